"""The two directions in which a table spreads most (principal components)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.blocks import for_each_block, one_blas_thread
from neon_core.checks import Matrix, Vector, frozen


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
    directions, variance = np.zeros((2, n_features)), np.zeros(2)
    if n_rows > 1 and bool((matrix != matrix[0]).any()):
        from sklearn.decomposition import PCA

        tall = n_rows > 20 * n_features
        count = min(2, n_rows, n_features)
        with one_blas_thread:  # how it splits sums over threads shows in their last digit
            pca = PCA(count, svd_solver="covariance_eigh" if tall else "full").fit(matrix)
        directions[:count], variance[:count] = pca.components_, pca.explained_variance_ratio_
        largest = directions[np.arange(2), np.abs(directions).argmax(axis=1)]
        directions *= np.where(largest < 0.0, -1.0, 1.0)[:, None]
    return Axes(frozen(matrix.mean(axis=0)), frozen(directions), frozen(variance))
