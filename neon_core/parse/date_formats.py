"""Dates and times: one format for a whole column, and the order of day and month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any

TIME_PATTERNS = ("", "%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p")
DAY_PATTERNS = (
    *("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y"),
    *("%d.%m.%y", "%d/%m/%y", "%m/%d/%y"),
    *("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%Y.%m.%d"),
)
DATE_SHAPE = re.compile(r"\d{1,4}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ,]+\d{2,4}(?!\d).*|[A-Za-z]{3,9} \d{1,2}, \d{4}\b.*")
"""Rough shape of a date: a cheap test before the formats are tried."""

MIN_SHARE = 0.95
"""Smallest share of a column's cells that must be dates."""

SWAPPED_STARTS = {"%d/%m/": "%m/%d/", "%m/%d/": "%d/%m/", "%d-%m-": "%m-%d-", "%m-%d-": "%d-%m-"}


@dataclass(frozen=True)
class DateFormat:
    """The format of a column of dates.

    Attributes
    ----------
    pattern : str
        A pattern for `strptime`, or "ISO8601".
    swapped : str
        The pattern with day and month in the other order, where the cells fit that one too; else "".
    """

    pattern: str
    swapped: str = ""


def detect_date_format(cells: Sequence[str], day_first: bool) -> DateFormat | None:
    """Return the date format of a column, None where its cells are no dates.

    Parameters
    ----------
    cells : sequence of str
        Some different cells of the column.
    day_first : bool
        Whether the day comes first where the cells fit both orders.

    Examples
    --------
    >>> detect_date_format(["31/01/2024", "05/02/2024"], day_first=False)
    DateFormat(pattern='%d/%m/%Y', swapped='')
    >>> detect_date_format(["03/01/2024", "05/02/2024"], day_first=False)
    DateFormat(pattern='%m/%d/%Y', swapped='%d/%m/%Y')
    """
    if not cells or sum(DATE_SHAPE.fullmatch(cell) is not None for cell in cells) < MIN_SHARE * len(cells):
        return None
    if _nearly_all_match(cells, "ISO8601"):
        return DateFormat("ISO8601")
    fitting = [pattern for pattern in _matching_patterns(cells[0]) if _nearly_all_match(cells, pattern)]
    if not fitting:
        return None
    both_orders = [DateFormat(p, other) for p in fitting if (other := _swap_day_and_month(p)) in fitting]
    return next((f for f in both_orders if f.pattern.startswith("%d") is day_first), DateFormat(fitting[0]))


def _swap_day_and_month(pattern: str) -> str:
    """Return a pattern with day and month in the other order; "" where neither comes first."""
    start, rest = pattern[:6], pattern[6:]
    return SWAPPED_STARTS[start] + rest if start in SWAPPED_STARTS else ""


def _matching_patterns(cell: str) -> list[str]:
    """Return the patterns that one cell matches."""
    patterns = [
        f"{day}{gap}{time}"
        for day, time in product(DAY_PATTERNS, TIME_PATTERNS)
        for gap in ([" ", "T", ", "] if time else [""])
    ]
    return [pattern for pattern in patterns if _matches(cell, pattern)]


def _matches(cell: str, pattern: str) -> bool:
    """Whether a cell matches a pattern; for one cell far faster than pandas, which is built for many."""
    try:
        datetime.strptime(cell, pattern)  # noqa: DTZ007  # the result is not used
    except ValueError:
        return False
    return True


def _nearly_all_match(cells: Sequence[str], pattern: str) -> bool:
    """Whether nearly all cells match a pattern."""
    dates = parse_dates(cells, pattern)
    return bool(dates.notna().mean() >= MIN_SHARE)


def parse_dates(cells: Any, pattern: str) -> Any:
    """Return cells as a series of dates, NaT where a cell is no date; times with a zone are converted to UTC.

    Examples
    --------
    >>> parse_dates(["31/01/2024", "soon"], "%d/%m/%Y").dt.day.tolist()
    [31.0, nan]
    """
    import pandas as pd

    series = pd.Series(cells, dtype="str") if not isinstance(cells, pd.Series) else cells
    if pattern == "ISO8601":
        dates = pd.to_datetime(series, format="ISO8601", errors="coerce", utc=True)
        return dates.dt.tz_localize(None)
    return pd.to_datetime(series, format=pattern, errors="coerce")
