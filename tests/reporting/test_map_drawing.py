"""The map of a report: the marks of the figure, names in place, rings at chosen rows."""

from __future__ import annotations

import re

import numpy as np
import pytest

import neon_core as nc
from neon_core import map_sample
from neon_core.figures import cluster_map
from neon_core.projection import pca_map
from neon_core.reporting.map_drawing import LEFT, MOST_RINGS, draw_map
from neon_core.wording import to_text
from tests.helpers.analyses import ROW, WINE, analyse_columns, customer_analysis, wine_analysis


def drawn(analysis, nouns=WINE, chosen=()):
    return draw_map(analysis, nc.profile_clusters(analysis), nouns, list(chosen))


def test_marks_are_those_of_the_figure_in_their_order():
    analysis = wine_analysis()
    figure = cluster_map(analysis, pca_map(analysis), WINE)
    n_marks = sum(len(trace.x) for trace in figure.data)
    picture = drawn(analysis)
    assert sum(shape.path.count("M") for shape in picture.shapes) == n_marks
    titles = [shape.title for shape in picture.shapes if shape.title]
    assert len(titles) == 178 + 3
    assert "wine 60, cluster 2, class 1" in titles
    assert titles[-3:] == [f"centroid of cluster {k}" for k in range(3)]


def test_every_mark_lies_on_the_picture_and_equal_steps_are_equally_long():
    analysis = wine_analysis()
    picture, points = drawn(analysis), pca_map(analysis).points
    places = {
        int(title.split(",")[0].split()[1]): (float(x), float(y))
        for shape in picture.shapes
        for title, match in [(shape.title, re.match(r"M([-\d.]+) ([-\d.]+)", shape.path))]
        if title.startswith("wine")
        for x, y in [match.groups()]  # type: ignore[union-attr]
    }
    found = np.array([places[row] for row in range(178)])
    assert found.min() >= LEFT
    assert (found <= [picture.right, picture.bottom]).all()
    scale = np.ptp(found, axis=0) / np.ptp(points, axis=0)
    assert scale[0] == pytest.approx(scale[1], rel=1e-3)


def test_names_sizes_and_axes_are_those_of_the_screen():
    picture = drawn(wine_analysis())
    assert [(label.name, label.size, label.below) for label in picture.labels] == [
        ("cluster 0", "61", "mostly class 0"),
        ("cluster 1", "62", "mostly class 1"),
        ("cluster 2", "55", "mostly class 2"),
    ]
    assert picture.axes == ("first direction, 41 % of the variance", "second, 19 %")
    assert picture.title == "178 wines in 3 clusters"
    assert picture.description.startswith("Cluster 0, mostly class 0: 61 wines, 34 % of all.")
    assert [shape.number for shape in picture.shapes if shape.number] == []


def test_many_clusters_have_their_numbers_in_the_centroids_and_no_two_of_them_stand_out():
    picture = drawn(wine_analysis(n_clusters=12))
    assert [shape.number.text for shape in picture.shapes if shape.number] == [str(k) for k in range(12)]
    assert picture.labels == ()
    assert "stand out" not in to_text(picture.caption)
    assert {shape.opacity for shape in picture.shapes} <= {0.9, 1.0}


def test_chosen_rows_have_rings_below_the_centroids_and_the_caption_says_so():
    picture = drawn(wine_analysis(), chosen=[60, 61])
    rings = [i for i, shape in enumerate(picture.shapes) if shape.stroke == "var(--ink)" and shape.fill == "none"]
    (ring,) = rings
    assert picture.shapes[ring].path.count("M") == 2
    assert [shape.title for shape in picture.shapes[ring + 1 :]] == [f"centroid of cluster {k}" for k in range(3)]
    assert to_text(picture.caption).endswith("Ring: explained below.")
    assert "Ring" not in to_text(drawn(wine_analysis()).caption)


def test_more_rings_than_leave_the_map_to_be_seen_are_none():
    for n, has_rings in ((MOST_RINGS, True), (MOST_RINGS + 1, False)):
        picture = drawn(wine_analysis(), chosen=range(n))
        assert any(shape.stroke == "var(--ink)" for shape in picture.shapes) is has_rings
        assert ("Ring" in to_text(picture.caption)) is has_rings


def test_open_centroids_hide_the_marks_below_their_numbers():
    centroids = [shape for shape in drawn(wine_analysis(n_clusters=12)).shapes if shape.title.startswith("centroid")]
    assert [shape.fill == "var(--paper)" for shape in centroids] == [False] * 10 + [True] * 2


def test_large_table_draws_the_sample_of_the_screen_and_says_so(monkeypatch):
    monkeypatch.setattr(map_sample, "MOST_DRAWN", 100)
    analysis = wine_analysis()
    picture = drawn(analysis, chosen=[0])
    n_marks = sum(shape.title.startswith("wine") for shape in picture.shapes)
    assert n_marks in (100, 101)
    assert to_text(picture.caption).startswith(f"Showing {n_marks} of 178 wines. ")


def test_many_marks_say_nothing_of_themselves():
    digits = nc.load_sample("digits")
    picture = drawn(nc.analyse(digits, nc.AnalysisConfig(4, n_init=1)), digits.nouns)
    assert [shape.title for shape in picture.shapes if shape.title] == [f"centroid of cluster {k}" for k in range(4)]


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
@pytest.mark.parametrize(
    "columns", [{"a": [1.0], "b": [2.0]}, {"a": [1.0, 2.0], "b": [0.0, 0.0]}, {"a": [1.0, 1.0], "b": [3.0, 3.0]}]
)
def test_few_rows_and_rows_in_one_place_are_drawn(columns):
    picture = drawn(analyse_columns(columns, n_clusters=1), ROW)
    assert all("nan" not in shape.path and "inf" not in shape.path for shape in picture.shapes)


def test_names_of_clusters_and_rows_are_used():
    picture = drawn(customer_analysis().rename({0: "Bargain hunters"}))
    assert picture.labels[0].name == "Bargain hunters"
    assert any(shape.title.startswith("Customer 0") for shape in picture.shapes)
    assert "centroid of Bargain hunters" in {shape.title for shape in picture.shapes}
