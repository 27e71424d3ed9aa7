"""The columns of a table: what each is for, what it holds, how they are prepared; and what cannot be had of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from neon_core.date_uses import DATE_USES
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
AS_GUESSED = "Reset all columns"
HEAD = {
    "name": "column",
    "role": "role",
    "kind": "kind",
    "reason": "reason",
    "bars": "spread",
    "span": "values",
    "missing": "missing",
    "distinct": "distinct",
    "weight": "weight",
}
"""The columns of the table of columns, in their order."""
HELP = {
    "role": "feature: used to compare rows. class: the known truth, compared with the clusters. "
    "row id: names the rows. ignore: left out.",
    "kind": "The kind of the values. As a category, two numbers are equal or different, however far apart.",
    "weight": "The factor of the column's squared differences: 2 counts twice, 0.5 counts half.",
    "bars": "For numbers and dates, the number of cells in each of equal steps from the lowest to the highest. For "
    "categories, the number of cells of each frequent value.",
    "missing": "The share of cells without a value.",
    "distinct": "The number of different values.",
}
HOW = "Double-click a cell to change it."
EDITOR = "Columns, with role, kind and weight to edit"
TOO_LONG = (
    "The choices of columns are too long for the address, which leaves them out. They stay until you close or reload "
    "this page."
)

MISSING = {
    "median": "Use median or most frequent",
    "drop": "Leave the row out",
    "refuse": "Refuse the table",
}
DATES = {use.name: use.label for use in DATE_USES.values()}
FILL_LABEL, DATES_LABEL, SCALING_LABEL = "Where a value is missing", "From each date, use", "Scaling"
CATEGORIES_LABEL = "Values per category"
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
    'Up to 12 values count separately, rarer values together.'
    """
    return f"Up to {most} values count separately, rarer values together."


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
    'The address gives “hue” more than one role. Shown instead: the detected role.'
    """
    return f"The address gives {_quoted(names)} more than one {what}. Shown instead: the detected {what}."


def gone(names: Sequence[str]) -> str:
    """Say that something was chosen for columns that there are not.

    Examples
    --------
    >>> gone(["hue"]), gone(["a", "b", "c", "d", "e"])
    ('This table has no column “hue”: the choices for it are left out.',
     'This table has no columns “a”, “b”, “c” and 2 more: the choices for them are left out.')
    """
    them = "them" if len(names) > 1 else "it"
    return f"This table has no column{'s' * (len(names) > 1)} {_quoted(names)}: the choices for {them} are left out."


def not_had(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Say why columns cannot be what was chosen, each with what is shown instead.

    Examples
    --------
    >>> from neon_core.errors import Problem
    >>> not_had([Problem("No cell of hue is a number", "hue")])
    ('No cell of hue is a number. Shown instead: the detected value.',)
    """
    said = [f"{problem.what.rstrip('.')}{_at(problem)}. Shown instead: the detected value." for problem in problems]
    more = len(said) - MOST_NAMED
    return (
        *said[:MOST_NAMED],
        *([f"The same applies to {count(more, 'more column')}."] if more > 0 else []),
    )


def _at(problem: Problem) -> str:
    """Name the columns where the sentence does not."""
    return "" if problem.where in problem.what or not problem.where else f" ({problem.where})"


def kept_elsewhere(key: str) -> str:
    """Say that an address is of choices that only another visit has."""
    return (
        f"The choices of columns that this address names ({shorten(key)}) are not stored in this visit. "
        "Shown instead: the detected roles and kinds."
    )


def _quoted(names: Sequence[str]) -> str:
    """Return some column names in quotes, as a list in a sentence."""
    return join_some([f"“{shorten(name)}”" for name in names], MOST_NAMED)
