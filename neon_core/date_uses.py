"""Uses of a date that is a feature: its time as a number, or a part of the calendar as a category.

One entry of `DATE_USES` holds everything about a use: its name, its values and its words. The choices, the address,
the controls and the sentences read the table.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class DateUse:
    """A use of a date.

    Attributes
    ----------
    name : str
        For code and addresses.
    label : str
        On screen, in a list to choose from.
    noun : str
        Completes "The day is used as the ..."; `{origin}` is the day from which time is counted.
    values : tuple of str
        The names of the category's values in the order of the calendar; empty where time is counted.
    position : callable, optional
        Dates to positions among `values`; missing where a date is missing.
    part : str
        The attribute of `Series.dt` that has the value in pandas; empty where time is counted.
    numbers : tuple of int
        The numbers that this attribute has for `values`.
    sql_format : str
        The format with which `strftime` returns the value in SQLite.
    sql_texts : tuple of str
        The texts that it returns for `values`.
    """

    name: str
    label: str
    noun: str
    values: tuple[str, ...] = ()
    position: Callable[[pd.Series[Any]], Any] | None = None
    part: str = ""
    numbers: tuple[int, ...] = ()
    sql_format: str = ""
    sql_texts: tuple[str, ...] = ()


def _month(dates: pd.Series[Any]) -> Any:
    return dates.dt.month - 1


def _weekday(dates: pd.Series[Any]) -> Any:
    return dates.dt.day_of_week


def _hour(dates: pd.Series[Any]) -> Any:
    return dates.dt.hour


MONTHS, WEEKDAYS, HOURS = tuple(range(1, 13)), tuple(range(7)), tuple(range(24))
"""As pandas counts them: Monday is 0."""

_ALL = (
    DateUse("elapsed", "Elapsed time", "number of days since {origin}"),
    DateUse(
        "month",
        "Month, as a category",
        "month",
        tuple(calendar.month_name[1:]),
        _month,
        "month",
        MONTHS,
        "%m",
        tuple(f"{month:02d}" for month in MONTHS),
    ),
    DateUse(
        "weekday",
        "Weekday, as a category",
        "day of the week",
        tuple(calendar.day_name),
        _weekday,
        "day_of_week",
        WEEKDAYS,
        "%w",  # Sunday is 0
        tuple(f"{(day + 1) % 7}" for day in WEEKDAYS),
    ),
    DateUse(
        "hour",
        "Hour, as a category",
        "hour of the day",
        tuple(f"{hour}:00" for hour in HOURS),
        _hour,
        "hour",
        HOURS,
        "%H",
        tuple(f"{hour:02d}" for hour in HOURS),
    ),
)

DATE_USES = {use.name: use for use in _ALL}
"""Every use by its name, in the order in which they are offered."""
