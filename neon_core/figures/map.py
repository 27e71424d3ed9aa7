"""The map: all samples in a plane, face by cluster, edge by known class where it differs, the chosen row ringed."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.borders import foot
from neon_core.checks import Matrix
from neon_core.figures.look import TEMPLATE, literal
from neon_core.point import Point
from neon_core.projection import Projection
from neon_core.style import FADED, INK, MUTED, PAPER, SHAPED, cluster_color, cluster_glyph, cluster_symbol
from neon_core.wording import HOVER, axis_titles

CROWD = 400
LARGE, SMALL, FINE = 1e38, 1e-30, 1e-3
"""What float32 can hold: no value beyond, and a range that is wide enough by itself and beside the largest value."""

ROOM = 0.07
RIM = {"color": PAPER, "width": 2}


def cluster_map(
    analysis: Analysis, projection: Projection, nouns: tuple[str, str], point: Point | None = None
) -> go.Figure:
    """Draw a map.

    Parameters
    ----------
    analysis : Analysis
        The clusters and classes.
    projection : Projection
        Where everything stands.
    nouns : tuple of str
        What a row is called, one and many.
    point : Point, optional
        A chosen row: ringed, with a line to its centroid and a dotted one to the nearest competitor's; on the border
        plane with the way to its nearest border. Beyond four clusters only these two stand out.

    Returns
    -------
    Figure
        One trace for each pair of cluster and class that occurs; the customdata of a sample is its row, the meta of a
        trace its cluster and class. Then a dot on each sample that the map misplaces, the borders, the centroids.
    """
    figure = go.Figure()
    figure.add_traces(_borders(projection))
    figure.add_traces(_samples(analysis, projection, nouns, point))
    figure.add_traces(_dots(projection))
    if point is not None:
        figure.add_traces(_ties(analysis, projection, point))
    figure.add_traces(_centroids(analysis, projection))
    names = _names(analysis, projection) if analysis.config.n_clusters <= SHAPED else []
    if point is not None:
        figure.add_traces(_ring(projection, point))
        names = [*names, _own_name(projection, point, nouns)]
    across, upwards = (literal(title) for title in axis_titles(analysis, projection))
    x, y = _ranges(projection)
    figure.update_layout(
        template=TEMPLATE,
        annotations=names,
        showlegend=False,
        hovermode="closest",
        dragmode="pan",
        height=400,
        margin={"l": 48, "r": 4, "t": 4, "b": 38} if projection.features else {"l": 22, "r": 4, "t": 4, "b": 24},
        xaxis=_axis(across, x, bool(projection.features)),
        yaxis=_axis(upwards, y, bool(projection.features)) | {"scaleanchor": "x", "scaleratio": projection.aspect},
    )
    return figure


def _ranges(projection: Projection) -> list[list[float]]:
    """Return the ranges of both axes: all samples and centroids with some room; wider where equal axes need it."""
    places = np.concatenate([projection.points, projection.centroids])
    low, high = places.min(axis=0), places.max(axis=0)
    room = ROOM * np.where(high > low, high - low, (high - low).max() or 1.0)
    return np.stack([low - room, high + room], axis=1).tolist()  # type: ignore[no-any-return]


def _axis(title: str, limits: list[float], in_units: bool) -> dict[str, Any]:
    """A bare axis; with a few numbers where it is a feature in the user's units."""
    text = {"text": title, "standoff": 4, "font": {"size": 12, "color": MUTED}}
    look = {"showgrid": False, "showticklabels": in_units, "zeroline": False, "ticks": ""}
    numbers = {"nticks": 5, "tickfont": {"size": 11, "color": MUTED}, "tickangle": 0}
    return look | numbers | {"title": text, "range": limits}


def drawn(places: Matrix) -> NDArray[Any]:
    """Return places as float32, which halves what travels; as they are where that would move or merge them.

    Examples
    --------
    >>> drawn(np.array([[1.0, 2.0], [3.0, 5.0]])).dtype, drawn(np.array([[1e100, 2.0], [0.0, 5.0]])).dtype
    (dtype('float32'), dtype('float64'))
    """
    largest, width = np.abs(places).max(axis=0), np.ptp(places, axis=0)
    fits = (largest < LARGE) & ((width == 0.0) | (width >= np.maximum(FINE * largest, SMALL)))
    return places.astype(np.float32) if fits.all() else places


def _borders(projection: Projection) -> list[go.Scatter]:
    """The straight borders between cells, under everything."""
    return [
        go.Scatter(
            x=border.ends[:, 0],
            y=border.ends[:, 1],
            mode="lines",
            name=f"border {border.clusters[0]} | {border.clusters[1]}",
            line={"color": MUTED, "width": 1},
            hoverinfo="skip",
        )
        for border in projection.borders
    ]


def _dots(projection: Projection) -> list[go.Scatter]:
    """A dot on each sample that the map misplaces, in the colour of the ground; one trace a cluster."""
    labels, places = np.where(projection.misplaced, projection.labels, -1), drawn(projection.points)
    return [
        go.Scatter(
            x=places[labels == cluster, 0],
            y=places[labels == cluster, 1],
            mode="markers",
            name=f"misplaced, of cluster {cluster}",
            meta={"cluster": cluster},
            marker={"color": PAPER, "size": 3 if labels.size <= CROWD else 2, "opacity": 1},
            hoverinfo="skip",
        )
        for cluster in np.unique(labels[labels >= 0]).tolist()
    ]


def _samples(
    analysis: Analysis, projection: Projection, nouns: tuple[str, str], point: Point | None
) -> list[go.Scatter]:
    """One trace for each cluster and class, those with a differing class last, so that they lie on top."""
    clustering = analysis.clustering
    pairs = np.unique(np.stack([clustering.labels, clustering.class_index], axis=1), axis=0).tolist()
    matched = clustering.matched_class
    pairs.sort(key=lambda pair: clustering.comparable and pair[1] >= 0 and matched[pair[0]] != pair[1])
    strong = set(projection.clusters)
    if point is not None and analysis.config.n_clusters > SHAPED and projection.kind != "borders":
        strong = {point.label, point.competitor}
    places = drawn(projection.points)
    return [_pair(analysis, places, nouns, cluster, known, cluster in strong) for cluster, known in pairs]


def _pair(
    analysis: Analysis, places: NDArray[Any], nouns: tuple[str, str], cluster: int, known: int, strong: bool
) -> go.Scatter:
    """The samples of one cluster and class, with one scalar colour, size and edge."""
    clustering, k = analysis.clustering, analysis.config.n_clusters
    members = np.flatnonzero((clustering.labels == cluster) & (clustering.class_index == known))
    wrong = bool(clustering.mismatch[members[0]]) and strong
    small, large, rim = (7, 13, 3) if clustering.labels.size <= CROWD else (5, 9, 2)
    edge = {"color": cluster_color(known), "width": rim} if wrong else {"width": 0}
    told = f"<br>{literal(HOVER['class'].format(known=clustering.classes[known]))}" if known >= 0 else ""
    return go.Scatter(
        x=places[members, 0],
        y=places[members, 1],
        mode="markers",
        name=f"cluster {cluster}{told.replace('<br>', ', ')}",
        meta={"cluster": cluster, "known": str(clustering.classes[known]) if known >= 0 else None},
        customdata=analysis.design.rows[members],
        hovertemplate=f"{nouns[0]} %{{customdata}}<br>cluster {cluster}{told}<extra></extra>",
        marker={
            "color": cluster_color(cluster),
            "symbol": cluster_symbol(cluster, k),
            "size": large if wrong else small,
            "opacity": 0.9 if strong else FADED,
            "line": edge,
        },
    )


def _ties(analysis: Analysis, projection: Projection, point: Point) -> list[go.Scatter]:
    """The lines from the chosen row to its centroid and, dotted, to the competitor's; or to its nearest border."""
    here = projection.points[point.at]
    ends = [("to the own centroid", point.label, "solid"), ("to the nearest competitor", point.competitor, "dot")]
    if projection.kind == "borders":
        ways = [("to the nearest border", foot(analysis, projection, point.row), "solid")]
    else:
        ways = [(name, projection.centroids[end], dash) for name, end, dash in ends if end >= 0]
    return [
        go.Scatter(
            x=[here[0], there[0]],
            y=[here[1], there[1]],
            mode="lines",
            name=name,
            line={"color": INK if projection.kind == "borders" else MUTED, "width": 1.5, "dash": dash},
            hoverinfo="skip",
        )
        for name, there, dash in ways
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
                "opacity": 1 if c in projection.clusters else FADED,
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
