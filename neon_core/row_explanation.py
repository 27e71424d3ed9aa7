"""One row's explanation in the user's units: everything that the panel shows of it, as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from neon_core.analysis import Analysis
from neon_core.category_values import Values, values_of
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.neon.distances import parts
from neon_core.neon.relevance import Explanation
from neon_core.preparation import Design


@dataclass(frozen=True, eq=False)
class Point:
    """Why one row is in its cluster, column by column.

    What lies in the observed range (values, centroids, zero) is told of numbers; of a category, whose values are told
    in `categories`, the range is empty and there is no zero.

    Attributes
    ----------
    row, at : int
        The row of the table, and its position in the analysis.
    name : str
        What the row is called, as it is shown; empty where it has its number only.
    label, competitor, border : int
        Its cluster, the nearest competitor (which sets the logit), and the cluster beyond the nearest boundary. -1
        where there is no other cluster.
    logit, residual, distance : float
        Cluster evidence, what the bars miss of it (rounding), and the distance to the boundary in scaled units.
    beta, usual_beta : float
        The stiffness of this explanation, and the model's own.
    shares : ndarray of shape (n_clusters,)
        How much each competitor counts; 0 at the own cluster.
    effective_competitors : float
        As if so many competitors counted alike.
    nearer : int
        How many rows lie nearer to a boundary than this one.
    n_rows : int
        How many rows there are.
    names, kinds, units : tuple of str
        The columns.
    categories : tuple of Values or None
        The values of each column that is a category.
    origins : tuple of Timestamp or None
        Of each column that is a date: the day from which its values are counted.
    relevance : ndarray of shape (n_columns,)
        The bars: of a category the sum over its values.
    discriminants : ndarray of shape (n_clusters,)
        h_k against each competitor; +inf at the own cluster.
    parts : ndarray of shape (n_clusters, n_columns)
        a_ki, of which h_k is the sum; 0 at the own cluster. With the shares they make the bars at any beta.
    values, low, high : ndarray of shape (n_columns,)
        The row's values and the observed range, in the user's units.
    widths : ndarray of shape (n_columns,)
        How wide the observed range is, in scaled units.
    centroids : ndarray of shape (n_clusters, n_columns)
        In the user's units.
    zero : ndarray of shape (n_columns,)
        The value at which the bar would be 0 (at this row's shares), in the user's units; NaN where there is none.
    direction : ndarray of int of shape (n_columns,)
        1 where a value above `zero` counts for the cluster, -1 where one below does, 0 where it has no effect.
    decimals : ndarray of int of shape (n_columns,)
        How many decimals the user's numbers are written with.
    known_class, own_class : object or None
        The row's class, and the class matched to its cluster.
    comparable, mismatch : bool
        Whether there are as many clusters as classes, and whether the row's class is another than its cluster's.
    """

    row: int
    at: int
    name: str
    label: int
    competitor: int
    border: int
    logit: float
    residual: float
    distance: float
    beta: float
    usual_beta: float
    shares: Vector
    effective_competitors: float
    nearer: int
    n_rows: int
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    categories: tuple[Values | None, ...]
    origins: tuple[Any, ...]
    relevance: Vector
    discriminants: Vector
    parts: Matrix
    values: Vector
    low: Vector
    high: Vector
    widths: Vector
    centroids: Matrix
    zero: Vector
    direction: Indices
    decimals: Indices
    known_class: Any
    own_class: Any
    comparable: bool
    mismatch: bool

    @property
    def tie(self) -> bool:
        """Whether the row lies exactly on a boundary."""
        return self.logit == 0.0

    @property
    def order(self) -> Indices:
        """The columns from the largest bar to the smallest."""
        return np.argsort(-np.abs(self.relevance), kind="stable")

    def place(self, values: Matrix) -> Matrix:
        """Return where values of every column (last axis) lie in the observed range, 0 to 1; 0.5 without a range."""
        width = self.high - self.low
        place: Matrix = np.where(width > 0.0, (values - self.low) / np.where(width > 0.0, width, 1.0), 0.5)
        return place

    @property
    def evidence_for(self) -> float:
        """The sum of the bars that count for the cluster."""
        return float(self.relevance[self.relevance > 0.0].sum())

    @property
    def evidence_against(self) -> float:
        """The sum of the bars that count against it; 0 or negative."""
        return float(self.relevance[self.relevance < 0.0].sum())


def explain_row(analysis: Analysis, row: int, beta: float | None = None) -> Point:
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
    >>> point.label, point.competitor, point.names[point.order[0]]
    (2, 1, 'OD280/OD315')
    """
    at = analysis.position(row)
    matrix = analysis.design.matrix[at : at + 1]
    explanation = analysis.model.explain(matrix, beta)
    zero, direction = _zero(analysis, at, explanation)
    part = _parts(analysis, at)
    design = analysis.design
    return Point(
        row=row,
        at=at,
        name="" if design.row_names is None else design.row_names.name(int(row)),
        logit=float(explanation.logit[0]),
        residual=float(explanation.residual[0]),
        beta=explanation.beta,
        usual_beta=float(analysis.model.beta or 0.0),
        shares=explanation.shares[0],
        effective_competitors=float(explanation.effective_competitors[0]),
        names=design.column_names,
        kinds=tuple(column.kind for column in design.columns),
        units=tuple(column.unit for column in design.columns),
        categories=values_of(analysis, at, explanation.relevance[0], part),
        origins=tuple(column.origin for column in design.columns),
        relevance=frozen(design.by_column(explanation.relevance[0])),
        discriminants=frozen(analysis.model.discriminants(matrix)[0]),
        parts=frozen(design.by_column(part)),
        zero=zero,
        direction=direction,
        **_place(analysis, at),
        **_units(analysis, at),
    )


def _place(analysis: Analysis, at: int) -> dict[str, Any]:
    """Return where the sample stands among clusters, borders and classes."""
    clustering, distance = analysis.clustering, analysis.boundary.distance
    label, known = int(clustering.labels[at]), [*clustering.classes, None]
    return {
        "label": label,
        "competitor": int(analysis.competitor[at]),
        "border": int(analysis.boundary.cluster[at]),
        "distance": float(distance[at]),
        "nearer": int((distance < distance[at]).sum()),
        "n_rows": distance.size,
        "known_class": known[clustering.class_index[at]],
        "own_class": known[clustering.matched_class[label]],
        "comparable": clustering.comparable,
        "mismatch": bool(clustering.mismatch[at]),
    }


def _units(analysis: Analysis, at: int) -> dict[str, Any]:
    """Return values, centroids and ranges as the user wrote them; those of a category are 0."""
    design = analysis.design
    numbers = _numbers(design)
    return {
        "values": numbers(design.in_units(design.matrix[at])[0]),
        "low": numbers(design.low),
        "high": numbers(design.high),
        "widths": numbers((design.high - design.low) / design.spread),
        "centroids": numbers(design.in_units(analysis.clustering.centroids)),
        "decimals": numbers(design.decimals),
    }


def _numbers(design: Design) -> Callable[[Any], Any]:
    """Return what takes from the features those of the columns, in which a category has a 0."""
    starts = [column.start for column in design.columns]
    is_category = [bool(column.categories) for column in design.columns]
    whole = len(starts) == len(design.feature_names) and not any(is_category)

    def taken(values: Any) -> Any:
        return frozen(values if whole else np.where(is_category, 0, values[..., starts]))

    return taken


def _parts(analysis: Analysis, at: int) -> Matrix:
    """Return what each feature adds to each discriminant."""
    centroids = analysis.clustering.centroids
    return parts(analysis.design.matrix[at], centroids[analysis.clustering.labels[at]], centroids)


def _zero(analysis: Analysis, at: int, explanation: Explanation) -> tuple[Vector, Indices]:
    """Return where each bar is 0, z = sum_k omega_k (mu_c^2 - mu_k^2) / 2 sum_k omega_k (mu_c - mu_k), and its sign.

    With m_k the midpoint this is the mean of the m_k, weighted by omega_k (mu_c - mu_k). The bar rises with the value
    where sum_k omega_k (mu_c - mu_k) > 0. The differences decide, so they are taken before they are added up.
    """
    design, centroids = analysis.design, analysis.clustering.centroids
    h = analysis.model.discriminants(design.matrix[at : at + 1])[0]
    f = h.min()
    with np.errstate(invalid="ignore", divide="ignore"):
        omega = explanation.shares[0] * np.where(h == f, 1.0, f / h)
    own = centroids[analysis.clustering.labels[at]]
    gaps = omega[:, None] * (own - centroids)
    slope = gaps.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        zero = (gaps * (own + centroids) / 2.0).sum(axis=0) / slope
    in_units = np.where(slope == 0.0, np.nan, zero * design.spread + design.center)
    starts = [column.start for column in design.columns]
    is_category = [bool(column.categories) for column in design.columns]
    direction = np.sign(slope).astype(np.intp)[starts]
    return frozen(np.where(is_category, np.nan, in_units[starts])), frozen(np.where(is_category, 0, direction))
