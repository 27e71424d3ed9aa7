"""The chosen row on a map: its ring, its mark where a centroid hides it, and its lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from neon_core.analysis import Analysis
from neon_core.borders import foot
from neon_core.checks import column_extremes
from neon_core.projection import Projection
from neon_core.row_explanation import RowExplanation
from neon_core.style import INK, MUTED, PAPER

COVERS = 0.045
"""The part of the picture's larger side within which a centroid hides the mark of a row."""


def row_lines(analysis: Analysis, projection: Projection, point: RowExplanation) -> list[go.Scatter]:
    """Return the lines from the chosen row to two centroids, or on the border plane to its nearest border.

    The line to its own centroid is solid, the line to the nearest competitor's dotted.
    """
    here = projection.points[point.identity.position]
    centroids = [
        ("to the own centroid", point.standing.label, "solid"),
        ("to the nearest competitor", point.standing.competitor, "dot"),
    ]
    if projection.kind == "borders":
        lines = [("to the nearest border", foot(analysis, projection, point.identity.row), "solid")]
    else:
        lines = [(name, projection.centroids[k], dash) for name, k, dash in centroids if k >= 0]
    return [
        go.Scatter(
            x=[here[0], end[0]],
            y=[here[1], end[1]],
            mode="lines",
            name=name,
            line={"color": INK if projection.kind == "borders" else MUTED, "width": 1.5, "dash": dash},
            hoverinfo="skip",
        )
        for name, end, dash in lines
    ]


def row_ring(projection: Projection, point: RowExplanation) -> list[go.Scatter]:
    """Return the ring of the chosen row: dark over a wider light one, so that both themes show it."""
    here = projection.points[point.identity.position]
    return [
        go.Scatter(
            x=[here[0]],
            y=[here[1]],
            mode="markers",
            name="chosen row",
            hoverinfo="skip",
            marker={"symbol": "circle-open", "size": 26, "color": color, "opacity": 1, "line": {"width": width}},
        )
        for color, width in ((PAPER, 6), (INK, 2.5))
    ]


def uncovered_mark(projection: Projection, point: RowExplanation, traces: Sequence[go.Scatter]) -> list[go.Scatter]:
    """Return the chosen row's mark once more, on clear ground, where a centroid would hide it; else nothing.

    `traces` are those of the samples, of which the mark has its look.
    """
    here = projection.points[point.identity.position]
    away = np.linalg.norm((projection.centroids - here) * [1.0, projection.aspect], axis=1)
    low, high = column_extremes(np.concatenate([projection.points, projection.centroids]))
    if away.min() > COVERS * float(((high - low) * [1.0, projection.aspect]).max()):
        return []
    own = next(trace for trace in traces if point.identity.row in trace.customdata)
    ground = {"color": PAPER, "size": 16, "opacity": 1, "line": {"width": 0}}
    return [
        go.Scatter(x=[here[0]], y=[here[1]], mode="markers", name=name, hoverinfo="skip", marker=marker)
        for name, marker in (("ground of the chosen row", ground), ("mark of the chosen row", own.marker))
    ]
