"""Read the footer of a Parquet file, and check its numbers of rows, columns and parts.

The engine is not asked for them: pyarrow ends the whole process at a column whose statistics contradict its schema.
"""

from __future__ import annotations

from dataclasses import dataclass

from neon_core.errors import Problem, ReadingError, SizeError
from neon_core.ingestion.parquet.thrift import I64, LIST, STRUCT, CompactReader, Struct, damage_error
from neon_core.ingestion.sizes import SMALLER_HINT
from neon_core.reading import Limits

MAGIC, ENCRYPTED = b"PAR1", b"PARE"
MOST_FIELDS = 3_000_000
MOST_CHUNKS = 100_000


@dataclass(frozen=True)
class ColumnChunk:
    """The values of one column in one row group, as the footer describes them.

    Attributes
    ----------
    n_values, begin : int
        The number of values, and the position of their first page.
    """

    n_values: int
    begin: int


@dataclass(frozen=True)
class Footer:
    """The footer of a file.

    Attributes
    ----------
    n_rows : int
        Rows of the table.
    groups : tuple
        For each row group its number of rows, and the chunk of each column.
    """

    n_rows: int
    groups: tuple[tuple[int, tuple[ColumnChunk, ...]], ...]


def read_footer(content: bytes) -> Footer:
    """Return the footer of a file.

    Raises
    ------
    ReadingError
        If the file is cut short, encrypted or damaged, or its footer has more fields than a table needs.
    """
    if content[-4:] == ENCRYPTED:
        raise ReadingError("The Parquet file is encrypted", hint="Save it without encryption.")
    if len(content) < 12 or content[:4] != MAGIC or content[-4:] != MAGIC:
        raise damage_error("its end is missing")
    length = int.from_bytes(content[-8:-4], "little")
    begin = len(content) - 8 - length
    if begin < 4:
        raise damage_error(f"its footer of {length:,} bytes is longer than the file")
    fields = CompactReader(content, begin, len(content) - 8, MOST_FIELDS).read_struct()
    groups = fields.get((4, LIST), [])
    return Footer(
        fields.get((3, I64), -1),
        tuple((group.get((3, I64), -1), tuple(map(_read_chunk, group.get((1, LIST), [])))) for group in groups),
    )


def _read_chunk(fields: Struct) -> ColumnChunk:
    """Return a column chunk; its dictionary page, where there is one, stands before its other pages."""
    metadata = fields.get((3, STRUCT), {})
    begin, dictionary = metadata.get((9, I64), -1), metadata.get((11, I64), 0)
    return ColumnChunk(metadata.get((5, I64), -1), dictionary if 0 < dictionary < begin else begin)


def check_counts(footer: Footer, n_columns: int, limits: Limits) -> None:
    """Refuse a file whose footer exceeds the limits or contradicts itself.

    Raises
    ------
    SizeError
        With every number that exceeds its limit.
    ReadingError
        If the row groups do not add up to the table.
    """
    rows = footer.n_rows
    counts = (
        (rows, limits.n_rows, "rows"),
        (n_columns, limits.n_columns, "columns"),
        (rows * n_columns, limits.n_cells, "cells"),
        (len(footer.groups) * n_columns, MOST_CHUNKS, "separate pieces"),
    )
    problems = [
        Problem(f"The table has {n:,} {what}; at most {most:,} are read", "", SMALLER_HINT)
        for n, most, what in counts
        if n > most
    ]
    if problems:
        raise SizeError(problems)
    group_rows = [n_rows for n_rows, _ in footer.groups]
    if rows < 0 or min(group_rows, default=0) < 0 or sum(group_rows) != rows:
        raise damage_error(f"it claims {rows:,} rows, but its row groups have {sum(group_rows):,}")
    if any(len(chunks) != n_columns for _, chunks in footer.groups):
        raise damage_error("a row group has other columns")
