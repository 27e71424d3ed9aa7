"""The chosen row on a map: its ring, its name, and its lines."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.analysis import Analysis
from neon_core.borders import foot
from neon_core.checks import Matrix
from neon_core.figures.figure_style import literal
from neon_core.projection import Projection
from neon_core.row_explanation import RowExplanation
from neon_core.style import INK, MUTED, PAPER
from neon_core.text import one_line
from neon_core.wording import format_row

ENDS = 0.4, 0.6
"""From where on, over the width of the picture, a name stands to the right, and from where on to the left."""
LETTERS = 24
"""So many of a name are drawn."""


def ties(analysis: Analysis, projection: Projection, point: RowExplanation) -> list[go.Scatter]:
    """The lines from the chosen row to its centroid and, dotted, to the competitor's; or to its nearest border."""
    here = projection.points[point.identity.position]
    ends = [
        ("to the own centroid", point.standing.label, "solid"),
        ("to the nearest competitor", point.standing.competitor, "dot"),
    ]
    if projection.kind == "borders":
        ways = [("to the nearest border", foot(analysis, projection, point.identity.row), "solid")]
    else:
        ways = [(name, projection.centroids[end], dash) for name, end, dash in ends if end >= 0]
    return [
        go.Scatter(
            x=[here[0], there[0]],
            y=[here[1], there[1]],
            mode="lines",
            name=name,
            line={"color": INK if projection.kind == "borders" else MUTED, "width": 1.5, "dash": dash},
            hoverinfo="skip",
        )
        for name, there, dash in ways
    ]


def ring(projection: Projection, point: RowExplanation) -> list[go.Scatter]:
    """An ink ring over a wider paper ring: seen on either ground, so the theme does not matter."""
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


def own_name(projection: Projection, drawn: Matrix, point: RowExplanation, nouns: tuple[str, str]) -> dict[str, Any]:
    """The chosen row's name, on the side where fewer of the drawn points are."""
    here = projection.points[point.identity.position]
    reach = np.ptp(drawn, axis=0).max() * np.array([0.25, 0.04])
    crowd = [
        float(weight * np.sign(offset[:, 0])[(np.abs(offset) < reach).all(axis=1)].sum())
        for weight, offset in ((1, drawn - here), (10, projection.centroids - here))
    ]
    left = sum(crowd) > 0.0
    if point.identity.name:  # it is long, so it stands where there is room
        place = (here[0] - drawn[:, 0].min()) / (np.ptp(drawn[:, 0]) or 1.0)
        left = place > ENDS[1] or (left and place > ENDS[0])
    label = format_row(point.identity.row, one_line(point.identity.name, LETTERS))
    return {
        "x": float(here[0]),
        "y": float(here[1]),
        "text": f"<b>{literal(f'{nouns[0]} {label}')}</b>",
        "showarrow": False,
        "xanchor": "right" if left else "left",
        "xshift": -18 if left else 18,
        "font": {"size": 13},
    }
