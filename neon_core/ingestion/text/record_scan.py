"""Scan a text for its records: where each begins and ends and how many cells it has.

A CSV engine is fast and strict: one stray quote, and it silently reads hundreds of rows as one cell. The scan therefore
counts the cells of all lines first, as arrays; only a line with misplaced quotes is split slowly, alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from neon_core.blocks import in_turn
from neon_core.ingestion.text.records import Dialect, SplitRecord, split_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neon_core.checks import Indices

BLOCK = 1 << 22
"""Bytes that are scanned together; also the longest line that can be a row."""

MOST_BYTES_JOINED = 1 << 20
"""The longest record of several lines, in bytes."""

MOST_LINES_JOINED, MOST_FAILURES = 8, 1000
"""Lines with quotes that a cell may span, and records for which a longer cell is tried in vain."""

ROW, BLANK, COMMENT, LONG, UNCLOSED, RULED = range(6)
NEWLINE, RETURN = 10, 13

RULE_MARKS = b"-=_+:|~"
RULE = re.compile(rb"([-=_])\1\1")
"""Three dashes in a row make a ruled line; fewer may be missing values."""


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


@dataclass(frozen=True, eq=False)
class _Lines:
    """The lines of a text: first byte, end, number of cells, and whether quotes or escapes need the slow splitter."""

    start: Indices
    end: Indices
    count: Indices
    is_hard: NDArray[np.bool_]


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
    parts = list(_block_edges(content, start))
    blocks = in_turn(parts, lambda part: _scan_block(content, part[0], part[1], dialect), most=2)
    if not blocks:
        none: Indices = np.zeros(0, np.intp)
        return Records(none, none, none, none, none, {}, frozenset())
    lines = _Lines(*(np.concatenate([getattr(block, name) for block in blocks]) for name in _Lines.__annotations__))
    kind = _classify_lines(content, lines, dialect)
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


def _block_edges(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Yield the first byte and the end of blocks of whole lines, about BLOCK bytes each."""
    while start < len(content):
        end = content.rfind(b"\n", start, start + BLOCK) + 1
        if not end and len(content) - start > BLOCK:
            end = content.find(b"\n", start + BLOCK) + 1
        yield start, end or len(content)
        start = end or len(content)


def _scan_block(content: bytes, at: int, stop: int, dialect: Dialect) -> _Lines:
    """Return the lines of a block with their numbers of cells."""
    if stop - at > BLOCK + 1:  # one line
        end = stop - (content[stop - 1] == NEWLINE)
        one, no = np.ones(1, np.intp), np.zeros(1, np.bool_)
        return _Lines(one * at, one * end, one, no)
    text = np.frombuffer(content, np.uint8, stop - at, at)
    ends = np.flatnonzero(text == NEWLINE)
    if text[-1] != NEWLINE:
        ends = np.append(ends, text.size)
    starts = np.concatenate([[0], ends[:-1] + 1])
    delimiters = np.flatnonzero(text == ord(dialect.delimiter))
    count = np.diff(np.searchsorted(delimiters, ends), prepend=0) + 1
    hard = np.zeros(ends.size, np.bool_)
    if dialect.quote and content.find(dialect.quote.encode(), at, stop) >= 0:
        count, hard = _discount_quoted(text, ends, delimiters, count, dialect)
    if dialect.escape and content.find(dialect.escape.encode(), at, stop) >= 0:
        hard[np.searchsorted(ends, np.flatnonzero(text == ord(dialect.escape)))] = True
    ends = ends - ((text[ends - 1] == RETURN) & (ends > starts))
    return _Lines(starts + at, ends + at, count, hard)


def _discount_quoted(
    text: NDArray[np.uint8], ends: Indices, delimiters: Indices, count: Indices, dialect: Dialect
) -> tuple[Indices, NDArray[np.bool_]]:
    """Return the counts of cells without the delimiters in quotes, and which lines have misplaced quotes.

    Quotes come in pairs: the first behind a delimiter or at the start of a line, the second before one or at its end.
    """
    quote, delimiter = ord(dialect.quote), ord(dialect.delimiter)
    quotes = np.flatnonzero(text == quote)
    n_until = np.searchsorted(quotes, ends)
    n_quotes = np.diff(n_until, prepend=0)
    n_before = n_until - n_quotes
    line = np.repeat(np.arange(ends.size), n_quotes)
    opens = (np.arange(quotes.size) - n_before[line]) % 2 == 0
    ahead = text[quotes - 1]
    ahead[quotes == 0] = NEWLINE
    after = text[np.minimum(quotes + 1, text.size - 1)]
    after[quotes + 1 == text.size] = NEWLINE
    allowed = np.zeros(256, np.bool_)
    allowed[[delimiter, NEWLINE, quote]] = True
    allowed_ahead = allowed[ahead]
    allowed[RETURN] = True
    in_place = np.where(opens, allowed_ahead, allowed[after])
    hard = n_quotes % 2 == 1
    hard[line[~in_place]] = True
    rank = np.searchsorted(quotes, delimiters)
    at = np.searchsorted(ends, delimiters)
    is_quoted = (rank - n_before[at]) % 2 == 1
    return count - np.bincount(at[is_quoted], minlength=ends.size), hard


def _classify_lines(content: bytes, lines: _Lines, dialect: Dialect) -> Indices:
    """Return the kind of each line: a row, blank, a comment, ruled, or too long."""
    length = lines.end - lines.start
    kind = np.full(length.size, ROW, np.intp)
    kind[(length == 0) | ((lines.count - 1 == length) & (length > 0))] = BLANK
    first = np.frombuffer(content, np.uint8)[np.minimum(lines.start, len(content) - 1)]
    for at in np.flatnonzero(np.isin(first, (9, 11, 12, 32)) & (lines.count == 1)):
        if not content[lines.start[at] : lines.end[at]].strip():
            kind[at] = BLANK
    if dialect.comment:
        kind[(first == ord(dialect.comment)) & (length > 0)] = COMMENT
    for at in np.flatnonzero((kind == ROW) & _may_be_ruled(content, lines, dialect)):
        line = content[lines.start[at] : lines.end[at]]
        if RULE.search(line) and not line.translate(None, RULE_MARKS + b" \t" + dialect.delimiter.encode()):
            kind[at] = RULED
    kind[length > BLOCK] = LONG
    return kind


def _may_be_ruled(content: bytes, lines: _Lines, dialect: Dialect) -> NDArray[np.bool_]:
    """Return which lines begin with three marks of a ruled line."""
    text, marks = np.frombuffer(content, np.uint8), np.zeros(256, np.bool_)
    marks[list(RULE_MARKS + b" \t" + dialect.delimiter.encode())] = True
    may_be = lines.end - lines.start > 2
    for k in range(3):
        may_be &= marks[text[np.minimum(lines.start + k, len(content) - 1)]]
    return may_be


def _split_hard_lines(
    content: bytes, lines: _Lines, kind: Indices, dialect: Dialect, n_cells: int
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
    hard = np.flatnonzero(lines.is_hard & (kind == ROW))
    kept = np.ones(lines.start.size, np.bool_)
    cells: dict[int, tuple[str, ...]] = {}
    literal: set[int] = set()
    last_used, failures_left = -1, MOST_FAILURES
    for nth, at in enumerate(hard.tolist()):
        if at <= last_used:
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
    content: bytes, lines: _Lines, at: int, further: list[int], dialect: Dialect, n_cells: int
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


def _text(content: bytes, lines: _Lines, first: int, last: int) -> str:
    return content[lines.start[first] : lines.end[last]].decode("utf-8", "replace")
