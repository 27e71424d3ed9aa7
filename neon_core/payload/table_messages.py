"""The schema of the table of rows, a part of `browser_messages`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NotRequired, TypedDict

Cell = Annotated[float | str | None, "Cell"]
"""A cell of a table; None where it is empty."""


class TableColumn(TypedDict):
    """A column of the table of rows: numbers with fixed decimals, or texts.

    `ranks` is the order of texts that are no words; `right` says that texts are numbers. By `name` the server sorts.
    """

    head: str
    values: Sequence[Cell]
    decimals: NotRequired[int]
    ranks: NotRequired[list[int]]
    right: NotRequired[bool]
    name: NotRequired[str]


class RowPart(TypedDict):
    """The part of a table of `total` rows that travels: from the place `first` on, as the server sorts them by `sort`.

    `at` is the place of the row `chosen`, -1 where the table does not have it; `reveals` says that the table opens
    there. `windows` and `sorts` are the numbers of the last part and of the last order that are answered.
    """

    first: int
    total: int
    at: int
    chosen: int
    reveals: bool
    sort: str
    descending: bool
    windows: int
    sorts: int
    returned: NotRequired[bool]


class RowTable(TypedDict):
    """The table of rows. Another `id` is another table, or another order; one without a `part` is whole.

    `keeps_sort` where its rows are some of a table that a hand has sorted.
    """

    id: str
    label: str
    rows: list[int]
    columns: list[TableColumn]
    part: NotRequired[RowPart]
    keeps_sort: NotRequired[bool]
