"""Texts about header lines, and about tables that a file may have beside the one that was read.

Notes and ambiguities are sentences; a reason has no full stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.reading import Ambiguity
from neon_core.text import count, join_some

SECOND_HEADER = "is a second line of the header and says the same of each column"


def missing_last_cells(names: Sequence[str]) -> str:
    """Return the note on names that have no cell in any row.

    Examples
    --------
    >>> missing_last_cells(["approve", "reject"])
    'The header has more names than the rows have cells; the columns without cells are empty: approve and reject.'
    """
    has = "columns without cells are" if len(names) > 1 else "column without cells is"
    return f"The header has more names than the rows have cells; the {has} empty: {join_some(names)}."


def short_rows(n_rows: dict[int, int], names: Sequence[str]) -> list[str]:
    """Return the note on rows with fewer cells than the table, by their number of cells.

    Examples
    --------
    >>> print(*short_rows({2: 9}, ["a", "b", "c"]))
    9 rows have fewer cells than the table; the last ones are taken to be missing: c in 9 rows.
    """
    if not n_rows:
        return []
    missing = {name: sum(n for width, n in n_rows.items() if width <= at) for at, name in enumerate(names)}
    where = join_some([f"{name} in {count(n, 'row')}" for name, n in missing.items() if n])
    rows = count(sum(n_rows.values()), "row")
    return [f"{rows} have fewer cells than the table; the last ones are taken to be missing: {where}."]


def empty_header_cells(n: int) -> str:
    """Return the note on empty cells that made the header longer than the rows.

    Examples
    --------
    >>> empty_header_cells(1)
    'The header has 1 empty cell more than the rows have cells; it was left out.'
    """
    was = "it was" if n == 1 else "they were"
    return f"The header has {count(n, 'empty cell')} more than the rows have cells; {was} left out."


def second_header(line: int) -> str:
    """Return the note on a second header line that was left out."""
    return f"Line {line} is a second line of the header that says the same of each column; it was left out."


def words_above(line: int) -> Ambiguity:
    """Return the ambiguity of a line of words above rows that have no header."""
    sentence = f"Line {line} has words above the rows but was not read as the header; if it is, choose this line."
    return Ambiguity(sentence, "header_row", [str(line)])


def words_in_first_row(line: int) -> Ambiguity:
    """Return the ambiguity of a first row with words above numbers."""
    sentence = f"Line {line} was read as a row, though it has words above numbers; if it is the header, choose it."
    return Ambiguity(sentence, "header_row", [str(line)])


def much_above(n_above: int, n_records: int, line: int) -> Ambiguity:
    """Return the ambiguity of a table with a large part of the file above it; `line` may be its header."""
    sentence = f"{n_above:,} of {count(n_records, 'line')} stand above the table and were not read."
    sentence = f"{sentence} If the table begins there, choose the line of its header."
    return Ambiguity(sentence, "header_row", [str(line)])


def larger_below(n_other: int, n_rows: int, line: int) -> Ambiguity:
    """Return the ambiguity of another table below the one that was read, with more lines; `line` is its first."""
    sentence = f"Another table below this one has {count(n_other, 'line')}, this one {count(n_rows, 'row')}."
    sentence = f"{sentence} To read the other one, choose the line of its header."
    return Ambiguity(sentence, "header_row", [str(line)])


def side_by_side(left: str, right: str) -> str:
    """Return the note on two tables that stand side by side."""
    sentence = f"An empty column separates {left} and {right}: two tables may stand side by side."
    return f"{sentence} They were read as one table; to compare rows, save each in a file of its own."


def larger_sheet(sheet: str, n_rows: int, other: str, n_other: int) -> Ambiguity:
    """Return the ambiguity of a workbook where another sheet has most of the rows."""
    sentence = f"The sheet “{sheet}” was read ({count(n_rows, 'row')}); the sheet “{other}” has {n_other:,}."
    return Ambiguity(sentence, "sheet", [other])
