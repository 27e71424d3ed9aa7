"""From text to columns: the whole way, step by step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from neon_core.errors import Problem, ReadingError, SizeError
from neon_core.ingestion import cells, columns, dialect, layout, numbers, said, scan
from neon_core.ingestion.encoding import decode
from neon_core.ingestion.records import WHITESPACE, Dialect, cut

if TYPE_CHECKING:
    from neon_core.checks import Indices
    from neon_core.ingestion.cells import Rows
    from neon_core.ingestion.layout import Layout
    from neon_core.reading import Limits, Overrides, Unread

UNIT = "\x1f"
"""The unit separator of ASCII: what it was made for, and in hardly any text."""


@dataclass(frozen=True)
class Read:
    """A text that was read; see `Reading` for what its parts mean."""

    names: tuple[str, ...]
    columns: tuple[columns.Column, ...]
    encoding: str
    delimiter: str
    quote: str
    decimal: str
    thousands: str
    header_row: int
    n_header_rows: int
    ambiguities: tuple[str, ...]
    notes: tuple[str, ...]
    unread: tuple[Unread, ...]
    lines: Indices


def read(content: bytes, asked: Overrides, limits: Limits) -> Read:
    """Read a table of text.

    Raises
    ------
    ReadingError
        If it is no text, or there is no table in it, or not with what was asked for.
    SizeError
        If the table is larger than the limits.
    """
    check(asked)
    decoded = decode(content, asked.encoding)
    plain = _line_ends(decoded.content)
    marks, start, line = _dialect(plain, asked)
    shown, marks, plain = marks, *_one_character(plain, marks)
    text, width = _scan(plain, marks, start, line + 1)
    _limit(text, limits)
    found = layout.find(text, asked.header_row)
    if found.width != width:  # the quotes are to be read for the width that the table has in truth
        text = layout.Text(plain, marks, scan.scan(plain, marks, found.width, start, line + 1))
        found = layout.find(text, asked.header_row)
    _limit(text, limits, found)
    rows = cells.rows(text, found)
    told = [*decoded.ambiguities, *found.ambiguities]
    notes = [*decoded.notes, *found.notes]
    if text.records.stray:
        told.append(said.stray_quotes(text.records.stray, marks.quote))
    names, read_columns, verdict, lines = _columns(rows, found, shown, asked, told, notes)
    return Read(
        names,
        read_columns,
        decoded.encoding,
        shown.delimiter,
        shown.quote,
        verdict.decimal,
        verdict.thousands,
        found.header_line,
        found.n_header_rows,
        tuple(told),
        tuple(notes),
        rows.unread,
        lines,
    )


def check(asked: Overrides) -> None:
    """Refuse what cannot be asked for, all at once."""
    problems = []
    if asked.delimiter is not None and asked.delimiter != WHITESPACE:
        if not isinstance(asked.delimiter, str) or len(asked.delimiter) != 1 or asked.delimiter in '\r\n"':
            hint = 'Choose one character, or "whitespace".'
            problems.append(Problem(f"{asked.delimiter!r} cannot be a delimiter", "delimiter", hint))
    if asked.decimal not in (None, ".", ","):
        problems.append(Problem(f"{asked.decimal!r} cannot be a decimal mark", "decimal", 'Choose "." or ",".'))
    if asked.thousands not in (None, "", ".", ",", " ", "'"):
        hint = "Choose a point, a comma, a space, an apostrophe, or none."
        problems.append(Problem(f"{asked.thousands!r} cannot be a thousands mark", "thousands", hint))
    if asked.decimal is not None and asked.decimal == asked.thousands:
        hint = "Choose another for one of them."
        problems.append(Problem(f"{asked.decimal!r} cannot be both marks of a number", "decimal, thousands", hint))
    if asked.header_row is not None and (type(asked.header_row) is not int or asked.header_row < 0):
        hint = "Lines are counted from 1; 0 stands for no header."
        problems.append(Problem(f"{asked.header_row!r} is no line of a header", "header_row", hint))
    missing = asked.missing_values
    if missing is not None and not (isinstance(missing, tuple) and all(isinstance(word, str) for word in missing)):
        hint = 'Pass words: ("NA", "-").'
        problems.append(Problem(f"{missing!r} are no words for a missing value", "missing_values", hint))
    if problems:
        raise ReadingError(problems)


def _line_ends(content: bytes) -> bytes:
    """Return the text with every line ending in "\\n" or "\\r\\n": lone "\\r" end lines too."""
    returns = content.count(b"\r")
    if returns == content.count(b"\r\n"):
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _dialect(content: bytes, asked: Overrides) -> tuple[Dialect, int, int]:
    """Return the marks, where the lines begin, and how many lines stand before that."""
    return dialect.find(content, asked.delimiter)


def _one_character(content: bytes, marks: Dialect) -> tuple[Dialect, bytes]:
    """Write a text with a delimiter that is no single byte with one that is; its lines stay the same."""
    if len(marks.delimiter.encode()) == 1:
        return marks, content
    plain = replace(marks, delimiter=UNIT)
    if marks.delimiter != WHITESPACE:
        return plain, content.replace(marks.delimiter.encode(), UNIT.encode())
    lines = [UNIT.join(cut(line, marks).cells) for line in content.decode("utf-8", "replace").split("\n")]
    return replace(plain, quote="", escape=""), "\n".join(lines).encode()


def _scan(content: bytes, marks: Dialect, start: int, line: int) -> tuple[layout.Text, int]:
    """Scan the text for rows of the width that its first lines have most."""
    stop = content.rfind(b"\n", start, start + dialect.SAMPLE) + 1 or len(content)
    head = scan.scan(content[start:stop], marks, 0) if stop - start <= scan.BLOCK else None
    counts = head.count[head.kind == scan.ROW].tolist() if head else []
    width = layout.width_of(counts)
    return layout.Text(content, marks, scan.scan(content, marks, width, start, line)), width


def _limit(text: layout.Text, limits: Limits, found: Layout | None = None) -> None:
    """Refuse a table that is too large."""
    n_rows = int((text.records.kind == scan.ROW).sum())
    width = found.width if found else 1
    problems = []
    for n, most, what in (
        (n_rows, limits.n_rows, "rows"),
        (width, limits.n_columns, "columns"),
        (n_rows * width, limits.n_cells, "cells"),
    ):
        if n > most:
            problems.append(Problem(f"The table has {n:,} {what}; at most {most:,} are read", hint=said.SMALLER))
    if problems:
        raise SizeError(problems)


def _columns(
    rows: Rows, found: Layout, marks: Dialect, asked: Overrides, told: list[str], notes: list[str]
) -> tuple[tuple[str, ...], tuple[columns.Column, ...], numbers.Verdict, Indices]:
    """Turn columns of text into values; leaves out rows and unnamed columns that have none."""
    table, lines = rows.table, rows.lines
    kept = ~_empty(table)
    if not kept.all():
        notes.append(said.empty_rows(int((~kept).sum())))
        table, lines = table.filter(kept), lines[kept]
    if not table.num_rows:
        raise ReadingError("There is a header and not one row below it", hint=said.NO_ROWS_HINT)
    words = frozenset(asked.missing_values) if asked.missing_values is not None else None
    some = [columns.sample(table.column(i), words, found.width) for i in range(found.width)]
    hollow = [i for i, name in enumerate(found.names) if name in found.made and not some[i] and _is_hollow(table.column(i))]
    hollow = hollow if found.n_header_rows and len(hollow) < found.width else []
    if hollow:
        notes.append(said.empty_columns(len(hollow)))
    used = [i for i in range(found.width) if i not in set(hollow)]
    verdict = numbers.judge([some[i] for i in used], marks.delimiter, asked.decimal, asked.thousands)
    day_first = verdict.decimal == "," or marks.delimiter == ";"
    context = columns.Context(verdict, numbers.allowed(asked.decimal, asked.thousands), day_first, words, lines)
    read_columns = []
    for nth, i in enumerate(used):
        column = columns.read(found.names[i], table.column(i), some[i], context)
        if nth in verdict.unclear and column.kind == "number":
            cell = next(cell for cell in some[i] if "." in cell or "," in cell)
            told.append(said.mixed_marks(found.names[i], verdict.decimal, cell))
        told += column.said
        read_columns.append(column)
    return tuple(found.names[i] for i in used), tuple(read_columns), verdict, lines


def _empty(table: object) -> np.ndarray:
    """Return which rows have nothing in them."""
    import pyarrow.compute as pc

    empty = np.ones(table.num_rows, np.bool_)  # type: ignore[attr-defined]
    for column in table.columns:  # type: ignore[attr-defined]
        if not empty.any():
            break
        at = np.flatnonzero(empty)
        some = column.take(at) if at.size < 0.1 * empty.size else column.filter(empty)
        empty[at] = pc.equal(pc.utf8_trim_whitespace(some), "").to_numpy()
    return empty


def _is_hollow(column: object) -> bool:
    import pyarrow.compute as pc

    return bool(pc.all(pc.equal(pc.utf8_trim_whitespace(column), "")).as_py())
