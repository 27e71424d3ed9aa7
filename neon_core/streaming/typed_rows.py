"""The rows of a text, read once, checked, and kept as Parquet beside the result until all of it is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neon_core.errors import Problem, ReadingError, SavedFileError
from neon_core.streaming import source_parts
from neon_core.streaming.record_sample import TextSample, read_bodies
from neon_core.streaming.source_parts import Source, build_source
from neon_core.streaming.store_path import TablePath
from neon_core.streaming.table_files import FoundFiles, SourceFile
from neon_core.streaming.text_batches import Place, build_reader
from neon_core.streaming.text_source import TextSource
from neon_core.text import count

if TYPE_CHECKING:
    import pyarrow as pa

ROWS, BEING_READ = ".rows", ".rows.unfinished"
MOST_NAMED = 50
"""Faults that are named; the others are counted."""


@dataclass(eq=False)
class RowWriter:
    """Writes typed rows to Parquet files; a column of whole numbers becomes one of any numbers where a block has such.

    Parameters
    ----------
    folder : Path
        Where the files go.
    """

    folder: Path
    n_rows: int = 0
    _schema: pa.Schema | None = None
    _writer: Any = None
    _n_files: int = 0

    def write(self, table: pa.Table) -> None:
        """Write the rows of a block; a file begins where the columns become wider, or the last one is full."""
        from pyarrow import parquet as engine

        if not table.num_rows:
            return
        schema = table.schema if self._schema is None else widen([self._schema, table.schema])
        if schema != self._schema or self.n_rows >= source_parts.PIECE_ROWS:
            self.close()
        if self._writer is None:
            self._schema, self.n_rows = schema, 0
            self._writer = engine.ParquetWriter(
                self.folder / f"rows-{self._n_files:05}.parquet", schema, use_dictionary=False, compression="lz4"
            )
            self._n_files += 1
        self._writer.write_table(table.cast(schema))
        self.n_rows += table.num_rows

    def close(self) -> None:
        """Finish the file."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def widen(schemas: list[pa.Schema]) -> pa.Schema:
    """Return the schema that holds the rows of all: numbers with decimals or gaps where one has them.

    Examples
    --------
    >>> import pyarrow as pa
    >>> widen([pa.schema([("a", pa.int64())]), pa.schema([("a", pa.float64())])]).field("a").type
    DataType(double)
    """
    import pyarrow as pa

    fields = []
    for columns in zip(*schemas, strict=True):
        types = {column.type for column in columns}
        fields.append(columns[0].with_type(pa.float64()) if len(types) > 1 else columns[0])
    return pa.schema(fields)


@dataclass(eq=False)
class _Found:
    """What a pass over a text has found: rows of each file, rows without a value, faults."""

    n_rows: list[int]
    n_empty: int = 0
    problems: list[Problem] = field(default_factory=list)
    n_problems: int = 0

    def add(self, problems: list[Problem]) -> None:
        self.n_problems += len(problems)
        self.problems += problems[: MOST_NAMED - len(self.problems)]

    def check(self) -> None:
        if self.n_problems > len(self.problems):
            what = f"{count(self.n_problems - len(self.problems), 'further fault')} of this table"
            self.problems.append(Problem(f"There are {what}", "source", "Correct these first."))
        if self.problems:
            raise ReadingError(self.problems)


def store_rows(
    source: TextSource, sample: TextSample, folder: Path, listen: Callable[[int], None]
) -> tuple[SourceFile, ...]:
    """Read all rows of a text, write them to the folder `.rows`, and return the files with their numbers of rows.

    Parameters
    ----------
    source : TextSource
        The table.
    sample : TextSample
        Its sample, which decides how cells become values.
    folder : Path
        The folder of the result.
    listen : callable
        Called with the number of bytes after each block.

    Raises
    ------
    ReadingError
        With every row and every cell that does not fit, by its row and line.
    SavedFileError
        If the rows cannot be written, for instance since the disk is full.
    """
    place = folder / BEING_READ
    drop_rows(folder)
    try:
        place.mkdir()
        found = _store(source, sample, place, listen)
        found.check()
        place.replace(folder / ROWS)
    except OSError as error:
        what = f"The rows of the table cannot be written to {place}: {error.strerror or error}"
        raise SavedFileError(what, where="output", hint="Make room on the disk, then run the same again.") from None
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return tuple(replace(file, n_rows=n) for file, n in zip(source.files, found.n_rows, strict=True))


def _store(source: TextSource, sample: TextSample, place: Path, listen: Callable[[int], None]) -> _Found:
    """Write the rows while there is no fault, and go on to find all faults."""
    reader, writer = build_reader(source, sample), RowWriter(place)
    found = _Found([0] * len(source.files))
    found.add(list(sample.problems))
    try:
        for file, line, block in read_bodies(source, listen):
            batch = reader.read(block, Place(file, line, sum(found.n_rows)))
            found.n_rows[file] += batch.table.num_rows
            found.n_empty += batch.n_empty
            found.add(batch.problems)
            if not found.n_problems:
                writer.write(batch.table)
    finally:
        writer.close()
    return found


def open_rows(folder: Path, root: TablePath) -> Source:
    """Return the rows of a text that were stored.

    Parameters
    ----------
    folder : Path
        The folder of the result.
    root : Path
        The text, or the folder of texts.
    """
    from pyarrow import dataset as engine
    from pyarrow import parquet

    paths = tuple(sorted((folder / ROWS).glob("*.parquet")))
    schema = widen([parquet.read_schema(path) for path in paths])
    fragments = list(engine.dataset([str(path) for path in paths], schema=schema, format="parquet").get_fragments())
    return build_source(root, FoundFiles(folder / ROWS, paths, False), fragments, schema)


def drop_rows(folder: Path) -> None:
    """Remove the rows of a text that were stored, whole or not."""
    for name in (ROWS, BEING_READ):
        shutil.rmtree(folder / name, ignore_errors=True)
