"""The row to show first."""

from __future__ import annotations

import numpy as np

from neon_core.telling_row import find_telling
from tests.helpers.analyses import analyse_columns, wine_analysis


def telling(analysis):
    return find_telling(analysis.design, analysis.clustering, analysis.model, analysis.boundary.distance)


def test_first_mismatch_else_the_row_nearest_to_a_boundary():
    assert telling(wine_analysis()) == 60
    plain = analyse_columns({"x": [0.0, 1.0, 4.0, 9.0, 10.0]}, n_clusters=2)
    assert telling(plain) == int(np.argmin(plain.boundary.distance))


def test_row_of_filled_in_values_is_passed_over():
    columns = {"x": [0.0, 1.0, None, 8.0, 9.0], "y": [1.0, 1.0, 1.0, 1.0, 1.5]}
    analysis = analyse_columns(columns, n_clusters=2)
    assert telling(analysis) != 2
