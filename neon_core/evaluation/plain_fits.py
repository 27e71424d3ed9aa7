"""Fits of K-Means to small tables, many at a time: to tables of noise, and to rows drawn again.

They are scikit-learn's, each on one thread, so that they are the same on every machine, and side by side on all cores.
Small tables are fitted together, see `batched_fits`: the same clusters in a fifth of the time.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from neon_core.blocks import map_in_order, one_blas_thread, one_openmp_thread
from neon_core.checks import Matrix
from neon_core.evaluation.batched_fits import Fit, fit_together
from neon_core.starts import MAX_ITER

N_INIT = 3
"""Starts of each of these fits."""

SMALL = 20_000
"""Tables are fitted together where rows x features and rows x clusters are at most this. On one core fits together
take a fifth of the time on 178 rows of 13 features, half on 1,000, and longer from 3,000 on (measured)."""

TOGETHER = 2**16
"""Rows x features, and rows x clusters, of the starts that are fitted together: they fit the processor's cache."""

Result = TypeVar("Result")


def fit_tables(
    make: Callable[[int], Matrix], n_tables: int, n_clusters: int, keep: Callable[[int, Fit], Result]
) -> list[Result]:
    """Return what `keep` keeps of the fit of each table; the finished share is reported between tables.

    Parameters
    ----------
    make : callable
        Returns the i-th table; all have one shape. It is fitted with the seed i.
    n_tables, n_clusters : int
        The number of tables, at least one, and of clusters.
    keep : callable
        Called with the number of the table and its fit.
    """
    n_rows, n_features = make(0).shape
    cells = n_rows * max(n_features, n_clusters)
    if cells > SMALL or n_rows < n_clusters:
        return fit_each(range(n_tables), lambda i: keep(i, fit_plain(make(i), n_clusters, i)))
    size = max(1, TOGETHER // (N_INIT * cells))

    def work(first: int) -> list[Result]:
        numbers = range(first, min(first + size, n_tables))
        tables = np.stack([make(i) for i in numbers])
        fits = zip(numbers, tables, fit_together(tables, n_clusters, N_INIT, numbers), strict=True)
        return [keep(i, fit or fit_plain(table, n_clusters, i)) for i, table, fit in fits]

    return [kept for group in fit_each(range(0, n_tables, size), work) for kept in group]


def fit_plain(matrix: Matrix, n_clusters: int, seed: int) -> Fit:
    """Return the best of three starts."""
    from sklearn.cluster import KMeans

    with one_openmp_thread():
        fit = KMeans(n_clusters, n_init=N_INIT, random_state=seed, max_iter=MAX_ITER).fit(matrix)
    return Fit(fit.cluster_centers_, fit.labels_, float(fit.inertia_))


def fit_each(pieces: Sequence[int], work: Callable[[int], Result]) -> list[Result]:
    """Return the result of `work`, which fits, for each piece; the finished share is reported between pieces."""
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings(), one_blas_thread:
        warnings.simplefilter("ignore", ConvergenceWarning)  # rows drawn again can be fewer than clusters
        return map_in_order(pieces, work)


def sum_of_squares(matrix: Matrix) -> float:
    """Return the sum of the squared distances of the rows to their mean: the inertia of one cluster."""
    away = matrix - matrix.mean(axis=0)
    return float(np.einsum("ij,ij->", away, away))
