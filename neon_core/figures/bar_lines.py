"""Lines of a name, a strip and a signed bar: what the bars of a row and those of two rows have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.checks import Indices, Vector
from neon_core.figures.figure_style import LINE, TEMPLATE, line_axis
from neon_core.figures.wrapped_labels import LINE_HEIGHT, Label, text_width
from neon_core.style import AGAINST, FOR, MUTED

SHOWN = 13
"""Lines, at most, where nobody chose another number: as on the page."""

ROW = 26
HEAD, FOOT = 26, 6
"""Height of a line of the figure, and its margins above and below, in pixels."""

GAP = 14
"""Pixels on both sides of a label."""

STRIP, BARS = (0.0, 0.45), (0.53, 1.0)
"""The parts of the width for the left and the right panel."""

NUMBERS = 58
"""Width of the numbers right of the bars, in pixels, at least."""


@dataclass(frozen=True, eq=False)
class BarLines:
    """The lines of a figure.

    Attributes
    ----------
    labels : list of Label
        The text left of each line.
    heights : ndarray of shape (n_lines,)
        The bars.
    texts : list of str
        The bars as printed.
    legend : list of str
        The lines above both panels, as markup.
    sides : tuple of str
        The words above the bars below 0 and above 0.
    unit : str
        The word above the numbers.
    """

    labels: Sequence[Label]
    heights: Vector
    texts: Sequence[str]
    legend: Sequence[str] = ()
    sides: tuple[str, str] = ("against", "for")
    unit: str = "relevance"


def build_bar_lines(strips: Sequence[go.Bar | go.Scatter], lines: BarLines) -> go.Figure:
    """Return the figure with strips in the left panel and signed bars in the right one."""
    names = [label.markup for label in lines.labels]
    numbers = max(NUMBERS, round(max(text_width(text, 14) for text in lines.texts)) + GAP)
    left, head = margin_of(lines.labels), HEAD + LINE * len(lines.legend)
    limit = 1.15 * max(float(np.abs(lines.heights).max(initial=0.0)), 1e-300)
    words = [*_legend_lines(lines.legend, left), *_headings(lines, numbers), *_numbers(lines, numbers)]
    figure = go.Figure([*strips, signed_bars(lines.heights, names, lines.unit)])
    figure.update_layout(
        template=TEMPLATE,
        annotations=words,
        barmode="overlay",
        bargap=0.45,
        showlegend=False,
        height=head + FOOT + line_height(lines.labels) * len(names),
        margin={"l": left, "r": numbers, "t": head, "b": FOOT},
        xaxis=bare_axis(STRIP, (-0.03, 1.03)),
        xaxis2=bare_axis(BARS, (-limit, limit)) | {"anchor": "y", "zeroline": True, "zerolinecolor": MUTED},
        yaxis=line_axis(names),
    )
    return figure


def split_columns(order: Indices, most: int) -> tuple[Indices, Indices]:
    """Return the columns with a line of their own, the first of an order, and those that share the last line."""
    return (order, order[:0]) if order.size <= most else (order[: most - 1], order[most - 1 :])


def join_rest(values: Vector, shown: Indices, rest: Indices) -> Vector:
    """Return the value of every line; the last is the sum of the rest, where there is one."""
    return np.append(values[shown], values[rest].sum()) if rest.size else values[shown]


def line_height(labels: Sequence[Label]) -> int:
    """Return the height of a line that has room for the longest label."""
    return max(ROW, LINE_HEIGHT * max(label.n_lines for label in labels) + 8)


def margin_of(labels: Sequence[Label]) -> int:
    """Return the left margin that has room for the widest label."""
    return round(max(label.width for label in labels)) + GAP


def bare_axis(domain: tuple[float, float], limits: tuple[float, float]) -> dict[str, Any]:
    """Return a horizontal axis without lines and numbers."""
    look = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    return look | {"domain": list(domain), "range": list(limits)}


def word_above(x: float, text: str, side: str, shift: int = 0) -> dict[str, Any]:
    """Return a word above the panels, at a share of their width."""
    return {
        "x": x,
        "xshift": shift,
        "y": 1.0,
        "xref": "paper",
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
        "text": text,
        "xanchor": side,
        "showarrow": False,
        "font": {"size": 12},
    }


def number_at(line: int, text: str, color: str, x: float = 1.0, shift: int = 0) -> dict[str, Any]:
    """Return the number of a line, right-aligned at a share of the width."""
    return {
        "x": x,
        "xshift": shift,
        "y": line,
        "xref": "paper",
        "yref": "y",
        "xanchor": "right",
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": 13, "color": color},
    }


def sign_color(value: float) -> str:
    """Return the colour of a signed number."""
    return FOR if value > 0 else AGAINST if value < 0 else MUTED


def signed_bars(heights: Vector, labels: list[str], name: str, axis: str = "x2") -> go.Bar:
    """Return the bars, blue above 0 and orange below."""
    return go.Bar(
        x=heights,
        y=np.arange(heights.size),
        xaxis=axis,
        orientation="h",
        width=0.5,
        name=name,
        marker={"color": [FOR if height > 0 else AGAINST for height in heights], "line": {"width": 0}},
        text=labels,
        textposition="none",
        hovertemplate="%{text}: %{x:+.4g}<extra></extra>",
    )


def _legend_lines(lines: Sequence[str], left: int) -> list[dict[str, Any]]:
    """Return the legend above both panels, from the left edge of the figure."""
    tops = [HEAD - 2 + LINE * (len(lines) - 1 - i) for i in range(len(lines))]
    return [word_above(0.0, line, "left", GAP - left) | {"yshift": top} for line, top in zip(lines, tops, strict=True)]


def _headings(lines: BarLines, numbers: int) -> list[dict[str, Any]]:
    """Return the words above the right panel."""
    middle, (below, above) = sum(BARS) / 2.0, lines.sides
    return [
        word_above(middle, below, "right", -4),
        word_above(middle, above, "left", 4),
        word_above(1.0, lines.unit, "right", numbers - 2),
    ]


def _numbers(lines: BarLines, numbers: int) -> list[dict[str, Any]]:
    """Return the bars as numbers, right of them."""
    heights = enumerate(zip(lines.heights.tolist(), lines.texts, strict=True))
    return [number_at(i, text, sign_color(height), shift=numbers - 2) for i, (height, text) in heights]
