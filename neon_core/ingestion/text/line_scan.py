"""Scan a text for its lines, as arrays: where each begins and ends, how many cells it has, and its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from neon_core.blocks import map_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neon_core.checks import Indices
    from neon_core.ingestion.text.records import Dialect

BLOCK = 1 << 22
"""Bytes that are scanned together; also the longest line that can be a row."""

ROW, BLANK, COMMENT, LONG, UNCLOSED, RULED = range(6)
NEWLINE, RETURN = 10, 13

RULE_MARKS = b"-=_+:|~"
RULE = re.compile(rb"([-=_])\1\1")
"""Three dashes in a row make a ruled line; fewer may be missing values."""


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of a text.

    Attributes
    ----------
    start, end : ndarray of int of shape (n_lines,)
        The bytes of each, without the line end.
    count : ndarray of int of shape (n_lines,)
        The number of cells of each.
    is_hard : ndarray of bool of shape (n_lines,)
        Whether misplaced quotes, or an escape, need the slow splitter.
    """

    start: Indices
    end: Indices
    count: Indices
    is_hard: NDArray[np.bool_]


def scan_lines(content: bytes, dialect: Dialect, start: int = 0) -> Lines | None:
    r"""Return the lines of a text from a byte on; None where there is none.

    Examples
    --------
    >>> from neon_core.ingestion.text.records import Dialect
    >>> lines = scan_lines(b'a,b\n1,"x,y"\n2,"z\n', Dialect())
    >>> lines.count.tolist(), lines.is_hard.tolist()
    ([2, 2, 2], [False, False, True])
    """
    edges = list(_block_edges(content, start))
    blocks = map_in_order(edges, lambda block: _scan_block(content, block[0], block[1], dialect), most=2)
    if not blocks:
        return None
    return Lines(*(np.concatenate([getattr(block, name) for block in blocks]) for name in Lines.__annotations__))


def _block_edges(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Yield the first byte and the end of blocks of whole lines, about BLOCK bytes each."""
    while start < len(content):
        end = content.rfind(b"\n", start, start + BLOCK) + 1
        if not end and len(content) - start > BLOCK:
            end = content.find(b"\n", start + BLOCK) + 1
        yield start, end or len(content)
        start = end or len(content)


def _scan_block(content: bytes, at: int, stop: int, dialect: Dialect) -> Lines:
    """Return the lines of a block with their numbers of cells."""
    if stop - at > BLOCK + 1:  # one line
        end = stop - (content[stop - 1] == NEWLINE)
        one, no = np.ones(1, np.intp), np.zeros(1, np.bool_)
        return Lines(one * at, one * end, one, no)
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
    return Lines(starts + at, ends + at, count, hard)


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


def classify_lines(content: bytes, lines: Lines, dialect: Dialect) -> Indices:
    """Return the kind of each line: ROW, BLANK, COMMENT, LONG or RULED; UNCLOSED only the record scan can tell."""
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


def _may_be_ruled(content: bytes, lines: Lines, dialect: Dialect) -> NDArray[np.bool_]:
    """Return which lines begin with three marks of a ruled line."""
    text, marks = np.frombuffer(content, np.uint8), np.zeros(256, np.bool_)
    marks[list(RULE_MARKS + b" \t" + dialect.delimiter.encode())] = True
    may_be = lines.end - lines.start > 2
    for k in range(3):
        may_be &= marks[text[np.minimum(lines.start + k, len(content) - 1)]]
    return may_be
