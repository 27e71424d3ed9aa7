"""The bars: for every column, the row's place between the centroids, and its relevance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.arguments import as_count, check_nouns, check_type
from neon_core.checks import Indices, Vector
from neon_core.figures.figure_style import LINE, TEMPLATE, line_axis
from neon_core.figures.value_strips import category_shares, mark_legend, value_marks, zones
from neon_core.figures.wrapped_labels import LINE_HEIGHT, Label, build_label, text_width
from neon_core.row_explanation import RowExplanation
from neon_core.style import AGAINST, FOR, MUTED
from neon_core.wording import OTHERS, format_bars, format_value

ROW = 26
HEAD, FOOT = 26, 6
"""Height of a line of the figure, and its margins above and below, in pixels."""

SHOWN, SHOWN_BESIDE_PICTURE = 13, 9
"""Bars, at most, as on the page: alone, and beside the picture of a row whose features are pixels."""

GAP = 14
"""Pixels on both sides of a label."""

STRIP, BARS = (0.0, 0.45), (0.53, 1.0)
"""The parts of the width for the left and the right panel."""

NUMBERS = 58
"""Width of the numbers right of the bars, in pixels, at least."""


def relevance_bars(point: RowExplanation, nouns: tuple[str, str], most: int = SHOWN) -> go.Figure:
    """Return the figure of one row's explanation.

    Parameters
    ----------
    point : RowExplanation
        The explained row.
    nouns : tuple of str
        The noun for a row, singular and plural.
    most : int
        How many bars are drawn at most, from 2 on.

    Returns
    -------
    Figure
        Below a legend of all marks, two panels with one line a column, named in full. On the left the observed range
        from 0 to 1, blue where a value counts for the cluster and orange where against, with the centroids and the
        row's value; for a category the shares of its values in the two clusters, the row's own value strong. On the
        right the relevance bars.
        Beyond `most` columns the largest bars, and the sum of all others as one bar.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.row_explanation import explain_row
    >>> analysis = nc.analyse(nc.load_sample("iris"))
    >>> len(relevance_bars(explain_row(analysis, 0), ("flower", "flowers")).layout.yaxis.ticktext)
    4
    """
    shown, rest = _split_columns(check_type(point, RowExplanation, "point"), as_count(most, "most", 2))
    check_nouns(nouns)
    labels, heights = _bar_labels(point, shown, rest), _bar_heights(point, shown, rest)
    texts = format_bars(point, heights.tolist(), joint=rest.size > 0)
    numbers = max(NUMBERS, round(max(text_width(text, 14) for text in texts)) + GAP)
    legend, row = mark_legend(point, shown, nouns), _row_height(labels)
    left = round(max(label.width for label in labels)) + GAP
    figure = go.Figure([*_strips(point, shown, nouns), _relevance(heights, [label.markup for label in labels])])
    limit = 1.15 * max(float(np.abs(heights).max(initial=0.0)), 1e-300)
    head = HEAD + LINE * len(legend)
    figure.update_layout(
        template=TEMPLATE,
        annotations=[*_legend_lines(legend, left), *_headings(numbers), *_relevance_numbers(heights, texts, numbers)],
        barmode="overlay",
        bargap=0.45,
        showlegend=False,
        height=head + FOOT + row * len(labels),
        margin={"l": left, "r": numbers, "t": head, "b": FOOT},
        xaxis=_bare_axis(STRIP, (-0.03, 1.03)),
        xaxis2=_bare_axis(BARS, (-limit, limit)) | {"anchor": "y", "zeroline": True, "zerolinecolor": MUTED},
        yaxis=line_axis([label.markup for label in labels]),
    )
    return figure


def _strips(point: RowExplanation, shown: Indices, nouns: tuple[str, str]) -> list[go.Bar | go.Scatter]:
    """Return the traces of the left panel; none where there is no other cluster."""
    if point.standing.competitor < 0:
        return []
    numbers = _number_places(point, shown)
    marks = value_marks(point, shown, numbers, nouns)
    return [*zones(point, shown, numbers), *marks, *category_shares(point, shown)]


def _row_height(labels: Sequence[Label]) -> int:
    """Return the height of a line that has room for the longest label."""
    return max(ROW, LINE_HEIGHT * max(label.n_lines for label in labels) + 8)


def _legend_lines(lines: Sequence[str], left: int) -> list[dict[str, Any]]:
    """Return the legend above both panels, from the left edge of the figure."""
    return [
        {
            "x": 0.0,
            "xshift": GAP - left,
            "y": 1.0,
            "xref": "paper",
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": HEAD - 2 + LINE * (len(lines) - 1 - i),
            "text": line,
            "xanchor": "left",
            "showarrow": False,
            "font": {"size": 12},
        }
        for i, line in enumerate(lines)
    ]


def _split_columns(point: RowExplanation, most: int) -> tuple[Indices, Indices]:
    """Return the columns with a bar of their own, largest first, and those that share the last bar."""
    order = point.bars.order
    return (order, order[:0]) if order.size <= most else (order[: most - 1], order[most - 1 :])


def _bar_labels(point: RowExplanation, shown: Indices, rest: Indices) -> list[Label]:
    """Return name and value of every bar, both in full."""
    labels = [build_label(point.columns.names[i], format_value(point, i)) for i in shown.tolist()]
    return [*labels, build_label(OTHERS.format(n=f"{rest.size:,}"))] if rest.size else labels


def _bar_heights(point: RowExplanation, shown: Indices, rest: Indices) -> Vector:
    """Return the height of every bar; the last is the sum of the rest, where there is one."""
    relevance = point.bars.relevance
    return np.append(relevance[shown], relevance[rest].sum()) if rest.size else relevance[shown]


def _number_places(point: RowExplanation, shown: Indices) -> Indices:
    """Return the places of the shown columns that are numbers, which have a strip."""
    return np.array([place for place, i in enumerate(shown.tolist()) if point.columns.categories[i] is None], np.intp)


def _bare_axis(domain: tuple[float, float], limits: tuple[float, float]) -> dict[str, Any]:
    look = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    return look | {"domain": list(domain), "range": list(limits)}


def _headings(numbers: int) -> list[dict[str, Any]]:
    """Return the words above the right panel."""
    middle = sum(BARS) / 2.0
    words = [
        (middle, -4, "against", "right"),
        (middle, 4, "for", "left"),
        (1.0, numbers - 2, "relevance", "right"),
    ]
    return [
        {
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
        for x, shift, text, side in words
    ]


def _relevance_numbers(heights: Vector, texts: Sequence[str], numbers: int) -> list[dict[str, Any]]:
    """Return the relevance as numbers, right of the bars."""
    return [
        {
            "x": 1.0,
            "xshift": numbers - 2,
            "y": i,
            "xref": "paper",
            "yref": "y",
            "xanchor": "right",
            "text": f"<b>{text}</b>",
            "showarrow": False,
            "font": {"size": 13, "color": FOR if height > 0 else AGAINST if height < 0 else MUTED},
        }
        for i, (height, text) in enumerate(zip(heights.tolist(), texts, strict=True))
    ]


def _relevance(heights: Vector, labels: list[str]) -> go.Bar:
    return go.Bar(
        x=heights,
        y=np.arange(heights.size),
        xaxis="x2",
        orientation="h",
        width=0.5,
        name="relevance",
        marker={"color": [FOR if height > 0 else AGAINST for height in heights], "line": {"width": 0}},
        text=labels,
        textposition="none",
        hovertemplate="%{text}: %{x:+.4g}<extra></extra>",
    )
