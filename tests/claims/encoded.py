"""A table's columns as exact numbers: gaps filled in, categories as features of 0 and 1, and each scaling's spread.

A second writing of `neon_core.preparation` and `neon_core.scalings`, in fractions; nothing is imported from there.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.claims.tables import Table, TableColumn

DAY = 86_400_000_000
"""Microseconds in a day."""


@dataclass(frozen=True)
class FilledColumn:
    """A column without gaps.

    Attributes
    ----------
    values : tuple of Fraction
        A number, 0 or 1, a step, or the days since the earliest date; empty where the column is a category.
    texts : tuple of str
        The category of each row; empty where the column is no category.
    filled : frozenset of int
        The rows whose cell is missing.
    fill : object
        The value that gaps are filled in with, as a number, a step, a category, a datetime or a bool.
    transform : str
        How the numbers count.
    """

    values: tuple[Fraction, ...]
    texts: tuple[str, ...]
    filled: frozenset[int]
    fill: Any
    transform: str = "as it is"

    @property
    def constant(self) -> bool:
        """Whether all rows have one value."""
        return len(set(self.values or self.texts)) == 1

    @cached_property
    def counted(self) -> tuple[Fraction, ...]:
        """The numbers as they count; their own ones alone decide on ranks."""
        own = [value for row, value in enumerate(self.values) if row not in self.filled]
        return count_numbers(self.values, own, self.transform)


@dataclass(frozen=True)
class Feature:
    """A column of the matrix: exact numbers, and the factor weight / spread² of their squared differences."""

    column: int
    values: tuple[Fraction, ...]
    factor: Fraction


def fill_column(column: TableColumn, dates: str) -> FilledColumn:
    """Return a column without gaps: the median, the usual value, or "no answer" in them."""
    filled = frozenset(row for row, cell in enumerate(column.cells) if cell is None)
    present = [cell for cell in column.cells if cell is not None]
    if column.kind == "category" and column.is_usual:
        return _filled_category(column.cells, filled, _most_frequent(present))
    if column.kind == "category" or (column.kind == "boolean" and filled and not column.is_usual):
        answers = [{True: "yes", False: "no"}.get(cell, cell) for cell in column.cells]
        return _filled_category(answers, frozenset(), "no answer")
    if column.kind == "date" and dates == "month":
        months = [None if cell is None else cell.month for cell in column.cells]
        fill = _most_frequent([month for month in months if month is not None])
        names = [None if month is None else calendar.month_name[month] for month in months]
        return _filled_category(names, filled, calendar.month_name[fill])
    if column.kind == "date":
        return _filled_dates(column.cells, filled, min(present))
    if column.kind == "ordered":
        steps = [None if cell is None else Fraction(column.order.index(cell) + 1) for cell in column.cells]
        middle = median([step for step in steps if step is not None])
        return FilledColumn(tuple(middle if step is None else step for step in steps), (), filled, middle)
    fill = _most_frequent(present) if column.kind == "boolean" else median([Fraction(cell) for cell in present])
    values = tuple(Fraction(fill if cell is None else cell) for cell in column.cells)
    return FilledColumn(values, (), filled, fill, column.transform)


def count_numbers(values: Sequence[Fraction], own: Sequence[Fraction], how: str) -> tuple[Fraction, ...]:
    """Return numbers as they are, their logarithms to 40 decimals, or their ranks among their own ones."""
    if how == "logarithm":
        positive = [value for value in values if value > 0]
        offset = min(positive, default=Fraction(1)) if len(positive) < len(values) else Fraction(0)
        return tuple(_logarithm(value + offset) for value in values)
    return tuple(_rank(value, own) for value in values) if how == "rank" else tuple(values)


def _logarithm(value: Fraction) -> Fraction:
    with localcontext(prec=60):
        logarithm = (Decimal(value.numerator) / Decimal(value.denominator)).ln()
        return Fraction(round(logarithm * 10**40), 10**40)


def _rank(value: Fraction, own: Sequence[Fraction]) -> Fraction:
    """Return the share of numbers below, with half of the equal ones; between two numbers it is linear."""
    if value in own:
        return (sum(other < value for other in own) + Fraction(own.count(value), 2)) / len(own)
    below, above = max(other for other in own if other < value), min(other for other in own if other > value)
    low, high = _rank(below, own), _rank(above, own)
    return low + (value - below) / (above - below) * (high - low)


def _most_frequent(cells: Sequence[Any]) -> Any:
    """Return the most frequent cell; of several, the first in order (no before yes, a before b)."""
    counts = Counter(cells)
    return min(counts, key=lambda cell: (-counts[cell], cell))


def _filled_category(cells: Sequence[Any], filled: frozenset[int], fill: str) -> FilledColumn:
    return FilledColumn((), tuple(fill if cell is None else cell for cell in cells), filled, fill)


def _filled_dates(cells: Sequence[Any], filled: frozenset[int], first: datetime) -> FilledColumn:
    days = [None if cell is None else Fraction((cell - first) // timedelta(microseconds=1), DAY) for cell in cells]
    middle = median([day for day in days if day is not None])
    fill = first + timedelta(microseconds=round(middle * DAY))
    return FilledColumn(tuple(middle if day is None else day for day in days), (), filled, fill)


def median(values: Sequence[Fraction]) -> Fraction:
    """Return the middle of the sorted values, or the mean of the two in the middle."""
    return quantile(values, Fraction(1, 2))


def quantile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """Return a quantile, linear between the sorted values."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def spread_squared(values: Sequence[Fraction], scaling: str) -> Fraction:
    """Return the squared spread of numbers; 1 where they have none."""
    if scaling == "none" or min(values) == max(values):
        return Fraction(1)
    if scaling == "minmax":
        return (max(values) - min(values)) ** 2
    if scaling == "robust":
        return (quantile(values, Fraction(3, 4)) - quantile(values, Fraction(1, 4))) ** 2 or Fraction(1)
    mean = sum(values, Fraction(0)) / len(values)
    return sum(((value - mean) ** 2 for value in values), Fraction(0)) / len(values)


def category_spread_squared(texts: Sequence[str], scaling: str) -> Fraction:
    """Return the squared spread of a category's features."""
    if scaling == "none":
        return Fraction(1)
    if scaling != "standard":
        return Fraction(2)
    shares = [Fraction(n, len(texts)) for n in Counter(texts).values()]
    return sum((share * (1 - share) for share in shares), Fraction(0)) or Fraction(1)


def _values_in_order(texts: Sequence[str], kind: str) -> list[str]:
    """Return a category's values in the order of the matrix: the most frequent first, or as in the calendar."""
    counts = Counter(texts)
    if kind == "date":
        return [name for name in calendar.month_name if name in counts]
    return sorted(counts, key=lambda text: (-counts[text], text))


def encode(table: Table) -> tuple[list[FilledColumn], list[Feature]]:
    """Return a table's columns without gaps, and its features."""
    filled = [fill_column(column, table.dates) for column in table.columns]
    features = []
    for number, (column, full) in enumerate(zip(table.columns, filled, strict=True)):
        weight = Fraction(column.weight)
        if full.values:
            features.append(Feature(number, full.counted, weight / spread_squared(full.counted, table.scaling)))
            continue
        factor = weight / category_spread_squared(full.texts, table.scaling)
        for value in _values_in_order(full.texts, column.kind):
            ones = tuple(Fraction(text == value) for text in full.texts)
            features.append(Feature(number, ones, factor))
    return filled, features
