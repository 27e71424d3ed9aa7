"""Look at a Parquet file before it is decoded: how much would come out, whatever its description claims.

The description is read here, and not asked from the engine: asked for a column whose statistics contradict its schema,
pyarrow ends the whole process.
"""

from __future__ import annotations

from dataclasses import dataclass

from neon_core.errors import Problem, ReadingError, SizeError
from neon_core.ingestion.parquet.thrift import I32, I64, LIST, STRUCT, Compact, Struct, damaged
from neon_core.ingestion.sizes import SMALLER, too_large
from neon_core.reading import Limits

MAGIC, ENCRYPTED = b"PAR1", b"PARE"
MOST_FIELDS = 3_000_000
MOST_PIECES = 100_000
MOST_PAGES = 500_000
LONGEST_HEADER = 1 << 20
DELTA_BYTE_ARRAY = 7


@dataclass
class Pages:
    """What the pages of one column say.

    Attributes
    ----------
    n_bytes : int
        Unpacked, all together.
    largest : int
        Unpacked, the largest.
    grows : bool
        Whether texts are written as what differs from the one before: a page can hold far more than it has bytes.
    """

    n_bytes: int = 0
    largest: int = 0
    grows: bool = False


@dataclass(frozen=True)
class Part:
    """The values of one column in one row group, as the description has it.

    Attributes
    ----------
    n_values, begin : int
        How many there are; where their first page is.
    """

    n_values: int
    begin: int


@dataclass(frozen=True)
class Footer:
    """The description at the end of a file.

    Attributes
    ----------
    n_rows : int
        Of the table.
    groups : tuple
        Rows, and the part of each column, of each row group.
    """

    n_rows: int
    groups: tuple[tuple[int, tuple[Part, ...]], ...]


def footer(content: bytes) -> Footer:
    """Return a file's description, before the engine keeps all of it.

    Raises
    ------
    ReadingError
        If the file is cut short, encrypted or damaged, or the description has more parts than a table needs.
    """
    if content[-4:] == ENCRYPTED:
        raise ReadingError("The Parquet file is encrypted", hint="Save it without encryption.")
    if len(content) < 12 or content[:4] != MAGIC or content[-4:] != MAGIC:
        raise damaged("its end is missing")
    length = int.from_bytes(content[-8:-4], "little")
    begin = len(content) - 8 - length
    if begin < 4:
        raise damaged(f"its description of {length:,} bytes is longer than the file")
    fields = Compact(content, begin, len(content) - 8, MOST_FIELDS).struct()
    groups = fields.get((4, LIST), [])
    return Footer(
        fields.get((3, I64), -1),
        tuple((group.get((3, I64), -1), tuple(map(_part, group.get((1, LIST), [])))) for group in groups),
    )


def _part(chunk: Struct) -> Part:
    """Return where a column's values are: its dictionary stands before its pages."""
    about = chunk.get((3, STRUCT), {})
    begin, dictionary = about.get((9, I64), -1), about.get((11, I64), 0)
    return Part(about.get((5, I64), -1), dictionary if 0 < dictionary < begin else begin)


def check_counts(description: Footer, n_columns: int, limits: Limits) -> None:
    """Raise a `SizeError` with all that is too many, by the description; `ReadingError` where it contradicts itself."""
    rows = description.n_rows
    found = (
        (rows, limits.n_rows, "rows"),
        (n_columns, limits.n_columns, "columns"),
        (rows * n_columns, limits.n_cells, "cells"),
        (len(description.groups) * n_columns, MOST_PIECES, "separate pieces"),
    )
    problems = [
        Problem(f"The table has {n:,} {what}; at most {most:,} are read", "", SMALLER)
        for n, most, what in found
        if n > most
    ]
    if problems:
        raise SizeError(problems)
    counts = [n_rows for n_rows, _ in description.groups]
    if rows < 0 or min(counts, default=0) < 0 or sum(counts) != rows:
        raise damaged(f"it claims {rows:,} rows, and its parts have {sum(counts):,}")
    if any(len(parts) != n_columns for _, parts in description.groups):
        raise damaged("a part of it has other columns")


def looked_at(content: bytes, description: Footer, leaf: int, name: str, limit: int) -> Pages:
    """Return what the pages of a column say.

    Raises
    ------
    SizeError
        If more than `limit` bytes would come out.
    ReadingError
        If they are not where the description says.
    """
    pages = Pages()
    for n_rows, parts in description.groups:
        if parts[leaf].n_values != n_rows:
            raise damaged(f"“{name}” claims {parts[leaf].n_values:,} values in a part of {n_rows:,} rows")
        _look(content, parts[leaf], pages, name, limit)
    return pages


def _look(content: bytes, part: Part, pages: Pages, name: str, limit: int) -> None:
    """Walk from page to page of a column in one row group."""
    at, seen = part.begin, 0
    if at < 4 and not part.n_values:
        return  # nothing was written
    if at < 4:
        raise damaged(f"“{name}” is not in it")
    for _ in range(MOST_PAGES):
        compact = Compact(content, at, at + LONGEST_HEADER)
        head = compact.struct()
        packed, unpacked = head.get((3, I32), -1), head.get((2, I32), -1)
        if packed < 0 or unpacked < 0:
            raise damaged(f"“{name}” has a page without a size")
        at = compact.at + packed
        if at > len(content):
            raise damaged(f"“{name}” is longer than the file")
        seen += _count(head, pages)
        pages.n_bytes += unpacked
        pages.largest = max(pages.largest, unpacked)
        if pages.n_bytes > limit:
            raise too_large(f"The unpacked column “{name}”", pages.n_bytes, limit)
        if seen >= part.n_values:  # asked after the first page: a dictionary is unpacked for no values as well
            return
    raise damaged(f"“{name}” has more than {MOST_PAGES:,} pages")


def _count(head: Struct, pages: Pages) -> int:
    """Return how many values a page has; a dictionary has none of its own."""
    for field, encoding in ((5, 2), (8, 4)):
        page = head.get((field, STRUCT))
        if page is not None:
            pages.grows |= page.get((encoding, I32)) == DELTA_BYTE_ARRAY
            n = page.get((1, I32), -1)
            if n < 0:
                raise damaged("a page without a number of values")
            return int(n)
    return 0
