"""Stability over resampling against its slow twin."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

from neon_core.evaluation.resampled_fits import agreement_of_resamples, draw_again
from tests.helpers import reference
from tests.helpers.planted_tables import blobs


def test_agreement_is_that_of_the_slow_twin():
    matrix = blobs(60, 2, seed=1)
    labels = KMeans(4, n_init=3, random_state=0).fit(matrix).labels_
    found = agreement_of_resamples(matrix, labels, 4, 5, seed=2)
    for number, value in enumerate(found.tolist()):
        with threadpool_limits(1, "openmp"):
            fit = KMeans(4, n_init=3, random_state=number).fit(matrix[draw_again(60, number, 2)])
        again = [reference.label(row, fit.cluster_centers_) for row in matrix]
        assert value == pytest.approx(reference.adjusted_rand(labels.tolist(), again), abs=1e-12)


def test_rows_are_drawn_with_replacement():
    drawn = draw_again(1000, 0, 0)
    assert drawn.size == 1000
    assert 580 < np.unique(drawn).size < 680
    np.testing.assert_array_equal(drawn, draw_again(1000, 0, 0))
    assert (drawn != draw_again(1000, 1, 0)).any()
