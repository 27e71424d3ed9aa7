"""The gap statistic against its slow twin, and the dispersion against the sum over all pairs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.evaluation.gap_statistic import dispersion_of, gap_of
from tests.helpers import reference
from tests.helpers.reference import moderately


def test_two_tables_by_hand():
    gap, error = gap_of(np.array([math.e, math.e**3]), 1.0)
    assert (gap, error) == pytest.approx((2.0, math.sqrt(1.5)))


@moderately
@given(st.lists(st.floats(0.1, 1e6), min_size=1, max_size=20), st.floats(0.1, 1e6))
def test_gap_is_that_of_the_slow_twin(noise, own):
    assert gap_of(np.array(noise), own) == pytest.approx(reference.gap(noise, own), abs=1e-9)


def test_nothing_to_take_a_logarithm_of():
    assert gap_of(np.array([1.0, 2.0]), 0.0)[0] == math.inf
    assert np.isnan(gap_of(np.array([0.0, 2.0]), 1.0)).all()


@moderately
@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
def test_dispersion_is_half_the_sum_over_pairs(seed, n_clusters):
    random = np.random.default_rng(seed)
    matrix, labels = random.integers(-8, 8, (9, 2)).astype(float), random.integers(n_clusters, size=9)
    expected = float(reference.dispersion(matrix, labels.tolist()))
    assert dispersion_of(matrix, labels, n_clusters) == pytest.approx(expected, abs=1e-9)
