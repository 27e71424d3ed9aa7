"""Fits of many small tables at once are scikit-learn's; where rounding decides, there are none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neon_core.evaluation.batched_fits import fit_together
from neon_core.evaluation.plain_fits import N_INIT, fit_each, fit_plain, fit_tables
from tests.helpers.planted_tables import blobs


def check_as_scikit_learn(tables, n_clusters, seeds):
    """Compare each fit with scikit-learn's; return the number of tables that were left to it."""
    fits = fit_together(tables, n_clusters, N_INIT, seeds)
    theirs = fit_each(range(len(tables)), lambda i: fit_plain(tables[i], n_clusters, seeds[i]))
    for fit, their in zip(fits, theirs, strict=True):
        if fit is not None:
            np.testing.assert_array_equal(fit.labels, their.labels)
            np.testing.assert_allclose(fit.centroids, their.centroids, rtol=0, atol=1e-12 * np.abs(tables).max())
            assert fit.inertia == pytest.approx(their.inertia, rel=1e-9)
    return fits.count(None)


def test_four_points_by_hand():
    (fit,) = fit_together(np.array([[[0.0, 0.0], [1.0, 0.0], [5.0, 0.0], [30.0, 3.0]]]), 2, 3, [0])
    assert fit is not None
    np.testing.assert_allclose(sorted(fit.centroids.tolist()), [[2.0, 0.0], [30.0, 3.0]], atol=1e-14)
    assert fit.labels[0] == fit.labels[1] == fit.labels[2] != fit.labels[3]
    assert fit.inertia == pytest.approx(14.0)


UNITS = st.sampled_from([1e-9, 1.0, 1e6])


@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(1, 6), st.integers(1, 9), UNITS)
@settings(max_examples=25, deadline=None)
def test_noise_is_fitted_as_by_scikit_learn(seed, n_more, n_features, n_clusters, unit):
    random = np.random.default_rng(seed)
    tables = unit * random.uniform(-1.0, 3.0, size=(3, n_clusters + n_more, n_features))
    check_as_scikit_learn(tables, n_clusters, [seed, 1, 2])


@pytest.mark.parametrize("n_clusters", [1, 2, 5, 12])
def test_continuous_noise_leaves_nothing_to_scikit_learn(n_clusters):
    tables = np.random.default_rng(1).uniform(size=(8, 178, 13))
    assert check_as_scikit_learn(tables, n_clusters, range(8)) == 0


@pytest.mark.parametrize("n_clusters", [2, 4, 7])
def test_rows_drawn_again_are_fitted_as_by_scikit_learn(n_clusters):
    matrix, random = blobs(90, 4), np.random.default_rng(2)
    tables = np.stack([matrix[random.integers(90, size=90)] for _ in range(6)])
    assert check_as_scikit_learn(tables, n_clusters, range(6)) < 6


@given(st.integers(0, 10_000), st.integers(1, 3), st.integers(1, 6))
@settings(max_examples=25, deadline=None)
def test_steps_of_few_values_are_fitted_as_by_scikit_learn_or_left_to_it(seed, n_features, n_clusters):
    random = np.random.default_rng(seed)
    tables = random.integers(0, 3, size=(4, 24, n_features)).astype(np.float64)
    check_as_scikit_learn(tables, n_clusters, range(4))


def test_ties_and_lost_clusters_are_left_to_scikit_learn():
    square = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    assert fit_together(square[None], 2, 3, [0]) == [None]
    assert fit_together(np.repeat([[[0.0], [1.0]]], 3, axis=1), 4, 3, [0]) == [None]


@pytest.mark.parametrize("rows", [4, 40, 2_000])
def test_tables_of_every_size_are_fitted_in_order(rows):
    tables = [np.random.default_rng(i).integers(0, 9, size=(rows, 13)).astype(np.float64) for i in range(3)]
    found = fit_tables(lambda i: tables[i], 3, 3, lambda i, fit: (i, fit.labels.tolist(), fit.inertia))
    expected = fit_each(range(3), lambda i: fit_plain(tables[i], 3, i))
    assert [(i, labels) for i, labels, _ in found] == [(i, fit.labels.tolist()) for i, fit in enumerate(expected)]
    np.testing.assert_allclose([inertia for *_, inertia in found], [fit.inertia for fit in expected], rtol=1e-12)


def test_more_clusters_than_rows_are_scikit_learns_to_refuse():
    with pytest.raises(ValueError, match="should be >= n_clusters"):
        fit_tables(lambda _: np.zeros((2, 1)), 1, 3, lambda _, fit: fit)
