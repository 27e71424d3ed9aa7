"""Three members of each cluster: the typical one, the one at the boundary, and the most contested one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.blocks import for_each_block
from neon_core.checks import Indices, Vector


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
    typical = _first_of_each(_distances_to_centroid(analysis), clustering.labels, clustering.sizes)
    boundary: list[int | None] = [None] * len(clustering.sizes)
    contested = boundary
    if len(clustering.sizes) > 1:
        boundary = _first_of_each(analysis.boundary.distance, clustering.labels, clustering.sizes)
        contested = _first_of_each(analysis.explanation.logit, clustering.labels, clustering.sizes)
    rows = analysis.design.rows
    found = [[None if place is None else int(rows[place]) for place in who] for who in (typical, boundary, contested)]
    return tuple(ClusterMembers(k, *three) for k, three in enumerate(zip(*found, strict=True)))


def _distances_to_centroid(analysis: Analysis) -> Vector:
    """Return the squared distance of each row to its centroid."""
    matrix, labels = analysis.design.matrix, analysis.clustering.labels
    distances = np.empty(len(labels))

    def work(block: slice) -> None:
        distances[block] = np.square(matrix[block] - analysis.clustering.centroids[labels[block]]).sum(axis=1)

    for_each_block(len(labels), matrix.shape[1], work)
    return distances


def _first_of_each(values: Vector, labels: Indices, sizes: Indices) -> list[int | None]:
    """Return the place of the smallest value of each cluster, the first of several; None in an empty cluster."""
    least = np.full(len(sizes), np.inf)
    np.minimum.at(least, labels, values)
    places = np.flatnonzero(values == least[labels])
    first = np.full(len(sizes), -1)
    first[labels[places[::-1]]] = places[::-1]
    return [int(place) if place >= 0 else None for place in first]
