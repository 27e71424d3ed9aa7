"""Read a Parquet file into a frame, column by column; each is measured before it is decoded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neon_core.errors import NeonError, ReadingError, SizeError
from neon_core.ingestion.columns.arrow_values import UnreadableColumnError, convert_arrow_column
from neon_core.ingestion.memory_need import check_memory, estimate_typed_memory
from neon_core.ingestion.parquet.parquet_footer import check_counts, read_footer
from neon_core.ingestion.parquet.parquet_pages import measure_column
from neon_core.ingestion.parquet.thrift import REPAIR_HINT, damage_error
from neon_core.ingestion.sizes import SMALLER_HINT, format_size, size_error
from neon_core.reading import Limits
from neon_core.text import unique_name

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

UNNAMED_INDEX = re.compile(r"__index_level_\d+__")
"""Name that pandas gives to row labels without one; it does not store the labels 0, 1, 2, …"""

LONGEST_STRING = 50_000_000
LONGEST_LIST = 500_000
DEEPEST = 100
PLAIN_HINT = "Save it with columns of numbers, text, dates or booleans."


@dataclass(frozen=True, eq=False)
class ParquetTable:
    """The table in a Parquet file.

    Attributes
    ----------
    frame : DataFrame
        Columns of numbers, booleans (pandas' "boolean" where some are missing), dates without a time zone, and text,
        with unique names.
    notes : tuple of str
        Sentences on the columns that were left out or changed.
    """

    frame: pd.DataFrame
    notes: tuple[str, ...]


def read_parquet(content: bytes, limits: Limits) -> ParquetTable:
    """Read a Parquet file.

    Parameters
    ----------
    content : bytes
        The file.
    limits : Limits
        The largest table that is read; `n_bytes` for the unpacked columns, and for the decoded texts.

    Raises
    ------
    ReadingError
        If the file is damaged, encrypted, or has no column that can be read.
    SizeError
        If the file is too large. It is measured before it is decoded.
    """
    try:
        return _Reader(content, limits).read_table()
    except NeonError:
        raise
    except Exception as error:  # any fault that the engine finds
        lines = str(error).splitlines() or [type(error).__name__]
        raise ReadingError(f"The Parquet file cannot be read: {lines[0][:300]}", hint=REPAIR_HINT) from error


class _Reader:
    """A Parquet file and the bytes that were unpacked from it."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._content, self._limits = content, limits
        self._footer = read_footer(content)
        self._file = self._open_file([])
        self._metadata = self._file.metadata
        check_counts(self._footer, self._metadata.num_columns, limits)
        self._fields = list(self._file.schema_arrow)
        self._leaves = self._find_leaves()
        self._n_unpacked = self._n_text = 0
        schema = self._metadata.schema
        flat = [schema.column(leaf) for leaf in self._leaves if leaf is not None]
        texts = [column.path for column in flat if column.physical_type == "BYTE_ARRAY"]
        check_memory(estimate_typed_memory(self._footer.n_rows, len(flat), len(texts)), limits)
        self._dictionary_file = self._open_file(texts)

    def _open_file(self, coded: list[str]) -> Any:
        """Return the opened file; columns in `coded` are read as dictionaries, each distinct text once."""
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile

        return ParquetFile(
            pa.BufferReader(self._content),
            read_dictionary=coded,
            thrift_string_size_limit=LONGEST_STRING,
            thrift_container_size_limit=LONGEST_LIST,
            schema_depth_limit=DEEPEST,
            arrow_extensions_enabled=False,
            coerce_int96_timestamp_unit="us",  # in nanoseconds the years before 1677 and after 2262 would wrap around
        )

    def _find_leaves(self) -> list[int | None]:
        """Return each column's place among the stored columns; None for a column of lists or records."""
        leaves: list[int | None] = []
        n_leaves = 0
        for field in self._fields:
            kind = _storage_type(field.type)
            leaves.append(n_leaves if kind.num_fields == 0 else None)
            n_leaves += _count_leaves(kind)
        if n_leaves != self._metadata.num_columns:
            raise damage_error("its two schemas differ")
        return leaves

    def read_table(self) -> ParquetTable:
        """Return every column that can be read, with notes on the other columns."""
        import pandas as pd

        values: dict[str, Any] = {}
        notes: list[str] = []
        repeats: Counter[str] = Counter()
        for i, (field, leaf) in enumerate(zip(self._fields, self._leaves, strict=True)):
            name = _choose_name(_name_index(field.name, notes), values, repeats, notes)
            try:
                if leaf is None:
                    raise UnreadableColumnError("holds lists or records")
                values[name], note = convert_arrow_column(self._decode_column(i, leaf))
                notes += [f"The column “{name}” {note}."] if note else []
            except UnreadableColumnError as error:
                notes.append(f"The column “{name}” was left out: it {error}.")
        if not values:
            raise ReadingError(
                "The Parquet file has no column that can be read. " + " ".join(notes[:20]), hint=PLAIN_HINT
            )
        return ParquetTable(pd.DataFrame(values, copy=False), tuple(notes))

    def _decode_column(self, i: int, leaf: int) -> pa.ChunkedArray:
        """Return the values of a column, after its pages were measured."""
        import pyarrow as pa

        column = self._metadata.schema.column(leaf)
        pages = measure_column(self._content, self._footer, leaf, column.path[:100], self._limits.n_bytes)
        self._n_unpacked += pages.n_bytes
        if self._n_unpacked > self._limits.n_bytes:
            raise size_error("The unpacked table", None, self._limits.n_bytes)
        if column.physical_type == "FIXED_LEN_BYTE_ARRAY":
            self._add_text(column.length * self._footer.n_rows, column.path)
        if column.physical_type != "BYTE_ARRAY":
            return self._file.reader.read_column(i)
        if pages.is_incremental or not isinstance(self._dictionary_file.schema_arrow.field(i).type, pa.DictionaryType):
            return self._expand_texts(self._decode_batches(leaf, pages.largest), i, column.path)
        return self._expand_texts(self._dictionary_file.reader.read_column(i).chunks, i, column.path)

    def _decode_batches(self, leaf: int, largest: int) -> Iterator[pa.Array]:
        """Yield texts that may be far longer than their page, in batches that cannot exceed the limit."""
        step = max(1, min(100_000, self._limits.n_bytes // max(1, largest)))
        groups = list(range(len(self._footer.groups)))
        batches = self._file.reader.iter_batches(step, groups, column_indices=[leaf], use_threads=False)
        return (batch.column(0) for batch in batches)

    def _expand_texts(self, chunks: Iterable[pa.Array], i: int, path: str) -> pa.ChunkedArray:
        """Return the texts of a column, each repeated wherever it is used; their length is checked first."""
        import pyarrow as pa
        import pyarrow.compute as pc

        kind, out = self._fields[i].type, []
        for chunk in chunks:
            coded = isinstance(chunk.type, pa.DictionaryType)
            lengths = pc.cast(pc.binary_length(chunk.dictionary), pa.int64()) if coded else None
            n_bytes = chunk.nbytes if lengths is None else pc.sum(pc.take(lengths, chunk.indices)).as_py() or 0
            self._add_text(n_bytes, path)
            out.append(chunk.dictionary_decode() if coded else chunk)
        kind = kind.value_type if isinstance(kind, pa.DictionaryType) else kind
        return pa.chunked_array(out, type=out[0].type if out else kind)

    def _add_text(self, n_bytes: int, path: str) -> None:
        """Count text that is about to be expanded; raise a `SizeError` if there is too much."""
        self._n_text += n_bytes
        if self._n_text > self._limits.n_bytes:
            size, most = format_size(self._n_text), format_size(self._limits.n_bytes)
            what = f"The decoded texts have {size} or more; at most {most} are read"
            raise SizeError(what, where=path[:100], hint=SMALLER_HINT)


def _count_leaves(kind: pa.DataType, depth: int = 0) -> int:
    """Return the number of stored columns that a type takes."""
    if kind.num_fields == 0 or depth > DEEPEST:
        return 1
    return sum(_count_leaves(_storage_type(kind.field(i).type), depth + 1) for i in range(kind.num_fields))


def _storage_type(kind: pa.DataType) -> pa.DataType:
    """Return the type that values are stored as; an extension type has another one underneath."""
    return getattr(kind, "storage_type", kind)


def _name_index(name: str, notes: list[str]) -> str:
    """Return a column's name; unnamed row labels become "index", with a note."""
    if UNNAMED_INDEX.fullmatch(name) is None:
        return name
    notes.append(f"The row labels “{name}” of the table became the column “index”.")
    return "index"


def _choose_name(name: str, taken: dict[str, Any], repeats: Counter[str], notes: list[str]) -> str:
    """Return a name that no column has yet; a changed name gets a note."""
    if name not in taken:
        return name
    repeats[name] += 1
    new = unique_name(name, taken, first=repeats[name] + 1)  # no search from 2 on for thousands of equal names
    notes.append(f"Two columns are called “{name}”; the later one became “{new}”.")
    return new
