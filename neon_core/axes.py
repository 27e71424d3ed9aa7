"""The two directions in which a table spreads most (principal components)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.blocks import for_each_block, map_blocks, one_blas_thread
from neon_core.checks import Matrix, Vector, frozen

TALL = 20
"""Above this number of rows a feature, the components come from the covariance: the rows' own are slow to find."""


@dataclass(frozen=True, eq=False)
class Axes:
    """A plane through the data.

    Attributes
    ----------
    origin : ndarray of shape (n_features,)
        The mean of the data.
    directions : ndarray of shape (2, n_features)
        Orthonormal; a row is 0 where the data has no further direction.
    variance : ndarray of shape (2,)
        The share of the variance along each direction.
    """

    origin: Vector
    directions: Matrix
    variance: Vector

    def project(self, matrix: Matrix) -> Matrix:
        """Return the coordinates in the plane, shape (n_rows, 2)."""
        places = np.empty((len(matrix), 2))

        def work(block: slice) -> None:
            np.matmul(matrix[block] - self.origin, self.directions.T, out=places[block])

        for_each_block(len(matrix), matrix.shape[1], work)
        return places


def principal_axes(matrix: Matrix) -> Axes:
    """Return the first two principal components; the largest weight of each is positive, which fixes the sign.

    Examples
    --------
    >>> import numpy as np
    >>> principal_axes(np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 0.5], [1.0, -0.5]])).variance
    array([0.8, 0.2])
    """
    n_rows, n_features = matrix.shape
    directions, variance, mean = np.zeros((2, n_features)), np.zeros(2), matrix.mean(axis=0)
    if n_rows > 1 and bool((matrix != matrix[0]).any()):
        count = min(2, n_rows, n_features)
        with one_blas_thread:  # how it splits sums over threads shows in their last digit
            components = _of_covariance if n_rows > TALL * n_features else _of_rows
            directions[:count], variance[:count] = (found[:count] for found in components(matrix, mean))
    return _fix_signs(mean, directions, variance)


def _fix_signs(mean: Vector, directions: Matrix, variance: Vector) -> Axes:
    largest = directions[np.arange(2), np.abs(directions).argmax(axis=1)]
    directions *= np.where(largest < 0.0, -1.0, 1.0)[:, None]
    return Axes(frozen(mean), frozen(directions), frozen(variance))


def axes_of_squares(mean: Vector, squares: Matrix) -> Axes:
    """Return the axes of rows that are known by their mean and the products of their differences from it, added up.

    Examples
    --------
    >>> rows = np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 0.5], [1.0, -0.5]])
    >>> away = rows - rows.mean(axis=0)
    >>> axes_of_squares(rows.mean(axis=0), away.T @ away).variance
    array([0.8, 0.2])
    """
    count = min(2, len(mean))
    directions, variance = np.zeros((2, len(mean))), np.zeros(2)
    if squares.any():
        found, shares = _of_squares(squares)
        directions[:count], variance[:count] = found[:count], shares[:count]
    return _fix_signs(mean, directions, variance)


def _of_rows(matrix: Matrix, mean: Vector) -> tuple[Matrix, Vector]:
    """Return the principal components of rows, and the share of the variance along each."""
    _, sizes, directions = np.linalg.svd(matrix - mean, full_matrices=False)
    return directions, _shares(sizes**2)


def _of_covariance(matrix: Matrix, mean: Vector) -> tuple[Matrix, Vector]:
    """Return the same from the covariance, in blocks: rows less their mean, or an offset would cost the digits."""

    def work(block: slice) -> Matrix:
        rows = matrix[block] - mean
        product: Matrix = rows.T @ rows
        return product

    return _of_squares(np.sum(map_blocks(len(matrix), matrix.shape[1], work), axis=0))


def _of_squares(squares: Matrix) -> tuple[Matrix, Vector]:
    sizes, directions = np.linalg.eigh(squares)
    return directions.T[::-1], _shares(sizes[::-1])


def _shares(sizes: Vector) -> Vector:
    """Return variances as shares of their sum; one below 0 is rounding."""
    positive: Vector = np.maximum(sizes, 0.0)
    shares: Vector = positive / positive.sum()
    return shares
