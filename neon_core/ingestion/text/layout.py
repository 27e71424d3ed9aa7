"""Detect where in a text the table is: the lines above and below it, its header, its rows."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neon_core.errors import Problem, ReadingError
from neon_core.ingestion import line_messages, messages
from neon_core.ingestion.text.footer import explain_excluded, find_table_end
from neon_core.ingestion.text.header import detect_header, detect_value_columns, is_value, name_columns
from neon_core.ingestion.text.header_width import FittedHeader, fit_header, is_header_of_other_width
from neon_core.ingestion.text.layout_doubts import find_much_above, find_side_by_side, find_words_above
from neon_core.ingestion.text.line_scan import BLANK, LONG, ROW, RULED, UNCLOSED
from neon_core.ingestion.text.preamble import find_first_rows
from neon_core.ingestion.text.record_scan import Records
from neon_core.ingestion.text.second_header import is_answer_line, says_one_word
from neon_core.ingestion.text.short_rows import find_short_widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.text.record_scan import ScannedText
    from neon_core.reading import Ambiguity

HEAD = 2000
"""Records in which the table must begin."""

SAMPLE = 100
"""Rows that decide the header."""

MIN_ROWS = 3
"""Rows below a header from which on its second line is looked for."""


@dataclass(frozen=True, eq=False)
class Layout:
    """The place of the table in a text.

    Attributes
    ----------
    width : int
        Number of cells of a row.
    short_widths : tuple of int
        Numbers of cells of rows without their last cells.
    names, made_up_names : tuple of str
        The columns' names, and those of them that were made up.
    header_line, n_header_rows : int
        The first line of the header (0 where there is none), and its number of rows.
    first, last : int
        The records that may be rows: from the first to before the last.
    reasons : dict
        For records that are not rows of this table, the reason.
    header : frozenset of int
        The records of the header.
    ambiguities : tuple of Ambiguity
        The ambiguities of the header.
    notes : tuple of str
        Sentences for the user.
    """

    width: int
    short_widths: tuple[int, ...]
    names: tuple[str, ...]
    made_up_names: tuple[str, ...]
    header_line: int
    n_header_rows: int
    first: int
    last: int
    reasons: dict[int, str]
    header: frozenset[int]
    ambiguities: tuple[Ambiguity, ...]
    notes: tuple[str, ...]


def most_frequent_width(counts: Iterable[int]) -> int:
    """Return the number of cells of a row: the most frequent count, where one cell weighs nothing beside two.

    Examples
    --------
    >>> most_frequent_width([1, 1, 1, 3, 3])
    3
    """
    frequency = Counter(counts)
    return max(frequency, key=lambda n: (frequency[n] * (n - 1) / n, n), default=1)


def detect_layout(text: ScannedText, header_row: int | tuple[int, ...] | None) -> Layout:
    """Return the place of the table in a text.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    header_row : int or tuple of int, optional
        The line of the header, or its lines, where the user has set it; 0 for none.

    Raises
    ------
    ReadingError
        If there is no row, or no line `header_row`.
    """
    heading = _find_heading(text, header_row)
    heads, fitted, first = heading.heads, heading.fitted, heading.first
    names, made_up, renamed = name_columns(fitted.rows, fitted.width)
    width = fitted.short_width or fitted.width
    last = find_table_end(text, first, (fitted.width, width), [text.cells(at) for at in heads])
    reasons = explain_excluded(text, heads, first, last, heading.width)
    reasons |= dict.fromkeys(heading.second, line_messages.SECOND_HEADER)
    short = find_short_widths(text, first, last, fitted.width, reasons) if not fitted.short_width else {}
    n_above = sum(at < first and reason == messages.ABOVE_TABLE for at, reason in reasons.items())
    doubts = _find_ambiguities(text, heading, names, reasons) if header_row is None else ()
    around = messages.layout_notes(n_above, len(heads), made_up, renamed, reasons)
    seconds = tuple(line_messages.second_header(int(text.records.line[at])) for at in heading.second)
    within = (*line_messages.short_rows(short, names), *find_side_by_side(text, fitted.rows, heading.body))
    return Layout(
        width=fitted.width,
        short_widths=tuple({fitted.short_width, *short} - {0}),
        names=names,
        made_up_names=tuple(made_up),
        header_line=int(text.records.line[heads[0]]) if heads else 0,
        n_header_rows=len(heads),
        first=first,
        last=last,
        reasons=reasons,
        header=frozenset(heads),
        ambiguities=doubts,
        notes=(*around, *seconds, *fitted.notes, *within),
    )


@dataclass(frozen=True, eq=False)
class _Heading:
    """The header of a table and its first rows, as records.

    `width` is that of most rows; `second` is a second header line that is left out; `first` may be the first row.
    """

    heads: list[int]
    is_sure: bool
    fitted: FittedHeader
    second: list[int]
    width: int
    first: int
    body: list[int]


def _find_heading(text: ScannedText, header_row: int | tuple[int, ...] | None) -> _Heading:
    """Return the header of a table and its first rows; a chosen header that would be found too is read as found."""
    lines = header_row if isinstance(header_row, tuple) else (header_row,) if header_row else ()
    with suppress(ReadingError):
        if header_row is not None and _header_lines(text, found := _find_heading(text, None)) == lines:
            return found
    start, width = _find_start(text, lines)
    rows = find_first_rows(text, start, width, is_chosen=bool(lines))
    heads, is_sure = _find_header(text, rows, width, lines) if header_row != 0 else ([], True)
    second = _find_second_line(text, heads, rows)
    if len(heads) > 1 and not lines and says_one_word(*(text.cells(at) for at in (heads[-1], heads[-2]))):
        second, heads = heads[-1:], heads[:-1]
    first = max([*heads, *second]) + 1 if heads else rows[0] if rows else start
    body = [at for at in rows if at >= first]
    if not body:
        raise _no_rows(text, "There is a header and not one row below it" if heads else "There is no row in this file")
    return _Heading(heads, is_sure, fit_header(text, heads, rows, width), second, width, first, body)


def _header_lines(text: ScannedText, heading: _Heading) -> tuple[int, ...]:
    return tuple(int(text.records.line[at]) for at in heading.heads)


def _find_ambiguities(
    text: ScannedText, heading: _Heading, names: Sequence[str], reasons: dict[int, str]
) -> tuple[Ambiguity, ...]:
    """Return the ambiguities of the table's place and of its header."""
    taken = {*heading.heads, *heading.second}
    above = [at for at in range(heading.first) if text.records.kind[at] == ROW and at not in taken]
    doubts = find_much_above(text, above)
    others = [at for at, reason in reasons.items() if reason == messages.OTHER_TABLE]
    n_rows = int((text.records.count[heading.first :] == heading.width).sum()) if others else 0
    if len(others) > n_rows:
        doubts.append(line_messages.larger_below(len(others), n_rows, int(text.records.line[min(others)])))
    if heading.heads and not heading.is_sure:
        doubts.append(messages.unsure_header(int(text.records.line[heading.heads[0]]), names))
    if not heading.heads:
        doubts += find_words_above(text, heading.body)
    return tuple(doubts)


def _no_rows(text: ScannedText, what: str) -> ReadingError:
    """Return the error of a text without a row, with the lines that may be the cause."""
    records = text.records
    problems = [Problem(what, f"line {records.line[-1]}", messages.NO_ROWS_HINT)]
    long, unclosed = (np.flatnonzero(records.kind == kind)[:3] for kind in (LONG, UNCLOSED))
    problems += [
        Problem(messages.long_line(int(records.end[at] - records.start[at])), f"line {records.line[at]}") for at in long
    ]
    hint = "Close it, or leave it out."
    problems += [Problem("A quote is opened and never closed", f"line {records.line[at]}", hint) for at in unclosed]
    return ReadingError(problems)


def _find_start(text: ScannedText, lines: tuple[int, ...]) -> tuple[int, int]:
    """Return the record where the table may begin, and its width."""
    records = text.records
    rows = np.flatnonzero(records.kind == ROW)
    if not rows.size:
        raise _no_rows(text, "There is no row in this file")
    if lines:
        return _find_chosen_start(records, rows, lines)
    segments = _find_segments(records)
    preambles = {start for start, _, _ in segments if _is_preamble(text, start)}
    if any(width > 2 and start not in preambles for start, width, _ in segments):
        segments = [segment for segment in segments if segment[0] not in preambles]
    largest = max(segments, key=lambda s: (s[2] * (s[1] - 1) / s[1], s[2]))
    for start, width, n in segments:
        if width >= 2 and n >= max(3, 0.2 * largest[2]):
            return start, width
    return largest[0], largest[1]


def _find_chosen_start(records: Records, rows: Indices, lines: tuple[int, ...]) -> tuple[int, int]:
    """Return the record of the header that the user has set, and the table's width."""
    outside = [line for line in lines if line > records.line[-1] or _find_record(records, line) < 0]
    if outside:
        what = f"There is no line {outside[0]}: the text has {records.line[-1]}"
        hint = "Choose the line of the header, or 0 where there is none."
        raise ReadingError(what, where="header_row", hint=hint)
    start, last = _find_record(records, lines[0]), _find_record(records, lines[-1])
    counts = records.count[rows[rows >= last]][1:HEAD].tolist()
    return start, most_frequent_width(counts or [int(records.count[start])])


def _find_record(records: Records, line: int) -> int:
    """Return the record that has a line, or the next one above it; -1 where there is none."""
    above = np.flatnonzero((records.line <= line) & (records.kind != BLANK))
    return int(above[-1]) if above.size else -1


def _is_preamble(text: ScannedText, start: int) -> bool:
    """Whether rows of two cells, others empty, are a list of facts, not a header over a column of numbers."""
    records = text.records
    stop = start + int(np.argmax(np.append(records.kind[start:], BLANK) != ROW))
    rows = [cells for at in range(start, min(stop, start + SAMPLE)) if len(cells := text.cells(at)) > 1]
    if not rows or any(cell.strip() for row in rows for cell in row[2:]):
        return False
    return len(rows) < 3 or is_value(rows[0][1]) or not all(is_value(row[1]) for row in rows[1:])


def _find_segments(records: Records) -> list[tuple[int, int, int]]:
    """Return (first record, width, rows of this width) of the parts between blank lines; neighbours alike are one."""
    kind = records.kind[:HEAD]
    blanks = np.flatnonzero(kind == BLANK)
    segments: list[tuple[int, int, int]] = []
    for part in np.split(np.arange(kind.size), blanks):
        rows = part[kind[part] == ROW]
        if not rows.size:
            continue
        counts = records.count[rows]
        width = most_frequent_width(counts.tolist())
        n = int((counts == width).sum())
        if segments and segments[-1][1] == width:
            segments[-1] = (segments[-1][0], width, segments[-1][2] + n)
        else:
            segments.append((int(rows[0]), width, n))
    start, width, n = segments[-1]
    segments[-1] = (start, width, n + int((records.count[HEAD:] == width).sum()))
    return segments


def _find_header(text: ScannedText, rows: Sequence[int], width: int, lines: tuple[int, ...]) -> tuple[list[int], bool]:
    """Return the records of the header, and whether it is sure."""
    records = text.records
    if lines:
        return sorted({_find_record(records, line) for line in lines}), True
    if not rows:
        return [], False
    n, is_sure = detect_header([text.cells(at) for at in rows])
    above = rows[0] - 1
    while above >= 0 and records.kind[above] == RULED:
        above -= 1
    if above >= 0 and (n == 0 or not is_sure) and is_header_of_other_width(text, above, rows, width):
        return [above], True
    return list(rows[:n]), is_sure


def _find_second_line(text: ScannedText, heads: Sequence[int], rows: Sequence[int]) -> list[int]:
    """Return the record below the header that says one word of each column, as survey programs do."""
    below = [at for at in rows if heads and at > heads[-1]]
    if len(below) < MIN_ROWS:
        return []
    second, *body = (text.cells(at) for at in below)
    return below[:1] if is_answer_line(second, body, detect_value_columns(body)) else []
