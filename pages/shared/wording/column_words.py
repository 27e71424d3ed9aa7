"""The columns of a table: what each is for, what it holds, how they are prepared; and what cannot be had of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from neon_core.text import count, join_some, shorten
from neon_core.wording.numbers import amount

if TYPE_CHECKING:
    from neon_core.errors import Problem
    from neon_core.profile import Profile

WAY = "Columns and preparation"
COLUMNS = "Columns"
PREPARATION = "Preparation"
WHAT_IS_DONE = "What this does"
EXPLAIN = "Explain"
AS_GUESSED = "As guessed"
HEAD = {
    "name": "column",
    "role": "role",
    "kind": "kind",
    "reason": "why",
    "bars": "spread",
    "span": "values",
    "missing": "missing",
    "distinct": "distinct",
    "weight": "weight",
}
"""The columns of the table of columns, in their order."""
HELP = {
    "role": "feature: counts when rows are compared. class: the known truth, only held against the clusters. "
    "row id: names the rows. ignore: left out.",
    "kind": "What its values are. A number as a category counts by equal or not, and no longer by how far apart.",
    "weight": "How often its squared differences count: 1 as it is, 2 twice, 0.5 half.",
    "bars": "Of numbers and dates, how many stand in each of equal steps from the lowest to the highest; of "
    "categories, how often the most frequent are.",
    "missing": "The share of cells that hold nothing.",
    "distinct": "How many different values there are.",
}
HOW = "Click a role or kind twice to change it."
EDITOR = "The columns, with role, kind and weight to choose"
TOO_LONG = (
    "An address has no room for so many choices of columns: this one does not hold them. They stay until you close or "
    "reload this page."
)

MISSING = {
    "median": "The median, or most frequent",
    "drop": "Leave the row out",
    "refuse": "Refuse the table",
}
DATES = {
    "elapsed": "Time that has passed",
    "month": "Month, as a category",
    "weekday": "Weekday, as a category",
    "hour": "Hour, as a category",
}
FILL_LABEL, DATES_LABEL, SCALING_LABEL = "Where a value is missing", "Of a date counts", "Scaling"
CATEGORIES_LABEL = "Values of a category"
MOST_NAMED = 3
YEARS = 10_000


def title(n_features: int, n_columns: int) -> str:
    """Say how many columns count.

    Examples
    --------
    >>> title(13, 14), title(1, 1), title(0, 2)
    ('13 of 14 columns count', 'The only column counts', 'None of 2 columns counts')
    """
    if n_features == 0:
        return "The only column does not count" if n_columns == 1 else f"None of {n_columns:,} columns counts"
    if n_columns == 1:
        return "The only column counts"
    return f"{n_features:,} of {n_columns:,} columns count{'s' * (n_features == 1)}"


def categories(most: int) -> str:
    """Say what the number of values of a category means.

    Examples
    --------
    >>> categories(12)
    'Up to 12 values count each for itself, rarer ones together.'
    """
    return f"Up to {most} values count each for itself, rarer ones together."


def span(profile: Profile) -> str:
    """Say what a column holds, as short as can be.

    Examples
    --------
    >>> from types import SimpleNamespace as Some
    >>> span(Some(bounds=(0.13, 1680.0), frequent=(), unit="€", distinct=9))
    '0.13 to 1680 €'
    >>> span(Some(bounds=(), frequent=("red", "blue", "grey"), unit="", distinct=9))
    'red, blue, grey, …'
    >>> span(Some(bounds=("2015-10-09", "2023-12-31"), frequent=(), unit="", distinct=9))
    '2015-10 to 2023-12'
    """
    if profile.bounds:
        low, high = _dates(*profile.bounds) if isinstance(profile.bounds[0], str) else map(_number, profile.bounds)
        return " ".join(filter(None, [low if low == high else f"{low} to {high}", profile.unit]))
    shown = ", ".join(map(shorten, profile.frequent))
    return shown + ", …" * (profile.distinct > len(profile.frequent) > 0)


def _dates(low: str, high: str) -> tuple[str, str]:
    """Write the days of one year whole, and months where they are of several."""
    return (low, high) if low[:4] == high[:4] else (low[:-3], high[:-3])


def _number(value: float) -> str:
    """Write a number short; a whole one as such, and a year without a comma."""
    text = amount(value, 0 if value.is_integer() else 6)
    return text.replace(",", "") if abs(value) < YEARS else text


def twice(names: Sequence[str], what: str) -> str:
    """Say that an address gives a column two roles or kinds.

    Examples
    --------
    >>> twice(["hue"], "role")
    'The address gives “hue” more than one role. Shown instead: what was guessed.'
    """
    return f"The address gives {_quoted(names)} more than one {what}. Shown instead: what was guessed."


def gone(names: Sequence[str]) -> str:
    """Say that something was chosen for columns that there are not.

    Examples
    --------
    >>> gone(["hue"]), gone(["a", "b", "c", "d", "e"])
    ('This table has no column “hue”: what was chosen for it is left out.',
     'This table has no columns “a”, “b”, “c” and 2 more: what was chosen for them is left out.')
    """
    them = "them" if len(names) > 1 else "it"
    return f"This table has no column{'s' * (len(names) > 1)} {_quoted(names)}: what was chosen for {them} is left out."


def not_had(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Say why columns cannot be what was chosen, each with what is shown instead.

    Examples
    --------
    >>> from neon_core.errors import Problem
    >>> not_had([Problem("No cell of hue is a number", "hue")])
    ('No cell of hue is a number. Shown instead: what was guessed.',)
    """
    said = [f"{problem.what.rstrip('.')}{_at(problem)}. Shown instead: what was guessed." for problem in problems]
    more = len(said) - MOST_NAMED
    return (
        *said[:MOST_NAMED],
        *([f"So it is with {count(more, 'more column')}."] if more > 0 else []),
    )


def _at(problem: Problem) -> str:
    """Name the columns where the sentence does not."""
    return "" if problem.where in problem.what or not problem.where else f" ({problem.where})"


def kept_elsewhere(key: str) -> str:
    """Say that an address is of choices that only another visit has."""
    return (
        f"The choices of columns that this address is of ({shorten(key)}) had no room in it, and are not known here. "
        "Shown instead: what was guessed."
    )


def _quoted(names: Sequence[str]) -> str:
    """Return some column names in quotes, as a list in a sentence."""
    return join_some([f"“{shorten(name)}”" for name in names], MOST_NAMED)
