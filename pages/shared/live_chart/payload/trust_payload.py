"""The map of the page Trust as it travels: rows that stay put as marks, rows that change as pies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neon_core.payload.json_values import cluster_signs, round_values
from neon_core.text import call_cluster, one_line
from neon_core.wording.map_caption import format_axis_titles
from pages.shared.wording import trust_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices, Matrix
    from neon_core.evaluation import Stability
    from neon_core.projection import Projection
    from pages.shared.live_chart.payload.trust_messages import ChosenPlace, Pie, PieCluster, PieMap

MOST_PIES = 300
"""Pies, at most: the rows that are least sure."""
LONGEST_NAME = 18


def build_pie_map(
    analysis: Analysis, projection: Projection, stability: Stability | None, nouns: tuple[str, str], map_id: str
) -> PieMap:
    """Return the map; without stability, that is before the starts are there, it has no pies.

    Parameters
    ----------
    analysis : Analysis
        See `neon_core.analyse`.
    projection : Projection
        The PCA map.
    stability : Stability or None
        See `neon_core.stability`.
    nouns : tuple of str
        One row and several.
    map_id : str
        The id of the picture.
    """
    from neon_core.map_sample import samples_to_draw

    places, ends = _places(projection)
    wavering = stability.wavering[:MOST_PIES] if stability is not None else np.zeros(0, np.intp)
    drawn = np.setdiff1d(samples_to_draw(analysis, projection), wavering)
    return {
        "id": map_id,
        "label": trust_words.MAP_LABEL.format(rows=nouns[1]),
        "ends": ends,
        "axes": list(format_axis_titles(analysis, projection)),
        "clusters": _clusters(analysis, places, (projection.centroids - _low(projection)) / _span(projection), drawn),
        "pies": [] if stability is None else _pies(analysis, stability, wavering, places),
    }


def _low(projection: Projection) -> Matrix:
    low: Matrix = projection.points.min(axis=0)
    return low


def _span(projection: Projection) -> float:
    """Return the longer side of the map, which has the length 1; a map without one has any."""
    return float(np.ptp(projection.points, axis=0).max()) or 1.0


def _places(projection: Projection) -> tuple[Matrix, list[float]]:
    places: Matrix = (projection.points - _low(projection)) / _span(projection)
    return places, round_values(places.max(axis=0))


def _clusters(analysis: Analysis, places: Matrix, centroids: Matrix, drawn: Indices) -> list[PieCluster]:
    labels, signs = analysis.clustering.labels, cluster_signs(analysis.n_clusters)
    found: list[PieCluster] = []
    for k, sign in enumerate(signs):
        members = drawn[labels[drawn] == k]
        found.append(
            {
                "name": one_line(call_cluster(k, analysis.cluster_names)),
                "size": f"{int((labels == k).sum()):,}",
                "sign": sign,
                "centroid": round_values(centroids[k]),
                "rows": analysis.design.rows[members].tolist(),
                "x": round_values(places[members, 0]),
                "y": round_values(places[members, 1]),
            }
        )
    return found


def _pies(analysis: Analysis, stability: Stability, wavering: Indices, places: Matrix) -> list[Pie]:
    from neon_core.evaluation import cluster_shares

    rows = analysis.design.rows[wavering].tolist()
    shares = cluster_shares(analysis, stability.refits, rows).tolist() if rows else []
    return [
        {
            "row": row,
            "place": round_values(places[sample]),
            "shares": share,
            "name": name_row(analysis, row),
            "text": trust_words.format_shares(share, analysis.cluster_names),
        }
        for row, sample, share in zip(rows, wavering.tolist(), shares, strict=True)
    ]


def build_chosen(analysis: Analysis, projection: Projection, row: int, noun: str) -> ChosenPlace:
    """Return the chosen row with its place."""
    place = _places(projection)[0][analysis.position(row)]
    return {"row": row, "place": round_values(place), "name": one_line(analysis.design.call_row(row, noun))}


def name_row(analysis: Analysis, row: int) -> str:
    """Return the name of a row, or its number alone."""
    return one_line(analysis.design.call_row(row, "").strip(), LONGEST_NAME)
