"""One row in two clusterings: both explanations side by side, on one scale and in one order."""

from __future__ import annotations

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from neon_core.arguments import check_type
from neon_core.checks import Vector
from neon_core.evaluation import TwoExplanations
from neon_core.figures.figure_style import TEMPLATE, escape_markup
from neon_core.style import AGAINST, FOR
from neon_core.wording import format_number

LINE, HEAD = 26, 48


def two_explanations(both: TwoExplanations) -> go.Figure:
    """Return the bars of a row in two clusterings, the column with the larger bar on top.

    Above each stand the cluster, the competitor and the evidence, to which its bars add up. A column that does not
    count in a clustering has no bar there.

    Parameters
    ----------
    both : TwoExplanations
        See `explain_both`.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> three, four = (nc.analyse(wine, nc.AnalysisConfig(k, random_state=2, n_init=1)) for k in (3, 4))
    >>> figure = two_explanations(nc.explain_both(three, four, 60))
    >>> [trace.name for trace in figure.data], figure.layout.annotations[0].text
    (['before', 'after'], 'before: cluster 2, not 1<br><b>0.077</b>')
    """
    check_type(both, TwoExplanations, "both")
    titles = [_title(both, which) for which in (0, 1)]
    figure = make_subplots(1, 2, shared_yaxes=True, horizontal_spacing=0.04, subplot_titles=titles)
    names = [escape_markup(name) for name in both.columns]
    for which, name in enumerate(("before", "after")):
        figure.add_trace(_bars(name, names, both.relevance[which]), row=1, col=which + 1)
    limit = 1.05 * both.limit or 1.0
    figure.update_xaxes(range=[-limit, limit], showgrid=False, showticklabels=False, fixedrange=True, zeroline=True)
    figure.update_yaxes(autorange="reversed", automargin=True, showgrid=False, fixedrange=True, ticks="")
    figure.update_annotations(font={"size": 13})
    height, margin = HEAD + LINE * len(names), {"l": 4, "r": 4, "t": HEAD, "b": 8}
    figure.update_layout(template=TEMPLATE, height=height, showlegend=False, bargap=0.4, margin=margin)
    return figure


def _title(both: TwoExplanations, which: int) -> str:
    """Return the cluster, the competitor and the evidence in one of the clusterings."""
    competitor = f", not {both.competitors[which]}" if both.competitors[which] >= 0 else ""
    evidence = f"<br><b>{format_number(both.evidence[which], 3)}</b>" if both.competitors[which] >= 0 else ""
    return f"{('before', 'after')[which]}: cluster {both.clusters[which]}{competitor}{evidence}"


def _bars(name: str, columns: list[str], relevance: Vector) -> go.Bar:
    """Return the bars of one clustering."""
    return go.Bar(
        x=relevance,
        y=columns,
        orientation="h",
        name=name,
        marker={"color": [FOR if bar > 0 else AGAINST for bar in relevance], "line": {"width": 0}},
        hovertemplate="%{y}: %{x:+.4g}<extra></extra>",
    )
