"""The fast path for large, clean tables: check the first and last lines, then read all rows in one pass of the engine.

The engine counts the cells of every row. At the first row that differs from the first lines (another width, a blank
line, a word among numbers) the fast path gives up, and the careful path reads the table. Both give the same result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from neon_core.blocks import map_in_order
from neon_core.errors import ReadingError
from neon_core.ingestion.columns.kinds import SAMPLE
from neon_core.ingestion.columns.typed_column import FLOAT_DIGITS
from neon_core.ingestion.text.clean_checks import (
    EDGE,
    MOST_CHECKED,
    may_have_other_lines,
    may_have_totals,
    read_last_row,
)
from neon_core.ingestion.text.header import is_missing
from neon_core.ingestion.text.layout import detect_layout, most_frequent_width
from neon_core.ingestion.text.layout_doubts import LARGE_SHARE
from neon_core.ingestion.text.line_scan import BLOCK, ROW
from neon_core.ingestion.text.quote_check import is_fully_quoted
from neon_core.ingestion.text.record_scan import ScannedText, scan_records
from neon_core.ingestion.text.rows import ENGINE_BLOCK, TableRows, list_unread, match_empty_rows
from neon_core.parse.code_lists import detect_number_formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from pyarrow.csv import ConvertOptions

    from neon_core.ingestion.text.layout import Layout
    from neon_core.ingestion.text.records import Dialect
    from neon_core.reading import Overrides

MIN_BYTES = 1 << 20
"""Size below which the fast path gains nothing."""

PART = 1 << 25
"""Bytes, about, that the engine reads between two reports of progress."""

UNCLEAR_NUMBER = {mark: re.compile(rf"[-+]?[1-9]\d{{0,2}}(\{mark}\d{{3}})+", re.ASCII) for mark in ".,"}
"""A number whose mark may be a decimal or a thousands mark."""

ENGINE_NUMBER = {
    mark: re.compile(rf"[-+]?(\d+\{mark}\d*|\{mark}\d+)([eE][-+]?\d+)?|[-+]?\d+", re.ASCII) for mark in ".,"
}
"""A number as the engine reads it, by decimal mark."""


@dataclass(frozen=True, eq=False)
class CleanTable:
    """A table that the fast path has read.

    Attributes
    ----------
    layout : Layout
        The place of the table in the text.
    rows : TableRows
        Its rows; columns of bare numbers are numbers already.
    """

    layout: Layout
    rows: TableRows


def read_clean_table(
    content: bytes, dialect: Dialect, start: int, line: int, overrides: Overrides
) -> CleanTable | None:
    """Return a clean table, None where the careful path has to read it.

    Parameters
    ----------
    content, dialect, start, line
        See `neon_core.ingestion.text.record_scan.scan_records`.
    overrides : Overrides
        What the user has set.
    """
    by_column = (overrides.answers, overrides.carry_down, overrides.units, overrides.split_numbers, overrides.keep_text)
    is_reshaped = any(by_column)  # then a column of numbers is needed as text
    if len(content) - start < MIN_BYTES or is_reshaped or _needs_careful_split(content, dialect, start):
        return None
    head = _scan_head(content, dialect, start, line)
    if not (head.records.kind == ROW).any():
        return None
    layout = _find_layout(head, overrides.header_row)
    last = read_last_row(content, dialect, layout.width) if layout and _begins_clean(head, layout) else None
    if layout is None or last is None:
        return None
    rows = [head.cells(at) for at in range(layout.first, head.records.line.size)]
    columns = [list(dict.fromkeys(filter(None, column))) for column in zip(*rows, strict=True)]
    missing = tuple(tuple(filter(is_missing, cells)) for cells in columns)
    samples = tuple([cell for cell in cells if not is_missing(cell)][:SAMPLE] for cells in columns)
    decimal = _detect_decimal(samples, dialect.delimiter, overrides)
    begin = start + int(head.records.start[layout.first])
    options = _convert_options(samples, missing, decimal, overrides)
    table = _read_by_engine(memoryview(content)[begin:], dialect, options)
    if table is None or match_empty_rows(table).any() or may_have_other_lines(content, begin, head, layout, table):
        return None
    is_clean = not may_have_totals(table, [*rows[:MOST_CHECKED], last])
    return _build_clean_table(head, layout, table, samples, missing) if is_clean else None


def _find_layout(head: ScannedText, header_row: int | tuple[int, ...] | None) -> Layout | None:
    """Return the place of the table in the first lines; None where they have no row."""
    try:
        return detect_layout(head, header_row)
    except ReadingError:
        return None


def _build_clean_table(
    head: ScannedText,
    layout: Layout,
    table: pa.Table,
    samples: tuple[list[str], ...],
    missing: tuple[tuple[str, ...], ...],
) -> CleanTable:
    """Return the table that was read, with the lines of its rows and the records above it."""
    lines = int(head.records.line[layout.first]) + np.arange(table.num_rows)
    is_row = np.arange(head.records.line.size) >= layout.first
    unread = list_unread(head, layout, is_row)
    return CleanTable(layout, TableRows(table, lines, (), unread, samples, missing, has_no_empty_rows=True))


def _begins_clean(head: ScannedText, layout: Layout) -> bool:
    """Whether the first lines of the table are rows, and only rows."""
    kinds, counts = head.records.kind[layout.first :], head.records.count[layout.first :]
    if LARGE_SHARE * head.records.line.size <= len(layout.reasons):
        return False  # only the whole text tells whether so much above the table is a doubt
    are_rows = bool(kinds.size and (kinds == ROW).all() and (counts == layout.width).all())
    return are_rows and not layout.short_widths and layout.reasons.keys() <= set(range(layout.first))


def _needs_careful_split(content: bytes, dialect: Dialect, start: int) -> bool:
    """Whether comments, escapes or quotes around some cells only need the careful path."""
    has_escape = dialect.escape and dialect.escape.encode() in content
    if dialect.comment or len(dialect.delimiter.encode()) > 1 or has_escape:
        return True
    return bool(dialect.quote) and dialect.quote.encode() in content and not is_fully_quoted(content, dialect, start)


def _scan_head(content: bytes, dialect: Dialect, start: int, line: int) -> ScannedText:
    """Return the first lines with their records."""
    stop = content.rfind(b"\n", start, start + EDGE) + 1
    part = content[start:stop]
    width = most_frequent_width(scan_records(part, dialect, 0).count.tolist())
    return ScannedText(part, dialect, scan_records(part, dialect, width, 0, line))


def _detect_decimal(samples: Sequence[list[str]], delimiter: str, overrides: Overrides) -> str:
    """Return the decimal mark of the first rows."""
    table_format, _, _ = detect_number_formats(samples, delimiter, overrides.decimal, overrides.thousands)
    return table_format.decimal


def _convert_options(
    samples: Sequence[list[str]], missing: Sequence[tuple[str, ...]], decimal: str, overrides: Overrides
) -> ConvertOptions:
    """Return the engine's options: a column is one of numbers where some cells certainly have decimals."""
    import pyarrow as pa
    from pyarrow import csv

    types = {}
    for i, cells in enumerate(samples):
        has_decimals = any(decimal in cell and not UNCLEAR_NUMBER[decimal].fullmatch(cell) for cell in cells)
        are_numbers = all(map(ENGINE_NUMBER[decimal].fullmatch, cells))
        is_number = has_decimals and are_numbers and overrides.missing_values is None
        types[str(i)] = pa.float64() if is_number else pa.string()
    return csv.ConvertOptions(
        column_types=types,
        null_values=["", *{word for words in missing for word in words}],
        strings_can_be_null=False,
        quoted_strings_can_be_null=True,
        decimal_point=decimal,
    )


def _read_by_engine(content: memoryview, dialect: Dialect, options: ConvertOptions) -> pa.Table | None:
    """Return every row; None where one has another width, or is blank, or has a word among numbers.

    Two readers of one thread each read parts of the text: the engine's own threads need twice the memory.
    """
    import pyarrow as pa

    edges = _line_edges(content, max(2, len(content) // PART))
    try:
        ranges = list(pairwise(edges))
        parts = map_in_order(ranges, lambda ends: _read_part(content[slice(*ends)], dialect, options), most=2)
    except pa.ArrowInvalid:
        return None
    kept = [part for part in parts if part is not None]
    return pa.concat_tables(kept) if len(kept) == len(parts) else None


def _line_edges(content: memoryview, n_parts: int) -> list[int]:
    """Return the edges of about `n_parts` parts of a text, each ending with a line."""
    edges = [0]
    for i in range(1, n_parts):
        at = max(edges[-1], len(content) * i // n_parts)
        after = bytes(content[at : at + BLOCK]).find(b"\n") + 1
        if after:  # else the line continues: one part fewer
            edges.append(at + after)
    return list(dict.fromkeys([*edges, len(content)]))


def _read_part(content: memoryview, dialect: Dialect, options: ConvertOptions) -> pa.Table | None:
    """Return the rows of a part; None where a number has more digits than a float keeps."""
    import pyarrow as pa
    from pyarrow import csv

    names = [str(i) for i in range(len(options.column_types))]  # the engine keeps them in no order
    table = csv.read_csv(
        pa.BufferReader(content),
        read_options=csv.ReadOptions(column_names=names, block_size=ENGINE_BLOCK, use_threads=False),
        parse_options=csv.ParseOptions(
            delimiter=dialect.delimiter, quote_char=dialect.quote or False, double_quote=False, ignore_empty_lines=False
        ),
        convert_options=options,
        memory_pool=pa.system_memory_pool(),
    )
    return None if any(map(_loses_digits, table.columns)) else table


def _loses_digits(column: pa.ChunkedArray) -> bool:
    """Whether a column of floats may have lost digits: some number has more than a float keeps."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_floating(column.type):
        return False
    extremes = pc.min_max(column).as_py()
    return any(value is not None and not abs(value) < 10**FLOAT_DIGITS for value in extremes.values())
