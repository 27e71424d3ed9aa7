"""Which rows a map draws: laws over sizes, then a million rows against the clock of a plain pass."""

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


def pairs_of(analysis, at):
    clustering = analysis.clustering
    return set(zip(clustering.labels[at].tolist(), clustering.class_index[at].tolist(), strict=True))


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
def test_whatever_the_size_everything_worth_a_look_is_drawn_once_and_in_order(n, k, n_classes, seed):
    analysis = clouds(n, k, n_classes, seed)
    seen = pca_map(analysis)
    at = samples_to_draw(analysis, seen, most=100)
    assert at.size == min(n, 100)
    assert (np.diff(at) > 0).all()
    assert pairs_of(analysis, at) == pairs_of(analysis, np.arange(n))
    np.testing.assert_array_equal(np.ptp(seen.points[at], axis=0), np.ptp(seen.points, axis=0))
    if k > 1:
        assert analysis.boundary.distance.argmin() in at
    np.testing.assert_array_equal(at, samples_to_draw(analysis, seen, most=100))


def test_all_of_a_table_that_is_not_too_large():
    wine = nc.analyse(nc.load_sample("wine"), PUBLISHED)
    np.testing.assert_array_equal(samples_to_draw(wine, pca_map(wine)), np.arange(178))
    np.testing.assert_array_equal(samples_to_draw(wine, pca_map(wine), most=178), np.arange(178))


def test_of_a_large_one_ten_thousand_of_which_mismatches_and_near_rows_have_their_part(many):
    at = samples_to_draw(many, pca_map(many))
    wrong = np.flatnonzero(many.clustering.mismatch)
    assert at.size == MOST_DRAWN
    assert np.isin(many.nearest_boundary(500), many.design.rows[at]).all()
    assert np.isin(wrong[:LISTED], at).all()
    assert np.isin(wrong, at).sum() >= 0.2 * MOST_DRAWN
    assert not at.flags.writeable


def test_a_few_mismatches_are_all_drawn(many):
    few = np.zeros(30_000, np.bool_)
    few[::30] = True
    other = replace(many, clustering=replace(many.clustering, mismatch=few))
    assert np.isin(np.flatnonzero(few), samples_to_draw(other, pca_map(other))).all()


def test_the_rest_is_in_proportion(many):
    """Half of the marks are a fair draw, so no large cluster has a share far from its own."""
    alike = replace(many, clustering=replace(many.clustering, mismatch=np.zeros(30_000, np.bool_)))
    labels = alike.clustering.labels
    drawn = np.bincount(labels[samples_to_draw(alike, pca_map(alike))], minlength=4) / MOST_DRAWN
    np.testing.assert_allclose(drawn, np.bincount(labels, minlength=4) / 30_000, atol=0.02)


def test_most_marks_stay_from_map_to_map(many):
    one, other = samples_to_draw(many, pca_map(many)), samples_to_draw(many, feature_map(many, 0, 1))
    assert np.isin(one, other).sum() >= MOST_DRAWN - 32


def test_more_pairs_than_room_leave_no_pair_twice():
    """A class column that names every row."""
    n = 5_000
    found = sample_pairs(np.zeros(n, np.intp), np.arange(n), np.random.default_rng(0).permutation(n), 100)
    assert np.unique(found).size == 100


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 400)), min_size=1, max_size=300),
    st.integers(0, 2**32 - 1),
)
def test_each_pair_gives_as_many_as_the_others_or_all_it_has(cells, seed):
    labels, known = (np.array(column, np.intp) for column in zip(*cells, strict=True))
    shuffled = np.random.default_rng(seed).permutation(len(cells))
    found = sample_pairs(labels, known, shuffled, most=600)
    codes = labels * 1000 + known
    there, sizes = np.unique(codes, return_counts=True)
    each = max(1, min(25, 600 // there.size))
    taken = [int((codes[found] == code).sum()) for code in there]
    assert taken == np.minimum(sizes, each).tolist()
    assert np.unique(found).size == found.size


@pytest.mark.parametrize("unit", [1e-300, 1.0, 1e150])
def test_the_outermost_are_the_extremes_of_both_axes_whatever_the_unit(unit):
    points = np.random.default_rng(1).normal(size=(500, 2)) * [unit, 1.0]
    found = points[outermost(points)]
    np.testing.assert_array_equal(found.min(axis=0), points.min(axis=0))
    np.testing.assert_array_equal(found.max(axis=0), points.max(axis=0))


def test_points_on_one_place_have_an_outermost_one():
    assert outermost(np.zeros((5, 2))).tolist() == [0]


def test_the_rows_nearest_to_a_boundary_are_those_of_a_full_sort(many):
    distance = np.round(many.boundary.distance, 2)  # many are equal
    alike = replace(many, boundary=replace(many.boundary, distance=distance))
    order = np.argsort(distance, kind="stable")
    for count in (0, 1, 20, 777, 30_000, 40_000):
        np.testing.assert_array_equal(alike.nearest_boundary(count), order[:count])
