"""The bars: for every feature, where the row stands between the centroids, and what that adds to the evidence."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.checks import Indices, Vector
from neon_core.figures.figure_style import TEMPLATE, literal
from neon_core.row_explanation import RowExplanation
from neon_core.style import AGAINST, FADED, FOR, MUTED, PAPER, cluster_color, cluster_symbol
from neon_core.wording import OTHERS, describe_value_shares, format_amount, format_signed, format_value

ROW = 26
HEAD, FOOT = 26, 6
SHOWN = 13
STRIP, BARS = (0.0, 0.45), (0.53, 1.0)
NUMBERS = 58
RIM = {"width": 0.5, "color": PAPER}


def bars(point: RowExplanation, nouns: tuple[str, str]) -> go.Figure:
    """Draw one row's explanation.

    Parameters
    ----------
    point : RowExplanation
        The explained row.
    nouns : tuple of str
        What a row is called, one and many.

    Returns
    -------
    Figure
        Two panels on one feature axis. Left each feature's observed range from 0 to 1, blue where a value counts
        for the cluster and orange where against, with the centroids and the row's value; of a category the shares of
        its values in the two clusters, the row's own strong. Right the relevance bars.
        Beyond 13 features the 12 largest, and the others together as one bar: the sum holds.
    """
    shown, rest = _split(point)
    labels = _labels(point, shown, rest)
    heights = (
        np.append(point.bars.relevance[shown], point.bars.relevance[rest].sum())
        if rest.size
        else point.bars.relevance[shown]
    )
    figure = go.Figure()
    if point.standing.competitor >= 0:
        rows = _rows(point, shown)
        figure.add_traces(_zones(point, shown, rows))
        figure.add_traces(_marks(point, shown, rows, nouns))
        figure.add_traces(_shares(point, shown))
    figure.add_trace(_relevance(heights, labels))
    limit = 1.15 * max(float(np.abs(heights).max(initial=0.0)), 1e-300)
    figure.update_layout(
        template=TEMPLATE,
        annotations=[*_heads(), *_numbers(heights)],
        barmode="overlay",
        bargap=0.45,
        showlegend=False,
        height=HEAD + FOOT + ROW * len(labels),
        margin={"l": 4, "r": NUMBERS, "t": HEAD, "b": FOOT},
        xaxis=_bare(STRIP, (-0.03, 1.03)),
        xaxis2=_bare(BARS, (-limit, limit)) | {"anchor": "y", "zeroline": True, "zerolinecolor": MUTED},
        yaxis=_features(labels),
    )
    return figure


def _split(point: RowExplanation) -> tuple[Indices, Indices]:
    """Return the features that get a bar of their own, largest first, and those that share one."""
    order = point.bars.order
    return (order, order[:0]) if order.size <= SHOWN else (order[: SHOWN - 1], order[SHOWN - 1 :])


def _labels(point: RowExplanation, shown: Indices, rest: Indices) -> list[str]:
    """Name and value of every bar; a name is text, not markup."""
    labels = [f"{_short(point.columns.names[i])}  <b>{_short(format_value(point, i))}</b>" for i in shown.tolist()]
    return [*labels, OTHERS.format(n=f"{rest.size:,}")] if rest.size else labels


def _rows(point: RowExplanation, shown: Indices) -> Indices:
    """Return the places of the shown columns that are numbers: they have a strip."""
    return np.array([at for at, i in enumerate(shown.tolist()) if point.columns.categories[i] is None], np.intp)


def _short(name: str) -> str:
    """Cut a column's name after 24 characters (the hover shows all of it)."""
    return literal(name if len(name) <= 24 else name[:23] + "…")


def _bare(domain: tuple[float, float], limits: tuple[float, float]) -> dict[str, Any]:
    look = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    return look | {"domain": list(domain), "range": list(limits)}


def _features(labels: list[str]) -> dict[str, Any]:
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "range": [len(labels) - 0.5, -0.5],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"size": 13},
        "ticks": "",
    }


def _heads() -> list[dict[str, Any]]:
    """The words above the two panels."""
    middle = sum(BARS) / 2.0
    words = [
        (middle, -4, "against", "right"),
        (middle, 4, "for", "left"),
        (1.0, NUMBERS - 2, "relevance", "right"),
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


def _numbers(heights: Vector) -> list[dict[str, Any]]:
    """The relevance as numbers, in a column of their own."""
    return [
        {
            "x": 1.0,
            "xshift": NUMBERS - 2,
            "y": i,
            "xref": "paper",
            "yref": "y",
            "xanchor": "right",
            "text": f"<b>{format_signed(height)}</b>",
            "showarrow": False,
            "font": {"size": 13, "color": FOR if height > 0 else AGAINST},
        }
        for i, height in enumerate(heights.tolist())
    ]


def _zones(point: RowExplanation, shown: Indices, rows: Indices) -> list[go.Bar]:
    """The observed range, parted at the bar's zero into where values count for and where against."""
    shown = shown[rows]
    zero = point.scale.place(point.scale.zero)[shown]
    direction = point.scale.direction[shown]
    left = np.where(np.isfinite(zero), np.clip(zero, 0.0, 1.0), 1.0)  # beyond the range: one colour
    sign_left = np.where(direction != 0, -direction, 1)
    zones = []
    for name, color, sign in (("counts for", FOR, 1), ("counts against", AGAINST, -1)):
        is_left = sign_left == sign
        base, width = np.where(is_left, 0.0, left), np.where(is_left, left, 1.0 - left)
        width = np.where(direction == 0, 0.0, width)  # a feature that makes no difference is neither
        zones.append(
            go.Bar(
                x=width,
                base=base,
                y=rows,
                orientation="h",
                width=0.16,
                name=name,
                marker={"color": color, "opacity": 0.35, "line": {"width": 0}},
                hoverinfo="skip",
            )
        )
    return zones


def _marks(point: RowExplanation, shown: Indices, rows: Indices, nouns: tuple[str, str]) -> list[go.Scatter]:
    """The two centroids in question and the row's own value, each where it lies in the observed range."""
    k, shown = point.comparison.shares.size, shown[rows]
    marks = []
    for cluster in (point.standing.competitor, point.standing.label):
        look = {"color": cluster_color(cluster), "symbol": cluster_symbol(cluster, k), "size": 7, "opacity": 1}
        name = f"centroid {cluster}"
        marks.append(_mark(point.scale.centroids[cluster], rows, point, shown, name, look))
    tick = {"symbol": "line-ns", "size": 14, "color": MUTED, "opacity": 1, "line": {"width": 2.5, "color": MUTED}}
    return [*marks, _mark(point.scale.values, rows, point, shown, f"this {nouns[0]}", tick)]


def _shares(point: RowExplanation, shown: Indices) -> list[go.Bar]:
    """The shares of a category's values in the two clusters in question, one bar each, the row's own value strong."""
    traces = []
    for cluster, aside in ((point.standing.label, -0.13), (point.standing.competitor, 0.13)):
        pieces = [
            (at + aside, float(values.shares[cluster, :j].sum()), float(values.shares[cluster, j]), j == values.own, i)
            for at, i in enumerate(shown.tolist())
            if (values := point.columns.categories[i]) is not None
            for j in range(len(values.names))
        ]
        for own in (False, True):
            some = [piece for piece in pieces if piece[3] is own]
            if some:
                traces.append(_pieces(point, cluster, some, own))
    return traces


def _pieces(
    point: RowExplanation, cluster: int, some: list[tuple[float, float, float, bool, int]], own: bool
) -> go.Bar:
    y, base, width, _, columns = zip(*some, strict=True)
    return go.Bar(
        x=width,
        base=base,
        y=y,
        orientation="h",
        width=0.2,
        name=f"{'this value' if own else 'other values'} in cluster {cluster}",
        marker={
            "color": cluster_color(cluster),
            "opacity": 1 if own else FADED,
            "line": {"width": 0.5, "color": PAPER},
        },
        text=[describe_value_shares(point, i) for i in columns],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )


def _mark(
    values: Vector, y: Indices, point: RowExplanation, shown: Indices, name: str, look: dict[str, Any]
) -> go.Scatter:
    return go.Scatter(
        x=point.scale.place(values)[shown],
        y=y,
        mode="markers",
        name=name,
        marker=look,
        text=[
            f"{name}: {format_amount(float(value), max(2, int(point.columns.decimals[i])))}"
            for value, i in zip(values[shown], shown, strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


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
        hovertemplate="%{text}: %{x:+.4f}<extra></extra>",
    )
