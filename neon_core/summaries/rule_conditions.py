"""The conditions of a rule, on the cells of a table in it: a range, a period, part of a calendar, or values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.date_uses import DATE_USES, DateUse
from neon_core.value_format import ValueFormat

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Range:
    """A number above `low`, at most `high`, or from `low` to `high`, both included. A missing cell never matches.

    Attributes
    ----------
    column : str
        The name of the column.
    low, high : float or int, optional
        The ends; at least one is there.
    form : ValueFormat
        How the numbers of the column are written.
    """

    column: str
    low: float | None
    high: float | None
    form: ValueFormat

    def matches(self, frame: pd.DataFrame) -> Mask:
        """Return which rows of a table match."""
        cells = frame[self.column]
        if self.low is None:
            return as_mask(cells <= self.high)
        if self.high is None:
            return as_mask(cells > self.low)
        return as_mask(cells >= self.low) & as_mask(cells <= self.high)


@dataclass(frozen=True)
class Period:
    """A date from `since` on, `before` another moment, or both. A missing cell never matches.

    Attributes
    ----------
    column : str
        The name of the column.
    since, before : datetime, optional
        The ends; at least one is there.
    """

    column: str
    since: datetime | None
    before: datetime | None

    def matches(self, frame: pd.DataFrame) -> Mask:
        """Return which rows of a table match."""
        cells = frame[self.column]
        is_match = cells.notna().to_numpy(np.bool_)
        if self.since is not None:
            is_match = is_match & as_mask(cells >= pd.Timestamp(self.since))
        if self.before is not None:
            is_match = is_match & as_mask(cells < pd.Timestamp(self.before))
        return is_match


@dataclass(frozen=True)
class CalendarPart:
    """A date in some months, on some weekdays or in some hours, or, negated, in any other.

    A missing cell never matches.

    Attributes
    ----------
    column : str
        The name of the column.
    date_use : str
        A name in `DATE_USES` with values: "month", "weekday" or "hour".
    positions : tuple of int
        The positions among these values, in order; at least one.
    is_negated : bool
        Whether any other value matches.
    """

    column: str
    date_use: str
    positions: tuple[int, ...]
    is_negated: bool = False

    @property
    def use(self) -> DateUse:
        """The use of the date."""
        return DATE_USES[self.date_use]

    def matches(self, frame: pd.DataFrame) -> Mask:
        """Return which rows of a table match."""
        cells, position = frame[self.column], self.use.position
        assert position is not None, f"{self.date_use} has no calendar"
        is_one = np.isin(position(cells).to_numpy(np.float64, na_value=np.nan), self.positions)
        return ~is_one & cells.notna().to_numpy(np.bool_) if self.is_negated else is_one


@dataclass(frozen=True)
class Values:
    """A cell that is one of some values, or, negated, any other value.

    Attributes
    ----------
    column : str
        The name of the column.
    kind : str
        "category", "boolean" or "ordered".
    values : tuple
        The cells of the table, as they stand in it. Empty where missing cells alone match or, negated, all others.
    is_negated : bool
        Whether any other value matches.
    with_missing : bool
        Whether a missing cell matches: only where it counts as a value of its own.
    steps : (str, str)
        Of an ordered column, the lowest and the highest step that match; "" where the order ends.
    """

    column: str
    kind: str
    values: tuple[Any, ...]
    is_negated: bool = False
    with_missing: bool = False
    steps: tuple[str, str] = ("", "")

    def matches(self, frame: pd.DataFrame) -> Mask:
        """Return which rows of a table match."""
        cells = frame[self.column]
        is_one = cells.isin(list(self.values)).to_numpy(np.bool_)
        is_missing = cells.isna().to_numpy(np.bool_)
        is_match = ~is_one & ~is_missing if self.is_negated else is_one
        return is_match | is_missing if self.with_missing else is_match


@dataclass(frozen=True)
class Present:
    """At least one of some columns has a value: what keeps rows out that were left out of the clusters.

    Attributes
    ----------
    columns : tuple of str
        The names of the columns.
    """

    columns: tuple[str, ...]

    def matches(self, frame: pd.DataFrame) -> Mask:
        """Return which rows of a table match."""
        return frame[list(self.columns)].notna().any(axis=1).to_numpy(np.bool_)


Condition = Range | Period | CalendarPart | Values


def as_mask(is_match: Any) -> Mask:
    """Return a comparison as an array; where a cell is missing, it is false.

    Examples
    --------
    >>> as_mask(pd.Series([1, None], dtype="Int64") > 0)
    array([ True, False])
    """
    return np.asarray(is_match.to_numpy(np.bool_, na_value=False))
