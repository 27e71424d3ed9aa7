"""Small multiples: several explanations side by side, on one scale and in one order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from neon_core.arguments import check_nouns
from neon_core.checks import Vector
from neon_core.figures.figure_style import TEMPLATE
from neon_core.row_explanation import RowExplanation
from neon_core.style import AGAINST, FOR
from neon_core.tables import check_points
from neon_core.wording import format_number

COLUMNS = 3
ROW, HEAD = 15, 44


def small_multiples(points: Sequence[RowExplanation], nouns: tuple[str, str]) -> go.Figure:
    """Return the relevance of several rows as small bar charts.

    Parameters
    ----------
    points : sequence of RowExplanation
        The explained rows, of one analysis.
    nouns : tuple of str
        The noun for a row, singular and plural.

    Returns
    -------
    Figure
        One panel a row, three side by side. All panels have one scale, and the features in the order of their mean
        absolute relevance.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.row_explanation import explain_row
    >>> analysis = nc.analyse(nc.load_sample("iris"))
    >>> points = [explain_row(analysis, row) for row in (0, 60)]
    >>> [trace.name for trace in small_multiples(points, ("flower", "flowers")).data]
    ['flower 0', 'flower 60']
    """
    points = check_points(points)
    check_nouns(nouns)
    relevance = np.stack([point.bars.relevance for point in points])
    order = np.argsort(-np.abs(relevance).mean(axis=0), kind="stable")
    n_rows = -(-len(points) // COLUMNS)
    height = n_rows * (HEAD + ROW * order.size)
    figure = make_subplots(
        n_rows,
        COLUMNS,
        shared_xaxes="all",
        shared_yaxes="all",
        horizontal_spacing=0.03,
        vertical_spacing=HEAD / height,
        subplot_titles=[f"<b>{p.identity.row}</b> {format_number(p.standing.logit, 4)}" for p in points],
    )
    names = [points[0].columns.names[j] for j in order]
    for i, (point, bars) in enumerate(zip(points, relevance[:, order], strict=True)):
        panel = _panel(f"{nouns[0]} {point.identity.row}", names, bars)
        figure.add_trace(panel, row=i // COLUMNS + 1, col=i % COLUMNS + 1)
    limit = 1.05 * float(np.abs(relevance).max())
    figure.update_xaxes(range=[-limit, limit], showgrid=False, showticklabels=False, fixedrange=True, zeroline=True)
    figure.update_yaxes(
        autorange="reversed", automargin=True, showgrid=False, fixedrange=True, ticks="", tickfont={"size": 12}
    )
    figure.update_annotations(font={"size": 12})
    figure.update_layout(
        template=TEMPLATE, height=height, showlegend=False, bargap=0.3, margin={"l": 4, "r": 4, "t": 30, "b": 8}
    )
    return figure


def _panel(name: str, features: Sequence[str], bars: Vector) -> go.Bar:
    """Return the bars of one row."""
    return go.Bar(
        x=bars,
        y=features,
        orientation="h",
        name=name,
        marker={"color": [FOR if bar > 0 else AGAINST for bar in bars], "line": {"width": 0}},
        hovertemplate="%{y}: %{x:+.4g}<extra></extra>",
    )
