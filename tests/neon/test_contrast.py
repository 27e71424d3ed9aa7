"""Why A rather than B: the pairwise evidence a_i, its Shapley value, and its closed form for a group."""

import inspect

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from tests.helpers.reference import (
    any_floats,
    assert_close,
    betas,
    eighths,
    exact,
    for_each_row,
    moderately,
    problems,
    scale_of,
    shapley_of_discriminant,
)
from tests.helpers.reference import contrast as slow_contrast
from tests.helpers.reference import label as slow_label

CENTROIDS = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 6.0]])
POINTS = np.array([[1.0, 1.0], [3.0, 1.0]])  # squared differences: (1,1) (9,1) (1,25) and (9,1) (1,1) (9,25)


@st.composite
def contrast_problems(draw, numbers=eighths):
    """Centroids, points and two different clusters."""
    centroids, X = draw(problems(numbers))
    of, against = draw(st.permutations(range(len(centroids))))[:2]
    return centroids, X, of, against


@pytest.mark.parametrize(
    ("of", "against", "expected"),
    [
        (0, 1, [[8, 0], [-8, 0]]),  # (9-1, 1-1) and (1-9, 1-1)
        (1, 0, [[-8, 0], [8, 0]]),  # the other way round
        (2, 1, [[8, -24], [-8, -24]]),  # (9-1, 1-25) and (1-9, 1-25)
        ([0, 1], 2, [[0, 24], [8, 24]]),  # (1-1, 25-1) and (9-1, 25-1): one cluster for each point
        ([0, 1], [1, 1], [[8, 0], [0, 0]]),  # nothing speaks for a cluster over itself
    ],
)
def test_contrast_is_the_difference_of_the_squared_differences(of, against, expected):
    model = nc.NeuralizedKMeans(CENTROIDS)
    np.testing.assert_array_equal(model.contrast(POINTS, of=of, against=against), expected)


@moderately
@given(contrast_problems())
def test_contrast_equals_the_slow_loops(problem):
    centroids, X, of, against = problem
    actual = nc.NeuralizedKMeans(centroids).contrast(X, of=of, against=against)
    np.testing.assert_array_equal(actual, for_each_row(slow_contrast, X, centroids, of, against))


@moderately
@given(contrast_problems(any_floats))
def test_contrast_adds_up_to_the_discriminant(problem):
    centroids, X, of, against = problem
    model = nc.NeuralizedKMeans(centroids)
    h = model.discriminants(X, cluster=of)[:, against]
    assert_close(model.contrast(X, of=of, against=against).sum(axis=1), h, scale_of(centroids, X))


@moderately
@given(contrast_problems())
def test_contrast_is_weight_times_distance_from_the_midpoint(problem):
    centroids, X, of, against = problem
    model = nc.NeuralizedKMeans(centroids)
    expected = (X - model.midpoints[of, against]) * model.weights[of, against]
    assert_close(model.contrast(X, of=of, against=against), expected, scale_of(centroids, X))


@moderately
@given(contrast_problems(any_floats))
def test_contrast_changes_its_sign_if_the_clusters_are_exchanged(problem):
    centroids, X, of, against = problem
    model = nc.NeuralizedKMeans(centroids)
    there, back = model.contrast(X, of=of, against=against), model.contrast(X, of=against, against=of)
    np.testing.assert_array_equal(there, -back)


@moderately
@given(problems(n_clusters=(3, 5)))
def test_contrasts_over_a_third_cluster_add_up(problem):
    centroids, X = problem
    model = nc.NeuralizedKMeans(centroids)
    two_steps = model.contrast(X, of=0, against=1) + model.contrast(X, of=1, against=2)
    assert_close(two_steps, model.contrast(X, of=0, against=2), scale_of(centroids, X))


@moderately
@given(contrast_problems())
def test_contrast_is_the_shapley_value_of_the_discriminant_from_the_midpoint(problem):
    centroids, X, of, against = problem
    midpoint = exact((centroids[of] + centroids[against]) / 2)
    expected = for_each_row(shapley_of_discriminant, X, centroids, of, against, midpoint)
    assert_close(nc.NeuralizedKMeans(centroids).contrast(X, of=of, against=against), expected, scale_of(centroids, X))


@moderately
@given(problems(), betas)
def test_relevance_is_the_mixture_of_the_pairwise_contrasts(problem, beta):
    centroids, X = problem
    model = nc.NeuralizedKMeans(centroids)
    e = model.explain(X, beta=beta)
    h = model.discriminants(X)
    ratio = np.ones_like(h)  # the limit on the boundary, where h = f = 0
    np.divide(e.logit[:, None], h, out=ratio, where=h > 0)
    contrasts = [model.contrast(X, of=e.label, against=k) for k in range(len(centroids))]
    expected = sum((e.shares * ratio)[:, [k]] * contrasts[k] for k in range(len(centroids)))
    assert_close(e.relevance, expected, scale_of(centroids, X))


@moderately
@given(problems(n_clusters=(2, 2)))
def test_with_two_clusters_relevance_is_the_shapley_value_from_the_midpoint(problem):
    centroids, X = problem
    midpoint = exact(centroids.mean(axis=0))

    def shapley_of_row(x, fractions):
        c = slow_label(x, fractions)
        return shapley_of_discriminant(x, fractions, c, 1 - c, midpoint)

    expected = for_each_row(shapley_of_row, X, centroids)
    assert_close(nc.NeuralizedKMeans(centroids).explain(X, beta=1.0).relevance, expected, scale_of(centroids, X))


def test_for_a_group_the_mean_contrast_is_the_squared_difference_of_the_means():
    groups = [np.random.default_rng(seed).normal(seed, 1.0, size=(50, 3)) for seed in range(3)]
    centroids = np.array([group.mean(axis=0) for group in groups])
    model = nc.NeuralizedKMeans(centroids)
    for c, k in [(0, 1), (1, 2), (2, 0)]:
        mean = model.contrast(groups[c], of=c, against=k).mean(axis=0)
        np.testing.assert_allclose(mean, (centroids[c] - centroids[k]) ** 2, rtol=1e-12)


def test_there_is_no_pole_for_a_cluster_the_point_is_not_in():
    # from (2,3) all three centroids are equally far: every h is 0, and the contrasts are plain numbers
    # squared differences: (4,9) (4,9) (4,9)
    model = nc.NeuralizedKMeans(CENTROIDS)
    for of, against in [(1, 0), (2, 0), (2, 1)]:
        np.testing.assert_array_equal(model.contrast([[2.0, 3.0]], of=of, against=against), [[0, 0]])


def test_a_step_away_from_a_boundary_changes_the_contrast_by_as_little():
    # a_i is linear in x_i with slope w_i = 2 (mu_Ai - mu_Bi) = 2 (4 - 0), so a step of 1e-9 moves it by 8e-9
    model = nc.NeuralizedKMeans(CENTROIDS)
    at, beside = model.contrast([[2.0, 1.0], [2.0 + 1e-9, 1.0]], of=1, against=0)
    np.testing.assert_allclose(beside - at, [8e-9, 0], rtol=0, atol=1e-14)


def test_contrast_has_no_beta():
    assert "beta" not in inspect.signature(nc.NeuralizedKMeans.contrast).parameters


@pytest.mark.parametrize("offset", [1e7, -1e7])
def test_contrast_keeps_its_digits_at_an_offset(offset):
    X, centroids = np.random.default_rng(6).integers(-512, 512, size=(2, 20, 3)) / 64
    expected = nc.NeuralizedKMeans(centroids).contrast(X, of=3, against=7)
    moved = nc.NeuralizedKMeans(centroids + offset).contrast(X + offset, of=3, against=7)
    assert_close(moved, expected, np.abs(expected).max(), relative=1e-7)


def test_contrast_is_in_double_precision_for_single_precision_input():
    X = np.array([[0.1, 0.2]], dtype=np.float32)
    centroids = np.array([[0.3, 0.4], [1.7, 2.9]], dtype=np.float32)
    actual = nc.NeuralizedKMeans(centroids).contrast(X, of=0, against=1)
    expected = nc.NeuralizedKMeans(centroids.astype(float)).contrast(X.astype(float), of=0, against=1)
    assert actual.dtype == np.float64
    np.testing.assert_array_equal(actual, expected)


def test_contrast_of_many_rows_takes_the_clusters_of_each_row():
    rng = np.random.default_rng(9)
    centroids, X = rng.normal(size=(4, 3)), rng.normal(size=(40_000, 3))
    of, against = rng.integers(4, size=(2, 40_000))
    actual = nc.NeuralizedKMeans(centroids).contrast(X, of=of, against=against)
    assert_close(actual, (X - centroids[against]) ** 2 - (X - centroids[of]) ** 2, scale_of(centroids, X))


def test_contrast_is_read_only():
    assert not nc.NeuralizedKMeans(CENTROIDS).contrast(POINTS, of=0, against=1).flags.writeable
