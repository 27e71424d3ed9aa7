"""The columns of a page: each distinct cell once, as text and as a number, and which one each row has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from neon_core.row_explanation.own_cells import cell_number, own_cell
from neon_core.row_explanation.row_parts import ExplainedColumns
from neon_core.wording.column_values import format_column_value
from neon_core.wording.row_values import format_value

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices, Vector
    from neon_core.preparation import Design, PreparedColumn
    from neon_core.row_explanation import RowExplanation
    from neon_core.static_page.page_messages import PageColumn


def build_columns(analysis: Analysis, samples: Indices, any_row: RowExplanation) -> list[PageColumn]:
    """Return the columns that count, for some samples.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    samples : ndarray of int of shape (n_samples,)
        Positions in the matrix.
    any_row : RowExplanation
        The explanation of any row: it knows how values are written.
    """
    return [_build_column(analysis.design, at, samples, any_row) for at in range(len(analysis.design.columns))]


def _build_column(design: Design, at: int, samples: Indices, any_row: RowExplanation) -> PageColumn:
    column, cells = design.columns[at], design.cells[at]
    codes, first = distinct_cells(cells.iloc[design.rows[samples]])
    found = [own_cell(column, cell) for cell in cells.array[design.rows[samples[first]]]]
    features = design.matrix[samples[first], column.features]
    built: PageColumn = {
        "texts": _texts(any_row, at, found, features.argmax(axis=1).tolist()),
        "codes": codes.tolist(),
        "filled": [code for code, (_, is_filled) in enumerate(found) if is_filled],
        "right": column.kind == "number",
    }
    if column.categories:
        built["own"] = features.argmax(axis=1).tolist()
        built["off"] = design.matrix[:, column.features].min(axis=0).tolist()
        built["on"] = design.matrix[:, column.features].max(axis=0).tolist()
        return built
    return built | _numbers(design, column, [cell for cell, _ in found], features[:, 0])


def _numbers(design: Design, column: PreparedColumn, cells: Sequence[Any], scaled: Vector) -> PageColumn:
    """Return how cells become numbers: the user's, which are shorter, where scaling them loses no digit."""
    center, spread = float(design.center[column.start]), float(design.spread[column.start])
    counted = column.transform.count(np.array([cell_number(column, cell) for cell in cells]))
    ends = column.transform.count(np.array([design.low[column.start], design.high[column.start]]))
    numbers: dict[str, Any] = {"center": center, "spread": spread, "low": float(ends[0]), "high": float(ends[1])}
    is_same = np.array_equal((counted - center) / spread, scaled)
    numbers |= {"numbers": counted.tolist()} if is_same else {"scaled": scaled.tolist()}
    return numbers  # type: ignore[return-value]


def distinct_cells(cells: pd.Series[Any]) -> tuple[Indices, Indices]:
    """Return which distinct cell each row has, and the first row of each; empty cells are one.

    Examples
    --------
    >>> [places.tolist() for places in distinct_cells(pd.Series([2.0, None, 2.0, 1.0]))]
    [[0, 1, 0, 2], [0, 1, 3]]
    """
    codes = pd.factorize(cells, use_na_sentinel=False)[0]
    _, first = np.unique(codes, return_index=True)
    return codes, first


def _texts(any_row: RowExplanation, at: int, found: Sequence[tuple[Any, bool]], categories: Sequence[int]) -> list[str]:
    """Return cells as the panel writes them; `found` has each cell and whether it was filled in."""
    columns, one = any_row.columns, slice(at, at + 1)
    shown = ExplainedColumns(
        names=columns.names[one],
        kinds=columns.kinds[one],
        units=columns.units[one],
        cells=(None,),
        filled=(False,),
        precisions=columns.precisions[one],
        forms=columns.forms[one],
        origins=columns.origins[one],
        categories=columns.categories[one],
        orders=columns.orders[one],
    )
    if _is_plain_number(shown):
        return [
            _write(any_row, shown, *pair) if pair[1] else format_column_value(shown.forms[0], float(pair[0]))
            for pair in found
        ]
    return [_write(any_row, shown, *pair, own) for pair, own in zip(found, categories, strict=True)]


def _is_plain_number(column: ExplainedColumns) -> bool:
    """Whether the cells of a column that stands alone are written as its numbers are, which is the fastest way."""
    is_other = column.categories[0] is not None or column.orders[0] or column.origins[0] is not None
    return column.kinds[0] == "number" and not is_other


def _write(any_row: RowExplanation, column: ExplainedColumns, cell: Any, is_filled: bool, own: int = 0) -> str:
    """Return a cell of a column that stands alone."""
    values = column.categories[0] and replace(column.categories[0], own=own)
    alone = replace(column, cells=(cell,), filled=(is_filled,), categories=(values,))
    return format_value(replace(any_row, columns=alone), 0)
