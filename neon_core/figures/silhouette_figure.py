"""How well each row fits its cluster: a bar for each row, highest first, cluster by cluster."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from neon_core.arguments import check_nouns, check_type
from neon_core.checks import Indices
from neon_core.evaluation import Silhouettes
from neon_core.figures.figure_style import TEMPLATE, escape_markup
from neon_core.style import cluster_color
from neon_core.text import call_cluster
from neon_core.wording import format_number

GAP = 0.02
"""Room between two clusters, as a share of all rows."""

HEIGHT, HEAD = 170, 40


def silhouette_bars(silhouettes: Silhouettes, nouns: tuple[str, str]) -> go.Figure:
    """Return the silhouettes as bars, highest first, by cluster, with the mean of each cluster above.

    The number of the row is in `customdata`, so that a bar can be found on a map.

    Parameters
    ----------
    silhouettes : Silhouettes
        See `silhouettes`.
    nouns : tuple of str
        The noun for a row, singular and plural.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> figure = silhouette_bars(nc.silhouettes(wine), ("wine", "wines"))
    >>> [len(trace.x) for trace in figure.data], figure.layout.annotations[0].text
    ([61, 62, 55], '<b>cluster 0</b> mean 0.37')
    """
    check_type(silhouettes, Silhouettes, "silhouettes")
    check_nouns(nouns)
    figure, place = go.Figure(), 0.0
    for k, mean in enumerate(silhouettes.by_cluster.tolist()):
        members = np.flatnonzero(silhouettes.labels == k)
        if not members.size or np.isnan(mean):
            continue
        members = members[np.argsort(-silhouettes.values[members], kind="stable")]
        called = escape_markup(call_cluster(k, silhouettes.cluster_names))
        figure.add_trace(_bars(silhouettes, k, members, place, nouns[0]))
        text = f"<b>{called}</b> mean {format_number(mean, 2)}"
        middle = place + members.size / 2
        figure.add_annotation(x=middle, y=1.0, yref="paper", yanchor="bottom", yshift=8, text=text, showarrow=False)
        place += members.size + GAP * silhouettes.rows.size
    axis = {"showgrid": False, "fixedrange": True, "ticks": ""}
    figure.update_layout(
        template=TEMPLATE,
        height=HEIGHT,
        showlegend=False,
        bargap=0.0,
        margin={"l": 36, "r": 4, "t": HEAD, "b": 8},
        xaxis=axis | {"showticklabels": False, "zeroline": False},
        yaxis=axis | {"zeroline": True},
    )
    return figure


def _bars(silhouettes: Silhouettes, k: int, members: Indices, place: float, noun: str) -> go.Bar:
    """Return the bars of a cluster, from a place on."""
    return go.Bar(
        x=place + np.arange(members.size),
        y=silhouettes.values[members],
        width=0.9 if silhouettes.rows.size < 1000 else 1.0,
        name=escape_markup(call_cluster(k, silhouettes.cluster_names)),
        customdata=silhouettes.rows[members],
        marker={"color": cluster_color(k), "line": {"width": 0}},
        hovertemplate=f"{escape_markup(noun)} %{{customdata}}: %{{y:.2f}}<extra></extra>",
    )
