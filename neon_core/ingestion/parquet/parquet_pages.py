"""Measure the columns of a Parquet file before they are decoded, from the headers of their pages."""

from __future__ import annotations

from dataclasses import dataclass

from neon_core.ingestion.parquet.parquet_footer import ColumnChunk, Footer
from neon_core.ingestion.parquet.thrift import I32, STRUCT, CompactReader, Struct, damage_error
from neon_core.ingestion.sizes import size_error

MOST_PAGES = 500_000
LONGEST_HEADER = 1 << 20
DELTA_BYTE_ARRAY = 7


@dataclass
class PageTotals:
    """The page headers of one column, added up.

    Attributes
    ----------
    n_bytes : int
        Unpacked bytes of all pages.
    largest : int
        Unpacked bytes of the largest page.
    is_incremental : bool
        Whether texts are stored as differences from the text before: a page can then hold far more than its bytes.
    """

    n_bytes: int = 0
    largest: int = 0
    is_incremental: bool = False


def measure_column(content: bytes, footer: Footer, leaf: int, name: str, limit: int) -> PageTotals:
    """Return the totals of a column's pages.

    Parameters
    ----------
    content : bytes
        The file.
    footer : Footer
        Its footer.
    leaf : int
        The column's place among the stored columns.
    name : str
        The column's name, for errors.
    limit : int
        Unpacked bytes that the column may have.

    Raises
    ------
    SizeError
        If the unpacked column exceeds the limit.
    ReadingError
        If the pages are not where the footer says.
    """
    totals = PageTotals()
    for n_rows, chunks in footer.groups:
        if chunks[leaf].n_values != n_rows:
            raise damage_error(f"“{name}” claims {chunks[leaf].n_values:,} values in a row group of {n_rows:,} rows")
        _add_chunk(content, chunks[leaf], totals, name, limit)
    return totals


def _add_chunk(content: bytes, chunk: ColumnChunk, totals: PageTotals, name: str, limit: int) -> None:
    """Add the pages of a column chunk to the totals, header by header."""
    position, n_values = chunk.begin, 0
    if position < 4 and not chunk.n_values:
        return  # a chunk without values need not be written
    if position < 4:
        raise damage_error(f"the pages of “{name}” are missing")
    for _ in range(MOST_PAGES):
        reader = CompactReader(content, position, position + LONGEST_HEADER)
        header = reader.read_struct()
        packed, unpacked = header.get((3, I32), -1), header.get((2, I32), -1)
        if packed < 0 or unpacked < 0:
            raise damage_error(f"“{name}” has a page without a size")
        position = reader.position + packed
        if position > len(content):
            raise damage_error(f"the pages of “{name}” are longer than the file")
        n_values += _add_header(header, totals)
        totals.n_bytes += unpacked
        totals.largest = max(totals.largest, unpacked)
        if totals.n_bytes > limit:
            raise size_error(f"The unpacked column “{name}”", totals.n_bytes, limit)
        if n_values >= chunk.n_values:  # checked after the first page: a dictionary is unpacked even for no values
            return
    raise damage_error(f"“{name}” has more than {MOST_PAGES:,} pages")


def _add_header(header: Struct, totals: PageTotals) -> int:
    """Add a page's encoding to the totals, and return its number of values; 0 for a dictionary page."""
    for field, encoding in ((5, 2), (8, 4)):
        page = header.get((field, STRUCT))
        if page is not None:
            totals.is_incremental |= page.get((encoding, I32)) == DELTA_BYTE_ARRAY
            n = page.get((1, I32), -1)
            if n < 0:
                raise damage_error("a page without a number of values")
            return int(n)
    return 0
