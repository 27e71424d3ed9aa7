"""The columns of a table: their roles, values and preparation, and the refusals of choices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.date_uses import DATE_USES
from neon_core.text import count, join_some, shorten
from neon_core.transforms import AS_IT_IS, LOGARITHM, RANK
from neon_core.wording.column_values import format_column_value, format_ends

if TYPE_CHECKING:
    from neon_core.dataset import Column
    from neon_core.errors import Problem
    from neon_core.profile import Profile
    from neon_core.value_format import ValueFormat

COLUMNS_AND_PREPARATION = "Columns and preparation"
COLUMNS = "Columns"
PREPARATION = "Preparation"
WHAT_IS_DONE = "What this does"
EXPLAIN = "Explain"
RESET = "Reset all columns"
HEADER = {
    "name": "column",
    "role": "role",
    "kind": "kind",
    "weight": "weight",
    "transform": "counts",
    "fill": "if missing",
    "reason": "why",
    "missing": "missing",
    "distinct": "distinct",
    "span": "values",
    "bars": "spread",
}
"""The header of the table of columns, in order: what can be chosen stands first, within reach on a phone."""
HELP = {
    "role": "feature: used to compare rows. class: the known truth, compared with the clusters. "
    "row id: names the rows. describe: does not count; the clusters are described by it. ignore: left out.",
    "kind": "The kind of the values. As a category, two numbers are equal or different, however far apart. "
    "Ordered: the values count as 1, 2, 3.",
    "weight": "The factor of the column's squared differences: 2 counts twice, 0.5 counts half.",
    "bars": "For numbers and dates, the number of cells in each of equal steps from the lowest to the highest. For "
    "categories, the number of cells of each frequent value. For ordered values, that of each step in order.",
    "missing": "The share of cells without a value.",
    "fill": "own value: an empty cell is an answer of its own, in a category or a yes or no. usual value: it takes the "
    "median, or the most frequent value. leave out: its row does not count.",
    "transform": "How a number counts. logarithm: from 1 to 10 as much as from 10 to 100, so small differences among "
    "small values count. rank: the share of rows below.",
    "distinct": "The number of different values.",
    "reason": "Why a column does not count, or was not read as its values look at first sight. Empty where there is "
    "nothing to say.",
}
ORDERS, ORDERED_COLUMN, REVERSE = "Order of values", "Ordered column", "Reverse the order"
HOW_TO_ORDER = (
    "The values count as 1, 2, 3 from top to bottom. To compare them without an order, choose the kind category."
)
DIRECTIONS = {-1: "up", 1: "down"}
HOW_TO_EDIT = "Double-click a role, a kind, a weight (2 counts twice) or a treatment to change it."
SELF_EVIDENT = re.compile(r"a number|yes or no|a category of \d+ values")
"""Reasons of a feature that its kind says already."""
EDITOR = "Columns, with role, kind and treatment to edit"
TOO_LONG = (
    "The choices of columns are too long for the address, which leaves them out. They stay until you close or reload "
    "this page."
)

MISSING = {
    "median": "Each as chosen above",
    "drop": "Leave the row out",
    "refuse": "Refuse the table",
}
DATES = {use.name: use.label for use in DATE_USES.values()}
TAILS = {AS_IT_IS: "As they are", LOGARITHM: "By their logarithm", RANK: "By their rank"}
TAILS_LABEL = "Numbers with a heavy tail"
FILL_LABEL, DATES_LABEL, SCALING_LABEL = "Where a value is missing", "From each date, use", "Scaling"
CATEGORIES_LABEL = "Values per category"
MOST_NAMED = 3


def describe_columns(n_features: int, n_columns: int) -> str:
    """Return the title: how many columns count.

    Examples
    --------
    >>> describe_columns(13, 14), describe_columns(1, 1), describe_columns(0, 2)
    ('13 of 14 columns count', 'The only column counts', 'None of 2 columns counts')
    """
    if n_features == 0:
        return "The only column does not count" if n_columns == 1 else f"None of {n_columns:,} columns counts"
    if n_columns == 1:
        return "The only column counts"
    return f"{n_features:,} of {n_columns:,} columns count{'s' * (n_features == 1)}"


def describe_size(n_columns: int, n_shown: int) -> str:
    """Return how many columns there are, and how many of them are below those in sight.

    Examples
    --------
    >>> describe_size(28, 14), describe_size(15, 14), describe_size(9, 14)
    ('28 columns, 14 more columns below', '15 columns, 1 more column below', '9 columns')
    """
    below = n_columns - n_shown
    return count(n_columns, "column") + (f", {count(below, 'more column')} below" if below > 0 else "")


def describe_reason(column: Column) -> str:
    """Return why a column has its role; "" where its kind says it already.

    Examples
    --------
    >>> from neon_core.dataset import Column
    >>> describe_reason(Column("hue", "number", "feature", reason="a number"))
    ''
    >>> describe_reason(Column("day", "date", "ignore", reason="a date"))
    'a date'
    """
    is_evident = column.role == "feature" and SELF_EVIDENT.fullmatch(column.reason)
    return "" if is_evident else column.reason


def describe_long_reasons(n: int) -> str:
    """Return the label of the list of reasons that are too long for the table."""
    return f"{count(n, 'reason')} in full"


def describe_moved_role(role: str, old: str, new: str) -> str:
    """Return the sentence that another column is the row id, or the class, now.

    Examples
    --------
    >>> describe_moved_role("row id", "hue", "ash")
    '“ash” names the rows now. “hue” did before, and is left out.'
    >>> describe_moved_role("class", "hue", "ash")
    '“ash” is the class now. “hue” was before, and is left out.'
    """
    now, before = ("names the rows", "did") if role == "row id" else ("is the class", "was")
    return f"“{shorten(new)}” {now} now. “{shorten(old)}” {before} before, and is left out."


def describe_cost(n_left_out: int, n_rows: int, names: Sequence[str]) -> str:
    """Return how many rows are left when those without a value of some columns are left out.

    Examples
    --------
    >>> describe_cost(237, 800, ["income"])
    'Leaving out the rows without a value of “income” leaves 563 of 800 rows.'
    """
    return (
        f"Leaving out the rows without a value of {_quoted(names)} leaves {n_rows - n_left_out:,} of {n_rows:,} rows."
    )


def describe_most_categories(most: int) -> str:
    """Return the effect of the most values of a category.

    Examples
    --------
    >>> describe_most_categories(12)
    'Up to 12 values count separately, rarer values together.'
    """
    return f"Up to {most} values count separately, rarer values together."


def format_range(profile: Profile) -> str:
    """Return the range of a column, or its most frequent values.

    Examples
    --------
    >>> from types import SimpleNamespace as Some
    >>> from neon_core.value_format import ValueFormat
    >>> format_range(Some(bounds=(0.5, 1680.0), form=ValueFormat(1, behind=" €")))
    '0.5 to 1,680.0 €'
    >>> format_range(Some(kind="category", bounds=(), frequent=("red", "blue", "grey"), unit="", distinct=9))
    'red, blue, grey, …'
    >>> format_range(Some(bounds=("2015-10-09", "2023-12-31"), frequent=(), unit="", distinct=9))
    '2015-10 to 2023-12'
    >>> format_range(Some(kind="ordered", bounds=(), frequent=("low", "high")))
    'low … high'
    """
    if not profile.bounds and profile.kind == "ordered":
        return " … ".join(map(shorten, profile.frequent))
    if profile.bounds:
        low, high = _dates(*profile.bounds) if isinstance(profile.bounds[0], str) else _numbers(profile)
        return high if low == high else f"{low} to {high}"
    shown = ", ".join(map(shorten, profile.frequent))
    return shown + ", …" * (profile.distinct > len(profile.frequent) > 0)


def describe_move(step: str, by: int) -> str:
    """Return the help of the button that moves a value of an order.

    Examples
    --------
    >>> describe_move("mid", -1)
    'Move “mid” up'
    """
    return f"Move “{shorten(step)}” {DIRECTIONS[by]}"


def format_move(place: int, by: int) -> str:
    """Return the label of the button that moves the value at a place of an order; no two are alike.

    Examples
    --------
    >>> format_move(0, 1)
    'Move 1 down'
    """
    return f"Move {place + 1} {DIRECTIONS[by]}"


def _dates(low: str, high: str) -> tuple[str, str]:
    """Return two days whole within one year, and their months across years."""
    return (low, high) if low[:4] == high[:4] else (low[:-3], high[:-3])


def _numbers(profile: Profile) -> tuple[str, str]:
    """Return the lowest and the highest number, the unit behind the second one only."""
    low, high = profile.bounds
    form: ValueFormat = profile.form
    if low == high:
        text = format_column_value(form, high)
        return text, text
    return format_ends(replace(form, behind=""), low, high)[0], format_ends(form, low, high)[1]


def describe_conflict(names: Sequence[str], what: str) -> str:
    """Return the sentence that an address gives a column two roles or kinds.

    Examples
    --------
    >>> describe_conflict(["hue"], "role")
    'The address gives “hue” more than one role. Shown instead: the detected role.'
    """
    return f"The address gives {_quoted(names)} more than one {what}. Shown instead: the detected {what}."


def describe_missing_columns(names: Sequence[str]) -> str:
    """Return the sentence that the choices name columns that do not exist.

    Examples
    --------
    >>> describe_missing_columns(["hue"]), describe_missing_columns(["a", "b", "c", "d", "e"])
    ('This table has no column “hue”: the choices for it are left out.',
     'This table has no columns “a”, “b”, “c” and 2 more: the choices for them are left out.')
    """
    them = "them" if len(names) > 1 else "it"
    return f"This table has no column{'s' * (len(names) > 1)} {_quoted(names)}: the choices for {them} are left out."


def describe_refused(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Return why columns cannot have the chosen roles or kinds, one sentence a problem.

    Examples
    --------
    >>> from neon_core.errors import Problem
    >>> describe_refused([Problem("No cell of hue is a number", "hue")])
    ('No cell of hue is a number. Shown instead: the detected value.',)
    """
    sentences = [
        f"{problem.what.rstrip('.')}{_at(problem)}. Shown instead: the detected value." for problem in problems
    ]
    more = len(sentences) - MOST_NAMED
    return (
        *sentences[:MOST_NAMED],
        *([f"The same applies to {count(more, 'more column')}."] if more > 0 else []),
    )


def _at(problem: Problem) -> str:
    """Return the columns of a problem in parentheses, unless its sentence names them."""
    return "" if problem.where in problem.what or not problem.where else f" ({problem.where})"


def describe_lost_choices(key: str) -> str:
    """Return the sentence that only another visit has the choices that an address names."""
    return (
        f"The choices of columns that this address names ({shorten(key)}) are not stored in this visit. "
        "Shown instead: the detected roles and kinds."
    )


def _quoted(names: Sequence[str]) -> str:
    """Return some column names in quotes, as a list in a sentence."""
    return join_some([f"“{shorten(name)}”" for name in names], MOST_NAMED)
