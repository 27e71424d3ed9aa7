"""The files of a table on disk: found by name, their format, their state, their hive partitions."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from os import PathLike
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from neon_core.arguments import format_given
from neon_core.errors import NeonError, Problem, ReadingError
from neon_core.ingestion.signatures import PARQUET as PARQUET_SIGNATURE
from neon_core.streaming.store_path import StorePath, TablePath, parse_path, unreachable
from neon_core.text import join_some

PARQUET = (".parquet", ".pq", ".parq")
TEXTS = (".csv", ".tsv", ".txt", ".gz")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
HINT = "Name a Parquet or CSV file, or a folder of them."
NO_VALUE = "__HIVE_DEFAULT_PARTITION__"
"""The name of a hive partition of missing values."""


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
        Its rows; 0 while the rows of a text are not counted.
    """

    path: str
    n_bytes: int
    modified: int
    n_rows: int


@dataclass(frozen=True)
class FoundFiles:
    """The files of a table.

    Attributes
    ----------
    root : Path
        The file or the folder that was given.
    paths : tuple of Path
        The files, by name.
    is_text : bool
        Whether they are text; else they are Parquet.
    """

    root: TablePath
    paths: tuple[TablePath, ...]
    is_text: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The files below the folder, with "/"."""
        return tuple(name_below(self.root, path) for path in self.paths)


def find_files(path: str | PathLike[str]) -> FoundFiles:
    """Return the files of a table: one file, or all of a folder in one format, without hidden ones.

    Raises
    ------
    ReadingError
        If there are none, or of two formats.
    """
    root = _check_root(path)
    found = [root] if root.is_file() else _list_files(root)
    books = [p for p in found if p.suffix.lower() in WORKBOOKS]
    if books:
        what = f"{books[0].name} is a workbook, which is not read in batches"
        raise ReadingError(what, where="source", hint="Save it as CSV or Parquet first.")
    texts = tuple(p for p in found if _is_text(p, is_alone=root.is_file()))
    tables = tuple(p for p in found if p.suffix.lower() in PARQUET or (root.is_file() and not texts))
    if texts and tables:
        what = f"{root.name} has both text and Parquet: {texts[0].name} and {tables[0].name}"
        raise ReadingError(what, where="source", hint="Put them into a folder each.")
    if not texts and not tables:
        raise ReadingError(f"{root} has no Parquet or CSV file", where="source", hint=HINT)
    return FoundFiles(root, texts or tables, bool(texts))


def _check_root(path: str | PathLike[str]) -> TablePath:
    try:
        root = parse_path(path)
        exists = root.exists()
    except NeonError:
        raise
    except (TypeError, ValueError):
        raise ReadingError(f"{format_given(path)} is no path", where="source", hint=HINT) from None
    except Exception as error:  # each store has errors of its own
        raise unreachable(path, error) from error
    if not exists:
        raise ReadingError(f"There is no {root}", where="source", hint=HINT)
    return root


def _list_files(root: TablePath) -> list[TablePath]:
    """Return the files of a folder by name, without hidden ones."""
    paths: list[TablePath] = []
    paths += root.files() if isinstance(root, StorePath) else (path for path in root.rglob("*") if path.is_file())
    parts = [(name_below(root, path).split("/"), path) for path in paths]
    shown = [(names, path) for names, path in parts if not any(name.startswith((".", "_")) for name in names)]
    return [path for _, path in sorted(shown, key=itemgetter(0))]


def _is_text(path: TablePath, *, is_alone: bool) -> bool:
    """Return whether a file is text by its name; where it is the only one, by its first bytes."""
    if path.suffix.lower() in (*TEXTS, *PARQUET) or not is_alone:
        return path.suffix.lower() in TEXTS
    try:
        with path.open("rb") as file:
            return file.read(len(PARQUET_SIGNATURE)) != PARQUET_SIGNATURE
    except OSError as error:
        raise unreadable([(path.name, error)]) from None


def name_below(root: TablePath, path: TablePath) -> str:
    """Return the name of a file below the folder of the table."""
    if str(path) == str(root):
        return path.name
    if isinstance(path, StorePath) and isinstance(root, StorePath):
        return path.relative_to(root).as_posix()
    return Path(str(path)).relative_to(str(root)).as_posix()


def state_of(path: TablePath) -> tuple[int, int]:
    """Return the size of a file, and when it was last written; of an object store a number in place of the time."""
    if isinstance(path, StorePath):
        return path.state()
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def check_unchanged(path: TablePath, file: SourceFile) -> None:
    """Refuse a file that is not as it was when the work began.

    Raises
    ------
    ReadingError
        If its size or time is another, or it is gone.
    """
    try:
        is_same = state_of(path) == (file.n_bytes, file.modified)
    except OSError:
        is_same = False
    if not is_same:
        what = f"{file.path} changed while the table was read"
        raise ReadingError(what, where=file.path, hint="Begin again in another folder, or allow to replace it.")


def unreadable(parts: list[tuple[str, Exception]]) -> ReadingError:
    """Return the error that parts cannot be read, each named with its reason."""
    hint = "Write the part again, or take it out of the folder."
    reasons = [(name, (str(error).splitlines() or [type(error).__name__])[0][:200]) for name, error in parts]
    return ReadingError([Problem(f"{name} cannot be read: {reason}", name, hint) for name, reason in reasons])


def partitions_of(name: str) -> dict[str, str]:
    """Return the hive partitions in the name of a file: column and value; "" for a missing one.

    Examples
    --------
    >>> partitions_of("year=2024/place=S%C3%A3o/part.csv")
    {'year': '2024', 'place': 'São'}
    """
    pairs = (part.split("=", 1) for part in PurePosixPath(name).parent.parts if "=" in part)
    return {unquote(key): "" if value == NO_VALUE else unquote(value) for key, value in pairs}


def check_partitions(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns of hive partitions, which all files must have.

    Raises
    ------
    ReadingError
        With every file that has others than the first.
    """
    first = tuple(partitions_of(names[0]))
    hint = "Put all files into folders with the same keys, such as year=2024."
    problems = []
    for name in names:
        own = tuple(partitions_of(name))
        if own != first:
            what = f"{name} is in the partitions {join_some(own) or 'of none'}, and {names[0]} is not"
            problems.append(Problem(what, name, hint))
    if problems:
        raise ReadingError(problems)
    return first
