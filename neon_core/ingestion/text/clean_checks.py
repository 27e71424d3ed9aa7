"""Check that a table which the engine read in one pass has no line that the careful path would leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.ingestion.text.header import detect_value_columns
from neon_core.ingestion.text.line_scan import ROW
from neon_core.ingestion.text.record_scan import ScannedText, scan_records
from neon_core.ingestion.text.rows import match_empty_cells
from neon_core.ingestion.text.total_words import RE2_TOTAL_CELL
from neon_core.ingestion.text.totals import MOST_SUMMED_ROWS, may_be_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from neon_core.ingestion.text.header import Row
    from neon_core.ingestion.text.layout import Layout
    from neon_core.ingestion.text.records import Dialect

EDGE = 1 << 16
"""Bytes at the beginning and at the end that are checked."""

MOST_CHECKED = 100
"""First rows that an edge row is compared with."""


def read_last_row(content: bytes, dialect: Dialect, width: int) -> Row | None:
    r"""Return the last row; None where the last lines are not rows, or it may be a remark.

    Examples
    --------
    >>> from neon_core.ingestion.text.records import Dialect
    >>> read_last_row(b"a,b\n1,2\n3,4\n", Dialect(), 2), read_last_row(b"a,b\n1,2\nSource,\n", Dialect(), 2)
    (('3', '4'), None)
    """
    begin = content.rfind(b"\n", 0, len(content) - EDGE) + 1
    part = content[begin:]
    tail = ScannedText(part, dialect, scan_records(part, dialect, width))
    if (tail.records.kind != ROW).any() or (tail.records.count != width).any():
        return None
    cells = tail.cells(tail.records.line.size - 1)
    return cells if sum(bool(cell.strip()) for cell in cells) >= min(2, width) else None


def may_have_totals(table: pa.Table, rows: Sequence[Row]) -> bool:
    """Whether some row begins with a word for a total, or the first or last row of a small table may be a sum.

    Parameters
    ----------
    table : pyarrow.Table
        The table.
    rows : sequence of tuple of str
        Its first rows, and the last one.
    """
    sample, values = rows[:-1], detect_value_columns(rows[:-1])
    if table.num_rows <= MOST_SUMMED_ROWS and any(may_be_sum(row, sample, values) for row in (rows[0], rows[-1])):
        return True
    return any(map(_has_total_word, _first_columns(table)))


def _first_columns(table: pa.Table) -> list[pa.ChunkedArray]:
    """Return the columns that may hold the first cell of a row that is not blank."""
    columns = []
    for column in table.columns:
        columns.append(column)
        if not match_empty_cells(column).to_numpy().any():
            break
    return columns


def _has_total_word(column: pa.ChunkedArray) -> bool:
    """Whether some cell has a word for a total; different cells are looked at once (270 ms of a million, else)."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(column.type):
        return False
    return bool(pc.any(pc.match_substring_regex(pc.unique(column), RE2_TOTAL_CELL)).as_py())


def may_have_other_lines(content: bytes, begin: int, head: ScannedText, layout: Layout, table: pa.Table) -> bool:
    """Whether repeated headers may be among the rows, or ruled lines: among numbers these cannot.

    Parameters
    ----------
    content : bytes
        The text as UTF-8.
    begin : int
        The first byte of the rows.
    head : ScannedText
        The first lines.
    layout : Layout
        The place of the table in them.
    table : pyarrow.Table
        The table.
    """
    import pyarrow as pa

    if layout.header and _may_repeat(content, begin, head, max(layout.header), table):
        return True
    if any(pa.types.is_floating(column.type) for column in table.columns):
        return False
    return any(content.find(line, max(0, begin - 1)) >= 0 for line in (b"---", b"===", b"___"))


def _may_repeat(content: bytes, begin: int, head: ScannedText, header: int, table: pa.Table) -> bool:
    """Whether some row may be the header again: it has the same first cell, or is the same line."""
    import pyarrow as pa
    import pyarrow.compute as pc

    name, first = head.cells(header)[0].strip(), table.column(0)
    if not name or not pa.types.is_string(first.type):
        return content.find(b"\n" + head.raw(header).encode() + b"\n", max(0, begin - 1)) >= 0
    return bool(pc.any(pc.equal(pc.utf8_trim_whitespace(first), name)).as_py())
