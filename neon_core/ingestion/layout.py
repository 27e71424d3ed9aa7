"""Where in a text the table is: what stands above and below it, its header, its rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neon_core.errors import ReadingError
from neon_core.ingestion import header, said
from neon_core.ingestion.records import Dialect, cut
from neon_core.ingestion.scan import BLANK, COMMENT, ROW, Records
from neon_core.ingestion.words import TOTALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.header import Row

HEAD = 2000
GAPS = 100
SAMPLE = 100


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
    """

    content: bytes
    dialect: Dialect
    records: Records

    def raw(self, at: int) -> str:
        """Return a record as it stands there."""
        return self.content[self.records.start[at] : self.records.end[at]].decode("utf-8", "replace")

    def cells(self, at: int) -> Row:
        """Return the cells of a record."""
        if at in self.records.cells:
            return self.records.cells[at]
        return cut(self.raw(at), self.dialect).cells


@dataclass(frozen=True, eq=False)
class Layout:
    """The table in a text.

    Attributes
    ----------
    width : int
        How many cells a row has.
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
    names, made, renamed = header.names([_fit(text, at, width, at in sharp) for at in heads], width)
    first = (heads[-1] + 1) if heads else rows[0] if rows else start
    if not [at for at in rows if at >= first]:
        what = "There is a header and not one row below it" if heads else "There is no row in this file"
        raise ReadingError(what, where=f"line {text.records.line[heads[-1] if heads else -1]}", hint=said.NO_ROWS_HINT)
    last = _end(text, first, width, [text.cells(at) for at in heads])
    why = _why(text, heads, first, last, width)
    line = int(text.records.line[heads[0]]) if heads else 0
    unsure = () if sure or header_row is not None else (said.unsure_header(line, names),)
    above = [at for at in range(first) if text.records.kind[at] == ROW and at not in heads]
    notes = said.layout_notes(len(above), len(heads), made, renamed, why)
    return Layout(width, names, tuple(made), line, len(heads), first, last, why, frozenset(heads), unsure, notes)


def _start(text: Text, header_row: int | None) -> tuple[int, int]:
    """Return the record where the table may begin, and its width."""
    records = text.records
    rows = np.flatnonzero(records.kind == ROW)
    if not rows.size:
        raise ReadingError("There is no row in this file", hint=said.NO_ROWS_HINT)
    if header_row:
        at = np.flatnonzero((records.line <= header_row) & (records.kind != BLANK))
        here = int(at[-1]) if at.size else -1
        if here < 0 or header_row > records.line[-1]:
            what = f"There is no line {header_row}: the text has {records.line[-1]}"
            raise ReadingError(what, where="header_row", hint="Choose the line of the header, or 0 where there is none.")
        return here, width_of(records.count[rows[rows >= here]][1:HEAD].tolist() or [int(records.count[here])])
    segments = _segments(records)
    largest = max(segments, key=lambda s: (s[2] * (s[1] - 1) / s[1], s[2]))
    for start, width, n in segments:
        pairs = width == 2 and largest[1] > 2
        if width >= 2 and n >= max(3, 0.2 * largest[2]) and not pairs:
            return start, width
    return largest[0], largest[1]


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
    """Return the first records of the table, the header's among them, without what is padded to the table's width."""
    records = text.records
    rows = start + np.flatnonzero((records.kind[start:] == ROW) & (records.count[start:] == width))[: SAMPLE + 20]
    full = [sum(bool(cell.strip()) for cell in text.cells(at)) for at in rows[: SAMPLE + 20].tolist()]
    usual = float(np.median(full[min(5, len(full) - 1) :])) if full else 0.0
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
    if above >= 0:
        cells = _fit(text, above, width, sharp := records.kind[above] == COMMENT)
        near = abs(int(records.count[above]) - width) <= 1 and records.kind[above] == ROW
        words = [cell for cell in cells if cell.strip()]
        if (near or (sharp and len(_sharp(text, above)) == width)) and _names_columns(words, width, sample, n, sure):
            return [above, *rows[: n if sure and n else 0]], True, frozenset({above} if sharp else ())
    return list(rows[:n]), sure, frozenset()


def _names_columns(words: list[str], width: int, sample: Sequence[Row], n: int, sure: bool) -> bool:
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


def _end(text: Text, first: int, width: int, heads: Sequence[Row]) -> int:
    """Return the record before which the table ends."""
    records = text.records
    fits = (records.kind == ROW) & (records.count == width)
    last = int(np.flatnonzero(fits)[-1]) + 1
    rows = np.flatnonzero(fits[first : first + SAMPLE]) + first
    columns = header.valued([text.cells(int(at)) for at in rows]) if rows.size else []
    for gap in (np.flatnonzero(records.kind[first:last] == BLANK) + first)[:GAPS].tolist():
        after = gap + 1 + np.flatnonzero(records.kind[gap + 1 :] == ROW)
        if not after.size or not fits[first:gap].any():
            continue
        if not fits[after[0]]:
            if fits[after].mean() < 0.5:
                return gap
        elif _begins_anew(text.cells(int(after[0])), columns, heads):
            return gap
    return last


def _begins_anew(cells: Row, columns: Sequence[bool], heads: Sequence[Row]) -> bool:
    """Whether a row after a gap is the header of another table."""
    if cells in heads:
        return True
    return any(columns) and all(cell.strip() for cell in cells) and header.is_above(cells, columns)


def _why(text: Text, heads: Sequence[int], first: int, last: int, width: int) -> dict[int, str]:
    """Return why records are not rows of the table, those in the middle left out that are damaged."""
    records = text.records
    kinds = records.kind
    why = {at: said.ABOVE for at in range(first) if kinds[at] == ROW and at not in heads}
    why |= {int(at): said.COMMENT for at in np.flatnonzero(kinds == COMMENT) if at not in heads}
    below = last + np.flatnonzero(kinds[last:] == ROW)
    sizes = Counter(records.count[below].tolist())
    tables = {n for n, many in sizes.items() if n > 1 and many > 1}
    why |= {int(at): said.OTHER_TABLE if records.count[at] in tables else said.BELOW for at in below}
    return why | _totals(text, first, last, width) | _again(text, heads, first, last)


def _totals(text: Text, first: int, last: int, width: int) -> dict[int, str]:
    """Find rows at the end that add up the others."""
    records = text.records
    rows: Indices = first + np.flatnonzero((records.kind[first:last] == ROW) & (records.count[first:last] == width))
    found = {}
    for at in rows[:0:-1][:3].tolist():
        words = [cell.strip().rstrip(":").lower() for cell in text.cells(at) if cell.strip()]
        if not words or words[0] not in TOTALS:
            break
        found[at] = said.TOTAL
    return found


def _again(text: Text, heads: Sequence[int], first: int, last: int) -> dict[int, str]:
    """Find rows that are the header again, as in files that were put one behind the other."""
    if not heads:
        return {}
    line = text.raw(heads[-1]).encode()
    found = {}
    at = text.content.find(line, int(text.records.end[heads[-1]])) if line else -1
    while at >= 0:
        record = int(np.searchsorted(text.records.start, at))
        if record < last and record < text.records.start.size and text.records.start[record] == at:
            if text.records.end[record] == at + len(line) and record >= first:
                found[record] = said.HEADER_AGAIN
        at = text.content.find(line, at + len(line))
    return found
