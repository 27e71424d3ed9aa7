"""The gap statistic: how much closer the rows lie to their centroids than uniform noise does.

Tibshirani, Walther, Hastie, "Estimating the number of clusters in a data set via the gap statistic", Journal of the
Royal Statistical Society B 63, 2001. With W the sum of the squared distances to the means of the clusters,

    gap = mean over B tables of noise of log W  -  log W of the data,
    error = sd of those log W * sqrt(1 + 1 / B).
"""

from __future__ import annotations

import math

import numpy as np

from neon_core.checks import Indices, Matrix, Vector


def gap_of(noise: Vector, dispersion: float) -> tuple[float, float]:
    """Return the gap and its standard error.

    Parameters
    ----------
    noise : ndarray of shape (n_tables,)
        W of each table of noise.
    dispersion : float
        W of the data, on as many rows.

    Returns
    -------
    gap, error : float
        The gap is infinite where W of the data is 0, and both are NaN where a table of noise has 0.

    Examples
    --------
    >>> gap, error = gap_of(np.array([2.0, 8.0]), 2.0)
    >>> round(gap / math.log(2), 6), round(error / math.log(2) / math.sqrt(1.5), 6)
    (1.0, 1.0)
    """
    if not (noise > 0.0).all():
        return math.nan, math.nan
    logs = np.log(noise)
    error = float(logs.std()) * math.sqrt(1.0 + 1.0 / logs.size)
    return (float(logs.mean()) - math.log(dispersion) if dispersion > 0.0 else math.inf), error


def dispersion_of(matrix: Matrix, labels: Indices, n_clusters: int) -> float:
    """Return the sum of the squared distances of some rows to the means of their clusters.

    Examples
    --------
    >>> dispersion_of(np.array([[0.0], [2.0], [9.0]]), np.array([0, 0, 1]), 2)
    2.0
    """
    counts = np.maximum(np.bincount(labels, minlength=n_clusters), 1)
    sums = np.stack([np.bincount(labels, column, n_clusters) for column in matrix.T], axis=1)
    away = matrix - (sums / counts[:, None])[labels]
    return float(np.einsum("ij,ij->", away, away))
