"""The way of a large and clean table: its first and last lines are looked at, and one pass of the engine reads it.

The engine counts the cells of every row as it goes. At the first thing that is not as the first lines promise (a row
of another width, a blank line, a word among numbers) this way is left, and the table is read the careful way. Both give
the same.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from neon_core.blocks import in_turn, workers
from neon_core.errors import ReadingError
from neon_core.ingestion.columns.column_context import EXACT
from neon_core.ingestion.columns.kinds import SAMPLE
from neon_core.ingestion.text import layout, scan
from neon_core.ingestion.text.header import is_missing
from neon_core.ingestion.text.rows import CHUNK, Rows, hollow, unread
from neon_core.ingestion.text.scan import BLOCK, ROW, Text
from neon_core.parse import number_formats
from neon_core.parse.vocabulary import TOTALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray
    from pyarrow.csv import ConvertOptions

    from neon_core.ingestion.text.layout import Layout
    from neon_core.ingestion.text.records import Dialect
    from neon_core.reading import Overrides

LEAST = 1 << 20
"""Below so many bytes there is nothing to gain."""

ENDS = 1 << 16
"""So many bytes of the beginning and of the end are looked at."""

PART = 1 << 18
"""And so many at a time for their quotes: what stays in a core's cache."""

LONGEST = 1 << 24
"""No line of a clean table is longer."""

AT_ONCE = 1 << 25
"""About so many bytes are read by the engine at a time, and it is said how many are read."""

UNCLEAR = {mark: re.compile(rf"[-+]?[1-9]\d{{0,2}}(\{mark}\d{{3}})+", re.ASCII) for mark in ".,"}
"""What could have decimals or thousands."""

FLOAT = {mark: re.compile(rf"[-+]?(\d+\{mark}\d*|\{mark}\d+)([eE][-+]?\d+)?|[-+]?\d+", re.ASCII) for mark in ".,"}
"""A number as the engine reads it, by its decimal mark."""


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


def read(content: bytes, marks: Dialect, start: int, line: int, asked: Overrides) -> Plain | None:
    """Read a table, None where it has to be read the careful way; see `scan` for the parameters."""
    if len(content) - start < LEAST or _has_marks(content, marks, start):
        return None
    head = _head(content, marks, start, line)
    if not (head.records.kind == ROW).any():
        return None
    found = _layout(head, asked.header_row)
    if found is None or not _begins_well(head, found) or not _ends_well(content, marks, found.width):
        return None
    sample = [head.cells(at) for at in range(found.first, head.records.line.size)]
    some = [list(dict.fromkeys(filter(None, column))) for column in zip(*sample, strict=True)]
    missing = tuple(tuple(filter(is_missing, cells)) for cells in some)
    samples = tuple([cell for cell in cells if not is_missing(cell)][:SAMPLE] for cells in some)
    decimal = _decimal(samples, marks.delimiter, asked)
    begin = int(head.records.start[found.first])
    convert = _convert(samples, missing, decimal, asked)
    table = _engine(memoryview(content)[begin:], marks, convert)
    if table is None or hollow(table).any() or _hides_lines(content, head, found, table):
        return None
    return _plain(head, found, table, samples, missing)


def _layout(head: Text, header_row: int | None) -> Layout | None:
    """Find the table in the first lines; None where they are not enough for it."""
    try:
        return layout.find(head, header_row)
    except ReadingError:
        return None


def _plain(
    head: Text, found: Layout, table: pa.Table, samples: tuple[list[str], ...], missing: tuple[tuple[str, ...], ...]
) -> Plain:
    """Put together what was read."""
    lines = int(head.records.line[found.first]) + np.arange(table.num_rows)
    fits = np.arange(head.records.line.size) >= found.first
    return Plain(found, Rows(table, lines, (), unread(head, found, fits), samples, missing, full=True))


def _begins_well(head: Text, found: Layout) -> bool:
    """Whether the first lines of the table are rows, and nothing but rows."""
    kinds, counts = head.records.kind[found.first :], head.records.count[found.first :]
    above = found.why.keys() <= set(range(found.first))
    return bool(kinds.size and above and not found.short and (kinds == ROW).all() and (counts == found.width).all())


def _has_marks(content: bytes, marks: Dialect, start: int) -> bool:
    """Whether quotes, escapes or comments may have to be understood."""
    if marks.comment or len(marks.delimiter.encode()) > 1 or (marks.escape and marks.escape.encode() in content):
        return True
    return bool(marks.quote) and marks.quote.encode() in content and not _is_all_quoted(content, marks, start)


def _is_all_quoted(content: bytes, marks: Dialect, start: int) -> bool:
    """Whether each cell has two quotes, at its begin and its end, and neither a quote nor a line break in it."""
    quote, delimiter = marks.quote.encode(), marks.delimiter.encode()
    line_end = b"\r\n" if b"\r" in content[start : content.find(b"\n", start) + 1] else b"\n"
    if not content.endswith((quote, quote + line_end)):
        return False
    edges = [start]
    while edges[-1] < len(content):
        edges.append(content.find(b"\n", edges[-1] + PART) + 1 or len(content))
        if edges[-1] - edges[-2] > LONGEST:
            return False
    text = np.frombuffer(content, np.uint8)

    def holds(begin: int, end: int) -> bool:
        return _is_quoted(text[begin:end], ord(quote), ord(delimiter), np.frombuffer(line_end, np.uint8))

    with ThreadPoolExecutor(workers(2)) as pool:
        return all(pool.map(holds, edges, edges[1:]))


def _is_quoted(lines: NDArray[np.uint8], quote: int, delimiter: int, line_end: NDArray[np.uint8]) -> bool:
    """Whether some lines are cells in quotes.

    The quotes open and close in turn, so between one that closes and the next there must be a delimiter or a line end
    and nothing else; and no line may end anywhere else.
    """
    at = np.flatnonzero(lines == quote)
    if at.size % 2 or not at.size or at[0] != 0 or lines[at[-1] + 1 :].tobytes() not in (b"", line_end.tobytes()):
        return False
    closing = at[1:-1:2]
    gap = at[2::2] - closing - 1
    follows = lines[closing + 1]
    ends = follows == line_end[0]
    if not np.where(ends, gap == line_end.size, (follows == delimiter) & (gap == 1)).all():
        return False
    last = closing[ends] + line_end.size
    whole = bool((lines[last] == line_end[-1]).all())
    return whole and np.count_nonzero(lines == line_end[-1]) == last.size + (lines.size - 1 > at[-1])


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
    return len(words) >= min(2, width) and words[0] not in TOTALS


def _hides_lines(content: bytes, head: Text, found: Layout, table: pa.Table) -> bool:
    """Whether a drawn line, or the header once more, may stand among rows of words; among numbers it cannot."""
    import pyarrow as pa

    if any(pa.types.is_floating(column.type) for column in table.columns):
        return False
    begin = int(head.records.start[found.first])
    again = b"\n" + head.raw(max(found.header)).encode() + b"\n" if found.header else b"---"
    return any(content.find(line, begin - 1) >= 0 for line in (b"---", b"===", b"___", again))


def _decimal(samples: Sequence[list[str]], delimiter: str, asked: Overrides) -> str:
    """Return the decimal mark that the first rows tell."""
    possible = number_formats.allowed(asked.decimal, asked.thousands)
    fits = [number_formats.fitting(some, possible) for some in samples]
    return number_formats.judge(samples, fits, delimiter, asked.decimal, asked.thousands).decimal


def _convert(
    samples: Sequence[list[str]], missing: Sequence[tuple[str, ...]], decimal: str, asked: Overrides
) -> ConvertOptions:
    """Return what the engine is to make of each column: numbers where some cells have decimals beyond doubt."""
    import pyarrow as pa
    from pyarrow import csv

    types = {}
    for i, cells in enumerate(samples):
        sure = any(decimal in cell and not UNCLEAR[decimal].fullmatch(cell) for cell in cells)
        is_number = sure and asked.missing_values is None and all(map(FLOAT[decimal].fullmatch, cells))
        types[str(i)] = pa.float64() if is_number else pa.string()
    return csv.ConvertOptions(
        column_types=types,
        null_values=["", *{word for words in missing for word in words}],
        strings_can_be_null=False,
        quoted_strings_can_be_null=True,
        decimal_point=decimal,
    )


def _engine(content: memoryview, marks: Dialect, convert: ConvertOptions) -> pa.Table | None:
    """Read every row; None where one is not as wide as the others, or is blank, or has a word among numbers.

    Readers of one thread each, two at a time, on some lines each: the engine's own threads need twice the memory.
    """
    import pyarrow as pa

    edges = _line_edges(content, max(2, len(content) // AT_ONCE))
    try:
        parts = in_turn(list(pairwise(edges)), lambda ends: _part(content[slice(*ends)], marks, convert), most=2)
        table = pa.concat_tables(parts)
        return None if any(map(_is_too_long, table.columns)) else table
    except pa.ArrowInvalid:
        return None


def _line_edges(content: memoryview, n_parts: int) -> list[int]:
    """Return where to cut a text into about as many parts, each ending with a line."""
    edges = [0]
    for i in range(1, n_parts):
        at = max(edges[-1], len(content) * i // n_parts)
        after = bytes(content[at : at + BLOCK]).find(b"\n") + 1
        if after:  # else the line goes on beyond: one part more
            edges.append(at + after)
    return list(dict.fromkeys([*edges, len(content)]))


def _part(content: memoryview, marks: Dialect, convert: ConvertOptions) -> pa.Table:
    """Read some rows."""
    import pyarrow as pa
    from pyarrow import csv

    names = [str(i) for i in range(len(convert.column_types))]  # the engine keeps them in no order
    return csv.read_csv(
        pa.BufferReader(content),
        read_options=csv.ReadOptions(column_names=names, block_size=CHUNK, use_threads=False),
        parse_options=csv.ParseOptions(
            delimiter=marks.delimiter, quote_char=marks.quote or False, double_quote=False, ignore_empty_lines=False
        ),
        convert_options=convert,
        memory_pool=pa.system_memory_pool(),
    )


def _is_too_long(column: pa.ChunkedArray) -> bool:
    """Whether numbers have more digits than a float keeps: their digits have to be looked at."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_floating(column.type):
        return False
    ends = pc.min_max(column).as_py()
    return any(end is not None and not abs(end) < 10**EXACT for end in ends.values())
