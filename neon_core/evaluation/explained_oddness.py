"""How odd one row is: its squared distance to the own centroid as a sum over the columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.blocks import map_blocks
from neon_core.checks import Indices, Vector, frozen
from neon_core.evaluation.row_oddness import Oddness, measure_oddness, own_centroids


@dataclass(frozen=True, eq=False)
class RowOddness:
    """How odd one row is, and which columns make it so.

    Attributes
    ----------
    row, cluster : int
        The row of the table, and its cluster.
    columns : tuple of str
        The columns that count.
    parts : ndarray of shape (n_columns,)
        The squared difference from the own centroid in each column, in scaled units.
    distance : float
        The squared distance to the own centroid, to which the parts add up.
    usual : ndarray of shape (n_columns,)
        The mean part of the rows of the cluster; they add up to the cluster's mean squared distance.
    filled : tuple of bool
        Whether the row's cell is empty, so that a filled-in value makes the part.
    nearer, equal, others : int
        As in `Oddness`.
    times : float
        The distance (not squared) over the median of the cluster.
    fence : float
        The value of `times` beyond which a row is far, see `Oddness`.
    """

    row: int
    cluster: int
    columns: tuple[str, ...]
    parts: Vector
    distance: float
    usual: Vector
    filled: tuple[bool, ...]
    nearer: int
    equal: int
    others: int
    times: float
    fence: float

    @property
    def share(self) -> float:
        """The share of the other rows of the cluster that are nearer; NaN where there are none."""
        return self.nearer / self.others if self.others else float("nan")

    @property
    def is_far(self) -> bool:
        """Whether the row is beyond the fence."""
        return self.times > self.fence

    @property
    def order(self) -> Indices:
        """The columns from the largest part on."""
        return np.argsort(-self.parts, kind="stable")


def explain_oddness(analysis: Analysis, row: int, measured: Oddness | None = None) -> RowOddness:
    """Return how odd a row is, and which columns make it so.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    row : int
        The row of the table.
    measured : Oddness, optional
        That of all rows; by default it is computed. Pass it for several rows.

    Raises
    ------
    NeonError
        If there is no such row, or it was left out.

    Examples
    --------
    >>> import neon_core as nc
    >>> analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> odd = explain_oddness(analysis, 73)
    >>> odd.columns[odd.order[0]], odd.nearer, odd.others, bool(abs(odd.parts.sum() - odd.distance) < 1e-12)
    ('alcalinity of ash', 59, 60, True)
    """
    position = check_type(analysis, Analysis, "analysis").position(row)
    measured = measure_oddness(analysis) if measured is None else check_type(measured, Oddness, "measured")
    label, design = int(analysis.clustering.labels[position]), analysis.design
    parts = design.by_column((design.matrix[position] - own_centroids(analysis, np.array([position]))[0]) ** 2)
    return RowOddness(
        row=row,
        cluster=label,
        columns=design.column_names,
        parts=frozen(parts),
        distance=float(parts.sum()),
        usual=frozen(usual_parts(analysis, label)),
        filled=tuple(design.is_filled(np.array([position]))[0].tolist()),
        nearer=int(measured.nearer[position]),
        equal=int(measured.equal[position]),
        others=int(measured.others[position]),
        times=float(measured.times[position]),
        fence=measured.fence,
    )


def usual_parts(analysis: Analysis, cluster: int) -> Vector:
    """Return the mean squared difference from the own centroid in each column, over the rows of a cluster.

    Returns
    -------
    ndarray of shape (n_columns,)

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.analyse(nc.load_sample("iris"), nc.AnalysisConfig(n_clusters=1))
    >>> bool(abs(usual_parts(iris, 0).sum() - iris.clustering.inertia / 150) < 1e-12)
    True
    """
    members = np.flatnonzero(analysis.clustering.labels == cluster)

    def work(block: slice) -> Vector:
        samples = members[block]
        away = analysis.design.matrix[samples] - own_centroids(analysis, samples)
        squares: Vector = np.einsum("ij,ij->j", away, away)
        return squares

    total: Vector = np.sum(map_blocks(members.size, len(analysis.design.feature_names), work), axis=0)
    return analysis.design.by_column(total / members.size)
