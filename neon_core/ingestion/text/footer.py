"""Where a table ends, and why lines around it and in it are no rows."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion import messages
from neon_core.ingestion.text import header
from neon_core.ingestion.text.scan import BLANK, COMMENT, ROW
from neon_core.parse import number_formats
from neon_core.parse.vocabulary import TOTALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.text.header import Row
    from neon_core.ingestion.text.scan import Text

REMARK = re.compile(r"^\W|[:\d]|\.$")
"""What a remark has and a name has not: a mark before it, a colon, a date, a full stop."""

MIN_ROWS = 3
GAPS, NEAR = 100, 3
SAMPLE, NOTES = 100, 20
MOST_ADDED = 5000
"""So many rows are added up to see whether the last one is their sum."""


def end(text: Text, first: int, widths: Sequence[int], heads: Sequence[Row]) -> int:
    """Return the record before which the table ends; its rows have one of these widths, the first usually."""
    records = text.records
    fits = (records.kind == ROW) & np.isin(records.count, widths)
    rows = np.flatnonzero(fits[first : first + SAMPLE]) + first
    sample = [text.cells(int(at)) for at in rows if records.count[at] == widths[0]]
    columns = header.valued(sample) if sample else []
    for gap in (np.flatnonzero(records.kind[first:] == BLANK) + first)[:GAPS]:
        after = gap + 1 + np.flatnonzero(records.kind[gap + 1 :] == ROW)
        if not after.size or not fits[first:gap].any():
            continue
        if not fits[after[0]] and fits[after].mean() < 0.5:
            return int(gap)
        near = after[: 1 if fits[after[0]] else NEAR]
        if any(_begins_anew(text.cells(int(at)), columns, heads) for at in near[fits[near]]):
            return int(gap)
    return int(np.flatnonzero(fits)[-1]) + 1


def _begins_anew(cells: Row, columns: Sequence[bool], heads: Sequence[Row]) -> bool:
    """Whether a row after a gap begins another table: its header again, or words, or blanks, over all numbers."""
    if cells in heads:
        return True
    here = [cell for cell, has_values in zip(cells, columns, strict=False) if has_values]
    return header.is_above(cells, columns) or (len(here) > 1 and not any(cell.strip() for cell in here))


def reasons(text: Text, heads: Sequence[int], first: int, last: int, width: int) -> dict[int, str]:
    """Return why records are not rows of the table, those in the middle left out that are damaged."""
    records = text.records
    kinds = records.kind
    why = {at: messages.ABOVE for at in range(first) if kinds[at] == ROW and at not in heads}
    why |= {int(at): messages.COMMENT for at in np.flatnonzero(kinds == COMMENT) if at not in heads}
    below = last + np.flatnonzero(kinds[last:] == ROW)
    sizes = Counter(records.count[below].tolist())
    tables = {n for n, many in sizes.items() if n > 1 and many > 1}
    why |= {int(at): messages.OTHER_TABLE if records.count[at] in tables else messages.BELOW for at in below}
    rows: Indices = first + np.flatnonzero((kinds[first:last] == ROW) & (records.count[first:last] == width))
    feet = _feet(text, rows, width)
    rows = rows[: rows.size - len(feet)]
    why |= dict.fromkeys(feet, messages.BELOW) | dict.fromkeys(
        _numbering(text, rows) if heads else [], messages.NUMBERING
    )
    return why | _totals(text, rows) | _again(text, heads, first, last)


def _numbering(text: Text, rows: Indices) -> list[int]:
    """Find a row below the header that numbers the columns: (1), (2), (3), or 1, 2, 3 in columns of words too."""
    if rows.size < MIN_ROWS:
        return []
    cells = [cell.strip() for cell in text.cells(int(rows[0]))]
    below = [text.cells(int(at)) for at in rows[1:SAMPLE]]
    counted = [str(i + 1) for i in range(len(cells))]
    if cells == [f"({number})" for number in counted]:
        return [int(rows[0])]
    return [int(rows[0])] if cells == counted and len(cells) > 1 and not all(header.valued(below)) else []


def _feet(text: Text, rows: Indices, width: int) -> list[int]:
    """Find lines of text at the end that only delimiters make rows: one cell, unlike those of its column."""
    body = [text.cells(at) for at in rows[:SAMPLE].tolist()]
    full = [sum(bool(cell.strip()) for cell in cells) for cells in body]
    if width < 3 or not full or np.median(full) < 3:
        return []
    names = [cells[0].strip() for cells, n in zip(body, full, strict=True) if n > 1]
    is_valued, longest = bool(names) and all(map(header.is_value, names)), max(map(len, names), default=0)
    found: list[int] = []
    for at in rows[:0:-1][:NOTES].tolist():
        cell, *rest = (cell.strip() for cell in text.cells(at))
        is_remark = is_valued or (REMARK.search(cell) and len(cell) > longest)
        if not cell or any(rest) or not is_remark or header.is_value(cell):
            break
        found.append(at)
    return found


def _totals(text: Text, rows: Indices) -> dict[int, str]:
    """Find rows at the end that add up the others: by their word, or without one by their sum."""
    found = {}
    for at in rows[:0:-1][:3].tolist():
        words = [cell.strip().rstrip(":").lower() for cell in text.cells(at) if cell.strip()]
        if not words or words[0] not in TOTALS:
            break
        found[at] = messages.TOTAL
    return found or ({int(rows[-1]): messages.TOTAL} if 3 < rows.size < MOST_ADDED and _adds_up(text, rows) else {})


def _adds_up(text: Text, rows: Indices) -> bool:
    """Whether the last row lacks what all others have, and has the sum of a column."""
    last, sample = text.cells(int(rows[-1])), [text.cells(at) for at in rows[:SAMPLE].tolist() if at != rows[-1]]
    lacking = [not cell.strip() and all(row[i].strip() for row in sample) for i, cell in enumerate(last)]
    sums = [i for i, cell in enumerate(last) if header.is_value(cell) and any(map(str.isdigit, cell))]
    if not any(lacking) or not sums:
        return False
    body = [text.cells(at) for at in rows[:-1].tolist()]
    return any(_is_sum(last[i], [row[i] for row in body if not header.is_missing(row[i])]) for i in sums)


def _is_sum(total: str, cells: Sequence[str]) -> bool:
    """Whether a number is the sum of others, two of them at least."""
    import pyarrow as pa

    cells = [cell.strip() for cell in (*cells, total)]
    for convention in number_formats.fitting(cells, number_formats.CONVENTIONS):
        fit = pa.array(cells)
        if not all(number_formats.matches(fit, convention).to_pylist()):
            continue
        *parts, whole = number_formats.values(fit, convention).to_pylist()
        if sum(part != 0 for part in parts) > 1 and whole and abs(math.fsum(parts) - whole) < 1e-9 * abs(whole):
            return True
    return False


def _again(text: Text, heads: Sequence[int], first: int, last: int) -> dict[int, str]:
    """Find rows that are the header again, as in files that were put one behind the other."""
    if not heads:
        return {}
    line = text.raw(heads[-1]).encode()
    found = {}
    at = text.content.find(line, int(text.records.end[heads[-1]])) if line else -1
    while at >= 0:
        record = int(np.searchsorted(text.records.start, at))
        is_whole = first <= record < last and text.records.start[record] == at
        if is_whole and text.records.end[record] == at + len(line):
            found[record] = messages.HEADER_AGAIN
        at = text.content.find(line, at + len(line))
    return found
