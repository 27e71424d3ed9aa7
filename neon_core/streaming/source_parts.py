"""The parts of a table on disk: found, compared with each other, and read in batches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neon_core.arguments import format_given
from neon_core.errors import ColumnError, NeonError, Problem, ReadingError
from neon_core.text import count

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_ROWS = 65_536
"""Rows that are in memory at a time; the largest matrix of 100 columns then has 52 MB."""
PIECE_ROWS = 1_000_000
"""Rows of a piece, at least, where a part has so many: a run that was stopped loses one piece at most."""
UNNAMED_INDEX = re.compile(r"__index_level_\d+__")
PARQUET = (".parquet", ".pq", ".parq")
TEXTS = (".csv", ".tsv", ".txt", ".gz")
HINT = "Name a Parquet file, or a folder of them."


@dataclass(frozen=True)
class SourceFile:
    """A file of the table.

    Attributes
    ----------
    path : str
        Below the folder that was given, with "/".
    n_bytes, modified : int
        Its size, and when it was last written, in nanoseconds.
    n_rows : int
        Its rows.
    """

    path: str
    n_bytes: int
    modified: int
    n_rows: int


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
    """

    fragments: tuple[Any, ...]
    file: int
    first_row: int
    n_rows: int


@dataclass(frozen=True, eq=False)
class Source:
    """A table on disk.

    Attributes
    ----------
    root : Path
        The file or the folder.
    files : tuple of SourceFile
        Its files, by name.
    pieces : tuple of Piece
        All of its rows, in order.
    schema : pyarrow.Schema
        The columns, with those of hive partitions behind them.
    names : tuple of str
        The names of the columns; that of unnamed row labels is "index".
    """

    root: Path
    files: tuple[SourceFile, ...]
    pieces: tuple[Piece, ...]
    schema: pa.Schema
    names: tuple[str, ...]

    @property
    def n_rows(self) -> int:
        """The number of rows."""
        return sum(file.n_rows for file in self.files)

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
        file = self.files[piece.file]
        self._check_unchanged(file)
        try:
            yield
        except NeonError:
            raise
        except Exception as error:  # any fault that the engine finds
            self._check_unchanged(file)
            raise _unreadable([(file.path, error)]) from error
        self._check_unchanged(file)

    def _check_unchanged(self, file: SourceFile) -> None:
        path = self.root / file.path if self.root.is_dir() else self.root
        try:
            state = path.stat()
            is_same = (state.st_size, state.st_mtime_ns) == (file.n_bytes, file.modified)
        except OSError:
            is_same = False
        if not is_same:
            what = f"{file.path} changed while the table was read"
            raise ReadingError(what, where=file.path, hint="Begin again in another folder, or allow to replace it.")


READ_AHEAD: dict[str, Any] = {"batch_readahead": 2, "fragment_readahead": 1}
"""pyarrow reads 16 batches of 4 files ahead by default, which is a memory of its own."""


def open_source(path: str | PathLike[str]) -> Source:
    """Return the table in a Parquet file, or in a folder of them with or without hive partitions.

    Raises
    ------
    ReadingError
        If there is no such file, or with every part that cannot be read, or every part with another schema.
    ColumnError
        If two columns have one name.
    """
    root = _check_root(path)
    paths = _find_files(root)
    dataset, fragments = _open_parts(root, paths)
    files: list[SourceFile] = []
    pieces: list[Piece] = []
    first = 0
    for i, (part, groups) in enumerate(zip(paths, fragments, strict=True)):
        state, relative = part.stat(), part.relative_to(root).as_posix() if root.is_dir() else part.name
        n_rows = sum(group.row_groups[0].num_rows for group in groups)
        files.append(SourceFile(relative, state.st_size, state.st_mtime_ns, n_rows))
        pieces += _cut(groups, i, first)
        first += n_rows
    if not first:
        raise ReadingError(f"{root.name} has no rows", where="source", hint=HINT)
    return Source(root, tuple(files), tuple(pieces), dataset.schema, _choose_names(dataset.schema.names))


def _check_root(path: str | PathLike[str]) -> Path:
    try:
        root = Path(path)
        exists = root.exists()
    except (TypeError, ValueError):
        raise ReadingError(f"{format_given(path)} is no path", where="source", hint=HINT) from None
    if not exists:
        raise ReadingError(f"There is no {root}", where="source", hint=HINT)
    return root


def _find_files(root: Path) -> list[Path]:
    """Return the Parquet files of a folder by name, without hidden ones; refuse text, which is not streamed."""
    if root.is_file():
        found = [root]
    else:
        hidden = (".", "_")
        paths = (path for path in root.rglob("*") if path.is_file())
        found = sorted(p for p in paths if not any(n.startswith(hidden) for n in p.relative_to(root).parts))
    texts = [path for path in found if path.suffix.lower() in TEXTS]
    if texts:
        what = f"{texts[0].name} is text, which is not read in batches"
        raise ReadingError(what, where="source", hint="Save it as Parquet first.")
    found = [path for path in found if path.suffix.lower() in PARQUET or root.is_file()]
    if not found:
        raise ReadingError(f"{root} has no Parquet file", where="source", hint=HINT)
    return found


def _open_parts(root: Path, paths: list[Path]) -> tuple[Any, list[list[Any]]]:
    """Return the dataset and the row groups of each file; refuse unreadable parts and parts with another schema."""
    from pyarrow import dataset as engine

    schemas, fragments = [], []
    options = {"format": "parquet", "partitioning": engine.partitioning(flavor="hive")}
    options |= {"partition_base_dir": str(root)} if root.is_dir() else {}
    parts = _probe(paths)
    broken = [(_relative(root, path), error) for path, error in parts.items() if isinstance(error, Exception)]
    if broken:
        raise _unreadable(broken)
    dataset = engine.dataset([str(path) for path in paths], **options)
    for fragment in dataset.get_fragments():
        schemas.append(fragment.physical_schema.remove_metadata())
        fragments.append([group for group in fragment.split_by_row_group() if group.row_groups])
    _check_schemas([_relative(root, path) for path in paths], schemas)
    return dataset, fragments


def _probe(paths: list[Path]) -> dict[Path, Any]:
    """Return the number of rows of each file, or the reason why it cannot be read."""
    from pyarrow import parquet as engine

    found: dict[Path, Any] = {}
    for path in paths:
        try:
            found[path] = engine.read_metadata(path).num_rows
        except Exception as error:  # any fault that the engine finds
            found[path] = error
    return found


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if root.is_dir() else path.name


def _unreadable(parts: list[tuple[str, Exception]]) -> ReadingError:
    """Return the error that parts cannot be read, each named with its reason."""
    hint = "Write the part again, or take it out of the folder."
    reasons = [(name, (str(error).splitlines() or [type(error).__name__])[0][:200]) for name, error in parts]
    return ReadingError([Problem(f"{name} cannot be read: {reason}", name, hint) for name, reason in reasons])


def _check_schemas(names: list[str], schemas: list[Any]) -> None:
    """Refuse parts with other columns than the first, all of them at once."""
    problems = []
    for name, schema in zip(names, schemas, strict=True):
        if not schema.equals(schemas[0]):
            what = f"{name} has another schema than {names[0]}: {_describe_difference(schemas[0], schema)}"
            problems.append(Problem(what, name, "Write all parts with the same columns and types, in one order."))
    if problems:
        raise ReadingError(problems)


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


def _cut(groups: list[Any], file: int, first: int) -> Iterator[Piece]:
    """Yield the row groups of a file in pieces of a million rows or some more."""
    held: list[Any] = []
    n_held = 0
    for i, group in enumerate(groups):
        held.append(group)
        n_held += group.row_groups[0].num_rows
        if n_held >= PIECE_ROWS or i == len(groups) - 1:
            yield Piece(tuple(held), file, first, n_held)
            held, first, n_held = [], first + n_held, 0


def _choose_names(stored: list[str]) -> tuple[str, ...]:
    repeated = sorted({name for name in stored if stored.count(name) > 1})
    if repeated:
        what = f"{count(len(repeated), 'name')} of columns stand there twice"
        raise ColumnError(what, where=", ".join(repeated[:5]), hint="Rename one of each.")
    return tuple("index" if UNNAMED_INDEX.fullmatch(n) and "index" not in stored else n for n in stored)
