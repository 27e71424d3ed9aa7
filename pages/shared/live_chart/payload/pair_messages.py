"""The schema of the message about two rows; `browser_messages` has the others."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from neon_core.payload.browser_messages import ModuleEnvelope, SavedFile, Sign, SpanList


class PairLine(TypedDict):
    """A column of two rows: both values, its bar, and the words under the pointer.

    A number has `places`, those of both values in the observed range from 0 to 1. The range is parted at `zero`: larger
    values count for the first cluster of the border (`side` 1) or for the second (-1), with 0 for neither.
    `filled` says which of the two values were filled in. The line of all other columns has no values.
    """

    name: str
    values: list[str]
    bar: float
    text: str
    hint: list[str]
    places: NotRequired[list[float]]
    zero: NotRequired[float]
    side: NotRequired[int]
    filled: NotRequired[list[int]]


class PairHeads(TypedDict):
    """The words above the lines: the names of both rows, the two sides of the bars, and what the numbers are."""

    column: str
    rows: list[str]
    range: str
    sides: list[str]
    unit: str


class PairPicture(TypedDict):
    """Two rows: the sentences, the lines and their sum; no line where there is one cluster.

    `colors` are what blue and orange mean in a range, `row` is the first row, and `caption` names the table.
    """

    id: str
    row: int
    headline: SpanList
    detail: SpanList
    signs: list[Sign]
    caption: str
    heads: PairHeads
    colors: list[str]
    lines: list[PairLine]
    equation: SpanList
    proof: str


class PairFiles(ModuleEnvelope):
    """The addresses that two rows need, and the files that were requested."""

    lib: NotRequired[str]
    saved: NotRequired[list[SavedFile]]


class PairMessage(PairPicture, PairFiles):
    """The message of two rows."""
