"""The decision of K-Means: the origin of the distances, the rows that are computed again, and the order of ties."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import NonFiniteError
from neon_core.neon.distances import (
    FEW,
    assign,
    decide,
    discriminants,
    for_each_checked_block,
    is_sharp,
    nearest,
    smallest,
)
from neon_core.neon.geometry import Geometry, choose_origin
from tests.helpers.reference import (
    any_floats,
    assert_close,
    betas,
    for_each_row,
    moderately,
    problems,
    scale_of,
)
from tests.helpers.reference import discriminants as slow_discriminants
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
    # mean (12, 0), spread 3: ratio 4
    assert choose_origin(np.array([[9.0, 0.0], [15.0, 0.0]])).tolist() == [0, 0]
    # mean (12.5, 0), spread 3: ratio 4.17
    assert choose_origin(np.array([[9.5, 0.0], [15.5, 0.0]])).tolist() == [12.5, 0]
    # mean (3, 4), spread 1.25: ratio 4
    assert choose_origin(np.array([[2.0, 3.25], [4.0, 4.75]])).tolist() == [0, 0]
    assert choose_origin(np.array([[2.5, 3.25], [4.5, 4.75]])).tolist() == [3.5, 4]


@pytest.mark.parametrize(("mean", "origin"), [(64.0, 0.0), (66.0, 66.0), (-66.0, -66.0)])
def test_a_single_feature_far_from_zero_has_its_own_origin(mean, origin):
    centroids = np.array([[-1000.0, mean - 2.0], [1000.0, mean + 2.0]])  # a ratio of 32 or more
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


# --- which rows are computed again directly ---


LINE = Geometry.from_centroids(np.array([[0.0], [1.0]]))  # origin 0, reach 1


def test_rows_within_a_millionth_of_a_boundary_are_computed_again():
    # x = 1/2 - t: f = 1 - 2x = 2t, and NEARLY (||x||^2 + ||mu||^2) = 1e-6 (1/4 + 1) = 1.25e-6
    offsets = np.array([1e-3, 0.65e-6, 0.60e-6, 0.0, -0.60e-6, -0.65e-6])
    decision = decide(0.5 - offsets[:, None], LINE)
    assert decision.near.tolist() == [2, 3, 4]
    assert decision.label.tolist() == [0, 0, 0, 0, 1, 1]
    assert decision.reach == pytest.approx(1.25, rel=1e-2)


def test_farther_from_the_centroids_more_rows_are_computed_again():
    # x = (1/2 - t, 2): f = 2t as before, and NEARLY (||x||^2 + ||mu||^2) = 1e-6 (17/4 + 1) = 5.25e-6
    geometry = Geometry.from_centroids(np.array([[0.0, 0.0], [1.0, 0.0]]))
    offsets = np.array([2.65e-6, 2.60e-6])
    decision = decide(np.column_stack([0.5 - offsets, [2.0, 2.0]]), geometry)
    assert decision.near.tolist() == [1]


@pytest.mark.parametrize(("beta", "reach", "sharp"), [(1.0, 1e5, True), (1.0, 99_999.0, False), (2.0, 5e4, True)])
def test_rounding_shows_in_the_shares_from_a_hundred_thousand_on(beta, reach, sharp):
    assert is_sharp(beta, reach) is sharp


def test_rounding_never_shows_at_beta_zero():
    assert not is_sharp(0.0, math.inf)
    assert is_sharp(math.inf, 1e-9)


def test_at_a_sharp_beta_near_ties_of_competitors_are_computed_again():
    # x = (t, 0) seen from 0 in the middle: h_1 = 1 - 2t, h_2 = 1 + 2t, apart by 4t; NEARLY (||x||^2 + ||mu||^2) = 1e-6
    geometry = Geometry.from_centroids(np.array([[0.0, 0.0], [1.0, 0.0], [-1.0, 0.0]]))
    X = np.array([[1e-3, 0.0], [0.3e-6, 0.0], [0.2e-6, 0.0], [0.0, 0.0], [0.5, 0.0]])  # the last on a boundary
    assert decide(X, geometry, beta=1e4).near.tolist() == [4]
    assert decide(X, geometry, beta=1e6).near.tolist() == [2, 3, 4]


@pytest.mark.parametrize("seed", range(10))
def test_tied_competitors_share_alike_to_the_last_digit_at_a_sharp_beta(seed):
    """The product rounds: at this beta the shares of the three would differ in the eleventh digit."""
    rng = np.random.default_rng(seed)
    x, v = rng.normal(size=3), (rng.permutation(64)[:3] + 1) / 8
    x = np.round(x * 2**20) / 2**20
    centroids = np.array([x, x + v, x - v, x + np.roll(v, 1)])
    geometry = Geometry.from_centroids(centroids)
    beta = 2e5 / float(x @ x + geometry.reach)
    shares = explain(centroids, x[None, :], beta).shares[0]
    assert shares[1] == shares[2]
    assert_close(shares, [0, 1 / 3, 1 / 3, 1 / 3], scale=1, relative=1e-13)


# --- the order of ties ---


@pytest.mark.parametrize("n_rows", [1, FEW // 4, FEW - 1, FEW, 300])
def test_of_several_smallest_the_first_is_taken(n_rows):
    columns = np.array([[2.0, 1.0, 0.0, 3.0], [1.0, 1.0, 0.0, 2.0], [1.0, 2.0, 0.0, 1.0], [1.0, 1.0, 0.0, 1.0]])
    assert smallest(np.repeat(columns, n_rows, axis=1))[::n_rows].tolist() == [1, 0, 0, 2]
    assert smallest(np.repeat(columns, n_rows, axis=1))[n_rows - 1 :: n_rows].tolist() == [1, 0, 0, 2]


@pytest.mark.parametrize("n_rows", [1, FEW // 4, FEW - 1, FEW, 300])
def test_of_several_nearest_centroids_the_first_is_the_label(n_rows):
    # (0, 0) is 1 away from all four, (1, 1) from the second and third
    centroids = np.array([[-1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
    X = np.repeat(
        [[0.0, 0.0], [1.0, 1.0], [3.0, -3.0], [-9.0, 0.0], [9.0, 0.0], [0.0, 9.0], [0.0, -9.0]], n_rows, axis=0
    )
    for labels in (
        assign(X, centroids),
        nearest(X, Geometry.from_centroids(centroids)),
        decide(X, Geometry.from_centroids(centroids)).label,
    ):
        assert labels[::n_rows].tolist() == [0, 1, 1, 0, 1, 2, 3]
        assert labels[n_rows - 1 :: n_rows].tolist() == [0, 1, 1, 0, 1, 2, 3]


@pytest.mark.parametrize("n_rows", [1, FEW // 4, 300])
def test_rows_clear_of_every_boundary_are_not_computed_again(n_rows):
    geometry = Geometry.from_centroids(np.array([[-1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, -1.0]]))
    decision = decide(np.repeat([[-9.0, 0.0], [9.0, 0.0], [0.0, 9.0], [0.0, -9.0]], n_rows, axis=0), geometry)
    assert decision.label[::n_rows].tolist() == [0, 1, 2, 3]
    assert decision.near.size == 0


@moderately
@given(problems(n_clusters=(1, 5)), st.data())
def test_direct_labels_and_discriminants_equal_the_slow_loops(problem, data):
    centroids, X = problem
    label = for_each_row(slow_label, X, centroids).astype(int)
    np.testing.assert_array_equal(nearest(X, Geometry.from_centroids(centroids)), label)
    c = data.draw(st.integers(0, len(centroids) - 1))
    h = discriminants(X, Geometry.from_centroids(centroids), np.full(len(X), c)).T
    np.testing.assert_array_equal(h, for_each_row(slow_discriminants, X, centroids, c))


# --- blocks ---


def test_values_that_are_not_finite_are_named_by_their_row_in_the_whole_matrix():
    X = np.zeros((40_000, 1))
    X[39_000] = math.nan
    decisions: list[object] = []
    with pytest.raises(NonFiniteError, match=r"^X has the value .*row 39000, column 0"):
        for_each_checked_block(X, 2, lambda block: decisions.append(decide(X[block], LINE)))


def test_a_block_holds_one_value_a_feature_and_one_a_cluster():
    sizes: list[int] = []
    for width, n_clusters in ((4, 512), (512, 4)):
        for_each_checked_block(
            np.zeros((4096, width)), n_clusters, lambda block: sizes.append(block.stop - block.start)
        )
        assert max(sizes) <= 1024
        sizes.clear()
