"""Measure a sheet before the engine loads it: how far it reaches, and how much text it holds."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from neon_core.errors import Problem, ReadingError, SizeError
from neon_core.ingestion.excel.xml_parser import SAVE_AGAIN, StartHandler, XmlParser
from neon_core.ingestion.sizes import size_error
from neon_core.reading import Limits

COLUMN_LETTERS = re.compile(r"[A-Za-z]{1,3}")
VALUE_ELEMENTS = frozenset({"v", "is", "t", "f"})
MOST_STRINGS = 5_000_000

MOST_PLACES = 20_000_000
"""Cells that a sheet may spread over: the engine stores them all, 32 bytes each, empty or not."""


@dataclass
class UsedRange:
    """The part of a sheet that has values.

    Attributes
    ----------
    n_rows, n_columns : int
        From A1 to the last cell with a value.
    n_values, n_strings, n_errors : int
        Cells with a value, with a shared string, with an error such as #N/A.
    """

    n_rows: int = 0
    n_columns: int = 0
    n_values: int = 0
    n_strings: int = 0
    n_errors: int = 0


def measure_sheet(sheet: bytes) -> UsedRange:
    """Return the used range of a sheet.

    Examples
    --------
    >>> measure_sheet(b'<sheetData><row><c/><c><v>1</v></c></row><row r="9"><c r="D9"/></row></sheetData>')
    UsedRange(n_rows=1, n_columns=2, n_values=1, n_strings=0, n_errors=0)
    """
    used = UsedRange()
    XmlParser(_build_counter(used), raw=True).parse(sheet)
    return used


def _build_counter(used: UsedRange) -> StartHandler:
    """Return a handler that counts each element of a sheet into a used range.

    A cell stands at its reference or, without one, right of the cell before. Programs differ where the two disagree, so
    the farther place counts.
    """
    row = column = 0  # of the latest cell, counted from 1
    is_empty = False  # whether the latest cell has shown no value yet
    cache: dict[str, int] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, is_empty
        if is_empty and name in VALUE_ELEMENTS:
            is_empty = False
            used.n_values += 1
            used.n_rows = row if row > used.n_rows else used.n_rows
            used.n_columns = column if column > used.n_columns else used.n_columns
        elif name == "c":
            is_empty, column = True, column + 1
            if "r" in attributes:
                own_row, own_column = _parse_reference(attributes["r"], cache)
                row = own_row if own_row > row else row
                column = own_column if own_column > column else column
            kind = attributes.get("t")
            used.n_strings += kind == "s"
            used.n_errors += kind == "e"
        elif name == "row":
            row, column, is_empty = max(row + 1, _parse_row(attributes.get("r", "0"))), 0, False
        elif ":" in name:
            start(name.rpartition(":")[2], attributes)

    return start


def _parse_reference(reference: str, cache: dict[str, int]) -> tuple[int, int]:
    """Return row and column of "B3", counted from 1; `cache` holds the columns parsed before."""
    letters = reference.rstrip("0123456789")
    column = cache.get(letters)
    if column is None:
        if COLUMN_LETTERS.fullmatch(letters) is None:
            raise ReadingError(f"The workbook is damaged: {reference[:20]!r} is not a cell reference", hint=SAVE_AGAIN)
        column = 0
        for letter in letters.upper():
            column = 26 * column + ord(letter) - 64
        cache[letters] = column
    return _parse_row(reference[len(letters) :]), column


def _parse_row(digits: str) -> int:
    """Return the number of a row."""
    try:
        return int(digits[:10])
    except ValueError as error:
        raise ReadingError(f"The workbook is damaged: {digits[:20]!r} is not a row number", hint=SAVE_AGAIN) from error


def check_used_range(used: UsedRange, name: str, limits: Limits) -> None:
    """Refuse a sheet that reaches too far.

    Raises
    ------
    SizeError
        With every limit that the sheet exceeds.
    """
    rows, columns, places = used.n_rows, used.n_columns, used.n_rows * used.n_columns
    most = min(limits.n_cells, MOST_PLACES)
    problems = []
    hint = "Delete the cells far away from the table, or save the table alone in a new file."
    if rows > limits.n_rows:
        problems.append(Problem(f"The sheet has {rows:,} rows; at most {limits.n_rows:,} are read", name, hint))
    if columns > limits.n_columns:
        what = f"The sheet has {columns:,} columns; at most {limits.n_columns:,} are read"
        problems.append(Problem(what, name, hint))
    if places > most:
        what = f"The sheet has {used.n_values:,} cells with a value, spread over {places:,}; at most {most:,} are read"
        problems.append(Problem(what, name, hint))
    if problems:
        raise SizeError(problems)


def check_text(sheet: bytes, used: UsedRange, lengths: array[int], name: str, limit: int) -> None:
    """Refuse a sheet whose shared strings, repeated in each cell that uses them, exceed a limit in bytes.

    Raises
    ------
    SizeError
        With the sheet's name and the limit.
    """
    if used.n_strings * max(lengths, default=0) <= limit:
        return
    n_left, is_shared, is_index = limit, False, False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal is_shared, is_index
        if element == "c":
            is_shared = attributes.get("t") == "s"
        is_index = is_shared and element == "v"

    def text(digits: str) -> None:
        nonlocal n_left, is_index
        if is_index and digits.strip().isdecimal():
            index = int(digits.strip()[:12])
            n_left -= lengths[index] if index < len(lengths) else 0
            is_index = False
            if n_left < 0:
                raise size_error(f"The text of the sheet “{name}”", None, limit)

    XmlParser(start, text).parse(sheet)


def measure_strings(strings: bytes) -> array[int]:
    """Return the length of each shared string, in bytes.

    Examples
    --------
    >>> measure_strings(b"<sst><si><t>abc</t></si><si><r><t>d</t></r><r><t>e</t></r></si></sst>").tolist()
    [3, 2]
    """
    lengths: array[int] = array("q")

    def start(element: str, _: dict[str, str]) -> None:
        if element == "si":
            lengths.append(0)
            if len(lengths) > MOST_STRINGS:
                raise SizeError(f"The workbook has more than {MOST_STRINGS:,} texts", hint="Save it in several files.")

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece) if piece.isascii() else len(piece.encode())

    if strings:
        XmlParser(start, text).parse(strings)
    return lengths
