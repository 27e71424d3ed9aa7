"""The map: all samples in a plane, face by cluster, edge by known class where it differs, the chosen row ringed."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.analysis import Analysis
from neon_core.point import Point
from neon_core.projection import Projection
from neon_core.style import INK, MUTED, PAPER, SHAPED, cluster_color, cluster_glyph, cluster_symbol
from neon_core.wording import AXES, percent

FADED = 0.35
CROWD = 400
RIM = {"color": PAPER, "width": 2}


def cluster_map(analysis: Analysis, projection: Projection, point: Point, nouns: tuple[str, str]) -> go.Figure:
    """Draw a map with one row chosen.

    Parameters
    ----------
    analysis : Analysis
        The clusters and classes.
    projection : Projection
        Where everything stands.
    point : Point
        The chosen row: ringed, with a line to its centroid and a dotted one to the nearest competitor's.
    nouns : tuple of str
        What a row is called, one and many.

    Returns
    -------
    Figure
        One trace for each pair of cluster and class that occurs; the customdata of a sample is its row.
    """
    figure = go.Figure()
    figure.add_traces(_samples(analysis, projection, point, nouns))
    figure.add_traces(_ties(projection, point))
    figure.add_traces(_centroids(analysis, projection))
    figure.add_traces(_ring(projection, point))
    names = _names(analysis, projection) if analysis.config.n_clusters <= SHAPED else []
    figure.update_layout(
        annotations=[*names, _own_name(projection, point, nouns)],
        showlegend=False,
        hovermode="closest",
        dragmode="pan",
        height=400,
        margin={"l": 22, "r": 4, "t": 4, "b": 24},
        xaxis=_axis(AXES[0].format(percent(float(projection.variance[0])))),
        yaxis=_axis(AXES[1].format(percent(float(projection.variance[1])))) | {"scaleanchor": "x"},
    )
    return figure


def _axis(title: str) -> dict[str, Any]:
    text = {"text": title, "standoff": 4, "font": {"size": 12}}
    return {"title": text, "showgrid": False, "showticklabels": False, "zeroline": False, "ticks": ""}


def _samples(analysis: Analysis, projection: Projection, point: Point, nouns: tuple[str, str]) -> list[go.Scatter]:
    """One trace for each cluster and class, those with a differing class last, so that they lie on top."""
    clustering = analysis.clustering
    pairs = np.unique(np.stack([clustering.labels, clustering.class_index], axis=1), axis=0).tolist()
    matched = clustering.matched_class
    pairs.sort(key=lambda pair: clustering.comparable and pair[1] >= 0 and matched[pair[0]] != pair[1])
    return [_pair(analysis, projection, point, nouns, cluster, known) for cluster, known in pairs]


def _pair(
    analysis: Analysis, projection: Projection, point: Point, nouns: tuple[str, str], cluster: int, known: int
) -> go.Scatter:
    """The samples of one cluster and class, with one scalar colour, size and edge."""
    clustering, k = analysis.clustering, analysis.config.n_clusters
    members = np.flatnonzero((clustering.labels == cluster) & (clustering.class_index == known))
    shown = k <= SHAPED or cluster in (point.label, point.competitor)
    wrong = bool(clustering.mismatch[members[0]]) and shown
    small, large, rim = (7, 13, 3) if clustering.labels.size <= CROWD else (5, 9, 2)
    edge = {"color": cluster_color(known), "width": rim} if wrong else {"width": 0}
    told = f"<br>class {clustering.classes[known]}" if known >= 0 else ""
    opacity = 0.9 if shown else FADED
    return go.Scatter(
        x=projection.points[members, 0].astype(np.float32),
        y=projection.points[members, 1].astype(np.float32),
        mode="markers",
        name=f"cluster {cluster}{told.replace('<br>', ', ')}",
        customdata=analysis.design.rows[members],
        hovertemplate=f"{nouns[0]} %{{customdata}}<br>cluster {cluster}{_literal(told)}<extra></extra>",
        marker={
            "color": cluster_color(cluster),
            "symbol": cluster_symbol(cluster, k),
            "size": large if wrong else small,
            "opacity": opacity,
            "line": edge,
        },
        selected={"marker": {"opacity": opacity}},
        unselected={"marker": {"opacity": opacity}},
    )


def _literal(text: str) -> str:
    """Keep plotly from reading a class name as markup or as a template (its <br> is ours)."""
    head, sep, name = text.partition("<br>class ")
    return head + sep + name.replace("&", "&amp;").replace("<", "&lt;").replace("%{", "%&#123;")


def _ties(projection: Projection, point: Point) -> list[go.Scatter]:
    """The lines from the chosen row to its centroid and, dotted, to the nearest competitor's."""
    here = projection.points[point.at]
    ends = [(point.label, "solid"), (point.competitor, "dot")]
    return [
        go.Scatter(
            x=[here[0], projection.centroids[end, 0]],
            y=[here[1], projection.centroids[end, 1]],
            mode="lines",
            name="to the own centroid" if dash == "solid" else "to the nearest competitor",
            line={"color": MUTED, "width": 1.5, "dash": dash},
            hoverinfo="skip",
        )
        for end, dash in ends
        if end >= 0
    ]


def _centroids(analysis: Analysis, projection: Projection) -> list[go.Scatter]:
    """The centroids in their cluster's shape; beyond four clusters with the number inside."""
    k = analysis.config.n_clusters
    shaped = k <= SHAPED
    return [
        go.Scatter(
            x=[projection.centroids[c, 0]],
            y=[projection.centroids[c, 1]],
            mode="markers" if shaped else "markers+text",
            name=f"centroid {c}",
            text=None if shaped else [str(c)],
            textfont={"color": PAPER if c < 10 else cluster_color(c), "size": 12, "weight": 600},
            hovertemplate=f"centroid of cluster {c}<extra></extra>",
            marker={
                "color": cluster_color(c),
                "symbol": cluster_symbol(c, k),
                "size": 19 if shaped else 22,
                "opacity": 1,
                "line": RIM if c < 10 else {"width": 2},
            },
        )
        for c in range(k)
    ]


def _ring(projection: Projection, point: Point) -> list[go.Scatter]:
    """An ink ring over a wider paper ring: seen on either ground, so the theme does not matter."""
    here = projection.points[point.at]
    return [
        go.Scatter(
            x=[here[0]],
            y=[here[1]],
            mode="markers",
            name="chosen row",
            hoverinfo="skip",
            marker={"symbol": "circle-open", "size": 26, "color": color, "opacity": 1, "line": {"width": width}},
        )
        for color, width in ((PAPER, 6), (INK, 2.5))
    ]


def _names(analysis: Analysis, projection: Projection) -> list[dict[str, Any]]:
    """Shape, name and size of each cluster at its outer edge, above or below; in place of a legend."""
    k, sizes = analysis.config.n_clusters, analysis.clustering.sizes
    middle = (projection.points[:, 1].max() + projection.points[:, 1].min()) / 2.0
    names = []
    for c in range(k):
        members = projection.points[analysis.clustering.labels == c]
        if members.size == 0:
            continue
        above = bool(projection.centroids[c, 1] >= middle)
        y = members[:, 1].max() if above else members[:, 1].min()
        shape = f'<span style="color:{cluster_color(c)}">{cluster_glyph(c, k)}</span>'
        names.append(
            {
                "x": float(np.median(members[:, 0])),
                "y": float(y),
                "text": f"{shape} <b>cluster {c}</b>  {sizes[c]:,}",
                "showarrow": False,
                "yshift": 16 if above else -16,
                "font": {"size": 13},
            }
        )
    return names


def _own_name(projection: Projection, point: Point, nouns: tuple[str, str]) -> dict[str, Any]:
    """The chosen row's name, on the side where fewer points are."""
    here = projection.points[point.at]
    reach = np.ptp(projection.points, axis=0).max() * np.array([0.25, 0.04])
    crowd = [
        float(weight * np.sign(offset[:, 0])[(np.abs(offset) < reach).all(axis=1)].sum())
        for weight, offset in ((1, projection.points - here), (10, projection.centroids - here))
    ]
    left = sum(crowd) > 0.0
    return {
        "x": float(here[0]),
        "y": float(here[1]),
        "text": f"<b>{nouns[0]} {point.row}</b>",
        "showarrow": False,
        "xanchor": "right" if left else "left",
        "xshift": -18 if left else 18,
        "font": {"size": 13},
    }
