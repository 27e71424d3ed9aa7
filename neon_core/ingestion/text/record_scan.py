"""Scan a text for its records: where each begins and ends and how many cells it has.

A CSV engine is fast and strict: one stray quote, and it silently reads hundreds of rows as one cell. The scan therefore
counts the cells of all lines first, as arrays; only a line with misplaced quotes is split slowly, alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from neon_core.ingestion.text.header import is_value
from neon_core.ingestion.text.line_scan import COMMENT, ROW, UNCLOSED, classify_lines, scan_lines
from neon_core.ingestion.text.records import Dialect, SplitRecord, split_record

if TYPE_CHECKING:
    from neon_core.checks import Indices
    from neon_core.ingestion.text.line_scan import Lines

MOST_BYTES_JOINED = 1 << 20
"""The longest record of several lines, in bytes."""

MOST_LINES_JOINED, MOST_FAILURES = 8, 1000
"""Lines with quotes that a cell may span, and records for which a longer cell is tried in vain."""


@dataclass(frozen=True, eq=False)
class Records:
    """The records of a text, in order.

    Attributes
    ----------
    line : ndarray of int of shape (n_records,)
        The line in which each begins, counted from 1.
    start, end : ndarray of int of shape (n_records,)
        The bytes of each, without the line end.
    count : ndarray of int of shape (n_records,)
        The number of cells of each.
    kind : ndarray of int of shape (n_records,)
        ROW, BLANK, COMMENT, LONG (too long to be a row), UNCLOSED (a quote is never closed), RULED (a line of dashes).
    cells : dict
        The cells of records that a strict CSV engine would split differently.
    literal_quotes : frozenset of int
        The rows with a quote that is never closed and was read as a character.
    """

    line: Indices
    start: Indices
    end: Indices
    count: Indices
    kind: Indices
    cells: dict[int, tuple[str, ...]]
    literal_quotes: frozenset[int]


@dataclass(frozen=True, eq=False)
class ScannedText:
    """A text with its records.

    Attributes
    ----------
    content : bytes
        The text as UTF-8.
    dialect : Dialect
        The marks of the text.
    records : Records
        See `scan_records`.
    cache : dict
        The cells of records that were split before.
    """

    content: bytes
    dialect: Dialect
    records: Records
    cache: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def raw(self, at: int) -> str:
        """Return the text of a record."""
        return self.content[self.records.start[at] : self.records.end[at]].decode("utf-8", "replace")

    def cells(self, at: int) -> tuple[str, ...]:
        """Return the cells of a record."""
        if at not in self.cache:
            self.cache[at] = self.records.cells.get(at) or split_record(self.raw(at), self.dialect).cells
        return self.cache[at]


def scan_records(content: bytes, dialect: Dialect, n_cells: int, start: int = 0, line: int = 1) -> Records:
    r"""Return the records of a text.

    Parameters
    ----------
    content : bytes
        The text as UTF-8; every line ends in "\n" or "\r\n".
    dialect : Dialect
        Its marks, with a delimiter of one ASCII character.
    n_cells : int
        The number of cells of a row: of two ways to read a quote, the one that gives as many is right.
    start, line : int
        The byte where the scan begins, and the number of its line.

    Examples
    --------
    >>> records = scan_records(b'a,b\n1,"x\ny"\n\n2,"z\n', Dialect(), 2)
    >>> records.line.tolist(), records.count.tolist(), records.cells
    ([1, 2, 4, 5], [2, 2, 1, 2], {3: ('2', '"z')})
    """
    lines = scan_lines(content, dialect, start)
    if lines is None:
        none: Indices = np.zeros(0, np.intp)
        return Records(none, none, none, none, none, {}, frozenset())
    kind = classify_lines(content, lines, dialect)
    _restore_marked_rows(content, lines, kind, dialect, n_cells)
    kept, cells, literal = _split_hard_lines(content, lines, kind, dialect, n_cells)
    position = np.cumsum(kept) - 1
    return Records(
        line=np.flatnonzero(kept) + line,
        start=lines.start[kept],
        end=lines.end[kept],
        count=lines.count[kept],
        kind=kind[kept],
        cells={int(position[at]): split for at, split in cells.items()},
        literal_quotes=frozenset(position[sorted(literal)].tolist()),
    )


def _restore_marked_rows(content: bytes, lines: Lines, kind: Indices, dialect: Dialect, n_cells: int) -> None:
    """Set the kind of rows that begin like a comment: they have as many cells as the others.

    Above all rows the header may begin like a comment; a line with a number or a date is none.
    """
    marked = np.flatnonzero((kind == COMMENT) & (lines.count == n_cells))
    if n_cells < 2 or not marked.size:
        return
    first = int(np.argmax(kind == ROW))
    for at in marked[marked < first].tolist():
        if any(map(is_value, split_record(_text(content, lines, at, at), dialect).cells)):
            kind[at] = ROW
    kind[marked[marked > first]] = ROW


def _split_hard_lines(
    content: bytes, lines: Lines, kind: Indices, dialect: Dialect, n_cells: int
) -> tuple[NDArray[np.bool_], dict[int, tuple[str, ...]], set[int]]:
    """Split the hard lines one by one; sets their count and kind, and their end where a record has several lines.

    Returns
    -------
    kept : ndarray of bool of shape (n_lines,)
        Whether a line begins a record.
    cells : dict
        The cells of the lines that a strict CSV engine would split differently.
    literal : set of int
        The lines with a quote that was read as a character.
    """
    hard = np.flatnonzero(lines.is_hard & ((kind == ROW) | (kind == COMMENT)))  # a comment's line may close a cell
    kept = np.ones(lines.start.size, np.bool_)
    cells: dict[int, tuple[str, ...]] = {}
    literal: set[int] = set()
    last_used, failures_left = -1, MOST_FAILURES
    for nth, at in enumerate(hard.tolist()):
        if at <= last_used or kind[at] == COMMENT:
            continue
        record = split_record(_text(content, lines, at, at), dialect)
        last = at
        if record.is_open:
            further = hard[nth + 1 : nth + 1 + (MOST_LINES_JOINED if failures_left > 0 else 1)].tolist()
            joined, last = _join_lines(content, lines, at, further, dialect, n_cells)
            failures_left -= joined is None
            record = joined or record
        kept[at + 1 : last + 1] = False
        lines.end[at], lines.count[at], last_used = lines.end[last], len(record.cells), last
        if record.is_stray:
            as_row = _split_literally(_text(content, lines, at, at), record, dialect, n_cells)
            kind[at], lines.count[at] = ROW if as_row else UNCLOSED, len(as_row or record.cells)
            record = replace(record, cells=as_row or record.cells)
            literal |= {at} if as_row else set()
        if not record.is_strict:
            cells[at] = record.cells
    return kept, cells, literal


def _split_literally(text: str, record: SplitRecord, dialect: Dialect, n_cells: int) -> tuple[str, ...] | None:
    """Return the cells with quotes that are never closed as characters; None where they make no row."""
    if not record.is_open and len(record.cells) == n_cells:
        return record.cells
    bare = split_record(text, replace(dialect, quote="")).cells
    return bare if len(bare) == n_cells else None


def _join_lines(
    content: bytes, lines: Lines, at: int, further: list[int], dialect: Dialect, n_cells: int
) -> tuple[SplitRecord | None, int]:
    """Return the record of several lines that closes its quotes, and its last line; None where that makes no row."""
    bare = split_record(_text(content, lines, at, at), replace(dialect, quote="")).cells
    is_row_alone = len(bare) == n_cells
    for last in further:
        if lines.end[last] - lines.start[at] > MOST_BYTES_JOINED:
            break
        record = split_record(_text(content, lines, at, last), dialect)
        if record.is_open:
            continue
        rows_lost = int((lines.count[at + 1 : last + 1] == n_cells).sum()) if n_cells > 1 else 0
        if len(record.cells) == n_cells or not (is_row_alone or rows_lost):
            return record, last
    return None, at


def _text(content: bytes, lines: Lines, first: int, last: int) -> str:
    return content[lines.start[first] : lines.end[last]].decode("utf-8", "replace")
