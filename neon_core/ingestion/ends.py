"""Where a table ends, and why lines around it and in it are no rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion import header, said
from neon_core.ingestion.scan import BLANK, COMMENT, ROW
from neon_core.ingestion.words import TOTALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.header import Row
    from neon_core.ingestion.scan import Text

GAPS = 100
SAMPLE = 100


def end(text: Text, first: int, width: int, heads: Sequence[Row]) -> int:
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
                return int(gap)
        elif _begins_anew(text.cells(int(after[0])), columns, heads):
            return int(gap)
    return last


def _begins_anew(cells: Row, columns: Sequence[bool], heads: Sequence[Row]) -> bool:
    """Whether a row after a gap is the header of another table."""
    if cells in heads:
        return True
    return any(columns) and all(cell.strip() for cell in cells) and header.is_above(cells, columns)


def reasons(text: Text, heads: Sequence[int], first: int, last: int, width: int) -> dict[int, str]:
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
        is_whole = first <= record < last and text.records.start[record] == at
        if is_whole and text.records.end[record] == at + len(line):
            found[record] = said.HEADER_AGAIN
        at = text.content.find(line, at + len(line))
    return found
