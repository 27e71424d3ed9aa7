"""Ink bars: parts of a squared distance, which have no sign."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from neon_core.checks import Vector
from neon_core.style import INK

OPACITY = 0.78

ROOM = 0.03
"""Room left of the bars, as a share of the longest."""


def squared_bars(parts: Vector, hints: Sequence[str]) -> go.Bar:
    """Return the bars of parts of a squared distance, with the markup that each shows under the pointer.

    Examples
    --------
    >>> squared_bars(np.array([0.5, 0.25]), ["hue", "ash"]).x.tolist()
    [0.5, 0.25]
    """
    return go.Bar(
        x=parts,
        y=np.arange(parts.size),
        orientation="h",
        width=0.45,
        name="squared distance",
        marker={"color": INK, "opacity": OPACITY, "line": {"width": 0}},
        text=list(hints),
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )


def bar_range(parts: Vector) -> tuple[float, float]:
    """Return the ends of the axis of ink bars: a little room between the labels and 0."""
    longest = max(float(parts.max(initial=0.0)), 1e-300)
    return -ROOM * longest, longest
