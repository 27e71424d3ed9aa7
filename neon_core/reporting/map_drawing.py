"""The map of a report: the marks of the figure on screen, the names of the clusters, and rings at chosen rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from neon_core.analysis import Analysis
from neon_core.figures import cluster_map
from neon_core.figures.cluster_names import BOX, LETTERS, LINE, Plot, plot_of
from neon_core.map_sample import samples_to_draw
from neon_core.projection import Projection, pca_map
from neon_core.reporting.svg_shapes import NumberLabel, Shape, mark_path, marker_shapes, number, themed
from neon_core.row_names import call_rows
from neon_core.style import INK, PAPER, SHAPED, cluster_color, cluster_glyph
from neon_core.summaries import ClusterProfile
from neon_core.text import call_cluster, one_line
from neon_core.wording import (
    HOVER,
    Sentence,
    Span,
    describe_cluster_size,
    describe_map,
    format_axis_titles,
    format_class,
    format_cluster,
    format_main_class,
    format_title,
)
from neon_core.wording.report_words import describe_picture, describe_rings

TITLED = 400
"""Up to this number of marks, each says which row it is when it is pointed at: 50 bytes a mark."""
LEFT, BELOW = 22, 24
"""Pixels left of the plot and below it, for the titles of the axes."""
RING, MOST_RINGS = 17.0, 12
"""Diameter of the ring at a row that the report explains, in pixels; more rings than this hide the map."""


class MapLabel(NamedTuple):
    """A text on the map: its middle in pixels, a cluster's shape with its colour, the name, the size, a second line."""

    x: str
    y: str
    glyph: str
    color: str
    name: str
    size: str
    below: str


@dataclass(frozen=True, eq=False)
class ReportMap:
    """The map as it is drawn, in pixels.

    Attributes
    ----------
    width, height : int
        The size of the picture.
    left, right, bottom : int
        The ends of the plot.
    shapes : tuple of Shape
        All marks, the lowest first.
    labels : tuple of MapLabel
        The names of the clusters; beyond four clusters the marks of the centroids have their numbers in place of these.
    axes : tuple of str
        The titles of both axes.
    caption : Sentence
        What the marks mean, and what the picture keeps and misplaces.
    title, description : str
        The picture for people who do not see it.
    """

    width: int
    height: int
    left: int
    right: int
    bottom: int
    shapes: tuple[Shape, ...]
    labels: tuple[MapLabel, ...]
    axes: tuple[str, str]
    caption: Sentence
    title: str
    description: str


def draw_map(
    analysis: Analysis, profiles: Sequence[ClusterProfile], nouns: tuple[str, str], chosen: Sequence[int]
) -> ReportMap:
    """Return the map with the marks of the screen.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    profiles : sequence of ClusterProfile
        See `profile_clusters`.
    nouns : tuple of str
        The noun for a row, singular and plural.
    chosen : sequence of int
        The rows that the report explains.
    """
    projection = pca_map(analysis)
    drawn = np.union1d(samples_to_draw(analysis, projection), np.array([analysis.position(r) for r in chosen], np.intp))
    figure = cluster_map(analysis, projection, nouns, drawn=drawn)
    plot = plot_of(projection, [figure.layout.xaxis.range, figure.layout.yaxis.range])
    ringed = chosen if len(chosen) <= MOST_RINGS else ()
    rings, is_few = _rings(plot, projection, analysis, ringed), analysis.n_clusters <= SHAPED
    width, height = map(round, BOX)
    across, upwards = format_axis_titles(analysis, projection)
    caption = describe_map(analysis, projection, nouns, drawn.size, has_row=False)
    return ReportMap(
        width=LEFT + width,
        height=height + BELOW,
        left=LEFT,
        right=LEFT + width,
        bottom=height,
        shapes=tuple(_marks(figure, plot, analysis, nouns, rings)),
        labels=tuple(_labels(figure, plot, profiles)) if is_few else (),
        axes=(across, upwards),
        caption=(*caption, Span(describe_rings(len(ringed)))),
        title=format_title(analysis.design.rows.size, analysis.n_clusters, nouns),
        description=describe_picture(
            [format_cluster(profile) for profile in profiles],
            [describe_cluster_size(profile, nouns) for profile in profiles],
        ),
    )


def _pixels(plot: Plot, places: Any) -> Any:
    """Return places in pixels from the left upper corner of the picture."""
    return plot.to_pixels(np.asarray(places, np.float64)) + np.array([LEFT, 0.0])


def _marks(
    figure: Any, plot: Plot, analysis: Analysis, nouns: tuple[str, str], rings: Sequence[Shape]
) -> Iterator[Shape]:
    """Yield the marks of all traces in their order, and rings below the centroids."""
    is_few = sum(len(trace.x) for trace in figure.data if trace.customdata is not None) <= TITLED
    waiting = list(rings)
    for trace in figure.data:
        centroid = _centroid_title(trace, analysis)
        if centroid:
            yield from waiting
            waiting.clear()
        is_titled = trace.customdata is not None and is_few
        titles = _titles(analysis, trace, nouns) if is_titled else [centroid]
        places = _pixels(plot, np.stack([trace.x, trace.y], axis=1))
        shapes = marker_shapes(trace, places, titles if any(titles) else ())
        yield from (_with_number(shape, trace, places) for shape in shapes) if centroid else shapes


def _with_number(shape: Shape, trace: Any, places: Any) -> Shape:
    """Return a centroid with its number, where it has one; an open one hides the marks below."""
    if "text" not in (trace.mode or ""):
        return shape
    (x, y), fill = places[0].tolist(), themed(PAPER) if shape.fill == "none" else shape.fill
    label = NumberLabel(number(x), number(y), themed(str(trace.textfont.color)), str(trace.text[0]))
    return shape._replace(fill=fill, number=label)


def _titles(analysis: Analysis, trace: Any, nouns: tuple[str, str]) -> list[str]:
    """Return what each mark of a trace of samples says of itself: its row, its cluster and its class."""
    known = trace.meta["known"]
    end = f", {call_cluster(trace.meta['cluster'], analysis.cluster_names)}"
    end += "" if known is None else f", {HOVER['class'].format(known=format_class(known))}"
    return [f"{row}{end}" for row in call_rows(analysis.design.row_names, trace.customdata, nouns[0])]


def _centroid_title(trace: Any, analysis: Analysis) -> str:
    """Return what a centroid says of itself; "" for any other trace."""
    if "centroid" not in (trace.meta or {}):
        return ""
    return f"centroid of {call_cluster(trace.meta['centroid'], analysis.cluster_names)}"


def _rings(plot: Plot, projection: Projection, analysis: Analysis, chosen: Sequence[int]) -> list[Shape]:
    """Return a ring at each chosen row, over a wider one of the paper."""
    if not chosen:
        return []
    places = _pixels(plot, projection.points[[analysis.position(row) for row in chosen]]).tolist()
    path = "".join(f"M{number(x)} {number(y)}{mark_path('circle', RING)}" for x, y in places)
    return [Shape(path, "none", themed(color), width) for color, width in ((PAPER, 4.0), (INK, 1.6))]


def _labels(figure: Any, plot: Plot, profiles: Sequence[ClusterProfile]) -> list[MapLabel]:
    """Return the names of the clusters where the figure has them."""
    notes = {note.name: note for note in figure.layout.annotations}
    labels = []
    for profile in profiles:
        note, k = notes[f"cluster {profile.cluster}"], len(profiles)
        if note.visible is False:
            continue
        (x, y), below = _pixels(plot, [[note.x, note.y]])[0].tolist(), format_main_class(profile)
        top = y - (LINE / 2.0 if below else 0.0)
        glyph, color = cluster_glyph(profile.cluster, k), cluster_color(profile.cluster)
        called = one_line(profile.called, LETTERS)
        labels.append(MapLabel(number(x), number(top), glyph, color, called, f"{profile.size:,}", below))
    return labels
