"""The filter and the search of the table of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.row_query import MISSING
from neon_core.text import count, join, one_line, shorten

if TYPE_CHECKING:
    from neon_core.errors import Problem
    from neon_core.row_query import Condition, RowQuery

SEARCH = "Search"
SEARCH_HELP = "Finds the text in the names of rows and in columns of words."
FILTER = "Filter"
COLUMN, OPERATOR, VALUE = "Column", "Condition", "Value"
ADD = "Add condition"
ALL_CONDITIONS = "A row must meet all conditions."
REMOVE = "Remove this condition"
CLEAR = "Show all rows"
SAVE = "Save as CSV"
TOO_MANY = "A filter has at most {most} conditions. Remove one first."
TOO_LONG = "This condition is too long for the address of the page. Write a shorter value."
LEFT_OUT = "The condition “{condition}” is left out: {what}. {hint}"
NO_ORDER = "The table cannot be sorted by “{column}”: it has no such column."
NO_ROW = "No row meets the filter and the search."
LONGEST = 60


def format_condition(condition: Condition) -> str:
    """Return a condition in one line.

    Examples
    --------
    >>> from neon_core.row_query import Condition
    >>> format_condition(Condition("hue", "above", "0.7")), format_condition(Condition("ash", "is missing"))
    ('hue above 0.7', 'ash is missing')
    """
    value = "" if condition.operator == MISSING else f" {one_line(condition.value, LONGEST)}"
    return f"{one_line(condition.column, LONGEST)} {condition.operator}{value}"


def format_query(query: RowQuery) -> str:
    """Return the conditions and the search of a query in one line.

    Examples
    --------
    >>> from neon_core.row_query import Condition, RowQuery
    >>> format_query(RowQuery((Condition("hue", "above", "0.7"), Condition("ash", "is missing")), "ann"))
    'hue above 0.7, ash is missing, and a name or a word with “ann”'
    """
    search = [f"a name or a word with “{one_line(query.search, LONGEST)}”"] if query.search else []
    return join([*map(format_condition, query.conditions), *search], ", and " if search else " and ")


def describe_left_out(condition: Condition, problem: Problem) -> str:
    """Return the sentence that a condition is left out, and why.

    Examples
    --------
    >>> from neon_core.errors import Problem
    >>> from neon_core.row_query import Condition
    >>> describe_left_out(Condition("hue", "above", "x"), Problem("“x” is no number", "hue", "Write a number."))
    'The condition “hue above x” is left out: “x” is no number. Write a number.'
    """
    return LEFT_OUT.format(condition=format_condition(condition), what=problem.what, hint=problem.hint)


def describe_missing_order(column: str) -> str:
    """Return the sentence that the table has no column to be sorted by.

    Examples
    --------
    >>> describe_missing_order("gone")
    'The table cannot be sorted by “gone”: it has no such column.'
    """
    return NO_ORDER.format(column=shorten(column))


def describe_matches(n_shown: int, n_all: int, nouns: tuple[str, str]) -> str:
    """Return how many rows of a view a filter leaves.

    Examples
    --------
    >>> describe_matches(1200, 178000, ("wine", "wines")), describe_matches(0, 9, ("wine", "wines"))
    ('1,200 of 178,000 wines meet the filter and the search.', 'No row meets the filter and the search.')
    """
    if not n_shown:
        return NO_ROW
    verb = "meets" if n_shown == 1 else "meet"
    return f"{n_shown:,} of {count(n_all, *nouns)} {verb} the filter and the search."
