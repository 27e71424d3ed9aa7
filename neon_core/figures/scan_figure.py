"""A scan over K as small multiples: a line for each measure on one axis of K, and on top what the measures choose."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from neon_core.arguments import check_type
from neon_core.checks import Vector
from neon_core.evaluation import Scan
from neon_core.evaluation.scan_rules import MEASURES
from neon_core.figures.figure_style import TEMPLATE, escape_markup
from neon_core.style import INK, MUTED, PAPER
from neon_core.wording import format_scan_value, label_measure

ROW, FOOT = 63, 40
"""Height of a measure, and of the axis, in pixels."""

LEFT, RIGHT = 190, 70
"""Room for the names of the measures, and for the values at the present K."""

BAND = 0.18
"""Opacity of the middle 80 %."""

DOT = 8


def scan_multiples(scan: Scan) -> go.Figure:
    """Return the measures of a scan as lines over K, also of one that is not done.

    A full dot is the K that a measure chooses, an open one the present K. The row on top stacks the choices. The band
    of the agreements is their middle 80 %, the bars of the gap are its standard error. A measure that is infinite at a
    K has no point there.

    Parameters
    ----------
    scan : Scan
        See `scan`, `scan_steps`.

    Examples
    --------
    >>> import neon_core as nc
    >>> found = nc.scan(nc.load_sample("iris"), nc.AnalysisConfig(n_init=1), clusters=(2, 3, 4))
    >>> figure = scan_multiples(found)
    >>> [trace.name for trace in figure.data if trace.mode == "lines"][:2]
    ['inertia', 'silhouette']
    """
    check_type(scan, Scan, "scan")
    n_rows = 1 + len(MEASURES)
    figure = make_subplots(n_rows, 1, shared_xaxes=True, vertical_spacing=0.012)
    chosen = {choice.measure: choice.k for choice in scan.choices}
    figure.add_trace(_tally(scan), row=1, col=1)
    present = scan.config.n_clusters
    _write(figure, 1, "chosen by", "one dot a measure", f"now {present}" if present in scan.ks else "")
    for row, measure in enumerate(MEASURES, 2):
        for trace in _measure(scan, measure, chosen.get(measure, 0)):
            figure.add_trace(trace, row=row, col=1)
        _write_names(figure, scan, measure, row)
    figure.update_xaxes(
        tickvals=list(scan.ks),
        range=[scan.ks[0] - 0.5, scan.ks[-1] + 0.5],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_xaxes(title={"text": "clusters, K", "font": {"size": 13}}, row=n_rows, col=1)
    figure.update_yaxes(showticklabels=False, showgrid=False, zeroline=False, fixedrange=True, ticks="")
    figure.update_yaxes(range=[0.5, max(4, *scan.tally.values(), 1) + 0.5], row=1, col=1)
    if present in scan.ks:
        figure.add_vline(present, line={"color": MUTED, "width": 1}, layer="below")
    margin = {"l": LEFT, "r": RIGHT, "t": 8, "b": FOOT}
    figure.update_layout(template=TEMPLATE, height=ROW * n_rows + FOOT, margin=margin, showlegend=False)
    return figure


def _tally(scan: Scan) -> go.Scatter:
    """Return the dots that stack the choices of the measures."""
    dots = [(k, height + 1) for k, n in scan.tally.items() for height in range(n)]
    return go.Scatter(
        x=[k for k, _ in dots],
        y=[height for _, height in dots],
        mode="markers",
        name="chosen by",
        marker={"color": INK, "size": DOT},
        hovertemplate="K = %{x}<extra></extra>",
    )


def _measure(scan: Scan, measure: str, chosen: int) -> list[go.Scatter]:
    """Return the line of a measure with its band or errors, and its dots."""
    ks, values = np.array(scan.ks), scan.values(measure)
    values = np.where(np.isfinite(values), values, np.nan)
    name = escape_markup(label_measure(measure, scan.nouns)[0])
    line = go.Scatter(
        x=ks,
        y=values,
        mode="lines",
        name=name,
        line={"color": INK, "width": 1.5},
        error_y={"array": scan.values("gap_error"), "width": 0, "thickness": 1} if measure == "gap" else None,
        text=[format_scan_value(measure, value) for value in values.tolist()],
        hovertemplate="K = %{x}: %{text}<extra></extra>",
    )
    band = [_band(scan, measure, ks)] if measure in ("restarts", "resampling") else []
    present = scan.config.n_clusters
    dots = [(chosen, True)] if chosen else []
    dots += [(present, False)] if present in scan.ks and present != chosen else []
    return [*band, line, *(_dot(ks, values, k, is_chosen) for k, is_chosen in dots)]


def _band(scan: Scan, measure: str, ks: Vector) -> go.Scatter:
    """Return the middle 80 % of an agreement as an area."""
    spread = np.array([getattr(one, f"{measure}_spread") for one in scan.measures])
    has = np.isfinite(spread).all(axis=1)
    return go.Scatter(
        x=np.concatenate([ks[has], ks[has][::-1]]),
        y=np.concatenate([spread[has, 0], spread[has, 1][::-1]]),
        mode="none",
        fill="toself",
        fillcolor=MUTED,
        opacity=BAND,
        name=f"{measure}, middle 80 %",
        hoverinfo="skip",
    )


def _dot(ks: Vector, values: Vector, k: int, is_chosen: bool) -> go.Scatter:
    """Return the full dot of a chosen K, or the open one of the present K."""
    return go.Scatter(
        x=[k],
        y=[values[int(np.flatnonzero(ks == k)[0])]],
        mode="markers",
        name="chosen" if is_chosen else "present K",
        marker={"color": INK if is_chosen else PAPER, "size": DOT, "line": {"color": INK, "width": 1.5}},
        hoverinfo="skip",
    )


def _write_names(figure: go.Figure, scan: Scan, measure: str, row: int) -> None:
    """Write the name of a measure and how to read it to the left, its value at the present K to the right."""
    present = scan.config.n_clusters
    value = format_scan_value(measure, float(getattr(scan.at(present), measure))) if present in scan.ks else ""
    _write(figure, row, *label_measure(measure, scan.nouns), value)


def _write(figure: go.Figure, row: int, name: str, hint: str, value: str) -> None:
    """Write a name above a hint to the left of a row, and a value to its right."""
    left = f"<b>{escape_markup(name)}</b><br><span style='font-size:11px'>{escape_markup(hint)}</span>"
    places = (
        {"text": left, "x": 0.0, "xanchor": "left", "xshift": -LEFT + 4, "align": "left"},
        {"text": f"<b>{value}</b>", "x": 1.0, "xanchor": "right", "xshift": RIGHT - 8, "align": "right"},
    )
    middle = float(np.mean(figure.layout["yaxis" if row == 1 else f"yaxis{row}"].domain))
    for place in places:
        figure.add_annotation(y=middle, xref="paper", yref="paper", yanchor="middle", showarrow=False, **place)
