"""How odd one row is: its squared distance to the own centroid as a sum over the columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    measured = _measured(analysis, measured)
    found = _explain(analysis, analysis, position, measured)
    return replace(
        found,
        row=row,
        nearer=int(measured.nearer[position]),
        equal=int(measured.equal[position]),
        others=int(measured.others[position]),
        times=float(measured.times[position]),
    )


def explain_placed_oddness(
    analysis: Analysis, placed: Analysis, position: int, measured: Oddness | None = None
) -> RowOddness:
    """Return how odd a row is that the fit was made without, beside the rows of its cluster in the fit.

    Parameters
    ----------
    analysis, placed : Analysis
        The fit, and the rows that are placed in its clusters, such as `LeftOutRows.placed`.
    position : int
        The sample of the placed rows; it is the `row` of the result.
    measured : Oddness, optional
        That of the fit; by default it is computed.

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.load_sample("iris")
    >>> import warnings
    >>> warnings.simplefilter("ignore", nc.NeonWarning)  # that a row was left out
    >>> analysis = nc.analyse(iris, nc.AnalysisConfig(left_out=[41]))
    >>> odd = explain_placed_oddness(analysis, nc.place_left_out(iris, analysis).placed, 0)
    >>> odd.nearer == odd.others == int(analysis.clustering.sizes[odd.cluster])
    True
    """
    check_type(analysis, Analysis, "analysis")
    return _explain(analysis, check_type(placed, Analysis, "placed"), position, _measured(analysis, measured))


def _measured(analysis: Analysis, measured: Oddness | None) -> Oddness:
    return measure_oddness(analysis) if measured is None else check_type(measured, Oddness, "measured")


def _explain(analysis: Analysis, placed: Analysis, position: int, measured: Oddness) -> RowOddness:
    """Return how odd a sample of placed rows is beside all rows of its cluster in the fit."""
    label, design = int(placed.clustering.labels[position]), analysis.design
    samples = np.array([position])
    parts = design.by_column((placed.design.matrix[position] - own_centroids(placed, samples)[0]) ** 2)
    away, others = float(np.sqrt(parts.sum())), measured.away[measured.label == label]
    with np.errstate(divide="ignore", invalid="ignore"):
        times = float(np.float64(away) / measured.middle[label])
    return RowOddness(
        row=position,
        cluster=label,
        columns=design.column_names,
        parts=frozen(parts),
        distance=float(parts.sum()),
        usual=frozen(usual_parts(analysis, label)),
        filled=tuple(placed.design.is_filled(samples)[0].tolist()),
        nearer=int((others < away).sum()),
        equal=int((others == away).sum()),
        others=int(others.size),
        times=times,
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
