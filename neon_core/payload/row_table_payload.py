"""The table of rows as it travels: numbers with their decimals, and the user's columns as texts in their order.

A small table travels whole, and the browser sorts it. Of the table of every row a part travels, in the order that the
server gave it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core.payload.json_values import finite_or_none
from neon_core.wording import row_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from neon_core.checks import Indices
    from neon_core.payload.table_messages import RowPart, RowTable, TableColumn
    from neon_core.row_columns import RowColumns

COUNTED = ("cluster", "nearest competitor")
"""Columns of whole numbers that are names."""


def build_row_table(table: pd.DataFrame, row_column: str, label: str, table_id: str) -> RowTable:
    """Return the message of a table of rows.

    Parameters
    ----------
    table : DataFrame
        Rows of `tables.overview_table` or `tables.published_table`.
    row_column : str
        The head of the column with the number of the row; where rows have names, these stand in its place.
    label : str
        The name of the table for people who do not see it.
    table_id : str
        Changes with the table, not with its columns.
    """
    names = [str(name) for name in table if name != "row" or table.columns[0] == "row"]
    columns = [_column(name, table[name], row_column) for name in names]
    return {"id": table_id, "label": label, "rows": table["row"].tolist(), "columns": columns}


def build_row_part(
    columns: RowColumns, samples: Indices, tables: Sequence[pd.DataFrame], own: Sequence[str], row_column: str
) -> list[TableColumn]:
    """Return the columns of a part of the table of every row.

    Parameters
    ----------
    columns : RowColumns
        The columns of every row: their names, values and formats.
    samples : ndarray of int of shape (n_rows,)
        The lines of these columns that travel, in their order.
    tables : sequence of DataFrame
        The results of these rows: `tables.overview_table`, and texts that cannot be sorted beside it.
    own : sequence of str
        The user's columns that are shown.
    row_column : str
        The head of the column with the number of the row, where rows have no names.
    """
    results, *others = tables
    built: list[TableColumn] = []
    for shown, name in columns.results.items():
        if not (columns.has_names and shown == "row"):
            is_plain = not columns.columns[name].form.digits
            built.append({**_column(shown, results[shown], row_column, is_plain), "name": name})
    built += [{"head": str(head), "values": cells.tolist()} for table in others for head, cells in table.items()]
    for name in own:
        column = columns.columns[name]
        texts = row_cells.format_cells(column.column.kind, column.values.iloc[samples], column.form)
        cells: TableColumn = {"head": name, "values": texts, "name": name}
        built.append({**cells, "right": True} if column.column.kind == "number" else cells)
    return built


def build_part_message(
    part: RowPart, rows: Sequence[int], columns: list[TableColumn], label: str, table_id: str
) -> RowTable:
    """Return the message of a part of the table of every row; `label` names the table for people who do not see it."""
    return {"id": table_id, "label": label, "rows": [*rows], "columns": columns, "part": part}


def _column(name: str, values: pd.Series[Any], row_column: str, is_plain: bool | None = None) -> TableColumn:
    """Return a column of results: whole numbers, numbers with fixed decimals, or texts.

    `is_plain` says whether its numbers have fixed decimals; by default these values decide.
    """
    head = row_column if name == "row" else name
    if name == "row" or name in COUNTED:
        return {"head": head, "values": values.tolist()}
    if name not in row_cells.DECIMALS:
        return {"head": head, "values": [row_cells.format_class_cell(value) for value in values]}
    numbers, decimals = values.to_numpy(float), row_cells.DECIMALS[name]
    if row_cells.is_plain(numbers) if is_plain is None else is_plain:
        return {"head": head, "values": [finite_or_none(v) for v in numbers.round(decimals)], "decimals": decimals}
    texts = [row_cells.format_short(value) for value in numbers.tolist()]
    return {"head": head, "values": texts, "ranks": _ranks(values), "right": True}


def _ranks(values: pd.Series[Any]) -> list[int]:
    """Return the place of each value in their order, equal ones alike; 0 for an empty one."""
    ranks: list[int] = values.rank(method="dense").fillna(0).astype(int).tolist()
    return ranks
