"""Find where a table ends, and the reason why each record around it and in it is not a row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion import messages
from neon_core.ingestion.text.header import detect_value_columns, is_header_like
from neon_core.ingestion.text.line_scan import BLANK, COMMENT, ROW
from neon_core.ingestion.text.remarks import find_remarks
from neon_core.ingestion.text.totals import find_totals_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.text.header import Row
    from neon_core.ingestion.text.record_scan import ScannedText

MIN_ROWS = 3
MOST_GAPS, MOST_ROWS_AFTER_GAP = 100, 3
"""Gaps where the table may end, and rows behind each that are looked at."""

SAMPLE = 100


def find_table_end(text: ScannedText, first: int, widths: Sequence[int], heads: Sequence[Row]) -> int:
    """Return the record before which the table ends.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    first : int
        The first record that may be a row.
    widths : sequence of int
        The numbers of cells that rows have, the usual one first.
    heads : sequence of tuple of str
        The rows of the header.
    """
    records = text.records
    fits = (records.kind == ROW) & np.isin(records.count, widths)
    rows = np.flatnonzero(fits[first : first + SAMPLE]) + first
    sample = [text.cells(int(at)) for at in rows if records.count[at] == widths[0]]
    value_columns = detect_value_columns(sample) if sample else []
    for gap in (np.flatnonzero(records.kind[first:] == BLANK) + first)[:MOST_GAPS]:
        after = gap + 1 + np.flatnonzero(records.kind[gap + 1 :] == ROW)
        if not after.size or not fits[first:gap].any():
            continue
        if not fits[after[0]] and fits[after].mean() < 0.5:
            return int(gap)
        near = after[: 1 if fits[after[0]] else MOST_ROWS_AFTER_GAP]
        if any(_begins_table(text.cells(int(at)), value_columns, heads) for at in near[fits[near]]):
            return int(gap)
    return int(np.flatnonzero(fits)[-1]) + 1


def _begins_table(cells: Row, value_columns: Sequence[bool], heads: Sequence[Row]) -> bool:
    """Whether a row behind a gap begins another table: the header again, or words, or blanks, in the value columns."""
    if cells in heads:
        return True
    values = [cell for cell, has_values in zip(cells, value_columns, strict=False) if has_values]
    return is_header_like(cells, value_columns) or (len(values) > 1 and not any(cell.strip() for cell in values))


def explain_excluded(text: ScannedText, heads: Sequence[int], first: int, last: int, width: int) -> dict[int, str]:
    """Return the reason for each record that is not a row of the table; damaged rows within it have their own.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    heads : sequence of int
        The records of the header.
    first, last : int
        The records that may be rows: from the first to before the last.
    width : int
        The number of cells of a row.
    """
    records = text.records
    kinds = records.kind
    reasons = {at: messages.ABOVE_TABLE for at in range(first) if kinds[at] == ROW and at not in heads}
    reasons |= {int(at): messages.COMMENT for at in np.flatnonzero(kinds == COMMENT) if at not in heads}
    below = last + np.flatnonzero(kinds[last:] == ROW)
    frequency = Counter(records.count[below].tolist())
    table_widths = {n for n, n_rows in frequency.items() if n > 1 and n_rows > 1}
    reasons |= {
        int(at): messages.OTHER_TABLE if records.count[at] in table_widths else messages.BELOW_TABLE for at in below
    }
    rows: Indices = first + np.flatnonzero((kinds[first:last] == ROW) & (records.count[first:last] == width))
    footer = find_remarks(text, rows)
    rows = rows[: rows.size - len(footer)]
    numbering = _find_numbering_row(text, rows) if heads else []
    reasons |= dict.fromkeys(footer, messages.BELOW_TABLE) | dict.fromkeys(numbering, messages.NUMBERS_COLUMNS)
    repeated = _find_repeated_headers(text, heads, first, last)
    totals = find_totals_rows(text, rows[~np.isin(rows, [*numbering, *repeated])])
    return reasons | dict.fromkeys(totals, messages.TOTALS_ROW) | repeated


def _find_numbering_row(text: ScannedText, rows: Indices) -> list[int]:
    """Return the row below the header that numbers the columns: (1), (2), (3), or 1, 2, 3 in columns of words too."""
    if rows.size < MIN_ROWS:
        return []
    cells = [cell.strip() for cell in text.cells(int(rows[0]))]
    below = [text.cells(int(at)) for at in rows[1:SAMPLE]]
    numbers = [str(i + 1) for i in range(len(cells))]
    if cells == [f"({number})" for number in numbers]:
        return [int(rows[0])]
    is_numbering = cells == numbers and len(cells) > 1 and not all(detect_value_columns(below))
    return [int(rows[0])] if is_numbering else []


def _find_repeated_headers(text: ScannedText, heads: Sequence[int], first: int, last: int) -> dict[int, str]:
    """Return rows that repeat the last row of the header, cell by cell, as in concatenated files."""
    names = tuple(cell.strip() for cell in text.cells(heads[-1])) if heads else ()
    if not any(names):
        return {}
    records = text.records
    rows: Indices = first + np.flatnonzero(
        (records.kind[first:last] == ROW) & (records.count[first:last] == records.count[heads[-1]])
    )
    begin = match_first_cells(text, rows, names[0]) if names[0] else _match_lines(text, rows, text.raw(heads[-1]))
    repeated = (at for at in begin.tolist() if tuple(cell.strip() for cell in text.cells(at)) == names)
    return dict.fromkeys(repeated, messages.REPEATED_HEADER)


def match_first_cells(text: ScannedText, rows: Indices, name: str) -> Indices:
    """Return the records that begin with a cell, in quotes or not.

    Byte by byte, each for the records that are left: a million rows take 10 ms.
    """
    content = np.frombuffer(text.content, np.uint8)
    at, last = text.records.start[rows].copy(), content.size - 1
    for _ in range(2):
        at[np.isin(content[np.minimum(at, last)], list(b"\"' \t"))] += 1
    for k, byte in enumerate(name.encode()):
        is_same = content[np.minimum(at + k, last)] == byte
        rows, at = rows[is_same], at[is_same]
    return rows


def _match_lines(text: ScannedText, rows: Indices, line: str) -> Indices:
    """Return the records that are a line, byte by byte: its first cell is empty, so its start tells little."""
    length = text.records.end[rows] - text.records.start[rows]
    near = rows[length == len(line.encode())]
    return np.array([at for at in near.tolist() if text.raw(at) == line], np.intp)
