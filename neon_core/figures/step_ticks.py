"""The words of an ordered column at the axis of a map."""

from __future__ import annotations

from typing import Any

import numpy as np

from neon_core.analysis import Analysis
from neon_core.figures.figure_style import escape_markup
from neon_core.projection import Projection
from neon_core.text import shorten

LETTERS, ACROSS = 18, 40
"""Letters of a word at an axis, and of all words side by side below a narrow map."""


def step_ticks(analysis: Analysis, projection: Projection, axis: int) -> dict[str, Any]:
    """Return the ticks of an axis that is an ordered column; nothing for every other axis.

    Parameters
    ----------
    analysis : Analysis
        The analysis of the map.
    projection : Projection
        The map.
    axis : int
        0 for the axis across, whose words must fit side by side, 1 for the axis upwards.
    """
    if not projection.features:
        return {}
    column = next((c for c in analysis.design.columns if c.start == projection.features[axis]), None)
    if column is None or not column.order:
        return {}
    words = [escape_markup(shorten(step, LETTERS)) for step in column.order]
    most = len(words) if axis else max(2, ACROSS // max(map(len, words)))
    at = np.unique(np.linspace(0, len(words) - 1, min(most, len(words))).round().astype(np.intp)).tolist()
    ticks = {"tickmode": "array", "tickvals": [i + 1 for i in at], "ticktext": [words[i] for i in at]}
    return ticks | ({"automargin": True} if axis else {})
