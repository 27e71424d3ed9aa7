"""Centroids without the noise of their rounding, the labels that follow, and the inertia of both."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from neon_core.blocks import map_blocks
from neon_core.checks import Indices, Matrix, Vector
from neon_core.neon.distances import assign
from neon_core.neon.rounding import share_values

FEW = 1_000
"""Rows that are compared first, to see that a feature is not constant in a cluster, or that many rows are distinct."""

SAME_MEAN = 1e5
"""A centroid that is this near to the mean of its rows, in units of their noise, is that mean but for rounding."""


def without_noise(matrix: Matrix, centroids: Matrix, noise: Vector) -> tuple[Matrix, Indices]:
    """Return centroids without the noise of their rounding, and the labels.

    If all members have the same value, it replaces their rounded mean, and means that are equal but for rounding are
    equal. An empty cluster (there are fewer distinct rows than clusters) gets the centroid of another one. Otherwise
    twins would differ in the last digit, and a feature that is the same everywhere would have a little relevance.
    """
    labels = assign(matrix, centroids, noise)
    exact = centroids.copy()
    is_value = np.zeros(centroids.shape, np.bool_)
    filled = np.unique(labels)
    for k in filled:
        members = np.flatnonzero(labels == k)
        mean = _mean(matrix, members)
        is_same = np.abs(mean - exact[k]) <= SAME_MEAN * noise
        exact[k, is_same] = mean[is_same]
        constant = _constant_features(matrix, members)
        exact[k, constant] = matrix[members[0], constant]
        is_value[k, constant] = True
    for k in np.setdiff1d(np.arange(len(centroids)), filled):
        exact[k] = exact[filled[assign(centroids[k : k + 1], exact[filled])[0]]]
    share_coordinates(exact, is_value, noise)
    return exact, labels if (exact == centroids).all() else assign(matrix, exact, noise)


def _mean(matrix: Matrix, members: Indices) -> Vector:
    """Return the mean of some rows; a sum along the rows' memory is made in pairs, which costs hardly a digit."""
    mean: Vector = np.ascontiguousarray(matrix[members].T).mean(axis=1)
    return mean


def share_coordinates(centroids: Matrix, is_value: NDArray[np.bool_], noise: Vector) -> None:
    """Make the centroids' coordinates equal where only rounding tells them apart, in place.

    The value of a cluster whose members all have it (`is_value`) stays as it is.
    """
    with np.errstate(invalid="ignore"):
        gaps = np.diff(np.sort(centroids, axis=0), axis=0)
    for i in np.flatnonzero(((gaps > 0.0) & (gaps <= 2.0 * noise)).any(axis=0)):
        shared = share_values(centroids[:, i], np.full(len(centroids), noise[i]))
        for value in np.unique(shared):
            group = shared == value
            known = centroids[group & is_value[:, i], i]
            centroids[group, i] = known[0] if known.size else value


def inertia(matrix: Matrix, centroids: Matrix, labels: Indices) -> float:
    """Return the sum of the squared distances of all rows to the centroids of their clusters."""

    def work(block: slice) -> float:
        away = matrix[block] - centroids[labels[block]]
        return float(np.einsum("ij,ij->", away, away))

    return float(np.sum(map_blocks(len(matrix), matrix.shape[1], work)))


def _constant_features(matrix: Matrix, members: Indices) -> Indices:
    """Return the features with the same value in all members; the first 1,000 members rule out most features."""
    first = matrix[members[0]]
    likely = np.flatnonzero((matrix[members[:FEW]] == first).all(axis=0))
    return np.array([i for i in likely if (matrix[members, i] == first[i]).all()], np.intp)


def few_distinct_rows(matrix: Matrix, most: int) -> Matrix | None:
    """Return the distinct rows, or None where there are more than `most`; the first 1,000 rows show that as a rule."""
    if len(np.unique(matrix[:FEW], axis=0)) > most:
        return None
    found: list[Vector] = []
    rest = matrix
    while len(rest) and len(found) <= most:
        found.append(rest[0])
        rest = rest[(rest != rest[0]).any(axis=1)]
    return np.array(found) if len(found) <= most else None
