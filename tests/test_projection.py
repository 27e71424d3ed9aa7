"""Maps: what the PCA map and the map of two features show and misplace."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError, MapError
from neon_core.projection import check_map, feature_map, pca_map
from neon_core.samples import PUBLISHED, SAMPLES
from tests.helpers.analyses import category_analysis


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def test_misplaced_rows_are_those_of_brute_force():
    analysis = nc.analyse(nc.load_sample("digits"), SAMPLES["digits"].opening)
    projection = pca_map(analysis)
    nearest = [int(np.argmin(((projection.centroids - place) ** 2).sum(axis=1))) for place in projection.points]
    wrong = np.array(nearest) != analysis.clustering.labels
    np.testing.assert_array_equal(projection.misplaced, wrong)
    assert projection.misplaced_share == pytest.approx(wrong.mean())
    assert 0.3 < projection.misplaced_share < 0.4


def test_published_map_keeps_60_percent_of_the_variance():
    assert pca_map(nc.analyse(nc.load_sample("wine"), PUBLISHED)).variance.sum() == pytest.approx(0.597, abs=1e-3)


def test_one_cluster_has_a_map():
    analysis = nc.analyse(nc.load_sample("iris"), nc.AnalysisConfig(n_clusters=1))
    assert pca_map(analysis).misplaced_share == 0.0


def test_feature_map_is_in_the_user_s_units_and_compares_in_scaled_units(wine):
    frame = nc.load_sample("wine").frame
    names = wine.design.feature_names
    projection = feature_map(wine, 0, 12)
    np.testing.assert_allclose(projection.points, frame[[names[0], names[12]]].to_numpy(), rtol=1e-12)
    pair = wine.design.matrix[:, [0, 12]]
    nearest = [int(np.argmin(((wine.clustering.centroids[:, [0, 12]] - p) ** 2).sum(axis=1))) for p in pair]
    np.testing.assert_array_equal(projection.misplaced, np.array(nearest) != wine.clustering.labels)
    assert projection.misplaced_share > 0.05
    ranges = wine.design.high - wine.design.low
    assert projection.aspect == pytest.approx(ranges[0] / ranges[12])


@pytest.mark.parametrize(
    ("pair", "message"), [((0, 13), "no feature 13"), ((-1, 2), "no feature -1"), ((3, 3), "Both")]
)
def test_features_that_cannot_be_axes_are_refused(wine, pair, message):
    with pytest.raises(MapError, match=message):
        feature_map(wine, *pair)


def test_same_feature_twice_is_refused_with_its_hint(wine):
    with pytest.raises(MapError, match="Choose two different features"):
        feature_map(wine, 2, 2)


@pytest.mark.parametrize("pair", [("hue", "ash"), (0, 0.5), (0, None), (0, 10**400), (True, 1), (0, 13), (-1, 0)])
def test_features_that_are_no_positions_are_refused(wine, pair):
    with pytest.raises(MapError, match=r"There is no feature .* The features go from 0, alcohol, to 12, proline"):
        feature_map(wine, *pair)


def test_value_of_a_category_is_an_axis_from_0_to_1():
    analysis = category_analysis()
    names = analysis.design.feature_names
    projection = feature_map(analysis, names.index("size"), names.index("kind = u"))
    np.testing.assert_allclose(projection.points, np.array([[0, 1], [0, 0], [10, 0], [10, 0]]), atol=1e-15)
    np.testing.assert_allclose(projection.centroids, np.array([[0, 0.5], [10, 0]]), atol=1e-15)


def test_map_of_another_analysis_is_refused(wine):
    for other in (category_analysis(), nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=2, n_init=1))):
        with pytest.raises(ArgumentError, match="is not one of this analysis"):
            check_map(other, pca_map(wine))
