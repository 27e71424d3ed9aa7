"""How well each row fits its cluster: the silhouette, for several clusterings in one pass over the distances.

Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis", Journal of
Computational and Applied Mathematics 20, 1987. For a row with mean distance a to the other rows of its cluster, and
mean distance b to the rows of the nearest other cluster,

    s = (b - a) / max(a, b),    0 for the only row of a cluster.

`sklearn.metrics.silhouette_samples` computes all distances anew for every clustering. Here each block of distances is
multiplied by the memberships of all clusterings at once, so that eleven K cost little more than one; the tests hold
the values to scikit-learn's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.blocks import map_in_order, one_blas_thread
from neon_core.checks import Indices, Matrix, Vector, frozen

MOST_ROWS = 20_000
"""Up to this number of rows silhouettes are exact; of a larger table a sample of this size is compared with itself."""

DISTANCES = 2**20
"""Distances in a block: 8 MB."""

SEED = 0


@dataclass(frozen=True, eq=False)
class Silhouettes:
    """The silhouettes of the rows.

    Attributes
    ----------
    rows : ndarray of int of shape (n_compared,)
        Rows of the table, in order: all of them, or a sample of 20,000.
    values : ndarray of shape (n_compared,)
        From -1 to 1; below 0 a row is nearer to another cluster, in the mean of the distances. NaN with one cluster.
    labels : ndarray of int of shape (n_compared,)
        The clusters of these rows.
    by_cluster : ndarray of shape (n_clusters,)
        The mean of each cluster; NaN where it has none of these rows.
    mean : float
        The mean of all.
    n_rows : int
        The number of rows that are clustered.
    cluster_names : tuple of str
        As in the analysis.
    """

    rows: Indices
    values: Vector
    labels: Indices
    by_cluster: Vector
    mean: float
    n_rows: int
    cluster_names: tuple[str, ...] = ()

    @property
    def is_sample(self) -> bool:
        """Whether some rows were not compared."""
        return self.rows.size < self.n_rows

    @property
    def n_negative(self) -> int:
        """The number of rows below 0."""
        return int((self.values < 0.0).sum())


def silhouettes(analysis: Analysis) -> Silhouettes:
    """Return the silhouette of every row, of a table with more than 20,000 rows of a sample of 20,000.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.

    Examples
    --------
    >>> import neon_core as nc
    >>> found = silhouettes(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)))
    >>> round(found.mean, 3), found.by_cluster.round(2).tolist(), found.n_negative
    (0.301, [0.37, 0.19, 0.34], 4)
    """
    check_type(analysis, Analysis, "analysis")
    matrix, n_clusters = analysis.design.matrix, analysis.n_clusters
    some = sample_rows(len(matrix), MOST_ROWS, SEED)
    labels = analysis.clustering.labels[some]
    (values,) = silhouettes_of(matrix[some], [labels], [n_clusters])
    return Silhouettes(
        rows=frozen(analysis.design.rows[some]),
        values=frozen(values),
        labels=frozen(labels.copy()),
        by_cluster=frozen(_means(values, labels, n_clusters)),
        mean=float(values.mean()),
        n_rows=len(matrix),
        cluster_names=analysis.cluster_names,
    )


def sample_rows(n_rows: int, most: int, seed: int) -> Indices:
    """Return the positions of a sample of `most` rows, in order; of all rows where there are no more."""
    if n_rows <= most:
        return np.arange(n_rows)
    return np.sort(np.random.default_rng(seed).choice(n_rows, most, replace=False))


def silhouettes_of(matrix: Matrix, labelings: Sequence[Indices], n_clusters: Sequence[int]) -> list[Vector]:
    """Return the silhouettes of the rows for each of several clusterings.

    Parameters
    ----------
    matrix : ndarray of shape (n_rows, n_features)
        The rows.
    labelings : sequence of ndarray of int of shape (n_rows,)
        The cluster of each row, from 0 on; a cluster may be empty.
    n_clusters : sequence of int
        The number of clusters of each clustering. A clustering with one gets NaN.
    """
    left, right = _factors(matrix)
    edges = np.cumsum([0, *n_clusters])
    members = np.zeros((len(matrix), int(edges[-1])))
    for start, labels in zip(edges, labelings, strict=False):
        members[np.arange(len(matrix)), start + labels] = 1.0

    def work(block: slice) -> list[Vector]:
        sums = _distances(left, right, block) @ members
        return [
            _values(sums[:, start:stop], labels[block], np.bincount(labels, minlength=stop - start))
            for start, stop, labels in zip(edges, edges[1:], labelings, strict=False)
        ]

    size = max(1, DISTANCES // len(matrix))
    with one_blas_thread:
        parts = map_in_order([slice(i, i + size) for i in range(0, len(matrix), size)], work)
    return [np.concatenate(values) for values in zip(*parts, strict=True)]


def _factors(matrix: Matrix) -> tuple[Matrix, Matrix]:
    """Return two matrices whose product has the squared distances: (-2x, x.x, 1) . (y, 1, y.y) for every two rows.

    One product is all that a block needs; adding the squares to it would pass over the block twice more.
    """
    centred = matrix - matrix.mean(axis=0)
    squares = np.einsum("ij,ij->i", centred, centred)[:, None]
    ones = np.ones_like(squares)
    return np.hstack([-2.0 * centred, squares, ones]), np.hstack([centred, ones, squares])


def _distances(left: Matrix, right: Matrix, block: slice) -> Matrix:
    """Return the distances of a block of rows to all rows."""
    distances: Matrix = left[block] @ right.T
    np.maximum(distances, 0.0, out=distances)
    at = np.arange(len(distances))
    distances[at, block.start + at] = 0.0
    return np.sqrt(distances, out=distances)


def _values(sums: Matrix, labels: Indices, sizes: Indices) -> Vector:
    """Return silhouettes from the sums of the distances to the rows of each cluster."""
    if np.count_nonzero(sizes) < 2:
        return np.full(len(sums), np.nan)
    at, own = np.arange(len(sums)), sizes[labels]
    with np.errstate(invalid="ignore", divide="ignore"):
        inside = sums[at, labels] / (own - 1)
        means = np.where(sizes > 0, sums / sizes, np.inf)
        means[at, labels] = np.inf
        outside = means.min(axis=1)
        values: Vector = (outside - inside) / np.maximum(outside, inside)
    values[(own == 1) | np.isnan(values)] = 0.0
    return values


def _means(values: Vector, labels: Indices, n_clusters: int) -> Vector:
    with np.errstate(invalid="ignore"):
        means: Vector = np.bincount(labels, values, n_clusters) / np.bincount(labels, minlength=n_clusters)
    return means
