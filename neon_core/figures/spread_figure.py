"""How a column spreads over the clusters: a strip for each cluster, with ranges of a number or shares of a category."""

from __future__ import annotations

import plotly.graph_objects as go

from neon_core.arguments import check_type
from neon_core.column_description import ColumnDescription
from neon_core.figures.description_figure import FOOT, HEAD, LINE, cluster_values
from neon_core.figures.figure_style import TEMPLATE, escape_markup, line_axis
from neon_core.style import cluster_color
from neon_core.summaries import ColumnSpread
from neon_core.wording.cluster_values import format_share
from neon_core.wording.spreads import fade_of, format_measure

ABOVE = 24
"""Pixels above the strips, for the measure."""


def spread_strips(spread: ColumnSpread) -> go.Figure:
    """Return the figure of how a column spreads over the clusters.

    Parameters
    ----------
    spread : ColumnSpread
        See `column_spread`.

    Returns
    -------
    Figure
        Of a number or a date, a line for all rows and for each cluster: the median, the middle half and the middle
        90 %. Of a category, a strip for each cluster, parted into the shares of the values, from the most frequent
        on. Above them how much of the spread the clusters account for: eta squared, or Cramér's V.

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.load_sample("iris")
    >>> figure = spread_strips(nc.column_spread(nc.analyse(iris), iris, "class"))
    >>> [trace.name for trace in figure.data], figure.layout.annotations[0].text
    (['setosa', 'versicolor', 'virginica'], 'V 0.85')
    """
    check_type(spread, ColumnSpread, "spread")
    described = spread.description
    figure = cluster_values(described) if described.has_quantiles else _share_strips(described)
    margin = figure.layout.margin.t + ABOVE
    figure.update_layout(height=figure.layout.height + ABOVE, margin_t=margin)
    if measure := format_measure(spread.measure, spread.separation):
        figure.add_annotation(
            x=1.0,
            y=1.0,
            xref="paper",
            yref="paper",
            xanchor="right",
            yanchor="bottom",
            yshift=HEAD,
            text=measure,
            showarrow=False,
        )
    return figure


def _share_strips(described: ColumnDescription) -> go.Figure:
    """Return the strips of a category: the shares of its values in each cluster."""
    k = described.sizes.size
    figure = go.Figure([_pieces(described, j) for j in range(len(described.values))])
    figure.update_layout(
        template=TEMPLATE,
        height=HEAD + FOOT + LINE * k,
        margin={"l": 80, "r": 12, "t": HEAD, "b": FOOT},
        showlegend=False,
        barmode="stack",
        bargap=0.3,
        yaxis=line_axis([f"cluster {cluster}" for cluster in range(k)]),
        xaxis={"range": [0, 1], "tickformat": ".0%", "showgrid": False, "zeroline": False, "fixedrange": True},
    )
    return figure


def _pieces(described: ColumnDescription, value: int) -> go.Bar:
    """Return the pieces of one value, one in each cluster."""
    clusters = range(described.sizes.size)
    return go.Bar(
        x=described.shares[:-1, value],
        y=list(clusters),
        orientation="h",
        name=escape_markup(described.values[value]),
        marker={"color": [cluster_color(k) for k in clusters], "opacity": fade_of(value), "line": {"width": 0}},
        text=[escape_markup(format_share(described, k, value)) for k in clusters],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )
