"""One row's explanation in the user's units: everything that the panel shows of the row, as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import as_count, check_type
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.neon.distances import parts
from neon_core.neon.merged_model import MergedKMeans
from neon_core.neon.relevance import Explanation, ratio
from neon_core.neon.rounding import parts_rounding
from neon_core.preparation import Design
from neon_core.row_explanation.category_values import values_by_category
from neon_core.row_explanation.own_cells import OwnCells, cell_number, own_cells
from neon_core.row_explanation.row_parts import (
    ColumnScales,
    ExplainedColumns,
    RelevanceBars,
    RowComparison,
    RowExplanation,
    RowIdentity,
    RowStanding,
)

__all__ = ["RowExplanation", "explain_at_border", "explain_row"]


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
    position = check_type(analysis, Analysis, "analysis").position(row)
    matrix = analysis.design.matrix[position : position + 1]
    explanation = analysis.model.explain(matrix, beta)
    h: Vector = frozen(analysis.model.discriminants(matrix)[0])
    omega = explanation.shares[0] * ratio(h, h.min())
    found, own = feature_parts(analysis, position), own_cells(analysis.design, position)
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
        columns=_columns(analysis, position, own, explanation, found.values),
        bars=RelevanceBars(
            relevance=frozen(_without_noise(analysis, explanation.relevance[0], np.abs(omega) @ found.rounding)),
            parts=frozen(_without_noise(analysis, found.values, found.rounding)),
            residual=float(explanation.residual[0]),
        ),
        scale=_scale(analysis, position, own, omega),
    )


def explain_at_border(analysis: Analysis, row: int, competitor: int) -> RowExplanation:
    """Explain one row of the table, with its values on the scale of one border: that to a competitor.

    On that scale a bar is 0 at the midpoint between the two centroids.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    row : int
        The row's position in the table.
    competitor : int
        Another cluster; -1 for none.

    Raises
    ------
    RowError
        If there is no such row, or it was left out.
    ArgumentError
        If there is no such cluster.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> point = explain_at_border(wine, 60, 0)
    >>> float(round(point.scale.zero[point.columns.names.index("hue")], 2))
    0.89
    """
    point = explain_row(analysis, row)
    position = point.identity.position
    as_count(competitor, "competitor", -1, point.comparison.shares.size - 1)
    omega = (np.arange(point.comparison.shares.size) == competitor).astype(np.float64)
    return replace(point, scale=_scale(analysis, position, own_cells(analysis.design, position), omega))


def nearest_centroids(analysis: Analysis, position: int) -> Matrix:
    """Return the centroid of each cluster that a sample is compared with, shape (n_clusters, n_features).

    Of a merged cluster it is the nearest of its centroids.
    """
    model = analysis.model
    if isinstance(model, MergedKMeans):
        return model.nearest_centroids(analysis.design.matrix[position])
    return analysis.clustering.centroids


class FeatureParts(NamedTuple):
    """The parts of a row's discriminants, and their rounding; both of shape (n_clusters, n_features)."""

    values: Matrix
    rounding: Matrix


def feature_parts(analysis: Analysis, position: int) -> FeatureParts:
    """Return a_ki of a sample for its own cluster; one that is 0 but for rounding is 0."""
    row, clustering = analysis.design.matrix[position], analysis.clustering
    centroids = nearest_centroids(analysis, position)
    own = centroids[clustering.labels[position]]
    rounding = parts_rounding(row, own, centroids, clustering.noise)
    values = parts(row, own, centroids)
    return FeatureParts(np.where(np.abs(values) <= rounding, 0.0, values), rounding)


def _without_noise(analysis: Analysis, of_features: Matrix, rounding: Matrix) -> Matrix:
    """Return the sums over the features of each column; a sum that is nothing but rounding is 0."""
    sums = analysis.design.by_column(of_features)
    noise = analysis.design.by_column(rounding)
    return np.where(np.abs(sums) <= noise, 0.0, sums)


def _identity(analysis: Analysis, row: int, position: int) -> RowIdentity:
    """Return the row's number, name and class."""
    row_names, clustering = analysis.design.row_names, analysis.clustering
    name, cell = ("", "") if row_names is None else (row_names.name(int(row)), row_names.cells([int(row)])[0])
    return RowIdentity(row, position, name, cell, [*clustering.classes, None][clustering.class_index[position]])


def _standing(analysis: Analysis, position: int, logit: float) -> RowStanding:
    """Return where the sample lies among clusters and boundaries."""
    clustering, distance = analysis.clustering, analysis.boundary.distance
    label, border = int(clustering.labels[position]), int(analysis.boundary.cluster[position])
    rivals = analysis.model.rivals(analysis.design.matrix[position])
    centroids = nearest_centroids(analysis, position)
    return RowStanding(
        label=label,
        competitor=int(analysis.competitor[position]),
        border=border,
        competitors=rivals.competitors,
        borders=rivals.borders,
        logit=logit,
        distance=float(distance[position]),
        depth=_depth(float(distance[position]), centroids[label], centroids[border], border),
        nearer=int((distance < distance[position]).sum()),
        equal=int((distance == distance[position]).sum()) - 1,
        n_rows=distance.size,
        comparable=clustering.comparable,
        mismatch=bool(clustering.mismatch[position]),
        cluster_names=analysis.cluster_names,
    )


def _depth(distance: float, own: Vector, other: Vector, border: int) -> float:
    """Return a distance to a border as a share of the distance from the own centroid to it; 0 at a twin."""
    if border < 0:
        return float("nan")
    half = float(np.linalg.norm(own - other)) / 2.0
    return distance / half if half > 0.0 else 0.0


def _columns(
    analysis: Analysis, position: int, own: OwnCells, explanation: Explanation, of_features: Matrix
) -> ExplainedColumns:
    """Return the columns that count."""
    design = analysis.design
    return ExplainedColumns(
        names=design.column_names,
        kinds=tuple(column.kind for column in design.columns),
        units=tuple(column.unit for column in design.columns),
        cells=own.cells,
        filled=own.filled,
        precisions=tuple(column.precision for column in design.columns),
        forms=tuple(column.form for column in design.columns),
        origins=tuple(column.origin for column in design.columns),
        categories=values_by_category(analysis, position, explanation.relevance[0], of_features),
        orders=tuple(column.order for column in design.columns),
    )


def _scale(analysis: Analysis, position: int, own: OwnCells, omega: Vector) -> ColumnScales:
    """Return the row and the centroids in the user's units; `omega` are the weights p_k f / h_k of the competitors."""
    design, centroids = analysis.design, nearest_centroids(analysis, position)
    pick = _picker(design)
    zero, direction = _zero(centroids, centroids[analysis.clustering.labels[position]], omega)
    return ColumnScales(
        values=frozen(np.array([cell_number(*pair) for pair in zip(design.columns, own.cells, strict=True)])),
        low=pick(design.low),
        high=pick(design.high),
        widths=pick(np.diff(design.counted_range, axis=0)[0] / design.spread),
        centroids=pick(design.in_units(centroids)),
        zero=_picker(design, np.nan)(_in_units(design, zero)),
        direction=pick(direction),
        transforms=tuple(column.transform for column in design.columns),
    )


def _in_units(design: Design, scaled: Vector) -> Vector:
    """Return a scaled value of each feature in the user's units, with all its digits."""
    values: Vector = scaled * design.spread + design.center
    for column in design.columns:
        if not column.categories:
            values[column.start] = column.transform.invert(values[column.start])
    return values


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
