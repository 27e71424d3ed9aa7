"""One row's explanation in the user's units: everything that the panel shows of the row, as one value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from neon_core.analysis import Analysis
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.neon.distances import parts
from neon_core.neon.relevance import Explanation, ratio
from neon_core.preparation import Design
from neon_core.row_explanation.category_values import values_by_category
from neon_core.row_explanation.row_parts import (
    ColumnScales,
    ExplainedColumns,
    RelevanceBars,
    RowComparison,
    RowExplanation,
    RowIdentity,
    RowStanding,
)

__all__ = ["RowExplanation", "explain_row"]


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
        categories=values_by_category(analysis, position, explanation.relevance[0], feature_parts),
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
