"""The rows that go from the clusters of one clustering to those of another, as ribbons."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import plotly.graph_objects as go

from neon_core.arguments import check_type
from neon_core.evaluation import Comparison, Stream
from neon_core.figures.figure_style import TEMPLATE, escape_markup
from neon_core.style import MUTED, cluster_color, cluster_glyph
from neon_core.text import call_cluster

STAYS, MOVES = 0.22, 0.62
"""Opacity of the rows that stay and of those that move."""

GAP = 0.04
"""Room between two clusters, as a share of all rows."""

BAR = 0.03
"""Width of the ends, where the ribbons are 1 long."""

HEIGHT, LEGIBLE = 340, 11
"""Height of the figure; a ribbon of fewer pixels has no number."""

STEPS = 24


def flow_ribbons(comparison: Comparison) -> go.Figure:
    """Return the flow between two clusterings: pale ribbons stay, strong ones move, each in the colour of its left end.

    Clusters of the second clustering stand beside their matches, and have the colour of their own number; labels are
    grey. A new cluster is called new.

    Parameters
    ----------
    comparison : Comparison
        See `compare`.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> three, four = (nc.analyse(wine, nc.AnalysisConfig(k, random_state=2, n_init=1)) for k in (3, 4))
    >>> figure = flow_ribbons(nc.compare(three, four))
    >>> sorted(trace.name for trace in figure.data if trace.opacity == 0.62)
    ['0 to 2: 1', '1 to 1: 18', '2 to 1: 8']
    """
    flow = check_type(comparison, Comparison, "comparison").flow
    left = _stack(flow.counts.sum(axis=1).tolist(), range(len(flow.counts)), flow.n_rows)
    right = _stack(flow.counts.sum(axis=0).tolist(), flow.after_order, flow.n_rows)
    figure = go.Figure()
    starts, stops = {k: ends[0] for k, ends in left.items()}, {k: ends[0] for k, ends in right.items()}
    for stream in flow.streams:
        figure.add_trace(_ribbon(stream, starts[stream.before], stops[stream.after]))
        if HEIGHT * stream.n_rows / flow.n_rows >= LEGIBLE and not stream.stays:
            middle = starts[stream.before] + stream.n_rows / 2
            figure.add_annotation(x=0.08, y=middle, text=f"<b>{stream.n_rows:,}</b>", showarrow=False)
        starts[stream.before] += stream.n_rows
        stops[stream.after] += stream.n_rows
    for k, ends in left.items():
        figure.add_trace(_end(-BAR, ends, cluster_color(k)))
        _write_name(figure, sum(ends) / 2, _label(comparison, k, is_after=False), is_after=False)
    for k, ends in right.items():
        figure.add_trace(_end(1.0, ends, cluster_color(k) if comparison.has_model else MUTED))
        _write_name(figure, sum(ends) / 2, _label(comparison, k, is_after=True), is_after=True)
    hidden = {"visible": False, "fixedrange": True}
    figure.update_layout(
        template=TEMPLATE,
        height=HEIGHT,
        showlegend=False,
        margin={"l": 140, "r": 160, "t": 8, "b": 8},
        xaxis=hidden | {"range": [-BAR, 1.0 + BAR]},
        yaxis=hidden | {"autorange": "reversed"},
    )
    return figure


def _stack(sizes: list[int], order: Iterable[int], n_rows: int) -> dict[int, tuple[float, float]]:
    """Return the upper and the lower end of each cluster with rows, from the top on."""
    ends: dict[int, tuple[float, float]] = {}
    place = 0.0
    for k in order:
        if sizes[k]:
            ends[k] = place, place + sizes[k]
            place += sizes[k] + GAP * n_rows
    return ends


def _ribbon(stream: Stream, start: float, stop: float) -> go.Scatter:
    """Return a ribbon from a place on the left to a place on the right."""
    x = np.linspace(0.0, 1.0, STEPS)
    y = start + (stop - start) * x * x * (3.0 - 2.0 * x)
    return go.Scatter(
        x=np.concatenate([x, x[::-1]]),
        y=np.concatenate([y, (y + stream.n_rows)[::-1]]),
        mode="none",
        fill="toself",
        fillcolor=cluster_color(stream.before),
        opacity=STAYS if stream.stays else MOVES,
        name=f"{stream.before} to {stream.after}: {stream.n_rows:,}",
        hoveron="fills",
        hoverinfo="name",
    )


def _end(x: float, ends: tuple[float, float], color: str) -> go.Scatter:
    """Return the bar of a cluster at one end."""
    return go.Scatter(
        x=[x, x + BAR, x + BAR, x],
        y=[ends[0], ends[0], ends[1], ends[1]],
        mode="none",
        fill="toself",
        fillcolor=color,
        hoverinfo="skip",
    )


def _label(comparison: Comparison, k: int, is_after: bool) -> str:
    """Return the shape, the name and the size of a cluster."""
    counts = comparison.flow.counts
    n_clusters = counts.shape[1] if is_after else counts.shape[0]
    size = int(counts.sum(axis=0 if is_after else 1)[k])
    called = escape_markup(call_cluster(k, comparison.after_names if is_after else comparison.before_names))
    new = "new, " if is_after and k in comparison.flow.new else ""
    has_shape = comparison.has_model or not is_after
    color = cluster_color(k)
    glyph = f"<span style='color:{color}'>{cluster_glyph(k, n_clusters)}</span> " if has_shape else ""
    return f"{glyph}<b>{new}{called}</b> {size:,}"


def _write_name(figure: go.Figure, y: float, text: str, is_after: bool) -> None:
    """Write the name of a cluster outside of its end; beyond the range of the axis plotly shows no text."""
    place = {"x": 1.0, "xanchor": "left", "xshift": 8} if is_after else {"x": 0.0, "xanchor": "right", "xshift": -8}
    figure.add_annotation(y=y, text=text, xref="paper", yanchor="middle", showarrow=False, **place)
