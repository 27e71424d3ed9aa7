"""The parts of a table on disk: found, compared with each other, and read in batches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from neon_core.errors import ColumnError, NeonError, Problem, ReadingError
from neon_core.streaming.store_path import StorePath, TablePath
from neon_core.streaming.table_files import (
    HINT,
    FoundFiles,
    SourceFile,
    check_unchanged,
    find_files,
    state_of,
    unreadable,
)
from neon_core.text import count

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_ROWS = 65_536
"""Rows that are in memory at a time; the largest matrix of 100 columns then has 52 MB."""
PIECE_ROWS = 1_000_000
"""Rows of a piece, at least, where a part has so many: a run that was stopped loses one piece at most."""
UNNAMED_INDEX = re.compile(r"__index_level_\d+__")


@dataclass(frozen=True, eq=False)
class Piece:
    """Rows that stand together in one file, and become one part of the output.

    Attributes
    ----------
    fragments : tuple
        Row groups of the file.
    file : int
        The file's place among all.
    first_row, n_rows : int
        The number of its first row in the table, and of its rows.
    number : int
        Its place among the pieces.
    """

    fragments: tuple[Any, ...]
    file: int
    first_row: int
    n_rows: int
    number: int


@dataclass(frozen=True, eq=False)
class Source:
    """A table on disk.

    Attributes
    ----------
    root : Path
        The file or the folder.
    files : tuple of SourceFile
        Its files, by name.
    paths : tuple of Path
        Where they are.
    pieces : tuple of Piece
        All of its rows, in order.
    schema : pyarrow.Schema
        The columns, with those of hive partitions behind them.
    names : tuple of str
        The names of the columns; that of unnamed row labels is "index".
    """

    root: TablePath
    files: tuple[SourceFile, ...]
    paths: tuple[TablePath, ...]
    pieces: tuple[Piece, ...]
    schema: pa.Schema
    names: tuple[str, ...]

    @property
    def n_rows(self) -> int:
        """The number of rows."""
        return sum(file.n_rows for file in self.files)

    def alone(self, piece: Piece) -> tuple[Source, Piece]:
        """Return the table with one piece and its file alone, as a worker needs it."""
        own = replace(piece, file=0)
        files, paths = (self.files[piece.file],), (self.paths[piece.file],)
        return replace(self, files=files, paths=paths, pieces=(own,)), own

    def without_pieces(self) -> Source:
        """Return the table's columns alone, which need little memory."""
        return replace(self, files=(), paths=(), pieces=())

    def batches(self, piece: Piece, names: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a piece in batches, of some columns or of all.

        Raises
        ------
        ReadingError
            If the file has changed or cannot be read.
        """
        from pyarrow import dataset as engine

        chosen = self.names if names is None else names
        stored = [self.schema.names[self.names.index(name)] for name in chosen]
        with self._reading(piece):
            for fragment in piece.fragments:
                scanner = engine.Scanner.from_fragment(
                    fragment, schema=self.schema, columns=stored, batch_size=BATCH_ROWS, **READ_AHEAD
                )
                for batch in scanner.to_batches():
                    if batch.num_rows:
                        yield batch.rename_columns(list(chosen))

    @contextmanager
    def _reading(self, piece: Piece) -> Iterator[None]:
        """Refuse a file that changed before or while it was read, and name one that cannot be read."""
        file, path = self.files[piece.file], self.paths[piece.file]
        check_unchanged(path, file)
        try:
            yield
        except NeonError:
            raise
        except Exception as error:  # any fault that the engine finds
            check_unchanged(path, file)
            raise unreadable([(file.path, error)]) from error
        check_unchanged(path, file)


READ_AHEAD: dict[str, Any] = {"batch_readahead": 2, "fragment_readahead": 1}
"""pyarrow reads 16 batches of 4 files ahead by default, which is a memory of its own."""


def open_source(source: str | PathLike[str] | FoundFiles) -> Source:
    """Return the table in a Parquet file, or in a folder of them with or without hive partitions.

    Raises
    ------
    ReadingError
        If there is no such file, or with every part that cannot be read, or every part with another schema.
    ColumnError
        If two columns have one name.
    """
    found = source if isinstance(source, FoundFiles) else find_files(source)
    _check_parts(found)
    dataset = _open_dataset(found)
    return build_source(found.root, found, list(dataset.get_fragments()), dataset.schema)


def build_source(root: TablePath, found: FoundFiles, fragments: Sequence[Any], schema: pa.Schema) -> Source:
    """Return a table of files that were opened, each with its fragment.

    Raises
    ------
    ReadingError
        If it has no rows.
    ColumnError
        If two columns have one name.
    """
    files: list[SourceFile] = []
    pieces: list[Piece] = []
    first = 0
    for i, (name, path, fragment) in enumerate(zip(found.names, found.paths, fragments, strict=True)):
        groups = [group for group in fragment.split_by_row_group() if group.row_groups]
        n_rows = sum(group.row_groups[0].num_rows for group in groups)
        files.append(SourceFile(name, *state_of(path), n_rows))
        pieces += _cut(groups, i, first, len(pieces))
        first += n_rows
    if not first:
        raise ReadingError(f"{root.name} has no rows", where="source", hint=HINT)
    return Source(root, tuple(files), found.paths, tuple(pieces), schema, _choose_names(schema.names))


def _open_dataset(found: FoundFiles) -> Any:
    """Return the dataset of Parquet files."""
    from pyarrow import dataset as engine

    options: dict[str, Any] = {"format": "parquet", "partitioning": engine.partitioning(flavor="hive")}
    places = [path.path if isinstance(path, StorePath) else str(path) for path in (found.root, *found.paths)]
    options |= {"partition_base_dir": places[0]} if found.root.is_dir() else {}
    options |= {"filesystem": found.root.store} if isinstance(found.root, StorePath) else {}
    return engine.dataset(places[1:], **options)


def _check_parts(found: FoundFiles) -> None:
    """Refuse parts that cannot be read, and parts with other columns than the first, all of them at once."""
    schemas = [_read_schema(path) for path in found.paths]
    broken = [(name, each) for name, each in zip(found.names, schemas, strict=True) if isinstance(each, Exception)]
    problems = list(unreadable(broken).problems) if broken else []
    whole = [(name, each) for name, each in zip(found.names, schemas, strict=True) if not isinstance(each, Exception)]
    for name, schema in whole[1:]:
        first, own = whole[0]
        if not schema.equals(own):
            what = f"{name} has another schema than {first}: {_describe_difference(own, schema)}"
            problems.append(Problem(what, name, "Write all parts with the same columns and types, in one order."))
    if problems:
        raise ReadingError(problems)


def _read_schema(path: TablePath) -> Any:
    """Return the schema of a file, or the reason why it cannot be read."""
    from pyarrow import parquet as engine

    try:
        with path.open("rb") as file:
            return engine.read_schema(file).remove_metadata()
    except Exception as error:  # any fault that the engine finds
        return error


def _describe_difference(first: pa.Schema, other: pa.Schema) -> str:
    """Return how a schema differs from the first, as the end of a sentence."""
    lost = [name for name in first.names if name not in other.names]
    new = [name for name in other.names if name not in first.names]
    both = [name for name in first.names if name in other.names]
    types = [
        f"{name} is {other.field(name).type}, not {first.field(name).type}"
        for name in both
        if first.field(name).type != other.field(name).type
    ]
    found = [f"no {name}" for name in lost] + [f"{name} is new" for name in new] + types
    return ", ".join(found[:5]) or "the order or the nullability of its columns"


def _cut(groups: list[Any], file: int, first: int, number: int) -> Iterator[Piece]:
    """Yield the row groups of a file in pieces of a million rows or some more."""
    held: list[Any] = []
    n_held = 0
    for i, group in enumerate(groups):
        held.append(group)
        n_held += group.row_groups[0].num_rows
        if n_held >= PIECE_ROWS or i == len(groups) - 1:
            yield Piece(tuple(held), file, first, n_held, number)
            held, first, n_held, number = [], first + n_held, 0, number + 1


def _choose_names(stored: list[str]) -> tuple[str, ...]:
    repeated = sorted({name for name in stored if stored.count(name) > 1})
    if repeated:
        what = f"{count(len(repeated), 'name')} of columns stand there twice"
        raise ColumnError(what, where=", ".join(repeated[:5]), hint="Rename one of each.")
    return tuple("index" if UNNAMED_INDEX.fullmatch(n) and "index" not in stored else n for n in stored)
