"""Scale and weigh: encoded columns to the matrix that is clustered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from neon_core.blocks import for_each_block
from neon_core.checks import Matrix, Vector
from neon_core.preparation.encode import EncodedColumn
from neon_core.preparation.prepared_column import PreparedColumn
from neon_core.scalings import category_units, has_no_spread, units


def feature_units(
    encoded: Sequence[EncodedColumn], columns: Sequence[PreparedColumn], scaling: str
) -> tuple[Vector, Vector]:
    """Return center and spread of every feature; a weight divides the spread by its root.

    The column's squared differences then count as often as the weight says.
    """
    center, spread = np.empty(columns[-1].stop), np.empty(columns[-1].stop)
    for one, column in zip(encoded, columns, strict=True):
        center[column.features], spread[column.features] = _column_units(one, scaling)
        spread[column.features] /= np.sqrt(column.weight)
    return center, spread


def scaled_matrix(
    encoded: Sequence[EncodedColumn], columns: Sequence[PreparedColumn], center: Vector, spread: Vector
) -> Matrix:
    """Return the matrix of shape (n_rows, n_features) with (value - center) / spread."""
    matrix = np.empty((encoded[0].values.size, columns[-1].stop))

    def work(rows: slice) -> None:
        for one, column in zip(encoded, columns, strict=True):
            _write_features(matrix[rows], one.values[rows], column, center, spread)

    for_each_block(*matrix.shape, work)
    return matrix


def is_unscaled(encoded: EncodedColumn, scaling: str) -> bool:
    """Whether a number stays in its own units though it differs; a yes-or-no is not meant."""
    return not encoded.categories and encoded.column.kind != "boolean" and has_no_spread(encoded.values, scaling)


def _column_units(encoded: EncodedColumn, scaling: str) -> tuple[Any, Any]:
    """Return center and spread of a column's features."""
    if encoded.categories:
        counts = np.bincount(encoded.values.astype(np.intp), minlength=len(encoded.categories))
        return category_units(counts, scaling)
    with np.errstate(over="ignore", invalid="ignore"):
        return units(encoded.values[:, None], scaling)


def _write_features(matrix: Matrix, values: Vector, column: PreparedColumn, center: Vector, spread: Vector) -> None:
    """Write a column's features into some rows of the matrix."""
    if not column.categories:
        matrix[:, column.start] = (values - center[column.start]) / spread[column.start]
        return
    features = column.features
    matrix[:, features] = (0.0 - center[features]) / spread[features]
    own = column.start + values.astype(np.intp)
    matrix[np.arange(len(values)), own] = (1.0 - center[own]) / spread[own]
