"""Impute: fill in missing values with the usual one of their column."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from neon_core.checks import Vector
from neon_core.preparation.encode import EncodedColumn


def impute(encoded: EncodedColumn) -> EncodedColumn:
    """Return a column with its missing values filled in: by the median, or by the most frequent category or yes-or-no.

    Examples
    --------
    >>> from neon_core.dataset import Column
    >>> impute(EncodedColumn(Column("size", "number", "feature"), np.array([1.0, np.nan, 5.0]))).values
    array([1., 3., 5.])
    """
    missing = encoded.missing
    n_missing = int(np.count_nonzero(missing))
    if not n_missing:
        return encoded
    present = encoded.values[~missing]
    is_number = encoded.column.kind in ("number", "ordered", "date") and not encoded.categories
    fill = float(np.median(present)) if is_number else _most_frequent(encoded, present)
    return replace(encoded, values=np.where(missing, fill, encoded.values), n_filled=n_missing, fill=fill)


def _most_frequent(encoded: EncodedColumn, present: Vector) -> float:
    """Return the most frequent value, the first of several; never the one that stands for several rare values."""
    counts = np.bincount(present.astype(np.intp))
    return float((counts[: len(encoded.categories) - 1] if encoded.rare else counts).argmax())
