"""The figures, read from their data: what is drawn where, in which shape, size and colour."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import figures
from neon_core.borders import border_map
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.style import AGAINST, FOR, cluster_color

WINE = ("wine", "wines")


def drawn(analysis, row, nouns=WINE):
    return figures.cluster_map(analysis, pca_map(analysis), nouns, explain_row(analysis, row))


def samples(figure):
    """The traces that hold rows, not centroids, lines or rings."""
    return [trace for trace in figure.data if trace.customdata is not None]


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


@pytest.fixture(scope="module")
def ten():
    return nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=10, random_state=2, n_init=1))


def test_every_row_is_drawn_once_under_its_number(wine):
    rows = np.concatenate([trace.customdata for trace in samples(drawn(wine, 60))])
    assert sorted(rows.tolist()) == list(range(178))
    assert all(np.asarray(trace.customdata).ndim == 1 for trace in samples(drawn(wine, 60)))


def test_a_row_is_drawn_where_the_map_has_it(wine):
    places = pca_map(wine).points
    for trace in samples(drawn(wine, 60)):
        np.testing.assert_allclose(np.stack([trace.x, trace.y], axis=1), places[trace.customdata], rtol=1e-6)


def test_face_and_shape_tell_the_cluster_and_edge_the_class_where_it_differs(wine):
    for trace in samples(drawn(wine, 60)):
        cluster = wine.clustering.labels[trace.customdata[0]]
        known = wine.clustering.class_index[trace.customdata[0]]
        assert trace.marker.color == cluster_color(cluster)
        assert trace.marker.symbol == ("circle", "square", "diamond")[cluster]
        if cluster == known:
            assert (trace.marker.size, trace.marker.line.width) == (7, 0)
        else:
            assert (trace.marker.size, trace.marker.line.width) == (13, 3)
            assert trace.marker.line.color == cluster_color(known)


def test_mismatches_are_drawn_after_the_rows_that_match(wine):
    sizes = [trace.marker.size for trace in samples(drawn(wine, 60))]
    assert sizes == sorted(sizes)


def test_hover_tells_row_cluster_and_class(wine):
    texts = {trace.hovertemplate for trace in samples(drawn(wine, 60))}
    assert "wine %{customdata}<br>cluster 2<br>class 1<extra></extra>" in texts


def test_the_chosen_row_is_ringed_named_and_tied_to_two_centroids(wine):
    figure, place = drawn(wine, 83), pca_map(wine).points[83]
    rings = [trace for trace in figure.data if trace.name == "chosen row"]
    assert [(ring.marker.size, ring.marker.line.width) for ring in rings] == [(26, 6), (26, 2.5)]
    assert all((ring.x[0], ring.y[0]) == tuple(place) for ring in rings)
    assert any(note.text == "<b>wine 83</b>" for note in figure.layout.annotations)
    own, other = (trace for trace in figure.data if trace.mode == "lines")
    np.testing.assert_allclose([own.x[1], own.y[1]], pca_map(wine).centroids[2])
    np.testing.assert_allclose([other.x[1], other.y[1]], pca_map(wine).centroids[1])
    assert (own.line.dash, other.line.dash) == ("solid", "dot")


def test_up_to_four_clusters_are_named_at_their_edge_with_their_size(wine):
    texts = [note.text for note in drawn(wine, 60).layout.annotations]
    for cluster, size in ((0, 61), (1, 62), (2, 55)):
        assert any(f"<b>cluster {cluster}</b>  {size}" in text for text in texts)


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
@pytest.mark.parametrize("name", nc.sample_names())
@pytest.mark.parametrize("k", [2, 3, 4])
def test_no_names_of_clusters_lie_upon_each_other(name, k):
    analysis = nc.analyse(nc.load_sample(name), nc.AnalysisConfig(n_clusters=k, n_init=1))
    figure = figures.cluster_map(analysis, pca_map(analysis), ("row", "rows"))
    x, y = figure.layout.xaxis.range, figure.layout.yaxis.range
    scale = 350 / max(x[1] - x[0], y[1] - y[0])
    places = [
        (note.x * scale, note.y * scale + note.yshift) for note in figure.layout.annotations if "cluster" in note.text
    ]
    assert len(places) == k
    for (ax, ay), (bx, by) in combinations(places, 2):
        assert abs(ax - bx) > 100 or abs(ay - by) >= 18


def test_beyond_four_clusters_are_circles_with_numbers_and_two_stand_out(ten):
    figure, point = drawn(ten, 95), explain_row(ten, 95)
    for trace in samples(figure):
        strong = ten.clustering.labels[trace.customdata[0]] in (point.standing.label, point.standing.competitor)
        assert trace.marker.symbol == "circle"
        assert trace.marker.opacity == (0.9 if strong else 0.35)
        assert trace.marker.line.width == 0
    centroids = [trace for trace in figure.data if trace.name.startswith("centroid")]
    assert [trace.text for trace in centroids] == [(str(c),) for c in range(10)]
    assert {trace.marker.size for trace in centroids} == {22}


def test_beyond_ten_clusters_the_colours_repeat_with_open_markers():
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=12, n_init=1))
    figure = drawn(analysis, 0)
    marks = {trace.name: trace.marker for trace in figure.data if trace.name.startswith("centroid")}
    assert marks["centroid 11"].symbol == "circle-open"
    assert marks["centroid 11"].color == marks["centroid 1"].color


@pytest.mark.parametrize("k", [50, 150])
def test_many_clusters_are_drawn_each_with_its_number(k):
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=k, n_init=1))
    figure = drawn(analysis, 60)
    texts = {str(text) for trace in figure.data if trace.text is not None for text in np.ravel(trace.text)}
    assert {str(c) for c in range(k)} <= texts


def test_the_map_has_equal_axes_and_nothing_that_was_not_asked_for(wine):
    layout = drawn(wine, 60).layout
    assert layout.yaxis.scaleanchor == "x"
    assert not layout.showlegend
    assert not layout.xaxis.showgrid
    assert layout.xaxis.title.text == "first direction, 41 % of the variance"
    assert layout.yaxis.title.text == "second, 19 %"


@pytest.mark.parametrize("unit", [1e139, 1e100, 1e38, 1e-30, 1e-100, 1e-139])
def test_the_map_is_drawn_whatever_the_unit(unit):
    """Coordinates of 1e100 are infinite as float32, and those of 1e-100 all one."""
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(30, 3)) * unit, columns=["a", "b", "c"])
    analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=3, scaling="none"))
    point = explain_row(analysis, 0)
    for seen in (pca_map(analysis), feature_map(analysis, 0, 2), border_map(analysis, (0, 1, 2))):
        figure = figures.cluster_map(analysis, seen, WINE, point)
        for trace in samples(figure):
            places = np.stack([trace.x, trace.y], axis=1).astype(float) / unit
            np.testing.assert_allclose(places, seen.points[trace.customdata] / unit, rtol=1e-6)
    assert sum(relevance(figures.relevance_bars(point, WINE)).x) == pytest.approx(point.standing.logit)


def test_places_far_from_zero_keep_their_differences():
    frame = pd.DataFrame({"a": 1e7 + np.arange(6.0) / 10, "b": [0.0, 1.0, 0.0, 5.0, 6.0, 5.0]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2))
    shown = samples(figures.cluster_map(analysis, feature_map(analysis, 0, 1), WINE))
    assert len(np.unique(np.concatenate([trace.x for trace in shown]))) == 6


def test_ordinary_places_travel_as_float32(wine):
    assert {trace.x.dtype.name for trace in samples(drawn(wine, 60))} == {"float32"}


def relevance(figure):
    return next(trace for trace in figure.data if trace.name == "relevance")


@pytest.mark.filterwarnings(
    "ignore:.* missing values were filled in:neon_core.errors.NeonWarning"
)  # two samples lack some
@pytest.mark.parametrize("name", nc.sample_names())
def test_the_bars_add_up_to_the_logit_however_many_features_there_are(name):
    analysis = nc.analyse(nc.load_sample(name), SAMPLES[name].opening)
    point = explain_row(analysis, analysis.telling_row)
    shown = relevance(figures.relevance_bars(point, WINE)).x
    assert len(shown) <= 13
    assert sum(shown) == pytest.approx(point.standing.logit, abs=1e-12)


def test_bars_go_from_the_largest_down_and_blue_is_for(wine):
    trace = relevance(figures.relevance_bars(explain_row(wine, 60), WINE))
    assert np.abs(trace.x).tolist() == sorted(np.abs(trace.x), reverse=True)
    assert list(trace.marker.color) == [FOR if x > 0 else AGAINST for x in trace.x]


def test_wide_data_has_one_bar_for_the_others(wine):
    analysis = nc.analyse(nc.load_sample("digits"), SAMPLES["digits"].opening)
    figure = figures.relevance_bars(explain_row(analysis, 1), ("digit", "digits"))
    assert figure.layout.yaxis.ticktext[-1] == "the other 52 together"
    assert len(figure.layout.yaxis.ticktext) == 13


@pytest.mark.parametrize("row", [60, 83, 0])
def test_the_tick_stands_in_the_zone_of_its_bar_s_colour(wine, row):
    figure = figures.relevance_bars(explain_row(wine, row), WINE)
    zones = {trace.name: trace for trace in figure.data if trace.name in ("counts for", "counts against")}
    tick = next(trace for trace in figure.data if trace.name == "this wine")
    for i, height in enumerate(relevance(figure).x):
        zone = zones["counts for" if height > 0 else "counts against"]
        low, high = zone.base[i], zone.base[i] + zone.x[i]
        assert low - 1e-9 <= tick.x[i] <= high + 1e-9


def test_the_zones_fill_the_observed_range(wine):
    figure = figures.relevance_bars(explain_row(wine, 60), WINE)
    widths = sum(np.array(trace.x) for trace in figure.data if trace.name in ("counts for", "counts against"))
    np.testing.assert_allclose(widths, 1.0)


def test_names_are_text_not_markup():
    frame = pd.DataFrame({"<b>a</b> & %{x}": [0.0, 1.0, 9.0], "c": [0.0, 2.0, 9.0], "kind": ["<i>", "<i>", "%{y}"]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame, class_column="kind"), nc.AnalysisConfig(n_clusters=2))
    labels = figures.relevance_bars(explain_row(analysis, 0), WINE).layout.yaxis.ticktext
    assert any(label.startswith("&lt;b&gt;a&lt;/b&gt; &amp;") for label in labels)
    hovers = " ".join(trace.hovertemplate for trace in samples(drawn(analysis, 0)))
    assert "<i>" not in hovers
    assert "%{y}" not in hovers


def test_small_multiples_have_one_scale_and_one_order(wine):
    points = [explain_row(wine, int(row)) for row in wine.mismatches()]
    figure = figures.small_multiples(points, WINE)
    assert len(figure.data) == 9
    assert len({tuple(trace.y) for trace in figure.data}) == 1
    assert len({tuple(axis.range) for axis in figure.select_xaxes()}) == 1
    for trace, point in zip(figure.data, points, strict=True):
        assert sum(trace.x) == pytest.approx(point.standing.logit, abs=1e-12)
