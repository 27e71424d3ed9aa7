"""A set of centroids with everything that is computed from it once: the origin of the distances, squares, rounding."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from neon_core.checks import Matrix, Vector

NEARLY = 1e-6
"""Below this share of ||x||^2 + ||mu||^2 a difference is computed again directly; above, it is exact to 1e-9."""

NEAR_ORIGIN = 4.0
"""Up to this ratio of the centroids' mean to their spread, the origin is 0. That costs a digit and saves a copy."""

NEAR_ORIGIN_OF_FEATURE = 32.0
"""The same ratio for a single feature: beyond it, the feature would lose more than three of its own 16 digits."""


@dataclass(frozen=True, eq=False)
class Geometry:
    """A set of centroids and the values derived from it that every block needs.

    Attributes
    ----------
    centroids : ndarray of shape (n_clusters, n_features)
        The user's centroids.
    origin : ndarray of shape (n_features,)
        The point that is subtracted from every row, see `choose_origin`.
    shifted : bool
        Whether the origin is not 0. If it is 0, no block is copied.
    centred : ndarray of shape (n_clusters, n_features)
        The centroids less the origin.
    squares : ndarray of shape (n_clusters, 1)
        Their squared lengths.
    doubled, squared : ndarray of shape (n_clusters, n_features)
        The centred centroids times -2, and their values squared: the operands of every block's matrix products.
    reach : float
        The largest of the squared lengths.
    noise : ndarray of shape (n_features,)
        How far rounding can move a value of each feature, see `neon_core.neon.rounding`; 0 where values are exact.
    blur : float
        The rounding of a discriminant is at most this times the root of ||x||^2 + ||mu||^2. 0 where that is less than
        `NEARLY` anyway, as it is without an offset.
    """

    centroids: Matrix
    origin: Vector
    shifted: bool
    centred: Matrix
    squares: Matrix
    doubled: Matrix
    squared: Matrix
    reach: float
    noise: Vector
    blur: float

    @classmethod
    def from_centroids(cls, centroids: Matrix, noise: Vector | None = None) -> Geometry:
        """Choose the origin and measure the centroids from there; without `noise`, they are exact."""
        origin = choose_origin(centroids)
        centred = centroids - origin
        squares = np.einsum("ij,ij->i", centred, centred)[:, None]
        noise = np.zeros_like(origin) if noise is None else noise
        blur, reach = 12.0 * float(np.linalg.norm(noise)), float(squares.max())
        return cls(
            centroids=centroids,
            origin=origin,
            shifted=bool(origin.any()),
            centred=centred,
            squares=squares,
            doubled=-2.0 * centred,
            squared=centred**2,
            reach=reach,
            noise=noise,
            blur=blur if blur > NEARLY * math.sqrt(reach) else 0.0,
        )

    def center(self, rows: Matrix) -> Matrix:
        """Return rows less the origin; the rows themselves, not a copy, where the origin is 0."""
        return rows - self.origin if self.shifted else rows


def choose_origin(centroids: Matrix) -> Vector:
    """Return the point from which distances are computed, chosen feature by feature.

    Where the centroids' mean is near 0 compared with their spread, as after scaling, the origin is 0. Else it is the
    mean: of all features if the mean as a whole is far from 0, of single features that are far from 0 compared with
    their own spread. In a feature that all centroids share the origin is their common value itself, since a mean of
    equal numbers can be off in the last digit: such a feature then has relevance 0 exactly.

    Parameters
    ----------
    centroids : ndarray of shape (n_clusters, n_features)
        Float64, finite.

    Examples
    --------
    >>> choose_origin(np.array([[-2000.0, 1000.0, 0.1], [2000.0, 1001.0, 0.1]])).tolist()
    [0.0, 1000.5, 0.1]
    """
    constant = (centroids == centroids[0]).all(axis=0)
    mean: Vector = np.where(constant, centroids[0], centroids.mean(axis=0))
    deviations = np.abs(centroids - mean)
    if mean @ mean > NEAR_ORIGIN**2 * (deviations**2).sum(axis=1).max():
        return mean
    return np.where(np.abs(mean) > NEAR_ORIGIN_OF_FEATURE * deviations.max(axis=0), mean, 0.0)
