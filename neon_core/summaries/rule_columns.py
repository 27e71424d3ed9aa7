"""The columns of a table in which rules are searched: their values as ranks, and ranks as conditions on cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from neon_core.checks import Indices, Vector
from neon_core.orders import find_steps
from neon_core.preparation import PreparedColumn
from neon_core.preparation.encode import calendar_positions
from neon_core.summaries.rule_bounds import round_period, round_range
from neon_core.summaries.rule_conditions import CalendarPart, Condition, Mask, Values
from neon_core.summaries.rule_ranks import RankCondition

MISSING = object()
"""A missing cell among the values of a category, where it is a value of its own."""


@dataclass(frozen=True, eq=False)
class RuleColumn:
    """A column that counts, in the rows that were clustered.

    Attributes
    ----------
    column : PreparedColumn
        Its name, kind and format.
    cells : Series
        Its cells.
    values : sequence
        The different values of the pool's rows, in the order of their ranks.
    ranks : ndarray of int of shape (n_pool,)
        The rank of each row of the pool, -1 where the cell is missing.
    """

    column: PreparedColumn
    cells: pd.Series[Any]
    values: Sequence[Any]
    ranks: Indices

    @property
    def is_category(self) -> bool:
        """Whether the order of the values means nothing."""
        return self.column.kind in ("category", "boolean") or is_calendar(self.column)

    @cached_property
    def numbers(self) -> Vector:
        """All cells as numbers: of a date the microseconds since 1970, of an ordered column the steps."""
        return _as_numbers(self.column, self.cells)

    def is_inside(self, condition: RankCondition) -> Mask:
        """Return which cells match a condition, before it is rounded."""
        if self.is_category:
            return self._pick(condition).matches(self.cells.to_frame())
        low, high = self._ends(condition)
        inside: Mask = (self.numbers > low) & (self.numbers <= high)
        return inside

    def as_condition(self, condition: RankCondition, others: Mask) -> Condition | None:
        """Return a condition on the cells; None where it keeps all rows that the other conditions leave."""
        if self.is_category:
            found = self._pick(condition)
            return None if found.matches(self.cells.to_frame())[others].all() else found
        values, ends = self.numbers[others], self._ends(condition)
        if self.column.kind == "date":
            return round_period(self.column.name, values, ends)
        if self.column.order:
            return self._steps(values, ends)
        kind = np.float32 if self.cells.dtype == np.float32 else np.float64
        return round_range(self.column.name, self.column.form, values, ends, kind)

    def _ends(self, condition: RankCondition) -> tuple[float, float]:
        low = float(self.values[condition.low]) if condition.low >= 0 else -np.inf
        is_last = condition.high >= len(self.values) - 1
        return low, np.inf if is_last else float(self.values[condition.high])

    def _pick(self, condition: RankCondition) -> Values | CalendarPart:
        """Return the values of a category that match."""
        picked = [self.values[rank] for rank in condition.picks]
        if is_calendar(self.column):
            return CalendarPart(self.column.name, self.column.date_use, tuple(sorted(picked)), condition.is_negated)
        has_missing = MISSING in self.values and (MISSING in picked) != condition.is_negated
        cells = tuple(value for value in picked if value is not MISSING)
        return Values(self.column.name, self.column.kind, cells, condition.is_negated, has_missing)

    def _steps(self, steps: Vector, ends: tuple[float, float]) -> Values | None:
        """Return the cells whose step lies between the ends."""
        inside = (steps > ends[0]) & (steps <= ends[1])
        if inside.all():
            return None
        order = self.column.order
        low, high = int(steps[inside].min()), int(steps[inside].max())
        low = low if (steps <= ends[0]).any() else 1
        high = high if (steps > ends[1]).any() else len(order)
        cells = pd.unique(self.cells[(self.numbers >= low) & (self.numbers <= high)])
        words = tuple(sorted(cells.tolist(), key=lambda cell: find_steps(pd.Series([cell]), order)[0]))
        shown = order[low - 1] if low > 1 else "", order[high - 1] if high < len(order) else ""
        return Values(self.column.name, self.column.kind, words, steps=shown)


def is_calendar(column: PreparedColumn) -> bool:
    """Whether a part of the calendar counts of a column."""
    return bool(column.date_use and column.categories)


def rule_column(column: PreparedColumn, cells: pd.Series[Any], pool: Indices) -> RuleColumn | None:
    """Return a column in the rows of a pool; None where no condition can be written on it.

    That is a column of one value, and one of mixed cells, which databases and pandas compare differently.
    """
    some, values = cells.iloc[pool], list[Any]()
    if is_calendar(column):
        positions = pd.Series(calendar_positions(some, column.date_use)).astype("Int64")
        values, ranks = _rank_words(positions, has_missing=False)
    elif column.kind in ("category", "boolean"):
        values, ranks = _rank_words(some, has_missing=bool(column.blank))
        kind = bool if column.kind == "boolean" else str
        if not all(value is MISSING or (isinstance(value, kind) and "\0" not in str(value)) for value in values):
            return None
    else:
        numbers = _as_numbers(column, some)
        distinct, place = np.unique(numbers, return_inverse=True)  # NaN comes last
        values = distinct[~np.isnan(distinct)].tolist()
        ranks = np.where(np.isnan(numbers), -1, place)
    return RuleColumn(column, cells, values, ranks) if len(values) > 1 else None


def _rank_words(cells: pd.Series[Any], has_missing: bool) -> tuple[list[Any], Indices]:
    """Return the different values from the most frequent on, and the rank of each cell."""
    codes, distinct = pd.factorize(cells, use_na_sentinel=True)
    values = [*distinct.tolist()]
    if has_missing and (codes < 0).any():
        codes = np.where(codes < 0, len(values), codes)
        values.append(MISSING)
    order = np.argsort(-np.bincount(codes[codes >= 0], minlength=len(values)), kind="stable")
    rank = np.full(len(values) + 1, -1)
    rank[order] = np.arange(len(values))
    return [values[i] for i in order.tolist()], rank[codes]


def _as_numbers(column: PreparedColumn, cells: pd.Series[Any]) -> Vector:
    """Return cells as numbers; NaN where one is missing."""
    if column.order:
        return find_steps(cells, column.order)
    if column.kind == "date":
        moments = cells.to_numpy("datetime64[us]")
        return np.where(np.isnat(moments), np.nan, moments.astype(np.int64).astype(np.float64))
    return cells.to_numpy(np.float64, na_value=np.nan)
