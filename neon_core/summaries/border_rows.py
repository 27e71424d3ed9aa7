"""Find the rows at the border between each two clusters: the nearest of all rows, and the number of those near to it.

A matrix product a block gives the discriminants up to rounding. Rows that it cannot tell from the nearest one, a few of
a million, are computed again directly, so that ties are exact. Where there are about as many borders as rows, most
rows are nearest to one, and all are computed directly at once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from threading import Lock

import numpy as np

from neon_core.analysis import Analysis
from neon_core.blocks import map_blocks
from neon_core.checks import Indices, Matrix, Vector
from neon_core.neon.geometry import Geometry
from neon_core.neon.merged_model import MergedKMeans
from neon_core.summaries.cluster_order import ClusterOrder, order_by_cluster

Mask = np.ndarray[tuple[int, int], np.dtype[np.bool_]]

FEW, MOST_EQUAL = 8, 8
"""Rows up to which equal ones may stay, and different rows whose equals are looked for."""

NEAR = 0.5
"""A row lies near a border up to this share of the way from the border to the centroid."""

OF_PRODUCT, OF_NOISE = 1e-12, 12.0
"""The rounding of a discriminant: so much of ||x||^2 + ||mu||^2, and of the noise times its root."""


@dataclass(frozen=True, eq=False)
class BorderRows:
    """The members of each cluster [a] at the border to each other cluster [b].

    Attributes
    ----------
    least : ndarray of shape (n_clusters, n_clusters)
        The smallest discriminant; infinite where there is none, and for clusters with the same centroid.
    place : ndarray of int of shape (n_clusters, n_clusters)
        The row of the matrix that has it, the first of several.
    n_near : ndarray of int of shape (n_clusters, n_clusters)
        The rows whose nearest competitor is b, and that are near to the border.
    """

    least: Matrix
    place: Indices
    n_near: Indices


def find_border_rows(analysis: Analysis) -> BorderRows:
    """Return the rows at the borders of an analysis with several clusters."""
    search, n_rows = _Search(analysis), len(analysis.clustering.labels)
    width = max(analysis.design.matrix.shape[1], analysis.n_clusters)
    if n_rows <= analysis.n_clusters**2:
        map_blocks(n_rows, width, search.measure_block)
    else:
        close = np.concatenate(map_blocks(n_rows, width, search.find_close, times=2))
        map_blocks(len(close), width, lambda block: search.measure(close[block]))
    return BorderRows(search.least, search.place, search.n_near)


class _Search:
    """A search for the rows at the borders, in blocks: what one block finds shortens the search in the next.

    What is kept is K x K numbers, whatever the number of blocks, and does not depend on the order of the blocks.
    """

    def __init__(self, analysis: Analysis) -> None:
        clustering = analysis.clustering
        gaps = np.stack([np.square(clustering.centroids - own).sum(axis=1) for own in clustering.centroids])
        self.analysis = analysis
        self.is_twin = gaps == 0.0  # a cluster is its own twin
        # distance h / (2 gap) <= NEAR * gap / 2; each row of a twin lies on the border
        self.largest = np.where(self.is_twin, np.inf, NEAR * gaps)
        self.geometry = Geometry.from_centroids(clustering.centroids)
        self.noise = OF_NOISE * float(np.linalg.norm(clustering.noise))
        self.upper = np.where(self.is_twin, -np.inf, np.inf)  # no row of a twin is nearest
        self.least, self.place = np.full(gaps.shape, np.inf), np.zeros(gaps.shape, np.intp)
        self.n_near = np.zeros(gaps.shape, np.intp)
        self._lock = Lock()

    def find_close(self, block: slice) -> Indices:
        """Count the near rows of a block, and return those that may be nearest to a border, in order."""
        rows = self.analysis.design.matrix[block]
        found = order_by_cluster(self.analysis.clustering.labels[block])
        h, slack = self._discriminants(rows, found)
        competitor = np.take(self.analysis.competitor[block], found.order)
        places = []
        for cluster, start, stop in zip(found.clusters, found.starts, found.stops, strict=True):
            part, other, members = h[:, start:stop], competitor[start:stop], found.order[start:stop]
            near = other[part.min(axis=0) <= np.take(self.largest[cluster], other) + slack]
            is_close = self._tighten(int(cluster), part, slack, np.bincount(near, minlength=len(h)))
            places += _select_close(rows, members, is_close)
        close: Indices = block.start + np.unique(np.concatenate([*places, np.empty(0, np.intp)]))
        return close

    def _discriminants(self, rows: Matrix, found: ClusterOrder) -> tuple[Matrix, float]:
        """Return the discriminants in order, infinite at the own cluster, and how far rounding moves them at most."""
        if isinstance(self.analysis.model, MergedKMeans):
            return np.take(self.analysis.model.discriminants(rows).T, found.order, axis=1), 0.0
        centred = self.geometry.center(rows)
        longest = float(np.vdot(centred, centred)) + self.geometry.reach  # of all rows together: a quick bound
        h = self.geometry.doubled @ centred.T
        h += self.geometry.squares
        h = np.take(h, found.order, axis=1)
        for cluster, start, stop in zip(found.clusters, found.starts, found.stops, strict=True):
            h[:, start:stop] -= h[cluster, start:stop].copy()
            h[cluster, start:stop] = np.inf
        return h, OF_PRODUCT * longest + self.noise * math.sqrt(longest)

    def _tighten(self, cluster: int, h: Matrix, slack: float, n_near: Indices) -> Mask:
        """Return which members of a cluster may be nearest to which border; keep how near the nearest can be at most.

        Other threads may tighten the bound meanwhile: more or fewer rows are measured, with the same result.
        """
        with self._lock:
            bound = np.minimum(self.upper[cluster], h.min(axis=1) + slack)
            self.upper[cluster] = bound
            self.n_near[cluster] += n_near
        is_close: Mask = h <= bound[:, None] + slack
        return is_close

    def measure_block(self, block: slice) -> None:
        """Measure all rows of a block, and count the near ones."""
        h = self.measure(np.arange(block.start, block.stop))
        own, other = self.analysis.clustering.labels[block], self.analysis.competitor[block]
        is_near = h.min(axis=1) <= self.largest[own, other]
        with self._lock:
            np.add.at(self.n_near, (own[is_near], other[is_near]), 1)

    def measure(self, rows: Indices) -> Matrix:
        """Return the discriminants of some rows, measured directly, and keep the smallest with its first row."""
        own = self.analysis.clustering.labels[rows]
        h = self.analysis.model.discriminants(self.analysis.design.matrix[rows], own)
        for cluster in np.flatnonzero(np.bincount(own)):
            members = np.flatnonzero(own == cluster)
            first = h[members].argmin(axis=0)
            self._keep(int(cluster), h[members[first], np.arange(len(first))], rows[members[first]])
        return h

    def _keep(self, cluster: int, least: Vector, place: Indices) -> None:
        with self._lock:
            before, where = self.least[cluster], self.place[cluster]
            is_nearer = (least < before) | ((least == before) & (place < where))
            is_nearer &= ~self.is_twin[cluster]
            before[is_nearer], where[is_nearer] = least[is_nearer], place[is_nearer]


def _select_close(rows: Matrix, members: Indices, is_close: Mask) -> list[Indices]:
    """Return the members of a cluster that are close to some border, border by border where they are many."""
    counts = np.count_nonzero(is_close, axis=1)
    few = members[is_close[(counts > 0) & (counts <= FEW)].any(axis=0)]
    return [few, *(leave_out_equal(rows, members[line]) for line in is_close[counts > FEW])]


def leave_out_equal(rows: Matrix, places: Indices) -> Indices:
    """Return places without those of rows that equal an earlier one: of equal rows the first is the nearest.

    A table of categories has few different rows, and thousands of each. Few rows stay as they are, and so do those
    that equal none of the first few.

    Examples
    --------
    >>> leave_out_equal(np.array([[1.0], [2.0], [1.0]] * 10), np.arange(30)).tolist()
    [0, 1]
    """
    first = []
    for _ in range(MOST_EQUAL):
        if len(places) <= FEW:
            break
        first.append(places[:1])
        places = places[(rows[places] != rows[places[0]]).any(axis=1)]
    return np.concatenate([*first, places])
