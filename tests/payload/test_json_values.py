"""Values as JSON."""

from __future__ import annotations

import json

import numpy as np

from neon_core.payload.json_values import cluster_signs, figure_json, round_values, significant_digits
from neon_core.projection import pca_map


def test_places_are_short_to_write():
    assert round_values(np.array([[1 / 3, 2.0]])) == [[0.33333, 2.0]]
    assert significant_digits([[1234567.0, 1 / 3e6]]) == [[1234570.0, 3.33333e-07]]


def test_every_cluster_has_a_shape_and_a_colour():
    assert [sign[0] for sign in cluster_signs(3)] == ["circle", "square", "diamond"]
    assert {sign[0] for sign in cluster_signs(12)} == {"circle", "circle-open"}


def test_figure_travels_without_the_texts_of_a_hover_that_is_off(wine_analysis):
    from neon_core import figures

    figure = figure_json(figures.unlabelled_map(wine_analysis, pca_map(wine_analysis), ("wine", "wines")))
    assert all("text" not in trace for trace in figure["data"] if "customdata" in trace)
    json.dumps(figure, allow_nan=False)
