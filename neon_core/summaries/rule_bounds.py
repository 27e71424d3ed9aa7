"""Bounds of rules, rounded inward: as few digits as keep exactly the same rows."""

from __future__ import annotations

import math
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from neon_core.checks import Vector
from neon_core.summaries.rule_conditions import Period, Range
from neon_core.value_format import ValueFormat

SMALLEST_EXPONENT = -325
LARGEST_INTEGER = 1e15
"""Larger whole numbers are written as floats."""

UNITS = ("Y", "M", "D", "h", "m", "s", "ms", "us")
"""Units of a date, from the largest on."""


def shortest_between(low: float, high: float, kind: Any = np.float64) -> float:
    """Return the roundest number t with low <= t < high; of several the one nearest to the middle.

    Parameters
    ----------
    low, high : float
        The ends, low < high.
    kind : type
        The type in which the number is compared: rounded to it, it must lie between the ends, too.

    Examples
    --------
    >>> shortest_between(34.13, 34.28), shortest_between(755.0, 760.0), shortest_between(-3.0, 12.0)
    (34.2, 758.0, 0.0)
    """
    ends = Fraction(low), Fraction(high)
    middle = sum(ends) / 2
    exponent = math.frexp(max(abs(low), abs(high)))[1] * 30103 // 100_000 + 1  # that of a power of ten above
    for power in range(exponent, SMALLEST_EXPONENT, -1):
        step = Fraction(10) ** power
        first, last = math.ceil(ends[0] / step), math.ceil(ends[1] / step) - 1
        if first <= last:
            value = float(Decimal(min(max(round(middle / step), first), last)).scaleb(power))
            if low <= kind(value) < high and low <= value < high:
                return value + 0.0
    return low


def round_range(
    column: str, form: ValueFormat, values: Vector, ends: tuple[float, float], kind: Any = np.float64
) -> Range | None:
    """Return the range of the values v with ends[0] < v <= ends[1], with round ends and without needless ones.

    Parameters
    ----------
    column, form
        Name and format of the column.
    values : ndarray of shape (n_rows,)
        Its values in the rows that the other conditions leave; NaN where one is missing. At least one lies inside.
    ends : (float, float)
        The exact ends.
    kind : type
        The type of the cells.

    Returns
    -------
    Range or None
        None where all of these rows lie inside.

    Examples
    --------
    >>> found = round_range("hue", ValueFormat(), np.array([0.6, 0.7, 1.243, 1.256]), (-np.inf, 1.243))
    >>> found.low, found.high
    (None, 1.25)
    """
    inside = values[(values > ends[0]) & (values <= ends[1])]
    below, above = values[values <= ends[0]], values[values > ends[1]]
    lowest, highest = float(inside.min()), float(inside.max())
    high = shortest_between(highest, float(above.min()), kind) if above.size else None
    if not below.size and high is None:
        if not np.isnan(values).any():
            return None
        high = highest  # missing cells are kept out by any bound
    low = None
    if below.size and high is None:
        low = shortest_between(float(below.max()), lowest, kind)
    elif below.size:  # a range includes its ends
        low = -shortest_between(-lowest, -float(below.max()), kind) + 0.0
    return Range(column, _as_written(low), _as_written(high), form)


def round_period(column: str, moments: Vector, ends: tuple[float, float]) -> Period | None:
    """Return the period of the moments m with ends[0] < m <= ends[1], with round ends and without needless ones.

    Moments are microseconds since 1970-01-01; the rest is as in `round_range`.

    Examples
    --------
    >>> day = 86_400e6
    >>> round_period("since", np.array([0.0, 40.0, 80.0, 90.0]) * day, (day, 80.0 * day))
    Period(column='since', since=datetime.datetime(1970, 2, 1, 0, 0), before=datetime.datetime(1970, 4, 1, 0, 0))
    """
    inside = moments[(moments > ends[0]) & (moments <= ends[1])]
    below, above = moments[moments <= ends[0]], moments[moments > ends[1]]
    since = _last_start(float(below.max()), float(inside.min())) if below.size else None
    before = _last_start(float(inside.max()), float(above.min())) if above.size else None
    if since is None and before is None:
        if not np.isnan(moments).any():
            return None
        since = _last_start(float(inside.min()) - 1.0, float(inside.min()))
    return Period(column, since, before)


def _last_start(low: float, high: float) -> datetime:
    """Return the start of the largest unit (year, month, day, ...) t with low < t <= high; of several the last."""
    first, last = np.int64(low), np.int64(high).astype("datetime64[us]")
    for unit in UNITS:
        start = last.astype(f"datetime64[{unit}]").astype("datetime64[us]")
        if start.astype(np.int64) > first:
            break
    moment: datetime = pd.Timestamp(start).to_pydatetime()
    return moment


def _as_written(number: float | None) -> float | None:
    """Return a whole number as an integer: 13, not 13.0."""
    if number is None or not number.is_integer() or abs(number) >= LARGEST_INTEGER:
        return number
    return int(number)
