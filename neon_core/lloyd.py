"""Lloyd's iterations of K-Means for tables that are large: in blocks, without a copy, told and ended between them.

The same rule as scikit-learn's: from given centroids, each row to the nearest and each centroid to the mean of its
rows, until no row changes its cluster or the centroids move by next to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.blocks import map_blocks
from neon_core.checks import Indices, Matrix, Vector
from neon_core.neon.distances import smallest
from neon_core.progress import stage

TOLERANCE = 1e-4
"""Of the features' mean variance, as in scikit-learn: centroids that move by less have settled."""

USUAL_ITERATIONS = 10
"""After so many iterations the work is said to be half done."""


@dataclass(frozen=True, eq=False)
class Settled:
    """Centroids that Lloyd's iterations lead to.

    Attributes
    ----------
    centroids : ndarray of shape (n_clusters, n_features)
        The means of their rows.
    inertia : float
        The sum of squared distances to the nearest.
    iterations : int
        How many it took.
    """

    centroids: Matrix
    inertia: float
    iterations: int


def settle(matrix: Matrix, centroids: Matrix, max_iter: int) -> Settled:
    """Iterate from some centroids until they have settled.

    Parameters
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Finite.
    centroids : ndarray of shape (n_clusters, n_features)
        Where to begin.
    max_iter : int
        So many iterations at most.
    """
    origin: Vector = matrix.mean(axis=0)
    with stage("", 0.0, 0.0):
        tolerance = TOLERANCE * _mean_variance(matrix, origin)
    labels: Indices = np.full(len(matrix), -1, np.intp)
    places, iteration, has_settled = centroids - origin, 0, False
    while not has_settled and iteration < max_iter:
        begin, end = (i / (i + USUAL_ITERATIONS) for i in (iteration, iteration + 1))
        with stage("", begin, end):
            moved, has_changed = _iteration(matrix, origin, places, labels)
        has_settled = not has_changed or float(((moved - places) ** 2).sum()) <= tolerance
        places, iteration = moved, iteration + 1
    with stage("", 1.0, 1.0):
        inertia = float(_distances(matrix, origin, places).sum())
    return Settled(places + origin, inertia, iteration)


def _mean_variance(matrix: Matrix, origin: Vector) -> float:
    squares = map_blocks(len(matrix), matrix.shape[1], lambda block: ((matrix[block] - origin) ** 2).sum(axis=0))
    return float(np.sum(squares, axis=0).mean() / len(matrix))


def _iteration(matrix: Matrix, origin: Vector, places: Matrix, labels: Indices) -> tuple[Matrix, bool]:
    """Return the means of the rows nearest to each place, and whether a row has changed; labels are written anew."""
    doubled, squares = -2.0 * places, (places**2).sum(axis=1)[:, None]

    def work(block: slice) -> tuple[Matrix, Vector, bool]:
        rows = matrix[block] - origin
        label = smallest(doubled @ rows.T + squares)
        has_changed = bool((label != labels[block]).any())
        labels[block] = label
        members = (label == np.arange(len(places))[:, None]).astype(np.float64)
        return members @ rows, members.sum(axis=1), has_changed

    found = map_blocks(len(matrix), max(matrix.shape[1], len(places)), work)
    sums, counts = np.sum([one[0] for one in found], axis=0), np.sum([one[1] for one in found], axis=0)
    moved = np.where(counts[:, None] > 0.0, sums / np.maximum(counts, 1.0)[:, None], places)
    empty = np.flatnonzero(counts == 0.0)
    if empty.size:
        moved[empty] = _farthest(matrix, origin, places, empty)
    return moved, any(one[2] for one in found)


def _distances(matrix: Matrix, origin: Vector, places: Matrix) -> Vector:
    """Return each row's squared distance to its nearest place: which one by a product, how far by differences."""
    doubled, squares = -2.0 * places, (places**2).sum(axis=1)[:, None]

    def work(block: slice) -> Vector:
        rows = matrix[block] - origin
        rows -= places[smallest(doubled @ rows.T + squares)]
        found: Vector = np.einsum("ij,ij->i", rows, rows)
        return found

    return np.concatenate(map_blocks(len(matrix), max(matrix.shape[1], len(places)), work))


def _farthest(matrix: Matrix, origin: Vector, places: Matrix, empty: Indices) -> Matrix:
    """Return new places for clusters without a row: rows that are farthest from all; their own where there is none."""
    distances = _distances(matrix, origin, places)
    found = places[empty].copy()
    for i, at in enumerate(np.argsort(-distances, kind="stable")[: empty.size].tolist()):
        if distances[at] > 0.0:
            found[i] = matrix[at] - origin
    return found
