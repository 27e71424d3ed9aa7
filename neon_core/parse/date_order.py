"""Order of day and month in dates that fit both: which order the sequence of a file's dates shows."""

from __future__ import annotations

from typing import Any

import numpy as np

MIN_DATES = 5
"""Different dates from which on their sequence shows an order."""

SORTED, UNSORTED = 0.01, 0.04
"""Largest share of steps back in a sorted column, and smallest in one that is not: 1 in 12 for days 1 to 12."""

MONTHS_IN_DAYS = ((28, 31), (59, 62), (89, 92), (181, 184))
"""Days between dates that follow each other by one, two, three or six months."""

DAY = np.timedelta64(1, "D")


def choose_date_order(day_first: Any, month_first: Any) -> str:
    """Return "dmy" or "mdy" where the sequence of the dates shows the order of day and month, else "".

    Dates show it where they are sorted in one order and not in the other, or where they follow each other by months.

    Parameters
    ----------
    day_first, month_first : Series of datetime
        The dates of a column in both orders, in the order of its rows.

    Examples
    --------
    >>> import pandas as pd
    >>> cells = [f"01/{month:02}/{year}" for year in (2020, 2021) for month in range(1, 13)]
    >>> choose_date_order(*(pd.to_datetime(pd.Series(cells), format=f) for f in ("%d/%m/%Y", "%m/%d/%Y")))
    'dmy'
    """
    both = [dates.dropna().to_numpy().astype("datetime64[s]") for dates in (day_first, month_first)]
    if min(len(np.unique(dates)) for dates in both) < MIN_DATES:
        return ""
    disorder = [_share_of_steps_back(dates) for dates in both]
    if min(disorder) <= SORTED and max(disorder) >= UNSORTED:
        return "dmy" if disorder[0] < disorder[1] else "mdy"
    is_monthly = [_follow_by_months(dates) for dates in both]
    if is_monthly[0] != is_monthly[1]:
        return "dmy" if is_monthly[0] else "mdy"
    return ""


def _share_of_steps_back(dates: Any) -> float:
    """Return the share of steps against the direction of most steps."""
    steps = np.diff(dates)
    n_steps = max(1, np.count_nonzero(steps))
    zero = np.timedelta64(0)
    return float(min((steps < zero).sum(), (steps > zero).sum()) / n_steps)


def _follow_by_months(dates: Any) -> bool:
    """Whether different dates follow each other by equal months, or are the same day of several months and years."""
    days = np.unique(dates.astype("datetime64[D]"))
    steps = np.diff(days) / DAY
    if any(((steps >= low) & (steps <= high)).all() for low, high in MONTHS_IN_DAYS):
        return True
    months = days.astype("datetime64[M]")
    numbers, years = months.astype(int) % 12, len(np.unique(days.astype("datetime64[Y]")))
    return len(np.unique(days - months)) == 1 and len(np.unique(numbers)) >= 3 and years >= 2
