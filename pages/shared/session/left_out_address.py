"""The rows that are left out of the fit, in an address. Pure."""

from __future__ import annotations

from pages.shared.session.choices import MOST_LEFT_OUT
from pages.shared.session.row_code import format_rows, parse_rows

LEFT_OUT = "without"
LONGEST, END = 3000, 2**40
"""Characters of the rows, and the number that all rows are below."""


def parse_left_out(text: str) -> tuple[int, ...] | None:
    """Return the rows of a text; None where it is no such text, or has too many. A table refuses other rows later.

    Examples
    --------
    >>> parse_left_out("HE.B"), parse_left_out("<b>")
    ((3, 4, 5, 9), None)
    """
    runs = parse_rows(text) if len(text) <= LONGEST else None
    return tuple(runs.rows_below(END).tolist()) if runs is not None and runs.size <= MOST_LEFT_OUT else None


def format_left_out(rows: tuple[int, ...]) -> dict[str, str]:
    """Return the parameter of some rows; none where there are none.

    Examples
    --------
    >>> format_left_out((3, 4, 5, 9)), format_left_out(())
    ({'without': 'HE.B'}, {})
    """
    return {LEFT_OUT: format_rows(rows)} if rows else {}
