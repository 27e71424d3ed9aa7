"""The chosen row on a map: its ring, its label, and its lines."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.analysis import Analysis
from neon_core.borders import foot
from neon_core.checks import Matrix
from neon_core.figures.figure_style import escape_markup
from neon_core.projection import Projection
from neon_core.row_explanation import RowExplanation
from neon_core.style import INK, MUTED, PAPER
from neon_core.text import one_line
from neon_core.wording import format_row

MIDDLE = 0.4, 0.6
"""The middle part of the picture's width. A long label left of it goes to the right, one right of it to the left."""
LETTERS = 24
"""Letters of a name that are drawn, at most."""


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


def row_label(projection: Projection, drawn: Matrix, point: RowExplanation, nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the annotation with the chosen row's name, on the side with fewer of the drawn points."""
    here = projection.points[point.identity.position]
    reach = np.ptp(drawn, axis=0).max() * np.array([0.25, 0.04])
    balance = [
        float(weight * np.sign(offset[:, 0])[(np.abs(offset) < reach).all(axis=1)].sum())
        for weight, offset in ((1, drawn - here), (10, projection.centroids - here))
    ]
    left = sum(balance) > 0.0
    if point.identity.name:  # a long label: the side with room
        place = (here[0] - drawn[:, 0].min()) / (np.ptp(drawn[:, 0]) or 1.0)
        left = place > MIDDLE[1] or (left and place > MIDDLE[0])
    label = one_line(format_row(point, nouns), LETTERS)
    return {
        "x": float(here[0]),
        "y": float(here[1]),
        "text": f"<b>{escape_markup(label)}</b>",
        "showarrow": False,
        "xanchor": "right" if left else "left",
        "xshift": -18 if left else 18,
        "font": {"size": 13},
    }
