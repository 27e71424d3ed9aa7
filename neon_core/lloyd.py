"""Lloyd's iterations of K-Means for large tables: in blocks, without a copy, with progress reports between the blocks.

The rule is scikit-learn's: assign each row to the nearest centroid and move each centroid to the mean of its rows,
until no row changes its cluster or the centroids hardly move.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.blocks import map_blocks
from neon_core.checks import Indices, Matrix, Vector
from neon_core.neon.distances import smallest
from neon_core.progress import stage

TOLERANCE = 1e-4
"""Centroids have settled when they move by less than this share of the features' mean variance, as in scikit-learn."""

USUAL_ITERATIONS = 10
"""After this number of iterations, half of the work is reported as done."""


@dataclass(frozen=True, eq=False)
class Settled:
    """The result of Lloyd's iterations.

    Attributes
    ----------
    centroids : ndarray of shape (n_clusters, n_features)
        The means of their rows.
    inertia : float
        The sum of the rows' squared distances to their nearest centroids.
    iterations : int
        The number of iterations.
    """

    centroids: Matrix
    inertia: float
    iterations: int


def settle(matrix: Matrix, centroids: Matrix, max_iter: int) -> Settled:
    """Return the centroids that Lloyd's iterations settle at.

    Parameters
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Finite.
    centroids : ndarray of shape (n_clusters, n_features)
        The centroids to start from.
    max_iter : int
        The largest number of iterations.
    """
    origin: Vector = matrix.mean(axis=0)
    with stage("", 0.0, 0.0):
        tolerance = TOLERANCE * _mean_variance(matrix, origin)
    labels: Indices = np.full(len(matrix), -1, np.intp)
    centred, iteration, has_settled = centroids - origin, 0, False
    while not has_settled and iteration < max_iter:
        begin, end = (i / (i + USUAL_ITERATIONS) for i in (iteration, iteration + 1))
        with stage("", begin, end):
            moved, has_changed = _iterate(matrix, origin, centred, labels)
        has_settled = not has_changed or float(((moved - centred) ** 2).sum()) <= tolerance
        centred, iteration = moved, iteration + 1
    with stage("", 1.0, 1.0):
        inertia = float(_distances(matrix, origin, centred).sum())
    return Settled(centred + origin, inertia, iteration)


def _mean_variance(matrix: Matrix, origin: Vector) -> float:
    squares = map_blocks(len(matrix), matrix.shape[1], lambda block: ((matrix[block] - origin) ** 2).sum(axis=0))
    return float(np.sum(squares, axis=0).mean() / len(matrix))


def _iterate(matrix: Matrix, origin: Vector, centred: Matrix, labels: Indices) -> tuple[Matrix, bool]:
    """Overwrite the labels with the nearest centroids; give the new centroids and whether a label has changed."""
    doubled, squares = -2.0 * centred, (centred**2).sum(axis=1)[:, None]

    def work(block: slice) -> tuple[Matrix, Vector, bool]:
        rows = matrix[block] - origin
        label = smallest(doubled @ rows.T + squares)
        has_changed = bool((label != labels[block]).any())
        labels[block] = label
        members = (label == np.arange(len(centred))[:, None]).astype(np.float64)
        return members @ rows, members.sum(axis=1), has_changed

    sums, counts, changes = zip(*map_blocks(len(matrix), max(matrix.shape[1], len(centred)), work), strict=True)
    total, count = np.sum(sums, axis=0), np.sum(counts, axis=0)
    moved = np.where(count[:, None] > 0.0, total / np.maximum(count, 1.0)[:, None], centred)
    empty = np.flatnonzero(count == 0.0)
    if empty.size:
        moved[empty] = _farthest_rows(matrix, origin, centred, empty)
    return moved, any(changes)


def _distances(matrix: Matrix, origin: Vector, centred: Matrix) -> Vector:
    """Return each row's squared distance to its nearest centroid: a product finds it, differences measure it."""
    doubled, squares = -2.0 * centred, (centred**2).sum(axis=1)[:, None]

    def work(block: slice) -> Vector:
        rows = matrix[block] - origin
        rows -= centred[smallest(doubled @ rows.T + squares)]
        distances: Vector = np.einsum("ij,ij->i", rows, rows)
        return distances

    return np.concatenate(map_blocks(len(matrix), max(matrix.shape[1], len(centred)), work))


def _farthest_rows(matrix: Matrix, origin: Vector, centred: Matrix, empty: Indices) -> Matrix:
    """Return new centroids for empty clusters: the rows farthest from all; the old ones if no row is away from all."""
    distances = _distances(matrix, origin, centred)
    moved = centred[empty].copy()
    for i, row in enumerate(np.argsort(-distances, kind="stable")[: empty.size].tolist()):
        if distances[row] > 0.0:
            moved[i] = matrix[row] - origin
    return moved
