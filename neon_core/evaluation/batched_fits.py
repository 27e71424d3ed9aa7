"""K-Means on many small tables at once: scikit-learn's fits, in which NumPy is called once for all tables.

A scan fits 20 tables of noise, and rows that are drawn 20 times, for every K, each from three starts. On 178 rows
nine tenths of such a fit are calls and checks, not arithmetic (measured). Here one call takes a step of all starts:
greedy k-means++ (Arthur, Vassilvitskii, SODA 2007) with the random numbers that scikit-learn draws, then Lloyd's
iterations with its rule to stop.

Rounding decides where two centroids are equally near to a row, where two candidates for a centroid are equally good,
or where two starts end equally well. Such a table, and one with a cluster that loses its rows, is not fitted here: its
place in the result is None, and scikit-learn fits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from neon_core.checks import Indices, Matrix, Vector
from neon_core.starts import MAX_ITER

Stack = NDArray[np.float64]
"""Several matrices of one shape; shape (n, rows, columns)."""

NEARLY = 1e-12
"""Values are equal within this share of the largest squared distance to the mean: rounding is below a thousandth."""

TOLERANCE = 1e-4
"""Centroids have settled when they move by less than this share of the features' mean variance, as in scikit-learn."""


class Fit(NamedTuple):
    """A fit of K-Means: centroids, the cluster of each row, and the sum of squared distances."""

    centroids: Matrix
    labels: Indices
    inertia: float


@dataclass(frozen=True, eq=False)
class _Starts:
    """Starts on one or more tables, one after another.

    Attributes
    ----------
    across : ndarray of shape (n_starts, n_features, n_rows)
        The rows of each start's table, less their mean; a feature lies in one piece.
    squares : ndarray of shape (n_starts, n_rows)
        The squared lengths of these rows.
    near : ndarray of shape (n_starts,)
        Squared distances are equal within this.
    """

    across: Stack
    squares: Matrix
    near: Vector

    def some(self, which: Any) -> _Starts:
        """Return some of the starts."""
        return _Starts(self.across[which], self.squares[which], self.near[which])


def fit_together(tables: Stack, n_clusters: int, n_init: int, seeds: Sequence[int]) -> list[Fit | None]:
    """Return the best start on each table, as scikit-learn's `KMeans` finds it; None where rounding decides.

    Parameters
    ----------
    tables : ndarray of shape (n_tables, n_rows, n_features)
        Finite.
    n_clusters, n_init : int
        The number of clusters, at most `n_rows`, and of starts on each table.
    seeds : sequence of int
        The seed of each table.

    Examples
    --------
    >>> (fit,) = fit_together(np.array([[[0.0], [1.0], [5.0], [30.0]]]), 2, n_init=3, seeds=[0])
    >>> sorted(fit.centroids.ravel().round(9).tolist()), round(fit.inertia, 9), bool(fit.labels[0] == fit.labels[2])
    ([2.0, 30.0], 14.0, True)
    """
    origins = tables.mean(axis=1)
    across = np.ascontiguousarray((tables - origins[:, None]).transpose(0, 2, 1))
    squares = np.einsum("tfr,tfr->tr", across, across)
    of_table = np.repeat(np.arange(len(tables)), n_init)
    starts = _Starts(across, squares, NEARLY * squares.max(axis=1)).some(of_table)
    draws = _draw(seeds, n_clusters, n_init, tables.shape[1])
    with np.errstate(invalid="ignore", divide="ignore"):  # a cluster without rows: such a table is not fitted here
        centroids, is_sure = _seed_centroids(starts, *draws)
        tolerances = TOLERANCE * tables.var(axis=1).mean(axis=1)
        centroids, labels, inertia, has_settled = _settle(starts, centroids, tolerances[of_table])
    each = [(centroids[i], labels[i], float(inertia[i])) for i in range(len(of_table))]
    sure: NDArray[np.bool_] = np.all(np.reshape(is_sure & has_settled, (-1, n_init)), axis=1)
    return [
        _choose([Fit(*one) for one in each[t * n_init : (t + 1) * n_init]], origins[t]) if sure[t] else None
        for t in range(len(tables))
    ]


def _choose(fits: Sequence[Fit], origin: Vector) -> Fit | None:
    """Return the first fit with the smallest inertia; None where another one is nearly as good with other clusters."""
    best = min(fits, key=lambda fit: fit.inertia)
    rivals = [fit for fit in fits if fit.inertia - best.inertia <= 1e-9 * best.inertia]
    pairs = [np.unique(fit.labels * len(best.centroids) + rivals[0].labels).size for fit in rivals]
    if max(pairs) > len(best.centroids):
        return None
    return rivals[0]._replace(centroids=rivals[0].centroids + origin)


def _draw(seeds: Sequence[int], n_clusters: int, n_init: int, n_rows: int) -> tuple[Indices, Stack]:
    """Return the random numbers of k-means++: the first row of each start, and the shares that choose candidates.

    Returns
    -------
    firsts : ndarray of int of shape (n_starts,)
        Rows.
    shares : ndarray of shape (n_starts, n_clusters - 1, n_candidates)
        Between 0 and 1.
    """
    n_candidates = 2 + int(np.log(n_clusters))
    size = 1 + (n_clusters - 1) * n_candidates
    numbers = np.concatenate([np.random.RandomState(seed).random_sample((n_init, size)) for seed in seeds])
    edges = np.full(n_rows, 1.0 / n_rows).cumsum()
    firsts: Indices = (edges / edges[-1]).searchsorted(numbers[:, 0], side="right")
    return firsts, numbers[:, 1:].reshape(len(numbers), n_clusters - 1, n_candidates)


def _seed_centroids(starts: _Starts, firsts: Indices, shares: Stack) -> tuple[Stack, NDArray[np.bool_]]:
    """Return the centroids that k-means++ begins with, and whether each start's are beyond doubt."""
    each = np.arange(len(firsts))
    chosen, is_sure = [starts.across[each, :, firsts]], np.ones(len(firsts), np.bool_)
    closest = _squared_distances(starts, chosen[0][:, None])[:, 0]
    potential = closest.sum(axis=1)
    for drawn in shares.transpose(1, 0, 2):
        edges, marks = closest.cumsum(axis=1), drawn * potential[:, None]
        candidates = (edges[:, None] < marks[:, :, None]).sum(axis=2)
        np.minimum(candidates, closest.shape[1] - 1, out=candidates)
        rows = starts.across[each[:, None], :, candidates]
        distances = np.minimum(_squared_distances(starts, rows), closest[:, None])
        sums = distances.sum(axis=2)
        best = sums.argmin(axis=1)
        potential, closest = sums[each, best], distances[each, best]
        chosen.append(rows[each, best])
        is_rival = sums <= (potential + closest.shape[1] * starts.near)[:, None]
        is_sure &= ~(is_rival & (rows != chosen[-1][:, None]).any(axis=2)).any(axis=1)
    return np.stack(chosen, axis=1), is_sure


def _squared_distances(starts: _Starts, places: Stack) -> Stack:
    """Return the squared distances of places (n_starts, n_places, n_features) to all rows."""
    distances: Stack = places @ starts.across
    distances *= -2.0
    distances += np.einsum("spf,spf->sp", places, places)[:, :, None]
    distances += starts.squares[:, None]
    return np.maximum(distances, 0.0, out=distances)


def _settle(
    starts: _Starts, centroids: Stack, tolerances: Vector
) -> tuple[Stack, NDArray[np.int32], Vector, NDArray[np.bool_]]:
    """Return centroids, labels and inertia after Lloyd's iterations, and whether each start settled beyond doubt."""
    n_starts, n_clusters, n_rows = len(centroids), centroids.shape[1], starts.squares.shape[1]
    members = np.zeros((n_starts, n_clusters, n_rows), np.bool_)
    centroids, is_sure = centroids.copy(), np.ones(n_starts, np.bool_)
    going, running = np.arange(n_starts), starts
    for _ in range(MAX_ITER):
        nearest = _nearest(running, centroids[going])
        moved = _means(running, nearest)
        is_same = ~np.logical_xor(nearest, members[going]).any(axis=(1, 2))
        shift = ((moved - centroids[going]) ** 2).sum(axis=(1, 2))
        is_sure[going] = (nearest.sum(axis=(1, 2)) == n_rows) & np.all(nearest.any(axis=2), axis=1)
        centroids[going], members[going] = moved, nearest
        has_moved_little = ~is_same & (shift <= tolerances[going])
        ends = going[has_moved_little & is_sure[going]]
        if ends.size:  # the labels are those of the last centroids
            members[ends] = _nearest(starts.some(ends), centroids[ends])
            is_sure[ends] = members[ends].sum(axis=(1, 2)) == n_rows
        stays = ~is_same & ~has_moved_little & is_sure[going]
        if not stays.any():
            break
        if not stays.all():
            going, running = going[stays], running.some(stays)
    else:
        is_sure[going] = False
    labels = members.argmax(axis=1).astype(np.int32)
    own = np.take_along_axis(centroids, labels[:, :, None], axis=1).transpose(0, 2, 1)
    return centroids, labels, ((starts.across - own) ** 2).sum(axis=(1, 2)), is_sure


def _nearest(starts: _Starts, centroids: Stack) -> NDArray[np.bool_]:
    """Return which centroids are nearest to each row, (n_starts, n_clusters, n_rows); several but for rounding."""
    distances = centroids @ starts.across
    distances *= -2.0
    distances += np.einsum("skf,skf->sk", centroids, centroids)[:, :, None]
    limits = distances.min(axis=1) + starts.near[:, None]
    is_nearest: NDArray[np.bool_] = distances <= limits[:, None]
    return is_nearest


def _means(starts: _Starts, members: NDArray[np.bool_]) -> Stack:
    """Return the means of the rows of each cluster."""
    counts = np.maximum(members.sum(axis=2), 1)
    means: Stack = members.astype(np.float64) @ starts.across.transpose(0, 2, 1) / counts[:, :, None]
    return means
