"""Cells with several codes, as 1,3 in an answer where all that apply are ticked: no decimal numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from neon_core.parse.amount_cells import strip_numbers
from neon_core.parse.number_formats import (
    NumberFormat,
    TableNumberFormat,
    detect_formats,
    detect_table_format,
    possible_formats,
)

CODE = r"(?:[1-9]|[12]\d|30)"
CODES = re.compile(rf"{CODE}(,{CODE})+")
WHOLE = re.compile(rf"0|{CODE}")
MIN_SHARE = 0.15
"""Smallest share of lists among the different cells."""

MIN_LISTS, MIN_LONG_LISTS, MIN_USED = 2, 1, 0.75
"""Different pairs, or longer lists, that show lists; and the share of codes up to the largest that occur."""


def detect_number_formats(
    samples: Sequence[list[str]], delimiter: str, decimal: str | None = None, thousands: str | None = None
) -> tuple[TableNumberFormat, list[list[NumberFormat]], set[int]]:
    """Return the number format of a table, those of its columns, and the columns whose cells are lists of codes.

    Parameters
    ----------
    samples : sequence of list of str
        Some different cells of each column.
    delimiter : str
        The delimiter of the table.
    decimal, thousands : str, optional
        The marks that the user has set; with a decimal mark no cell is a list.

    Examples
    --------
    >>> table_format, _, lists = detect_number_formats([["1", "1,3", "2", "2,4"], ["1", "2"]], ",")
    >>> table_format.decimal, lists
    ('.', {0})
    """
    possible = possible_formats(decimal, thousands)
    formats = [detect_formats(sample, possible) for sample in samples]
    lists = find_code_lists(samples, formats, delimiter) if decimal is None else set()
    formats = [[] if at in lists else each for at, each in enumerate(formats)]
    numbers = [cells if each else strip_numbers(cells) for cells, each in zip(samples, formats, strict=True)]
    number_formats = [each or detect_formats(cells, possible) for cells, each in zip(numbers, formats, strict=True)]
    number_formats = [[] if at in lists else each for at, each in enumerate(number_formats)]
    return detect_table_format(numbers, number_formats, delimiter, decimal, thousands), formats, lists


def find_code_lists(
    samples: Sequence[Sequence[str]], formats: Sequence[Sequence[NumberFormat]], delimiter: str
) -> set[int]:
    """Return the columns whose cells are lists of codes in ascending order, not numbers with a decimal comma.

    A list of three codes shows it. Pairs show it where the delimiter is a comma or another column has decimal points,
    or where nearly all codes up to the largest occur; never beside a column that certainly has decimal commas.

    Parameters
    ----------
    samples : sequence of sequence of str
        Some different cells of each column.
    formats : sequence of sequence of NumberFormat
        The formats that the numbers of each column fit.
    delimiter : str
        The delimiter of the table.

    Examples
    --------
    >>> cells = [["1", "1,3", "2", "2,4"]]
    >>> find_code_lists(cells, [[NumberFormat(",", ".")]], ","), find_code_lists([["1,3", "2,45"]], [[]], ",")
    ({0}, set())
    """
    candidates = {i for i, cells in enumerate(samples) if _are_ascending_codes(cells)}
    if not candidates:
        return set()
    marks = {
        formats[i][0].decimal
        for i, cells in enumerate(samples)
        if i not in candidates
        and len({f.decimal for f in formats[i]}) == 1
        and any("." in cell or "," in cell for cell in cells)
    }
    return {i for i in candidates if _show_lists(samples[i], delimiter, marks)}


def _are_ascending_codes(cells: Sequence[str]) -> bool:
    """Whether all cells are small whole numbers or ascending lists of these, and some are lists."""
    lists = [cell for cell in cells if "," in cell]
    if (
        not lists
        or len(lists) < MIN_SHARE * len(cells)
        or not all(WHOLE.fullmatch(cell) for cell in cells if "," not in cell)
    ):
        return False
    return all(CODES.fullmatch(cell) and _ascends(cell) for cell in lists)


def _ascends(cell: str) -> bool:
    codes = [int(code) for code in cell.split(",")]
    return all(a < b for a, b in pairwise(codes))


def _show_lists(cells: Sequence[str], delimiter: str, marks: set[str]) -> bool:
    """Whether ascending lists are lists, by their length, their number, and the marks of the table."""
    lists = [[int(code) for code in cell.split(",")] for cell in cells if "," in cell]
    if sum(len(codes) > 2 for codes in lists) >= MIN_LONG_LISTS:
        return True
    used = {code for codes in lists for code in codes} | {int(cell) for cell in cells if "," not in cell}
    has_wholes = any("," not in cell for cell in cells)
    if "," in marks or len(lists) < MIN_LISTS or not has_wholes or len({codes[1] for codes in lists}) < MIN_LISTS:
        return False
    return "." in marks or delimiter == "," or len(used) >= MIN_USED * max(used)
