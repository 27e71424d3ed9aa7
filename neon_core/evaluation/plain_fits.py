"""Fits of K-Means to small tables, many at a time: to tables of noise, and to rows drawn again.

They are scikit-learn's, each on one thread, so that they are the same on every machine, and side by side on all cores.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from neon_core.blocks import map_in_order, one_blas_thread, one_openmp_thread
from neon_core.checks import Indices, Matrix
from neon_core.starts import MAX_ITER

N_INIT = 3
"""Starts of each of these fits."""

Result = TypeVar("Result")


def fit_plain(matrix: Matrix, n_clusters: int, seed: int) -> tuple[Matrix, Indices, float]:
    """Return centroids, labels and inertia of the best of three starts."""
    from sklearn.cluster import KMeans

    with one_openmp_thread():
        fit = KMeans(n_clusters, n_init=N_INIT, random_state=seed, max_iter=MAX_ITER).fit(matrix)
    return fit.cluster_centers_, fit.labels_, float(fit.inertia_)


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
