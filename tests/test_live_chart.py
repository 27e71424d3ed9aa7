"""Maps of wine in pictures, words and numbers."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core import figures, wording
from neon_core.borders import border_map
from neon_core.errors import NeonError
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.tables import bars_table, map_table, relevance_table

WINE = SAMPLES["wine"]
NOUNS = WINE.nouns


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def test_a_saved_picture_has_its_title_its_caption_and_room_for_both(wine):
    drawn = figures.relevance_bars(explain_row(wine, 60), NOUNS)
    saved = figures.add_caption(drawn, "A <title>", "word " * 60, width=760, left=210)
    title, caption = saved.layout.annotations[-2:]
    assert title.text == "A &lt;title&gt;"
    assert caption.text.count("<br>") == 2
    assert saved.layout.height > drawn.layout.height
    assert saved.layout.width == 760
    inner = drawn.layout.height - drawn.layout.margin.t - drawn.layout.margin.b
    assert saved.layout.height - saved.layout.margin.t - saved.layout.margin.b == inner
    assert drawn.layout.width is None


def test_the_numbers_behind_a_picture_are_those_in_it(wine):
    seen = pca_map(wine)
    frame = map_table(wine, seen)
    np.testing.assert_array_equal(frame[["x", "y"]], seen.points)
    assert frame["misplaced"].sum() == 3
    bars = bars_table(explain_row(wine, 60))
    assert bars["feature"].iloc[-1] == "sum"
    assert bars["relevance"].iloc[:-1].sum() == pytest.approx(bars["relevance"].iloc[-1], abs=1e-15)
    nine = relevance_table([explain_row(wine, int(row)) for row in wine.mismatches()])
    np.testing.assert_allclose(nine.iloc[:, 2:].sum(axis=1), nine["logit"], atol=1e-14)


def test_each_map_says_what_it_is(wine):
    borders, two = border_map(wine, (0, 1, 2)), feature_map(wine, 0, 12)
    assert wording.format_axis_titles(wine, two) == ("alcohol", "proline")
    assert wording.format_axis_titles(wine, borders) == (
        "first direction of the border plane, 41 % of the variance",
        "second, 19 %",
    )
    assert "Two features alone misplace" in wording.to_text(wording.describe_map(wine, two, NOUNS))
    said = wording.to_text(wording.describe_border_distance(borders, NOUNS, explain_row(wine, 83)))
    assert said == "From wine 83 the border to cluster 1 is 0.262 scaled units away."
    assert wording.describe_border_distance(two, NOUNS, explain_row(wine, 83)) == ()


def test_many_clusters_are_told_of_by_their_plane():
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=6, n_init=1))
    caption = wording.to_text(wording.describe_map(analysis, border_map(analysis, (0, 1, 2)), NOUNS))
    assert "The three clusters of this plane stand out." in caption
    assert "misplaces 0 % of the wines of its three clusters" in caption


def test_a_map_without_a_row_has_no_ring_and_its_borders_lie_under_the_samples(wine):
    drawn = figures.cluster_map(wine, border_map(wine, (0, 1, 2)), NOUNS)
    names = [trace.name for trace in drawn.data]
    assert names[:3] == ["border 0 | 1", "border 0 | 2", "border 1 | 2"]
    assert "chosen row" not in names
    assert not [name for name in names if name.startswith("misplaced")]
    assert drawn.layout.yaxis.scaleanchor == "x"
    way = figures.cluster_map(wine, border_map(wine, (0, 1, 2)), NOUNS, explain_row(wine, 83))
    (line,) = [trace for trace in way.data if trace.name == "to the nearest border"]
    assert np.hypot(line.x[1] - line.x[0], line.y[1] - line.y[0]) == pytest.approx(wine.boundary.distance[83])


def test_two_features_keep_the_scaled_unit_equal_on_both_axes(wine):
    drawn = figures.cluster_map(wine, feature_map(wine, 0, 12), NOUNS)
    assert drawn.layout.yaxis.scaleratio == pytest.approx(wine.design.spread[0] / wine.design.spread[12])
    assert drawn.layout.xaxis.showticklabels
    dots = [trace for trace in drawn.data if trace.name.startswith("misplaced")]
    assert sum(len(trace.x) for trace in dots) == feature_map(wine, 0, 12).misplaced.sum()


def test_column_names_are_text_on_a_map():
    frame = nc.load_sample("iris").frame.rename(columns={"petal length (cm)": "<b>%{x}</b>"})
    analysis = nc.analyse(nc.Dataset.from_frame(frame.iloc[:, :4]), nc.AnalysisConfig(n_init=1))
    at = analysis.design.feature_names.index("<b>%{x}</b>")
    drawn = figures.cluster_map(analysis, feature_map(analysis, at, 0), ("row", "rows"))
    assert drawn.layout.xaxis.title.text == "&lt;b&gt;%&#123;x}&lt;/b&gt;"


def test_a_wrong_map_is_refused_in_words(wine):
    with pytest.raises(NeonError, match="Choose two different features"):
        feature_map(wine, 2, 2)
