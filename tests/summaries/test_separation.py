"""Eta squared and Cramér's V: by hand, and against SciPy's and scikit-learn's own figures."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.summaries.separation import cramers_v, cramers_v_by_chance, eta_squared_by_chance, eta_squared_of


def test_eta_squared_by_hand():
    """Means 1 and 9 around 5: 4 x 16 between, 4 x 1 within."""
    assert eta_squared_of(np.array([0.0, 2.0, 8.0, 10.0]), np.array([0, 0, 1, 1]), 2) == 64 / 68
    assert eta_squared_of(np.array([3.0, 3.0, 3.0]), np.array([0, 0, 1]), 2) == 0.0


def test_v_by_hand():
    """Each expected count is 2, each differs by 1: chi squared is 4 x 1/2 = 2 of 8 rows."""
    assert cramers_v(np.array([[3, 1], [1, 3]])) == 0.5


@pytest.mark.parametrize("labels", [[0, 0, 0], [2, 2, 2]])
def test_one_cluster_leaves_nothing_to_compare(labels):
    assert math.isnan(eta_squared_of(np.array([1.0, 2.0, 3.0]), np.array(labels), 3))
    assert math.isnan(cramers_v(np.array([[3, 1], [0, 0]])))


@given(st.integers(2, 6), st.integers(0, 10_000), st.sampled_from([0.0, 1e7, -3e5]))
def test_eta_squared_is_that_of_the_f_statistic(k, seed, shift):
    """F = (eta squared / (K - 1)) / ((1 - eta squared) / (n - K)): scikit-learn's f_classif."""
    from sklearn.feature_selection import f_classif

    rng = np.random.default_rng(seed)
    labels = np.append(np.arange(k), rng.integers(k, size=60))
    numbers = rng.normal(size=labels.size) + labels
    eta = eta_squared_of(numbers + shift, labels, k)
    f = eta / (k - 1) / ((1.0 - eta) / (labels.size - k))
    assert f == pytest.approx(f_classif(numbers[:, None], labels)[0][0], rel=1e-6)


@given(st.integers(2, 6), st.integers(2, 6), st.integers(0, 10_000))
def test_v_is_scipy_s_association(k, n_values, seed):
    from scipy.stats.contingency import association

    table = np.random.default_rng(seed).integers(1, 30, size=(k, n_values))
    assert cramers_v(table) == pytest.approx(association(table, method="cramer"), abs=1e-12)


@given(st.integers(0, 10_000))
def test_v_of_two_values_is_the_root_of_eta_squared(seed):
    rng = np.random.default_rng(seed)
    labels, values = np.append(np.arange(3), rng.integers(3, size=40)), rng.integers(2, size=43)
    table = np.zeros((3, 2), np.intp)
    np.add.at(table, (labels, values), 1)
    assert cramers_v(table) ** 2 == pytest.approx(eta_squared_of(values.astype(float), labels, 3), abs=1e-12)


def test_missing_numbers_do_not_count():
    numbers, labels = np.array([0.0, np.nan, 2.0, 8.0, 10.0, np.nan]), np.array([0, 0, 0, 1, 1, 2])
    assert eta_squared_of(numbers, labels, 3) == 64 / 68


def deals(sizes):
    """Return all ways to deal rows to clusters of fixed sizes, as labels."""
    labels = [k for k, size in enumerate(sizes) for _ in range(size)]
    return [np.array(deal) for deal in sorted(set(itertools.permutations(labels)))]


def count(labels, values):
    """Return the table of counts, clusters x values."""
    table = np.zeros((labels.max() + 1, max(values) + 1), int)
    np.add.at(table, (labels, values), 1)
    return table


EXAMPLES = [((2, 2), [0, 0, 1, 1]), ((1, 2, 3), [0, 1, 2, 2, 1, 0]), ((4, 2), [0] * 6)]


@pytest.mark.parametrize(("sizes", "values"), EXAMPLES)
def test_chance_is_the_mean_over_all_deals(sizes, values):
    squares = [cramers_v(count(deal, values)) ** 2 for deal in deals(sizes)]
    chance = cramers_v_by_chance(len(values), len(sizes), len(set(values)))
    assert math.isclose(np.mean(squares), chance**2, abs_tol=1e-12)
    numbers = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0][: len(values)])
    shares = [eta_squared_of(numbers, deal, len(sizes)) for deal in deals(sizes)]
    assert math.isclose(np.mean(shares), eta_squared_by_chance(len(values), len(sizes)), rel_tol=1e-12)
