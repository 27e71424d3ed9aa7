"""Which centroid is nearest, and by how much: the decision of K-Means, exact also if it is close.

The differences of squared distances are taken from one matrix product per block of rows,

    d_k = ||x - mu_k||^2 - ||x||^2 = ||mu_k||^2 - 2 mu_k.x,        h_k = d_k - d_c,

seen from an origin that is chosen feature by feature, so that an offset of the data changes nothing and a small feature
keeps its digits beside a large one. What the product rounds away (about 1e-16 of ||x||^2 + ||mu||^2) matters only where
two distances are nearly equal. Those few rows are computed again from

    h_k = sum_i (mu_ci - mu_ki) ((x_i - mu_ci) + (x_i - mu_ki)),

whose terms change their sign exactly when c and k are exchanged: an exact tie gives exactly 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from neon_core.blocks import for_each_block
from neon_core.checks import Indices, Matrix, Vector, refuse_non_finite
from neon_core.errors import NonFiniteError

NEARLY = 1e-6
"""Below this share of ||x||^2 + ||mu||^2 a difference is computed again directly; above, it is exact to 1e-9."""

SHARP = 1e5
"""From this beta times ||x||^2 + ||mu||^2 on, the rounding of the product would show in the shares of near ties."""

FEW = 64
"""Below this number of rows the calls cost more than the arithmetic, so the fewest and lightest calls are fastest."""

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
    """

    centroids: Matrix
    origin: Vector
    shifted: bool
    centred: Matrix
    squares: Matrix
    doubled: Matrix
    squared: Matrix
    reach: float

    @classmethod
    def from_centroids(cls, centroids: Matrix) -> Geometry:
        """Choose the origin and measure the centroids from there."""
        origin = choose_origin(centroids)
        centred = centroids - origin
        squares = np.einsum("ij,ij->i", centred, centred)[:, None]
        return cls(
            centroids, origin, bool(origin.any()), centred, squares, -2.0 * centred, centred**2, float(squares.max())
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


@dataclass(frozen=True, eq=False)
class Decision:
    """The decision of K-Means for a block of rows.

    Attributes
    ----------
    label : ndarray of shape (n_rows,)
        The nearest centroid; the first of several.
    h : ndarray of shape (n_clusters, n_rows)
        The discriminants h_k, +inf at the own cluster.
    f : ndarray of shape (n_rows,)
        Their minimum, the logit; +inf if there is only one cluster.
    centred : ndarray of shape (n_rows, n_features)
        The rows less the geometry's origin.
    near : ndarray of int
        The rows that were computed again directly.
    reach : float
        The largest ||x||^2 + ||mu||^2 of the block, to which its rounding is relative.
    """

    label: Indices
    h: Matrix
    f: Vector
    centred: Matrix
    near: Indices
    reach: float


def is_sharp(beta: float, reach: float) -> bool:
    """Return whether the rounding of a block's product would show in the shares at this beta."""
    return beta > 0.0 and beta * reach >= SHARP


def decide(rows: Matrix, geometry: Geometry, beta: float = 0.0) -> Decision:
    """Return the decision for a block of rows.

    Parameters
    ----------
    rows : ndarray of shape (n_rows, n_features)
        Float64, not centred.
    geometry : Geometry
        The centroids.
    beta : float
        The stiffness. If it is large, small differences between competitors matter: rows with two competitors that are
        nearly equally near are computed again as well.

    Raises
    ------
    NonFiniteError
        If a value is not finite; it names the row in this block and the column.
    """
    centred = geometry.center(rows)
    norms = np.vecdot(centred, centred) if len(centred) < FEW else np.einsum("ij,ij->i", centred, centred)
    longest = float(np.maximum.reduce(norms, initial=0.0))
    if not math.isfinite(4.0 * centred.shape[1] * longest):  # as in `refuse_non_finite`
        refuse_non_finite(centred, "X")
    h = geometry.doubled @ centred.T
    h += geometry.squares
    h -= np.minimum.reduce(h, axis=0)
    label = _first_zero(h)
    h[label, np.arange(label.size)] = np.inf
    f: Vector = np.minimum.reduce(h, axis=0)
    tolerance = norms  # from here on: NEARLY of ||x||^2 + ||mu||^2
    tolerance += geometry.reach
    tolerance *= NEARLY
    close = f <= tolerance
    if is_sharp(beta, longest + geometry.reach):
        close |= np.count_nonzero(h <= f + tolerance, axis=0) > 1
    near = close.nonzero()[0] if h.shape[0] > 1 else np.empty(0, np.intp)
    if near.size:
        label[near] = nearest(rows[near], geometry.centroids)
        h[:, near] = discriminants(rows[near], geometry.centroids, label[near])
        np.maximum(h, 0.0, out=h)  # c is the nearest, see `nearest`: a value below 0 is rounding
        f[near] = h[:, near].min(axis=0)
    return Decision(label, h, f, centred, near, longest + geometry.reach)


def _first_zero(h: Matrix) -> Indices:
    """Return for each column the first k with h_k = 0, the minimum."""
    label: Indices
    if h.shape[1] < FEW:
        label = h.argmin(axis=0)
        return label
    label = np.zeros(h.shape[1], np.intp)
    for k in range(h.shape[0] - 1, 0, -1):  # ten times as fast as argmin along the short axis
        np.copyto(label, k, where=h[k] == 0.0)
    label[h[0] == 0.0] = 0
    return label


def smallest(h: Matrix) -> Indices:
    """Return the index of the first minimum of each column; one pass a row is faster than argmin on a short axis.

    Examples
    --------
    >>> smallest(np.array([[3.0, 1.0], [2.0, 1.0]]))
    array([1, 0])
    """
    label: Indices = h.argmin(axis=0) if h.shape[1] < FEW else np.zeros(h.shape[1], np.intp)
    if h.shape[1] >= FEW:
        best = h[0].copy()
        for k in range(1, h.shape[0]):
            np.copyto(label, k, where=h[k] < best)
            np.minimum(best, h[k], out=best)
    return label


def parts(rows: Matrix, own: Matrix, other: Matrix) -> Matrix:
    """Return a_i = (x_i - other_i)^2 - (x_i - own_i)^2, factored; own and other are one centroid or one a row."""
    product: Matrix = (own - other) * ((rows - own) + (rows - other))
    return product


def discriminants(rows: Matrix, centroids: Matrix, cluster: Indices) -> Matrix:
    """Return h_k = sum_i a_ki of shape (n_clusters, n_rows) for each row's `cluster`, directly; +inf there."""
    own = centroids[cluster]
    h = np.stack([parts(rows, own, other).sum(axis=1) for other in centroids])
    h[cluster, np.arange(cluster.size)] = np.inf
    return h


def nearest(rows: Matrix, centroids: Matrix) -> Indices:
    """Return the nearest centroid of each row, the first of several, by direct comparisons of two at a time."""
    best: Indices = np.zeros(rows.shape[0], np.intp)
    for k in range(1, centroids.shape[0]):
        best[parts(rows, centroids[best], centroids[k]).sum(axis=1) < 0.0] = k
    return best


def assign(matrix: Matrix, centroids: Matrix) -> Indices:
    """Return the nearest centroid of every row of a matrix, the first of several.

    Examples
    --------
    >>> import numpy as np
    >>> assign(np.array([[0.0], [1.0], [1.5]]), np.array([[0.0], [2.0]]))
    array([0, 0, 1])
    """
    geometry = Geometry.from_centroids(centroids)
    labels = np.empty(matrix.shape[0], np.intp)

    def work(block: slice) -> None:
        labels[block] = decide(matrix[block], geometry).label

    for_each_checked_block(matrix, len(centroids), work)
    return labels


def for_each_checked_block(matrix: Matrix, n_clusters: int, work: Callable[[slice], None]) -> None:
    """Call `work` for the blocks of a matrix; where a value is not finite, name its row in the whole matrix.

    The size of a block allows for a value for each feature or for each cluster. NumPy's own warnings are off meanwhile:
    `decide` refuses squares that overflow, exp may underflow to 0, and 0/0 on a boundary is replaced.
    """

    def quietly(block: slice) -> None:
        with np.errstate(all="ignore"):
            work(block)

    try:
        for_each_block(matrix.shape[0], max(matrix.shape[1], n_clusters), quietly)
    except NonFiniteError:
        refuse_non_finite(matrix, "X")
        raise
