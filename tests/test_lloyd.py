"""Lloyd's iterations in blocks: what scikit-learn's lead to, from the same centroids."""

from __future__ import annotations

import tracemalloc
from unittest.mock import patch

import numpy as np
import pytest
from sklearn.cluster import KMeans

from neon_core.blocks import on_one_core
from neon_core.lloyd import settle


def blobs(n_rows, n_features, seed, spread=1.5, offset=0.0):
    rng = np.random.default_rng(seed)
    places = rng.normal(0, 3, (6, n_features))
    return places[rng.integers(6, size=n_rows)] + rng.normal(0, spread, (n_rows, n_features)) + offset


def scikit_learns(matrix, centroids):
    return KMeans(len(centroids), init=centroids, n_init=1, max_iter=300).fit(matrix)


@pytest.mark.parametrize("n_clusters", [1, 2, 5, 11])
@pytest.mark.parametrize(("n_rows", "n_features"), [(60, 3), (20_000, 4), (40_000, 13)])
@pytest.mark.parametrize("offset", [0.0, 1e6])
def test_lloyd_settles_where_scikit_learn_does(n_rows, n_features, n_clusters, offset):
    matrix = blobs(n_rows, n_features, seed=n_clusters, offset=offset)
    begin = matrix[np.random.default_rng(0).choice(n_rows, n_clusters, replace=False)]
    ours, theirs = settle(matrix, begin, 300), scikit_learns(matrix, begin)
    np.testing.assert_allclose(ours.centroids - offset, theirs.cluster_centers_ - offset, rtol=0, atol=1e-8)
    assert ours.inertia == pytest.approx(theirs.inertia_, rel=1e-9)
    assert ours.iterations == theirs.n_iter_


def test_lloyd_stops_at_max_iter():
    matrix = blobs(5_000, 3, seed=0)
    assert settle(matrix, matrix[:8], 2).iterations == 2


def test_empty_cluster_gets_the_farthest_row():
    matrix = np.array([[0.0], [0.1], [5.0], [5.1], [40.0]])
    found = settle(matrix, np.array([[0.0], [5.0], [-100.0]]), 300)
    assert sorted(found.centroids[:, 0].round(6)) == [0.05, 5.05, 40.0]
    assert found.inertia == pytest.approx(0.01)


def test_empty_clusters_keep_their_centroids_if_all_rows_are_at_a_centroid():
    matrix = np.repeat([[0.0, 1.0], [2.0, 3.0]], 10, axis=0)
    found = settle(matrix, np.array([[0.0, 1.0], [2.0, 3.0], [9.0, 9.0]]), 300)
    np.testing.assert_array_equal(found.centroids, [[0.0, 1.0], [2.0, 3.0], [9.0, 9.0]])
    assert found.inertia == 0.0


def test_many_clusters_are_settled_in_small_blocks():
    """A block of 8,000 rows against 1,000 clusters would take 64 MB for the distances alone."""
    matrix = blobs(8_000, 2, seed=5)
    tracemalloc.start()
    try:
        with patch("neon_core.blocks.os.cpu_count", return_value=1):
            found = settle(matrix, matrix[:1_000], 1)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60e6
    assert found.centroids.shape == (1_000, 2)


def test_number_of_cores_changes_no_digit():
    matrix = blobs(100_000, 7, seed=3)
    found = []
    for cores in (1, 2, 5):
        with patch("neon_core.blocks.os.cpu_count", return_value=cores):
            found.append(settle(matrix, matrix[:6], 50))
    with on_one_core():
        found.append(settle(matrix, matrix[:6], 50))
    for one in found[1:]:
        np.testing.assert_array_equal(one.centroids, found[0].centroids)
        assert (one.inertia, one.iterations) == (found[0].inertia, found[0].iterations)
