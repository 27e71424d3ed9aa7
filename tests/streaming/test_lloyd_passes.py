"""Passes of Lloyd in batches: means by hand, and the numbers of the whole."""

from __future__ import annotations

import numpy as np

from neon_core.axes import principal_axes
from neon_core.streaming.lloyd_passes import _Squares, move_centroids


def batches(rows, cuts):
    return iter([(part, np.full(len(part), -1)) for part in np.split(rows, cuts)])


def test_centroids_move_to_the_means_of_their_rows_and_one_without_rows_stays():
    rows = np.array([[0.0, 0.0], [2.0, 0.0], [10.0, 4.0]])
    moved = move_centroids(batches(rows, [2]), np.array([3.0, 1.0]), np.array([[1.0, 1.0], [9.0, 9.0], [50.0, 50.0]]))
    assert moved.tolist() == [[1.0, 0.0], [10.0, 4.0], [50.0, 50.0]]


def test_principal_axes_of_batches_are_those_of_all_rows_also_far_from_0():
    rows = np.random.default_rng(0).normal(size=(400, 3)) * [3.0, 2.0, 1.0] + 1e6
    squares = _Squares(rows[:50].mean(axis=0))
    for part, _ in batches(rows, [7, 200]):
        squares.add(part - rows[:50].mean(axis=0))
    axes, whole = squares.axes(), principal_axes(rows)
    assert np.allclose(axes.directions, whole.directions, atol=1e-9)
    assert np.allclose(axes.variance, whole.variance, rtol=1e-9)
