"""The medians of every feature in every cluster: exact, and without a sort of all values.

A sample of a large cluster shows between which two values a median lies. A block counts what is below that bracket and
keeps what is inside, a tenth of the values; only these are ranked. A median that its bracket misses after all is taken
from all values of the cluster. The values of a smaller cluster are put side by side first: blocks have few of them.
"""

from __future__ import annotations

from math import floor, sqrt
from typing import NamedTuple

import numpy as np

from neon_core.blocks import for_each_block, map_blocks, map_in_order
from neon_core.checks import Indices, Matrix, Vector
from neon_core.summaries.cluster_order import order_by_cluster

AT_A_TIME = 16
"""Features whose medians are found together: a copy of them all would need the memory of the table."""

LARGE, MANY = 100_000, 10_000
"""Members of a cluster up to which their values are put side by side; values up to which all are ranked."""

SOME, SAMPLE = 2_000, 100_000
"""Values that a bracket is taken from, about, and rows among which they are looked for."""

WIDE = 2.25
"""Half a bracket, in quantiles times the root of the sample: 4.5 standard errors; one of 100,000 misses."""


class _Kept(NamedTuple):
    """What a block keeps of the members of a cluster.

    Attributes
    ----------
    below, inside : ndarray of int of shape (n_features,)
        The number of values below the bracket of each feature, and inside it.
    values : ndarray
        The values inside, feature by feature; none where the bracket is a single value.
    edges : ndarray of int of shape (n_features + 1,)
        Where those of each feature begin and end.
    """

    below: Indices
    inside: Indices
    values: Vector
    edges: Indices


def find_medians(matrix: Matrix, labels: Indices, sizes: Indices) -> tuple[Matrix, Matrix]:
    """Return the two middle values of each feature in each cluster: the same one twice of an odd number.

    Parameters
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Without missing values.
    labels : ndarray of int of shape (n_samples,)
        The cluster of each row.
    sizes : ndarray of int of shape (n_clusters,)
        The number of rows of each cluster.

    Returns
    -------
    ndarray of shape (n_clusters, n_features), twice
        NaN in an empty cluster.

    Examples
    --------
    >>> low, high = find_medians(np.array([[1.0], [7.0], [2.0], [4.0]]), np.array([0, 1, 0, 0]), np.array([3, 1, 0]))
    >>> low.ravel(), high.ravel()
    (array([ 2.,  7., nan]), array([ 2.,  7., nan]))
    """
    middles = np.full((2, len(sizes), matrix.shape[1]), np.nan)
    for start in range(0, matrix.shape[1], AT_A_TIME):
        features = slice(start, start + AT_A_TIME)
        members = _Members(matrix[:, features], labels, sizes)
        members.rank_few(middles[:, :, features])
        members.rank_many(middles[:, :, features])
    return middles[0], middles[1]


class _Members(NamedTuple):
    """Some features of all rows, the rows' clusters, and the clusters' sizes."""

    values: Matrix
    labels: Indices
    sizes: Indices

    def rank_few(self, middles: Matrix) -> None:
        """Write the middle values of the clusters with few members."""
        rows = np.flatnonzero((self.sizes <= LARGE)[self.labels])
        if not rows.size:
            return
        found = order_by_cluster(self.labels[rows])
        rows = rows[found.order]
        across = np.empty((self.values.shape[1], len(rows)))

        def fill(block: slice) -> None:
            across[:, block] = self.values[rows[block]].T

        def find(i: int) -> None:
            for cluster, start, stop in zip(found.clusters, found.starts, found.stops, strict=True):
                middles[:, cluster, i] = _middle_values(across[i, start:stop])

        for_each_block(len(rows), len(across), fill)
        map_in_order(range(len(across)), find)

    def rank_many(self, middles: Matrix) -> None:
        """Write the middle values of the clusters with many members."""
        large = np.flatnonzero(self.sizes > LARGE)
        if not large.size:
            return
        low, high = self._find_brackets()
        blocks = map_blocks(len(self.labels), AT_A_TIME, lambda block: self._keep(block, low, high), times=2)

        def find(cluster: int) -> None:
            kept = [block[cluster] for block in blocks if cluster in block]
            for i in range(len(low[cluster])):
                middles[:, cluster, i] = self._rank(cluster, i, kept, low[cluster, i])

        map_in_order(large.tolist(), find)

    def _find_brackets(self) -> tuple[Matrix, Matrix]:
        """Return the ends of the bracket of each median, from some members of each large cluster."""
        low, high = np.full((2, len(self.sizes), self.values.shape[1]), np.nan)
        sample = np.arange(0, len(self.labels), max(1, len(self.labels) // SAMPLE))
        found = order_by_cluster(self.labels[sample])

        def find(i: int) -> None:
            some = sample[found.order[found.starts[i] : found.stops[i]]]
            some = some[:: max(1, some.size // SOME)]
            ordered = np.sort(self.values[some].T, axis=1)
            reach = WIDE / sqrt(some.size)
            ends = floor((0.5 - reach) * some.size), floor((0.5 + reach) * some.size) + 1
            cluster = found.clusters[i]
            low[cluster] = ordered[:, ends[0]] if ends[0] >= 0 else -np.inf
            high[cluster] = ordered[:, ends[1]] if ends[1] < some.size else np.inf

        map_in_order(np.flatnonzero(self.sizes[found.clusters] > LARGE).tolist(), find)
        return low, high

    def _keep(self, block: slice, low: Matrix, high: Matrix) -> dict[int, _Kept]:
        """Return what a block keeps of each large cluster."""
        found, rows = order_by_cluster(self.labels[block]), self.values[block]
        return {
            int(cluster): _select(np.take(rows, found.order[start:stop], axis=0), low[cluster], high[cluster])
            for cluster, start, stop in zip(found.clusters, found.starts, found.stops, strict=True)
            if self.sizes[cluster] > LARGE
        }

    def _rank(self, cluster: int, i: int, kept: list[_Kept], low: float) -> tuple[float, float]:
        """Return the two middle values of a feature in a cluster, from those that were kept."""
        below, inside = (sum(int(part[which][i]) for part in kept) for which in (0, 1))
        first, last = (int(self.sizes[cluster]) - 1) // 2, int(self.sizes[cluster]) // 2
        if not below <= first <= last < below + inside:
            return _middle_values(self.values[self.labels == cluster, i])
        values = np.concatenate([part.values[part.edges[i] : part.edges[i + 1]] for part in kept])
        if not values.size:  # the bracket is a single value
            return float(low), float(low)
        values.partition([first - below, last - below])
        return float(values[first - below]), float(values[last - below])


def _select(rows: Matrix, low: Vector, high: Vector) -> _Kept:
    """Return what is kept of some members of a cluster, given the brackets of their features."""
    across = np.ascontiguousarray(rows.T)
    is_inside = across >= low[:, None]
    below = len(rows) - _count(is_inside)
    is_inside &= across <= high[:, None]
    inside = _count(is_inside)
    is_inside[low == high] = False
    at = np.flatnonzero(is_inside)
    return _Kept(below, inside, across.ravel()[at], np.searchsorted(at, np.arange(len(low) + 1) * len(rows)))


def _count(is_there: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> Indices:
    """Return how many are there in each line; eight at a time, a third of the time of `count_nonzero`."""
    counts: Indices = np.bitwise_count(np.packbits(is_there, axis=1)).sum(axis=1, dtype=np.intp)
    return counts


def _middle_values(values: Vector) -> tuple[float, float]:
    """Return the two middle ones of some values; the same one twice of an odd number.

    Of many values only those near the middle of a sample are sorted (a fifth of the time), unless they miss it.
    """
    first, last = (values.size - 1) // 2, values.size // 2
    n_below = 0
    if values.size > MANY:
        some = np.sort(values[:: values.size // SOME])
        low, high = some[int(0.45 * some.size)], some[int(0.55 * some.size)]
        n_low = int(np.count_nonzero(values < low))
        near = values[(values >= low) & (values <= high)]
        if n_low <= first and last < n_low + near.size:
            n_below, values = n_low, near
    values = np.partition(values, [first - n_below, last - n_below])
    return float(values[first - n_below]), float(values[last - n_below])
