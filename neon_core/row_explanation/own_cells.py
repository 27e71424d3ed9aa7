"""A row's cells as they stand in the table, or what stands in for empty ones; and as numbers."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from neon_core.orders import find_step
from neon_core.preparation import Design, PreparedColumn
from neon_core.preparation.encode import DAY


class OwnCells(NamedTuple):
    """A row's cells as they stand in the table, a filled-in value where a cell is empty, and which are empty."""

    cells: tuple[Any, ...]
    filled: tuple[bool, ...]


def own_cells(design: Design, position: int) -> OwnCells:
    """Return a sample's cells."""
    row = design.rows[position]
    cells = [cells.array[row] for cells in design.cells]  # quicker than iloc
    pairs = [own_cell(column, cell) for column, cell in zip(design.columns, cells, strict=True)]
    return OwnCells(tuple(cell for cell, _ in pairs), tuple(is_filled for _, is_filled in pairs))


def own_cell(column: PreparedColumn, cell: Any) -> tuple[Any, bool]:
    """Return a cell of a column, or the value in its place where it is empty, and whether this was filled in."""
    return (_fill(column), not column.blank) if pd.isna(cell) else (cell, False)


def _fill(column: PreparedColumn) -> Any:
    """Return the value that a column's empty cells have or were filled in with, as the user's values are."""
    if column.blank:
        return column.blank
    if column.categories:
        return column.categories[int(column.fill)]
    return column.fill if column.origin is None else column.origin + pd.Timedelta(days=column.fill)


def cell_number(column: PreparedColumn, cell: Any) -> float:
    """Return a cell as a number: days for a date, the step of an ordered value, 0 for a category."""
    if column.categories:
        return 0.0
    if column.order and isinstance(cell, str):
        return find_step(cell, column.order)
    return float(cell) if column.origin is None else (cell - column.origin) / DAY
