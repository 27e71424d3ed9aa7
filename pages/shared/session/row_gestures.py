"""Gestures of the table of rows: which part a browser asks for, and its order. Malformed messages are ignored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from pages.shared.session import store
from pages.shared.session.gestures import LONGEST_ID, is_counted, is_whole
from pages.shared.session.visit import RowWindow

MOST_ROWS = 400
"""Rows that travel at once, at most."""
LONGEST_COLUMN = 10_000
"""Characters of a column's name that are read."""


class Sorting(NamedTuple):
    """A head of the table of rows that was pressed, and the number of the gesture; "" is the table's own order."""

    column: str
    is_descending: bool
    number: int


class WindowRequest(NamedTuple):
    """A part of the table of rows that a browser asks for, and the number of the request."""

    window: RowWindow
    number: int


def parse_window(message: Any) -> WindowRequest | None:
    """Return the part of the table that a browser asks for; None for anything malformed.

    Examples
    --------
    >>> parse_window({"table": "t", "first": 40, "count": 9**9, "row": None, "asked": 2})
    WindowRequest(window=RowWindow(table='t', first=40, count=400, row=-1), number=2)
    >>> parse_window({"table": "t", "first": -1, "count": 5, "row": None, "asked": 2})
    """
    if not isinstance(message, dict) or not all(is_whole(message.get(part)) for part in ("first", "count", "asked")):
        return None
    table, row = message.get("table"), message.get("row")
    is_row = row is None or (is_whole(row) and row >= 0)
    if not isinstance(table, str) or not is_row or message["first"] < 0 or message["count"] < 1:
        return None
    window = RowWindow(
        table[:LONGEST_ID], message["first"], min(message["count"], MOST_ROWS), -1 if row is None else row
    )
    return WindowRequest(window, message["asked"])


def parse_sorting(message: Any) -> Sorting | None:
    """Return the order that a hand has chosen; None for anything malformed.

    Examples
    --------
    >>> parse_sorting({"column": "hue", "descending": True, "sorts": 3})
    Sorting(column='hue', is_descending=True, number=3)
    >>> parse_sorting({"column": "hue", "descending": 1, "sorts": 3})
    """
    if not isinstance(message, dict) or not is_whole(message.get("sorts")):
        return None
    column, is_descending = message.get("column"), message.get("descending")
    if not isinstance(column, str) or not isinstance(is_descending, bool):
        return None
    return Sorting(column[:LONGEST_COLUMN], is_descending, message["sorts"])


def take_window(key: str) -> None:
    """Remember which part of the table the component with a key asks for; an older request changes nothing."""
    request, before = parse_window(store.read_message(key, "window")), store.visit()
    if request is not None and before.windows < request.number and is_counted(request.number, before.windows):
        store.store_visit(replace(before, rows=request.window, windows=request.number, has_returned=False))


def take_sorting(key: str) -> Sorting | None:
    """Return the order that the component with a key has sent, where it is a new one, and remember its number."""
    sorting, before = parse_sorting(store.read_message(key, "sort")), store.visit()
    if sorting is None or sorting.number <= before.sorts or not is_counted(sorting.number, before.sorts):
        return None
    store.store_visit(replace(before, sorts=sorting.number, has_returned=False))
    return sorting
