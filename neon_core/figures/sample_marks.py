"""The samples on a map: filled by cluster, edged by a class that differs, dotted where the map misplaces them."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from neon_core.analysis import Analysis
from neon_core.checks import Indices
from neon_core.figures.figure_style import escape_markup
from neon_core.projection import Projection, drawn_places
from neon_core.row_explanation import RowExplanation
from neon_core.row_names import call_rows
from neon_core.style import FADED, PAPER, SHAPED, cluster_color, cluster_symbol
from neon_core.text import call_cluster
from neon_core.wording import HOVER, format_class

CROWD = 400
"""Beyond this number of samples the marks are smaller."""

FEW_MISMATCHES, FEW_OF_ALL, LEAST = 20, 0.15, 0.25
"""Up to this number and this share of all samples, mismatches are drawn at full size; and the least part of it."""


class MarkSizes(NamedTuple):
    """The sizes in pixels of a mark whose class matches and of one whose class does not, and the width of its edge."""

    match: float
    mismatch: float
    edge: float


def mark_sizes(n_drawn: int, n_mismatches: int) -> MarkSizes:
    """Return the sizes of marks: the more mismatches there are, the less they stand out from the other samples.

    Nine of 178 are the exception that a picture is about. 367 of 1,797 at that size would be the picture.

    Examples
    --------
    >>> mark_sizes(178, 9), mark_sizes(1797, 367)
    (MarkSizes(match=7, mismatch=13.0, edge=3.0), MarkSizes(match=5, mismatch=6.0, edge=1.0))
    """
    match, extra, edge = (7, 6.0, 3.0) if n_drawn <= CROWD else (5, 4.0, 2.0)
    part = min(1.0, math.sqrt(FEW_MISMATCHES / max(1, n_mismatches)))
    part = max(LEAST, part * min(1.0, math.sqrt(FEW_OF_ALL * n_drawn / max(1, n_mismatches))))
    return MarkSizes(match, round(match + extra * part, 1), round(max(1.0, edge * part), 1))


def misplaced_dots(projection: Projection, drawn: Indices) -> list[go.Scatter]:
    """Return a dot on each sample that the map misplaces, in the colour of the background; one trace a cluster."""
    labels = np.where(projection.misplaced[drawn], projection.labels[drawn], -1)
    places = drawn_places(projection)[drawn]
    return [
        go.Scatter(
            x=places[labels == cluster, 0],
            y=places[labels == cluster, 1],
            mode="markers",
            name=f"misplaced, of cluster {cluster}",  # a mark without words of its own
            meta={"cluster": cluster},
            marker={"color": PAPER, "size": 3 if labels.size <= CROWD else 2, "opacity": 1},
            hoverinfo="skip",
        )
        for cluster in np.unique(labels[labels >= 0]).tolist()
    ]


def sample_marks(
    analysis: Analysis, projection: Projection, nouns: tuple[str, str], point: RowExplanation | None, drawn: Indices
) -> list[go.Scatter]:
    """Return a trace for each cluster and class; those with a differing class last, so that they lie on top."""
    clustering = analysis.clustering
    places, rows = drawn_places(projection)[drawn], analysis.design.rows[drawn]
    pairs = np.stack([clustering.labels[drawn], clustering.class_index[drawn]])
    _, pair = np.unique(pairs, axis=1, return_inverse=True)
    groups = [np.flatnonzero(pair == i) for i in range(int(pair.max()) + 1)]
    groups.sort(key=lambda group: bool(clustering.mismatch[drawn[group[0]]]))
    strong = set(projection.clusters)
    if point is not None and analysis.n_clusters > SHAPED and projection.kind != "borders":
        strong = {point.standing.label, point.standing.competitor}
    look = mark_sizes(drawn.size, int(clustering.mismatch[drawn].sum()))
    return [
        go.Scatter(
            _pair_style(analysis, nouns, int(drawn[group[0]]), strong, look),
            x=places[group, 0],
            y=places[group, 1],
            customdata=rows[group],
            text=_hover_names(analysis, nouns, rows[group]),
        )
        for group in groups
    ]


def _hover_names(analysis: Analysis, nouns: tuple[str, str], rows: Indices) -> list[str] | None:
    """Return the names that rows have in their hover text; None where rows have numbers only."""
    names = analysis.design.row_names
    if names is None:
        return None
    return [escape_markup(name) for name in call_rows(names, rows, nouns[0])]


def _pair_style(
    analysis: Analysis, nouns: tuple[str, str], member: int, strong: set[int], look: MarkSizes
) -> dict[str, Any]:
    """Return the look of the samples of one cluster and class, from a member: one scalar colour, size and edge."""
    clustering, k = analysis.clustering, analysis.n_clusters
    cluster, known = int(clustering.labels[member]), int(clustering.class_index[member])
    wrong = bool(clustering.mismatch[member]) and cluster in strong
    row = f"{nouns[0]} %{{customdata}}" if analysis.design.row_names is None else "%{text}"
    own_class = format_class(clustering.classes[known]) if known >= 0 else None
    called = escape_markup(call_cluster(cluster, analysis.cluster_names))
    class_line = "" if own_class is None else f"<br>{escape_markup(HOVER['class'].format(known=own_class))}"
    return {
        "mode": "markers",
        "name": f"{called}{class_line.replace('<br>', ', ')}",
        "meta": {"cluster": cluster, "known": own_class},
        "hovertemplate": f"{row}<br>{called}{class_line}<extra></extra>",
        "marker": {
            "color": cluster_color(cluster),
            "symbol": cluster_symbol(cluster, k),
            "size": look.mismatch if wrong else look.match,
            "opacity": 0.9 if cluster in strong else FADED,
            "line": {"color": cluster_color(known), "width": look.edge} if wrong else {"width": 0},
        },
    }
