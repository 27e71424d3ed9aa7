"""Three members of each cluster: the typical one, the one at the boundary, and the most contested one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.blocks import for_each_block
from neon_core.checks import Vector
from neon_core.summaries.cluster_order import order_by_cluster


@dataclass(frozen=True)
class ClusterMembers:
    """Members of a cluster, as rows of the table; of several the one with the smallest number.

    Attributes
    ----------
    cluster : int
        Its number.
    typical : int or None
        The row nearest to the centroid; None in an empty cluster.
    boundary : int or None
        The row nearest to the boundary of the cluster; None where there is no other cluster.
    contested : int or None
        The row with the least evidence: its nearest competitor is almost as near as the own centroid. Often the row at
        the boundary, but the nearest border can be that of another cluster.
    """

    cluster: int
    typical: int | None
    boundary: int | None
    contested: int | None


def cluster_members(analysis: Analysis) -> tuple[ClusterMembers, ...]:
    """Return the typical, the boundary and the most contested member of each cluster.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.

    Raises
    ------
    ArgumentError
        If it is no Analysis.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> nc.cluster_members(wine)[2]
    ClusterMembers(cluster=2, typical=148, boundary=92, contested=92)
    """
    clustering = check_type(analysis, Analysis, "analysis").clustering
    others = (analysis.boundary.distance, analysis.explanation.logit) if len(clustering.sizes) > 1 else ()
    typical, boundary, contested = _find_first(analysis, others)
    rows = analysis.design.rows
    found = [[None if place is None else int(rows[place]) for place in who] for who in (typical, boundary, contested)]
    return tuple(ClusterMembers(k, *three) for k, three in enumerate(zip(*found, strict=True)))


def _find_first(analysis: Analysis, others: Sequence[Vector]) -> list[list[int | None]]:
    """Return the row of each cluster that is nearest to its centroid, and those where two other values are smallest.

    Of several it is the first; None in an empty cluster, and where there are no others.
    """
    matrix, labels = analysis.design.matrix, analysis.clustering.labels
    centroids, n_rows = analysis.clustering.centroids, len(labels)
    least, place = np.full((3, len(centroids)), np.inf), np.full((3, len(centroids)), n_rows)
    lock = Lock()

    def work(block: slice) -> None:
        found = order_by_cluster(labels[block])
        away = np.take(centroids, labels[block], axis=0)
        np.subtract(matrix[block], away, out=away)
        for i, values in enumerate((np.einsum("ij,ij->i", away, away), *(each[block] for each in others))):
            ordered = np.take(values, found.order)
            low = np.minimum.reduceat(ordered, found.starts)
            at = np.flatnonzero(ordered == np.repeat(low, found.stops - found.starts))
            first = block.start + found.order[at[np.searchsorted(at, found.starts)]]
            with lock:
                before, where = least[i, found.clusters], place[i, found.clusters]
                is_nearer = (low < before) | ((low == before) & (first < where))
                least[i, found.clusters] = np.where(is_nearer, low, before)
                place[i, found.clusters] = np.where(is_nearer, first, where)

    for_each_block(n_rows, matrix.shape[1], work)
    return [[row if row < n_rows else None for row in rows] for rows in place.tolist()]
