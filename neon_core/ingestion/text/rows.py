"""The rows of a table as columns of text: which records are rows, what the others are, and the engine for them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from neon_core.ingestion import messages
from neon_core.ingestion.text.records import cut, written
from neon_core.ingestion.text.scan import BLANK, COMMENT, LONG, ROW, RULE, STRAY
from neon_core.reading import Unread

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.checks import Indices
    from neon_core.ingestion.text.layout import Layout
    from neon_core.ingestion.text.scan import Text

SHOWN = 10_000
"""So much of a row that was not read is kept, in characters."""

CHUNK = 1 << 19
"""The engine's bites; it has some of them in hand at a time. Its memory is the system's: that is given back."""

PLAIN = {COMMENT: messages.COMMENT, LONG: messages.TOO_LONG, STRAY: messages.STRAY, RULE: messages.RULE}


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of a table.

    Attributes
    ----------
    table : pyarrow.Table
        A column of text for each column; what is certainly a plain number may be one already.
    lines : ndarray of int of shape (n_rows,)
        The line of each row.
    stray : tuple of int
        The lines of those with a quote that was taken for a character.
    unread : tuple of Unread
        What else there is, in order.
    samples : tuple of list of str
        Some cells of each column as they stand in the file; empty where the columns are text anyway.
    missing : tuple of tuple of str
        The words for a missing value in each column, where some columns are numbers already.
    full : bool
        Whether every row is known to have something in it.
    """

    table: pa.Table
    lines: Indices
    stray: tuple[int, ...]
    unread: tuple[Unread, ...]
    samples: tuple[list[str], ...] = ()
    missing: tuple[tuple[str, ...], ...] = ()
    full: bool = False


def rows(text: Text, layout: Layout) -> Rows:
    """Cut the rows of a table, and list what is no row of it."""
    records = text.records
    fits = (records.kind == ROW) & (records.count == layout.width)
    fits[: layout.first], fits[layout.last :] = False, False
    fits[list(layout.why)] = False
    mended = _mended(text, layout)
    fits[list(mended)] = True
    at = np.flatnonzero(fits)
    cells = {i: records.cells[i] for i in records.cells if fits[i]} | mended
    table = _engine(text, layout.width, at, cells)
    if table is None or table.num_rows != at.size:
        table = _slowly(text, layout.width, at, cells)
    if b'="' in text.content:
        table = _without_formulas(table)
    stray = records.line[[i for i in sorted(records.stray) if fits[i]]]
    return Rows(table, records.line[at], tuple(stray.tolist()), unread(text, layout, fits))


def _without_formulas(table: pa.Table) -> pa.Table:
    """Return cells like ="00123", which tell a spreadsheet to keep them as they are, as what they hold."""
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


def _mended(text: Text, layout: Layout) -> dict[int, tuple[str, ...]]:
    """Return the rows that are too long by empty cells only, or as much too short as most are."""
    records = text.records
    other = (records.kind == ROW) & ((records.count > layout.width) | (records.count == layout.short))
    found = {}
    for at in (np.flatnonzero(other[layout.first : layout.last]) + layout.first).tolist():
        cells = text.cells(at)
        if at not in layout.why and not any(cell.strip() for cell in cells[layout.width :]):
            found[at] = (*cells[: layout.width], *[""] * (layout.width - len(cells)))
    return found


def unread(text: Text, layout: Layout, fits: Any) -> tuple[Unread, ...]:
    """List every record that is neither a row nor the header, with the reason."""
    records = text.records
    found = []
    for at in np.flatnonzero(~fits & (records.kind != BLANK)).tolist():
        if at in layout.header:
            continue
        plain = PLAIN.get(int(records.kind[at])) or messages.wrong_width(int(records.count[at]), layout.width)
        reason = layout.why.get(at, plain)
        end = min(records.end[at], records.start[at] + 4 * SHOWN)
        shown = text.content[records.start[at] : end].decode("utf-8", "replace")[:SHOWN]
        found.append(Unread(int(records.line[at]), reason, shown))
    return tuple(found)


def _pieces(text: Text, at: Indices, cells: dict[int, tuple[str, ...]]) -> list[bytes | memoryview]:
    """Return the text of the rows: whole stretches of it as they are, and rows that have to be written anew."""
    records, view = text.records, memoryview(text.content)
    odd = np.isin(at, np.fromiter(cells, np.intp, len(cells)))
    gaps = np.flatnonzero((np.diff(at) != 1) | odd[1:] | odd[:-1]) + 1
    found: list[bytes | memoryview] = []
    delimiter, quote = text.dialect.delimiter, text.dialect.quote or '"'
    for part in np.split(at, gaps):
        first, last = int(part[0]), int(part[-1])
        if first in cells:
            found.append(written(cells[first], delimiter, quote).encode("utf-8", "replace"))
        else:
            found.append(view[records.start[first] : records.end[last]])
        found.append(b"\n")
    return found


def _engine(text: Text, width: int, at: Indices, cells: dict[int, tuple[str, ...]]) -> pa.Table | None:
    """Let the engine cut the rows; None where it will not."""
    import pyarrow as pa
    from pyarrow import csv

    if not at.size:
        return None
    pieces = _pieces(text, at, cells)
    source = pa.BufferReader(pieces[0]) if len(pieces) == 2 else io.BytesIO(b"".join(pieces))
    quote = text.dialect.quote or ('"' if cells else "")
    has_quotes = bool(quote) and (bool(cells) or quote.encode() in text.content)
    longest = int((text.records.end - text.records.start)[at].max())
    names = [str(i) for i in range(width)]
    try:
        return csv.read_csv(
            source,
            read_options=csv.ReadOptions(column_names=names, block_size=max(CHUNK, 2 * longest + 16)),
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


def _slowly(text: Text, width: int, at: Indices, cells: dict[int, tuple[str, ...]]) -> pa.Table:
    """Cut the rows one by one, where the engine and the scan do not agree."""
    import pyarrow as pa

    found = [cells.get(i) or cut(text.raw(i), text.dialect).cells for i in at.tolist()]
    columns = zip(*found, strict=True) if found else [()] * width
    return pa.table({str(i): pa.chunked_array([pa.array(column, pa.string())]) for i, column in enumerate(columns)})


def hollow(table: pa.Table) -> NDArray[np.bool_]:
    """Return which rows have nothing in them."""
    empty = np.ones(table.num_rows, np.bool_)
    for column in table.columns:
        at = np.flatnonzero(empty)
        if not at.size:
            break
        some = column if at.size == empty.size else column.take(at)
        empty[at] = is_empty(some).to_numpy()
    return empty


def is_empty(column: pa.ChunkedArray) -> Any:
    """Return which cells have nothing in them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(column.type):
        return pc.is_null(column)
    return pc.equal(pc.utf8_trim_whitespace(column), "")
