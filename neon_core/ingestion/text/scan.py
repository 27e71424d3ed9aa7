"""Where the records of a text begin and end and how many cells each has; what an engine would misread is cut here.

An engine for tables is fast and strict: one stray quote, and it takes hundreds of rows for one cell, without a word. So
all lines are counted first, as arrays; only a line whose quotes are not as they should be is cut slowly, alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from neon_core.blocks import in_turn
from neon_core.ingestion.text.records import Cut, Dialect, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neon_core.checks import Indices

BLOCK = 1 << 22
"""Bytes that are looked at together; also the longest line that is a row."""

REACH = 1 << 20
"""The longest record that goes over several lines, in bytes."""

TRIES, PATIENCE = 8, 1000
"""How many lines with quotes a cell may go over, and for how many records in vain this is tried."""

ROW, BLANK, COMMENT, LONG, STRAY, RULE = range(6)
NEWLINE, RETURN = 10, 13

DRAWN = b"-=_+:|~"
LINE = re.compile(rb"([-=_])\1\1")
"""What a line that is drawn has: three dashes in a row; with less it may be missing values."""


@dataclass(frozen=True, eq=False)
class Records:
    """The records of a text, in order.

    Attributes
    ----------
    line : ndarray of int of shape (n_records,)
        The line that each begins in, counted from 1.
    start, end : ndarray of int of shape (n_records,)
        Its bytes, without the line end.
    count : ndarray of int of shape (n_records,)
        How many cells it has.
    kind : ndarray of int of shape (n_records,)
        ROW, BLANK, COMMENT, LONG (too long to be a row), STRAY (a quote that does not close), RULE (drawn, of dashes).
    cells : dict
        The cells of records that a strict engine would cut otherwise.
    stray : frozenset of int
        The rows with a quote that does not close and is taken for a character.
    """

    line: Indices
    start: Indices
    end: Indices
    count: Indices
    kind: Indices
    cells: dict[int, tuple[str, ...]]
    stray: frozenset[int]


@dataclass(frozen=True, eq=False)
class Text:
    """A scanned text.

    Attributes
    ----------
    content : bytes
        UTF-8.
    dialect : Dialect
        How it is cut.
    records : Records
        See `scan`.
    known : dict
        The cells of records that were asked for before.
    """

    content: bytes
    dialect: Dialect
    records: Records
    known: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def raw(self, at: int) -> str:
        """Return a record as it stands there."""
        return self.content[self.records.start[at] : self.records.end[at]].decode("utf-8", "replace")

    def cells(self, at: int) -> tuple[str, ...]:
        """Return the cells of a record."""
        if at not in self.known:
            self.known[at] = self.records.cells.get(at) or cut(self.raw(at), self.dialect).cells
        return self.known[at]


@dataclass(frozen=True, eq=False)
class _Lines:
    start: Indices
    end: Indices
    count: Indices
    is_hard: NDArray[np.bool_]


def scan(content: bytes, dialect: Dialect, n_cells: int, start: int = 0, line: int = 1) -> Records:
    r"""Find the records of a text.

    Parameters
    ----------
    content : bytes
        UTF-8; every line ends in "\n" or "\r\n".
    dialect : Dialect
        With a delimiter of one ASCII character.
    n_cells : int
        How many cells a row should have: of two ways to read a quote, the one that gives as many is right.
    start, line : int
        Where to begin: the byte, and the number of its line.

    Examples
    --------
    >>> found = scan(b'a,b\n1,"x\ny"\n\n2,"z\n', Dialect(), 2)
    >>> found.line.tolist(), found.count.tolist(), found.cells
    ([1, 2, 4, 5], [2, 2, 1, 2], {3: ('2', '"z')})
    """
    blocks = in_turn(list(_blocks(content, start)), lambda part: _block(content, part[0], part[1], dialect), most=2)
    if not blocks:
        nothing: Indices = np.zeros(0, np.intp)
        return Records(nothing, nothing, nothing, nothing, nothing, {}, frozenset())
    lines = _Lines(*(np.concatenate([getattr(block, name) for block in blocks]) for name in _Lines.__annotations__))
    kind = _kinds(content, lines, dialect)
    kept, cells, stray = _resolve(content, lines, kind, dialect, n_cells)
    number = np.cumsum(kept) - 1
    return Records(
        line=np.flatnonzero(kept) + line,
        start=lines.start[kept],
        end=lines.end[kept],
        count=lines.count[kept],
        kind=kind[kept],
        cells={int(number[at]): found for at, found in cells.items()},
        stray=frozenset(number[sorted(stray)].tolist()),
    )


def _blocks(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Return where to cut the text: after a line end, about every BLOCK bytes."""
    while start < len(content):
        end = content.rfind(b"\n", start, start + BLOCK) + 1
        if not end and len(content) - start > BLOCK:
            end = content.find(b"\n", start + BLOCK) + 1
        yield start, end or len(content)
        start = end or len(content)


def _block(content: bytes, at: int, stop: int, dialect: Dialect) -> _Lines:
    """Count the cells of the lines of a block."""
    if stop - at > BLOCK + 1:  # one line
        end = stop - (content[stop - 1] == NEWLINE)
        one, no = np.ones(1, np.intp), np.zeros(1, np.bool_)
        return _Lines(one * at, one * end, one, no)
    text = np.frombuffer(content, np.uint8, stop - at, at)
    ends = np.flatnonzero(text == NEWLINE)
    if text[-1] != NEWLINE:
        ends = np.append(ends, text.size)
    starts = np.concatenate([[0], ends[:-1] + 1])
    between = np.flatnonzero(text == ord(dialect.delimiter))
    count = np.diff(np.searchsorted(between, ends), prepend=0) + 1
    hard = np.zeros(ends.size, np.bool_)
    if dialect.quote and content.find(dialect.quote.encode(), at, stop) >= 0:
        count, hard = _quoted(text, ends, between, count, dialect)
    if dialect.escape and content.find(dialect.escape.encode(), at, stop) >= 0:
        hard[np.searchsorted(ends, np.flatnonzero(text == ord(dialect.escape)))] = True
    ends = ends - ((text[ends - 1] == RETURN) & (ends > starts))
    return _Lines(starts + at, ends + at, count, hard)


def _quoted(
    text: NDArray[np.uint8], ends: Indices, between: Indices, count: Indices, dialect: Dialect
) -> tuple[Indices, NDArray[np.bool_]]:
    """Take the delimiters in quotes out of the count; return also which lines have quotes that are out of place.

    They should come in pairs, the first after a delimiter or at a line's begin, the second before one or at its end.
    """
    quote, delimiter = ord(dialect.quote), ord(dialect.delimiter)
    quotes = np.flatnonzero(text == quote)
    until = np.searchsorted(quotes, ends)
    many = np.diff(until, prepend=0)
    before = until - many
    line = np.repeat(np.arange(ends.size), many)
    opens = (np.arange(quotes.size) - before[line]) % 2 == 0
    ahead = text[quotes - 1]
    ahead[quotes == 0] = NEWLINE
    after = text[np.minimum(quotes + 1, text.size - 1)]
    after[quotes + 1 == text.size] = NEWLINE
    may = np.zeros(256, np.bool_)
    may[[delimiter, NEWLINE, quote]] = True
    fine_ahead = may[ahead]
    may[RETURN] = True
    fine = np.where(opens, fine_ahead, may[after])
    hard = many % 2 == 1
    hard[line[~fine]] = True
    rank = np.searchsorted(quotes, between)
    at = np.searchsorted(ends, between)
    inside = (rank - before[at]) % 2 == 1
    return count - np.bincount(at[inside], minlength=ends.size), hard


def _kinds(content: bytes, lines: _Lines, dialect: Dialect) -> Indices:
    """Tell rows from lines that are blank, comments, or too long."""
    length = lines.end - lines.start
    kind = np.full(length.size, ROW, np.intp)
    kind[(length == 0) | ((lines.count - 1 == length) & (length > 0))] = BLANK
    first = np.frombuffer(content, np.uint8)[np.minimum(lines.start, len(content) - 1)]
    for at in np.flatnonzero(np.isin(first, (9, 11, 12, 32)) & (lines.count == 1)):
        if not content[lines.start[at] : lines.end[at]].strip():
            kind[at] = BLANK
    if dialect.comment:
        kind[(first == ord(dialect.comment)) & (length > 0)] = COMMENT
    for at in np.flatnonzero((kind == ROW) & _may_be_drawn(content, lines, dialect)):
        line = content[lines.start[at] : lines.end[at]]
        if LINE.search(line) and not line.translate(None, DRAWN + b" \t" + dialect.delimiter.encode()):
            kind[at] = RULE
    kind[length > BLOCK] = LONG
    return kind


def _may_be_drawn(content: bytes, lines: _Lines, dialect: Dialect) -> NDArray[np.bool_]:
    """Return which lines begin with three characters that lines are drawn of."""
    text, marks = np.frombuffer(content, np.uint8), np.zeros(256, np.bool_)
    marks[list(DRAWN + b" \t" + dialect.delimiter.encode())] = True
    found = lines.end - lines.start > 2
    for k in range(3):
        found &= marks[text[np.minimum(lines.start + k, len(content) - 1)]]
    return found


def _resolve(
    content: bytes, lines: _Lines, kind: Indices, dialect: Dialect, n_cells: int
) -> tuple[NDArray[np.bool_], dict[int, tuple[str, ...]], set[int]]:
    """Cut the hard lines one by one; sets their count and kind, and their end where they go over several lines."""
    hard = np.flatnonzero(lines.is_hard & (kind == ROW))
    kept = np.ones(lines.start.size, np.bool_)
    cells: dict[int, tuple[str, ...]] = {}
    stray: set[int] = set()
    free, patience = -1, PATIENCE
    for nth, at in enumerate(hard.tolist()):
        if at <= free:
            continue
        found = cut(_text(content, lines, at, at), dialect)
        last = at
        if found.is_open:
            further = hard[nth + 1 : nth + 1 + (TRIES if patience > 0 else 1)].tolist()
            joined, last = _join(content, lines, at, further, dialect, n_cells)
            patience -= joined is None
            found = joined or found
        kept[at + 1 : last + 1] = False
        lines.end[at], lines.count[at], free = lines.end[last], len(found.cells), last
        if found.is_stray:
            literal = _as_characters(_text(content, lines, at, at), found, dialect, n_cells)
            kind[at], lines.count[at] = ROW if literal else STRAY, len(literal or found.cells)
            found = replace(found, cells=literal or found.cells)
            stray |= {at} if literal else set()
        if not found.is_plain:
            cells[at] = found.cells
    return kept, cells, stray


def _as_characters(text: str, found: Cut, dialect: Dialect, n_cells: int) -> tuple[str, ...] | None:
    """Take quotes that do not close for characters; None where that makes no row."""
    if not found.is_open and len(found.cells) == n_cells:
        return found.cells
    bare = cut(text, replace(dialect, quote="")).cells
    return bare if len(bare) == n_cells else None


def _join(
    content: bytes, lines: _Lines, at: int, further: list[int], dialect: Dialect, n_cells: int
) -> tuple[Cut | None, int]:
    """Read a record on to the line where its quotes close; None where that makes no row."""
    alone = len(cut(_text(content, lines, at, at), replace(dialect, quote="")).cells) == n_cells
    for last in further:
        if lines.end[last] - lines.start[at] > REACH:
            break
        found = cut(_text(content, lines, at, last), dialect)
        if found.is_open:
            continue
        rows_lost = int((lines.count[at + 1 : last + 1] == n_cells).sum()) if n_cells > 1 else 0
        if len(found.cells) == n_cells or not (alone or rows_lost):
            return found, last
    return None, at


def _text(content: bytes, lines: _Lines, first: int, last: int) -> str:
    return content[lines.start[first] : lines.end[last]].decode("utf-8", "replace")
