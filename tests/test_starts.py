"""The starts of K-Means: scikit-learn's to the last digit, and each of them can be seen."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

import neon_core as nc
from neon_core import starts
from neon_core.preparation import prepare
from tests.helpers.planted_tables import blobs


@pytest.mark.parametrize("sample", ["wine", "iris", "breast_cancer", "digits", "customers"])
@pytest.mark.parametrize(("n_clusters", "seed", "n_init"), [(1, 0, 10), (2, 3, 1), (3, 7, 10), (6, 1, 4), (12, 0, 10)])
def test_the_fit_is_scikit_learns_with_one_thread_to_the_last_digit(sample, n_clusters, seed, n_init):
    config = nc.AnalysisConfig(n_clusters=n_clusters, random_state=seed, n_init=n_init)
    matrix = prepare(nc.load_sample(sample), config).matrix
    ours, rows = starts.fit_best(matrix, config)
    with threadpool_limits(1, "openmp"):
        theirs = KMeans(n_clusters, n_init=n_init, random_state=seed).fit(matrix)
    np.testing.assert_array_equal(ours.centroids, theirs.cluster_centers_)
    assert (ours.inertia, ours.iterations, rows) == (theirs.inertia_, theirs.n_iter_, len(matrix))


def test_a_larger_fit_is_scikit_learns_with_one_thread_to_the_last_digit():
    matrix, config = blobs(30_000, 9), nc.AnalysisConfig(n_clusters=4)
    with threadpool_limits(2, "openmp"):  # the caller's setting, also on one core
        ours, _ = starts.fit_best(matrix, config)
    with threadpool_limits(1, "openmp"):
        theirs = KMeans(4, n_init=10, random_state=0).fit(matrix)
    np.testing.assert_array_equal(ours.centroids, theirs.cluster_centers_)
    assert ours.inertia == theirs.inertia_


def test_a_wide_fit_in_blocks_equals_scikit_learn_but_for_rounding(monkeypatch):
    monkeypatch.setattr(starts, "MOST_CELLS", 1_000)
    matrix, config = blobs(5_000, 9), nc.AnalysisConfig(n_clusters=7, random_state=3)
    ours, rows = starts.fit_best(matrix, config)
    theirs = KMeans(7, n_init=10, random_state=3).fit(matrix)
    np.testing.assert_allclose(ours.centroids, theirs.cluster_centers_, rtol=0, atol=1e-9)
    assert (ours.iterations, rows) == (theirs.n_iter_, 5_000)


def test_the_same_seed_draws_the_same_rows_and_another_seed_others(monkeypatch):
    monkeypatch.setattr(starts, "MOST_ROWS", 10_000)
    monkeypatch.setattr(starts, "DRAWN", 5_000)
    matrix = blobs(20_000, 3)
    one, same, other = (
        starts.fit_best(matrix, nc.AnalysisConfig(random_state=seed, n_clusters=9))[0].centroids for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(one, same)
    assert (one != other).any()


def test_each_start_is_seen_and_further_ones_change_nothing():
    matrix, config = blobs(300, 4), nc.AnalysisConfig(n_clusters=9, n_init=3)
    seen: list[np.ndarray] = []
    best, _ = starts.fit_best(matrix, config, seen.append, n_starts=5)
    same, _ = starts.fit_best(matrix, config)
    np.testing.assert_array_equal(best.centroids, same.centroids)
    random = np.random.RandomState(0)
    with threadpool_limits(1, "openmp"):
        fits = [KMeans(9, n_init=1, random_state=random).fit(matrix) for _ in range(5)]
    assert len(seen) == 5
    for labels, fit in zip(seen, fits, strict=True):
        np.testing.assert_array_equal(labels, fit.labels_)
    assert best.inertia == min(fit.inertia_ for fit in fits[:3])


def test_starts_in_blocks_are_seen_too(monkeypatch):
    monkeypatch.setattr(starts, "MOST_CELLS", 100)
    matrix, seen = blobs(300, 4), list[np.ndarray]()
    best, _ = starts.fit_best(matrix, nc.AnalysisConfig(n_clusters=2, n_init=1), seen.append, n_starts=2)
    assert [labels.size for labels in seen] == [300, 300]
    distances = ((matrix[:, None] - best.centroids) ** 2).sum(axis=2)
    np.testing.assert_array_equal(seen[0], distances.argmin(axis=1))


def test_few_distinct_rows_have_no_starts():
    seen: list[np.ndarray] = []
    best, _ = starts.fit_best(np.repeat([[0.0], [1.0]], 3, axis=0), nc.AnalysisConfig(n_clusters=2), seen.append)
    assert (best.inertia, seen) == (0.0, [])
