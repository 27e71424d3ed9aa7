"""Validate the overrides of `read_table`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from neon_core.arguments import format_given
from neon_core.errors import Problem, ReadingError
from neon_core.ingestion.text.records import WHITESPACE
from neon_core.reading import DATE_ORDERS, QUOTES

if TYPE_CHECKING:
    from neon_core.reading import Overrides

WORDS = ("missing_values", "answers", "carry_down", "split_numbers", "keep_text")
"""The overrides that are several words."""
NOT_STREAMED = ("sheet", "answers", "carry_down", "split_numbers", "units")
"""Choices of the reading that need all rows at once, or another format, which no table that is read in batches has."""
LAST_LINE = 10**12
"""No file has as many lines."""


def validate_overrides(overrides: Overrides) -> None:
    """Refuse overrides that no file can have.

    Raises
    ------
    ReadingError
        With every override that is invalid.

    Examples
    --------
    >>> from neon_core.reading import Overrides
    >>> validate_overrides(Overrides(delimiter=";", decimal=","))
    """
    problems = [
        Problem(f"{format_given(value)} {FAULTS[field][0]}", field, FAULTS[field][1])
        for field, value in vars(overrides).items()
        if value is not None and not _FITS[field](value)
    ]
    if not problems and overrides.decimal is not None and overrides.decimal == overrides.thousands:
        hint = "Choose another mark for one of them."
        what = f"{overrides.decimal!r} cannot be both the decimal and the thousands mark"
        problems.append(Problem(what, "decimal, thousands", hint))
    if problems:
        raise ReadingError(problems)


def read_words_of(field: str, given: object) -> tuple[str, ...] | None:
    """Return the words of an override as a tuple; None where there are none given.

    Parameters
    ----------
    field : str
        "missing_values", "answers", "carry_down", "split_numbers" or "keep_text".
    given : object
        What a caller passed.

    Raises
    ------
    ReadingError
        If they are not words.

    Examples
    --------
    >>> read_words_of("missing_values", ["NA", "-"])
    ('NA', '-')
    """
    if given is None:
        return None
    words: tuple[object, ...] | None = None
    if isinstance(given, Iterable) and not isinstance(given, str | bytes):
        with suppress(TypeError):  # an array without dimensions
            words = tuple(given)
    if words is None or not all(isinstance(word, str) for word in words):
        fault, hint = FAULTS[field]
        raise ReadingError(f"{format_given(given)} {fault}", where=field, hint=hint)
    return tuple(str(word) for word in words)


def read_units(given: object) -> tuple[tuple[str, str], ...] | None:
    """Return the units of columns as pairs; None where there are none given.

    Raises
    ------
    ReadingError
        If they are no mapping from columns to units, and no pairs of these with one unit for each column.

    Examples
    --------
    >>> read_units({"weight": "kg"})
    (('weight', 'kg'),)
    """
    if given is None:
        return None
    pairs: tuple[Any, ...] | None = None
    if isinstance(given, Iterable) and not isinstance(given, str | bytes):
        with suppress(TypeError):  # an array without dimensions
            pairs = tuple(given.items() if isinstance(given, Mapping) else given)
    if pairs is None or not _are_units(pairs):
        fault, hint = FAULTS["units"]
        raise ReadingError(f"{format_given(given)} {fault}", where="units", hint=hint)
    return pairs


def _are_units(pairs: object) -> bool:
    """Whether a value is a tuple of columns and units, with one unit for each column."""
    if not isinstance(pairs, tuple) or not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
        return False
    are_texts = all(isinstance(name, str) and isinstance(unit, str) and unit for name, unit in pairs)
    return are_texts and len(dict(pairs)) == len(pairs)


def _is_header_row(row: object) -> bool:
    """Whether a value is a line, or some lines in ascending order; 0 alone stands for no header."""
    if isinstance(row, tuple):
        are_lines = bool(row) and all(type(line) is int and 0 < line < LAST_LINE for line in row)
        return are_lines and all(above < below for above, below in pairwise(row))
    return type(row) is int and 0 <= row < LAST_LINE


def _can_delimit(mark: object) -> bool:
    if not isinstance(mark, str):
        return False
    return mark == WHITESPACE or (len(mark) == 1 and mark not in '\r\n"' and not "\ud800" <= mark <= "\udfff")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_texts(words: object) -> bool:
    return isinstance(words, tuple) and all(isinstance(word, str) for word in words)


_FITS: dict[str, Callable[[object], bool]] = {
    "encoding": _is_text,
    "delimiter": _can_delimit,
    "decimal": lambda mark: isinstance(mark, str) and mark in (".", ","),
    "thousands": lambda mark: isinstance(mark, str) and mark in ("", ".", ",", " ", "'"),
    "header_row": _is_header_row,
    "missing_values": _are_texts,
    "sheet": _is_text,
    "date_order": lambda order: isinstance(order, str) and order in DATE_ORDERS,
    "answers": _are_texts,
    "carry_down": _are_texts,
    "units": _are_units,
    "split_numbers": _are_texts,
    "keep_text": _are_texts,
    "quote": lambda mark: isinstance(mark, str) and mark in QUOTES,
}
"""Whether a value can be that override, by the field of `Overrides`."""

FAULTS = {
    "encoding": ("is not an encoding of text", "Write it as Python does: utf-8, cp1252, iso8859-1, utf-16, ..."),
    "delimiter": ("cannot be a delimiter", 'Choose one character, or "whitespace".'),
    "decimal": ("cannot be a decimal mark", 'Choose "." or ",".'),
    "thousands": ("cannot be a thousands mark", "Choose a point, a comma, a space, an apostrophe, or none."),
    "header_row": (
        "is not a header line",
        "Lines are counted from 1; 0 stands for no header, (2, 3) for the lines 2 and 3.",
    ),
    "missing_values": ("are not words for a missing value", 'Pass words: ("NA", "-").'),
    "sheet": ("is not the name of a sheet", "Write the name as the workbook has it."),
    "date_order": ("is not an order of day and month", 'Choose "dmy" for the day first or "mdy" for the month first.'),
    "answers": ("are not columns with several answers", 'Pass names of columns: ("hobbies",).'),
    "carry_down": ("are not columns of labels", 'Pass names of columns: ("region",).'),
    "units": ("are not units of columns", 'Pass one unit for each column: {"weight": "kg"}.'),
    "split_numbers": ("are not columns with several numbers", 'Pass names of columns: ("pressure",).'),
    "keep_text": ("are not columns of text", 'Pass names of columns: ("code",).'),
    "quote": ("cannot be a quote character", "Choose a double quote, a single quote, or none."),
}
"""Fault and hint of a value that cannot be that override."""
