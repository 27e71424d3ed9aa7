"""The left panel of the bars: each column's observed range with the row's value, or the shares of a category."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from neon_core.checks import Indices, Vector
from neon_core.figures.figure_style import escape_markup
from neon_core.row_explanation import RowExplanation
from neon_core.style import AGAINST, FADED, FOR, MUTED, PAPER, cluster_color, cluster_glyph, cluster_symbol
from neon_core.text import call_centroid, call_cluster
from neon_core.wording import describe_value_shares, format_centroid, format_value
from neon_core.wording.strip_legend import STRIP_LEGEND


def zones(point: RowExplanation, shown: Indices, numbers: Indices) -> list[go.Bar]:
    """Return the observed range, divided at the bar's zero into values that count for and values that count against."""
    shown = shown[numbers]
    zero = point.scale.place(point.scale.zero)[shown]
    direction = point.scale.direction[shown]
    left = np.where(np.isnan(zero), 1.0, np.clip(zero, 0.0, 1.0))  # outside the range: one colour
    sign_left = np.where(direction != 0, -direction, 1)
    traces = []
    for name, color, sign in (("counts for", FOR, 1), ("counts against", AGAINST, -1)):
        is_left = sign_left == sign
        base, width = np.where(is_left, 0.0, left), np.where(is_left, left, 1.0 - left)
        width = np.where(direction == 0, 0.0, width)  # a column without effect is neither
        traces.append(
            go.Bar(
                x=width,
                base=base,
                y=numbers,
                orientation="h",
                width=0.16,
                name=name,
                marker={"color": color, "opacity": 0.35, "line": {"width": 0}},
                hoverinfo="skip",
            )
        )
    return traces


def value_marks(point: RowExplanation, shown: Indices, numbers: Indices, nouns: tuple[str, str]) -> list[go.Scatter]:
    """Return the two centroids in question and the row's value, each at its place in the observed range.

    A value that was filled in is a thin tick.
    """
    k, shown = point.comparison.shares.size, shown[numbers]
    traces = []
    for cluster in (point.standing.competitor, point.standing.label):
        look = {"color": cluster_color(cluster), "symbol": cluster_symbol(cluster, k), "size": 7, "opacity": 1}
        name, values = call_centroid(cluster, point.cluster_names), point.scale.centroids[cluster]
        texts = [f"{name}: {format_centroid(point, i, float(values[i]))}" for i in shown.tolist()]
        traces.append(place_marks(point.scale.place(values)[shown], numbers, name, texts, look))
    widths = [1 if point.columns.filled[i] else 2.5 for i in shown.tolist()]
    tick = {"symbol": "line-ns", "size": 14, "color": MUTED, "opacity": 1, "line": {"width": widths, "color": MUTED}}
    name = f"this {nouns[0]}"
    texts = [f"{name}: {format_value(point, i)}" for i in shown.tolist()]
    return [*traces, place_marks(point.scale.place(point.scale.values)[shown], numbers, name, texts, tick)]


class _Piece(NamedTuple):
    """A piece of a bar of shares: the share of one value in one cluster."""

    y: float
    base: float
    width: float
    is_own: bool
    column: int


def category_shares(point: RowExplanation, shown: Indices) -> list[go.Bar]:
    """Return the shares of a category's values in the two clusters in question, the row's own value strong."""
    traces = []
    for cluster, offset in ((point.standing.label, -0.13), (point.standing.competitor, 0.13)):
        pieces = _pieces(point, shown, cluster, offset)
        for is_own in (False, True):
            some = [piece for piece in pieces if piece.is_own is is_own]
            if some:
                traces.append(_share_bar(point, cluster, some, is_own))
    return traces


def _pieces(point: RowExplanation, shown: Indices, cluster: int, offset: float) -> list[_Piece]:
    """Return the pieces of all categories for one cluster."""
    return [
        _Piece(
            y=place + offset,
            base=float(values.shares[cluster, :j].sum()),
            width=float(values.shares[cluster, j]),
            is_own=j == values.own,
            column=i,
        )
        for place, i in enumerate(shown.tolist())
        if (values := point.columns.categories[i]) is not None
        for j in range(len(values.names))
    ]


def _share_bar(point: RowExplanation, cluster: int, pieces: list[_Piece], is_own: bool) -> go.Bar:
    """Return one trace with some pieces of a cluster."""
    where = call_cluster(cluster, point.cluster_names)
    return go.Bar(
        x=tuple(piece.width for piece in pieces),
        base=tuple(piece.base for piece in pieces),
        y=tuple(piece.y for piece in pieces),
        orientation="h",
        width=0.2,
        name=escape_markup(f"{'this value' if is_own else 'other values'} in {where}"),
        marker={
            "color": cluster_color(cluster),
            "opacity": 1 if is_own else FADED,
            "line": {"width": 0.5, "color": PAPER},
        },
        text=[escape_markup(describe_value_shares(point, piece.column)) for piece in pieces],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )


def place_marks(places: Vector, y: Indices, name: str, texts: list[str], look: dict[str, Any]) -> go.Scatter:
    """Return one mark a column."""
    return go.Scatter(
        x=places,
        y=y,
        mode="markers",
        name=escape_markup(name),
        marker=look,
        text=[escape_markup(text) for text in texts],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def mark_legend(point: RowExplanation, shown: Indices, nouns: tuple[str, str]) -> list[str]:
    """Return the lines of the legend: what the tick, the shapes, blue and orange, and the bars of a category mean.

    There is none where nothing is compared.
    """
    if point.standing.competitor < 0:
        return []
    k, words = point.comparison.shares.size, STRIP_LEGEND
    items = [key(MUTED, "❙", words["row"].format(noun=nouns[0]))]
    for cluster in (point.standing.label, point.standing.competitor):
        glyph, name = cluster_glyph(cluster, k), call_centroid(cluster, point.cluster_names)
        items.append(key(cluster_color(cluster), glyph, name))
    colors = [key(FOR, "▬", words["for"]), key(AGAINST, "▬", words["against"])]
    if any(point.columns.categories[i] is not None for i in shown.tolist()):
        colors.append(key(cluster_color(point.standing.label), "▮", words["shares"]))
    return [SPACE.join(items), SPACE.join(colors)]


SPACE = "\N{NO-BREAK SPACE}" * 4


def key(color: str, glyph: str, text: str) -> str:
    """Return a mark with its meaning."""
    return f'<span style="color:{color}">{glyph}</span> {escape_markup(text)}'
