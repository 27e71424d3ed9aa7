"""The chosen row on a map: ring, label and lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from neon_core.borders import border_map, foot
from neon_core.figures.row_marks import row_label, row_lines
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from tests.helpers.analyses import WINE, wine_analysis
from tests.helpers.figures import row_map


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


def test_label_is_on_the_side_with_fewer_points():
    analysis = wine_analysis()
    projection, point = pca_map(analysis), explain_row(analysis, 60)
    here = projection.points[60]
    for side, anchor in ((1.0, "right"), (-1.0, "left")):
        crowd = here + np.outer(np.linspace(0.0, 0.3, 20), [side, 0.0])
        alone = replace(projection, centroids=projection.centroids + 100.0)
        assert row_label(alone, crowd, point, WINE)["xanchor"] == anchor
