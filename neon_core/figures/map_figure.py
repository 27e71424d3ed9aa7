"""The map: samples in a plane, filled by cluster, edged by known class where it differs, the chosen row ringed."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.arguments import check_nouns, check_type, format_given
from neon_core.checks import Indices, Matrix, column_extremes
from neon_core.errors import ArgumentError, RowError
from neon_core.figures.cluster_names import cluster_names
from neon_core.figures.figure_style import TEMPLATE, escape_markup
from neon_core.figures.row_marks import row_label, row_lines, row_ring
from neon_core.figures.step_ticks import step_ticks
from neon_core.figures.tick_values import transform_ticks
from neon_core.projection import Projection, check_map
from neon_core.row_explanation import RowExplanation
from neon_core.row_names import call_rows
from neon_core.style import FADED, MUTED, PAPER, SHAPED, cluster_color, cluster_symbol
from neon_core.wording import HOVER, format_axis_titles, format_class

CROWD = 400
"""Beyond this number of samples the marks are smaller."""

LARGE, SMALL, FINE = 1e38, 1e-30, 1e-3
"""Limits of float32: the largest value, the smallest range, and the smallest range over the largest value."""

ROOM = 0.07
"""Space around the picture, over its width."""
RIM = {"color": PAPER, "width": 2}


def cluster_map(
    analysis: Analysis,
    projection: Projection,
    nouns: tuple[str, str],
    point: RowExplanation | None = None,
    drawn: Indices | None = None,
) -> go.Figure:
    """Return the figure of a map.

    Parameters
    ----------
    analysis : Analysis
        The clusters and classes.
    projection : Projection
        The places of samples and centroids.
    nouns : tuple of str
        The noun for a row, singular and plural.
    point : RowExplanation, optional
        A chosen row: ringed, with a line to its centroid and a dotted one to the nearest competitor's; on the border
        plane with a line to its nearest border. Beyond four clusters only its cluster and its competitor stand out.
    drawn : ndarray of int, optional
        The samples to draw besides the chosen one, as sorted positions in the matrix (see `samples_to_draw`); by
        default all.

    Returns
    -------
    Figure
        One trace for each pair of cluster and class that occurs; the customdata of a sample is its row, the text its
        name where rows have names, the meta of a trace its cluster and class. Then a dot on each sample that the map
        misplaces, the borders, the centroids.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.projection import pca_map
    >>> analysis = nc.analyse(nc.load_sample("iris"))
    >>> [trace.name for trace in cluster_map(analysis, pca_map(analysis), ("flower", "flowers")).data][-1]
    'centroid 2'
    """
    check_map(analysis, projection)
    check_nouns(nouns)
    positions = _drawn_positions(analysis, point, drawn)
    figure = go.Figure()
    figure.add_traces(_borders(projection))
    figure.add_traces(_samples(analysis, projection, nouns, point, positions))
    figure.add_traces(_dots(projection, positions))
    if point is not None:
        figure.add_traces(row_lines(analysis, projection, point))
    figure.add_traces(_centroids(analysis, projection))
    x, y = _ranges(projection)
    names = cluster_names(analysis, projection, positions, (x, y)) if analysis.config.n_clusters <= SHAPED else []
    if point is not None:
        figure.add_traces(row_ring(projection, point))
        names = [*names, row_label(projection, projection.points[positions], point, nouns)]
    across, upwards = (escape_markup(title) for title in format_axis_titles(analysis, projection))
    figure.update_layout(
        template=TEMPLATE,
        annotations=names,
        showlegend=False,
        hovermode="closest",
        dragmode="pan",
        height=400,
        margin={"l": 48, "r": 4, "t": 4, "b": 38} if projection.features else {"l": 22, "r": 4, "t": 4, "b": 24},
        xaxis=_axis(across, x, bool(projection.features)) | _ticks(analysis, projection, 0),
        yaxis=_axis(upwards, y, bool(projection.features))
        | {"scaleanchor": "x", "scaleratio": projection.aspect}
        | _ticks(analysis, projection, 1),
    )
    return figure


def _ticks(analysis: Analysis, projection: Projection, axis: int) -> dict[str, Any]:
    """Return the ticks of an axis that is an ordered column, or a number that does not count as it is."""
    return step_ticks(analysis, projection, axis) | transform_ticks(analysis, projection, axis)


def _drawn_positions(analysis: Analysis, point: RowExplanation | None, drawn: Indices | None) -> Indices:
    """Return the samples to draw, the chosen row among them; refuse positions and rows that the analysis lacks."""
    n_rows = analysis.design.rows.size
    positions: Any = np.arange(n_rows) if drawn is None else drawn
    is_whole = isinstance(positions, np.ndarray) and positions.ndim == 1 and positions.dtype.kind in "iu"
    if not is_whole or not positions.size or positions.min() < 0 or positions.max() >= n_rows:
        what = f"drawn={format_given(drawn)} are not positions of samples"
        raise ArgumentError(what, where="drawn", hint="Pass the result of samples_to_draw, or leave it out.")
    if point is None:
        return np.asarray(positions, np.intp)
    identity = check_type(point, RowExplanation, "point").identity
    if analysis.design.position(identity.row) != identity.position:
        hint = "Explain it by this analysis: explain_row(analysis, row)."
        raise RowError(f"Row {identity.row} was explained by another analysis", where="point", hint=hint)
    return np.union1d(positions, identity.position)


def _ranges(projection: Projection) -> list[list[float]]:
    """Return the ranges of both axes: all samples and centroids, with some space around them."""
    low, high = column_extremes(np.concatenate([projection.points, projection.centroids]))
    room = ROOM * np.where(high > low, high - low, (high - low).max() or 1.0)
    return np.stack([low - room, high + room], axis=1).tolist()  # type: ignore[no-any-return]


def _axis(title: str, limits: list[float], in_units: bool) -> dict[str, Any]:
    """Return a bare axis; with a few numbers where it is a feature in the user's units."""
    text = {"text": title, "standoff": 4, "font": {"size": 12, "color": MUTED}}
    look = {"showgrid": False, "showticklabels": in_units, "zeroline": False, "ticks": ""}
    numbers = {"nticks": 5, "tickfont": {"size": 11, "color": MUTED}, "tickangle": 0}
    return look | numbers | {"title": text, "range": limits}


def to_float32(places: Matrix) -> NDArray[Any]:
    """Return places as float32, half the bytes to send; unchanged where float32 would move or merge them.

    Examples
    --------
    >>> to_float32(np.array([[1.0, 2.0], [3.0, 5.0]])).dtype, to_float32(np.array([[1e100, 2.0], [0.0, 5.0]])).dtype
    (dtype('float32'), dtype('float64'))
    """
    largest, width = np.abs(places).max(axis=0), np.ptp(places, axis=0)
    fits = (largest < LARGE) & ((width == 0.0) | (width >= np.maximum(FINE * largest, SMALL)))
    return places.astype(np.float32) if fits.all() else places


def _borders(projection: Projection) -> list[go.Scatter]:
    """Return the straight borders between cells, which lie under all other marks."""
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


def _dots(projection: Projection, drawn: Indices) -> list[go.Scatter]:
    """Return a dot on each sample that the map misplaces, in the colour of the background; one trace a cluster."""
    labels = np.where(projection.misplaced[drawn], projection.labels[drawn], -1)
    places = to_float32(projection.points[drawn])
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
    analysis: Analysis, projection: Projection, nouns: tuple[str, str], point: RowExplanation | None, drawn: Indices
) -> list[go.Scatter]:
    """Return a trace for each cluster and class; those with a differing class last, so that they lie on top."""
    clustering = analysis.clustering
    places, rows = to_float32(projection.points[drawn]), analysis.design.rows[drawn]
    pairs = np.stack([clustering.labels[drawn], clustering.class_index[drawn]])
    _, pair = np.unique(pairs, axis=1, return_inverse=True)
    groups = [np.flatnonzero(pair == i) for i in range(int(pair.max()) + 1)]
    groups.sort(key=lambda group: bool(clustering.mismatch[drawn[group[0]]]))
    strong = set(projection.clusters)
    if point is not None and analysis.config.n_clusters > SHAPED and projection.kind != "borders":
        strong = {point.standing.label, point.standing.competitor}
    return [
        go.Scatter(
            _pair_style(analysis, nouns, int(drawn[group[0]]), strong, drawn.size <= CROWD),
            x=places[group, 0],
            y=places[group, 1],
            customdata=rows[group],
            text=_hover_names(analysis, nouns, rows[group]),
        )
        for group in groups
    ]


def _hover_names(analysis: Analysis, nouns: tuple[str, str], rows: Indices) -> list[str] | None:
    """Return the names that rows have in their hover text; None where rows have numbers only."""
    names = analysis.design.row_names
    if names is None:
        return None
    return [escape_markup(name) for name in call_rows(names, rows, nouns[0])]


def _pair_style(analysis: Analysis, nouns: tuple[str, str], member: int, strong: set[int], few: bool) -> dict[str, Any]:
    """Return the look of the samples of one cluster and class, from a member: one scalar colour, size and edge."""
    clustering, k = analysis.clustering, analysis.config.n_clusters
    cluster, known = int(clustering.labels[member]), int(clustering.class_index[member])
    wrong = bool(clustering.mismatch[member]) and cluster in strong
    small, large, rim = (7, 13, 3) if few else (5, 9, 2)
    row = f"{nouns[0]} %{{customdata}}" if analysis.design.row_names is None else "%{text}"
    own_class = format_class(clustering.classes[known]) if known >= 0 else None
    class_line = "" if own_class is None else f"<br>{escape_markup(HOVER['class'].format(known=own_class))}"
    return {
        "mode": "markers",
        "name": f"cluster {cluster}{class_line.replace('<br>', ', ')}",
        "meta": {"cluster": cluster, "known": own_class},
        "hovertemplate": f"{row}<br>cluster {cluster}{class_line}<extra></extra>",
        "marker": {
            "color": cluster_color(cluster),
            "symbol": cluster_symbol(cluster, k),
            "size": large if wrong else small,
            "opacity": 0.9 if cluster in strong else FADED,
            "line": {"color": cluster_color(known), "width": rim} if wrong else {"width": 0},
        },
    }


def _centroids(analysis: Analysis, projection: Projection) -> list[go.Scatter]:
    """Return the centroids in their cluster's shape; beyond four clusters with the number inside."""
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
