"""The origin of the distances: chosen feature by feature, so that no feature loses digits to another."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.neon.distances import Geometry, choose_origin
from tests.helpers.reference import (
    any_floats,
    assert_close,
    betas,
    for_each_row,
    moderately,
    problems,
    scale_of,
)
from tests.helpers.reference import label as slow_label
from tests.helpers.reference import logit as slow_logit
from tests.helpers.reference import relevance as slow_relevance


def explain(centroids, X, beta):
    return nc.NeuralizedKMeans(centroids).explain(X, beta=beta)


def assert_close_in_each_feature(actual, expected, centroids, X, relative=1e-9):
    """Every column of the relevance is met relative to the squared distances in this feature alone."""
    for feature in range(X.shape[1]):
        scale = scale_of(centroids[:, [feature]], X[:, [feature]])
        assert_close(actual[:, feature], expected[:, feature], scale, relative)


# --- the origin ---


def test_the_origin_is_zero_where_the_mean_is_near_zero_and_no_row_is_copied():
    geometry, rows = Geometry.from_centroids(np.array([[0.0, 1.0], [1.0, 0.0]])), np.ones((3, 2))
    assert not geometry.shifted
    assert geometry.center(rows) is rows


def test_the_origin_is_the_mean_where_the_mean_as_a_whole_is_far_from_zero():
    # mean (10, 0), spread 1: ratio 10
    assert choose_origin(np.array([[9.0, 0.0], [11.0, 0.0]])).tolist() == [10, 0]
    # mean (3, 0), spread 1: ratio 3
    assert choose_origin(np.array([[2.0, 0.0], [4.0, 0.0]])).tolist() == [0, 0]


@pytest.mark.parametrize(("mean", "origin"), [(31.0, 0.0), (33.0, 33.0), (-33.0, -33.0)])
def test_a_single_feature_far_from_zero_has_its_own_origin(mean, origin):
    centroids = np.array([[-1000.0, mean - 1.0], [1000.0, mean + 1.0]])
    assert choose_origin(centroids).tolist() == [0, origin]


@pytest.mark.parametrize("value", [0.1, -3.0, 1e6, 1e-200])
@pytest.mark.parametrize("n_clusters", [1, 3, 7])
def test_the_origin_of_a_shared_feature_is_its_value_to_the_last_digit(value, n_clusters):
    for other in (np.zeros(n_clusters), np.arange(n_clusters) - 7.0, np.arange(n_clusters) + 1e3):
        origin = choose_origin(np.column_stack([np.full(n_clusters, value), other]))
        assert origin[0] == value


# --- mixed scales ---


@st.composite
def mixed_problems(draw):
    """A problem whose features have scales from 1e-5 to 1e6 and offsets of their own."""
    centroids, X = draw(problems())
    n_features = X.shape[1]
    scales = np.array([draw(st.sampled_from([2.0**-17, 0.1, 1.0, 2.0**20])) for _ in range(n_features)])
    offsets = np.array([draw(st.sampled_from([0.0, 0.7, -30.0, 1e4])) for _ in range(n_features)])
    return centroids * scales + offsets, X * scales + offsets


@moderately
@given(mixed_problems(), betas)
def test_every_feature_keeps_its_digits_whatever_the_scales_of_the_others(problem, beta):
    centroids, X = problem
    if len(np.unique(centroids, axis=0)) < len(centroids):  # an offset has swallowed the difference of two
        return
    e = explain(centroids, X, beta)
    label = for_each_row(slow_label, X, centroids)
    np.testing.assert_array_equal(e.label, label)
    logit = np.array([for_each_row(slow_logit, [x], centroids, int(c))[0] for x, c in zip(X, label, strict=True)])
    assert_close(e.logit, logit, scale_of(centroids, X))
    assert_close(e.relevance.sum(axis=1), e.logit, scale_of(centroids, X))
    assert_close_in_each_feature(e.relevance, for_each_row(slow_relevance, X, centroids, beta), centroids, X)


@pytest.mark.parametrize("beta", [0.0, 1e-12, math.inf])
def test_small_values_far_from_zero_keep_their_digits_beside_large_ones(beta):
    rng = np.random.default_rng(0)
    scales, offsets = np.array([1e-5, 1e6, 1.0]), np.array([1e4, 0.0, 300.0])
    centroids, X = (rng.normal(size=(n, 3)) * scales + offsets for n in (4, 40))
    expected = for_each_row(slow_relevance, X, centroids, beta)
    assert_close_in_each_feature(explain(centroids, X, beta).relevance, expected, centroids, X, relative=1e-12)


@pytest.mark.parametrize("offset", [0.3, 300.0, -3e3])
def test_an_offset_costs_no_digit_where_rows_are_clear_of_every_boundary(offset):
    """At these offsets a product of values that are not centred loses 5 to 7 digits, and no row is near a boundary."""
    rng = np.random.default_rng(1)
    centroids = np.array([[0.0, 0.0, 0.0], [40.0, 0.0, 0.0], [0.0, 50.0, 0.0]]) / 3 + offset
    X = centroids[rng.integers(3, size=60)] + rng.normal(size=(60, 3))
    e = explain(centroids, X, 0.01)
    expected = for_each_row(slow_relevance, X, centroids, 0.01)
    assert_close(e.relevance, expected, scale_of(centroids, X), relative=1e-15)


# --- a feature that all centroids share ---


@moderately
@given(problems(any_floats), betas, st.sampled_from([0.1, -3.0, 1e6, 1e-200, 0.0]), st.booleans())
def test_a_feature_that_all_centroids_share_has_relevance_zero_to_the_last_bit(problem, beta, constant, varies):
    centroids, X = problem
    values = constant + np.arange(len(X)) * 0.7 * varies
    wide_centroids, wide_X = np.insert(centroids, 1, constant, axis=1), np.insert(X, 1, values, axis=1)
    for n_rows in (1, 100):
        column = explain(wide_centroids, np.repeat(wide_X, n_rows, axis=0), beta).relevance[:, 1]
        np.testing.assert_array_equal(column, 0.0)
        assert not np.signbit(column).any()


@pytest.mark.parametrize("constant", [0.1, 0.7, 123.456])
def test_a_shared_feature_is_zero_where_a_mean_of_equal_numbers_is_rounded(constant):
    centroids = np.column_stack([np.full(10, constant), np.arange(10.0)])
    X = np.column_stack([np.full(200, constant), np.linspace(-1.0, 10.0, 200)])
    relevance = explain(centroids, X, 0.1).relevance
    np.testing.assert_array_equal(relevance[:, 0], 0.0)
    assert_close(relevance[:, 1], explain(centroids[:, 1:], X[:, 1:], 0.1).relevance[:, 0], scale=100, relative=1e-14)
