"""The rows inside a line drawn on a map: by hand, against a slow twin in fractions, and as properties."""

from __future__ import annotations

from fractions import Fraction
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core import drawn_rows
from neon_core.drawn_rows import CHUNK, is_inside, rows_inside
from neon_core.errors import ArgumentError, NonFiniteError, ShapeError
from neon_core.projection import drawn_places, feature_map, pca_map
from neon_core.samples import PUBLISHED

SQUARE: list[list[float]] = [[0, 0], [2, 0], [2, 2], [0, 2]]
eighths = st.integers(-40, 40).map(lambda n: n / 8)
places = st.tuples(eighths, eighths)
outlines = st.lists(places, min_size=3, max_size=12)


def is_inside_slowly(point, outline) -> bool:
    """Count in fractions the edges that a level line to the right crosses."""
    x, y = map(Fraction, point)
    vertices = [tuple(map(Fraction, vertex)) for vertex in outline]
    is_odd = False
    for (x0, y0), (x1, y1) in zip(vertices, [*vertices[1:], vertices[0]], strict=True):
        if (y0 <= y) != (y1 <= y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            is_odd = not is_odd
    return is_odd


def test_square_by_hand():
    assert is_inside([[1, 1], [3, 1], [1, 3], [-1, 1]], SQUARE).tolist() == [True, False, False, False]


def test_left_and_lower_edges_are_inside_by_hand():
    assert is_inside([[0, 1], [1, 0], [2, 1], [1, 2]], SQUARE).tolist() == [True, True, False, False]


def test_the_part_that_a_line_goes_around_twice_is_outside_by_hand():
    twice = [[0, 0], [4, 0], [4, 4], [1, 4], [1, 1], [3, 1], [3, 3], [0, 3]]
    assert is_inside([[0.5, 0.5], [2.0, 2.0], [3.5, 2.0], [2.0, 3.5]], twice).tolist() == [True, False, True, True]


@given(st.lists(places, max_size=30), outlines)
def test_is_as_counted_slowly(points, outline):
    expected = [is_inside_slowly(point, outline) for point in points]
    assert is_inside(np.reshape(np.array(points), (-1, 2)), outline).tolist() == expected


@given(st.lists(places, min_size=1, max_size=30), outlines, st.integers(0, 11))
def test_start_and_direction_of_the_line_change_nothing(points, outline, first):
    first %= len(outline)
    expected = is_inside(points, outline).tolist()
    assert is_inside(points, [*outline[first:], *outline[:first]]).tolist() == expected
    assert is_inside(points, outline[::-1]).tolist() == expected


@given(st.lists(places, min_size=1, max_size=30), eighths)
def test_two_halves_of_a_square_share_no_point(points, middle):
    left, right = [[-9, -9], [middle, -9], [middle, 9], [-9, 9]], [[middle, -9], [9, -9], [9, 9], [middle, 9]]
    assert (is_inside(points, left) ^ is_inside(points, right)).all()


def test_many_points_are_each_as_if_alone():
    rng = np.random.default_rng(0)
    points, outline = rng.integers(-8, 9, (2 * CHUNK + 5, 2)), rng.integers(-8, 9, (9, 2))
    each = {tuple(point): is_inside_slowly(map(int, point), outline.tolist()) for point in np.unique(points, axis=0)}
    assert is_inside(points, outline).tolist() == [each[tuple(point)] for point in points]


@pytest.mark.parametrize("offset", [0, 10**9])
@pytest.mark.parametrize("most", [0, 10**6], ids=["bands", "no bands"])
def test_zigzag_of_many_edges_is_as_counted_slowly(offset, most, monkeypatch):
    monkeypatch.setattr(drawn_rows, "FEW_EDGES", most)
    monkeypatch.setattr(drawn_rows, "CHUNK", 64)
    rng = np.random.default_rng(3)
    outline = np.stack([np.sort(rng.integers(-90, 90, 60)), np.tile([-20, 20], 30)], axis=1) + offset
    crossed = rng.integers(-9, 9, (30, 2)) + offset
    points = rng.integers(-100, 100, (300, 2)) % [180, 44] - [90, 22] + offset
    for line in (outline, crossed):
        expected = [is_inside_slowly(map(int, point), line.tolist()) for point in points]
        assert is_inside(points, line).tolist() == expected


@given(st.lists(places, min_size=1, max_size=30), outlines)
def test_bands_change_nothing(points, outline):
    expected = is_inside(points, outline)
    with patch.object(drawn_rows, "FEW_EDGES", 0), patch.object(drawn_rows, "CHUNK", 3):
        np.testing.assert_array_equal(is_inside(points, outline), expected)


@pytest.mark.parametrize("unit", [1e-200, 1e-3, 1e200, 1e305])
def test_the_unit_of_an_axis_changes_nothing(unit):
    points = np.array([[1.0, 1.0], [3.0, 1.0], [0.0, 1.0], [2.0, 1.0]]) * [unit, 1]
    assert is_inside(points, np.array(SQUARE) * [unit, 1]).tolist() == [True, False, True, False]


def test_a_level_line_has_no_inside():
    assert not is_inside([[0, 0], [1, 0]], [[0, 0], [1, 0], [2, 0]]).any()


def test_rows_are_those_of_the_table():
    wine = nc.analyse(nc.load_sample("wine"), PUBLISHED)
    alcohol, malic = nc.load_sample("wine").frame.iloc[:, 0], nc.load_sample("wine").frame.iloc[:, 1]
    expected = np.flatnonzero((alcohol >= 13) & (alcohol < 14) & (malic >= 1.5) & (malic < 2.25))
    outline = [[13, 1.5], [14, 1.5], [14, 2.25], [13, 2.25]]
    np.testing.assert_array_equal(rows_inside(wine, feature_map(wine, 0, 1), outline), expected)
    assert expected.size > 20


def test_rows_are_where_the_map_draws_them():
    """0.1 as float32 is larger than 0.1: a line between the two is left of the mark."""
    table = nc.Dataset.from_frame(pd.DataFrame({"a": [0.1, 0.5, 0.7, 0.9], "b": [0.0, 1.0, 0.0, 1.0]}))
    analysis = nc.analyse(table, nc.AnalysisConfig(n_clusters=2, scaling="none"))
    edge = 0.1 + 1e-9
    outline = [[edge, -1], [0.6, -1], [0.6, 2], [edge, 2]]
    places = feature_map(analysis, 0, 1)
    assert is_inside(places.points, outline).tolist() == [False, True, False, False]
    assert rows_inside(analysis, places, outline).tolist() == [0, 1]


def test_places_that_float32_would_move_are_drawn_as_they_are():
    table = nc.Dataset.from_frame(pd.DataFrame({"a": [1e100, 0.0, 0.5, 1.0], "b": [2.0, 5.0, 3.0, 4.0]}))
    analysis = nc.analyse(table, nc.AnalysisConfig(n_clusters=2))
    places = feature_map(analysis, 0, 1)
    assert drawn_places(places) is places.points


def test_rows_beside_those_left_out_keep_their_numbers():
    frame = nc.load_sample("iris").frame.copy()
    frame.iloc[[0, 7], 0] = np.nan
    with pytest.warns(nc.NeonWarning, match="2 rows"):
        iris = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(missing="drop"))
    everything = [[-99, -99], [99, -99], [99, 99], [-99, 99]]
    np.testing.assert_array_equal(rows_inside(iris, pca_map(iris), everything), np.delete(np.arange(150), [0, 7]))


@pytest.mark.parametrize(
    ("outline", "error"),
    [
        ([[0, 0], [1, 1]], ArgumentError),
        ([], ShapeError),
        ([[0, 0, 0]] * 3, ShapeError),
        ([[0, 0], [1, np.inf], [2, 0]], NonFiniteError),
        ("line", ShapeError),
    ],
)
def test_what_is_no_outline_is_refused(outline, error):
    with pytest.raises(error):
        is_inside(np.zeros((1, 2)), outline)


def test_points_without_a_place_are_refused():
    with pytest.raises(NonFiniteError, match="row 1"):
        is_inside(np.array([[0, 0], [np.nan, 1]]), SQUARE)
