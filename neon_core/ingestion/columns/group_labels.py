"""Labels written once per group, as pivot tables and merged cells have them: recognise them, and carry them down."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion import reshape_messages
from neon_core.parse.vocabulary import MISSING_WORDS

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from neon_core.reading import Ambiguity

SAMPLE = 500
"""First rows that show labels of groups."""

MOST_COLUMNS = 3
"""First columns that may have labels of groups, one inside the other."""

MIN_BLANK, MIN_FOLLOWED, MIN_DIFFERENT = 0.4, 0.7, 0.9
"""Smallest shares: of empty cells, of labels with an empty cell below, and of different labels in the first column."""

MIN_LABELS, LONGEST = 2, 60
"""Fewest labels; letters of a label."""

MIN_FILLED = 0.5
"""Share of the rows without a label in which half of the other columns must have a value."""


def find_group_columns(table: pa.Table) -> list[int]:
    """Return the first columns in which a label stands only in the first row of each group.

    Parameters
    ----------
    table : pyarrow.Table
        The rows, every column as text or as numbers.

    Examples
    --------
    >>> import pyarrow as pa
    >>> region = ["North", "", "", "South", "", ""]
    >>> find_group_columns(pa.table({"region": region, "town": list("abcdef"), "size": list("123456")}))
    [0]
    """
    head = table.slice(0, SAMPLE)
    columns = [_read_cells(column) for column in head.columns[:MOST_COLUMNS]]
    found: list[int] = []
    for at, cells in enumerate(columns):
        if not _have_groups(cells, is_first=at == 0):
            break
        found.append(at)
    if not found or len(found) == table.num_columns:
        return []
    is_inner = np.array([not cell for cell in columns[found[-1]]])
    return found if _are_filled(head, len(found), is_inner) else []


def _read_cells(column: pa.ChunkedArray) -> list[str]:
    return ["" if cell is None else str(cell).strip() for cell in column.to_pylist()]


def _have_groups(cells: Sequence[str], is_first: bool) -> bool:
    """Whether a label is in the first row, most labels have empty cells below, and no label follows itself."""
    labels = [cell for cell in cells if cell]
    if len(labels) < MIN_LABELS or not cells[0] or len(labels) > (1 - MIN_BLANK) * len(cells):
        return False
    if any(label.lower() in MISSING_WORDS or len(label) > LONGEST for label in labels):
        return False
    n_followed = sum(bool(cell) and not below for cell, below in pairwise(cells))
    differ = len(set(labels)) >= MIN_DIFFERENT * len(labels) if is_first else len(set(labels)) > 1
    repeats = any(label == other for label, other in pairwise(labels))
    return n_followed >= MIN_FOLLOWED * len(labels) and differ and not repeats


def _are_filled(head: pa.Table, n_groups: int, is_empty: NDArray[np.bool_]) -> bool:
    """Whether half of the other columns have values in most rows without a label."""
    others = head.columns[n_groups:]
    full = [np.mean([bool(cell) for cell in np.array(_read_cells(column), object)[is_empty]]) for column in others]
    return bool(2 * sum(share >= MIN_FILLED for share in full) >= len(others))


def describe_groups(table: pa.Table, names: Sequence[str]) -> list[Ambiguity]:
    """Return an ambiguity for each column with labels of groups that were not carried down.

    Parameters
    ----------
    table : pyarrow.Table
        The rows.
    names : sequence of str
        The names of its columns.
    """
    said = []
    for at in find_group_columns(table):
        cells = _read_cells(table.column(at))
        labels = list(dict.fromkeys(filter(None, cells)))
        said.append(reshape_messages.labels_of_groups(names[at], labels, cells.count("")))
    return said


def carry_labels_down(column: pa.ChunkedArray) -> tuple[pa.ChunkedArray, int]:
    """Return a column of text in which each empty cell has the label above it, and the number of cells that got one.

    Examples
    --------
    >>> import pyarrow as pa
    >>> column, n_filled = carry_labels_down(pa.chunked_array([["North", "", "South"], ["", ""]]))
    >>> column.to_pylist(), n_filled
    (['North', 'North', 'South', 'South', 'South'], 3)
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    cells = column.combine_chunks()
    labels = pc.if_else(pc.equal(pc.utf8_trim_whitespace(cells), ""), pa.scalar(None, cells.type), cells)
    filled = pc.fill_null_forward(labels)
    return pa.chunked_array([filled.fill_null("")]), labels.null_count - filled.null_count
