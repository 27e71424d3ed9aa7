"""The sample of rows that a map draws: properties for any size, and the shares of a large sample."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neon_core as nc
from neon_core.map_sample import LISTED, MOST_DRAWN, outermost, sample_pairs, samples_to_draw
from neon_core.projection import feature_map, pca_map
from neon_core.samples import PUBLISHED


def pairs_of(analysis, drawn):
    clustering = analysis.clustering
    return set(zip(clustering.labels[drawn].tolist(), clustering.class_index[drawn].tolist(), strict=True))


def clouds(n, k, n_classes, seed):
    """A table of clouds with a class that says little about them, of which the last is rare."""
    rng = np.random.default_rng(seed)
    places = rng.normal(size=(k, 2))[rng.integers(0, k, n)] * 4 + rng.normal(size=(n, 2))
    shares = np.r_[np.ones(n_classes - 1), 0.02] if n_classes > 1 else np.ones(1)
    known = rng.choice(n_classes, n, p=shares / shares.sum())
    frame = pd.DataFrame({"x": places[:, 0], "y": places[:, 1], "kind": [f"k{c}" for c in known]})
    data = nc.Dataset.from_frame(frame, class_column="kind")
    return nc.analyse(data, nc.AnalysisConfig(n_clusters=k, n_init=1))


@pytest.fixture(scope="module")
def many():
    return clouds(30_000, 4, 4, 0)


@settings(max_examples=25, deadline=None)
@given(n=st.integers(30, 900), k=st.integers(1, 5), n_classes=st.integers(1, 5), seed=st.integers(0, 99))
def test_sample_of_any_size_has_pairs_extremes_and_nearest_rows_once_and_in_order(n, k, n_classes, seed):
    analysis = clouds(n, k, n_classes, seed)
    projection = pca_map(analysis)
    drawn = samples_to_draw(analysis, projection, most=100)
    assert drawn.size == min(n, 100)
    assert (np.diff(drawn) > 0).all()
    assert pairs_of(analysis, drawn) == pairs_of(analysis, np.arange(n))
    np.testing.assert_array_equal(np.ptp(projection.points[drawn], axis=0), np.ptp(projection.points, axis=0))
    if k > 1:
        assert analysis.boundary.distance.argmin() in drawn
    np.testing.assert_array_equal(drawn, samples_to_draw(analysis, projection, most=100))


def test_small_table_is_drawn_completely():
    wine = nc.analyse(nc.load_sample("wine"), PUBLISHED)
    np.testing.assert_array_equal(samples_to_draw(wine, pca_map(wine)), np.arange(178))
    np.testing.assert_array_equal(samples_to_draw(wine, pca_map(wine), most=178), np.arange(178))


def test_large_table_has_10000_marks_with_mismatches_and_nearest_rows(many):
    drawn = samples_to_draw(many, pca_map(many))
    wrong = np.flatnonzero(many.clustering.mismatch)
    assert drawn.size == MOST_DRAWN
    assert np.isin(many.nearest_boundary(500), many.design.rows[drawn]).all()
    assert np.isin(wrong[:LISTED], drawn).all()
    assert np.isin(wrong, drawn).sum() >= 0.2 * MOST_DRAWN
    assert not drawn.flags.writeable


def test_a_few_mismatches_are_all_drawn(many):
    few = np.zeros(30_000, np.bool_)
    few[::30] = True
    other = replace(many, clustering=replace(many.clustering, mismatch=few))
    assert np.isin(np.flatnonzero(few), samples_to_draw(other, pca_map(other))).all()


def test_remaining_marks_are_in_proportion_to_cluster_sizes(many):
    """Half of the marks are a fair draw, so no large cluster has a share far from its own."""
    alike = replace(many, clustering=replace(many.clustering, mismatch=np.zeros(30_000, np.bool_)))
    labels = alike.clustering.labels
    drawn = np.bincount(labels[samples_to_draw(alike, pca_map(alike))], minlength=4) / MOST_DRAWN
    np.testing.assert_allclose(drawn, np.bincount(labels, minlength=4) / 30_000, atol=0.02)


def test_most_marks_stay_from_map_to_map(many):
    one, other = samples_to_draw(many, pca_map(many)), samples_to_draw(many, feature_map(many, 0, 1))
    assert np.isin(one, other).sum() >= MOST_DRAWN - 32


def test_more_pairs_than_marks_draw_no_pair_twice():
    """A class column that names every row."""
    n = 5_000
    sample = sample_pairs(np.zeros(n, np.intp), np.arange(n), np.random.default_rng(0).permutation(n), 100)
    assert np.unique(sample).size == 100


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 400)), min_size=1, max_size=300),
    st.integers(0, 2**32 - 1),
)
def test_each_pair_has_an_equal_number_or_all_its_rows(cells, seed):
    labels, known = (np.array(column, np.intp) for column in zip(*cells, strict=True))
    shuffled = np.random.default_rng(seed).permutation(len(cells))
    sample = sample_pairs(labels, known, shuffled, most=600)
    codes = labels * 1000 + known
    distinct, sizes = np.unique(codes, return_counts=True)
    each = max(1, min(25, 600 // distinct.size))
    numbers = [int((codes[sample] == code).sum()) for code in distinct]
    assert numbers == np.minimum(sizes, each).tolist()
    assert np.unique(sample).size == sample.size


@pytest.mark.parametrize("unit", [1e-300, 1.0, 1e150])
def test_outermost_rows_are_the_extremes_of_both_axes_in_any_unit(unit):
    points = np.random.default_rng(1).normal(size=(500, 2)) * [unit, 1.0]
    sample = points[outermost(points)]
    np.testing.assert_array_equal(sample.min(axis=0), points.min(axis=0))
    np.testing.assert_array_equal(sample.max(axis=0), points.max(axis=0))


def test_equal_points_have_one_outermost_row():
    assert outermost(np.zeros((5, 2))).tolist() == [0]


def test_rows_nearest_to_a_boundary_are_those_of_a_full_sort(many):
    distance = np.round(many.boundary.distance, 2)  # many are equal
    alike = replace(many, boundary=replace(many.boundary, distance=distance))
    order = np.argsort(distance, kind="stable")
    for count in (0, 1, 20, 777, 30_000, 40_000):
        np.testing.assert_array_equal(alike.nearest_boundary(count), order[:count])
