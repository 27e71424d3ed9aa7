"""The distance to the boundary of a merged cluster, which is not convex: exact.

A point of cluster S leaves it where another centroid q is as near as every centroid c of S. For one q the points beyond
are the intersection of the half-spaces h_cq(y) = d_q(y) - d_c(y) <= 0, and the distance to the boundary is the least
distance to one of these intersections. One half-space is a projection; two of them a system of two equations; more of
them, which only happens at corners of three or more own centroids, the least-distance program (Lawson and Hanson).
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from neon_core.checks import Indices, Matrix, Vector
from neon_core.neon.distances import parts
from neon_core.neon.merged_decision import Grouping, MergedDecision
from neon_core.neon.neuralization import nearest_border

ROUGH = 1e-9
"""Rounding of a bound on a distance, as a share of ||x||^2 + ||mu||^2 over the smallest distance of two centroids."""

FEASIBLE = 1e-12
"""A half-space that a step misses by this share of the largest discriminant is reached."""


def border_distances(
    rows: Matrix, grouping: Grouping, decision: MergedDecision, wanted: NDArray[np.bool_] | None = None
) -> Matrix:
    """Return each row's distance to every other cluster's cells, shape (n_clusters, n_rows); +inf at the own cluster.

    Rows on a boundary have the distance 0 to the clusters that are equally near. Where only some distances are
    `wanted`, the others are +inf too.
    """
    distances = np.full((grouping.n_clusters, len(rows)), np.inf)
    for cluster in np.unique(decision.label).tolist():
        members = np.flatnonzero(decision.label == cluster)
        own = grouping.centroids_of(cluster)
        for other in range(grouping.n_clusters):
            some = members if wanted is None else members[wanted[other, members]]
            if other != cluster and some.size:
                points = rows[some]
                cells = [_cell_distance(points, grouping, own, q) for q in grouping.centroids_of(other)]
                distances[other, some] = np.min(cells, axis=0)
    distances[decision.h == 0.0] = 0.0
    return distances


def nearest_merged_border(rows: Matrix, grouping: Grouping, decision: MergedDecision) -> tuple[Vector, Indices]:
    """Return the distance to the boundary of each row's cluster, and the cluster beyond it.

    Bounds from one matrix product rule most borders out; direct differences measure the others.
    """
    low, high = _bounds(grouping, decision)
    norms = np.einsum("ij,ij->i", decision.centred, decision.centred)
    slack = ROUGH * (norms + grouping.geometry.reach) / grouping.least_gap
    distances = border_distances(rows, grouping, decision, low <= high.min(axis=0) + slack)
    return nearest_border(distances, decision.h)


def _bounds(grouping: Grouping, decision: MergedDecision) -> tuple[Matrix, Matrix]:
    """Return bounds from below and from above of the distances, but for rounding; both (n_clusters, n_rows).

    The farthest of the half-spaces of a cell is a bound from below, and the distance itself where its foot reaches all.
    """
    geometry = grouping.geometry
    products = geometry.doubled @ decision.centred.T + geometry.squares
    low = np.full((grouping.n_clusters, decision.label.size), np.inf)
    high = low.copy()
    for cluster in np.unique(decision.label).tolist():
        members = np.flatnonzero(decision.label == cluster)
        own = grouping.centroids_of(cluster)
        inside = products[own][:, members]
        for q in np.flatnonzero(grouping.owners != cluster).tolist():
            bounds = _cell_bounds(
                products[q, members] - inside, 2.0 * (geometry.centroids[own] - geometry.centroids[q])
            )
            for best, bound in zip((low, high), bounds, strict=True):
                best[grouping.owners[q], members] = np.minimum(best[grouping.owners[q], members], bound)
    return low, high


def _cell_bounds(h: Matrix, weights: Matrix) -> tuple[Vector, Vector]:
    """Return the bounds for one cell, from the discriminants of shape (n_own, n_rows) and their gradients."""
    gram = weights @ weights.T
    lengths = np.sqrt(np.diag(gram))[:, None]
    steps = np.divide(np.maximum(h, 0.0), lengths, out=np.zeros_like(h), where=lengths > 0.0)
    if len(h) == 1:
        return steps[0], steps[0]
    farthest = steps.argmax(axis=0)
    columns = np.arange(farthest.size)
    low = steps[farthest, columns]
    scale = np.divide(low, lengths[farthest, 0], out=np.zeros_like(low), where=lengths[farthest, 0] > 0.0)
    reaches = (h - scale * gram[:, farthest] <= 0.0) | (np.arange(len(h))[:, None] == farthest)
    return low, np.where(reaches.all(axis=0), low, np.inf)


def _cell_distance(rows: Matrix, grouping: Grouping, own: Indices, q: int) -> Vector:
    """Return the distance of rows to the points that are as near to centroid q as to all own centroids."""
    centroids = grouping.geometry.centroids
    h = np.stack([parts(rows, centroids[c], centroids[q]).sum(axis=1) for c in own], axis=1)
    steps: Vector = np.sqrt(np.maximum(squared_steps(h, 2.0 * (centroids[own] - centroids[q])), 0.0))
    return steps


def squared_steps(h: Matrix, weights: Matrix) -> Vector:
    """Return the squared length of the shortest z with h_c + w_c.z <= 0 for every c.

    Parameters
    ----------
    h : ndarray of shape (n_rows, n_own)
        The discriminants.
    weights : ndarray of shape (n_own, n_features)
        Their gradients.

    Examples
    --------
    >>> squared_steps(np.array([[2.0, 4.0]]), np.array([[1.0, 0.0], [0.0, 1.0]]))
    array([20.])
    """
    gram = weights @ weights.T
    if len(gram) == 1:
        return np.maximum(h[:, 0], 0.0) ** 2 / (gram[0, 0] or 1.0)
    squared, open_rows = np.empty(len(h)), np.arange(len(h))
    for size in range(1, min(2, len(gram)) + 1):
        for active in combinations(range(len(gram)), size):
            done, value = _try_active(h[open_rows], gram, list(active))
            squared[open_rows[done]] = value[done]
            open_rows = open_rows[~done]
    for row in open_rows.tolist():
        squared[row] = (_least_step(h[row], weights) ** 2).sum()
    return squared


def _try_active(h: Matrix, gram: Matrix, active: list[int]) -> tuple[NDArray[np.bool_], Vector]:
    """Return whether the step onto these half-spaces is the shortest one that reaches all, and its squared length."""
    system = gram[np.ix_(active, active)]
    if np.linalg.cond(system) > 1.0 / np.finfo(float).eps:
        return np.zeros(len(h), np.bool_), np.zeros(len(h))
    multipliers = np.linalg.solve(system, h[:, active].T).T
    left = h - multipliers @ gram[active]
    limit = FEASIBLE * np.abs(h).max(axis=1, initial=0.0)
    done = (multipliers >= 0.0).all(axis=1) & (left <= limit[:, None]).all(axis=1)
    return done, np.einsum("ij,ij->i", multipliers, h[:, active])


def border_step(row: Vector, grouping: Grouping, label: int, beyond: int) -> Vector:
    """Return the shortest step from a row of cluster `label` to a cell of the cluster `beyond`; (n_features,)."""
    centroids, own = grouping.geometry.centroids, grouping.centroids_of(label)
    steps = [
        _least_step(parts(row, centroids[own], centroids[q]).sum(axis=1), 2.0 * (centroids[own] - centroids[q]))
        for q in grouping.centroids_of(beyond)
    ]
    return min(steps, key=lambda step: float(step @ step))


def _least_step(h: Vector, weights: Matrix) -> Vector:
    """Return the shortest z with h_c + w_c.z <= 0 for every c, by non-negative least squares."""
    from scipy.optimize import nnls

    size = float(np.linalg.norm(weights, axis=1).max())
    scale = float(np.abs(h).max()) / size
    if scale == 0.0 or size == 0.0:
        return np.zeros(weights.shape[1])
    system = np.vstack([-weights.T / size, h / (size * scale)])
    target = np.append(np.zeros(len(system) - 1), 1.0)
    multipliers, _ = nnls(system, target)
    residual = system @ multipliers - target
    step: Vector = residual[:-1] / residual[-1] * -scale
    return step
