"""Passes of Lloyd in batches: means by hand, and the numbers of the whole."""

from __future__ import annotations

import numpy as np

from neon_core.axes import principal_axes
from neon_core.streaming.lloyd_passes import RowSums, Squares, sum_rows


def batches(rows, cuts):
    return iter([(part, np.full(len(part), -1)) for part in np.split(rows, cuts)])


def test_centroids_move_to_the_means_of_their_rows_and_one_without_rows_stays():
    rows = np.array([[0.0, 0.0], [2.0, 0.0], [10.0, 4.0]])
    origin, centroids = np.array([3.0, 1.0]), np.array([[1.0, 1.0], [9.0, 9.0], [50.0, 50.0]])
    moved = sum_rows(batches(rows, [2]), origin, centroids).move(centroids, origin)
    assert moved.tolist() == [[1.0, 0.0], [10.0, 4.0], [50.0, 50.0]]


def test_principal_axes_of_batches_are_those_of_all_rows_also_far_from_0():
    rows = np.random.default_rng(0).normal(size=(400, 3)) * [3.0, 2.0, 1.0] + 1e6
    origin = rows[:50].mean(axis=0)
    squares = Squares(np.zeros(3), np.zeros((3, 3)))
    for part, _ in batches(rows, [7, 200]):
        squares.add(part - origin)
    axes, whole = squares.axes(origin), principal_axes(rows)
    assert np.allclose(axes.directions, whole.directions, atol=1e-9)
    assert np.allclose(axes.variance, whole.variance, rtol=1e-9)


def test_sums_of_pieces_are_those_of_the_whole():
    rows = np.random.default_rng(0).normal(size=(60, 2)) + 1e3
    origin, centroids = rows.mean(axis=0), rows[:3]
    whole = sum_rows(batches(rows, []), origin, centroids, has_squares=True)
    sums = RowSums.none(origin, 3, has_squares=True)
    for part in np.split(rows, [20, 21]):
        sums.merge(sum_rows(batches(part, []), origin, centroids, has_squares=True))
    assert np.allclose(sums.move(centroids, origin), whole.move(centroids, origin), rtol=1e-12)
    assert sums.squares is not None
    assert whole.squares is not None
    assert np.allclose(sums.squares.products, whole.squares.products, rtol=1e-12)
    assert sums.number.tolist() == whole.number.tolist()
