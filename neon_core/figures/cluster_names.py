"""The texts on a map, in place of a legend: the names of the clusters, and the name of the chosen row.

In the browser they get their places anew, in the size of the screen or the file; their names tell which is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from neon_core.analysis import Analysis
from neon_core.checks import Indices, Matrix
from neon_core.figures.figure_style import escape_markup
from neon_core.figures.label_places import (
    Label,
    Place,
    Size,
    around,
    count_marks,
    place_beside,
    place_labels,
    rectangle,
)
from neon_core.projection import Projection
from neon_core.row_explanation import RowExplanation
from neon_core.style import SHAPED, cluster_color, cluster_glyph
from neon_core.summaries import ClusterProfile, profile_clusters
from neon_core.text import call_cluster, one_line
from neon_core.wording import format_main_class, format_row

LINE, LETTER, GLYPH = 17.0, 7.0, 18.0
"""Approximate height of a line, width of a letter, and width of a cluster's shape, in pixels."""

BOX: Size = (390.0, 360.0)
"""The plot of a small figure, in pixels: on a larger one the texts take less of the room."""

CENTROID, RING = 12.0, 17.0
"""Pixels from the middle of a centroid to its rim, and from the chosen row to that of its ring."""

LETTERS = 24
"""Letters of the name of a row or a cluster that are drawn, at most."""

ROW_NAME = "chosen row"


class Plot(NamedTuple):
    """A map in pixels: its middle in the units of the axes, and the pixels of a unit, across and upwards."""

    middle: Matrix
    scale: Matrix

    def to_pixels(self, places: Matrix) -> Matrix:
        """Return places in pixels from the left upper corner."""
        pixels: Matrix = np.array(BOX) / 2.0 + (places - self.middle) * self.scale * [1.0, -1.0]
        return pixels

    def to_units(self, corner: Place, size: Size) -> tuple[float, float]:
        """Return the middle of a text in the units of the axes."""
        middle = np.array(corner) + np.array(size) / 2.0
        x, y = (self.middle + (middle - np.array(BOX) / 2.0) / self.scale * [1.0, -1.0]).tolist()
        return x, y


def plot_of(projection: Projection, ranges: Sequence[Sequence[float]]) -> Plot:
    """Return the plot of a small figure in which equal units of both axes are equally long, but for the aspect."""
    ends = np.array(ranges)
    across = min(BOX[0] / np.ptp(ends[0]), BOX[1] / (np.ptp(ends[1]) * projection.aspect))
    return Plot(ends.mean(axis=1), np.array([across, across * projection.aspect]))


def map_texts(
    analysis: Analysis,
    projection: Projection,
    drawn: Indices,
    ranges: Sequence[Sequence[float]],
    row: tuple[RowExplanation, tuple[str, str]] | None = None,
) -> list[dict[str, Any]]:
    """Return annotations with shape, name, size and main class of each cluster, and with the name of a chosen row.

    A name stands beside the cluster's marks. Beyond four clusters the number in the centroid is the name, and the
    annotation stays unseen: a view in which the centroid is out of sight shows it at its edge.

    Parameters
    ----------
    analysis : Analysis
        The clusters.
    projection : Projection
        The map.
    drawn : ndarray of int
        The samples that are drawn.
    ranges : pair of pairs of float
        The ends of both axes.
    row : pair of RowExplanation and nouns, optional
        The chosen row, with the nouns for a row.
    """
    plot, k = plot_of(projection, ranges), analysis.n_clusters
    points, labels = plot.to_pixels(projection.points[drawn]), analysis.clustering.labels[drawn]
    centroids: list[Place] = [(x, y) for x, y in plot.to_pixels(projection.centroids).tolist()]
    field = count_marks(BOX, [points[labels == c] for c in range(k)])
    obstacles = [around(place, CENTROID) for place in centroids]
    row_texts, taken = [], obstacles
    if row is not None:
        here: Place = tuple(plot.to_pixels(projection.points[row[0].identity.position]).tolist())
        text, size = _row_name(*row)
        taken = [*obstacles, around(here, RING)]
        place = place_beside(BOX, field, here, size, taken)
        row_texts = [_annotation(ROW_NAME, text, place, size, plot)]
        taken = taken if place is None else [*taken, rectangle(place, size, 2.0)]
    if k > SHAPED:
        return [*_hidden_names(k, analysis.cluster_names), *row_texts]
    profiles = profile_clusters(analysis)
    sizes = [_name_size(profile) for profile in profiles]
    names = [Label(c, centroids[c], sizes[c]) for c in range(k)]
    places = place_labels(BOX, field, names, taken)
    return [
        *(_annotation(f"cluster {c}", _name(profiles[c], k), places[c], sizes[c], plot) for c in range(k)),
        *row_texts,
    ]


def _annotation(name: str, text: str, place: Place | None, size: Size, plot: Plot) -> dict[str, Any]:
    """Return a text in its place; unseen where there is no room."""
    note = {"name": name, "text": text, "showarrow": False, "font": {"size": 13}, "xanchor": "center"}
    if place is None:
        return note | {"visible": False}
    x, y = plot.to_units(place, size)
    return note | {"x": x, "y": y, "yanchor": "middle"}


def _name(profile: ClusterProfile, n_clusters: int) -> str:
    """Return a cluster's name with its size, and its main class in a second line."""
    cluster, known = profile.cluster, format_main_class(profile)
    shape = f'<span style="color:{cluster_color(cluster)}">{cluster_glyph(cluster, n_clusters)}</span>'
    main_class = f"<br>{escape_markup(known)}" if known else ""
    called = escape_markup(one_line(profile.called, LETTERS))
    return f"{shape} <b>{called}</b>  {profile.size:,}{main_class}"


def _name_size(profile: ClusterProfile) -> Size:
    """Return about how many pixels a cluster's name takes."""
    lines = [f"{one_line(profile.called, LETTERS)}  {profile.size:,}", format_main_class(profile)]
    letters = [len(line) for line in lines if line]
    return GLYPH + LETTER * max(letters), LINE * len(letters)


def _hidden_names(n_clusters: int, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the names of many clusters, unseen."""
    shapes = [
        (f'<span style="color:{cluster_color(c)}">{cluster_glyph(c, n_clusters)}</span>') for c in range(n_clusters)
    ]
    return [
        {"name": f"cluster {c}", "text": f"{shape} <b>{called}</b>", "showarrow": False, "visible": False}
        | {"font": {"size": 13}}
        for c, shape in enumerate(shapes)
        for called in [escape_markup(one_line(call_cluster(c, names), LETTERS))]
    ]


def _row_name(point: RowExplanation, nouns: tuple[str, str]) -> tuple[str, Size]:
    """Return the chosen row's name, and about how many pixels it takes."""
    label = one_line(format_row(point, nouns), LETTERS)
    return f"<b>{escape_markup(label)}</b>", (LETTER * len(label), LINE)
