"""The texts along the axis of a column's strips: round numbers or round dates, with their places from 0 to 1."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from neon_core.wording import format_amount, format_number
from neon_core.wording.row_values import format_date

if TYPE_CHECKING:
    from neon_core.column_description import ColumnDescription
    from pages.shared.live_chart.payload.spread_messages import Tick

MOST = 5
"""Texts along an axis, at most."""
NICE = (1.0, 2.0, 5.0, 10.0)
"""First digits of the step between numbers."""
MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
DAYS = (1, 2, 7, 14)
"""Steps between dates."""
LARGE = 1e7
"""From here on numbers along an axis have a power of ten."""


def build_ticks(described: ColumnDescription, low: float, high: float) -> list[Tick]:
    """Return the texts along the axis of a number or a date; at both ends where no round one lies between.

    Parameters
    ----------
    described : ColumnDescription
        The column.
    low, high : float
        The ends of the axis, `low` below `high`.
    """
    if described.kind == "date":
        return _date_ticks(described, low, high)
    numbers = round_numbers(low, high)
    texts = _number_texts(numbers, is_grouped=described.form.is_grouped)
    return [_tick(number, text, low, high) for number, text in zip(numbers, texts, strict=True)]


def _tick(value: float, text: str, low: float, high: float) -> Tick:
    return {"place": place_of(value, low, high), "text": text}


def place_of(value: float, low: float, high: float) -> float:
    """Return the place of a value on an axis, from 0 to 1 with five decimals, also where its length overflows.

    Examples
    --------
    >>> place_of(3.0, 2.0, 6.0), place_of(1.7e308, -1.7e308, 1.7e308)
    (0.25, 1.0)
    """
    if math.isinf(high - low):
        value, low, high = value / 2.0, low / 2.0, high / 2.0
    return round((value - low) / (high - low), 5)


def round_numbers(low: float, high: float) -> list[float]:
    """Return at most five round numbers from one to another; the two ends where there are not two.

    Examples
    --------
    >>> round_numbers(0.0, 9.0), round_numbers(1.2, 1.9), round_numbers(7.0, 7.0)
    ([0.0, 2.0, 4.0, 6.0, 8.0], [1.2, 1.4, 1.6, 1.8], [7.0])
    """
    span = high - low
    if not 0.0 < span < math.inf or span < 1e-9 * max(abs(low), abs(high)) or span < 1e-300:
        return sorted({low, high})
    power = 10.0 ** math.floor(math.log10(span / MOST))
    step = next(step for digit in NICE if span / (step := digit * power) < MOST)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    numbers = [float(f"{i * step:.12g}") for i in range(first, last + 1)]
    return numbers if len(numbers) > 1 else [low, high]


def _number_texts(numbers: list[float], *, is_grouped: bool) -> list[str]:
    """Return numbers as texts with equal decimals; those that are not round with three significant digits."""
    largest = max(map(abs, numbers))
    decimals = next((n for n in range(7) if all(abs(round(v, n) - v) <= 1e-9 * largest for v in numbers)), None)
    if largest >= LARGE or decimals is None:
        return [format_amount(number) for number in numbers]
    texts = [format_number(number, decimals) for number in numbers]
    return texts if is_grouped else [text.replace(",", "") for text in texts]


def _date_ticks(described: ColumnDescription, low: float, high: float) -> list[Tick]:
    """Return round months and years, or days; the ends where all lie within two days."""
    first, last = described.as_date(low), described.as_date(high)
    dates = round_dates(first, last) or [first, last]
    length = (last - first) / timedelta(days=1)
    return [
        {"place": round((when - first) / timedelta(days=1) / length, 5), "text": _date_text(when, dates)}
        for when in dates
    ]


def _date_text(when: datetime, dates: list[datetime]) -> str:
    """Return a date without the parts that all dates of an axis share: a year, a month, a day."""
    if all((date.month, date.day, date.time()) == (1, 1, datetime.min.time()) for date in dates):
        return f"{when.year}"
    if all((date.day, date.time()) == (1, datetime.min.time()) for date in dates):
        return f"{when.year}-{when.month:02}"
    return format_date(when)


def round_dates(first: datetime, last: datetime) -> list[datetime]:
    """Return at most five first days of years or months, or days; none where not two lie between.

    Examples
    --------
    >>> [date.year for date in round_dates(datetime(2015, 3, 1), datetime(2023, 8, 2))]
    [2016, 2018, 2020, 2022]
    >>> [str(date.date()) for date in round_dates(datetime(2024, 3, 1), datetime(2024, 3, 4, 12))]
    ['2024-03-01', '2024-03-02', '2024-03-03', '2024-03-04']
    """
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    start, stop = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for step in MONTHS if stop - start > 1 else ():
        months = range(max(-(-start // step), -(-12 // step)) * step, stop + 1, step)  # no year is before the first
        if len(months) - 1 > MOST:  # the first of them alone can begin too early
            continue
        starts = [midnight.replace(year=month // 12, month=month % 12 + 1, day=1) for month in months]
        dates = [date for date in starts if first <= date <= last]
        if len(dates) <= MOST:
            return dates if len(dates) > 1 else []
    for days in DAYS:
        steps = range((last - midnight) // timedelta(days=days) + 1)
        dates = [date for i in steps if (date := midnight + timedelta(days=days * i)) >= first]
        if len(dates) <= MOST:
            return dates if len(dates) > 1 else []
    return []
