"""Transforms: how a number counts before it is scaled: as it is, by its logarithm, or by its rank.

A transform is monotone and has an inverse, so every scaled value leads back to the user's units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neon_core.checks import Matrix, Vector

AS_IT_IS, LOGARITHM, RANK = "as it is", "logarithm", "rank"
TRANSFORMS = (AS_IT_IS, LOGARITHM, RANK)

SKEWED, LESS = 2.0, 0.9
"""Skewness above which a number has a heavy tail, and the share of it that its logarithm may keep at most."""

ENOUGH = 100_000
"""Values that are enough to tell a heavy tail."""

LOG_DIGITS = 12
"""Digits of a value that survive the way to its logarithm and back."""

CLOSE = 1e-12
"""Rounding of a share that was scaled and scaled back."""

LARGE = 1e300
"""Differences of such numbers may be no floats."""

LARGEST_EXPONENT = 300
"""Powers of ten in which digits can be counted."""


@dataclass(frozen=True)
class Transform:
    """A number that counts as it is.

    Attributes
    ----------
    name : str
        In `TRANSFORMS`.
    """

    name: ClassVar[str] = AS_IT_IS

    @property
    def formula(self) -> str:
        """The number that counts, from the user's value."""
        return "value"

    def count(self, values: Matrix) -> Matrix:
        """Return the numbers that count, from the user's values."""
        return values

    def invert(self, counted: Matrix) -> Matrix:
        """Return the user's values, from the numbers that count."""
        return counted

    def accepts(self, values: Matrix) -> NDArray[np.bool_]:
        """Return which of the user's values can count."""
        accepted: NDArray[np.bool_] = np.isfinite(values)
        return accepted


@dataclass(frozen=True)
class Logarithm(Transform):
    """The logarithm of the value plus an offset.

    The offset is 0 where all values are positive, else the smallest positive one, so that 0 has a logarithm: of counts,
    log(n + 1). A number in another unit then differs by a constant only.

    Attributes
    ----------
    offset : float
        Added to each value.
    """

    name: ClassVar[str] = LOGARITHM
    offset: float = 0.0

    @property
    def formula(self) -> str:
        """The logarithm with its offset."""
        return f"log(value + {self.offset:.6g})" if self.offset else "log(value)"

    def count(self, values: Matrix) -> Matrix:
        """Return the logarithms of values."""
        with np.errstate(divide="ignore", invalid="ignore"):
            logarithms: Matrix = np.log(values + self.offset)
        return logarithms

    def invert(self, counted: Matrix) -> Matrix:
        """Return the values that have these logarithms, to 12 digits."""
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            sums = np.exp(counted)
            decimals = np.clip(LOG_DIGITS - 1 - np.floor(counted / np.log(10.0)), -LARGEST_EXPONENT, LARGEST_EXPONENT)
            unit = 10.0 ** np.where(np.isfinite(decimals), decimals, 0.0)
            rounded = np.rint((sums - self.offset) * unit) / unit + 0.0
        values: Matrix = np.where(np.isfinite(rounded) & (np.abs(decimals) < LARGEST_EXPONENT), rounded, sums)
        return values

    def accepts(self, values: Matrix) -> NDArray[np.bool_]:
        """Return which values have a logarithm."""
        accepted: NDArray[np.bool_] = np.isfinite(values) & (values + self.offset > 0.0)
        return accepted


@dataclass(frozen=True, eq=False)
class Rank(Transform):
    """The share of the table's values below the value, half of the equal ones included.

    Between two values of the table the share is linear; beyond them it stays that of the lowest or the highest one.

    Attributes
    ----------
    values, shares : ndarray of shape (n_distinct,)
        The different values of the table, in order, and their shares.
    """

    values: Vector
    shares: Vector
    name: ClassVar[str] = RANK

    @property
    def formula(self) -> str:
        """The rank in words."""
        return "share of rows below"

    def count(self, values: Matrix) -> Matrix:
        """Return the shares of values."""
        shares: Matrix = _interpolate(values, self.values, self.shares)
        return shares

    def invert(self, counted: Matrix) -> Matrix:
        """Return the values that have these shares."""
        values: Matrix = _interpolate(counted, self.shares, self.values)
        nearest = np.clip(np.searchsorted(self.shares, counted - CLOSE), 0, self.shares.size - 1)
        own: Matrix = np.where(np.abs(self.shares[nearest] - counted) <= CLOSE, self.values[nearest], values)
        return own


IDENTITY = Transform()
"""The transform of a number that counts as it is, and of every other column."""


def fit_transform(name: str, values: Vector) -> Transform:
    """Return a transform fitted to a number's values; missing ones are NaN.

    Examples
    --------
    >>> fit_transform("logarithm", np.array([0.0, 1.0, 3.0])).count(np.array([0.0, 1.0, 3.0])).round(3)
    array([0.   , 0.693, 1.386])
    >>> fit_transform("rank", np.array([10.0, 10.0, 30.0, 20.0])).count(np.array([10.0, 20.0, 30.0]))
    array([0.25 , 0.625, 0.875])
    """
    if name == AS_IT_IS:
        return IDENTITY
    present = values[~np.isnan(values)]
    if name == LOGARITHM:
        positive = present[present > 0.0]
        has_zero = bool((present == 0.0).any()) and positive.size > 0
        return Logarithm(offset=float(positive.min()) if has_zero else 0.0 if positive.size else 1.0)
    distinct, counts = np.unique(present, return_counts=True)
    shares = (np.cumsum(counts) - counts / 2.0) / max(present.size, 1)
    for array in (distinct, shares):
        array.setflags(write=False)
    return Rank(distinct, shares) if distinct.size else IDENTITY


def _interpolate(at: Matrix, places: Vector, values: Vector) -> Matrix:
    """Return values between places, linear; beyond them the first and the last.

    NumPy divides by the distance of two places, which is no float between 0 and 1e-303.
    """
    if places.size == 1:
        return np.full_like(at, values[0])
    half = 0.5 if max(np.abs(places).max(), np.abs(values).max()) > LARGE else 1.0
    left = np.clip(np.searchsorted(places, at, side="right") - 1, 0, places.size - 2)
    low, high = half * places[left], half * places[left + 1]
    share = np.divide(half * at - low, high - low, out=np.zeros_like(at), where=high > low).clip(0.0, 1.0)
    between: Matrix = values[left] * (1.0 - share) + values[left + 1] * share
    return between


def is_skewed(values: Vector) -> bool:
    """Whether a number has a heavy tail that its logarithm lessens: no negative value, and a skewness over 2.

    A number with two different values has no tail. Of a long column every n-th value decides, 100,000 or some more.

    Examples
    --------
    >>> is_skewed(np.array([1.0, 2.0, 1.0, 3.0, 2.0, 1.0, 90.0, np.nan])), is_skewed(np.array([0.0] * 9 + [1.0]))
    (True, False)
    """
    if not values.size or not np.fmin.reduce(values) >= 0.0 or not np.isfinite(np.fmax.reduce(values)):
        return False
    some = values[:: max(1, values.size // ENOUGH)]  # 30 ms of a million rows would be a tenth of their analysis
    present = some[~np.isnan(some)]
    if not present.size or bool(((present == present.min()) | (present == present.max())).all()):
        return False
    tail = skewness(present)
    return tail > SKEWED and abs(skewness(fit_transform(LOGARITHM, present).count(present))) < LESS * tail


def skewness(values: Vector) -> float:
    """Return the third standardised moment of numbers that differ.

    Examples
    --------
    >>> skewness(np.array([0.0, 0.0, 0.0, 1.0])).__round__(4)
    1.1547
    """
    scaled = values / np.abs(values).max()
    scaled = scaled - scaled.mean()
    squares = scaled * scaled
    variance = float(squares.mean())
    return float(squares @ scaled) / scaled.size / variance**1.5 if variance > 0.0 else 0.0
