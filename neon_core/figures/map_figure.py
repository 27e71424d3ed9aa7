"""The map: all samples in a plane, face by cluster, edge by known class where it differs, the chosen row ringed."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.checks import Indices, Matrix, column_extremes
from neon_core.figures.cluster_names import cluster_names
from neon_core.figures.figure_style import TEMPLATE, literal
from neon_core.figures.row_marks import own_name, ring, ties
from neon_core.projection import Projection
from neon_core.row_explanation import RowExplanation
from neon_core.style import FADED, MUTED, PAPER, SHAPED, cluster_color, cluster_symbol
from neon_core.wording import HOVER, format_axis_titles, format_class, format_row

CROWD = 400
LARGE, SMALL, FINE = 1e38, 1e-30, 1e-3
"""What float32 can hold: no value beyond, and a range that is wide enough by itself and beside the largest value."""

ROOM = 0.07
RIM = {"color": PAPER, "width": 2}


def cluster_map(
    analysis: Analysis,
    projection: Projection,
    nouns: tuple[str, str],
    point: RowExplanation | None = None,
    drawn: Indices | None = None,
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
    point : RowExplanation, optional
        A chosen row: ringed, with a line to its centroid and a dotted one to the nearest competitor's; on the border
        plane with the way to its nearest border. Beyond four clusters only these two stand out.
    drawn : ndarray of int, optional
        The samples to draw, as sorted positions in the matrix (see `to_draw`), and the chosen one; by default all.

    Returns
    -------
    Figure
        One trace for each pair of cluster and class that occurs; the customdata of a sample is its row, the text what
        it is called where rows have names, the meta of a trace its cluster and class. Then a dot on each sample that
        the map misplaces, the borders, the centroids.
    """
    at = np.arange(len(projection.points)) if drawn is None else drawn
    if point is not None:
        at = np.union1d(at, point.identity.position)
    figure = go.Figure()
    figure.add_traces(_borders(projection))
    figure.add_traces(_samples(analysis, projection, nouns, point, at))
    figure.add_traces(_dots(projection, at))
    if point is not None:
        figure.add_traces(ties(analysis, projection, point))
    figure.add_traces(_centroids(analysis, projection))
    x, y = _ranges(projection)
    names = cluster_names(analysis, projection, at, (x, y)) if analysis.config.n_clusters <= SHAPED else []
    if point is not None:
        figure.add_traces(ring(projection, point))
        names = [*names, own_name(projection, projection.points[at], point, nouns)]
    across, upwards = (literal(title) for title in format_axis_titles(analysis, projection))
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
    low, high = column_extremes(np.concatenate([projection.points, projection.centroids]))
    room = ROOM * np.where(high > low, high - low, (high - low).max() or 1.0)
    return np.stack([low - room, high + room], axis=1).tolist()  # type: ignore[no-any-return]


def _axis(title: str, limits: list[float], in_units: bool) -> dict[str, Any]:
    """A bare axis; with a few numbers where it is a feature in the user's units."""
    text = {"text": title, "standoff": 4, "font": {"size": 12, "color": MUTED}}
    look = {"showgrid": False, "showticklabels": in_units, "zeroline": False, "ticks": ""}
    numbers = {"nticks": 5, "tickfont": {"size": 11, "color": MUTED}, "tickangle": 0}
    return look | numbers | {"title": text, "range": limits}


def light(places: Matrix) -> NDArray[Any]:
    """Return places as float32, which halves what travels; as they are where that would move or merge them.

    Examples
    --------
    >>> light(np.array([[1.0, 2.0], [3.0, 5.0]])).dtype, light(np.array([[1e100, 2.0], [0.0, 5.0]])).dtype
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


def _dots(projection: Projection, at: Indices) -> list[go.Scatter]:
    """A dot on each sample that the map misplaces, in the colour of the ground; one trace a cluster."""
    labels, places = np.where(projection.misplaced[at], projection.labels[at], -1), light(projection.points[at])
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
    analysis: Analysis, projection: Projection, nouns: tuple[str, str], point: RowExplanation | None, at: Indices
) -> list[go.Scatter]:
    """One trace for each cluster and class, those with a differing class last, so that they lie on top."""
    clustering = analysis.clustering
    places, rows = light(projection.points[at]), analysis.design.rows
    _, pair = np.unique(np.stack([clustering.labels[at], clustering.class_index[at]]), axis=1, return_inverse=True)
    groups = [np.flatnonzero(pair == i) for i in range(int(pair.max()) + 1)]
    groups.sort(key=lambda group: bool(clustering.mismatch[at[group[0]]]))
    strong = set(projection.clusters)
    if point is not None and analysis.config.n_clusters > SHAPED and projection.kind != "borders":
        strong = {point.standing.label, point.standing.competitor}
    return [
        go.Scatter(
            x=places[group, 0],
            y=places[group, 1],
            customdata=rows[at[group]],
            text=_called(analysis, nouns, rows[at[group]]),
            **_pair(analysis, nouns, int(at[group[0]]), strong, at.size <= CROWD),
        )
        for group in groups
    ]


def _called(analysis: Analysis, nouns: tuple[str, str], rows: Indices) -> list[str] | None:
    """What rows are called where a hand points at them; nothing where they have numbers only."""
    names = analysis.design.row_names
    if names is None:
        return None
    named = zip(rows.tolist(), names.names(rows), strict=True)
    return [literal(f"{nouns[0]} {format_row(row, name)}") for row, name in named]


def _pair(analysis: Analysis, nouns: tuple[str, str], member: int, strong: set[int], few: bool) -> dict[str, Any]:
    """How the samples of one cluster and class look, by one of them: one scalar colour, size and edge."""
    clustering, k = analysis.clustering, analysis.config.n_clusters
    cluster, known = int(clustering.labels[member]), int(clustering.class_index[member])
    wrong = bool(clustering.mismatch[member]) and cluster in strong
    small, large, rim = (7, 13, 3) if few else (5, 9, 2)
    row = f"{nouns[0]} %{{customdata}}" if analysis.design.row_names is None else "%{text}"
    told = f"<br>{literal(HOVER['class'].format(known=format_class(clustering.classes[known])))}" if known >= 0 else ""
    return {
        "mode": "markers",
        "name": f"cluster {cluster}{told.replace('<br>', ', ')}",
        "meta": {"cluster": cluster, "known": format_class(clustering.classes[known]) if known >= 0 else None},
        "hovertemplate": f"{row}<br>cluster {cluster}{told}<extra></extra>",
        "marker": {
            "color": cluster_color(cluster),
            "symbol": cluster_symbol(cluster, k),
            "size": large if wrong else small,
            "opacity": 0.9 if cluster in strong else FADED,
            "line": {"color": cluster_color(known), "width": rim} if wrong else {"width": 0},
        },
    }


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
