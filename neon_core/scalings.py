"""Scalings: the unit of each feature, so that features can be compared.

One entry of `SCALINGS` holds everything about a scaling: its name, its numbers, its label and its sentences. The
choices, the address, the controls, the sentences and the notes read the table, so a new scaling is one more entry
here and its numbers by hand in tests/test_scalings.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from neon_core.checks import Indices, Matrix, Vector

SQRT_2 = float(np.sqrt(2.0))


@dataclass(frozen=True)
class Moments:
    """The numbers of a feature in short, by which most scalings are known exactly without all of its values.

    Attributes
    ----------
    low, high, mean, deviation : float
        Least and largest value, mean, and standard deviation.
    """

    low: float
    high: float
    mean: float
    deviation: float


@dataclass(frozen=True)
class Scaling:
    """A scaling: (value - center) / spread.

    Attributes
    ----------
    name : str
        For code and addresses.
    label : str
        On screen, in a list to choose from.
    number_sentence, category_sentence : str
        The effect on numbers and on categories, without a full stop; the second follows the first after a semicolon.
    unit : str
        What a scaled distance of 1 is, as people see it.
    number_units : callable
        (n_rows, n_features) numbers to center and spread, each of shape (n_features,).
    category_units : callable
        The shares of a category's values, shape (n_values,), to center, of the same shape, and spread. A category has
        a feature for each of its values, 1 where a row has the value and 0 elsewhere. It is to count as a number does.
    centers : bool
        Whether a constant number becomes 0; otherwise it keeps its value.
    follows_unit : bool
        Whether a number that is measured in another unit can be scaled to other values.
    unscaled_reason : str
        The reason for a spread of 0 where the numbers differ; empty where there is no such case.
    moment_units : callable, optional
        The moments of a number to center and spread; None where the scaling needs all values.
    """

    name: str
    label: str
    number_sentence: str
    category_sentence: str
    unit: str
    number_units: Callable[[Matrix], tuple[Vector, Vector]]
    category_units: Callable[[Vector], tuple[Vector, float]]
    centers: bool = True
    follows_unit: bool = False
    unscaled_reason: str = ""
    moment_units: Callable[[Moments], tuple[float, float]] | None = None


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


def _one_apart(shares: Vector) -> tuple[Vector, float]:
    """Two different values are 1 apart."""
    return np.zeros(shares.size), SQRT_2


def _variance_one(shares: Vector) -> tuple[Vector, float]:
    """The variance of all features together is 1: the variances p (1 - p) add up."""
    return shares, float(np.sqrt((shares * (1.0 - shares)).sum())) or 1.0


def _zero_or_one(shares: Vector) -> tuple[Vector, float]:
    """Features stay 0 or 1, so that two different values are 1.414 apart."""
    return np.zeros(shares.size), 1.0


_ALL = (
    Scaling(
        name="minmax",
        label="Each feature to 0…1",
        number_sentence="Each number is scaled from 0 at its lowest value to 1 at its highest",
        category_sentence="two different values of a category are as far apart as the lowest and the highest number",
        unit="the whole range of a feature",
        number_units=_minmax,
        category_units=_one_apart,
        moment_units=lambda moments: (moments.low, moments.high - moments.low),
    ),
    Scaling(
        name="standard",
        label="Standard deviations",
        number_sentence="Each number is scaled to mean 0 and standard deviation 1",
        category_sentence="a category varies as much as a number, all its values together",
        unit="the standard deviation of a feature",
        number_units=_standard,
        category_units=_variance_one,
        moment_units=lambda moments: (moments.mean, moments.deviation),
    ),
    Scaling(
        name="robust",
        label="Quartile ranges",
        number_sentence="Each number is scaled to median 0 and a distance of 1 between its quartiles",
        category_sentence="two different values of a category are 1 apart",
        unit="the distance between the quartiles of a feature",
        number_units=_robust,
        category_units=_one_apart,  # the quartiles of 0 and 1 are 0 and 1 at best
        follows_unit=True,
        unscaled_reason="at least half of the values are equal",
    ),
    Scaling(
        name="none",
        label="None (raw units)",
        number_sentence="Numbers count in their own units",
        category_sentence="two different values of a category are 1.41 apart",
        unit="one unit of the table",
        number_units=_none,
        category_units=_zero_or_one,
        centers=False,
        follows_unit=True,
        moment_units=lambda _: (0.0, 1.0),
    ),
)

SCALINGS = {scaling.name: scaling for scaling in _ALL}
"""Every scaling by its name, in the order in which they are offered."""

ANY_RANGE = "minmax"
"""The scaling that suits every range: its numbers lie between 0 and 1, so that their squares keep their digits."""

ANY_SPREAD = "standard"
"""The scaling that scales every number that differs, by all of its values."""


def units(values: Matrix, scaling: str) -> tuple[Vector, Vector]:
    """Return center and spread of numbers, each of shape (n_features,).

    A constant feature has spread 1 and, where the scaling centers, its value as center. A feature without a spread in
    the scaling's own sense (an interquartile range of 0) has spread 1 too: its differences stay unscaled.
    """
    entry = SCALINGS[scaling]
    center, spread = entry.number_units(values)
    constant = values.min(axis=0) == values.max(axis=0)
    spread = np.where(constant | (spread == 0.0), 1.0, spread)
    return np.where(constant, values[0], center) if entry.centers else center, spread


def units_of_moments(moments: Moments, scaling: str) -> tuple[float, float] | None:
    """Return center and spread of a number, as `units` does of its values; None where the scaling needs all of them.

    Examples
    --------
    >>> units_of_moments(Moments(2.0, 6.0, 3.0, 1.5), "minmax"), units_of_moments(Moments(2.0, 2.0, 2.0, 0.0), "none")
    ((2.0, 4.0), (0.0, 1.0))
    >>> units_of_moments(Moments(2.0, 6.0, 3.0, 1.5), "robust") is None
    True
    """
    entry = SCALINGS[scaling]
    is_constant = moments.low == moments.high
    if entry.moment_units is None and not is_constant:
        return None
    center, spread = (0.0, 1.0) if entry.moment_units is None else entry.moment_units(moments)
    if is_constant:
        return (moments.low if entry.centers else center), 1.0
    return center, spread or 1.0


def has_no_spread(values: Vector, scaling: str) -> bool:
    """Whether numbers differ, but have no spread in the scaling's own sense, so that they stay unscaled.

    Examples
    --------
    >>> has_no_spread(np.array([0.0, 0.0, 0.0, 0.0, 9.0]), "robust")  # both quartiles are 0
    True
    """
    entry = SCALINGS[scaling]
    if not entry.unscaled_reason or values.min() == values.max():
        return False
    return bool(entry.number_units(values[:, None])[1][0] == 0.0)


def scale(values: Matrix, scaling: str) -> tuple[Matrix, Vector, Vector]:
    """Return (values - center) / spread, center and spread; see `units`.

    Examples
    --------
    >>> scale(np.array([[1.0, 5.0], [3.0, 5.0]]), "minmax")[0]
    array([[0., 0.],
           [1., 0.]])
    """
    center, spread = units(values, scaling)
    return (values - center) / spread, center, spread


def category_units(counts: Indices, scaling: str) -> tuple[Vector, float]:
    """Return center and spread of a category's features from the number of rows with each value.

    Examples
    --------
    >>> center, spread = category_units(np.array([3, 1]), "standard")
    >>> center, round(float(spread), 4)
    (array([0.75, 0.25]), 0.6124)
    """
    return SCALINGS[scaling].category_units(counts / counts.sum())
