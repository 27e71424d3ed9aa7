"""The columns that speak most for and against the cluster of each row, by name."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from neon_core.analysis import Analysis
from neon_core.arguments import as_count, check_type
from neon_core.blocks import ROWS
from neon_core.checks import Indices, Matrix
from neon_core.summaries.row_list import find_samples
from neon_core.text import one_line

FOR, AGAINST = "most for", "most against"
LONGEST_NAME = 40

ROUNDING = 1e-12
"""A relevance below this share of the row's largest is rounding, and speaks for nothing."""


def strongest_columns(analysis: Analysis, rows: ArrayLike, most: int = 2) -> pd.DataFrame:
    """Return the columns with the largest positive and the largest negative relevance of some rows.

    The relevance is that at the usual beta. A row for which, or against which, nothing speaks has an empty text.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    rows : array-like of int of shape (n_rows,)
        The rows, in this order.
    most : int
        How many columns are named in each cell, at most.

    Returns
    -------
    DataFrame
        With the columns "most for" and "most against": names, the strongest first, with commas between them.

    Raises
    ------
    RowError
        If there is no such row, or it was left out.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> strongest_columns(wine, [60]).loc[0].tolist()
    ['OD280/OD315, nonflavanoid phenols', 'hue, malic acid']
    """
    samples = find_samples(check_type(analysis, Analysis, "analysis"), rows)
    most = as_count(most, "most", low=1)
    names = [one_line(name, LONGEST_NAME) for name in analysis.design.column_names]
    blocks = [samples[start : start + ROWS] for start in range(0, samples.size, ROWS)]
    parts = [_name_strongest(analysis, block, names, min(most, len(names))) for block in blocks]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame({FOR: [], AGAINST: []}, dtype=object)


def _name_strongest(analysis: Analysis, samples: Indices, names: list[str], most: int) -> pd.DataFrame:
    """Return the strongest columns of some samples."""
    relevance = analysis.design.by_column(analysis.model.explain(analysis.design.matrix[samples]).relevance)
    least = ROUNDING * np.abs(relevance).max(axis=1, initial=0.0, keepdims=True)
    return pd.DataFrame(
        {FOR: _join_largest(relevance, least, names, most), AGAINST: _join_largest(-relevance, least, names, most)}
    )


def _join_largest(values: Matrix, least: Matrix, names: list[str], most: int) -> NDArray[np.object_]:
    """Return for each row the names of its largest values above a limit; rows with the same names share a text."""
    order = np.argsort(-values, axis=1, kind="stable")[:, :most]
    order[np.take_along_axis(values, order, axis=1) <= least] = -1
    kinds = np.zeros(len(order), np.intp)
    for rank in order.T:  # one number for each pattern: far faster to tell apart than rows
        kinds = np.unique(kinds * (len(names) + 1) + rank + 1, return_inverse=True)[1]
    _, first = np.unique(kinds, return_index=True)
    texts = [", ".join(names[i] for i in pattern if i >= 0) for pattern in order[first].tolist()]
    joined: NDArray[np.object_] = np.array(texts, dtype=object)[kinds]
    return joined
