"""Read the rows of a table as columns of text, by the CSV engine, and list the records that are not rows."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from neon_core.ingestion import messages
from neon_core.ingestion.text.line_scan import BLANK, COMMENT, LONG, ROW, RULED, UNCLOSED
from neon_core.ingestion.text.records import format_record, split_record
from neon_core.reading import Unread

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.checks import Indices
    from neon_core.ingestion.text.layout import Layout
    from neon_core.ingestion.text.record_scan import ScannedText

MOST_SHOWN = 10_000
"""Characters that are kept of a row that is not in the table."""

ENGINE_BLOCK = 1 << 19
"""Bytes that the engine reads at a time; it holds a few such blocks. Its memory is the system's: that is given back."""

REASONS = {
    COMMENT: messages.COMMENT,
    LONG: messages.TOO_LONG,
    UNCLOSED: messages.UNCLOSED_QUOTE,
    RULED: messages.RULED_LINE,
}


@dataclass(frozen=True, eq=False)
class TableRows:
    """The rows of a table.

    Attributes
    ----------
    table : pyarrow.Table
        A column of text for each column; a column of bare numbers may be one of numbers already.
    lines : ndarray of int of shape (n_rows,)
        The line of each row.
    literal_quotes : tuple of int
        The lines of rows with a quote that was read as a character.
    unread : tuple of Unread
        The records that are not rows, in order.
    samples : tuple of list of str
        Some cells of each column as they are in the file; empty where all columns are text.
    missing : tuple of tuple of str
        The words for a missing value in each column, where some columns are numbers already.
    has_no_empty_rows : bool
        Whether every row certainly has a value.
    """

    table: pa.Table
    lines: Indices
    literal_quotes: tuple[int, ...]
    unread: tuple[Unread, ...]
    samples: tuple[list[str], ...] = ()
    missing: tuple[tuple[str, ...], ...] = ()
    has_no_empty_rows: bool = False


def read_rows(text: ScannedText, layout: Layout) -> TableRows:
    """Return the rows of a table, and the records that are not rows of it."""
    records = text.records
    is_row = (records.kind == ROW) & (records.count == layout.width)
    is_row[: layout.first], is_row[layout.last :] = False, False
    is_row[list(layout.reasons)] = False
    mended = _mend_widths(text, layout)
    is_row[list(mended)] = True
    at = np.flatnonzero(is_row)
    table = read_cells(text, layout.width, at, mended)
    if b'="' in text.content:
        table = _unwrap_formulas(table)
    literal_quotes = records.line[[i for i in sorted(records.literal_quotes) if is_row[i]]]
    return TableRows(table, records.line[at], tuple(literal_quotes.tolist()), list_unread(text, layout, is_row))


def read_cells(
    text: ScannedText, width: int, at: Indices, mended: dict[int, tuple[str, ...]] | None = None
) -> pa.Table:
    """Return records as columns of text.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    width : int
        The number of cells of each record.
    at : ndarray of int of shape (n_records,)
        The records, in order.
    mended : dict, optional
        The cells of records that have another width in the text.
    """
    chosen = set(at.tolist()) if text.records.cells else set()
    cells = {i: split for i, split in text.records.cells.items() if i in chosen} | (mended or {})
    table = _read_by_engine(text, width, at, cells)
    if table is None or table.num_rows != at.size:
        table = _read_one_by_one(text, width, at, cells)
    return table


def _unwrap_formulas(table: pa.Table) -> pa.Table:
    """Return the table with the content of cells like ="00123", which make a spreadsheet keep every digit."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return pa.table(
        {
            name: pc.replace_substring_regex(column, '^\\s*="([^"]*)"\\s*$', r"\1")
            if pa.types.is_string(column.type)
            else column
            for name, column in zip(table.column_names, table.columns, strict=True)
        }
    )


def _mend_widths(text: ScannedText, layout: Layout) -> dict[int, tuple[str, ...]]:
    """Return the cells of rows that are too long by empty cells only, or have one of the short widths."""
    records = text.records
    is_other = (records.kind == ROW) & ((records.count > layout.width) | np.isin(records.count, layout.short_widths))
    mended = {}
    for at in (np.flatnonzero(is_other[layout.first : layout.last]) + layout.first).tolist():
        cells = text.cells(at)
        if at not in layout.reasons and not any(cell.strip() for cell in cells[layout.width :]):
            mended[at] = (*cells[: layout.width], *[""] * (layout.width - len(cells)))
    return mended


def list_unread(text: ScannedText, layout: Layout, is_row: Any) -> tuple[Unread, ...]:
    """Return every record that is neither a row nor the header nor blank, with the reason.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    layout : Layout
        The place of the table.
    is_row : ndarray of bool of shape (n_records,)
        Whether a record is a row of the table.
    """
    records = text.records
    unread = []
    for at in np.flatnonzero(~is_row & (records.kind != BLANK)).tolist():
        if at in layout.header:
            continue
        by_kind = REASONS.get(int(records.kind[at])) or messages.wrong_width(int(records.count[at]), layout.width)
        reason = layout.reasons.get(at, by_kind)
        end = min(records.end[at], records.start[at] + 4 * MOST_SHOWN)
        shown = text.content[records.start[at] : end].decode("utf-8", "replace")[:MOST_SHOWN]
        unread.append(Unread(int(records.line[at]), reason, shown))
    return tuple(unread)


def _collect_pieces(text: ScannedText, at: Indices, cells: dict[int, tuple[str, ...]]) -> list[bytes | memoryview]:
    """Return the text of the rows: stretches of it as they are, and rows that a strict engine needs reformatted."""
    records, view = text.records, memoryview(text.content)
    is_reformatted = np.isin(at, np.fromiter(cells, np.intp, len(cells)))
    edges = np.flatnonzero((np.diff(at) != 1) | is_reformatted[1:] | is_reformatted[:-1]) + 1
    pieces: list[bytes | memoryview] = []
    delimiter, quote = text.dialect.delimiter, text.dialect.quote or '"'
    for part in np.split(at, edges):
        first, last = int(part[0]), int(part[-1])
        if first in cells:
            pieces.append(format_record(cells[first], delimiter, quote).encode("utf-8", "replace"))
        else:
            pieces.append(view[records.start[first] : records.end[last]])
        pieces.append(b"\n")
    return pieces


def _read_by_engine(text: ScannedText, width: int, at: Indices, cells: dict[int, tuple[str, ...]]) -> pa.Table | None:
    """Return the rows as the engine reads them; None where it refuses."""
    import pyarrow as pa
    from pyarrow import csv

    if not at.size:
        return None
    pieces = _collect_pieces(text, at, cells)
    source = pa.BufferReader(pieces[0]) if len(pieces) == 2 else io.BytesIO(b"".join(pieces))
    quote = text.dialect.quote or ('"' if cells else "")
    has_quotes = bool(quote) and (bool(cells) or quote.encode() in text.content)
    longest = int((text.records.end - text.records.start)[at].max())
    names = [str(i) for i in range(width)]
    try:
        return csv.read_csv(
            source,
            read_options=csv.ReadOptions(column_names=names, block_size=max(ENGINE_BLOCK, 2 * longest + 16)),
            parse_options=csv.ParseOptions(
                delimiter=text.dialect.delimiter,
                quote_char=quote if has_quotes else False,
                newlines_in_values=has_quotes,
                invalid_row_handler=lambda _: "skip",
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
            memory_pool=pa.system_memory_pool(),
        )
    except pa.ArrowInvalid:
        return None


def _read_one_by_one(text: ScannedText, width: int, at: Indices, cells: dict[int, tuple[str, ...]]) -> pa.Table:
    """Return the rows split one by one, where the engine and the scan disagree."""
    import pyarrow as pa

    rows = [cells.get(i) or split_record(text.raw(i), text.dialect).cells for i in at.tolist()]
    columns = zip(*rows, strict=True) if rows else [()] * width
    return pa.table({str(i): pa.chunked_array([pa.array(column, pa.string())]) for i, column in enumerate(columns)})


def match_empty_rows(table: pa.Table) -> NDArray[np.bool_]:
    """Return for each row whether all its cells are empty."""
    is_empty = np.ones(table.num_rows, np.bool_)
    for column in table.columns:
        at = np.flatnonzero(is_empty)
        if not at.size:
            break
        cells = column if at.size == is_empty.size else column.take(at)
        is_empty[at] = match_empty_cells(cells).to_numpy()
    return is_empty


def match_empty_cells(column: pa.ChunkedArray) -> Any:
    """Return for each cell whether it is empty."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(column.type):
        return pc.is_null(column)
    return pc.equal(pc.utf8_trim_whitespace(column), "")
