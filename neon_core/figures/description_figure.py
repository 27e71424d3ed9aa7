"""The clusters described by a column: the share of each value in each cluster, or the range of a number."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.arguments import check_type
from neon_core.checks import Vector
from neon_core.column_description import MEDIAN, ColumnDescription
from neon_core.figures.figure_style import TEMPLATE, escape_markup, line_axis
from neon_core.figures.wrapped_labels import LINE_HEIGHT, Label, build_label
from neon_core.style import FADED, MUTED, cluster_color, cluster_symbol
from neon_core.wording.cluster_values import call_line, format_quantiles, format_share

LINE, HEAD, FOOT, UNIT = 26, 8, 34, 20
"""Height of a line, of the margins above and below, and of a unit below the numbers, in pixels."""

LETTERS = 24
"""Letters of a line of a value's name, at most: the picture is drawn on a phone as well."""

GAP = 14
"""Pixels on both sides of a label."""

ROOM = 0.04
"""Room at both ends of the axis, as a share of its length."""

MOST_DAYS, LARGEST = 106_751.0, 1.7e308
"""Days from 1970 that a date can lie away, and the largest number that an axis has, about."""

WIDE, THIN = 9, 2
"""Width of the lines for the middle half and for the middle 90 %, in pixels."""

STROKE = {"symbol": "line-ns", "size": 16, "color": MUTED, "line": {"width": 2, "color": MUTED}}
"""The mark of all rows."""


def cluster_values(described: ColumnDescription) -> go.Figure:
    """Return the figure of a column's values in the clusters.

    Parameters
    ----------
    described : ColumnDescription
        See `describe_column`.

    Returns
    -------
    Figure
        Of a category, a line for each value with a mark for each cluster at its share, and a stroke at the share of all
        rows. Of a number or a date, a line for all rows and for each cluster, with the median, the middle half (wide)
        and the middle 90 % (thin).

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.column_description import describe_column
    >>> iris = nc.load_sample("iris")
    >>> figure = cluster_values(describe_column(iris, nc.analyse(iris), "class"))
    >>> [trace.name for trace in figure.data]
    ['all rows', 'cluster 0', 'cluster 1', 'cluster 2']
    """
    check_type(described, ColumnDescription, "described")
    figure = go.Figure(_ranges(described) if described.has_quantiles else _shares(described))
    labels = _line_labels(described)
    line = max(LINE, LINE_HEIGHT * max(label.n_lines for label in labels) + 8)
    foot = FOOT + UNIT if described.has_quantiles and described.unit else FOOT
    figure.update_layout(
        template=TEMPLATE,
        height=HEAD + foot + line * len(labels),
        margin={"l": round(max(label.width for label in labels)) + GAP, "r": 12, "t": HEAD, "b": foot},
        showlegend=False,
        yaxis=line_axis([label.markup for label in labels]),
        xaxis=_value_axis(described),
    )
    return figure


def _line_labels(described: ColumnDescription) -> list[Label]:
    """Return the label of each line, in full: all rows and the clusters, or the values of a category."""
    if described.has_quantiles:
        return [build_label(call_line(described, cluster)) for cluster in (-1, *range(described.sizes.size))]
    return [build_label(value, letters=LETTERS) for value in described.values]


def _shares(described: ColumnDescription) -> list[go.Scatter]:
    """Return a stroke for all rows, and the marks of each cluster, on the line of each value."""
    k, lines = described.sizes.size, np.arange(len(described.values))
    looks = [STROKE, *({"symbol": cluster_symbol(i, k), "size": 11, "color": cluster_color(i)} for i in range(k))]
    return [
        go.Scatter(
            x=described.shares[cluster],
            y=lines,
            mode="markers",
            name=_name(described, cluster),
            marker=look | {"opacity": 1},
            text=[escape_markup(format_share(described, cluster, j)) for j in lines.tolist()],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
        )
        for cluster, look in zip((-1, *range(k)), looks, strict=True)
    ]


def _ranges(described: ColumnDescription) -> list[go.Scatter]:
    """Return the ranges of all rows and of each cluster that has a value, each on a line of its own."""
    k = described.sizes.size
    traces = []
    for line, cluster in enumerate((-1, *range(k))):
        values = described.quantiles[cluster]
        if np.isnan(values[MEDIAN]):
            continue
        color = MUTED if cluster < 0 else cluster_color(cluster)
        mark: dict[str, Any] = {"size": 11, "color": color, "opacity": 1}
        mark |= {"symbol": cluster_symbol(cluster, k)} if cluster >= 0 else STROKE
        traces += [
            _range(described, cluster, line, values[[0, -1]], {"line": {"width": THIN, "color": color}}),
            _range(
                described, cluster, line, values[[1, -2]], {"line": {"width": WIDE, "color": color}, "opacity": FADED}
            ),
            _range(described, cluster, line, values[[MEDIAN]], {"mode": "markers", "marker": mark}),
        ]
    return traces


def _range(described: ColumnDescription, cluster: int, line: int, values: Vector, look: dict[str, Any]) -> go.Scatter:
    """Return the line between two quantiles, or the mark of one."""
    text = escape_markup(format_quantiles(described, cluster))
    common: dict[str, Any] = {"mode": "lines", "hovertemplate": "%{text}<extra></extra>", "cliponaxis": False}
    common |= {"name": _name(described, cluster), "text": [text] * values.size}
    return go.Scatter(x=_places(described, values), y=[line] * values.size, **(common | look))


def _name(described: ColumnDescription, cluster: int) -> str:
    return escape_markup(call_line(described, cluster))


def _places(described: ColumnDescription, values: Vector) -> list[Any]:
    """Return places on the axis: numbers, or dates as texts that plotly reads."""
    if described.kind != "date":
        return list(values.tolist())
    return [described.as_date(value).isoformat() for value in values.tolist()]


def _value_axis(described: ColumnDescription) -> dict[str, Any]:
    """Return the axis of the shares from 0 to 1, or of the values, with a little room at both ends."""
    look: dict[str, Any] = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": "outside", "nticks": 6}
    look |= {"tickcolor": MUTED, "showline": True}
    if not described.has_quantiles:
        return look | {"range": [-ROOM, 1.0 + ROOM], "tickformat": ".0%", "tickvals": [0, 0.25, 0.5, 0.75, 1]}
    title = {"title": {"text": escape_markup(described.unit), "standoff": 8}} if described.unit else {}
    return look | title | {"type": "date" if described.kind == "date" else "linear"} | _value_range(described)


def _value_range(described: ColumnDescription) -> dict[str, Any]:
    """Return the range of the axis of values; empty where no row has a value."""
    values = described.quantiles[~np.isnan(described.quantiles)]
    if not values.size:
        return {}
    low, high = float(values.min()), float(values.max())
    room = ROOM * high - ROOM * low or abs(low) or 1.0
    most = MOST_DAYS if described.kind == "date" else LARGEST
    return {"range": _places(described, np.clip([low - room, high + room], -most, most))}
