"""From text to columns: the whole way, step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from neon_core.errors import Problem, ReadingError, SizeError
from neon_core.ingestion import messages
from neon_core.ingestion.columns import column_builder
from neon_core.ingestion.text import dialect, fast_path, layout, rows, scan
from neon_core.ingestion.text.encoding import decode
from neon_core.ingestion.text.records import WHITESPACE, Dialect, cut
from neon_core.progress import stage

if TYPE_CHECKING:
    from neon_core.ingestion.columns.column_builder import Built
    from neon_core.ingestion.text.layout import Layout
    from neon_core.reading import Limits, Overrides, Unread

UNIT = "\x1f"
"""The unit separator of ASCII: what it was made for, and in hardly any text."""

UNSEEN = tuple(mark.encode() for mark in "\ufeff\u200b\u2060\u200e\u200f\u202a\u202c")
"""Marks of byte order, of places to break a line, of the direction of writing."""

INVISIBLE = re.compile(
    rb"(?:(?<=[,;\t|\"'])|^)(?:%(any)b)++|(?:%(any)b)++(?=[,;\t|\"'\r\n]|\Z)" % {b"any": b"|".join(UNSEEN)},
    re.MULTILINE,
)

LINES = 4
"""So many lines a row may have on average."""

LINE_END, BLOCK = ord("\n"), 1 << 18
"""What is counted, in so many bytes at a time."""


@dataclass(frozen=True, eq=False)
class Read:
    """A text that was read.

    Attributes
    ----------
    built : Built
        The columns.
    layout : Layout
        Where the table was.
    encoding : str
        Of the file.
    dialect : Dialect
        The marks that it is written with.
    ambiguities, notes : tuple of str
        What is to be said.
    unread : tuple of Unread
        What is not in the table.
    """

    built: Built
    layout: Layout
    encoding: str
    dialect: Dialect
    ambiguities: tuple[str, ...]
    notes: tuple[str, ...]
    unread: tuple[Unread, ...]


def read(content: bytes, asked: Overrides, limits: Limits, known: Dialect | None = None) -> Read:
    """Read a table of text, with marks that are found out, or known.

    Raises
    ------
    ReadingError
        If it is no text, or there is no table in it, or not with what was asked for.
    SizeError
        If the table is larger than the limits.
    """
    with stage("understand", 0.1, 0.2):
        decoded = decode(content, asked.encoding)
        plain = _without_invisible(_line_ends(decoded.content))
        _limit_lines(plain, limits)
        marks, start, n_before = (known, 0, 0) if known else dialect.find(plain, asked.delimiter)
        single, one = _one_character(plain, marks)
    with stage("read", 0.2, 0.8):
        found, rows = _rows(one, single, start, n_before + 1, asked, limits)
    with stage("columns", 0.8, 1.0):
        built = column_builder.columns(rows, found, marks.delimiter, asked)
    stray = (messages.stray_quotes(rows.stray, marks.quote),) if rows.stray else ()
    told = (*decoded.ambiguities, *found.ambiguities, *stray, *built.ambiguities)
    notes = (*decoded.notes, *found.notes, *built.notes)
    unread = _as_written(rows.unread, plain) if marks.delimiter == WHITESPACE else rows.unread
    return Read(built, found, decoded.encoding, marks, told, notes, unread)


def _rows(
    content: bytes, marks: Dialect, start: int, line: int, asked: Overrides, limits: Limits
) -> tuple[Layout, rows.Rows]:
    """Find the table and its rows: the fast way where it can be gone, else the careful one."""
    quick = fast_path.read(content, marks, start, line, asked)
    if quick:
        _limit(quick.rows.table.num_rows, quick.layout.width, limits)
        return quick.layout, quick.rows
    with stage("", 0.0, 0.5):
        text, found = _cut(content, marks, start, line, asked, limits)
    return found, rows.rows(text, found)


def _cut(
    content: bytes, marks: Dialect, start: int, line: int, asked: Overrides, limits: Limits
) -> tuple[scan.Text, Layout]:
    """Find the records, and the table in them; once more where the table is of another width than the first lines."""
    text, width = _scan(content, marks, start, line)
    try:
        found = layout.find(text, asked.header_row)
    except ReadingError as error:
        raise _doubted(error, asked) from error
    if found.width != width:  # a quote that does not close is read as the width of a row tells
        text = scan.Text(content, marks, scan.scan(content, marks, found.width, start, line))
        found = layout.find(text, asked.header_row)
    _limit(int((text.records.kind[found.first : found.last] == scan.ROW).sum()), found.width, limits)
    return text, found


def _doubted(error: ReadingError, asked: Overrides) -> ReadingError:
    """Add to an error that it may come from what was asked for."""
    told = {"encoding": asked.encoding, "delimiter": asked.delimiter}
    doubts = [
        Problem(f"The file was read with {name} {value!r}, as asked", name, "Choose another, or leave it open.")
        for name, value in told.items()
        if value is not None
    ]
    return ReadingError([*error.problems, *doubts])


def _line_ends(content: bytes) -> bytes:
    r"""Return the text with every line ending in "\n" or "\r\n": lone "\r" end lines too."""
    if b"\r" not in content or content.count(b"\r") == content.count(b"\r\n"):
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _without_invisible(content: bytes) -> bytes:
    """Return the text without characters that nobody sees where a cell may begin or end; within words they stay."""
    return content if content.isascii() or not any(mark in content for mark in UNSEEN) else INVISIBLE.sub(b"", content)


def _one_character(content: bytes, marks: Dialect) -> tuple[Dialect, bytes]:
    """Write a text with a delimiter that is no single byte with one that is; its lines stay the same."""
    if len(marks.delimiter.encode()) == 1:
        return marks, content
    plain = replace(marks, delimiter=UNIT)
    if marks.delimiter != WHITESPACE:
        return plain, content.replace(marks.delimiter.encode(), UNIT.encode())
    lines = [UNIT.join(cut(line, marks).cells) for line in content.decode("utf-8", "replace").split("\n")]
    return replace(plain, quote="", escape=""), "\n".join(lines).encode()


def _as_written(unread: tuple[Unread, ...], content: bytes) -> tuple[Unread, ...]:
    """Show rows that were not read as they stand in the file; the lines are the same."""
    lines = content.splitlines()
    return tuple(replace(one, text=lines[one.line - 1].decode("utf-8", "replace")) for one in unread)


def _scan(content: bytes, marks: Dialect, start: int, line: int) -> tuple[scan.Text, int]:
    """Scan the text for rows of the width that its first lines have most."""
    stop = content.rfind(b"\n", start, start + dialect.SAMPLE) + 1 or len(content)
    head = scan.scan(content[start:stop], marks, 0) if stop - start <= scan.BLOCK else None
    counts = head.count[head.kind == scan.ROW].tolist() if head else []
    width = layout.width_of(counts)
    return scan.Text(content, marks, scan.scan(content, marks, width, start, line)), width


def _limit_lines(content: bytes, limits: Limits) -> None:
    """Refuse a text of more lines than rows in cells of several lines explain, before anything is kept of each."""
    most = LINES * limits.n_rows
    n = _lines(content) if len(content) > most else 0
    if n > most:
        what = f"The file has {n:,} lines; at most {most:,} are read for at most {limits.n_rows:,} rows"
        raise SizeError(what, hint=messages.SMALLER)


def _lines(content: bytes) -> int:
    """Count the line ends; some bytes at a time, which is three times as fast as all of them one by one."""
    text = np.frombuffer(content, np.uint8)
    return sum(int(np.count_nonzero(text[at : at + BLOCK] == LINE_END)) for at in range(0, text.size, BLOCK))


def _limit(n_rows: int, width: int, limits: Limits) -> None:
    """Refuse a table that is too large."""
    problems = []
    for n, most, what in (
        (n_rows, limits.n_rows, "rows"),
        (width, limits.n_columns, "columns"),
        (n_rows * width, limits.n_cells, "cells"),
    ):
        if n > most:
            problems.append(Problem(f"The table has {n:,} {what}; at most {most:,} are read", hint=messages.SMALLER))
    if problems:
        raise SizeError(problems)
