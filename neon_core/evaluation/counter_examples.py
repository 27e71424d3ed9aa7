"""Counter-examples: what K-Means and its explanation cannot tell, computed on the spot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type, format_given
from neon_core.checks import Indices, Matrix
from neon_core.errors import ArgumentError
from neon_core.evaluation.agreement import adjusted_rand, common_rows
from neon_core.lloyd import settle
from neon_core.neon.distances import assign
from neon_core.neon.model import NeuralizedKMeans
from neon_core.starts import MAX_ITER
from neon_core.triviality import MOST_ROWS, relevance_shares

N_MOONS, MOON_NOISE = 120, 0.06


@dataclass(frozen=True, eq=False)
class Moons:
    """Two moons that no line divides, and the two clusters that K-Means makes of them.

    Attributes
    ----------
    points : ndarray of shape (n_points, 2)
        The places.
    moon, cluster : ndarray of int of shape (n_points,)
        The moon and the cluster of each.
    rand : float
        The adjusted Rand index of moons and clusters.
    """

    points: Matrix
    moon: Indices
    cluster: Indices
    rand: float


def two_moons() -> Moons:
    """Return two moons, and what K-Means makes of them: always the same.

    Examples
    --------
    >>> moons = two_moons()
    >>> moons.points.shape, moons.rand < 0.5
    ((120, 2), True)
    """
    from sklearn.cluster import KMeans
    from sklearn.datasets import make_moons

    points, moon = make_moons(N_MOONS, noise=MOON_NOISE, random_state=0)
    cluster = KMeans(2, n_init=10, random_state=0).fit_predict(points)
    return Moons(points, moon, cluster, adjusted_rand(common_rows(moon, cluster, 2, 2)))


@dataclass(frozen=True)
class CountedTwice:
    """What happens where a column is there twice.

    Attributes
    ----------
    column : str
        The column.
    before, after : float
        Its share of the relevance, and that of both together.
    n_moved, n_rows : int
        The rows that change cluster, and those that were looked at: of a large table 20,000, evenly spread.
    """

    column: str
    before: float
    after: float
    n_moved: int
    n_rows: int


def count_twice(analysis: Analysis, column: str = "") -> CountedTwice:
    """Return what happens where a column is there twice: the clusters settle anew from where they are.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`, of at least two clusters.
    column : str
        A column that counts; without one, that which carries most of the relevance.

    Raises
    ------
    ArgumentError
        If the column does not count, or there is one cluster.

    Examples
    --------
    >>> import neon_core as nc
    >>> twice = count_twice(nc.analyse(nc.load_sample("wine")), "proline")
    >>> twice.after > twice.before
    True
    """
    design = check_type(analysis, Analysis, "analysis").design
    if analysis.n_clusters < 2:
        raise ArgumentError("One cluster has no relevance", where="analysis", hint="Choose two clusters or more.")
    if column and column not in design.column_names:
        what = f"{format_given(column)} is no column that counts"
        raise ArgumentError(what, where="column", hint="Pass one of `analysis.design.column_names`.")
    some = np.unique(np.linspace(0, len(design.matrix) - 1, MOST_ROWS).astype(np.intp))
    shares = relevance_shares(design, analysis.model, some)
    at = design.column_names.index(column) if column else int(shares.argmax())
    features = list(range(design.columns[at].start, design.columns[at].stop))
    rows = design.matrix[some]
    matrix = np.hstack([rows, rows[:, features]])
    start = np.hstack([analysis.clustering.centroids, analysis.clustering.centroids[:, features]])
    centroids = settle(matrix, start, MAX_ITER).centroids
    moved = int((assign(matrix, centroids) != analysis.clustering.labels[some]).sum())
    bars = _joined(rows.shape[1], features, NeuralizedKMeans(centroids).explain(matrix).relevance)
    by_column = np.abs(design.by_column(bars))
    after = float(by_column[:, at].sum()) / (float(by_column.sum()) or 1.0)
    return CountedTwice(design.columns[at].name, float(shares[at]), after, moved, len(some))


def _joined(n_features: int, features: list[int], bars: Matrix) -> Matrix:
    """Return the bars with those of the copies added to their originals'."""
    joined: Matrix = bars[:, :n_features].copy()
    joined[:, features] += bars[:, n_features:]
    return joined
