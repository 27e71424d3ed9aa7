"""Read a table of delimited text, step by step: decode, detect the dialect, find the rows, build the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from neon_core.errors import Problem, ReadingError, SizeError
from neon_core.ingestion import messages
from neon_core.ingestion.columns.column_builder import build_columns
from neon_core.ingestion.memory_need import check_memory, estimate_text_memory
from neon_core.ingestion.text.dialect import SAMPLE, detect_dialect
from neon_core.ingestion.text.encoding import decode_text
from neon_core.ingestion.text.fast_path import read_clean_table
from neon_core.ingestion.text.layout import detect_layout, most_frequent_width
from neon_core.ingestion.text.line_scan import BLOCK, ROW
from neon_core.ingestion.text.record_scan import ScannedText, scan_records
from neon_core.ingestion.text.records import WHITESPACE, Dialect, split_record
from neon_core.ingestion.text.rows import read_rows
from neon_core.progress import stage

if TYPE_CHECKING:
    from neon_core.ingestion.columns.column_builder import TypedTable
    from neon_core.ingestion.text.layout import Layout
    from neon_core.ingestion.text.rows import TableRows
    from neon_core.reading import Ambiguity, Limits, Overrides, Unread

UNIT_SEPARATOR = "\x1f"
"""The ASCII character made to separate cells; hardly any text contains it."""

INVISIBLE = tuple(mark.encode() for mark in "\ufeff\u200b\u2060\u200e\u200f\u202a\u202c")
"""Marks of byte order, of possible line breaks, of the direction of writing."""

INVISIBLE_AT_EDGE = re.compile(
    rb"(?:(?<=[,;\t|\"'])|^)(?:%(any)b)++|(?:%(any)b)++(?=[,;\t|\"'\r\n]|\Z)" % {b"any": b"|".join(INVISIBLE)},
    re.MULTILINE,
)

LINES_PER_ROW = 4
"""Most lines that a row may have on average."""

LINE_END, COUNT_BLOCK = ord("\n"), 1 << 18
"""The byte that is counted, in blocks of so many bytes."""


@dataclass(frozen=True, eq=False)
class TextTable:
    """A table read from text.

    Attributes
    ----------
    typed : TypedTable
        The columns.
    layout : Layout
        The place of the table in the text.
    encoding : str
        The encoding of the file.
    dialect : Dialect
        The marks of the text.
    ambiguities, notes : tuple of str
        Sentences for the user.
    unread : tuple of Unread
        The rows of the file that are not in the table.
    """

    typed: TypedTable
    layout: Layout
    encoding: str
    dialect: Dialect
    ambiguities: tuple[Ambiguity, ...]
    notes: tuple[str, ...]
    unread: tuple[Unread, ...]


def read_text_table(content: bytes, overrides: Overrides, limits: Limits, dialect: Dialect | None = None) -> TextTable:
    """Read a table of text.

    Parameters
    ----------
    content : bytes
        The file.
    overrides : Overrides
        What the user has set; the rest is detected.
    limits : Limits
        The largest table that is read.
    dialect : Dialect, optional
        The dialect, where it is certain.

    Raises
    ------
    ReadingError
        If it is not text, or has no table, or does not agree with the overrides.
    SizeError
        If the table is larger than the limits.
    """
    check_memory(estimate_text_memory(content), limits)
    with stage("understand", 0.1, 0.2):
        decoded = decode_text(content, overrides.encoding)
        text = strip_invisible(unify_line_ends(decoded.content))
        _check_line_count(text, limits)
        marks, start, n_before = (
            (dialect, 0, 0) if dialect else detect_dialect(text, overrides.delimiter, overrides.quote)
        )
        scan_marks, scan_text = use_one_byte_delimiter(text, marks)
    with stage("read", 0.2, 0.8):
        layout, rows = _find_rows(scan_text, scan_marks, start, n_before + 1, overrides, limits)
    with stage("columns", 0.8, 1.0):
        typed = build_columns(rows, layout, marks.delimiter, overrides)
    quotes = (messages.unclosed_quotes(rows.literal_quotes, marks.quote),) if rows.literal_quotes else ()
    is_chosen = overrides.quote is not None
    doubts = () if is_chosen else quotes
    ambiguities = (*layout.ambiguities, *decoded.ambiguities, *doubts, *typed.ambiguities)
    notes = (*decoded.notes, *layout.notes, *(map(str, quotes) if is_chosen else ()), *typed.notes)
    unread = _restore_lines(rows.unread, text) if marks.delimiter == WHITESPACE else rows.unread
    return TextTable(typed, layout, decoded.encoding, marks, ambiguities, notes, unread)


def _find_rows(
    content: bytes, marks: Dialect, start: int, line: int, overrides: Overrides, limits: Limits
) -> tuple[Layout, TableRows]:
    """Return the table's place and rows: by the fast path where the table is clean, else by the careful one."""
    clean = read_clean_table(content, marks, start, line, overrides)
    if clean:
        _check_size(clean.rows.table.num_rows, clean.layout.width, limits)
        return clean.layout, clean.rows
    with stage("", 0.0, 0.5):
        text, layout = _find_table(content, marks, start, line, overrides, limits)
    return layout, read_rows(text, layout)


def _find_table(
    content: bytes, marks: Dialect, start: int, line: int, overrides: Overrides, limits: Limits
) -> tuple[ScannedText, Layout]:
    """Return the scanned text and the table's place; scan again where the table is not as wide as the first lines."""
    text, width = _scan_text(content, marks, start, line)
    try:
        layout = detect_layout(text, overrides.header_row)
    except ReadingError as error:
        raise _blame_overrides(error, overrides) from error
    if layout.width != width:  # the width of a row decides how a quote that is never closed is read
        text = ScannedText(content, marks, scan_records(content, marks, layout.width, start, line))
        layout = detect_layout(text, overrides.header_row)
    n_rows = int((text.records.kind[layout.first : layout.last] == ROW).sum())
    _check_size(n_rows, layout.width, limits)
    return text, layout


def _blame_overrides(error: ReadingError, overrides: Overrides) -> ReadingError:
    """Return an error with the overrides that may have caused it."""
    settings = {"encoding": overrides.encoding, "delimiter": overrides.delimiter, "quote": overrides.quote}
    doubts = [
        Problem(
            f"The file was read with {name} {value!r}, as you chose", name, "Choose another, or let it be detected."
        )
        for name, value in settings.items()
        if value is not None
    ]
    return ReadingError([*error.problems, *doubts])


def unify_line_ends(content: bytes) -> bytes:
    r"""Return the text with every line ending in "\n" or "\r\n": a lone "\r" ends a line too."""
    if b"\r" not in content or content.count(b"\r") == content.count(b"\r\n"):
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def strip_invisible(content: bytes) -> bytes:
    """Return the text without invisible characters where a cell may begin or end; within words they stay."""
    has_invisible = not content.isascii() and any(mark in content for mark in INVISIBLE)
    return INVISIBLE_AT_EDGE.sub(b"", content) if has_invisible else content


def use_one_byte_delimiter(content: bytes, marks: Dialect) -> tuple[Dialect, bytes]:
    """Return the text with a delimiter of one byte, and the dialect of that; its lines stay the same."""
    if len(marks.delimiter.encode()) == 1:
        return marks, content
    by_unit = replace(marks, delimiter=UNIT_SEPARATOR)
    if marks.delimiter != WHITESPACE:
        return by_unit, content.replace(marks.delimiter.encode(), UNIT_SEPARATOR.encode())
    texts = content.decode("utf-8", "replace").split("\n")
    lines = [UNIT_SEPARATOR.join(split_record(line, marks).cells) for line in texts]
    return replace(by_unit, quote="", escape=""), "\n".join(lines).encode()


def _restore_lines(unread: tuple[Unread, ...], content: bytes) -> tuple[Unread, ...]:
    """Return the rows that were not read with their text as in the file; the lines are the same."""
    lines = content.splitlines()
    return tuple(replace(row, text=lines[row.line - 1].decode("utf-8", "replace")) for row in unread)


def _scan_text(content: bytes, marks: Dialect, start: int, line: int) -> tuple[ScannedText, int]:
    """Return the text scanned for rows of the most frequent width of its first lines, and that width."""
    stop = content.rfind(b"\n", start, start + SAMPLE) + 1 or len(content)
    head = scan_records(content[start:stop], marks, 0) if stop - start <= BLOCK else None
    counts = head.count[head.kind == ROW].tolist() if head else []
    width = most_frequent_width(counts)
    return ScannedText(content, marks, scan_records(content, marks, width, start, line)), width


def _check_line_count(content: bytes, limits: Limits) -> None:
    """Refuse a text of more lines than rows with cells of several lines explain, before the scan needs memory."""
    most = LINES_PER_ROW * limits.n_rows
    n = _count_lines(content) if len(content) > most else 0
    if n > most:
        what = f"The file has {n:,} lines; at most {most:,} are read for at most {limits.n_rows:,} rows"
        raise SizeError(what, hint=messages.SMALLER_HINT)


def _count_lines(content: bytes) -> int:
    """Count the line ends; in blocks, which is three times as fast as the whole text at once."""
    text = np.frombuffer(content, np.uint8)
    blocks = range(0, text.size, COUNT_BLOCK)
    return sum(int(np.count_nonzero(text[at : at + COUNT_BLOCK] == LINE_END)) for at in blocks)


def _check_size(n_rows: int, width: int, limits: Limits) -> None:
    """Refuse a table that is larger than the limits."""
    sizes = (
        (n_rows, limits.n_rows, "rows"),
        (width, limits.n_columns, "columns"),
        (n_rows * width, limits.n_cells, "cells"),
    )
    problems = [
        Problem(f"The table has {n:,} {what}; at most {most:,} are read", hint=messages.SMALLER_HINT)
        for n, most, what in sizes
        if n > most
    ]
    if problems:
        raise SizeError(problems)
