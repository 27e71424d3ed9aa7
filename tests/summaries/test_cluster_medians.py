"""The medians of features in clusters: by hand, and exactly those of NumPy, of few members and of many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neon_core.summaries import cluster_medians
from neon_core.summaries.cluster_medians import find_medians

KINDS: dict[str, Callable[[np.random.Generator, int], Any]] = {
    "normal": lambda rng, n: rng.normal(size=n),
    "sorted": lambda rng, n: np.sort(rng.normal(size=n)),
    "few values": lambda rng, n: np.round(rng.normal(size=n)),
    "two ends": lambda rng, n: np.where(rng.normal(size=n) < 0.0, -1.0, 1.0),
    "one value": lambda _, n: np.full(n, 3.0),
    "mostly one value": lambda rng, n: np.where(rng.random(n) < 0.45, rng.normal(size=n), 0.0),
    "offset": lambda rng, n: 1e9 + rng.normal(size=n),
}


def medians_of(matrix, labels, n_clusters):
    low, high = find_medians(matrix, labels, np.bincount(labels, minlength=n_clusters))
    return (low + high) / 2.0


def plain_medians(matrix, labels, n_clusters):
    """Return the medians cluster by cluster, as NumPy has them."""
    members = [matrix[labels == k] for k in range(n_clusters)]
    none = np.full(matrix.shape[1], np.nan)
    return np.stack([np.median(rows, axis=0) if len(rows) else none for rows in members])


def test_middle_values_by_hand():
    matrix = np.array([[1.0, 5.0], [2.0, 6.0], [4.0, 0.0], [9.0, 9.0], [3.0, 7.0]])
    low, high = find_medians(matrix, np.array([0, 0, 0, 0, 2]), np.array([4, 0, 1]))
    assert (low[0].tolist(), high[0].tolist()) == ([2.0, 5.0], [4.0, 6.0])
    assert np.isnan([low[1], high[1]]).all()
    assert low[2].tolist() == high[2].tolist() == [3.0, 7.0]


@given(st.integers(1, 60), st.integers(1, 4), st.integers(0, 1000))
@settings(deadline=None)
def test_medians_of_few_members_are_those_of_numpy(n_rows, n_clusters, seed):
    rng = np.random.default_rng(seed)
    matrix, labels = rng.integers(0, 9, (n_rows, 3)).astype(float), rng.integers(0, n_clusters, n_rows)
    np.testing.assert_array_equal(medians_of(matrix, labels, n_clusters), plain_medians(matrix, labels, n_clusters))


@pytest.fixture(params=[1_000, cluster_medians.LARGE])
def large(request, monkeypatch):
    """Members from which on brackets are used: a thousand, or as usual."""
    monkeypatch.setattr(cluster_medians, "LARGE", request.param)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("n_rows", [40_001, 60_000])
def test_medians_of_many_members_are_those_of_numpy(n_rows):
    """Clusters 0 and 3 have many members, in several blocks; 1 has few, 2 none."""
    rng = np.random.default_rng(n_rows)
    matrix = np.stack([make(rng, n_rows) for make in KINDS.values()], axis=1)
    labels = np.where(rng.random(n_rows) < 0.5, 0, 3)
    labels[rng.integers(0, n_rows, 500)] = 1
    np.testing.assert_array_equal(medians_of(matrix, labels, 5), plain_medians(matrix, labels, 5))


@pytest.mark.usefixtures("large")
def test_sample_that_sees_no_typical_value_costs_time_only(monkeypatch):
    monkeypatch.setattr(cluster_medians, "SAMPLE", 1_000)
    matrix = np.random.default_rng(0).normal(size=(30_000, 2))
    matrix[::30, 0] = matrix[::15, 1] = 99.0  # brackets and values side by side see every 30th and 15th row
    labels = np.zeros(30_000, np.intp)
    np.testing.assert_array_equal(medians_of(matrix, labels, 1), plain_medians(matrix, labels, 1))


def test_cluster_that_the_sample_misses_has_its_medians(monkeypatch):
    monkeypatch.setattr(cluster_medians, "LARGE", 1_000)
    monkeypatch.setattr(cluster_medians, "SAMPLE", 2)
    matrix, labels = np.random.default_rng(0).normal(size=(40_000, 2)), np.zeros(40_000, np.intp)
    labels[1:15_000] = 1
    np.testing.assert_array_equal(medians_of(matrix, labels, 2), plain_medians(matrix, labels, 2))


def test_wide_tables_are_ranked_part_by_part(monkeypatch):
    monkeypatch.setattr(cluster_medians, "AT_A_TIME", 2)
    monkeypatch.setattr(cluster_medians, "LARGE", 1_000)
    rng = np.random.default_rng(0)
    matrix, labels = rng.normal(size=(5_000, 5)), rng.integers(0, 3, 5_000)
    np.testing.assert_array_equal(medians_of(matrix, labels, 3), plain_medians(matrix, labels, 3))
