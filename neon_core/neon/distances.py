"""Which centroid is nearest, and by how much: the decision of K-Means, exact also if it is close.

The differences of squared distances are taken from one matrix product per block of rows,

    d_k = ||x - mu_k||^2 - ||x||^2 = ||mu_k||^2 - 2 mu_k.x,        h_k = d_k - d_c,

seen from an origin that is chosen feature by feature, so that an offset of the data changes nothing and a small feature
keeps its digits beside a large one. What the product rounds away (about 1e-16 of ||x||^2 + ||mu||^2) matters only where
two distances are nearly equal. Those few rows are computed again from

    h_k = sum_i (mu_ci - mu_ki) ((x_i - mu_ci) + (x_i - mu_ki)),

whose terms change their sign exactly when c and k are exchanged. What then differs from a tie by no more than rounding
(see `neon_core.neon.rounding`) is a tie: h is exactly 0, or exactly that of the nearest competitor.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from neon_core.blocks import for_each_block
from neon_core.checks import Indices, Matrix, Vector, refuse_non_finite
from neon_core.errors import NonFiniteError
from neon_core.neon.geometry import NEARLY, Geometry
from neon_core.neon.rounding import discriminant_rounding

SHARP = 1e5
"""From this beta times ||x||^2 + ||mu||^2 on, the rounding of the product would show in the shares of near ties."""

FEW = 64
"""Below this number of rows the calls cost more than the arithmetic, so the fewest and lightest calls are fastest."""


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
    blurred = geometry.blur * np.sqrt(tolerance) if geometry.blur else 0.0
    tolerance *= NEARLY
    tolerance += blurred
    close = f <= tolerance
    if is_sharp(beta, longest + geometry.reach):
        close |= np.count_nonzero(h <= f + tolerance, axis=0) > 1
    near = close.nonzero()[0] if h.shape[0] > 1 else np.empty(0, np.intp)
    if near.size:
        label[near] = nearest(rows[near], geometry)
        h[:, near] = np.maximum(discriminants(rows[near], geometry, label[near]), 0.0)  # c is the nearest
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


def discriminants(rows: Matrix, geometry: Geometry, cluster: Indices) -> Matrix:
    """Return h_k = sum_i a_ki of shape (n_clusters, n_rows) for each row's `cluster`, directly; +inf there.

    Ties are exact: an h that is 0 but for rounding is 0, and competitors that are equally near but for rounding have
    the h of the nearest.
    """
    return tied(*measure(rows, geometry, cluster))


def measure(rows: Matrix, geometry: Geometry, cluster: Indices) -> tuple[Matrix, Matrix]:
    """Return h_k as computed, +inf at each row's `cluster`, and its rounding; both of shape (n_clusters, n_rows)."""
    own = geometry.centroids[cluster]
    h = np.stack([parts(rows, own, other).sum(axis=1) for other in geometry.centroids])
    slack = np.stack([discriminant_rounding(rows, own, other, geometry.noise) for other in geometry.centroids])
    h[cluster, np.arange(cluster.size)] = np.inf
    return h, slack


def tied(h: Matrix, slack: Matrix) -> Matrix:
    """Return discriminants in which what is equal but for rounding is equal.

    Examples
    --------
    >>> tied(np.array([[1e-17], [2.0], [2.0 + 1e-15]]), np.full((3, 1), 1e-14)).ravel()
    array([0., 2., 2.])
    """
    h = np.where(np.abs(h) <= slack, 0.0, h)
    columns, first = np.arange(h.shape[1]), h.argmin(axis=0)
    least, rounding = h[first, columns], slack[first, columns]
    return np.where(h <= least + slack + rounding, least, h)


def nearest(rows: Matrix, geometry: Geometry) -> Indices:
    """Return the nearest centroid of each row, the first of several, by direct comparisons of two at a time."""
    best: Indices = np.zeros(rows.shape[0], np.intp)
    for k in range(1, geometry.centroids.shape[0]):
        own, other = geometry.centroids[best], geometry.centroids[k]
        best[parts(rows, own, other).sum(axis=1) < -discriminant_rounding(rows, own, other, geometry.noise)] = k
    return best


def assign(matrix: Matrix, centroids: Matrix, noise: Vector | None = None) -> Indices:
    """Return the nearest centroid of every row of a matrix, the first of several; `noise` as in `Geometry`.

    Examples
    --------
    >>> import numpy as np
    >>> assign(np.array([[0.0], [1.0], [1.5]]), np.array([[0.0], [2.0]]))
    array([0, 0, 1])
    """
    geometry = Geometry.from_centroids(centroids, noise)
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
