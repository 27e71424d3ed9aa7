"""How far rounding can move a difference of squared distances: what differs by less is equal.

A centroid is a mean, and a scaled value is a quotient: both carry noise in their last digits. Two distances that are
equal on paper therefore differ by some 1e-17 on the machine, and a comparison of them is a coin toss. Here is how large
that noise can be, from the noise of a single value of each feature; what is compared is compared beyond it.
"""

from __future__ import annotations

import numpy as np

from neon_core.checks import Matrix, Vector, column_extremes

OF_RANGE = 2.0**-46
"""The noise of a scaled value or a centroid, as a share of its feature's range: 64 units of the last binary digit."""

OF_SIZE = 2.0**-50
"""The same as a share of the value itself, which is larger than the range where there is an offset: four units."""


def feature_noise(matrix: Matrix) -> Vector:
    """Return how far rounding can move a value or a mean of each feature, shape (n_features,).

    Parameters
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Scaled, finite, with at least one row.

    Examples
    --------
    >>> feature_noise(np.array([[0.0, 1e9], [1.0, 1e9]])) < [1e-13, 1e-6]
    array([ True,  True])
    """
    low, high = column_extremes(matrix)
    noise: Vector = OF_RANGE * (high - low) + OF_SIZE * np.maximum(np.abs(low), np.abs(high))
    return noise


def parts_rounding(rows: Matrix, own: Matrix, other: Matrix, noise: Vector) -> Matrix:
    """Return the rounding of each a_i = (own_i - other_i) ((x_i - own_i) + (x_i - other_i)), of the rows' shape.

    0 where the two centroids are equal, since a_i is 0 there exactly. `own` and `other` are one centroid or one a row,
    `noise` is that of `feature_noise`.
    """
    rounding: Matrix = 4.0 * noise * (np.abs(rows - own) + np.abs(rows - other))
    rounding[np.broadcast_to(own == other, rounding.shape)] = 0.0
    return rounding


def discriminant_rounding(rows: Matrix, own: Matrix, other: Matrix, noise: Vector) -> Vector:
    """Return the rounding of each row's h = sum_i a_i, shape (n_rows,)."""
    rounding: Vector = parts_rounding(rows, own, other, noise).sum(axis=1)
    return rounding


def share_values(values: Vector, slack: Vector) -> Vector:
    """Return numbers in which those that are equal but for rounding are equal to the last digit.

    Parameters
    ----------
    values : ndarray of shape (n,)
        Not NaN.
    slack : ndarray of shape (n,)
        The rounding of each.

    Examples
    --------
    >>> share_values(np.array([1.0, 3.0, 1.0 + 1e-15]), np.full(3, 1e-14)).tolist()
    [1.0, 3.0, 1.0]
    """
    order = np.argsort(values, kind="stable")
    ranked, rounding = values[order], slack[order]
    with np.errstate(invalid="ignore"):  # infinite ones
        starts = np.append(True, np.diff(ranked) > rounding[1:] + rounding[:-1])
    shared = np.empty_like(values)
    shared[order] = ranked[np.flatnonzero(starts)[np.cumsum(starts) - 1]]
    return shared
