"""Detect where in a text the table is: the lines above and below it, its header, its rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neon_core.errors import Problem, ReadingError
from neon_core.ingestion import messages
from neon_core.ingestion.text.footer import explain_excluded, find_table_end
from neon_core.ingestion.text.header import detect_header, is_value, name_columns
from neon_core.ingestion.text.line_scan import BLANK, COMMENT, LONG, ROW, RULED, UNCLOSED
from neon_core.ingestion.text.record_scan import Records
from neon_core.ingestion.text.records import split_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.text.header import Row
    from neon_core.ingestion.text.record_scan import ScannedText
    from neon_core.reading import Ambiguity

HEAD = 2000
"""Records in which the table must begin."""

SAMPLE = 100
"""Rows that decide the header."""


@dataclass(frozen=True, eq=False)
class Layout:
    """The place of the table in a text.

    Attributes
    ----------
    width, short_width : int
        Number of cells of a row, and of a row without its last cells; 0 where no row lacks them.
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
        The ambiguity of the header, where it is not sure.
    notes : tuple of str
        Sentences for the user.
    """

    width: int
    short_width: int
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


def detect_layout(text: ScannedText, header_row: int | None) -> Layout:
    """Return the place of the table in a text.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    header_row : int, optional
        The line of the header, where the user has set it; 0 for none.

    Raises
    ------
    ReadingError
        If there is no row, or no line `header_row`.
    """
    start, width = _find_start(text, header_row)
    rows = _first_rows(text, start, width)
    heads, is_sure, commented = _find_header(text, rows, width, header_row)
    width, short_width = _widen_by_header(text, heads, rows, width)
    names, made_up, renamed = name_columns([_fit_width(text, at, width, at in commented) for at in heads], width)
    first = (heads[-1] + 1) if heads else rows[0] if rows else start
    if not [at for at in rows if at >= first]:
        raise _no_rows(text, "There is a header and not one row below it" if heads else "There is no row in this file")
    widths = (width, short_width) if short_width else (width,)
    last = find_table_end(text, first, widths, [text.cells(at) for at in heads])
    reasons = explain_excluded(text, heads, first, last, width)
    line = int(text.records.line[heads[0]]) if heads else 0
    ambiguities = () if is_sure or header_row is not None else (messages.unsure_header(line, names),)
    above = [at for at in range(first) if text.records.kind[at] == ROW and at not in heads]
    notes = messages.layout_notes(len(above), len(heads), made_up, renamed, reasons)
    return Layout(
        width=width,
        short_width=short_width,
        names=names,
        made_up_names=tuple(made_up),
        header_line=line,
        n_header_rows=len(heads),
        first=first,
        last=last,
        reasons=reasons,
        header=frozenset(heads),
        ambiguities=ambiguities,
        notes=notes,
    )


def _no_rows(text: ScannedText, what: str) -> ReadingError:
    """Return the error of a text without a row, with the lines that may be the cause."""
    records = text.records
    problems = [Problem(what, f"line {records.line[-1]}", messages.NO_ROWS_HINT)]
    long, unclosed = (np.flatnonzero(records.kind == kind)[:3] for kind in (LONG, UNCLOSED))
    problems += [
        Problem(messages.long_line(int(records.end[at] - records.start[at])), _name_line(records, at)) for at in long
    ]
    hint = "Close it, or leave it out."
    problems += [Problem("A quote is opened and never closed", _name_line(records, at), hint) for at in unclosed]
    return ReadingError(problems)


def _name_line(records: Records, at: int) -> str:
    return f"line {records.line[at]}"


def _find_start(text: ScannedText, header_row: int | None) -> tuple[int, int]:
    """Return the record where the table may begin, and its width."""
    records = text.records
    rows = np.flatnonzero(records.kind == ROW)
    if not rows.size:
        raise _no_rows(text, "There is no row in this file")
    if header_row:
        return _find_chosen_start(records, rows, header_row)
    segments = _find_segments(records)
    preambles = {start for start, _, _ in segments if _is_preamble(text, start)}
    if any(width > 2 and start not in preambles for start, width, _ in segments):
        segments = [segment for segment in segments if segment[0] not in preambles]
    largest = max(segments, key=lambda s: (s[2] * (s[1] - 1) / s[1], s[2]))
    for start, width, n in segments:
        if width >= 2 and n >= max(3, 0.2 * largest[2]):
            return start, width
    return largest[0], largest[1]


def _find_chosen_start(records: Records, rows: Indices, header_row: int) -> tuple[int, int]:
    """Return the record of the header that the user has set, and the table's width."""
    above = np.flatnonzero((records.line <= header_row) & (records.kind != BLANK))
    start = int(above[-1]) if above.size else -1
    if start < 0 or header_row > records.line[-1]:
        what = f"There is no line {header_row}: the text has {records.line[-1]}"
        hint = "Choose the line of the header, or 0 where there is none."
        raise ReadingError(what, where="header_row", hint=hint)
    counts = records.count[rows[rows >= start]][1:HEAD].tolist()
    return start, most_frequent_width(counts or [int(records.count[start])])


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


def _first_rows(text: ScannedText, start: int, width: int) -> list[int]:
    """Return the first records of the table, the header's among them, without lines padded to its width."""
    records = text.records
    rows = start + np.flatnonzero((records.kind[start:] == ROW) & (records.count[start:] == width))[: SAMPLE + 20]
    full = [sum(bool(cell.strip()) for cell in text.cells(at)) for at in rows[: SAMPLE + 20].tolist()]
    counts = [n for n in full[5:] if n > 1] or [n for n in full if n > 1]  # remarks above and below have one cell
    usual = float(np.median(counts)) if counts else 0.0
    skipped = 0
    while usual >= 3 and skipped < len(rows) - 2 and _is_padded(text.cells(int(rows[skipped])), usual):
        skipped += 1
    return [int(at) for at in rows[skipped:]]


def _is_padded(cells: Row, usual: float) -> bool:
    """Whether a row is a line of text, or a name with a value, that only delimiters make as wide as the table."""
    full = [i for i, cell in enumerate(cells) if cell.strip()]
    return full == [0] or (full == [0, 1] and usual >= 4)


def _find_header(
    text: ScannedText, rows: Sequence[int], width: int, header_row: int | None
) -> tuple[list[int], bool, frozenset[int]]:
    """Return the records of the header, whether it is sure, and those of them that are comments."""
    records = text.records
    if header_row == 0:
        return [], True, frozenset()
    if header_row:
        at = np.flatnonzero((records.line <= header_row) & (records.kind != BLANK))[-1]
        return [int(at)], True, frozenset({int(at)} if records.kind[at] == COMMENT else ())
    if not rows:
        return [], False, frozenset()
    n, is_sure = detect_header([text.cells(at) for at in rows])
    above = rows[0] - 1
    while above >= 0 and records.kind[above] == RULED:
        above -= 1
    if above >= 0:
        is_comment = records.kind[above] == COMMENT
        words = [cell for cell in _fit_width(text, above, width, is_comment) if cell.strip()]
        is_near = abs(int(records.count[above]) - width) <= 1 and records.kind[above] == ROW
        is_near = is_near or (is_comment and len(_split_comment(text, above)) == width)
        if is_near and _names_columns(words, width, n, is_sure):
            return [above, *rows[: n if is_sure and n else 0]], True, frozenset({above} if is_comment else ())
    return list(rows[:n]), is_sure, frozenset()


def _widen_by_header(text: ScannedText, heads: Sequence[int], rows: Sequence[int], width: int) -> tuple[int, int]:
    """Return the width of a table, and its short width: its header and some rows may have one cell more than most."""
    counts = text.records.count
    if not heads or not rows or counts[heads[-1]] != width + 1 or text.records.kind[heads[-1]] != ROW:
        return width, 0
    return (width + 1, width) if (counts[rows[0] :] == width + 1).any() else (width, 0)


def _names_columns(words: list[str], width: int, n_header_rows: int, is_sure: bool) -> bool:
    """Whether the words of a line that is not as wide as the table are its header."""
    if len(words) < max(2, width - 1) or any(map(is_value, words)) or len(set(words)) < len(words):
        return False
    return n_header_rows == 0 or not is_sure


def _split_comment(text: ScannedText, at: int) -> Row:
    """Return the cells of a header that begins like a comment."""
    return split_record(text.raw(at).lstrip("# "), text.dialect).cells


def _fit_width(text: ScannedText, at: int, width: int, is_comment: bool) -> Row:
    """Return a header row as wide as the table; a column of row names, as R writes it, has no name of its own."""
    cells = _split_comment(text, at) if is_comment else text.cells(at)
    if len(cells) == width - 1 and not _is_empty_column(text, at, width - 1):
        return ("", *cells)
    return (*cells[:width], *[""] * (width - len(cells)))


def _is_empty_column(text: ScannedText, above: int, column: int) -> bool:
    """Whether a column is empty in the first rows below a record: then every row ends in a delimiter."""
    records = text.records
    rows = above + 1 + np.flatnonzero(records.count[above + 1 : above + SAMPLE] == column + 1)
    return all(not text.cells(int(at))[column].strip() for at in rows)
