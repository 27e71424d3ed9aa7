"""Which K each measure chooses: by hand, at the ends of a range, and where a measure says nothing."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.evaluation.scan_rules import (
    BY_VALUES,
    MEASURES,
    find_bend,
    find_first_gap,
    find_largest,
    find_most_stable,
    find_smallest,
)

NAN, INF = np.nan, np.inf


@pytest.mark.parametrize(
    ("ks", "inertia", "of_one", "k"),
    [
        ((2, 3, 4, 5), (50, 10, 9, 8), 100, 3),
        ((2, 3, 4), (10, 9, 8), 100, 2),  # the line from one cluster on lets the first K be the bend
        ((1, 2, 3, 4), (100, 10, 9, 8), 100, 2),
        ((2, 3, 4), (75, 50, 25), 100, 0),  # straight
        ((2,), (10,), 100, 0),
        ((2, 3), (0, 0), 0, 0),
        ((4, 8, 16), (50, 10, 9), 100, 8),
        ((2, 3), (50, 0), 100, 0),
    ],
)
def test_bend(ks, inertia, of_one, k):
    assert find_bend(ks, np.array(inertia, float), of_one) == k


@pytest.mark.parametrize(
    ("gap", "error", "k"),
    [
        ((0.1, 0.5, 0.45), (0.1, 0.1, 0.1), 3),
        ((0.5, 0.55, 0.9), (0.1, 0.1, 0.1), 2),  # within one error of the next
        ((0.1, 0.5, 0.9), (0.1, 0.1, 0.1), 0),  # goes on growing
        ((0.1, INF, NAN), (0.1, 0.1, NAN), 0),
        ((INF, 0.5, 0.6), (0.1, 0.1, 0.1), 2),
    ],
)
def test_gap_rule(gap, error, k):
    assert find_first_gap((2, 3, 4), np.array(gap), np.array(error)) == k


def test_gap_of_a_single_k_says_nothing():
    assert find_first_gap((3,), np.array([1.0]), np.array([0.1])) == 0


def test_largest_and_smallest_take_the_smaller_of_equal_ones():
    assert find_largest((2, 3, 4), np.array([0.1, 0.5, 0.5])) == 3
    assert find_smallest((2, 3, 4), np.array([0.1, 0.5, 0.1])) == 2
    assert find_largest((1, 2, 3), np.array([NAN, 1.0, INF])) == 3
    assert find_largest((1, 2), np.array([NAN, NAN])) == 0


def test_stability_takes_the_larger_of_equal_ones():
    assert find_most_stable((2, 3, 4), np.array([1.0, 0.996, 0.7])) == 3
    assert find_most_stable((2, 3, 4), np.array([1.0, 0.99, 0.7])) == 2
    assert find_most_stable((1, 2), np.array([NAN, 0.1])) == 2
    assert find_most_stable((1,), np.array([NAN])) == 0


def test_every_measure_has_a_rule():
    assert {*BY_VALUES, "inertia", "gap"} == set(MEASURES)
