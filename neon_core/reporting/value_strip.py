"""The strip of a column: the row's value between the centroids, as the figure of the bars draws it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from neon_core.checks import Indices
from neon_core.figures.bar_lines import ROW
from neon_core.figures.bars_figure import strip_traces
from neon_core.reporting.svg_shapes import Shape, bar_path, marker_shapes, themed
from neon_core.row_explanation import RowExplanation
from neon_core.style import INK, MUTED

WIDTH, HEIGHT, EDGE = 110, 22, 6
"""The size of a strip, and the room on both sides of its range, in pixels."""


def draw_strips(point: RowExplanation, shown: Indices, nouns: tuple[str, str]) -> list[list[Shape]]:
    """Return the marks of a strip for each shown column; none where there is no other cluster.

    Parameters
    ----------
    point : RowExplanation
        The explained row.
    shown : ndarray of int
        The columns.
    nouns : tuple of str
        The noun for a row, singular and plural.
    """
    strips: list[list[Shape]] = [[] for _ in range(shown.size)]
    for trace in strip_traces(point, shown, nouns):
        add = _add_bars if trace.type == "bar" else _add_marks
        add(strips, trace)
    return strips


def _across(places: Any) -> Any:
    """Return places from 0 to 1 in pixels."""
    return EDGE + (WIDTH - 2 * EDGE) * np.asarray(places, np.float64)


def _add_bars(strips: Sequence[list[Shape]], trace: Any) -> None:
    """Add the bars of a trace, each to the strip of its line."""
    lines, height = np.asarray(trace.y, np.float64), trace.width * ROW
    starts = np.asarray(trace.base, np.float64)
    for y, start, length in zip(lines.tolist(), starts.tolist(), np.asarray(trace.x, np.float64).tolist(), strict=True):
        if length > 0.0:
            line = round(y)
            left, right = _across([start, start + length]).tolist()
            path = bar_path(left, HEIGHT / 2.0 + (y - line) * ROW - height / 2.0, right - left, height)
            strips[line].append(Shape(path, themed(str(trace.marker.color)), opacity=float(trace.marker.opacity)))


def _add_marks(strips: Sequence[list[Shape]], trace: Any) -> None:
    """Add the marks of a trace, each to the strip of its line."""
    lines = np.asarray(trace.y, np.intp)
    places = np.stack([_across(trace.x), np.full(lines.size, HEIGHT / 2.0)], axis=1)
    for line, shape in zip(lines.tolist(), marker_shapes(trace, places, [" "] * lines.size), strict=True):
        strips[line].append(shape._replace(title="", stroke=_ink(shape.stroke)))


def _ink(stroke: str) -> str:
    """Return the colour of a tick: the figure's grey, which both themes must share there, is ink here."""
    return themed(INK) if stroke == themed(MUTED) else stroke
