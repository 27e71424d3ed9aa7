"""How far a sheet reaches and how much text it holds, before anything is laid out in memory."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from neon_core.errors import Problem, ReadingError, SizeError
from neon_core.ingestion.excel.markup import DAMAGED, Walk
from neon_core.ingestion.sizes import too_large
from neon_core.reading import Limits

LETTERS = re.compile(r"[A-Za-z]{1,3}")
VALUES = frozenset({"v", "is", "t", "f"})
PIECE = 1 << 18
MOST_STRINGS = 5_000_000

MOST_PLACES = 20_000_000
"""Cells that a sheet may spread over: the engine lays them all out, 32 bytes each, empty or not."""


@dataclass
class Extent:
    """The part of a sheet that has values.

    Attributes
    ----------
    n_rows, n_columns : int
        From A1 to the last cell with a value.
    n_values, n_strings, n_errors : int
        Cells with a value, with a shared text, with an error such as #N/A.
    """

    n_rows: int = 0
    n_columns: int = 0
    n_values: int = 0
    n_strings: int = 0
    n_errors: int = 0


def slices(content: bytes) -> Iterator[bytes]:
    """Yield the bytes in pieces."""
    return (content[at : at + PIECE] for at in range(0, len(content), PIECE))


def measured(sheet: bytes) -> Extent:
    """Return how far a sheet reaches.

    Examples
    --------
    >>> measured(b'<sheetData><row><c/><c><v>1</v></c></row><row r="9"><c r="D9"/></row></sheetData>')
    Extent(n_rows=1, n_columns=2, n_values=1, n_strings=0, n_errors=0)
    """
    extent = Extent()
    Walk(_measuring(extent), raw=True).through(slices(sheet))
    return extent


def _measuring(extent: Extent) -> Callable[[str, dict[str, str]], None]:
    """Return what looks at each element of a sheet.

    A cell stands where it says or, without a word, behind the one before. Programs differ where the two disagree, so
    the farther one counts.
    """
    row = column = 0  # of the latest cell, counted from 1
    empty = False  # whether it has shown no value yet
    known: dict[str, int] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, empty
        if empty and name in VALUES:
            empty = False
            extent.n_values += 1
            extent.n_rows = row if row > extent.n_rows else extent.n_rows
            extent.n_columns = column if column > extent.n_columns else extent.n_columns
        elif name == "c":
            empty, column = True, column + 1
            if "r" in attributes:
                own_row, own_column = _place(attributes["r"], known)
                row = own_row if own_row > row else row
                column = own_column if own_column > column else column
            kind = attributes.get("t")
            extent.n_strings += kind == "s"
            extent.n_errors += kind == "e"
        elif name == "row":
            row, column, empty = max(row + 1, _number(attributes.get("r", "0"))), 0, False
        elif ":" in name:
            start(name.rpartition(":")[2], attributes)

    return start


def _place(reference: str, known: dict[str, int]) -> tuple[int, int]:
    """Return row and column of "B3", counted from 1; `known` remembers columns."""
    letters = reference.rstrip("0123456789")
    column = known.get(letters)
    if column is None:
        if LETTERS.fullmatch(letters) is None:
            raise ReadingError(f"The workbook is damaged: {reference[:20]!r} is no cell", hint=DAMAGED)
        column = 0
        for letter in letters.upper():
            column = 26 * column + ord(letter) - 64
        known[letters] = column
    return _number(reference[len(letters) :]), column


def _number(digits: str) -> int:
    """Return the number of a row."""
    try:
        return int(digits[:10])
    except ValueError as error:
        raise ReadingError(f"The workbook is damaged: {digits[:20]!r} is no row", hint=DAMAGED) from error


def check_extent(extent: Extent, name: str, limits: Limits) -> None:
    """Raise a `SizeError` with all that is too large about a sheet."""
    rows, columns, places = extent.n_rows, extent.n_columns, extent.n_rows * extent.n_columns
    most = min(limits.n_cells, MOST_PLACES)
    problems = []
    far = "Delete what stands far away from the table, or save the table alone in a new file."
    if rows > limits.n_rows:
        problems.append(Problem(f"The sheet has {rows:,} rows; at most {limits.n_rows:,} are read", name, far))
    if columns > limits.n_columns:
        problems.append(Problem(f"The sheet has {columns:,} columns; at most {limits.n_columns:,} are read", name, far))
    if places > most:
        what = (
            f"The sheet has {extent.n_values:,} cells with a value, spread over {places:,}; at most {most:,} are read"
        )
        problems.append(Problem(what, name, far))
    if problems:
        raise SizeError(problems)


def check_text(sheet: bytes, extent: Extent, lengths: array[int], name: str, limit: int) -> None:
    """Raise a `SizeError` if the shared texts, written out wherever they are used, are too much."""
    if extent.n_strings * max(lengths, default=0) <= limit:
        return
    left, shared, value = limit, False, False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal shared, value
        if element == "c":
            shared = attributes.get("t") == "s"
        value = shared and element == "v"

    def text(words: str) -> None:
        nonlocal left, value
        if value and words.strip().isdecimal():
            number = int(words.strip()[:12])
            left -= lengths[number] if number < len(lengths) else 0
            value = False
            if left < 0:
                raise too_large(f"The text of the sheet “{name}”", None, limit)

    Walk(start, text).through(slices(sheet))


def text_lengths(strings: bytes) -> array[int]:
    """Return how many bytes each shared text has.

    Examples
    --------
    >>> text_lengths(b"<sst><si><t>abc</t></si><si><r><t>d</t></r><r><t>e</t></r></si></sst>").tolist()
    [3, 2]
    """
    lengths: array[int] = array("q")

    def start(element: str, _: dict[str, str]) -> None:
        if element == "si":
            lengths.append(0)
            if len(lengths) > MOST_STRINGS:
                raise SizeError(f"The workbook has more than {MOST_STRINGS:,} texts", hint="Save it in several files.")

    def text(words: str) -> None:
        if lengths:
            lengths[-1] += len(words) if words.isascii() else len(words.encode())

    if strings:
        Walk(start, text).through(slices(strings))
    return lengths
