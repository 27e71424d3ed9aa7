"""The map: samples in a plane, filled by cluster, edged by known class where it differs, the chosen row ringed."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.analysis import Analysis
from neon_core.arguments import check_nouns, check_type, format_given
from neon_core.checks import Indices, column_extremes
from neon_core.errors import ArgumentError, RowError
from neon_core.figures.cluster_names import map_texts
from neon_core.figures.figure_style import TEMPLATE, escape_markup
from neon_core.figures.group_marks import DrawnGroup, highlight_group
from neon_core.figures.left_out_marks import left_out_marks
from neon_core.figures.row_marks import row_lines, row_ring, uncovered_mark
from neon_core.figures.sample_marks import misplaced_dots, sample_marks
from neon_core.figures.step_ticks import step_ticks
from neon_core.figures.tick_values import transform_ticks
from neon_core.projection import Projection, check_map
from neon_core.row_explanation import RowExplanation
from neon_core.saved.left_out_places import place_on_map
from neon_core.saved.left_out_rows import LeftOutRows
from neon_core.style import FADED, MUTED, PAPER, SHAPED, cluster_color, cluster_symbol
from neon_core.text import call_cluster
from neon_core.wording import format_axis_titles

ROOM = 0.07
"""Space around the picture, over its width."""
RIM = {"color": PAPER, "width": 2}


def cluster_map(
    analysis: Analysis,
    projection: Projection,
    nouns: tuple[str, str],
    point: RowExplanation | None = None,
    drawn: Indices | None = None,
    group: DrawnGroup | None = None,
    left_out: LeftOutRows | None = None,
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
    group : DrawnGroup, optional
        A group of rows, which stands out instead of the two clusters of the chosen row.
    left_out : LeftOutRows, optional
        The rows that the fit was made without, which are crosses.

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
    figure = unlabelled_map(analysis, projection, nouns, point, drawn, group, left_out)
    positions = _drawn_positions(analysis, point, drawn)
    row = None if point is None else (point, nouns)
    figure.update_layout(annotations=map_texts(analysis, projection, positions, _ranges(projection, left_out), row))
    return figure


def unlabelled_map(
    analysis: Analysis,
    projection: Projection,
    nouns: tuple[str, str],
    point: RowExplanation | None = None,
    drawn: Indices | None = None,
    group: DrawnGroup | None = None,
    left_out: LeftOutRows | None = None,
) -> go.Figure:
    """Return the figure of `cluster_map` without the names of the clusters and of the chosen row.

    For a page that writes them itself, in the size of its screen.

    Parameters
    ----------
    analysis, projection, nouns, point, drawn, group, left_out
        As in `cluster_map`.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.projection import pca_map
    >>> analysis = nc.analyse(nc.load_sample("iris"))
    >>> len(unlabelled_map(analysis, pca_map(analysis), ("flower", "flowers")).layout.annotations)
    0
    """
    _check(analysis, projection, nouns, left_out)
    positions = _drawn_positions(analysis, point, drawn)
    figure = go.Figure()
    figure.add_traces(_borders(projection))
    samples = sample_marks(analysis, projection, nouns, point if group is None else None, positions)
    figure.add_traces(samples)
    figure.add_traces(misplaced_dots(projection, positions))
    figure.add_traces(left_out_marks(left_out, projection, nouns) if left_out is not None else [])
    if point is not None:
        figure.add_traces(row_lines(analysis, projection, point))
    figure.add_traces(_centroids(analysis, projection))
    if point is not None:
        figure.add_traces([*uncovered_mark(projection, point, samples), *row_ring(projection, point)])
    if group is not None:
        highlight_group(figure, group)
    x, y = _ranges(projection, left_out)
    across, upwards = (escape_markup(title) for title in format_axis_titles(analysis, projection))
    figure.update_layout(
        template=TEMPLATE,
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


def _check(analysis: Analysis, projection: Projection, nouns: tuple[str, str], left_out: LeftOutRows | None) -> None:
    """Refuse values that no map can have."""
    check_map(analysis, projection)
    check_nouns(nouns)
    if left_out is not None:
        check_type(left_out, LeftOutRows, "left_out")


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


def _ranges(projection: Projection, left_out: LeftOutRows | None) -> list[list[float]]:
    """Return the ranges of both axes: all samples, centroids and rows left out, with some space around them."""
    crosses = [] if left_out is None else [place_on_map(left_out, projection).places]
    low, high = column_extremes(np.concatenate([projection.points, projection.centroids, *crosses]))
    room = ROOM * np.where(high > low, high - low, (high - low).max() or 1.0)
    return np.stack([low - room, high + room], axis=1).tolist()  # type: ignore[no-any-return]


def _axis(title: str, limits: list[float], in_units: bool) -> dict[str, Any]:
    """Return a bare axis; with a few numbers where it is a feature in the user's units."""
    text = {"text": title, "standoff": 4, "font": {"size": 12, "color": MUTED}}
    look = {"showgrid": False, "showticklabels": in_units, "zeroline": False, "ticks": ""}
    numbers = {"nticks": 5, "tickfont": {"size": 11, "color": MUTED}, "tickangle": 0}
    return look | numbers | {"title": text, "range": limits}


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


def _centroids(analysis: Analysis, projection: Projection) -> list[go.Scatter]:
    """Return the centroids in their cluster's shape; beyond four clusters with the number inside."""
    k = analysis.n_clusters
    shaped = k <= SHAPED
    return [
        go.Scatter(
            x=[projection.centroids[c, 0]],
            y=[projection.centroids[c, 1]],
            mode="markers" if shaped else "markers+text",
            name=f"centroid {c}",
            meta={"centroid": c},
            text=None if shaped else [str(c)],
            textfont={"color": PAPER if c < 10 else cluster_color(c), "size": 12, "weight": 600},
            hovertemplate=f"centroid of {escape_markup(call_cluster(c, analysis.cluster_names))}<extra></extra>",
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
