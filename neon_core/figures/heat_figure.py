"""The mean relevance of each column in each cluster, as a heat map in blue and orange."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from neon_core.arguments import check_type
from neon_core.checks import Indices, Matrix, Vector
from neon_core.errors import ArgumentError
from neon_core.figures.figure_style import TEMPLATE, line_axis
from neon_core.figures.wrapped_labels import LINE_HEIGHT, build_label
from neon_core.style import AGAINST, FOR, INK, PAPER
from neon_core.wording import format_signed
from neon_core.wording.spreads import HEAT_SUM

ROW, HEAD, FOOT, GAP = 26, 34, 8, 14
"""Height of a line, of the margins above and below, and the space beside a label, in pixels."""

FAINTEST, STRONGEST = 0.03, 0.6
"""Opacity of the cell of a relevance of 0, and of the largest one."""

SIDES = {"above": "▲ ", "below": "▼ ", "": ""}
NEEDED = ("cluster", "column", "relevance", "direction")


def relevance_heat_map(summary: pd.DataFrame) -> go.Figure:
    """Return the figure of the mean relevance of each column in each cluster.

    Parameters
    ----------
    summary : DataFrame
        See `summarise`.

    Returns
    -------
    Figure
        A line for each column, the one with the largest relevance on top, and a cell for each cluster: blue where it
        counts for the cluster, orange where against, with the direction and the number. The last line is the sum of
        the lines above, the mean evidence of the cluster.

    Raises
    ------
    ArgumentError
        If the frame lacks a column of a summary, or a line.

    Examples
    --------
    >>> import neon_core as nc
    >>> figure = relevance_heat_map(nc.summarise(nc.analyse(nc.load_sample("iris"))))
    >>> figure.data[0].x, figure.data[0].text[0][0]
    (('cluster 0', 'cluster 1', 'cluster 2'), '▼ +0.247')
    """
    relevance, sides, clusters, names = lines_of(summary)
    order = order_lines(relevance)
    relevance, sides = relevance[order], sides[order]
    labels = [build_label(names[i]) for i in order.tolist()]
    sums = relevance.sum(axis=0)
    texts = [[format_cell(*cell) for cell in zip(*line, strict=True)] for line in zip(relevance, sides, strict=True)]
    texts.append([f"<b>{format_cell(total)}</b>" for total in sums.tolist()])
    figure = go.Figure(_cells(relevance, [f"cluster {k}" for k in clusters], texts))
    line = max(ROW, LINE_HEIGHT * max(label.n_lines for label in labels) + 8)
    labels.append(build_label("", HEAT_SUM))
    figure.update_layout(
        template=TEMPLATE,
        height=HEAD + FOOT + line * len(labels),
        margin={"l": round(max(label.width for label in labels)) + GAP, "r": 8, "t": HEAD, "b": FOOT},
        showlegend=False,
        yaxis=line_axis([label.markup for label in labels]),
        xaxis={"side": "top", "showgrid": False, "zeroline": False, "fixedrange": True, "ticks": ""},
    )
    return figure


def lines_of(summary: pd.DataFrame) -> tuple[Matrix, Any, list[int], list[str]]:
    """Return relevance and direction, columns x clusters, with the numbers of the clusters and the columns' names."""
    frame = check_type(summary, pd.DataFrame, "summary")
    is_one = not frame.empty and all(list(frame.columns).count(name) == 1 for name in NEEDED)
    clusters = frame["cluster"].drop_duplicates().tolist() if is_one else []
    if not clusters or len(frame) != len(clusters) * frame["column"].nunique():
        raise ArgumentError("The frame is no summary", where="summary", hint="Pass the frame of `nc.summarise`.")
    n_columns = len(frame) // len(clusters)
    relevance: Matrix = frame["relevance"].to_numpy(np.float64).reshape(len(clusters), n_columns).T
    sides = frame["direction"].to_numpy(object).reshape(len(clusters), n_columns).T
    return relevance, sides, clusters, list(map(str, frame["column"].iloc[:n_columns]))


def order_lines(relevance: Matrix) -> Indices:
    """Return the lines of a heat map from the one with the largest relevance in a cluster."""
    return np.argsort(-np.nan_to_num(np.abs(relevance)).max(axis=1), kind="stable")


def format_cell(relevance: float, side: str = "") -> str:
    """Return the text of a cell; empty where a cluster has no rows."""
    return "" if np.isnan(relevance) else SIDES[side] + format_signed(relevance)


def _cells(relevance: Matrix, clusters: list[str], texts: list[list[str]]) -> go.Heatmap:
    """Return the cells; the line of the sums has the colour of the paper."""
    largest = float(np.nan_to_num(np.abs(relevance)).max()) or 1.0
    values = np.vstack([relevance, np.full(len(clusters), np.nan)])
    return go.Heatmap(
        x=clusters,
        y=list(range(len(values))),
        z=values,
        zmin=-largest,
        zmax=largest,
        colorscale=_scale(),
        showscale=False,
        xgap=2,
        ygap=2,
        text=texts,
        texttemplate="%{text}",
        textfont={"color": INK, "size": 12},
        hoverinfo="skip",
    )


def _scale() -> list[list[Any]]:
    """Return the colours from the most orange to the most blue, over the paper."""
    ends = [(0.0, AGAINST, STRONGEST), (0.5, AGAINST, FAINTEST), (0.5, FOR, FAINTEST), (1.0, FOR, STRONGEST)]
    return [[place, _blend(color, opacity)] for place, color, opacity in ends]


def _blend(color: str, opacity: float) -> str:
    """Return a colour over the paper at an opacity."""
    mixed = opacity * _channels(color) + (1.0 - opacity) * _channels(PAPER)
    return f"rgb({', '.join(str(round(channel)) for channel in mixed.tolist())})"


def _channels(color: str) -> Vector:
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], np.float64)
