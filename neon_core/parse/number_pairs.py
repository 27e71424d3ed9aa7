"""Cells with two numbers, such as a blood pressure of 120/80: no single measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from neon_core.parse.date_formats import are_seasons

NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?"
PAIR = re.compile(rf"{NUMBER}\s*[/x×]\s*{NUMBER}(?:\s*[/x×]\s*{NUMBER})?(?:\s?[^\W\d_]{{1,5}})?", re.ASCII)
"""Two numbers, or three as in a size of 10 x 20 x 5 cm."""


def is_pair(cell: str) -> bool:
    """Return whether a cell has two or three numbers, with a slash or a cross between them.

    Examples
    --------
    >>> is_pair("120/80"), is_pair("10 x 20 cm"), is_pair("120"), is_pair("km/h")
    (True, True, False, False)
    """
    return PAIR.fullmatch(cell) is not None


def split_pair(cell: str) -> tuple[tuple[str, ...], str]:
    """Return the two or three numbers of a cell as text, and the unit behind them; nothing where it has none.

    Examples
    --------
    >>> split_pair("120/80"), split_pair("10 x 7.5 cm"), split_pair("120")
    ((('120', '80'), ''), (('10', '7.5'), 'cm'), ((), ''))
    """
    if not is_pair(cell):
        return (), ""
    numbers = tuple(re.findall(NUMBER, cell, re.ASCII))
    return numbers, cell[cell.rindex(numbers[-1]) + len(numbers[-1]) :].strip()


PARTS = re.compile(r"\d+")
ZERO_FIRST = re.compile(r"\b0\d")
MOSTLY_SAME = 0.2
"""Share of different numbers up to which one part of a file number is a year or a series."""


def are_numbers_of_things(cells: Sequence[str]) -> bool:
    """Return whether pairs number things, as 2024/001 does, or are seasons: one part counts, the other hardly changes.

    Examples
    --------
    >>> are_numbers_of_things(["2024/001", "2024/002"]), are_numbers_of_things(["120/80", "110/70", "120/85"])
    (True, False)
    """
    if are_seasons(cells) or any(map(ZERO_FIRST.search, cells)):
        return True
    firsts, lasts = zip(*((parts[0], parts[-1]) for parts in map(PARTS.findall, cells)), strict=True)
    fewest, most = sorted((len(set(firsts)), len(set(lasts))))
    return most == len(cells) and fewest <= max(1, MOSTLY_SAME * len(cells))
