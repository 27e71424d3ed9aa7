"""Dates and times: one format for a whole column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import product
from typing import Any

from neon_core.parse.date_words import unify_date_words

TIME_PATTERNS = ("", "%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p")
DAY_PATTERNS = (
    *("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y"),
    *("%d.%m.%y", "%d/%m/%y", "%m/%d/%y", "%d-%m-%y", "%m-%d-%y"),
    *("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%Y.%m.%d"),
    *("%d. %B %Y", "%d. %b %Y", "%b %d %Y", "%B %d %Y", "%d/%b/%Y", "%d %b %y", "%d.%b.%Y", "%Y-%b-%d", "%d-%B-%Y"),
)
OTHER_PATTERNS = (
    *("%Y-%m", "%Y/%m", "%m/%Y", "%m-%Y", "%b %Y", "%B %Y", "%b-%Y", "%b-%y", "%b/%Y", "%b/%y", "%B-%Y", "%b %y"),
    *(
        "%B, %Y",
        "%b, %Y",
        "%Y %b",
        "%Y-%b",
        "%y-%m-%d",
        "%y/%m/%d",
        "%d. %m. %Y",
        "%b %d, %y",
        "%B %d, %y",
        "%d %B, %Y",
        "%d %b, %Y",
    ),
    *("%b %d %H:%M:%S %z %Y", "%b %d %H:%M:%S %Y", "%d/%b/%Y:%H:%M:%S %z", "%d %b %Y %H:%M:%S %z"),
)
"""Formats of a month, and of dates that take a time in their own way or none."""

DATE_SHAPE = re.compile(
    r"\d{1,4}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ,]+\d{2,4}(?!\d).*|\d{1,2}\. ?[A-Za-z]{3,9} \d{2,4}\b.*"
    r"|\d{1,2}\. \d{1,2}\. \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d).*"
    r"|\d{4}[-/](\d{1,2}|[A-Za-z]{3,9})|\d{1,2}[-/]\d{4}"
    r"|[A-Za-z]{3,9}[- /,]+\d{1,2}[ ,]+(\d\d:\d\d:\d\d .*)?\d{2,4}\b.*|[A-Za-z]{3,9}[- /,]+\d{2,4}|\d{4} [A-Za-z]{3,9}"
)
"""Rough shape of a date: a cheap test before the formats are tried."""

MIN_SHARE = 0.95
"""Smallest share of a column's cells that must be dates."""

TRIED = 3
"""Cells that are tried for the formats that may be the column's."""

SWAPPED_STARTS = {"%d/%m/": "%m/%d/", "%m/%d/": "%d/%m/", "%d-%m-": "%m-%d-", "%m-%d-": "%d-%m-"}
MARKS = re.compile("[-/.:,+]")
SEASON = re.compile(r"(\d{4})[-/](\d\d)")


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


def has_date_shape(cell: str) -> bool:
    """Whether a cell looks like a date, without a test of its day and month.

    Examples
    --------
    >>> has_date_shape("26. März 2022"), has_date_shape("26 pages")
    (True, False)
    """
    return DATE_SHAPE.fullmatch(unify_date_words(cell)) is not None


def is_date(cell: str) -> bool:
    """Whether a cell is a date in one of the formats, or begins with one.

    Examples
    --------
    >>> is_date("26. März 2022"), is_date("12 34 56 78")
    (True, False)
    """
    words = unify_date_words(cell)
    return has_date_shape(cell) and bool(_matching_patterns(words) or _matching_patterns(re.split("[ T]", words)[0]))


def detect_date_format(cells: Sequence[str], day_first: bool, min_share: float = MIN_SHARE) -> DateFormat | None:
    """Return the date format of a column, None where its cells are no dates.

    Parameters
    ----------
    cells : sequence of str
        Some different cells of the column.
    day_first : bool
        Whether the day comes first where the cells fit both orders.
    min_share : float
        Smallest share of the cells that must be dates.

    Examples
    --------
    >>> detect_date_format(["31/01/2024", "05/02/2024"], day_first=False)
    DateFormat(pattern='%d/%m/%Y', swapped='')
    >>> detect_date_format(["03/01/2024", "05/02/2024"], day_first=False)
    DateFormat(pattern='%m/%d/%Y', swapped='%d/%m/%Y')
    """
    shaped = [cell for cell in cells if has_date_shape(cell)]
    if not shaped or len(shaped) < min_share * len(cells) or are_seasons(shaped):
        return None
    if _share_of_dates(cells, "ISO8601") >= min_share:
        return DateFormat("ISO8601")
    tried = shaped[:: max(1, len(shaped) // TRIED)][:TRIED]
    patterns = dict.fromkeys(pattern for cell in tried for pattern in _matching_patterns(unify_date_words(cell)))
    shares = {pattern: _share_of_dates(cells, pattern) for pattern in patterns}
    fitting = [pattern for pattern, share in shares.items() if share >= min_share]
    if not fitting:
        return None
    both_orders = [DateFormat(p, other) for p in fitting if (other := _swap_day_and_month(p)) in fitting]
    best = max(fitting, key=shares.__getitem__)
    return next((f for f in both_orders if f.pattern.startswith("%d") is day_first), DateFormat(best))


def are_seasons(cells: Sequence[str]) -> bool:
    """Whether all cells name a year and the next one: no month.

    Examples
    --------
    >>> are_seasons(["2010-11", "2011-12"]), are_seasons(["2010-11", "2010-12"])
    (True, False)
    """
    found = [SEASON.fullmatch(cell) for cell in cells]
    return len(cells) > 1 and all(pair and (int(pair[1]) + 1) % 100 == int(pair[2]) for pair in found)


def _swap_day_and_month(pattern: str) -> str:
    """Return a pattern with day and month in the other order; "" where neither comes first."""
    start, rest = pattern[:6], pattern[6:]
    return SWAPPED_STARTS[start] + rest if start in SWAPPED_STARTS else ""


@lru_cache(maxsize=1)
def _patterns_by_marks() -> dict[tuple[str, ...], list[str]]:
    """Return all patterns by the marks between their parts, which a cell must have too."""
    by_marks = defaultdict(list)
    for day, time in product(DAY_PATTERNS, TIME_PATTERNS):
        for gap in [" ", "T", ", "] if time else [""]:
            by_marks[tuple(MARKS.findall(day + gap + time))].append(day + gap + time)
    for pattern in OTHER_PATTERNS:
        by_marks[tuple(MARKS.findall(pattern.replace("%z", "+")))].append(pattern)
    return by_marks


def _matching_patterns(cell: str) -> list[str]:
    """Return the patterns that one cell matches."""
    marks = tuple(MARKS.findall(cell))
    return [pattern for pattern in _patterns_by_marks().get(marks, []) if _matches(cell, pattern)]


def _matches(cell: str, pattern: str) -> bool:
    """Whether a cell matches a pattern; for one cell far faster than pandas, which is built for many."""
    try:
        datetime.strptime(cell, pattern)  # noqa: DTZ007  # the result is not used
    except ValueError:
        return False
    return True


def _share_of_dates(cells: Sequence[str], pattern: str) -> float:
    """Return the share of cells that match a pattern."""
    return float(parse_dates(cells, pattern).notna().mean())


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
        series = series.str.replace(r"\s*(?:UTC|GMT)$", "Z", regex=True)
        return pd.to_datetime(series, format=pattern, errors="coerce", utc=True).dt.tz_localize(None)
    if "%b" in pattern.lower() or series.str.match(r"[^\W\d_]").any():
        series = series.map(unify_date_words, na_action="ignore")
    if "%z" in pattern:
        return pd.to_datetime(series, format=pattern, errors="coerce", utc=True).dt.tz_localize(None)
    return pd.to_datetime(series, format=pattern, errors="coerce")
