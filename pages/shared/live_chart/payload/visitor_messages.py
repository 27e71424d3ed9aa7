"""The schema of all messages from the browser. `frontend/visitor_messages.js` repeats it; a test compares the two."""

from __future__ import annotations

from typing import TypedDict


class PickMessage(TypedDict):
    """A hand has chosen a row."""

    row: int
    answers: int


class OtherMessage(TypedDict):
    """A hand has chosen a second row, beside the chosen one."""

    row: int
    answers: int


class DrawnMessage(TypedDict):
    """A hand has drawn a line around some rows: its vertices on the map `picture`."""

    shape: list[list[float]]
    picture: str
    draws: int


class SearchMessage(TypedDict):
    """A row is searched for by a text."""

    text: str
    answers: int


class ReleaseMessage(TypedDict):
    """A hand has let go of the comparison."""

    beta: float | str
    released: int


class WindowMessage(TypedDict):
    """A part of the table of rows is asked for: rows from a place on, or those around a row."""

    table: str
    first: int
    count: int
    row: int | None
    asked: int


class SortMessage(TypedDict):
    """A hand has chosen an order of the table of rows; the column "" is the table's own order."""

    column: str
    descending: bool
    sorts: int


class ReturnMessage(TypedDict):
    """The page has come back, and the visitor's own table was kept behind a sample."""

    kept: str


class SaveRequest(TypedDict):
    """A picture is to be saved as it was drawn, with this row and comparison.

    `picture` is the id of the map, or that of the facts for the bars.
    """

    what: str
    format: str
    id: int
    picture: str
    row: int
    beta: float | str


class OpenMessage(TypedDict):
    """A column is opened, "" where the opened one is closed."""

    column: str
