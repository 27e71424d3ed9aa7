"""The explanation of every row as an Explanation of the package shap: one value a column, in the user's units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.neon.shap_values import Cells, build_shap, colour_values

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.preparation import Design

FILLED = "{} (filled in)"
"""A value in the place of an empty cell."""


def build_column_shap(analysis: Analysis) -> Any:
    """Return the result of `Analysis.to_shap`."""
    design = analysis.design
    relevance = design.by_column(analysis.explanation.relevance)
    units = design.in_units(design.matrix)
    original = design.to_original(design.matrix)
    pairs = [(original[column.name], units[:, column.start], column) for column in design.columns]
    coloured = colour_values([words if column.categories else numbers for words, numbers, column in pairs])
    return build_shap(relevance, design.column_names, _display(design, [words for words, *_ in pairs]), coloured)


def _display(design: Design, columns: list[Any]) -> Cells:
    """Return the values that stand beside the names; one that was filled in says so."""
    cells = colour_values([words.astype(str) if words.dtype.kind == "M" else words for words in columns])
    for row, column in np.argwhere(design.is_filled(np.arange(len(cells)))).tolist():
        value = cells[row, column]
        cells[row, column] = FILLED.format(f"{value:g}" if isinstance(value, float) else value)
    return cells
