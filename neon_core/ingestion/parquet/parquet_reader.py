"""Parquet to a frame, column by column, each measured before it is decoded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neon_core.errors import NeonError, ReadingError, SizeError
from neon_core.ingestion.columns.arrow_values import UnreadableColumnError, convert_arrow_column
from neon_core.ingestion.parquet.parquet_pages import check_counts, footer, looked_at
from neon_core.ingestion.parquet.thrift import DAMAGED, damaged
from neon_core.ingestion.sizes import SMALLER, size, too_large
from neon_core.reading import Limits

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

INDEX = re.compile(r"__index_level_\d+__")
"""What pandas calls row labels that have no name; those that have one, and numbers from 0 on, need no care."""

LONGEST_WORD = 50_000_000
LONGEST_LIST = 500_000
DEEPEST = 100


@dataclass(frozen=True, eq=False)
class Parquet:
    """The table in a Parquet file.

    Attributes
    ----------
    frame : DataFrame
        Numbers, truths ("boolean" where some are missing), dates without a zone, and text; every name once.
    notes : tuple of str
        What was left out or changed; sentences.
    """

    frame: pd.DataFrame
    notes: tuple[str, ...]


def read(content: bytes, limits: Limits) -> Parquet:
    """Read a Parquet file.

    Parameters
    ----------
    content : bytes
        The file.
    limits : Limits
        Of rows, columns and cells; `n_bytes` for all that is unpacked, and for all text once more.

    Raises
    ------
    ReadingError
        If it is damaged, encrypted, or has no column that can be read.
    SizeError
        If it is too large: that is found out before it is decoded.
    """
    try:
        return _Reader(content, limits).table()
    except NeonError:
        raise
    except Exception as error:  # whatever the engine has to say of a file
        words = str(error).splitlines() or [type(error).__name__]
        raise ReadingError(f"The Parquet file cannot be read: {words[0][:300]}", hint=DAMAGED) from error


class _Reader:
    """A Parquet file, opened."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._content, self._limits = content, limits
        self._footer = footer(content)
        self._plain = self._opened([])
        self._metadata = self._plain.metadata
        check_counts(self._footer, self._metadata.num_columns, limits)
        self._fields = list(self._plain.schema_arrow)
        self._leaves = self._find_leaves()
        self._unpacked = self._text = 0
        schema = self._metadata.schema
        flat = [schema.column(leaf) for leaf in self._leaves if leaf is not None]
        self._coded = self._opened([c.path for c in flat if c.physical_type == "BYTE_ARRAY"])

    def _opened(self, coded: list[str]) -> Any:
        """Open the file; `coded` columns keep each distinct text once."""
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile

        return ParquetFile(
            pa.BufferReader(self._content),
            read_dictionary=coded,
            thrift_string_size_limit=LONGEST_WORD,
            thrift_container_size_limit=LONGEST_LIST,
            schema_depth_limit=DEEPEST,
            arrow_extensions_enabled=False,
            coerce_int96_timestamp_unit="us",  # in nanoseconds the years before 1677 and after 2262 would wrap around
        )

    def _find_leaves(self) -> list[int | None]:
        """Return where each column's values are; None where it holds lists or records."""
        leaves: list[int | None] = []
        at = 0
        for field in self._fields:
            kind = _stored(field.type)
            leaves.append(at if kind.num_fields == 0 else None)
            at += _leaves_of(kind)
        if at != self._metadata.num_columns:
            raise damaged("its two descriptions differ")
        return leaves

    def table(self) -> Parquet:
        """Return all columns that can be read."""
        import pandas as pd

        values: dict[str, Any] = {}
        notes: list[str] = []
        seen: Counter[str] = Counter()
        for i, (field, leaf) in enumerate(zip(self._fields, self._leaves, strict=True)):
            name = _unique(_own(field.name, notes), values, seen, notes)
            try:
                if leaf is None:
                    raise UnreadableColumnError("holds lists or records")
                values[name], note = convert_arrow_column(self._column(i, leaf))
                notes += [f"The column “{name}” {note}."] if note else []
            except UnreadableColumnError as error:
                notes.append(f"The column “{name}” was left out: it {error}.")
        if not values:
            raise ReadingError("The Parquet file has no column that can be read. " + " ".join(notes[:20]), hint=PLAIN)
        return Parquet(pd.DataFrame(values, copy=False), tuple(notes))

    def _column(self, i: int, leaf: int) -> pa.ChunkedArray:
        """Decode a column after all of it was measured."""
        import pyarrow as pa

        column = self._metadata.schema.column(leaf)
        pages = looked_at(self._content, self._footer, leaf, column.path[:100], self._limits.n_bytes)
        self._unpacked += pages.n_bytes
        if self._unpacked > self._limits.n_bytes:
            raise too_large("The unpacked table", None, self._limits.n_bytes)
        if column.physical_type == "FIXED_LEN_BYTE_ARRAY":
            self._count(column.length * self._footer.n_rows, column.path)
        if column.physical_type != "BYTE_ARRAY":
            return self._plain.reader.read_column(i)
        if pages.grows or not isinstance(self._coded.schema_arrow.field(i).type, pa.DictionaryType):
            return self._written_out(self._some_at_a_time(leaf, pages.largest), i, column.path)
        return self._written_out(self._coded.reader.read_column(i).chunks, i, column.path)

    def _some_at_a_time(self, leaf: int, largest: int) -> Iterator[pa.Array]:
        """Decode texts that may be far longer than their page: as many at a time as could not be too much."""
        step = max(1, min(100_000, self._limits.n_bytes // max(1, largest)))
        groups = list(range(len(self._footer.groups)))
        batches = self._plain.reader.iter_batches(step, groups, column_indices=[leaf], use_threads=False)
        return (batch.column(0) for batch in batches)

    def _written_out(self, chunks: Iterable[pa.Array], i: int, path: str) -> pa.ChunkedArray:
        """Write out each text wherever it is used, once it is known how much that is."""
        import pyarrow as pa
        import pyarrow.compute as pc

        kind, out = self._fields[i].type, []
        for chunk in chunks:
            coded = isinstance(chunk.type, pa.DictionaryType)
            lengths = pc.cast(pc.binary_length(chunk.dictionary), pa.int64()) if coded else None
            self._count(chunk.nbytes if lengths is None else pc.sum(pc.take(lengths, chunk.indices)).as_py() or 0, path)
            out.append(chunk.dictionary_decode() if coded else chunk)
        kind = kind.value_type if isinstance(kind, pa.DictionaryType) else kind
        return pa.chunked_array(out, type=out[0].type if out else kind)

    def _count(self, n: int, path: str) -> None:
        """Count text that is about to be written out."""
        self._text += n
        if self._text > self._limits.n_bytes:
            most = size(self._limits.n_bytes)
            what = f"The texts have {size(self._text)} and more when they are written out; at most {most} are read"
            raise SizeError(what, where=path[:100], hint=SMALLER)


PLAIN = "Save it with plain columns of numbers, text, dates or truths."


def _leaves_of(kind: pa.DataType, depth: int = 0) -> int:
    """Return how many columns of values a type is stored in."""
    if kind.num_fields == 0 or depth > DEEPEST:
        return 1
    return sum(_leaves_of(_stored(kind.field(i).type), depth + 1) for i in range(kind.num_fields))


def _stored(kind: pa.DataType) -> pa.DataType:
    """Return the type that values are stored as: a program's own type is another one underneath."""
    return getattr(kind, "storage_type", kind)


def _own(name: str, notes: list[str]) -> str:
    """Return a column's name; row labels without one get it here."""
    if INDEX.fullmatch(name) is None:
        return name
    notes.append(f"The row labels “{name}” of the table became the column “index”.")
    return "index"


def _unique(name: str, taken: dict[str, Any], seen: Counter[str], notes: list[str]) -> str:
    """Return a name that no column has yet."""
    if name not in taken:
        return name
    new = name
    while new in taken:
        seen[name] += 1
        new = f"{name} ({seen[name] + 1})"
    notes.append(f"Two columns are called “{name}”; the later one became “{new}”.")
    return new
