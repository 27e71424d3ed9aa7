"""Dates and times as people write them: one format for a whole column, and whether the day or the month comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any

TIMES = ("", "%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p")
DAYS = (
    *("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y"),
    *("%d.%m.%y", "%d/%m/%y", "%m/%d/%y"),
    *("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%Y.%m.%d"),
)
LOOK = re.compile(r"\d{1,4}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ,]+\d{2,4}(?!\d).*|[A-Za-z]{3,9} \d{1,2}, \d{4}\b.*")
ENOUGH = 0.95
SWAPPED = {"%d/%m/": "%m/%d/", "%m/%d/": "%d/%m/", "%d-%m-": "%m-%d-", "%m-%d-": "%d-%m-"}


@dataclass(frozen=True)
class Format:
    """How the dates of a column are written.

    Attributes
    ----------
    pattern : str
        For `strptime`, or "ISO8601".
    swapped : str
        Where day and month could be the other way round: the pattern for that; else "".
    """

    pattern: str
    swapped: str = ""


def find(cells: Sequence[str], day_first: bool) -> Format | None:
    """Return how some cells of a column write dates, None where they are none.

    `day_first` decides where the cells do not.

    Examples
    --------
    >>> find(["31/01/2024", "05/02/2024"], day_first=False)
    Format(pattern='%d/%m/%Y', swapped='')
    >>> find(["03/01/2024", "05/02/2024"], day_first=False)
    Format(pattern='%m/%d/%Y', swapped='%d/%m/%Y')
    """
    if not cells or sum(LOOK.fullmatch(cell) is not None for cell in cells) < ENOUGH * len(cells):
        return None
    if _all(cells, "ISO8601"):
        return Format("ISO8601")
    found = [pattern for pattern in _patterns(cells[0]) if _all(cells, pattern)]
    if not found:
        return None
    swapped = [Format(p, other) for p in found if (other := _swapped(p)) in found]
    return next((f for f in swapped if f.pattern.startswith("%d") is day_first), Format(found[0]))


def _swapped(pattern: str) -> str:
    """Return a pattern with day and month the other way round; "" where neither leads."""
    ahead, behind = pattern[:6], pattern[6:]
    return SWAPPED[ahead] + behind if ahead in SWAPPED else ""


def _patterns(cell: str) -> list[str]:
    """Return the formats that one cell has."""
    both = [f"{day}{gap}{time}" for day, time in product(DAYS, TIMES) for gap in ([" ", "T", ", "] if time else [""])]
    return [pattern for pattern in both if _is(cell, pattern)]


def _is(cell: str, pattern: str) -> bool:
    """Whether a cell is a date of a format; far faster for one than the parser for many."""
    try:
        datetime.strptime(cell, pattern)  # noqa: DTZ007  # nobody sees it
    except ValueError:
        return False
    return True


def _all(cells: Sequence[str], pattern: str) -> bool:
    """Whether nearly all cells are dates of a format."""
    found = parsed(cells, pattern)
    return bool(found.notna().mean() >= ENOUGH)


def parsed(cells: Any, pattern: str) -> Any:
    """Return cells as a series of dates, NaT where one is none; times with a zone as they would be in UTC."""
    import pandas as pd

    series = pd.Series(cells, dtype="str") if not isinstance(cells, pd.Series) else cells
    if pattern == "ISO8601":
        found = pd.to_datetime(series, format="ISO8601", errors="coerce", utc=True)
        return found.dt.tz_localize(None)
    return pd.to_datetime(series, format=pattern, errors="coerce")
