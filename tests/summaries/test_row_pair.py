"""Why these two: by hand, then against the discriminants of both rows, for every pair of clusters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ArgumentError, RowError
from tests.helpers.analyses import analyse_columns, customer_analysis, wine_analysis
from tests.helpers.reference import moderately


def test_two_rows_of_two_clusters_by_hand():
    """Centroids (1, 1) and (9, 3); w = 2 * (-8, -2); rows (2, 1) and (8, 1): w . (-6, 0) = 96."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0, 1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    pair = nc.together(analysis, 1, 2)
    assert pair.relevance.tolist() == [96.0, 0.0]
    assert pair.margin == 96.0
    assert pair.discriminants == (52.0, -44.0)
    assert pair.labels == pair.border
    assert not pair.is_together
    assert [column.here[0] for column in pair.columns] == [2.0, 1.0]


def test_two_rows_of_one_cluster_by_hand():
    """Centroids (1, 1) and (9, 3); rows (0, 1) and (2, 1): w . (-2, 0) = 32; h = 84 and 52."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0, 1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    pair = nc.together(analysis, 0, 1)
    assert pair.is_together
    assert (pair.margin, pair.discriminants) == (32.0, (84.0, 52.0))
    assert pair.common.tolist() == [64.0, 4.0]


@moderately
@given(st.integers(0, 177), st.integers(0, 177), st.sampled_from([2, 3, 20]))
def test_laws_of_pairs(row, other, n_clusters):
    analysis = wine_analysis(n_clusters=n_clusters)
    pair, mirrored = nc.together(analysis, row, other), nc.together(analysis, other, row)
    c, k = pair.border
    matrix = analysis.design.matrix[[row, other]]
    distances = ((matrix[:, None] - analysis.clustering.centroids) ** 2).sum(axis=2)
    h = distances[:, k] - distances[:, c]
    assert pair.discriminants == pytest.approx(tuple(h), abs=1e-12)
    assert pair.margin == pytest.approx(h[0] - h[1], abs=1e-12)
    assert pair.relevance.sum() == pytest.approx(pair.margin, abs=1e-12)
    assert abs(pair.residual) < 1e-12
    assert pair.bars.sum() == pytest.approx(pair.total, abs=1e-12)
    assert pair.common.sum() == pytest.approx(h.mean(), abs=1e-12)
    if pair.is_together:
        assert mirrored.border == pair.border
        assert mirrored.margin == -pair.margin
        assert k == np.argsort(analysis.model.discriminants(matrix).sum(axis=0))[0]
    else:
        assert mirrored.border == (k, c)
        np.testing.assert_allclose(mirrored.relevance, pair.relevance, atol=1e-12)
        assert pair.margin >= 0.0


def test_categories_and_dates_are_one_bar_each():
    analysis = customer_analysis()
    pair = nc.together(analysis, 0, 5)
    assert pair.relevance.shape == (len(analysis.design.columns),)
    assert pair.relevance.sum() == pytest.approx(pair.discriminants[0] - pair.discriminants[1])
    country = next(column for column in pair.columns if column.name == "Country")
    assert sorted(country.here.tolist())[-1] == 1.0
    assert all(pair.names)


def test_identical_rows_have_nothing_between_them():
    analysis = analyse_columns({"x": [0.0, 0.0, 9.0, 10.0]}, n_clusters=2)
    pair = nc.together(analysis, 0, 1)
    assert pair.is_alike
    assert (pair.margin, pair.relevance.tolist()) == (0.0, [0.0])
    assert pair.common[0] > 0.0
    assert nc.together(analysis, 3, 3).margin == 0.0


def test_rows_on_the_border_have_no_evidence():
    analysis = analyse_columns({"x": [0.0, 2.0, 1.0, 1.0]}, n_clusters=3, scaling="none")
    pair = nc.together(analysis, 2, 3)
    assert pair.is_together
    twins = analyse_columns({"x": [1.0, 1.0]}, n_clusters=2)
    assert nc.together(twins, 0, 1).discriminants == (0.0, 0.0)


def test_one_cluster_has_no_border():
    pair = nc.together(wine_analysis(n_clusters=1), 0, 5)
    assert pair.border == (0, -1)
    assert np.isnan([pair.margin, *pair.discriminants]).all()
    assert not pair.relevance.any()


@pytest.mark.parametrize(("row", "other", "where"), [(200, 1, "row"), (1, 200, "other"), (1, "2", "other")])
def test_unknown_rows_are_refused_with_their_argument(row, other, where):
    with pytest.raises(RowError) as caught:
        nc.together(wine_analysis(), row, other)
    assert [problem.where for problem in caught.value.problems] == [where]


def test_rows_of_one_cluster_have_a_border_to_every_competitor():
    analysis = wine_analysis(n_clusters=5)
    first, second = np.flatnonzero(analysis.clustering.labels == 2)[:2]
    for competitor in (0, 1, 3, 4):
        pair = nc.together(analysis, first, second, against=competitor)
        h = analysis.model.discriminants(analysis.design.matrix[[first, second]])[:, competitor]
        assert pair.border == (2, competitor)
        assert pair.margin == pytest.approx(h[0] - h[1], abs=1e-12)
        assert pair.total == pytest.approx(h.mean(), abs=1e-12)


def test_rows_of_two_clusters_have_one_border_only():
    analysis = wine_analysis()
    assert nc.together(analysis, 0, 60, against=2).border == (0, 2)
    with pytest.raises(ArgumentError, match="against=1 is no border of two rows in clusters 0 and 2") as caught:
        nc.together(analysis, 0, 60, against=1)
    assert caught.value.problems[0].hint == "Pass another cluster, such as 2."


@pytest.mark.parametrize("against", [0, 3, -1, "1", 1.0])
def test_the_own_cluster_and_no_cluster_are_no_border(against):
    with pytest.raises(ArgumentError):
        nc.together(wine_analysis(), 0, 1, against=against)


def test_scale_is_parted_at_the_midpoint_of_the_border():
    """Centroids (1, 1) and (9, 3): x counts for the first cluster below 5, y below 2."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0, 1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    for other in (1, 2):
        scale = nc.together(analysis, 0, other).points[0].scale
        assert scale.zero.tolist() == [5.0, 2.0]
        assert scale.direction.tolist() == [-1, -1]


def test_merged_clusters_add_up_too():
    analysis = wine_analysis(n_clusters=4).merge(0, 2)
    for row, other in ((0, 60), (0, 1), (70, 140), (60, 61)):
        pair = nc.together(analysis, row, other)
        assert abs(pair.residual) < 1e-12
        assert pair.margin == pytest.approx(pair.discriminants[0] - pair.discriminants[1], abs=1e-12)
