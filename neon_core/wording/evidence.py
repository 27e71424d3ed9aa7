"""Evidence as text: one number of decimals for a row, and printed numbers that add up.

The decimals follow the row's longest bar, which gets three significant digits; where the evidence is much smaller,
there are more, so that it keeps two. Very large and very small numbers share one power of ten. Numbers that are rounded
one by one do not add up as printed: here the sum is rounded, and the units left go to the largest remainders.

The browser does the same under a dragged slider (`math/evidence.js`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from neon_core.wording.numbers import format_exponent, format_number, format_signed, mantissa

LONGEST = 6
"""Significant digits of the longest bar, at most."""

LARGE, SMALL = 7, -6
"""From this exponent on, and below that, numbers are written with a power of ten."""

UNDER = "under {least}"
"""Template for evidence that is not 0, but less than the last digit shows."""


@dataclass(frozen=True)
class EvidenceFormat:
    """How the numbers of one row are written.

    Attributes
    ----------
    decimals : int
        The decimals of every number.
    exponent : int
        The power of ten behind every number; 0 for none.
    """

    decimals: int = 3
    exponent: int = 0

    def count(self, value: float) -> float:
        """Return a number in units of the last decimal."""
        return mantissa(value, self.exponent) * 10.0**self.decimals

    def write(self, units: float, *, sign: bool = False) -> str:
        """Return a number of units as text; with `sign`, a positive one gets a plus.

        Examples
        --------
        >>> EvidenceFormat(3).write(-79), EvidenceFormat(2, -9).write(560, sign=True)
        ('−0.079', '+5.60·10⁻⁹')
        """
        form = format_signed if sign else format_number
        factor = f"·10{format_exponent(self.exponent)}" if self.exponent else ""
        return form(units / 10.0**self.decimals, self.decimals) + factor


def evidence_format(longest: float, logit: float) -> EvidenceFormat:
    """Return the format for a row with its longest bar and its evidence.

    Examples
    --------
    >>> evidence_format(0.449, 0.077), evidence_format(0.449, 0.0012)
    (EvidenceFormat(decimals=3, exponent=0), EvidenceFormat(decimals=4, exponent=0))
    >>> evidence_format(46915.6, 46915.6), evidence_format(5.6e-9, 5.6e-9)
    (EvidenceFormat(decimals=0, exponent=0), EvidenceFormat(decimals=2, exponent=-9))
    """
    size = max(abs(longest), abs(logit)) if math.isfinite(logit) else abs(longest)
    if size == 0.0 or not math.isfinite(size):
        return EvidenceFormat()
    exponent = int(f"{size:.2e}".split("e")[1])
    is_far = exponent >= LARGE or exponent < SMALL
    decimals = 2 if is_far else max(0, 2 - exponent)
    most = decimals + LONGEST - 3
    form = EvidenceFormat(decimals, exponent if is_far else 0)
    while 0.0 < abs(form.count(logit)) < 10.0 and form.decimals < most:
        form = EvidenceFormat(form.decimals + 1, form.exponent)
    return form


class PrintedEquation(NamedTuple):
    """For, against and evidence in whole units: the first two add up to the third."""

    pro: int
    contra: int
    logit: int


def round_equation(form: EvidenceFormat, pro: float, contra: float, logit: float) -> PrintedEquation:
    """Return the three numbers of the equation in units of the last decimal, so that they add up.

    Examples
    --------
    >>> round_equation(EvidenceFormat(3), 0.93249, -0.07853, 0.85396)
    PrintedEquation(pro=933, contra=-79, logit=854)
    """
    total = round(form.count(logit))
    for_, against = apportion([form.count(pro), form.count(contra)], total)
    return PrintedEquation(for_, against, total)


def apportion(values: Sequence[float], total: int) -> list[int]:
    """Return whole numbers that add up to a total, by the method of the largest remainder.

    Examples
    --------
    >>> apportion([1.4, 1.4, 0.2], 3), apportion([932.49, -78.53], 854)
    ([2, 1, 0], [933, -79])
    """
    if not values:
        return []
    whole = [math.floor(value) for value in values]
    order = sorted(range(len(values)), key=lambda i: (whole[i] - values[i], i))
    each, left = divmod(total - sum(whole), len(values))
    return [value + each + (place < left) for value, place in zip(whole, _ranks(order), strict=True)]


def _ranks(order: Sequence[int]) -> list[int]:
    """Return the place of each item in an order."""
    ranks = [0] * len(order)
    for place, i in enumerate(order):
        ranks[i] = place
    return ranks


def round_bars(form: EvidenceFormat, heights: Sequence[float], equation: PrintedEquation, *, joint: bool) -> list[int]:
    """Return bars in units of the last decimal, so that they add up to the numbers of the equation.

    Parameters
    ----------
    form : EvidenceFormat
        See `evidence_format`.
    heights : sequence of float
        The bars.
    equation : PrintedEquation
        See `round_equation`.
    joint : bool
        Whether one of the bars is the sum of several, which may be of both signs: then all bars add up to the
        evidence. Otherwise those for add up to all for, and those against to all against.

    Examples
    --------
    >>> form = EvidenceFormat(1)
    >>> round_bars(form, [0.54, 0.54, -0.02], round_equation(form, 1.08, -0.02, 1.06), joint=False)
    [6, 5, 0]
    """
    values = [form.count(height) for height in heights]
    if joint:
        return apportion(values, equation.logit)
    units = [0] * len(values)
    for total, sign in ((equation.pro, 1), (equation.contra, -1)):
        places = [i for i, value in enumerate(values) if sign * value > 0.0]
        for i, shared in zip(places, apportion([values[i] for i in places], total), strict=True):
            units[i] = shared
    return units
