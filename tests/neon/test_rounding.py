"""Rounding: how large the noise of a difference is, and numbers that are equal but for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.neon.distances import parts
from neon_core.neon.rounding import (
    OF_RANGE,
    OF_SIZE,
    discriminant_rounding,
    feature_noise,
    parts_rounding,
    share_values,
)


def test_noise_by_hand():
    """Feature 0 goes from 0 to 4; feature 1 has an offset of 8 and no range."""
    noise = feature_noise(np.array([[0.0, 8.0], [4.0, 8.0]]))
    assert noise.tolist() == [4 * OF_RANGE + 4 * OF_SIZE, 8 * OF_SIZE]


def test_rounding_of_parts_by_hand():
    """x = (1, 5), own = (0, 2), other = (4, 2): |x - own| + |x - other| is 1 + 3; feature 1 is equal in both."""
    x, own, other, noise = np.array([[1.0, 5.0]]), np.array([0.0, 2.0]), np.array([4.0, 2.0]), np.array([0.5, 0.5])
    assert parts_rounding(x, own, other, noise).tolist() == [[4 * 0.5 * 4, 0.0]]
    assert discriminant_rounding(x, own, other, noise).tolist() == [8.0]


@pytest.mark.parametrize("offset", [0.0, 1e3, 1e9])
def test_a_tie_on_paper_is_within_the_rounding(offset):
    """Row 0.5 lies in the middle of two means, each of a thousand decimals that no float has exactly."""
    rng = np.random.default_rng(0)
    steps = rng.integers(0, 1000, 500) / 10_000
    left, right = offset + steps, offset + 1.0 - steps
    own, other = np.array([left.mean()]), np.array([right.mean()])
    matrix = np.concatenate([left, right, [offset + 0.5]])[:, None]
    x = matrix[-1:]
    assert abs(parts(x, own, other).sum()) <= discriminant_rounding(x, own, other, feature_noise(matrix))[0]


def test_shared_values_by_hand():
    values = np.array([3.0, 1.0, 1.0 + 1e-15, np.inf, 3.5, np.inf])
    assert share_values(values, np.full(6, 1e-14)).tolist() == [3.0, 1.0, 1.0, np.inf, 3.5, np.inf]


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=30), st.integers(0, 2**32 - 1))
def test_shared_values_are_those_without_the_noise(whole, seed):
    noisy = np.array(whole) + np.random.default_rng(seed).uniform(-1e-12, 1e-12, len(whole))
    shared = share_values(noisy, np.full(len(whole), 1e-12))
    np.testing.assert_array_equal(np.round(shared), whole)
    assert len(np.unique(shared)) == len(set(whole))
