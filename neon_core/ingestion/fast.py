"""The way of a large and clean table: its first and last lines are looked at, and one pass of the engine reads it.

The engine counts the cells of every row as it goes. At the first thing that is not as the first lines promise (a row
of another width, a blank line, a word among numbers) this way is left, and the table is read the careful way. Both give
the same.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neon_core.errors import ReadingError
from neon_core.ingestion import layout, scan
from neon_core.ingestion.cells import CHUNK, Rows, hollow, unread
from neon_core.ingestion.column import EXACT
from neon_core.ingestion.kinds import SAMPLE
from neon_core.ingestion.scan import ROW, Text
from neon_core.ingestion.words import TOTALS

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.ingestion.layout import Layout
    from neon_core.ingestion.records import Dialect

LEAST = 1 << 20
"""Below so many bytes there is nothing to gain."""

ENDS = 1 << 16
"""So many bytes of the beginning and of the end are looked at."""

UNCLEAR = re.compile(r"[-+]?[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
FLOAT = re.compile(r"[-+]?(\d+\.\d*|\.\d+)([eE][-+]?\d+)?|[-+]?\d+", re.ASCII)


@dataclass(frozen=True, eq=False)
class Plain:
    """A table that was read the fast way.

    Attributes
    ----------
    layout : Layout
        Where it is.
    rows : Rows
        Its rows; columns of plain numbers are numbers already.
    """

    layout: Layout
    rows: Rows


def read(content: bytes, marks: Dialect, start: int, line: int, header_row: int | None) -> Plain | None:
    """Read a table, None where it has to be read the careful way; see `scan` for the parameters."""
    if len(content) - start < LEAST or _has_marks(content, marks):
        return None
    head = _head(content, marks, start, line)
    if not (head.records.kind == ROW).any():
        return None
    found = _layout(head, header_row)
    if found is None or not _begins_well(head, found) or not _ends_well(content, marks, found.width):
        return None
    sample = [head.cells(at) for at in range(found.first, head.records.line.size)]
    table = _engine(content, int(head.records.start[found.first]), marks, sample)
    if table is None or hollow(table).any() or _comes_again(content, head, found):
        return None
    return _plain(head, found, table, sample)


def _layout(head: Text, header_row: int | None) -> Layout | None:
    """Find the table in the first lines; None where they are not enough for it."""
    try:
        return layout.find(head, header_row)
    except ReadingError:
        return None


def _plain(head: Text, found: Layout, table: pa.Table, sample: list[tuple[str, ...]]) -> Plain:
    """Put together what was read."""
    lines = int(head.records.line[found.first]) + np.arange(table.num_rows)
    fits = np.arange(head.records.line.size) >= found.first
    samples = tuple(list(dict.fromkeys(filter(None, column)))[:SAMPLE] for column in zip(*sample, strict=True))
    return Plain(found, Rows(table, lines, (), unread(head, found, fits), samples))


def _begins_well(head: Text, found: Layout) -> bool:
    """Whether the first lines of the table are rows, and nothing but rows."""
    kinds, counts = head.records.kind[found.first :], head.records.count[found.first :]
    above = found.why.keys() <= set(range(found.first))
    return bool(kinds.size and above and not found.short and (kinds == ROW).all() and (counts == found.width).all())


def _has_marks(content: bytes, marks: Dialect) -> bool:
    """Whether quotes, escapes or comments may have to be understood."""
    if marks.comment or len(marks.delimiter.encode()) > 1:
        return True
    return any(mark and mark.encode() in content for mark in (marks.quote, marks.escape))


def _head(content: bytes, marks: Dialect, start: int, line: int) -> Text:
    """Scan the first lines."""
    stop = content.rfind(b"\n", start, start + ENDS) + 1
    part = content[start:stop]
    width = layout.width_of(scan.scan(part, marks, 0).count.tolist())
    return Text(part, marks, scan.scan(part, marks, width, 0, line))


def _ends_well(content: bytes, marks: Dialect, width: int) -> bool:
    """Whether the last lines are rows, and none of them adds up the others."""
    begin = content.rfind(b"\n", 0, len(content) - ENDS) + 1
    part = content[begin:]
    tail = Text(part, marks, scan.scan(part, marks, width))
    if (tail.records.kind != ROW).any() or (tail.records.count != width).any():
        return False
    words = [cell.strip().rstrip(":").lower() for cell in tail.cells(tail.records.line.size - 1) if cell.strip()]
    return bool(words) and words[0] not in TOTALS


def _comes_again(content: bytes, head: Text, found: Layout) -> bool:
    """Whether the header stands somewhere in the table once more."""
    if not found.header:
        return False
    line = b"\n" + head.raw(max(found.header)).encode() + b"\n"
    return content.find(line, int(head.records.end[max(found.header)])) >= 0


def _types(sample: list[tuple[str, ...]]) -> dict[str, pa.DataType]:
    """Return what the engine is to make of each column: a number where some cells have a decimal point beyond doubt."""
    import pyarrow as pa

    found = {}
    for i, column in enumerate(zip(*sample, strict=True)):
        cells = [cell for cell in column if cell]
        sure = any(cell and not UNCLEAR.fullmatch(cell) and "." in cell for cell in cells)
        found[str(i)] = pa.float64() if sure and all(map(FLOAT.fullmatch, cells)) else pa.string()
    return found


def _engine(content: bytes, begin: int, marks: Dialect, sample: list[tuple[str, ...]]) -> pa.Table | None:
    """Read every row; None where one is not as wide as the others, or is blank, or has a word among numbers."""
    import pyarrow as pa
    from pyarrow import csv

    types = _types(sample)
    try:
        table = csv.read_csv(
            pa.BufferReader(memoryview(content)[begin:]),
            read_options=csv.ReadOptions(column_names=list(types), block_size=CHUNK),
            parse_options=csv.ParseOptions(delimiter=marks.delimiter, quote_char=False, ignore_empty_lines=False),
            convert_options=csv.ConvertOptions(
                column_types=types, null_values=[""], strings_can_be_null=False, quoted_strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    with ThreadPoolExecutor(2) as pool:
        return None if any(pool.map(_is_too_long, table.columns)) else table


def _is_too_long(column: pa.ChunkedArray) -> bool:
    """Whether numbers have more digits than a float keeps: their digits have to be looked at."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_floating(column.type):
        return False
    ends = pc.min_max(column).as_py()
    return any(end is not None and not abs(end) < 10**EXACT for end in ends.values())
