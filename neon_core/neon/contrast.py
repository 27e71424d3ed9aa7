"""Why cluster A rather than cluster B, for a point: pairwise, for any two clusters, with no beta.

The evidence for A over B is h = ||x - mu_B||^2 - ||x - mu_A||^2, and the midpoint rule distributes it as

    a_i = (x_i - mu_Bi)^2 - (x_i - mu_Ai)^2,       sum_i a_i = h,

which is also the Shapley value of h with the midpoint of the two centroids as baseline. Swapping A and B changes the
sign. For a cluster that the point is not in, the ratios f/h_k of the softmin explanation have poles; this has none.
"""

from __future__ import annotations

import numpy as np

from neon_core.checks import Indices, Matrix, frozen
from neon_core.neon.distances import for_each_checked_block, parts
from neon_core.neon.geometry import Geometry


def contrast(matrix: Matrix, geometry: Geometry, of: Indices, against: Indices) -> Matrix:
    """Return a of shape (n_samples, n_features): each feature's evidence for cluster `of` over `against`.

    Parameters
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Float64, finite, scaled as the centroids are.
    geometry : Geometry
        The centroids.
    of, against : ndarray of int of shape (n_samples,)
        The two clusters of each row; the result is 0 if they are the same.
    """
    result = np.empty(matrix.shape)
    centroids = geometry.centroids

    def work(block: slice) -> None:
        result[block] = parts(matrix[block], centroids[of[block]], centroids[against[block]])

    for_each_checked_block(matrix, 1, work)
    return frozen(result)
