"""Fits to small tables: scikit-learn's on one thread, in the order of the pieces."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

from neon_core.evaluation.plain_fits import fit_each, fit_plain, sum_of_squares
from neon_core.progress import report_to, stage
from tests.helpers.planted_tables import blobs


def test_fit_is_scikit_learns_on_one_thread():
    matrix = blobs(500, 3)
    centroids, labels, inertia = fit_plain(matrix, 4, 9)
    with threadpool_limits(1, "openmp"):
        theirs = KMeans(4, n_init=3, random_state=9).fit(matrix)
    np.testing.assert_array_equal(centroids, theirs.cluster_centers_)
    np.testing.assert_array_equal(labels, theirs.labels_)
    assert inertia == theirs.inertia_


def test_pieces_are_reported_and_stay_in_order():
    shares: list[float] = []
    with report_to(lambda _, share: shares.append(share)), stage("fit", 0.0, 1.0):
        assert fit_each(range(4), lambda i: i * i) == [0, 1, 4, 9]
    assert shares == sorted(shares)
    assert {0.25, 0.5, 0.75} <= set(shares)


def test_fewer_distinct_rows_than_clusters_warn_nobody():
    fits = fit_each(range(2), lambda i: fit_plain(np.repeat([[0.0], [1.0]], 3, axis=0), 4, i))
    assert [inertia for _, _, inertia in fits] == [0.0, 0.0]


def test_inertia_of_one_cluster():
    assert sum_of_squares(np.array([[0.0, 1.0], [2.0, 1.0]])) == pytest.approx(2.0)
