"""The panel's data: the facts of an analysis, which are the same for every row, and the numbers of one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core import wording
from neon_core.payload.json_values import cluster_signs, finite_or_none, round_values
from neon_core.payload.longest_texts import build_longest_texts
from neon_core.text import call_cluster

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Matrix, Vector
    from neon_core.payload.browser_messages import Facts, Mark, Panel, RowParts
    from neon_core.row_explanation import RowExplanation
    from neon_core.row_explanation.category_values import CategoryValues
    from neon_core.samples import Sample

ONCE = 9
"""Decimals of places that travel once, with the map."""


def build_facts(analysis: Analysis, sample: Sample, analysis_id: str) -> Facts:
    """Return the facts of an analysis that hold for every row: names, and the centroids in the observed ranges."""
    from neon_core.row_explanation import explain_row

    any_row = explain_row(analysis, analysis.telling_row)
    facts: Facts = {
        "id": analysis_id,
        "names": any_row.columns.names,
        "centroids": round_values(any_row.scale.place(any_row.scale.centroids), ONCE),
        "widths": round_values(any_row.scale.widths, ONCE),
        "ranges": [list(wording.format_range(any_row, i)) for i in range(len(any_row.columns.names))],
        "longest": build_longest_texts(analysis, any_row, sample.nouns),
        "signs": cluster_signs(analysis.n_clusters),
        "nouns": sample.nouns,
        "picture": sample.picture,
        "usual_beta": finite_or_none(any_row.comparison.usual_beta),
    }
    if shares := {str(i): v for i, v in _categories(any_row).items()}:
        facts["categories"] = {i: {"names": v.names, "shares": round_values(v.shares)} for i, v in shares.items()}
    if analysis.cluster_names:
        facts["called"] = [call_cluster(k, analysis.cluster_names) for k in range(analysis.n_clusters)]
    if sample.picture is not None:
        facts["shades"] = _shades(any_row, any_row.scale.centroids)
    return facts


def build_panel(point: RowExplanation, sample: Sample, mark: Mark, analysis_id: str) -> Panel:
    """Return the panel's sentences about a row, and the numbers with which it follows the comparison by itself.

    `build_facts` has everything that is the same for every row, and travels once, with the map. The comparison travels
    only where it is not the usual one.
    """
    compared = point.standing.competitor >= 0
    panel: Panel = {
        "facts": analysis_id,
        "headline": wording.to_list(wording.describe_answer(point, sample.nouns)),
        "standing": wording.to_list(wording.describe_standing(point, sample.nouns)) if compared else [],
        "mark": mark,
        "point": build_row_parts(point, sample) if compared else None,
    }
    if point.standing.tie:
        panel["tie"] = True
    if point.comparison.beta != point.comparison.usual_beta:
        panel["beta"] = finite_or_none(point.comparison.beta)
    return panel


def build_row_parts(point: RowExplanation, sample: Sample) -> RowParts:
    """Return the numbers of a row, those against each cluster without its own."""
    others = [c for c in range(len(point.comparison.shares)) if c != point.standing.label]
    columns, compared = range(len(point.columns.names)), (point.standing.label, point.standing.competitor)
    parts: RowParts = {
        "values": [wording.format_value(point, i) for i in columns],
        "centroid_values": [[wording.format_centroid_value(point, i, c) for i in columns] for c in compared],
        "place": round_values(point.scale.place(point.scale.values)),
        "h": point.comparison.discriminants[others].tolist(),
        "parts": point.bars.parts[others].tolist(),
    }
    if any(point.columns.filled):
        parts["filled"] = [i for i, is_filled in enumerate(point.columns.filled) if is_filled]
    if categories := _categories(point):
        parts["categories"] = {str(i): {"own": v.own, "parts": v.parts[others].tolist()} for i, v in categories.items()}
    if sample.picture is not None:
        parts["brightness"] = _shades(point, point.scale.values)
    return parts


def _categories(point: RowExplanation) -> dict[int, CategoryValues]:
    """Return the columns that are categories, by their number."""
    return {i: values for i, values in enumerate(point.columns.categories) if values is not None}


def _shades(point: RowExplanation, values: Matrix | Vector) -> Any:
    """Return values of every column (last axis) as pixels: 0 is the lowest value of all, 1 the highest."""
    low, high = float(point.scale.low.min()), float(point.scale.high.max())
    return round_values((values - low) / (high - low))
