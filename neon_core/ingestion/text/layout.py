"""Where in a text the table is: what stands above and below it, its header, its rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neon_core.errors import Problem, ReadingError
from neon_core.ingestion import messages
from neon_core.ingestion.text import footer, header
from neon_core.ingestion.text.records import cut
from neon_core.ingestion.text.scan import BLANK, COMMENT, LONG, ROW, RULE, STRAY, Records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from neon_core.ingestion.text.header import Row
    from neon_core.ingestion.text.scan import Text

HEAD = 2000
SAMPLE = 100


@dataclass(frozen=True, eq=False)
class Layout:
    """The table in a text.

    Attributes
    ----------
    width, short : int
        How many cells a row has, and how many where the last ones are left away; 0 where they never are.
    names : tuple of str
        Of the columns.
    made : tuple of str
        Those of them that were made up.
    header_line, n_header_rows : int
        Where the header begins (0 where there is none), of how many rows it is.
    first, last : int
        The records that may be rows: from the first to before the last.
    why : dict
        For records that are no rows of this table, why not.
    header : frozenset of int
        The header's records.
    ambiguities, notes : tuple of str
        What is to be said.
    """

    width: int
    short: int
    names: tuple[str, ...]
    made: tuple[str, ...]
    header_line: int
    n_header_rows: int
    first: int
    last: int
    why: dict[int, str]
    header: frozenset[int]
    ambiguities: tuple[str, ...]
    notes: tuple[str, ...]


def width_of(counts: Iterable[int]) -> int:
    """Return how many cells a row has: the most frequent number, where one cell weighs nothing beside two.

    Examples
    --------
    >>> width_of([1, 1, 1, 3, 3])
    3
    """
    many = Counter(counts)
    return max(many, key=lambda n: (many[n] * (n - 1) / n, n), default=1)


def find(text: Text, header_row: int | None) -> Layout:
    """Find the table.

    Raises
    ------
    ReadingError
        If there is no row, or the header that was asked for is not there.
    """
    start, width = _start(text, header_row)
    rows = _rows(text, start, width)
    heads, sure, sharp = _header(text, rows, width, header_row)
    width, short = _longer(text, heads, rows, width)
    names, made, renamed = header.names([_fit(text, at, width, at in sharp) for at in heads], width)
    first = (heads[-1] + 1) if heads else rows[0] if rows else start
    if not [at for at in rows if at >= first]:
        raise _no_rows(text, "There is a header and not one row below it" if heads else "There is no row in this file")
    last = footer.end(text, first, (width, short) if short else (width,), [text.cells(at) for at in heads])
    why = footer.reasons(text, heads, first, last, width)
    line = int(text.records.line[heads[0]]) if heads else 0
    unsure = () if sure or header_row is not None else (messages.unsure_header(line, names),)
    above = [at for at in range(first) if text.records.kind[at] == ROW and at not in heads]
    notes = messages.layout_notes(len(above), len(heads), made, renamed, why)
    return Layout(width, short, names, tuple(made), line, len(heads), first, last, why, frozenset(heads), unsure, notes)


def _no_rows(text: Text, what: str) -> ReadingError:
    """Say that there is no row, and what may be the reason."""
    records = text.records
    problems = [Problem(what, f"line {records.line[-1]}", messages.NO_ROWS_HINT)]
    long, stray = (np.flatnonzero(records.kind == kind)[:3] for kind in (LONG, STRAY))
    problems += [
        Problem(messages.long_line(int(records.end[at] - records.start[at])), _line(records, at)) for at in long
    ]
    hint = "Close it, or leave it out."
    problems += [Problem(messages.STRAY.capitalize(), _line(records, at), hint) for at in stray]
    return ReadingError(problems)


def _line(records: Records, at: int) -> str:
    return f"line {records.line[at]}"


def _start(text: Text, header_row: int | None) -> tuple[int, int]:
    """Return the record where the table may begin, and its width."""
    records = text.records
    rows = np.flatnonzero(records.kind == ROW)
    if not rows.size:
        raise _no_rows(text, "There is no row in this file")
    if header_row:
        at = np.flatnonzero((records.line <= header_row) & (records.kind != BLANK))
        here = int(at[-1]) if at.size else -1
        if here < 0 or header_row > records.line[-1]:
            what = f"There is no line {header_row}: the text has {records.line[-1]}"
            hint = "Choose the line of the header, or 0 where there is none."
            raise ReadingError(what, where="header_row", hint=hint)
        return here, width_of(records.count[rows[rows >= here]][1:HEAD].tolist() or [int(records.count[here])])
    segments = _segments(records)
    facts = {start for start, _, _ in segments if _is_facts(text, start)}
    if any(width > 2 and start not in facts for start, width, _ in segments):
        segments = [segment for segment in segments if segment[0] not in facts]
    largest = max(segments, key=lambda s: (s[2] * (s[1] - 1) / s[1], s[2]))
    for start, width, n in segments:
        if width >= 2 and n >= max(3, 0.2 * largest[2]):
            return start, width
    return largest[0], largest[1]


def _is_facts(text: Text, start: int) -> bool:
    """Whether rows of two cells, others empty, are a list of facts: no header over a column of numbers."""
    records = text.records
    stop = start + int(np.argmax(np.append(records.kind[start:], BLANK) != ROW))
    rows = [cells for at in range(start, min(stop, start + SAMPLE)) if len(cells := text.cells(at)) > 1]
    if not rows or any(cell.strip() for row in rows for cell in row[2:]):
        return False
    return len(rows) < 3 or header.is_value(rows[0][1]) or not all(header.is_value(row[1]) for row in rows[1:])


def _segments(records: Records) -> list[tuple[int, int, int]]:
    """Return (first record, width, rows of this width) of what blank lines part; neighbours of one width are one."""
    kind = records.kind[:HEAD]
    cuts = np.flatnonzero(kind == BLANK)
    found: list[tuple[int, int, int]] = []
    for part in np.split(np.arange(kind.size), cuts):
        rows = part[kind[part] == ROW]
        if not rows.size:
            continue
        counts = records.count[rows]
        width = width_of(counts.tolist())
        n = int((counts == width).sum())
        if found and found[-1][1] == width:
            found[-1] = (found[-1][0], width, found[-1][2] + n)
        else:
            found.append((int(rows[0]), width, n))
    start, width, n = found[-1]
    found[-1] = (start, width, n + int((records.count[HEAD:] == width).sum()))
    return found


def _rows(text: Text, start: int, width: int) -> list[int]:
    """Return the first records of the table, the header's among them, without lines padded to its width."""
    records = text.records
    rows = start + np.flatnonzero((records.kind[start:] == ROW) & (records.count[start:] == width))[: SAMPLE + 20]
    full = [sum(bool(cell.strip()) for cell in text.cells(at)) for at in rows[: SAMPLE + 20].tolist()]
    told = [n for n in full[5:] if n > 1] or [n for n in full if n > 1]  # remarks above and below have one cell
    usual = float(np.median(told)) if told else 0.0
    skipped = 0
    while usual >= 3 and skipped < len(rows) - 2 and _is_padded(text.cells(int(rows[skipped])), usual):
        skipped += 1
    return [int(at) for at in rows[skipped:]]


def _is_padded(cells: Row, usual: float) -> bool:
    """Whether a row is a line of text, or a name with a value, that only delimiters make as wide as the table."""
    full = [i for i, cell in enumerate(cells) if cell.strip()]
    return full == [0] or (full == [0, 1] and usual >= 4)


def _header(
    text: Text, rows: Sequence[int], width: int, header_row: int | None
) -> tuple[list[int], bool, frozenset[int]]:
    """Return the records of the header, whether that is sure, and those of them that are comments."""
    records = text.records
    if header_row == 0:
        return [], True, frozenset()
    if header_row:
        at = np.flatnonzero((records.line <= header_row) & (records.kind != BLANK))[-1]
        return [int(at)], True, frozenset({int(at)} if records.kind[at] == COMMENT else ())
    if not rows:
        return [], False, frozenset()
    sample = [text.cells(at) for at in rows]
    n, sure = header.n_header_rows(sample)
    above = rows[0] - 1
    while above >= 0 and records.kind[above] == RULE:
        above -= 1
    if above >= 0:
        cells = _fit(text, above, width, sharp := records.kind[above] == COMMENT)
        near = abs(int(records.count[above]) - width) <= 1 and records.kind[above] == ROW
        words = [cell for cell in cells if cell.strip()]
        if (near or (sharp and len(_sharp(text, above)) == width)) and _names_columns(words, width, n, sure):
            return [above, *rows[: n if sure and n else 0]], True, frozenset({above} if sharp else ())
    return list(rows[:n]), sure, frozenset()


def _longer(text: Text, heads: Sequence[int], rows: Sequence[int], width: int) -> tuple[int, int]:
    """Return the width of a table whose header and some rows have one cell more than most rows, and that of these."""
    counts = text.records.count
    if not heads or not rows or counts[heads[-1]] != width + 1 or text.records.kind[heads[-1]] != ROW:
        return width, 0
    return (width + 1, width) if (counts[rows[0] :] == width + 1).any() else (width, 0)


def _names_columns(words: list[str], width: int, n: int, sure: bool) -> bool:
    """Whether the words of a line that is not as wide as the table are its header."""
    if len(words) < max(2, width - 1) or any(map(header.is_value, words)) or len(set(words)) < len(words):
        return False
    return n == 0 or not sure


def _sharp(text: Text, at: int) -> Row:
    """Return the cells of a header that begins like a comment."""
    return cut(text.raw(at).lstrip("# "), text.dialect).cells


def _fit(text: Text, at: int, width: int, is_comment: bool) -> Row:
    """Return a header row as wide as the table: names of rows, as R writes them, have no name of their own."""
    cells = _sharp(text, at) if is_comment else text.cells(at)
    if len(cells) == width - 1 and not _all_empty(text, at, width - 1):
        return ("", *cells)
    return (*cells[:width], *[""] * (width - len(cells)))


def _all_empty(text: Text, above: int, column: int) -> bool:
    """Whether the first rows below have nothing in a column: then every row ends in a delimiter."""
    records = text.records
    rows = above + 1 + np.flatnonzero(records.count[above + 1 : above + SAMPLE] == column + 1)
    return all(not text.cells(int(at))[column].strip() for at in rows)
