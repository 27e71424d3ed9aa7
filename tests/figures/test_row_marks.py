"""The chosen row on a map: ring, label and lines."""

from __future__ import annotations

import numpy as np

from neon_core.borders import border_map, foot
from neon_core.figures.row_marks import row_lines
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from tests.helpers.analyses import wine_analysis
from tests.helpers.figures import row_map, sample_traces


def test_chosen_row_has_ring_label_and_lines_to_two_centroids():
    figure, place = row_map(wine_analysis(), 83), pca_map(wine_analysis()).points[83]
    rings = [trace for trace in figure.data if trace.name == "chosen row"]
    assert [(ring.marker.size, ring.marker.line.width) for ring in rings] == [(26, 6), (26, 2.5)]
    assert all((ring.x[0], ring.y[0]) == tuple(place) for ring in rings)
    assert any(note.text == "<b>wine 83</b>" for note in figure.layout.annotations)
    own, other = (trace for trace in figure.data if trace.mode == "lines")
    np.testing.assert_allclose([own.x[1], own.y[1]], pca_map(wine_analysis()).centroids[2])
    np.testing.assert_allclose([other.x[1], other.y[1]], pca_map(wine_analysis()).centroids[1])
    assert (own.line.dash, other.line.dash) == ("solid", "dot")


def test_line_on_the_border_plane_leads_to_the_nearest_border():
    analysis = wine_analysis()
    borders = border_map(analysis, (0, 1, 2))
    (line,) = row_lines(analysis, borders, explain_row(analysis, 83))
    np.testing.assert_array_equal([line.x[1], line.y[1]], foot(analysis, borders, 83))
    assert (line.name, line.line.dash) == ("to the nearest border", "solid")


def nearest_to_a_centroid(projection):
    """Return the sample that lies nearest to a centroid on a map."""
    away = np.linalg.norm(projection.points[:, None] - projection.centroids[None], axis=2).min(axis=1)
    return int(away.argmin())


def test_row_under_a_centroid_is_drawn_again_above_it():
    analysis, projection = wine_analysis(), pca_map(wine_analysis())
    row = nearest_to_a_centroid(projection)
    names = [trace.name for trace in row_map(analysis, row).data]
    assert names[-4:] == ["ground of the chosen row", "mark of the chosen row", "chosen row", "chosen row"]
    mark, own = (
        row_map(analysis, row).data[-3],
        next(t for t in sample_traces(row_map(analysis, row)) if row in t.customdata),
    )
    assert (mark.x[0], mark.y[0]) == tuple(projection.points[row])
    assert (mark.marker.color, mark.marker.symbol, mark.marker.size) == (
        own.marker.color,
        own.marker.symbol,
        own.marker.size,
    )


def test_row_beside_the_centroids_is_drawn_once():
    assert not any("mark of" in trace.name for trace in row_map(wine_analysis(), 60).data)
