"""Recognise a header of years, dates, wavelengths or other numbers by its difference from the columns below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from neon_core.ingestion.text.dialect import DATE, NUMBER
from neon_core.parse.vocabulary import MISSING_WORDS

YEARS = range(1800, 2101)
INTEGER = re.compile(r"[0-9]{1,9}")
PLAIN_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
MONTH = re.compile(r"(0?[1-9]|1[0-2])[./-](19|20)\d\d|(19|20)\d\d[./-](0?[1-9]|1[0-2])")

MOST_ALIKE, LEAST_DIFFERENT = 0.2, 0.8
"""Share of rows that may be a sequence too; share of the numbered columns that must differ from their number."""

SURE_NUMBERS = 5
"""Evenly spaced numbers that need no further sign of a header."""

Row = tuple[str, ...]


def has_number_names(first: Row, body: Sequence[Row], value_columns: Sequence[bool]) -> bool:
    """Whether a row names columns by numbers or dates.

    Years, dates and evenly spaced numbers are names above columns of another size or form; above columns of the same
    kind they are values.

    Parameters
    ----------
    first : tuple of str
        The row.
    body : sequence of tuple of str
        The rows below it.
    value_columns : sequence of bool
        Whether each column has numbers or dates.

    Examples
    --------
    >>> below = [("S1", "0.1", "0.2", "0.4"), ("S2", "0.3", "0.1", "0.2")]
    >>> has_number_names(("sample", "400", "402", "404"), below, [False, True, True, True])
    True
    >>> has_number_names(("S0", "0.3", "0.2", "0.5"), below, [False, True, True, True])
    False
    """
    first = tuple(cell.strip() for cell in first)
    columns = [[row[i].strip() for row in body] for i in range(len(first))]
    named = [i for i, cell in enumerate(first) if value_columns[i] and _is_value(cell)]
    if len(named) < 2 or len(body) < 2 or not _has_word_names(first, columns, value_columns):
        return False
    names = [first[i] for i in named]
    below = [columns[i] for i in named]
    if all(map(_is_date, names)):
        return len(set(names)) == len(names) and not any(map(_has_dates, below))
    numbers = [_read_number(name) for name in names]
    is_strong = _has_other_form(first, columns, value_columns)
    return None not in numbers and _are_names([n for n in numbers if n is not None], names, below, is_strong)


def _are_names(numbers: list[float], names: list[str], below: list[list[str]], is_strong: bool) -> bool:
    """Whether numbers in a row are a sequence that the columns below do not continue."""
    steps = {round(later - earlier, 9) for earlier, later in pairwise(numbers)}
    is_even, ascends = len(steps) == 1 and 0 not in steps, min(steps) > 0
    are_years = _are_years(numbers) and (ascends or max(steps) < 0)
    if not (are_years or is_even or ascends) or _share_alike(below, steps, are_years) > MOST_ALIKE:
        return False
    forms = [_differs_in_form(name, cells) for name, cells in zip(names, below, strict=True)]
    differs = [f or _differs_in_size(number, cells) for f, number, cells in zip(forms, numbers, below, strict=True)]
    if sum(differs) < LEAST_DIFFERENT * len(differs):
        return are_years and is_strong and len(numbers) > 2 and not any(map(_has_years, below))
    if are_years:
        return is_strong or len(numbers) > 2
    if is_even and len(numbers) > 2:
        return is_strong or all(forms) or len(numbers) >= SURE_NUMBERS
    return ascends and is_strong and len(numbers) > 3


def _is_value(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell[:100]) or DATE.fullmatch(cell[:100]) or MONTH.fullmatch(cell[:10]))


def _is_date(cell: str) -> bool:
    return bool(DATE.fullmatch(cell) or MONTH.fullmatch(cell))


def _has_dates(cells: Sequence[str]) -> bool:
    return sum(map(_is_date, cells)) > MOST_ALIKE * len(cells)


def _read_number(cell: str) -> float | None:
    cell = cell.rstrip("% ")
    return float(cell.replace(",", ".")) if PLAIN_NUMBER.fullmatch(cell) else None


def _are_years(numbers: Sequence[float]) -> bool:
    return all(number in YEARS for number in numbers)


def _has_years(cells: Sequence[str]) -> bool:
    numbers = [number for cell in cells if (number := _read_number(cell)) is not None]
    return sum(number in YEARS for number in numbers) > 0.5 * len(numbers)


def _share_alike(below: list[list[str]], steps: set[float], are_years: bool) -> float:
    """Return the share of rows that are a sequence of the same kind: years too, or numbers with the same step."""
    rows = [[_read_number(cell) for cell in row] for row in zip(*below, strict=True)]
    whole = [[number for number in row if number is not None] for row in rows if None not in row]
    if are_years:
        return sum(map(_are_years, whole)) / max(1, len(rows))
    alike = [{round(later - earlier, 9) for earlier, later in pairwise(row)} == steps for row in whole]
    return sum(alike) / max(1, len(rows)) if len(below) > 2 else 0.0


def _differs_in_form(name: str, cells: Sequence[str]) -> bool:
    """Whether a number is whole above decimals, or has decimals above whole numbers, or the cells have other marks."""
    full = [cell for cell in cells if cell.lower() not in MISSING_WORDS]
    plain = [cell for cell in full if PLAIN_NUMBER.fullmatch(cell)]
    has_decimals = [not INTEGER.fullmatch(cell.lstrip("-")) for cell in plain]
    if len(plain) < 0.5 * len(full):
        return True
    return bool(plain) and (not any(has_decimals) if not INTEGER.fullmatch(name) else all(has_decimals))


def _differs_in_size(number: float, cells: Sequence[str]) -> bool:
    """Whether a number lies outside the range of a column."""
    numbers = [n for cell in cells if (n := _read_number(cell)) is not None]
    return bool(numbers) and not min(numbers) <= number <= max(numbers)


def _has_word_names(first: Row, columns: Sequence[Sequence[str]], value_columns: Sequence[bool]) -> bool:
    """Whether the cells above the columns of words are words that do not occur below, and of no pattern there."""
    for cell, cells, has_values in zip(first, columns, value_columns, strict=True):
        if has_values or not cell or not any(cells):
            continue
        if _is_value(cell) or cell in cells or shares_pattern(cell, cells):
            return False
    return True


def _has_other_form(first: Row, columns: Sequence[Sequence[str]], value_columns: Sequence[bool]) -> bool:
    """Whether a word stands above a column of values, or above words of which none has its form."""
    for cell, cells, has_values in zip(first, columns, value_columns, strict=True):
        if has_values and cell.lower() not in MISSING_WORDS and not _is_value(cell):
            return True
        forms = {form(other) for other in cells if other}
        if not has_values and cell and forms and form(cell) not in forms:
            return True
    return False


def form(cell: str) -> str:
    """Return the form of a cell: each run of letters is one letter, each digit is 0.

    Examples
    --------
    >>> form("AB-12")
    'A-00'
    """
    return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", re.sub(r"\d", "0", cell)))


def shares_pattern(cell: str, below: Sequence[str]) -> bool:
    """Whether a cell and all cells below differ in their digits only.

    Examples
    --------
    >>> shares_pattern("k0", ["k1", "k12"]), shares_pattern("Q1", ["A1", "A2"])
    (True, False)
    """
    patterns = {re.sub(r"\d+", "0", other) for other in below if other}
    return patterns == {re.sub(r"\d+", "0", cell)} and any(map(str.isdigit, cell))


def is_number_sequence(row: Row) -> bool:
    """Whether a row is a header of numbers: consecutive years, or 0, 1, 2, ....

    Examples
    --------
    >>> [is_number_sequence(row) for row in (("town", "2019", "2020"), ("0", "1", "2"), ("1", "2"))]
    [True, True, False]
    """
    cells = [cell.strip() for cell in row]
    numbers = [int(cell) for cell in cells if INTEGER.fullmatch(cell)]
    n_words = len(cells) - len(numbers)
    if len(numbers) < 2 or n_words > len(numbers) + 1 or any(_is_value(c) and not INTEGER.fullmatch(c) for c in cells):
        return False
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    are_years = len(steps) == 1 and 0 not in steps and _are_years(numbers)
    has_no_words = not any(cell for cell in cells if not INTEGER.fullmatch(cell))
    is_counted = has_no_words and steps == {1} and numbers[0] == 0 and len(numbers) > 2
    return is_counted or (are_years and (n_words > 0 or len(numbers) > 2))


def numbers_the_columns(rows: Sequence[Row]) -> bool:
    """Whether the first row is 1, 2, 3, ... except for its first cell, whose form differs from those below.

    Examples
    --------
    >>> numbers_the_columns([("id", "1", "2", "3"), ("7", "0.5", "1.5", "2.5")])
    True
    """
    cells = [cell.strip() for cell in rows[0]]
    is_counted = len(cells) > 3 and cells[1:] == [str(i) for i in range(1, len(cells))]
    if not is_counted or _is_value(cells[0]):
        return False
    return not cells[0] or form(cells[0]) not in {form(row[0].strip()) for row in rows[1:]}


def continues_below(first: Row, body: Sequence[Row]) -> bool:
    """Whether the numbers of a row are years, and so are most numbers below: then the row is a row.

    Examples
    --------
    >>> continues_below(("Rome", "1990", "1995"), [("Oslo", "1990", "1990"), ("Bern", "1985", "1999")])
    True
    """
    years = [i for i, cell in enumerate(first) if INTEGER.fullmatch(cell.strip()) and int(cell) in YEARS]
    return bool(years and body) and all(_has_years([row[i].strip() for row in body]) for i in years)
