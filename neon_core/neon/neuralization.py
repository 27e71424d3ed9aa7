"""A set of centroids as the two-layer network that makes the same decision.

For a point x in cluster c

    h_k = w_k.x + b_k,   w_k = 2 (mu_c - mu_k),   b_k = ||mu_k||^2 - ||mu_c||^2    layer 1: one unit a competitor
    f_c = min over k != c of h_k                                                layer 2: a minimum

h_k = ||x - mu_k||^2 - ||x - mu_c||^2, so f_c > 0 exactly where K-Means puts x into c, and f_c = 0 on the boundary
(Kauffmann et al., arXiv:1906.07633v2, section III).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.blocks import for_each_block
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.neon.distances import (
    Decision,
    decide,
    discriminants,
    for_each_checked_block,
    measure,
    parts,
    smallest,
    tied,
)
from neon_core.neon.geometry import NEARLY, Geometry
from neon_core.neon.rounding import discriminant_rounding


def weights(centroids: Matrix) -> Matrix:
    """Return w[c, k] = 2 (mu_c - mu_k) of shape (n_clusters, n_clusters, n_features)."""
    return frozen(2.0 * (centroids[:, None] - centroids[None, :]))


def midpoints(centroids: Matrix) -> Matrix:
    """Return m[c, k] = (mu_c + mu_k) / 2 of shape (n_clusters, n_clusters, n_features)."""
    return frozen((centroids[:, None] + centroids[None, :]) / 2.0)


def biases(centroids: Matrix) -> Matrix:
    """Return b[c, k] = ||mu_k||^2 - ||mu_c||^2 of shape (n_clusters, n_clusters)."""
    origin = np.zeros_like(centroids[0])
    return frozen(np.stack([parts(origin, own, centroids).sum(axis=1) for own in centroids]))


def agreement(matrix: Matrix, centroids: Matrix) -> float:
    """Return the largest difference between the network's output and that of the distances, relative to the distances.

    The rows of one cluster at a time, since the weights of all clusters would be K x K x D numbers.
    """
    distances = np.stack([((matrix - centroid) ** 2).sum(axis=1) for centroid in centroids], axis=1)
    label, outputs = distances.argmin(axis=1), np.empty(len(matrix))
    for c in np.unique(label):
        rows = np.flatnonzero(label == c)
        weight, bias = 2.0 * (centroids[c] - centroids), parts(0.0 * centroids[c], centroids[c], centroids).sum(axis=1)
        layer = matrix[rows] @ weight.T + bias
        layer[:, c] = np.inf
        outputs[rows] = layer.min(axis=1)
    first, second = np.partition(distances, 1, axis=1)[:, :2].T
    return float(np.max(np.abs(outputs - (second - first)) / np.maximum(distances.max(axis=1), 1e-300)))


def twins(centroids: Matrix) -> tuple[tuple[int, ...], ...]:
    """Return the groups of clusters whose centroids are equal.

    Examples
    --------
    >>> import numpy as np
    >>> twins(np.array([[0.0], [1.0], [0.0]]))
    ((0, 2),)
    """
    groups: dict[bytes, list[int]] = {}
    for k, centroid in enumerate(centroids + 0.0):  # -0.0 and 0.0 are one place
        groups.setdefault(centroid.tobytes(), []).append(k)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def all_discriminants(matrix: Matrix, geometry: Geometry, cluster: Indices | None) -> Matrix:
    """Return h of shape (n_samples, n_clusters) for each row's `cluster` (None: the nearest), +inf at that cluster."""
    result = np.empty((matrix.shape[0], geometry.centroids.shape[0]))

    def work(block: slice) -> None:
        decision = decide(matrix[block], geometry, np.inf)  # competitors that are equally near are found
        h = decision.h if cluster is None else discriminants(matrix[block], geometry, cluster[block])
        result[block] = h.T

    for_each_checked_block(matrix, len(geometry.centroids), work)
    return result


def own_logits(matrix: Matrix, geometry: Geometry) -> Vector:
    """Return the logit of each row for its nearest cluster; NaN if there is no competitor.

    Only the discriminants of a block are in memory at a time, and `decide` returns their minimum.
    """
    result = np.full(matrix.shape[0], np.nan)

    def work(block: slice) -> None:
        f = decide(matrix[block], geometry).f
        if geometry.centroids.shape[0] > 1:
            result[block] = f

    for_each_checked_block(matrix, len(geometry.centroids), work)
    return result


def logits(h: Matrix) -> Vector:
    """Return the minimum of each row of discriminants; NaN if there is no competitor."""
    smallest: Vector = h.min(axis=1)
    smallest[np.isposinf(smallest)] = np.nan
    return smallest


@dataclass(frozen=True, eq=False)
class Boundary:
    """Each row's distance to the boundary of its cluster, and the cluster beyond.

    Attributes
    ----------
    distance : ndarray of shape (n_samples,)
        min_k h_k / (2 ||mu_c - mu_k||), in scaled units; infinite if there is no other cluster.
    cluster : ndarray of shape (n_samples,)
        The cluster beyond that boundary; not always the nearest competitor. -1 if there is none.
    """

    distance: Vector
    cluster: Indices


def border_distances(h: Matrix, slack: Matrix, label: Indices, gaps: Matrix) -> Matrix:
    """Return each row's distance to the border with each cluster, in which what is equal but for rounding is equal.

    Parameters
    ----------
    h, slack : ndarray of shape (n_clusters, n_rows)
        The discriminants of each row's cluster, +inf at that cluster, and their rounding.
    label : ndarray of int of shape (n_rows,)
        That cluster.
    gaps : ndarray of shape (n_clusters, n_clusters)
        The distances between the centroids.

    Returns
    -------
    ndarray of shape (n_clusters, n_rows)
        h_k / (2 ||mu_c - mu_k||); +inf at the own cluster, 0 at a twin.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        distances, noise = h / (2.0 * gaps[:, label]), slack / (2.0 * gaps[:, label])
    is_twin = (gaps[:, label] == 0.0) & np.isfinite(h)
    distances[is_twin] = noise[is_twin] = 0.0
    distances[label, np.arange(label.size)] = np.inf
    return tied(distances, noise)


def nearest_border(distances: Matrix, h: Matrix) -> tuple[Vector, Indices]:
    """Return the distance to the nearest border of each row, and the cluster beyond it.

    Of several equally near borders it is that of the nearest competitor, else the first: -1 where there is none.
    """
    columns = np.arange(h.shape[1])
    cluster, competitor = smallest(distances), smallest(h)
    distance = distances[cluster, columns]
    cluster = np.where(distances[competitor, columns] == distance, competitor, cluster)
    cluster[np.isposinf(distance)] = -1
    return distance, cluster


def measure_gaps(centroids: Matrix) -> Matrix:
    """Return the distances between the centroids, row by row: all differences at once would be K x K x D numbers."""
    return np.stack([np.sqrt(((centroid - centroids) ** 2).sum(axis=1)) for centroid in centroids])


@dataclass(frozen=True, eq=False)
class Standing:
    """Each row's position among the clusters.

    Attributes
    ----------
    logit : ndarray of shape (n_samples,)
        The cluster evidence; NaN if there is no competitor.
    competitor : ndarray of int of shape (n_samples,)
        The nearest competitor, which sets the logit; -1 if there is none.
    boundary : Boundary
        The nearest border, sometimes that of another competitor.
    """

    logit: Vector
    competitor: Indices
    boundary: Boundary


def standing(matrix: Matrix, geometry: Geometry) -> Standing:
    """Return each row's logit, nearest competitor and nearest border; in blocks, so that no discriminants are kept.

    The discriminants of the matrix product select the nearest border, and direct differences measure its distance. If
    two borders are too close to each other for that, all borders of the row are computed directly. One rule for all
    ties: of several equally near clusters the first, and of several equally near borders that of the competitor.
    """
    n_samples, gaps = matrix.shape[0], measure_gaps(geometry.centroids)
    distance, cluster = np.full(n_samples, np.inf), np.full(n_samples, -1, np.intp)
    logit, competitor = np.full(n_samples, np.nan), np.full(n_samples, -1, np.intp)

    def work(block: slice) -> None:
        decision = decide(matrix[block], geometry, np.inf)
        if geometry.centroids.shape[0] > 1:
            logit[block], competitor[block] = decision.f, smallest(decision.h)
            distance[block], cluster[block] = _nearest_border(matrix[block], geometry, gaps, decision)

    for_each_checked_block(matrix, len(geometry.centroids), work)
    return Standing(frozen(logit), frozen(competitor), Boundary(frozen(distance), frozen(cluster)))


def _nearest_border(rows: Matrix, geometry: Geometry, gaps: Matrix, decision: Decision) -> tuple[Vector, Indices]:
    """Return the distance to the nearest border and the cluster beyond it, for a block of rows."""
    centroids, label = geometry.centroids, decision.label
    distances = decision.h / (2.0 * gaps[:, label])
    distances[np.isnan(distances)] = 0.0  # a twin
    cluster = smallest(distances)
    least = distances[cluster, np.arange(label.size)]
    own, other = centroids[label], centroids[cluster]
    distance: Vector = parts(rows, own, other).sum(axis=1) / (2.0 * gaps[cluster, label])
    distance[least == 0.0] = 0.0
    reach = 2.0 * np.where(gaps > 0.0, gaps, np.inf).min()
    slack = NEARLY**2 * (np.vecdot(decision.centred, decision.centred) + geometry.reach) / reach
    close = np.flatnonzero((np.count_nonzero(distances <= least + slack, axis=0) > 1) | ~(distance > 0.0))
    if close.size:
        h, slack = _with_ties(rows[close], geometry, label[close])
        distances = border_distances(h, slack, label[close], gaps)
        distance[close], cluster[close] = nearest_border(distances, h)
    return distance, cluster


def distance_rounding(matrix: Matrix, centroids: Matrix, label: Indices, boundary: Boundary, noise: Vector) -> Vector:
    """Return how far rounding can move each row's distance to the boundary, shape (n_samples,); 0 at a twin."""
    rounding = np.empty(len(matrix))

    def work(block: slice) -> None:
        own, other = centroids[label[block]], centroids[boundary.cluster[block]]
        gap = 2.0 * np.linalg.norm(own - other, axis=1)
        slack = discriminant_rounding(matrix[block], own, other, noise)
        rounding[block] = np.divide(slack, gap, out=np.zeros_like(gap), where=gap > 0.0)

    for_each_block(len(matrix), matrix.shape[1], work)
    return rounding


def _with_ties(rows: Matrix, geometry: Geometry, label: Indices) -> tuple[Matrix, Matrix]:
    """Return the discriminants of rows for their nearest clusters, in which ties are exact, and their rounding."""
    h, slack = measure(rows, geometry, label)
    return np.maximum(tied(h, slack), 0.0), slack


@dataclass(frozen=True)
class Rivals:
    """The clusters that come closest to a row's own, with all that are equally near.

    Attributes
    ----------
    competitors : tuple of int
        The nearest competitors: the first sets the logit, the others have the same.
    borders : tuple of int
        The clusters beyond the nearest borders.
    """

    competitors: tuple[int, ...]
    borders: tuple[int, ...]


def rivals(row: Vector, geometry: Geometry) -> Rivals:
    """Return the nearest competitors and the nearest borders of one row, several where they are equally near."""
    rows = row[None, :]
    label = decide(rows, geometry, np.inf).label
    h, slack = _with_ties(rows, geometry, label)
    distances = border_distances(h, slack, label, measure_gaps(geometry.centroids))
    return Rivals(_least(h[:, 0]), _least(distances[:, 0]))


def _least(values: Vector) -> tuple[int, ...]:
    """Return the places of the smallest of some numbers; none where it is infinite."""
    return tuple(int(k) for k in np.flatnonzero((values == values.min()) & np.isfinite(values)))
