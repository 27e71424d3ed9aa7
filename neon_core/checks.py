"""Turn the arguments of callers into float64 matrices, or refuse them with the numbers in the message."""

from __future__ import annotations

import math
import operator
import sys
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from neon_core.arguments import as_number, format_given
from neon_core.errors import BetaError, ClusterError, NonFiniteError, Problem, ScaleError, ShapeError

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Indices = NDArray[np.intp]

SHOWN = 5

SMALLEST = 1e-150
"""The squares of differences must not vanish: below, they lose digits, and soon are 0."""

NEGLIGIBLE = 1e-15
"""Beside the largest difference, one of this share is lost in rounding."""

TINY = 1e-133
"""Two numbers can differ by less than `SMALLEST` only where they are smaller than this: a float has 16 digits."""


_DIMENSIONS = {
    0: "Pass a table of rows and columns: a list of rows, an array of two dimensions, a DataFrame.",
    1: "Pass a table of rows and columns; for a single row {name}[None, :] or [[...]].",
    3: "Pass a table of rows and columns: {name}.reshape(len({name}), -1) makes each row flat.",
}
"""The hint for each wrong number of dimensions: a scalar, a single row, a stack of tables."""


def as_matrix(values: ArrayLike, name: str, n_features: int | None = None, whose: str = "the centroids have") -> Matrix:
    """Return `values` as a float64 matrix; the caller's own array if it is one already.

    Parameters
    ----------
    values : array-like of shape (n_rows, n_features)
        Numbers. Missing and infinite values pass, see `refuse_non_finite`.
    name : str
        The name in messages.
    n_features : int, optional
        The required number of columns.
    whose : str
        Who has this number of columns, in messages.

    Raises
    ------
    ShapeError
        If it is not numeric, not two-dimensional, or has another number of columns.
    """
    given = as_numbers(values, name)
    if given.ndim != 2:
        raise ShapeError(
            f"{name} has {given.ndim} dimension{'s' * (given.ndim != 1)}, not 2",
            where=name,
            hint=_DIMENSIONS[min(given.ndim, 3) if given.size else 0].format(name=name),
        )
    if n_features is not None and given.shape[1] != n_features:
        raise ShapeError(
            f"{name} has {given.shape[1]} features, but {whose} {n_features}",
            where=name,
            hint="Pass the columns that the clusters were made from, scaled in the same way.",
        )
    if given.dtype == np.float64:
        return given
    with np.errstate(over="ignore"):  # a long double beyond float64 becomes infinite
        return given.astype(np.float64)


def as_rows(values: ArrayLike, name: str, n_features: int, whose: str) -> Matrix:
    """Return finite rows as `as_matrix` does; a single row of one dimension becomes a matrix of one row."""
    given = as_numbers(values, name)
    matrix = as_matrix(given[None, :] if given.ndim == 1 else given, name, n_features, whose)
    refuse_non_finite(matrix, name)
    return matrix


def as_numbers(values: ArrayLike, name: str) -> NDArray[Any]:
    """Return real numbers as an array of any shape.

    Object arrays of real numbers (a mixed DataFrame) are accepted, with None and NA as missing values; text, dates,
    complex numbers and rows of different lengths are refused.
    """
    try:
        if isinstance(values, np.ma.MaskedArray):
            values = np.ma.filled(values.astype(np.float64), np.nan)  # masked is missing
        given = np.asarray(values)
        if given.dtype.kind in "biuf":
            return given
        if given.dtype.kind == "O" and not any(isinstance(v, str | bytes | complex) for v in given.ravel()):
            return _without_na(given).astype(np.float64)
        reason = f"dtype {given.dtype}"
    except Exception as error:  # an object of another library converts itself, and raises what it likes
        reason = str(error) or type(error).__name__
    raise ShapeError(
        f"{name} is not a table of real numbers", where=reason, hint="Pass numbers, in rows of one length."
    )


def _without_na(given: NDArray[Any]) -> NDArray[Any]:
    """Replace pandas' NA, which is no float, with NaN. If pandas is not loaded, there can be no NA."""
    not_available = getattr(sys.modules.get("pandas"), "NA", None)
    missing = np.fromiter((v is not_available for v in given.flat), np.bool_, given.size)
    return np.where(missing.reshape(given.shape), math.nan, given)


def as_noise(noise: ArrayLike, n_features: int) -> Vector:
    """Return the noise of each feature as floats: finite, and not below 0."""
    with np.errstate(over="ignore"):
        given = as_numbers(noise, "noise").astype(np.float64)
    if given.shape != (n_features,) or not (np.isfinite(given) & (given >= 0.0)).all():
        what = f"noise is not one finite number, 0 or more, for each of the {n_features} features"
        raise ShapeError(what, where="noise", hint="Leave it out, or take it from feature_noise(X).")
    return given


def refuse_non_finite(matrix: Matrix, name: str) -> None:
    """Raise a `NonFiniteError` that names row and column of the first bad values in `matrix`.

    A value whose square is not finite is refused as well: distances are sums of squares.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        rows, columns = np.nonzero(~np.isfinite(matrix * matrix * (4.0 * max(matrix.shape[1], 1))))
    if rows.size == 0:
        return
    problems = [
        Problem(f"{name} has the value {matrix[r, c]}", f"row {r}, column {c}")
        for r, c in zip(rows[:SHOWN], columns[:SHOWN], strict=True)
    ]
    more = f"{name} has {rows.size:,} values that are not finite, or too large to be squared"
    problems.append(Problem(more, name, "First fill in or drop missing and infinite values, and scale huge ones."))
    raise NonFiniteError(problems)


def mean_logit(logit: ArrayLike) -> float:
    """Return the mean of logits of one dimension; refuse none at all, and a mean that is negative or not a number."""
    given = as_numbers(logit, "logit")
    with np.errstate(all="ignore"):
        mean = float(given.mean()) if given.ndim == 1 and given.size else np.nan
    if not mean >= 0.0:
        hint = "Pass one logit for each row, as logit(X) returns them."
        raise BetaError("The mean of these logits is negative or not a number", where="logit", hint=hint)
    return mean


def as_beta(beta: Any) -> float:
    """Return a stiffness as a float, from 0 to infinity, both included."""
    value = as_number(beta)
    if value is None or not value >= 0:
        what = f"beta={format_given(beta)} is not a stiffness"
        raise BetaError(what, where="beta", hint="Choose 0 up to infinity.")
    return value


def refuse_vanishing(centroids: Matrix) -> None:
    """Raise a `ScaleError` where two centroids differ, but by too little to be squared.

    Their distance would be 0, as if they were equal.
    """
    if not ((centroids != 0.0) & (np.abs(centroids) < TINY)).any():
        return
    for c, centroid in enumerate(centroids):
        gaps = np.abs(centroids - centroid).max(axis=1)
        close = np.flatnonzero((gaps > 0.0) & (gaps < SMALLEST))
        if close.size:
            what = f"Centroids {c} and {close[0]} differ by {gaps[close[0]]:.3g} at most, too small to be squared"
            hint = "Measure the features in smaller units, so that their numbers are larger."
            raise ScaleError(what, where="centroids", hint=hint)


def negligible_columns(centroids: Matrix) -> tuple[int, ...]:
    """Return the columns whose differences are lost in the rounding of the largest one.

    A column that differs by the rounding of its own values is constant, and is not meant.

    Examples
    --------
    >>> negligible_columns(np.array([[0.0, 0.0, 0.1], [1.0, 1e-16, 0.1 + 2e-17]]))
    (1,)
    """
    width = np.ptp(centroids, axis=0)
    is_lost = (width > NEGLIGIBLE * np.abs(centroids).max(axis=0)) & (width < NEGLIGIBLE * width.max())
    return tuple(np.flatnonzero(is_lost).tolist())


def as_clusters(cluster: ArrayLike, n_clusters: int, n_rows: int, name: str = "cluster") -> Indices:
    """Return one cluster number for each row; a single number is repeated.

    Raises
    ------
    ClusterError
        If a number is not a whole number from 0 to n_clusters - 1, or there is neither one number nor one for each row.
    """
    hint = f"Choose 0 to {n_clusters - 1}."
    try:
        given = np.asarray(cluster)
    except Exception:  # rows of different lengths; an object of another library raises what it likes
        given = np.empty(0)
    if given.dtype.kind not in "iu" or given.shape not in ((), (n_rows,)):
        what = f"{name}={format_given(cluster)} is not one whole number, nor one for each of the {n_rows} rows"
        raise ClusterError(what, where=name, hint=hint)
    outside = given[(given < 0) | (given >= n_clusters)]
    if outside.size:
        first = operator.index(outside.flat[0])
        raise ClusterError(f"There is no cluster {first}: the model has {n_clusters}", where=name, hint=hint)
    return np.broadcast_to(given, (n_rows,)).astype(np.intp)


Array = TypeVar("Array", bound=NDArray[Any])


def frozen(array: Array) -> Array:
    """Make an array read-only and return it."""
    array.setflags(write=False)
    return array


def column_extremes(places: Matrix) -> tuple[Vector, Vector]:
    """Return the minima and the maxima of the columns; eight times as fast as NumPy's where there are few columns.

    Examples
    --------
    >>> column_extremes(np.array([[1.0, 5.0], [3.0, 4.0]]))
    (array([1., 4.]), array([3., 5.]))
    """
    across = np.ascontiguousarray(places.T)
    return across.min(axis=1), across.max(axis=1)
