"""Centroids without the noise of their rounding, by hand on four rows and fewer, and by properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.centroids import few_distinct_rows, inertia, without_noise
from neon_core.neon.rounding import feature_noise

ROWS = np.array([[0.25], [0.75], [0.5], [2.0]])


def exact(matrix, centroids):
    matrix, centroids = np.array(matrix, float), np.array(centroids, float)
    return without_noise(matrix, centroids, feature_noise(matrix))


def test_a_centroid_that_is_the_mean_but_for_rounding_is_the_mean():
    centroids, labels = exact(ROWS, [[0.5 + 1e-15], [2.0]])
    assert (centroids.tolist(), labels.tolist()) == ([[0.5], [2.0]], [0, 0, 0, 1])


def test_a_centroid_that_had_not_settled_stays():
    centroids, _ = exact(ROWS, [[0.51], [2.0]])
    assert centroids[0, 0] == 0.51


def test_a_value_that_all_members_have_replaces_their_mean():
    matrix = [[0.1, 0.0], [0.1, 1.0], [0.1, 5.0], [0.7, 9.0]]
    centroids, _ = exact(matrix, [[0.1 + 1e-17, 2.0], [0.7, 9.0]])
    assert centroids.tolist() == [[0.1, 2.0], [0.7, 9.0]]


def test_means_that_are_equal_on_paper_are_equal():
    """0.1, 0.2, 0.9 and 0.1, 0.4, 0.7 have the mean 0.4, but not as floats; 0.4 is a value of the third cluster."""
    z = [0.1, 0.2, 0.9, 0.1, 0.4, 0.7, 0.4]
    matrix = np.column_stack([[0, 0, 0, 9, 9, 9, 20], z]).astype(float)
    means = [[0.0, sum(z[:3]) / 3], [9.0, sum(z[3:6]) / 3], [20.0, 0.4]]
    assert len({mean[1] for mean in means}) == 3
    centroids, _ = exact(matrix, means)
    assert centroids[:, 1].tolist() == [0.4, 0.4, 0.4]


def test_an_empty_cluster_becomes_a_twin():
    centroids, labels = exact([[0.0], [0.0], [8.0]], [[0.0], [7.0], [8.0]])
    assert (centroids.tolist(), labels.tolist()) == ([[0.0], [8.0], [8.0]], [0, 0, 1])


def test_inertia_by_hand():
    assert inertia(np.array([[0.0], [2.0], [9.0]]), np.array([[1.0], [9.0]]), np.array([0, 0, 1])) == 2.0


@pytest.mark.parametrize(("most", "found"), [(1, None), (2, [[0.0], [1.0]]), (3, [[0.0], [1.0]])])
def test_few_distinct_rows(most, found):
    rows = few_distinct_rows(np.array([[0.0], [1.0], [0.0], [1.0]]), most)
    assert (rows if rows is None else rows.tolist()) == found


@given(st.lists(st.integers(0, 4), min_size=1, max_size=3_000), st.integers(1, 6))
def test_distinct_rows_are_numpy_s(values, most):
    matrix = np.array(values, float)[:, None]
    found, expected = few_distinct_rows(matrix, most), np.unique(matrix, axis=0)
    assert (found is None) == (len(expected) > most)
    if found is not None:
        np.testing.assert_array_equal(np.sort(found, axis=0), expected)
