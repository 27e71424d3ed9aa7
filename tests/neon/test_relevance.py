"""Softmin shares and the midpoint rule: worked out by hand, by slow loops, and held to their properties."""

import inspect
import math
import tracemalloc
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.neon.distances import decide
from neon_core.neon.relevance import IN_CACHE
from tests.helpers.reference import (
    any_floats,
    assert_close,
    betas,
    for_each_row,
    moderately,
    problems,
    scale_of,
    textbook_relevance,
)
from tests.helpers.reference import label as slow_label
from tests.helpers.reference import logit as slow_logit
from tests.helpers.reference import relevance as slow_relevance
from tests.helpers.reference import shares as slow_shares

CENTROIDS = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 6.0]])
# (1,1) is in cluster 0: h_1 = 10 - 2 = 8, h_2 = 26 - 2 = 24, f = 8, a_1 = (9-1, 1-1), a_2 = (1-1, 25-1)
POINT = np.array([[1.0, 1.0]])


def explain(centroids, X, beta):
    return nc.NeuralizedKMeans(centroids).explain(X, beta=beta)


@pytest.fixture(scope="module")
def blobs():
    """Centroids and points of ordinary size, without ties, in numbers that stay exact at an offset of 1e7."""
    rng = np.random.default_rng(4)
    return [np.round(rng.normal(size=(n, 5)) * 2**16) / 2**16 for n in (4, 200)]


# --- by hand ---


@pytest.mark.parametrize(
    ("beta", "shares", "relevance"),
    [
        # exp(-0) = exp(-0): p = 1/2, 1/2; omega = 1/2 * 8/8, 1/2 * 8/24; R = 1/2 (8,0) + 1/6 (0,24)
        (0.0, [0, 1 / 2, 1 / 2], [4, 4]),
        # exp(-16 beta) = 1/3: p = 3/4, 1/4; omega = 3/4 * 8/8, 1/4 * 8/24; R = 3/4 (8,0) + 1/12 (0,24)
        (math.log(3) / 16, [0, 3 / 4, 1 / 4], [6, 2]),
        # only the nearest competitor: p = 1, 0; R = (8,0)
        (math.inf, [0, 1, 0], [8, 0]),
    ],
)
def test_shares_and_relevance_of_one_point_by_hand(beta, shares, relevance):
    explanation = explain(CENTROIDS, POINT, beta)
    assert_close(explanation.shares, [shares], scale=1)
    assert_close(explanation.relevance, [relevance], scale=1)
    assert_close(explanation.logit, [8], scale=1)
    assert explanation.label.tolist() == [0]
    assert explanation.tie.tolist() == [False]
    assert explanation.beta == beta


def test_on_a_boundary_the_bars_are_finite_and_add_up_to_zero():
    # (3,1) has squared distances 9+1, 1+9, 9+49: f = 0, h_2 = 48, a_1 = (1-9, 9-1)
    # beta = 0: p = 1/2, 1/2; omega = 1/2 * 1 (the limit), 1/2 * 0/48; R = 1/2 (-8,8)
    explanation = explain([[0, 0], [2, 4], [0, -6]], [[3.0, 1.0]], beta=0.0)
    assert_close(explanation.relevance, [[-4, 4]], scale=1)
    assert explanation.logit.tolist() == [0]
    assert explanation.tie.tolist() == [True]


def test_competitors_that_tie_for_nearest_share_equally_at_infinite_beta():
    # (0,0) has squared distances 0 to itself, 25 to (5,0), (3,-4) and (-5,0), 49 to (0,7)
    # a_1 = (25,0), a_2 = (9,16), a_3 = (25,0); p and omega are 1/3 each and 0 for the last
    explanation = explain([[0, 0], [5, 0], [3, -4], [-5, 0], [0, 7]], [[0.0, 0.0]], beta=math.inf)
    assert_close(explanation.shares, [[0, 1 / 3, 1 / 3, 1 / 3, 0]], scale=1)
    assert_close(explanation.relevance, [[59 / 3, 16 / 3]], scale=1)


# --- conservation, first of all ---


@moderately
@given(problems(any_floats), betas)
def test_relevance_adds_up_to_the_logit(problem, beta):
    centroids, X = problem
    explanation = explain(centroids, X, beta)
    scale = scale_of(centroids, X)
    assert_close(explanation.relevance.sum(axis=1), explanation.logit, scale)
    assert_close(explanation.residual, np.zeros(len(X)), scale)


@moderately
@given(problems(any_floats), betas)
def test_the_residual_is_the_sum_of_the_relevances_less_the_logit_to_the_last_digit(problem, beta):
    centroids, X = problem
    e = explain(centroids, X, beta)
    np.testing.assert_array_equal(e.residual, e.relevance.sum(axis=1) - e.logit)


# --- two ways that must agree ---


@moderately
@given(problems(n_clusters=(1, 5)), betas)
def test_every_part_of_an_explanation_equals_the_slow_loops(problem, beta):
    centroids, X = problem
    explanation = explain(centroids, X, beta)
    label, scale = for_each_row(slow_label, X, centroids), scale_of(centroids, X)
    logit = np.array([for_each_row(slow_logit, [x], centroids, int(c))[0] for x, c in zip(X, label, strict=True)])
    np.testing.assert_array_equal(explanation.label, label)
    np.testing.assert_array_equal(explanation.tie, logit == 0)
    assert_close(explanation.logit, logit, scale)
    assert_close(explanation.shares, for_each_row(slow_shares, X, centroids, beta), scale=1)
    assert_close(explanation.relevance, for_each_row(slow_relevance, X, centroids, beta), scale)


@moderately
@given(problems(), betas)
def test_relevance_equals_the_textbook_form_with_weights_and_midpoints(problem, beta):
    centroids, X = problem
    expected = for_each_row(textbook_relevance, X, centroids, beta)
    assert_close(explain(centroids, X, beta).relevance, expected, scale_of(centroids, X))


# --- properties ---


@moderately
@given(problems(any_floats), betas)
def test_shares_are_a_distribution_over_the_competitors(problem, beta):
    centroids, X = problem
    explanation = explain(centroids, X, beta)
    assert (explanation.shares >= 0).all()
    assert_close(explanation.shares.sum(axis=1), np.ones(len(X)), scale=1)
    own = explanation.shares[np.arange(len(X)), explanation.label]
    np.testing.assert_array_equal(own, np.zeros(len(X)))


@moderately
@given(problems(), betas, st.sampled_from([0.125, -3.5, 1e3, 1e7, -1e7]))
def test_shift_of_rows_and_centroids_changes_nothing(problem, beta, shift):
    centroids, X = problem
    before, after = explain(centroids, X, beta), explain(centroids + shift, X + shift, beta)
    np.testing.assert_array_equal(after.label, before.label)
    np.testing.assert_array_equal(after.tie, before.tie)
    assert_close(after.shares, before.shares, scale=1)
    assert_close(after.relevance, before.relevance, scale_of(centroids, X))


@moderately
@given(problems(), betas, st.integers(-17, 20))
def test_relevance_scales_with_the_square_of_the_scale(problem, beta, power):
    centroids, X = problem
    s = 2.0**power  # from 8e-6 to 1e6, without rounding, so that ties stay ties
    before, after = explain(centroids, X, beta), explain(s * centroids, s * X, beta / s**2)
    np.testing.assert_array_equal(after.label, before.label)
    np.testing.assert_array_equal(after.tie, before.tie)
    assert_close(after.shares, before.shares, scale=1)
    assert_close(after.relevance / s**2, before.relevance, scale_of(centroids, X))


@moderately
@given(problems(), betas, st.randoms(use_true_random=False))
def test_permuting_the_features_permutes_the_relevance(problem, beta, random):
    centroids, X = problem
    order = random.sample(range(X.shape[1]), X.shape[1])
    expected = explain(centroids, X, beta).relevance[:, order]
    assert_close(explain(centroids[:, order], X[:, order], beta).relevance, expected, scale_of(centroids, X))


@moderately
@given(problems(), betas, st.randoms(use_true_random=False))
def test_renumbering_the_clusters_renumbers_the_shares_and_keeps_the_relevance(problem, beta, random):
    centroids, X = problem
    order = random.sample(range(len(centroids)), len(centroids))
    before, after = explain(centroids, X, beta), explain(centroids[order], X, beta)
    clear = ~before.tie  # on a boundary the label, and so the sign, goes to the lowest index
    np.testing.assert_array_equal(after.tie, before.tie)
    np.testing.assert_array_equal(np.array(order)[after.label[clear]], before.label[clear])
    assert_close(after.shares[clear], before.shares[clear][:, order], scale=1)
    assert_close(after.relevance[clear], before.relevance[clear], scale_of(centroids, X))


@moderately
@given(problems(), betas, st.sampled_from([0.0, 0.1, -3.0, 1e6]))
def test_a_constant_feature_gets_no_relevance_and_changes_no_other(problem, beta, constant):
    centroids, X = problem
    wide_centroids, wide_X = (np.column_stack([rows, np.full(len(rows), constant)]) for rows in problem)
    relevance, scale = explain(wide_centroids, wide_X, beta).relevance, scale_of(centroids, X)
    assert_close(relevance[:, -1], np.zeros(len(X)), scale)
    assert_close(relevance[:, :-1], explain(centroids, X, beta).relevance, scale)


# --- the edges of beta and of K ---


@moderately
@given(problems())
def test_at_beta_zero_all_competitors_share_equally(problem):
    centroids, X = problem
    shares = explain(centroids, X, 0.0).shares
    assert_close(np.sort(shares, axis=1)[:, 1:], 1 / (len(centroids) - 1), scale=1)


@pytest.mark.parametrize("beta", [1e6, 1e300, 1.7e308])
def test_huge_beta_equals_infinite_beta(blobs, beta):
    centroids, X = blobs
    at_the_end, huge = explain(centroids, X, math.inf), explain(centroids, X, beta)
    assert_close(huge.relevance, at_the_end.relevance, scale_of(centroids, X))
    np.testing.assert_array_equal(np.sort(at_the_end.shares)[:, -1], np.ones(len(X)))


def test_tiny_beta_equals_beta_zero(blobs):
    centroids, X = blobs
    tiny, zero = explain(centroids, X, 1e-300), explain(centroids, X, 0.0)
    assert_close(tiny.relevance, zero.relevance, scale_of(centroids, X))


@moderately
@given(problems(n_clusters=(2, 2)))
def test_with_two_clusters_relevance_is_the_contrast_exactly_whatever_beta(problem):
    centroids, X = problem
    model = nc.NeuralizedKMeans(centroids)
    label = model.predict(X)
    contrast = model.contrast(X, of=label, against=1 - label)
    for beta in (0.0, 0.3, 40.0, math.inf):
        np.testing.assert_array_equal(model.explain(X, beta=beta).relevance, contrast)


@pytest.mark.parametrize("beta", [None, 0.0, 1.0, math.inf])
def test_a_single_cluster_has_no_competitor_no_relevance_and_no_logit(beta):
    explanation = explain([[1.0, 2.0]], [[1.0, 2.0], [5.0, -3.0]], beta)
    np.testing.assert_array_equal(explanation.relevance, np.zeros((2, 2)))
    np.testing.assert_array_equal(explanation.shares, np.zeros((2, 1)))
    assert np.isnan(explanation.logit).all()
    assert explanation.label.tolist() == [0, 0]
    assert explanation.tie.tolist() == [False, False]


def test_an_explanation_is_of_the_assigned_cluster_only():
    # for a cluster that the point is not in, the ratio f/h_k has poles: model.contrast is the answer there
    assert list(inspect.signature(nc.NeuralizedKMeans.explain).parameters) == ["self", "X", "beta"]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("offset", [0.0, 1e3, 1e7])
@pytest.mark.parametrize("beta", [1e12, math.inf])
def test_an_exact_tie_of_competitors_stays_one_however_large_beta_is(seed, offset, beta):
    rng = np.random.default_rng(seed)
    x, v = rng.integers(-64, 64, 3) / 8 + offset, (rng.permutation(64)[:3] + 1) / 8
    explanation = explain([x, x + v, x - v, x + np.roll(v, 1), x + 99], [x], beta)
    # the three competitors stand |v|^2 away: a_1 = a_2 = v^2, a_3 the same, rolled
    assert_close(explanation.shares, [[0, 1 / 3, 1 / 3, 1 / 3, 0]], scale=1)
    assert_close(explanation.relevance, [(2 * v**2 + np.roll(v, 1) ** 2) / 3], scale=v @ v)


# --- many rows ---


@pytest.mark.parametrize("n_rows", [2_184, 2_185, 6_000])
def test_wide_rows_are_explained_alike_in_parts_and_one_by_one(n_rows):
    """With 30 features, some 2,184 rows at a time stay in the cache while both products are combined."""
    rng = np.random.default_rng(10)
    centroids, X = rng.normal(size=(4, 30)), rng.normal(size=(n_rows, 30))
    assert IN_CACHE // 30 == 2_184
    whole = explain(centroids, X, 0.1)
    assert_close(whole.relevance.sum(axis=1), whole.logit, scale_of(centroids, X))
    rows = [0, 1, 2_183, -1, *range(0, n_rows, 97)]
    single = np.vstack([explain(centroids, X[[row]], 0.1).relevance for row in rows])
    assert_close(whole.relevance[rows], single, scale_of(centroids, X), relative=1e-14)


# --- without a beta ---


@pytest.mark.parametrize("n_rows", [1, 200, 40_000])
@pytest.mark.parametrize("distance", [1.0, 1e3, 1e4])
def test_explaining_without_a_beta_equals_explaining_with_the_usual_one_to_the_last_digit(n_rows, distance):
    """At a distance of 1e3 the usual beta is so large that decisions made without it are too coarse."""
    rng = np.random.default_rng(6)
    centroids = np.vstack([rng.integers(-4, 5, size=(5, 3)) * 1.1, [[distance, 0.0, 0.0]]])
    X = rng.integers(-4, 5, size=(n_rows, 3)) * 1.1
    X[-1] = centroids[0] + 0.25
    model = nc.NeuralizedKMeans(centroids)
    usual, given = model.explain(X), model.explain(X, beta=model.beta_heuristic(X))
    assert usual.beta == given.beta
    for name in ("relevance", "logit", "label", "shares"):
        np.testing.assert_array_equal(getattr(usual, name), getattr(given, name))


def test_explaining_two_clusters_without_a_beta_takes_the_usual_one():
    # logits 1 - 2x: 1, 0.5 and 0.5, mean 2/3
    e = explain([[0.0], [1.0]], [[0.0], [0.25], [0.75]], None)
    assert e.beta == pytest.approx(1.5, rel=1e-12)
    assert_close(e.relevance, [[1.0], [0.5], [0.5]], scale=1)


def test_without_a_beta_every_row_is_decided_once():
    rng = np.random.default_rng(7)
    model, X = nc.NeuralizedKMeans(rng.normal(size=(4, 3))), rng.normal(size=(50_000, 3))
    seen: list[int] = []

    def counted(rows, *rest):
        seen.append(len(rows))
        return decide(rows, *rest)

    with patch("neon_core.neon.relevance.decide", counted), patch("neon_core.neon.neuralization.decide", counted):
        model.explain(X)
    assert sum(seen) == len(X)


def test_without_a_beta_an_explanation_takes_no_more_memory_than_with_one():
    rng = np.random.default_rng(8)
    model, X = nc.NeuralizedKMeans(rng.normal(size=(10, 4))), rng.normal(size=(200_000, 4))
    peaks = []
    for beta in (0.5, None):
        model.explain(X[:10], beta)
        tracemalloc.start()
        model.explain(X, beta)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 8 * 16_384 * 10 * 4  # a block's discriminants, on a few threads


# --- twins ---


@pytest.mark.parametrize("beta", [0.0, 1.0, math.inf])
def test_points_of_twin_clusters_are_ties_without_relevance(beta):
    with pytest.warns(nc.NeonWarning):
        model = nc.NeuralizedKMeans([[0.1, 0.3], [5.0, 0.7], [0.1, 0.3]])
    explanation = model.explain([[0.2, 0.9], [4.1, 0.4]], beta=beta)
    assert explanation.tie.tolist() == [True, False]
    assert explanation.label.tolist() == [0, 1]
    assert explanation.logit[0] == 0
    np.testing.assert_array_equal(explanation.relevance[0], [0, 0])
    # the twins compete as two equal halves of one cluster
    alone = explain([[0.1, 0.3], [5.0, 0.7]], [[4.1, 0.4]], beta)
    assert_close(explanation.relevance[1], alone.relevance[0], scale=1)
    assert_close(explanation.shares[1], [0.5, 0, 0.5], scale=1)


# --- large and small numbers ---


def assert_same_up_to(s, expected, actual):
    """Actual, divided by s^2, equals expected within 1e-7 of the largest relevance."""
    largest = np.abs(expected.relevance).max()
    np.testing.assert_array_equal(actual.label, expected.label)
    assert_close(actual.relevance / s**2, expected.relevance, largest, relative=1e-7)
    assert_close(actual.logit / s**2, expected.logit, largest, relative=1e-7)
    assert_close(actual.relevance.sum(axis=1) / s**2, expected.logit, largest, relative=1e-7)


@pytest.mark.parametrize("offset", [1e7, -1e7])
@pytest.mark.parametrize("beta", [0.0, 1.0, math.inf])
def test_an_offset_of_ten_million_costs_no_digits(blobs, offset, beta):
    centroids, X = blobs
    assert_same_up_to(1, explain(centroids, X, beta), explain(centroids + offset, X + offset, beta))


@pytest.mark.parametrize("s", [1e-5, 1e6])
@pytest.mark.parametrize("beta", [0.0, 1.0, math.inf])
def test_very_small_and_very_large_scales_cost_no_digits(blobs, s, beta):
    centroids, X = blobs
    assert_same_up_to(s, explain(centroids, X, beta), explain(s * centroids, s * X, beta / s**2))


@pytest.mark.parametrize("s", [1e-5, 1e6])
def test_the_usual_beta_follows_the_scale(blobs, s):
    centroids, X = blobs
    assert_same_up_to(s, explain(centroids, X, None), explain(s * centroids, s * X, None))


@pytest.mark.parametrize("offset", [0.0, 1e7])
def test_single_precision_input_is_computed_in_double_precision(offset):
    rng = np.random.default_rng(5)
    centroids, X = rng.integers(-50, 50, size=(4, 3)), rng.integers(-50, 50, size=(300, 3))
    single_centroids, single_X = ((rows + offset).astype(np.float32) for rows in (centroids, X))
    actual = explain(single_centroids, single_X, beta=0.01)  # whole numbers of this size stay exact
    assert_same_up_to(1, explain(centroids, X, beta=0.01), actual)
    assert {actual.relevance.dtype, actual.logit.dtype, actual.shares.dtype} == {np.dtype(np.float64)}


@pytest.mark.parametrize(("offset", "distance"), [(0.0, 1e6), (1e6, 1e6), (1e5, 1e5)])
@pytest.mark.parametrize("beta", [0.01, 1.0, math.inf])
def test_a_far_point_or_a_far_cluster_does_not_blur_the_others(blobs, beta, offset, distance):
    centroids, X = blobs
    expected = explain(centroids, X, beta).relevance
    largest = np.abs(expected).max()
    centroids, X, far = centroids + offset, X + offset, np.full((1, X.shape[1]), offset - distance)
    beside_a_far_point = explain(centroids, np.vstack([X, far]), beta).relevance[:-1]
    beside_a_far_cluster = explain(np.vstack([centroids, far]), X, beta).relevance
    assert_close(beside_a_far_point, expected, largest, relative=1e-7)
    assert_close(beside_a_far_cluster, expected, largest, relative=1e-7)
