"""Find where a table ends, and the reason why each record around it and in it is not a row."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion import messages
from neon_core.ingestion.text.header import detect_value_columns, is_header_like, is_missing, is_value
from neon_core.ingestion.text.line_scan import BLANK, COMMENT, ROW
from neon_core.parse.number_formats import NUMBER_FORMATS, detect_formats, match_numbers, parse_numbers
from neon_core.parse.vocabulary import TOTAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.text.header import Row
    from neon_core.ingestion.text.record_scan import ScannedText

REMARK = re.compile(r"^\W|[:\d]|\.$")
"""Signs of a remark that a name lacks: a mark before it, a colon, a digit, a full stop."""

MIN_ROWS = 3
MOST_GAPS, MOST_ROWS_AFTER_GAP = 100, 3
"""Gaps where the table may end, and rows behind each that are looked at."""

SAMPLE, MOST_FOOTER_ROWS = 100, 20
MOST_SUMMED_ROWS = 5000
"""Most rows whose sum is compared with the last row."""

SUM_TOLERANCE = 1e-9
"""Largest difference of a sum and its parts, relative to the sum; a smaller part does not count as one."""


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
    footer = _find_footer_rows(text, rows, width)
    rows = rows[: rows.size - len(footer)]
    numbering = _find_numbering_row(text, rows) if heads else []
    reasons |= dict.fromkeys(footer, messages.BELOW_TABLE) | dict.fromkeys(numbering, messages.NUMBERS_COLUMNS)
    return reasons | _find_totals_rows(text, rows) | _find_repeated_headers(text, heads, first, last)


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


def _find_footer_rows(text: ScannedText, rows: Indices, width: int) -> list[int]:
    """Return lines of text at the end that only delimiters make rows: one cell, unlike those of its column."""
    body = [text.cells(at) for at in rows[:SAMPLE].tolist()]
    full = [sum(bool(cell.strip()) for cell in cells) for cells in body]
    if width < 3 or not full or np.median(full) < 3:
        return []
    names = [cells[0].strip() for cells, n in zip(body, full, strict=True) if n > 1]
    has_values, longest = bool(names) and all(map(is_value, names)), max(map(len, names), default=0)
    footer: list[int] = []
    for at in rows[:0:-1][:MOST_FOOTER_ROWS].tolist():
        cell, *rest = (cell.strip() for cell in text.cells(at))
        is_remark = has_values or (REMARK.search(cell) and len(cell) > longest)
        if not cell or any(rest) or not is_remark or is_value(cell):
            break
        footer.append(at)
    return footer


def _find_totals_rows(text: ScannedText, rows: Indices) -> dict[int, str]:
    """Return totals rows at the end: recognised by their word, or without one by their sum."""
    totals = {}
    for at in rows[:0:-1][:3].tolist():
        words = [cell.strip().rstrip(":").lower() for cell in text.cells(at) if cell.strip()]
        if not words or words[0] not in TOTAL_WORDS:
            break
        totals[at] = messages.TOTALS_ROW
    if not totals and 3 < rows.size < MOST_SUMMED_ROWS and _is_sum_row(text, rows):
        return {int(rows[-1]): messages.TOTALS_ROW}
    return totals


def _is_sum_row(text: ScannedText, rows: Indices) -> bool:
    """Whether the last row lacks a cell that all others have, and has the sum of a column."""
    last, sample = text.cells(int(rows[-1])), [text.cells(at) for at in rows[:SAMPLE].tolist() if at != rows[-1]]
    lacks = [not cell.strip() and all(row[i].strip() for row in sample) for i, cell in enumerate(last)]
    value_columns = [i for i, cell in enumerate(last) if is_value(cell) and any(map(str.isdigit, cell))]
    if not any(lacks) or not value_columns:
        return False
    body = [text.cells(at) for at in rows[:-1].tolist()]
    return any(_is_sum(last[i], [row[i] for row in body if not is_missing(row[i])]) for i in value_columns)


def _is_sum(total: str, cells: Sequence[str]) -> bool:
    """Whether a number is the sum of others, at least two of which change it."""
    import pyarrow as pa

    cells = [cell.strip() for cell in (*cells, total)]
    for number_format in detect_formats(cells, NUMBER_FORMATS):
        numbers = pa.array(cells)
        if not all(match_numbers(numbers, number_format).to_pylist()):
            continue
        *parts, whole = parse_numbers(numbers, number_format).to_pylist()
        slack = SUM_TOLERANCE * abs(whole)
        if sum(abs(part) > slack for part in parts) > 1 and abs(_add(parts) - whole) < slack:
            return True
    return False


def _add(numbers: Sequence[float]) -> float:
    """Return the sum, NaN where it is beyond the largest float or of infinities with both signs."""
    try:
        return math.fsum(numbers)
    except (OverflowError, ValueError):
        return math.nan


def _find_repeated_headers(text: ScannedText, heads: Sequence[int], first: int, last: int) -> dict[int, str]:
    """Return rows that repeat the header, as in concatenated files."""
    if not heads:
        return {}
    line = text.raw(heads[-1]).encode()
    repeated = {}
    at = text.content.find(line, int(text.records.end[heads[-1]])) if line else -1
    while at >= 0:
        record = int(np.searchsorted(text.records.start, at))
        is_start = first <= record < last and text.records.start[record] == at
        if is_start and text.records.end[record] == at + len(line):
            repeated[record] = messages.REPEATED_HEADER
        at = text.content.find(line, at + len(line))
    return repeated
