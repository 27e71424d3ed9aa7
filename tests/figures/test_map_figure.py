"""The map, read from its data: places, shapes, sizes and colours of all marks."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import figures
from neon_core.borders import border_map
from neon_core.errors import ArgumentError, RowError
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import explain_row
from neon_core.style import cluster_color
from tests.helpers.analyses import WINE, category_analysis, wine_analysis
from tests.helpers.figures import relevance_trace, row_map, sample_traces


def test_every_row_is_drawn_once_with_its_number():
    rows = np.concatenate([trace.customdata for trace in sample_traces(row_map(wine_analysis(), 60))])
    assert sorted(rows.tolist()) == list(range(178))
    assert all(np.asarray(trace.customdata).ndim == 1 for trace in sample_traces(row_map(wine_analysis(), 60)))


def test_row_is_drawn_at_its_place():
    places = pca_map(wine_analysis()).points
    for trace in sample_traces(row_map(wine_analysis(), 60)):
        np.testing.assert_allclose(np.stack([trace.x, trace.y], axis=1), places[trace.customdata], rtol=1e-6)


def test_fill_and_shape_are_the_cluster_s_and_edge_is_a_differing_class():
    for trace in sample_traces(row_map(wine_analysis(), 60)):
        cluster = wine_analysis().clustering.labels[trace.customdata[0]]
        own_class = wine_analysis().clustering.class_index[trace.customdata[0]]
        assert trace.marker.color == cluster_color(cluster)
        assert trace.marker.symbol == ("circle", "square", "diamond")[cluster]
        if cluster == own_class:
            assert (trace.marker.size, trace.marker.line.width) == (7, 0)
        else:
            assert (trace.marker.size, trace.marker.line.width) == (13, 3)
            assert trace.marker.line.color == cluster_color(own_class)


def test_mismatches_are_drawn_last():
    sizes = [trace.marker.size for trace in sample_traces(row_map(wine_analysis(), 60))]
    assert sizes == sorted(sizes)


def test_hover_has_row_cluster_and_class():
    texts = {trace.hovertemplate for trace in sample_traces(row_map(wine_analysis(), 60))}
    assert "wine %{customdata}<br>cluster 2<br>class 1<extra></extra>" in texts


def test_more_than_four_clusters_are_circles_with_numbers_and_two_stand_out():
    ten = wine_analysis(n_clusters=10)
    figure, point = row_map(ten, 95), explain_row(ten, 95)
    for trace in sample_traces(figure):
        strong = ten.clustering.labels[trace.customdata[0]] in (point.standing.label, point.standing.competitor)
        assert trace.marker.symbol == "circle"
        assert trace.marker.opacity == (0.9 if strong else 0.35)
        assert trace.marker.line.width == 0
    centroids = [trace for trace in figure.data if trace.name.startswith("centroid")]
    assert [trace.text for trace in centroids] == [(str(c),) for c in range(10)]
    assert {trace.marker.size for trace in centroids} == {22}


def test_more_than_ten_clusters_repeat_colours_with_open_markers():
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=12, n_init=1))
    figure = row_map(analysis, 0)
    marks = {trace.name: trace.marker for trace in figure.data if trace.name.startswith("centroid")}
    assert marks["centroid 11"].symbol == "circle-open"
    assert marks["centroid 11"].color == marks["centroid 1"].color


@pytest.mark.parametrize("k", [50, 150])
def test_many_clusters_are_drawn_with_their_numbers(k):
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=k, n_init=1))
    figure = row_map(analysis, 60)
    texts = {str(text) for trace in figure.data if trace.text is not None for text in np.ravel(trace.text)}
    assert {str(c) for c in range(k)} <= texts


def test_map_has_equal_axes_titles_and_no_grid():
    layout = row_map(wine_analysis(), 60).layout
    assert layout.yaxis.scaleanchor == "x"
    assert not layout.showlegend
    assert not layout.xaxis.showgrid
    assert layout.xaxis.title.text == "first direction, 41 % of the variance"
    assert layout.yaxis.title.text == "second, 19 %"


@pytest.mark.parametrize("unit", [1e139, 1e100, 1e38, 1e-30, 1e-100, 1e-139])
def test_map_is_drawn_in_any_unit(unit):
    """Coordinates of 1e100 are infinite as float32, and those of 1e-100 all one."""
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(30, 3)) * unit, columns=["a", "b", "c"])
    analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=3, scaling="none"))
    point = explain_row(analysis, 0)
    for projection in (pca_map(analysis), feature_map(analysis, 0, 2), border_map(analysis, (0, 1, 2))):
        figure = figures.cluster_map(analysis, projection, WINE, point)
        for trace in sample_traces(figure):
            places = np.stack([trace.x, trace.y], axis=1).astype(float) / unit
            np.testing.assert_allclose(places, projection.points[trace.customdata] / unit, rtol=1e-6)
    assert sum(relevance_trace(figures.relevance_bars(point, WINE)).x) == pytest.approx(point.standing.logit)


def test_places_far_from_zero_keep_their_differences():
    frame = pd.DataFrame({"a": 1e7 + np.arange(6.0) / 10, "b": [0.0, 1.0, 0.0, 5.0, 6.0, 5.0]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2))
    shown = sample_traces(figures.cluster_map(analysis, feature_map(analysis, 0, 1), WINE))
    assert len(np.unique(np.concatenate([trace.x for trace in shown]))) == 6


def test_map_without_a_row_has_no_ring_and_its_borders_lie_under_the_rows():
    wine = wine_analysis()
    drawn = figures.cluster_map(wine, border_map(wine, (0, 1, 2)), WINE)
    names = [trace.name for trace in drawn.data]
    assert names[:3] == ["border 0 | 1", "border 0 | 2", "border 1 | 2"]
    assert "chosen row" not in names
    assert not [name for name in names if name.startswith("misplaced")]
    assert drawn.layout.yaxis.scaleanchor == "x"
    with_row = figures.cluster_map(wine, border_map(wine, (0, 1, 2)), WINE, explain_row(wine, 83))
    (line,) = [trace for trace in with_row.data if trace.name == "to the nearest border"]
    assert np.hypot(line.x[1] - line.x[0], line.y[1] - line.y[0]) == pytest.approx(wine.boundary.distance[83])


def test_two_features_keep_the_scaled_unit_equal_on_both_axes():
    wine = wine_analysis()
    drawn = figures.cluster_map(wine, feature_map(wine, 0, 12), WINE)
    assert drawn.layout.yaxis.scaleratio == pytest.approx(wine.design.spread[0] / wine.design.spread[12])
    assert drawn.layout.xaxis.showticklabels
    dots = [trace for trace in drawn.data if trace.name.startswith("misplaced")]
    assert sum(len(trace.x) for trace in dots) == feature_map(wine, 0, 12).misplaced.sum()


def test_column_names_are_text_on_a_map():
    frame = nc.load_sample("iris").frame.rename(columns={"petal length (cm)": "<b>%{x}</b>"})
    analysis = nc.analyse(nc.Dataset.from_frame(frame.iloc[:, :4]), nc.AnalysisConfig(n_init=1))
    column = analysis.design.feature_names.index("<b>%{x}</b>")
    drawn = figures.cluster_map(analysis, feature_map(analysis, column, 0), ("row", "rows"))
    assert drawn.layout.xaxis.title.text == "&lt;b&gt;%&#123;x}&lt;/b&gt;"


def test_value_of_a_category_is_an_axis_with_its_own_title():
    analysis = category_analysis()
    names = analysis.design.feature_names
    size, kind = names.index("size"), names.index("kind = u")
    for pair, titles in (((size, kind), ("size", "kind = u")), ((kind - 1, kind), ("kind = v", "kind = u"))):
        figure = figures.cluster_map(analysis, feature_map(analysis, *pair), WINE)
        assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == titles
        assert sum(len(trace.customdata) for trace in sample_traces(figure)) == 4
        assert all("cluster" in trace.hovertemplate for trace in sample_traces(figure))


@pytest.mark.parametrize(
    "drawn", [[0], np.array([178]), np.array([-1]), np.array([True]), np.array([[0]]), np.zeros(0, int)]
)
def test_samples_that_are_none_are_refused(drawn):
    with pytest.raises(ArgumentError, match="are not positions of samples"):
        figures.cluster_map(wine_analysis(), pca_map(wine_analysis()), WINE, drawn=drawn)


def test_row_of_another_analysis_is_refused():
    with pytest.raises(RowError, match="Row 177 was explained by another analysis"):
        figures.cluster_map(category_analysis(), pca_map(category_analysis()), WINE, explain_row(wine_analysis(), 177))
