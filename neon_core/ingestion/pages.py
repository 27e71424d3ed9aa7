"""Look at a Parquet file before it is decoded: how much would come out, whatever its description claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neon_core.errors import Problem, ReadingError, SizeError
from neon_core.ingestion.sizes import SMALLER, too_large
from neon_core.ingestion.thrift import Compact, damaged
from neon_core.reading import Limits

MAGIC, ENCRYPTED = b"PAR1", b"PARE"
MOST_FIELDS = 5_000_000
MOST_PIECES = 200_000
MOST_PAGES = 500_000
LONGEST_HEADER = 1 << 20
DICTIONARY_PAGE = 2
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


def check_footer(content: bytes) -> None:
    """Walk through a file's description before the engine keeps all of it.

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
    Compact(content, begin, len(content) - 8, MOST_FIELDS).struct()


def check_counts(metadata: Any, limits: Limits) -> None:
    """Raise a `SizeError` with all that is too many, by the description; `ReadingError` where it contradicts itself."""
    rows, columns = metadata.num_rows, metadata.num_columns
    pieces = metadata.num_row_groups * columns
    found = (
        (rows, limits.n_rows, "rows"),
        (columns, limits.n_columns, "columns"),
        (rows * columns, limits.n_cells, "cells"),
        (pieces, MOST_PIECES, "separate pieces"),
    )
    problems = [
        Problem(f"The table has {n:,} {what}; at most {most:,} are read", "", SMALLER.replace("n_bytes", "n_rows"))
        for n, most, what in found
        if n > most
    ]
    if problems:
        raise SizeError(problems)
    groups = [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)]
    if rows < 0 or min(groups, default=0) < 0 or sum(groups) != rows:
        raise damaged(f"it claims {rows:,} rows, and its parts have {sum(groups):,}")


def looked_at(content: bytes, metadata: Any, leaf: int, limit: int) -> Pages:
    """Return what the pages of a column say.

    Raises
    ------
    SizeError
        If more than `limit` bytes would come out.
    ReadingError
        If they are not where the description says.
    """
    pages = Pages()
    for i in range(metadata.num_row_groups):
        chunk = metadata.row_group(i).column(leaf)
        if chunk.num_values != metadata.row_group(i).num_rows:
            raise damaged(
                f"“{chunk.path_in_schema[:100]}” claims {chunk.num_values:,} values in a part of other length"
            )
        _look(content, chunk, pages, limit)
    return pages


def _look(content: bytes, chunk: Any, pages: Pages, limit: int) -> None:
    """Walk from page to page of a column in one row group."""
    at, seen = chunk.data_page_offset, 0
    if chunk.dictionary_page_offset is not None and 0 < chunk.dictionary_page_offset < at:
        at = chunk.dictionary_page_offset
    if at < 4 and not chunk.num_values:
        return  # nothing was written
    if at < 4 or chunk.total_compressed_size < 0:
        raise damaged(f"“{chunk.path_in_schema[:100]}” is not in it")
    for _ in range(MOST_PAGES):
        compact = Compact(content, at, at + LONGEST_HEADER)
        head = compact.struct()
        packed, unpacked = _sizes(head)
        at = compact.at + packed
        if at > len(content):
            raise damaged(f"“{chunk.path_in_schema[:100]}” is longer than the file")
        seen += _count(head, pages)
        pages.n_bytes += unpacked
        pages.largest = max(pages.largest, unpacked)
        if pages.n_bytes > limit:
            raise too_large(f"The unpacked column “{chunk.path_in_schema[:100]}”", pages.n_bytes, limit)
        if seen >= chunk.num_values:  # asked after the first page: a dictionary is unpacked for no values as well
            return
    raise damaged(f"“{chunk.path_in_schema[:100]}” has more than {MOST_PAGES:,} pages")


def _sizes(head: dict[int, Any]) -> tuple[int, int]:
    """Return how many bytes a page has, packed and unpacked."""
    packed, unpacked = head.get(3), head.get(2)
    if not isinstance(packed, int) or not isinstance(unpacked, int) or packed < 0 or unpacked < 0:
        raise damaged("a page without a size")
    return packed, unpacked


def _count(head: dict[int, Any], pages: Pages) -> int:
    """Return how many values a page has; a dictionary has none of its own."""
    for field, encoding in ((5, 2), (8, 4)):
        page = head.get(field)
        if isinstance(page, dict):
            pages.grows |= page.get(encoding) == DELTA_BYTE_ARRAY
            n = page.get(1)
            if not isinstance(n, int) or n < 0:
                raise damaged("a page without a number of values")
            return n
    return 0
