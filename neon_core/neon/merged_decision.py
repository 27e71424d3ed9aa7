"""The nearest cluster where a cluster may have several centroids: the decision of a K-Means with merged clusters.

A cluster is as near as the nearest of its centroids. For a point x and its nearest centroid c in its cluster C

    h_k = min over the centroids q of cluster k of d_q  -  d_c,       f = min over k != C of h_k,

with d the squared distances. With the nearest centroid of every cluster held, x is a point of an ordinary K-Means with
one centroid a cluster. Whatever is exact there is exact here: sum_i a_ki = h_k, and 0 <= f <= h_k.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neon_core.checks import Indices, Matrix, Vector, refuse_non_finite
from neon_core.neon.distances import is_sharp, parts, smallest, tied
from neon_core.neon.geometry import NEARLY, Geometry
from neon_core.neon.rounding import discriminant_rounding


@dataclass(frozen=True, eq=False)
class Grouping:
    """Centroids in groups, sorted by their cluster.

    Attributes
    ----------
    geometry : Geometry
        The centroids.
    owners : ndarray of int of shape (n_centroids,)
        The cluster of each centroid, in order.
    starts : ndarray of int of shape (n_clusters,)
        The first centroid of each cluster.
    several : tuple of int
        The clusters with more than one centroid.
    least_gap : float
        The smallest distance between two centroids that differ; infinite where all are equal.
    """

    geometry: Geometry
    owners: Indices
    starts: Indices
    several: tuple[int, ...]
    least_gap: float

    @classmethod
    def from_centroids(cls, centroids: Matrix, owners: Indices, noise: Vector | None) -> Grouping:
        """Return the groups; `owners` are sorted, and none of 0 to the last one is missing."""
        counts = np.bincount(owners)
        return cls(
            geometry=Geometry.from_centroids(centroids, noise),
            owners=owners,
            starts=np.cumsum(counts) - counts,
            several=tuple(np.flatnonzero(counts > 1).tolist()),
            least_gap=min(_least_gap(centroids, centroid) for centroid in centroids),
        )

    @property
    def n_clusters(self) -> int:
        """The number of clusters."""
        return self.starts.size

    def centroids_of(self, cluster: int) -> Indices:
        """Return the centroids of a cluster."""
        return np.flatnonzero(self.owners == cluster)


def _least_gap(centroids: Matrix, centroid: Vector) -> float:
    """Return the distance of a centroid to the nearest one that differs; infinite where none does."""
    gaps = np.sqrt(((centroids - centroid) ** 2).sum(axis=1))
    return float(gaps[gaps > 0.0].min(initial=np.inf))


@dataclass(frozen=True, eq=False)
class MergedDecision:
    """The decision for a block of rows.

    Attributes
    ----------
    label : ndarray of int of shape (n_rows,)
        The nearest cluster, the first of several.
    nearest : ndarray of int of shape (n_clusters, n_rows)
        The nearest centroid of each cluster, the first of several.
    h : ndarray of shape (n_clusters, n_rows)
        The discriminants, +inf at the own cluster.
    f : ndarray of shape (n_rows,)
        Their minimum, the logit; +inf with one cluster.
    centred : ndarray of shape (n_rows, n_features)
        The rows less the geometry's origin.
    near : ndarray of int
        The rows that were computed directly.
    """

    label: Indices
    nearest: Indices
    h: Matrix
    f: Vector
    centred: Matrix
    near: Indices


def decide_merged(rows: Matrix, grouping: Grouping, beta: float = 0.0) -> MergedDecision:
    """Return the decision for a block of finite rows; `beta` as in `neon_core.neon.distances.decide`.

    As there, one matrix product decides, and rows with a near tie are computed again from differences: a tie of two
    clusters, or of two centroids of one cluster.
    """
    geometry = grouping.geometry
    centred = geometry.center(rows)
    norms = np.einsum("ij,ij->i", centred, centred)
    if not np.isfinite(4.0 * centred.shape[1] * norms.max(initial=0.0)):  # as in `refuse_non_finite`
        refuse_non_finite(centred, "X")
    distances = geometry.doubled @ centred.T
    distances += geometry.squares
    tolerance = norms + geometry.reach
    reach = float(tolerance.max(initial=0.0))
    tolerance = NEARLY * tolerance + (geometry.blur * np.sqrt(tolerance) if geometry.blur else 0.0)
    nearest = np.repeat(grouping.starts[:, None], len(rows), axis=1)
    close = np.zeros(len(rows), np.bool_)
    for cluster in grouping.several:
        own = grouping.centroids_of(cluster)
        nearest[cluster] = own[smallest(distances[own])]
        close |= np.count_nonzero(distances[own] <= distances[own].min(axis=0) + tolerance, axis=0) > 1
    h = np.minimum.reduceat(distances, grouping.starts, axis=0)
    label = smallest(h)
    h -= h[label, np.arange(label.size)]
    h[label, np.arange(label.size)] = np.inf
    f: Vector = h.min(axis=0)
    close |= f <= tolerance
    if is_sharp(beta, reach):
        close |= np.count_nonzero(h <= f + tolerance, axis=0) > 1
    near = np.flatnonzero(close)
    if near.size:
        label[near], nearest[:, near], h[:, near] = _decide_directly(rows[near], grouping)
        f[near] = h[:, near].min(axis=0)
    return MergedDecision(label, nearest, h, f, centred, near)


def _decide_directly(rows: Matrix, grouping: Grouping) -> tuple[Indices, Indices, Matrix]:
    """Return label, nearest centroids and discriminants of rows by direct comparisons of two centroids at a time."""
    nearest = nearest_centroids(rows, grouping)
    best = np.zeros(len(rows), np.intp)
    for k in range(1, grouping.n_clusters):
        best[_is_nearer(rows, grouping.geometry, nearest[k], _picked(nearest, best))] = k
    h, _ = tied_discriminants(rows, grouping, nearest, best)
    return best, nearest, np.maximum(h, 0.0)


def nearest_centroids(rows: Matrix, grouping: Grouping) -> Indices:
    """Return the nearest centroid of each cluster, the first of several; shape (n_clusters, n_rows)."""
    nearest = np.repeat(grouping.starts[:, None], len(rows), axis=1)
    for cluster in grouping.several:
        for centroid in grouping.centroids_of(cluster)[1:].tolist():
            candidate = np.full(len(rows), centroid)
            nearest[cluster, _is_nearer(rows, grouping.geometry, candidate, nearest[cluster])] = centroid
    return nearest


def tied_discriminants(rows: Matrix, grouping: Grouping, nearest: Indices, label: Indices) -> tuple[Matrix, Matrix]:
    """Return h of shape (n_clusters, n_rows) for each row's cluster, +inf there, and its rounding; ties are exact."""
    centroids, noise = grouping.geometry.centroids, grouping.geometry.noise
    own = centroids[_picked(nearest, label)]
    h = np.stack([parts(rows, own, centroids[line]).sum(axis=1) for line in nearest])
    slack = np.stack([discriminant_rounding(rows, own, centroids[line], noise) for line in nearest])
    h[label, np.arange(label.size)] = np.inf
    return tied(h, slack), slack


def _picked(nearest: Indices, label: Indices) -> Indices:
    """Return the nearest centroid of each row's cluster."""
    own: Indices = nearest[label, np.arange(label.size)]
    return own


def _is_nearer(rows: Matrix, geometry: Geometry, first: Indices, second: Indices) -> NDArray[np.bool_]:
    """Return whether the first centroid of each row is nearer than the second by more than rounding."""
    own, other = geometry.centroids[second], geometry.centroids[first]
    is_nearer: NDArray[np.bool_]
    is_nearer = parts(rows, own, other).sum(axis=1) < -discriminant_rounding(rows, own, other, geometry.noise)
    return is_nearer


def network_difference(centred: Vector, grouping: Grouping) -> float:
    """Return the difference of the network and the distances for one row, relative to the largest distance.

    The network is min over the other clusters' centroids of w.x + b, for the nearest centroid of the own cluster.
    """
    places = grouping.geometry.centred
    distances = ((centred - places) ** 2).sum(axis=1)
    own = int(distances.argmin())
    is_other = grouping.owners != grouping.owners[own]
    others = places[is_other]
    layer = (2.0 * (places[own] - others)) @ centred + (others**2).sum(axis=1) - (places[own] ** 2).sum()
    direct = distances[is_other].min() - distances[own]
    return float(abs(layer.min() - direct) / max(float(distances.max()), 1e-300))
