"""The rows of a block, one cluster after the other: what is computed for a cluster then runs over rows side by side."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from neon_core.checks import Indices


class ClusterOrder(NamedTuple):
    """The rows of a block in the order of their clusters; those of one cluster keep their order.

    Attributes
    ----------
    order : ndarray of int of shape (n_rows,)
        The rows' places in the block.
    clusters : ndarray of int of shape (n_present,)
        The clusters that have a row in the block.
    starts, stops : ndarray of int of shape (n_present,)
        Where the rows of each begin and end in `order`.
    """

    order: Indices
    clusters: Indices
    starts: Indices
    stops: Indices


def order_by_cluster(labels: Indices) -> ClusterOrder:
    """Return the order of some rows by their cluster.

    Examples
    --------
    >>> found = order_by_cluster(np.array([2, 0, 2, 0]))
    >>> found.order.tolist(), found.clusters.tolist(), found.starts.tolist(), found.stops.tolist()
    ([1, 3, 0, 2], [0, 2], [0, 2], [2, 4])
    """
    order = np.argsort(labels.astype(np.uint16), kind="stable")  # of two bytes a sort without comparisons
    counts = np.bincount(labels)
    clusters = np.flatnonzero(counts)
    stops = np.cumsum(counts[clusters])
    return ClusterOrder(order, clusters, stops - counts[clusters], stops)
