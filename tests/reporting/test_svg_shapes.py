"""Marks of plotly as paths of SVG."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
import pytest

from neon_core.reporting.svg_shapes import Shape, mark_path, marker_shapes, number, themed
from neon_core.style import CLUSTERS, INK, MUTED


@pytest.mark.parametrize(
    ("symbol", "path"),
    [
        ("circle", "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0"),
        ("square", "m-5-5h10v10h-10z"),
        ("diamond", "m0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z"),
        ("triangle-up", "m0-5l5.77 7.5h-11.55z"),
        ("line-ns", "m0-7v14"),
    ],
)
def test_outline_of_each_marker_by_hand(symbol, path):
    assert mark_path(symbol, 10.0) == path


def test_coordinates_are_short():
    assert [number(value) for value in (1.0, 1.005, -0.004, 123.456, -2.5)] == ["1", "1", "0", "123.46", "-2.5"]


def marks(size=4.0, **marker):
    return go.Scatter(x=[1, 2], y=[1, 2], mode="markers", marker={"size": size, **marker})


def test_marks_without_titles_are_one_shape_and_those_with_titles_one_each():
    places = np.array([[1.0, 2.0], [3.0, 4.0]])
    trace = marks(color=CLUSTERS[0], symbol="square", opacity=0.9, line={"width": 0})
    assert marker_shapes(trace, places) == [Shape("M1 2m-2-2h4v4h-4zM3 4m-2-2h4v4h-4z", CLUSTERS[0], opacity=0.9)]
    first, second = marker_shapes(trace, places, ["a", "b"])
    assert (first.path, first.title, second.title) == ("M1 2m-2-2h4v4h-4z", "a", "b")
    assert marker_shapes(trace, places[:0]) == []


def test_edges_open_marks_and_ticks_have_their_lines():
    place = np.array([[0.0, 0.0]])
    (edged,) = marker_shapes(marks(color=CLUSTERS[0], line={"color": CLUSTERS[1], "width": 3}), place)
    assert (edged.fill, edged.stroke, edged.width) == (CLUSTERS[0], CLUSTERS[1], 3.0)
    (hollow,) = marker_shapes(marks(color=CLUSTERS[0], symbol="circle-open", line={"width": 0}), place)
    assert (hollow.fill, hollow.stroke, hollow.width) == ("none", CLUSTERS[0], 1.2)
    (tick,) = marker_shapes(marks(symbol="line-ns", line={"color": MUTED, "width": [2.5]}), place)
    assert (tick.fill, tick.stroke, tick.width) == ("none", "var(--muted)", 2.5)


def test_ticks_of_two_widths_stay_apart():
    trace = marks(symbol="line-ns", line={"color": INK, "width": [1.0, 2.5]})
    assert [shape.width for shape in marker_shapes(trace, np.zeros((2, 2)))] == [1.0, 2.5]


def test_colours_of_a_theme_are_named_and_those_of_clusters_stay():
    assert themed(INK) == "var(--ink)"
    assert [themed(color) for color in CLUSTERS] == list(CLUSTERS)
