"""One row's explanation in the user's units: everything that the panel shows of the row, as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from neon_core.analysis import Analysis
from neon_core.category_values import CategoryValues, category_values
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.neon.distances import parts
from neon_core.neon.relevance import Explanation, ratio
from neon_core.preparation import Design


@dataclass(frozen=True)
class RowIdentity:
    """Which row is explained.

    Attributes
    ----------
    row, position : int
        The row of the table, and its position among the samples of the analysis.
    name : str
        The row's name on screen; empty where the row has a number only.
    known_class : object or None
        The row's class, None where the class is not known.
    """

    row: int
    position: int
    name: str
    known_class: Any


@dataclass(frozen=True)
class RowStanding:
    """Where the row lies among clusters and boundaries; the comparison (beta) does not change it.

    Attributes
    ----------
    label, competitor, border : int
        The row's cluster, the nearest competitor (which sets the logit), and the cluster beyond the nearest boundary.
        -1 where there is no other cluster.
    logit, distance : float
        Cluster evidence, and the distance to the boundary in scaled units.
    nearer, n_rows : int
        The number of rows that lie nearer to a boundary than this one, and the number of all rows.
    comparable, mismatch : bool
        Whether there are as many clusters as classes, and whether the row's class differs from its cluster's.
    """

    label: int
    competitor: int
    border: int
    logit: float
    distance: float
    nearer: int
    n_rows: int
    comparable: bool
    mismatch: bool

    @property
    def tie(self) -> bool:
        """Whether the row lies exactly on a boundary."""
        return self.logit == 0.0


@dataclass(frozen=True, eq=False)
class RowComparison:
    """How much each competitor counts.

    Attributes
    ----------
    beta, usual_beta : float
        The stiffness of this explanation, and the model's own.
    shares : ndarray of shape (n_clusters,)
        The share of each competitor; 0 at the own cluster.
    discriminants : ndarray of shape (n_clusters,)
        h_k against each competitor; +inf at the own cluster.
    effective_competitors : float
        The number of equal competitors whose shares would have the same entropy.
    """

    beta: float
    usual_beta: float
    shares: Vector
    discriminants: Vector
    effective_competitors: float


@dataclass(frozen=True, eq=False)
class ExplainedColumns:
    """The columns of the table that count, one entry a column.

    Attributes
    ----------
    names, kinds, units : tuple of str
        As in the table.
    decimals : ndarray of int of shape (n_columns,)
        The decimals of the user's numbers.
    origins : tuple of Timestamp or None
        The day from which a date is counted; None where the column is not a date.
    categories : tuple of CategoryValues or None
        The values of a category; None where the column is a number.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    decimals: Indices
    origins: tuple[Any, ...]
    categories: tuple[CategoryValues | None, ...]


@dataclass(frozen=True, eq=False)
class RelevanceBars:
    """The relevance of every column.

    Attributes
    ----------
    relevance : ndarray of shape (n_columns,)
        The bars; a category's bar is the sum over its values.
    parts : ndarray of shape (n_clusters, n_columns)
        a_ki, of which h_k is the sum; 0 at the own cluster. With the shares they make the bars at any beta.
    residual : float
        The conservation residual: the sum of the bars less the logit, rounding only.
    """

    relevance: Vector
    parts: Matrix
    residual: float

    @property
    def order(self) -> Indices:
        """The columns from the largest bar to the smallest."""
        return np.argsort(-np.abs(self.relevance), kind="stable")

    @property
    def evidence_for(self) -> float:
        """The sum of the bars that count for the cluster."""
        return float(self.relevance[self.relevance > 0.0].sum())

    @property
    def evidence_against(self) -> float:
        """The sum of the bars that count against the cluster; 0 or negative."""
        return float(self.relevance[self.relevance < 0.0].sum())


@dataclass(frozen=True, eq=False)
class ColumnScales:
    """The row and the centroids within each column's observed range, in the user's units.

    A category has no scale: its entries are 0, and NaN in `zero`.

    Attributes
    ----------
    values, low, high : ndarray of shape (n_columns,)
        The row's values, and the ends of the observed range.
    widths : ndarray of shape (n_columns,)
        The width of the observed range in scaled units.
    centroids : ndarray of shape (n_clusters, n_columns)
        The centroids' values.
    zero : ndarray of shape (n_columns,)
        The value at which the bar would be 0 (at this row's shares); NaN where there is none.
    direction : ndarray of int of shape (n_columns,)
        1 where a value above `zero` counts for the cluster, -1 where one below does, 0 where it has no effect.
    """

    values: Vector
    low: Vector
    high: Vector
    widths: Vector
    centroids: Matrix
    zero: Vector
    direction: Indices

    def place(self, values: Matrix) -> Matrix:
        """Return where values of every column (last axis) lie in the observed range, 0 to 1; 0.5 without a range."""
        width = self.high - self.low
        place: Matrix = np.where(width > 0.0, (values - self.low) / np.where(width > 0.0, width, 1.0), 0.5)
        return place


@dataclass(frozen=True, eq=False)
class RowExplanation:
    """Why one row is in its cluster, column by column."""

    identity: RowIdentity
    standing: RowStanding
    comparison: RowComparison
    columns: ExplainedColumns
    bars: RelevanceBars
    scale: ColumnScales


def explain_row(analysis: Analysis, row: int, beta: float | None = None) -> RowExplanation:
    """Explain one row of the table.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    row : int
        The row's position in the table.
    beta : float, optional
        The stiffness; by default the usual one.

    Raises
    ------
    RowError
        If there is no such row, or it was left out.

    Examples
    --------
    >>> import neon_core as nc
    >>> analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> point = explain_row(analysis, 60)
    >>> point.standing.label, point.standing.competitor, point.columns.names[point.bars.order[0]]
    (2, 1, 'OD280/OD315')
    """
    position = analysis.position(row)
    matrix = analysis.design.matrix[position : position + 1]
    explanation = analysis.model.explain(matrix, beta)
    h: Vector = frozen(analysis.model.discriminants(matrix)[0])
    centroids = analysis.clustering.centroids
    feature_parts = parts(matrix[0], centroids[analysis.clustering.labels[position]], centroids)
    return RowExplanation(
        identity=_identity(analysis, row, position),
        standing=_standing(analysis, position, float(explanation.logit[0])),
        comparison=RowComparison(
            beta=explanation.beta,
            usual_beta=float(analysis.model.beta or 0.0),
            shares=explanation.shares[0],
            discriminants=h,
            effective_competitors=float(explanation.effective_competitors[0]),
        ),
        columns=_columns(analysis, position, explanation, feature_parts),
        bars=RelevanceBars(
            relevance=frozen(analysis.design.by_column(explanation.relevance[0])),
            parts=frozen(analysis.design.by_column(feature_parts)),
            residual=float(explanation.residual[0]),
        ),
        scale=_scale(analysis, position, explanation.shares[0] * ratio(h, h.min())),
    )


def _identity(analysis: Analysis, row: int, position: int) -> RowIdentity:
    """Return the row's number, name and class."""
    row_names, clustering = analysis.design.row_names, analysis.clustering
    name = "" if row_names is None else row_names.name(int(row))
    return RowIdentity(row, position, name, [*clustering.classes, None][clustering.class_index[position]])


def _standing(analysis: Analysis, position: int, logit: float) -> RowStanding:
    """Return where the sample lies among clusters and boundaries."""
    clustering, distance = analysis.clustering, analysis.boundary.distance
    return RowStanding(
        label=int(clustering.labels[position]),
        competitor=int(analysis.competitor[position]),
        border=int(analysis.boundary.cluster[position]),
        logit=logit,
        distance=float(distance[position]),
        nearer=int((distance < distance[position]).sum()),
        n_rows=distance.size,
        comparable=clustering.comparable,
        mismatch=bool(clustering.mismatch[position]),
    )


def _columns(analysis: Analysis, position: int, explanation: Explanation, feature_parts: Matrix) -> ExplainedColumns:
    """Return the columns that count."""
    design = analysis.design
    return ExplainedColumns(
        names=design.column_names,
        kinds=tuple(column.kind for column in design.columns),
        units=tuple(column.unit for column in design.columns),
        decimals=_picker(design)(design.decimals),
        origins=tuple(column.origin for column in design.columns),
        categories=category_values(analysis, position, explanation.relevance[0], feature_parts),
    )


def _scale(analysis: Analysis, position: int, omega: Vector) -> ColumnScales:
    """Return the row and the centroids in the user's units; `omega` are the weights p_k f / h_k of the competitors."""
    design, centroids = analysis.design, analysis.clustering.centroids
    pick = _picker(design)
    zero, direction = _zero(centroids, centroids[analysis.clustering.labels[position]], omega)
    return ColumnScales(
        values=pick(design.in_units(design.matrix[position])[0]),
        low=pick(design.low),
        high=pick(design.high),
        widths=pick((design.high - design.low) / design.spread),
        centroids=pick(design.in_units(centroids)),
        zero=_picker(design, np.nan)(zero * design.spread + design.center),
        direction=pick(direction),
    )


def _picker(design: Design, of_category: float = 0) -> Callable[[Any], Any]:
    """Return a function that picks one value per column from per-feature values (`of_category` for a category)."""
    starts = [column.start for column in design.columns]
    is_category = [bool(column.categories) for column in design.columns]
    whole = len(starts) == len(design.feature_names) and not any(is_category)

    def pick(values: Any) -> Any:
        return frozen(values if whole else np.where(is_category, of_category, values[..., starts]))

    return pick


def _zero(centroids: Matrix, own: Vector, omega: Vector) -> tuple[Vector, Indices]:
    """Return where each bar is 0, z = sum_k omega_k (mu_c^2 - mu_k^2) / 2 sum_k omega_k (mu_c - mu_k), and its sign.

    With m_k the midpoint this is the mean of the m_k, weighted by omega_k (mu_c - mu_k). The bar rises with the value
    where sum_k omega_k (mu_c - mu_k) > 0. The differences decide, so they are taken before they are added up.
    """
    gaps = omega[:, None] * (own - centroids)
    slope = gaps.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        zero = (gaps * (own + centroids) / 2.0).sum(axis=0) / slope
    return np.where(slope == 0.0, np.nan, zero), np.sign(slope).astype(np.intp)
