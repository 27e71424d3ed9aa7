"""Scaling: what one unit of a feature is, so that features can be compared."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from neon_core.checks import Indices, Matrix, Vector

SQRT_2 = float(np.sqrt(2.0))


def _minmax(values: Matrix) -> tuple[Vector, Vector]:
    return values.min(axis=0), np.ptp(values, axis=0)


def _standard(values: Matrix) -> tuple[Vector, Vector]:
    _, exponent = np.frexp(np.abs(values).max(axis=0))  # squares of 1e-200 are 0; powers of 2 cost no digit
    return values.mean(axis=0), np.ldexp(np.ldexp(values, -exponent).std(axis=0), exponent)


def _robust(values: Matrix) -> tuple[Vector, Vector]:
    low, middle, high = np.percentile(values, (25, 50, 75), axis=0)
    return middle, high - low


def _none(values: Matrix) -> tuple[Vector, Vector]:
    return np.zeros(values.shape[1]), np.ones(values.shape[1])


_SCALES: dict[str, Callable[[Matrix], tuple[Vector, Vector]]] = {
    "minmax": _minmax,
    "standard": _standard,
    "robust": _robust,
    "none": _none,
}


def units(values: Matrix, scaling: str) -> tuple[Vector, Vector]:
    """Return center and spread of numbers, each of shape (n_features,).

    A constant feature has spread 1 and, unless the scaling is "none", its value as center; so has one that has no
    spread in the scaling's own sense (an interquartile range of 0), whose differences then count as they are.
    """
    center, spread = _SCALES[scaling](values)
    constant = values.min(axis=0) == values.max(axis=0)
    spread = np.where(constant | (spread == 0.0), 1.0, spread)
    return (center if scaling == "none" else np.where(constant, values[0], center)), spread


def has_no_spread(values: Vector, scaling: str) -> bool:
    """Whether numbers differ, but have no spread in the scaling's own sense, so that they stay as they are.

    Examples
    --------
    >>> import numpy as np
    >>> has_no_spread(np.array([0.0, 0.0, 0.0, 0.0, 9.0]), "robust")  # both quartiles are 0
    True
    """
    if scaling != "robust" or values.min() == values.max():
        return False
    low, high = np.percentile(values, (25, 75))
    return bool(low == high)


def scale(values: Matrix, scaling: str) -> tuple[Matrix, Vector, Vector]:
    """Return (values - center) / spread, center and spread; see `units`.

    Examples
    --------
    >>> import numpy as np
    >>> scale(np.array([[1.0, 5.0], [3.0, 5.0]]), "minmax")[0]
    array([[0., 0.],
           [1., 0.]])
    """
    center, spread = units(values, scaling)
    return (values - center) / spread, center, spread


def category_units(counts: Indices, scaling: str) -> tuple[Vector, float]:
    """Return center and spread of a category's features, which are 1 where a row has the value and else 0.

    A category is to count as a number does. In "minmax" (and in "robust", whose quartiles say nothing of 0 and 1) two
    different values are as far apart as the lowest and the highest number, 1. In "standard" the variance of all its
    features together is 1. In "none" they are left as they are, so that two different values are 1.414 apart.

    Examples
    --------
    >>> import numpy as np
    >>> center, spread = category_units(np.array([3, 1]), "standard")
    >>> center, round(float(spread), 4)
    (array([0.75, 0.25]), 0.6124)
    """
    shares = counts / counts.sum()
    if scaling == "standard":
        return shares, float(np.sqrt((shares * (1.0 - shares)).sum())) or 1.0
    return np.zeros(counts.size), 1.0 if scaling == "none" else SQRT_2
