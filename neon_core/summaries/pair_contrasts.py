"""Compare every two clusters: their distance, the columns that make it, and the rows at the border between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Vector, frozen
from neon_core.summaries.border_rows import find_border_rows


@dataclass(frozen=True, eq=False)
class ClusterPair:
    """Two clusters, side by side.

    Attributes
    ----------
    clusters : (int, int)
        Their numbers, the smaller one first.
    squared_distance : float
        Between the two centroids, in scaled units.
    columns : tuple of str
        The columns that count, in the order of the table.
    contrast : ndarray of shape (n_columns,)
        The part of each column, 0 or more; they add up to the squared distance.
    first, second : ndarray of shape (n_features,)
        The two centroids in the user's units, as `Design.in_units` gives them: shares of the values of a category.
    n_between : int
        The rows between the two clusters, see `cluster_pairs`.
    nearest_rows : (int or None, int or None)
        The row of each cluster that is nearest to the border between the two; None where a cluster is empty, or the
        two centroids are the same.
    """

    clusters: tuple[int, int]
    squared_distance: float
    columns: tuple[str, ...]
    contrast: Vector
    first: Vector
    second: Vector
    n_between: int
    nearest_rows: tuple[int | None, int | None]

    @property
    def ranked_columns(self) -> tuple[int, ...]:
        """The positions of the columns, from the one that parts the two most."""
        return tuple(np.argsort(-self.contrast, kind="stable").tolist())


def cluster_pairs(analysis: Analysis) -> tuple[ClusterPair, ...]:
    """Return every two clusters, the nearest two first.

    A row lies between two clusters if it is in one of them, the other is its nearest competitor, and its distance to
    the border between the two is at most half of the distance from the border to either centroid, that is, of half
    the distance of the centroids.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.

    Returns
    -------
    tuple of ClusterPair
        Empty where there is one cluster only.

    Raises
    ------
    ArgumentError
        If it is no Analysis.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> pair = nc.cluster_pairs(wine)[0]
    >>> pair.clusters, round(pair.squared_distance, 3), pair.columns[pair.ranked_columns[0]], pair.n_between
    ((0, 1), 0.548, 'proline', 25)
    """
    design, clustering = check_type(analysis, Analysis, "analysis").design, analysis.clustering
    centroids, n_clusters = clustering.centroids, len(clustering.centroids)
    if n_clusters == 1:
        return ()
    borders = find_border_rows(analysis)
    values = frozen(design.in_units(centroids))
    pairs = []
    for a in range(n_clusters):
        contrasts = design.by_column(np.square(centroids[a + 1 :] - centroids[a]))
        for b, contrast in enumerate(contrasts, a + 1):
            ends = [
                int(design.rows[borders.place[end]]) if np.isfinite(borders.least[end]) else None
                for end in ((a, b), (b, a))
            ]
            pair = ClusterPair(
                clusters=(a, b),
                squared_distance=float(np.square(centroids[b] - centroids[a]).sum()),
                columns=design.column_names,
                contrast=frozen(contrast.copy()),
                first=values[a],
                second=values[b],
                n_between=int(borders.n_near[a, b] + borders.n_near[b, a]),
                nearest_rows=(ends[0], ends[1]),
            )
            pairs.append(pair)
    return tuple(sorted(pairs, key=lambda pair: pair.squared_distance))
