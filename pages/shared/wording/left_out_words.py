"""Rows that are left out of the fit by hand: the way to leave them out, what becomes of them, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.text import count, join_some

HOW_MANY = "How many of the oddest"
HOW_MANY_HELP = (
    "The clusters are fitted again without these rows. They stay on the map as crosses, and can still be explained. "
    "The number begins with the outliers of the box plot."
)
TAKE_BACK = "Take it back in"
MOST_NAMED = 5


def format_leave_out(n: int, nouns: tuple[str, str]) -> str:
    """Return the label of the button that leaves the oddest rows out.

    Examples
    --------
    >>> format_leave_out(5, ("wine", "wines")), format_leave_out(1, ("wine", "wines"))
    ('Leave these 5 wines out and fit again', 'Leave this wine out and fit again')
    """
    return f"Leave {f'this {nouns[0]}' if n == 1 else f'these {count(n, *nouns)}'} out and fit again"


def format_take_back(n: int, nouns: tuple[str, str]) -> str:
    """Return the label of the button that takes all rows back in.

    Examples
    --------
    >>> format_take_back(5, ("wine", "wines")), format_take_back(1, ("wine", "wines"))
    ('Take all 5 wines back in', 'Take the wine back in')
    """
    return f"Take {f'the {nouns[0]}' if n == 1 else f'all {count(n, *nouns)}'} back in"


def describe_left_out(n: int, nouns: tuple[str, str]) -> str:
    """Return the heading of the rows that are left out.

    Examples
    --------
    >>> describe_left_out(5, ("wine", "wines"))
    '5 wines are left out of the fit'
    """
    return f"{count(n, *nouns)} {'is' if n == 1 else 'are'} left out of the fit"


def describe_refused(called: str, reason: str) -> str:
    """Return the sentence that a row that was left out cannot be explained.

    Examples
    --------
    >>> describe_refused("Wine 4", "It has no value in any column that counts.")
    'Wine 4 was left out of the fit, which cannot explain it. It has no value in any column that counts.'
    """
    return f"{called} was left out of the fit, which cannot explain it. {reason}"


def describe_no_pair(called: str) -> str:
    """Return the sentence that a row that was left out is not compared with another one.

    Examples
    --------
    >>> describe_no_pair("Wine 4")
    'Wine 4 was left out of the fit, so it is not compared with another one.'
    """
    return f"{called} was left out of the fit, so it is not compared with another one."


def describe_too_many(n: int, most: int, nouns: tuple[str, str]) -> str:
    """Return the sentence that more rows are to be left out than this page can.

    Examples
    --------
    >>> describe_too_many(501, 500, ("row", "rows"))
    '501 rows are to be left out of the fit; this page takes 500 at most. Nothing was left out.'
    """
    return f"{count(n, *nouns)} are to be left out of the fit; this page takes {most} at most. Nothing was left out."


def describe_missing_rows(rows: Sequence[int], n_rows: int, nouns: tuple[str, str]) -> str:
    """Return the sentence that rows to leave out are not in the table.

    Examples
    --------
    >>> describe_missing_rows([500], 178, ("wine", "wines"))
    'There is no wine 500 to leave out: the numbers go from 0 to 177.'
    """
    named = join_some(rows, MOST_NAMED, last=" or ")
    return f"There is no {nouns[0]} {named} to leave out: the numbers go from 0 to {n_rows - 1}."
