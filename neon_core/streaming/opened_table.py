"""A table on disk that is ready for passes over its rows: Parquet as it is, text by way of its stored rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, Protocol

from neon_core.arguments import format_given
from neon_core.dataset import Dataset
from neon_core.errors import ArgumentError, ReadingError
from neon_core.ingestion.overrides import WORDS, read_units, read_words_of, validate_overrides
from neon_core.reading import Overrides
from neon_core.saved.settings import Settings
from neon_core.streaming.piece_runner import PieceRunner
from neon_core.streaming.record_sample import sample_text
from neon_core.streaming.row_meter import MEGABYTES, RowMeter
from neon_core.streaming.row_sample import read_sample
from neon_core.streaming.source_parts import Source, open_source
from neon_core.streaming.store_path import TablePath
from neon_core.streaming.table_files import SourceFile, find_files
from neon_core.streaming.text_source import TextSource, open_text
from neon_core.streaming.typed_rows import ROWS, open_rows, store_rows
from neon_core.text import join_some

ROW_BYTES = 100
"""Bytes of a row of text, about, while nobody has counted them."""


@dataclass(frozen=True, eq=False)
class DrawnTable:
    """The rows of a table, a random sample of them, and its files with their numbers of rows."""

    rows: Source
    sample: Dataset
    files: tuple[SourceFile, ...]


class OpenedTable(Protocol):
    """A table on disk.

    Attributes
    ----------
    root : Path
        The file or the folder.
    files : tuple of SourceFile
        Its files.
    n_rows : int
        Its rows, about.
    n_before : int
        The work before its rows can be passed over, in rows.
    """

    @property
    def root(self) -> TablePath: ...  # noqa: D102
    @property
    def files(self) -> tuple[SourceFile, ...]: ...  # noqa: D102
    @property
    def n_rows(self) -> int: ...  # noqa: D102
    @property
    def n_before(self) -> int: ...  # noqa: D102

    def draw(self, folder: Path, seed: int, size: int, meter: RowMeter, runner: PieceRunner) -> DrawnTable:
        """Return the rows and a random sample of them."""

    def open_again(self, folder: Path, seed: int, size: int, meter: RowMeter, runner: PieceRunner) -> Source:
        """Return the rows for a run that goes on."""


@dataclass(frozen=True, eq=False)
class ParquetTable:
    """A table of Parquet files."""

    source: Source
    n_before: int = 0

    @property
    def root(self) -> TablePath:
        """The file or the folder."""
        return self.source.root

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """Its files."""
        return self.source.files

    @property
    def n_rows(self) -> int:
        """Its rows."""
        return self.source.n_rows

    def draw(self, folder: Path, seed: int, size: int, meter: RowMeter, runner: PieceRunner) -> DrawnTable:  # noqa: ARG002
        """Return the rows and a random sample of them."""
        meter.begin("draw a sample")
        return DrawnTable(self.source, read_sample(self.source, seed, size, meter.add, runner), self.files)

    def open_again(self, folder: Path, seed: int, size: int, meter: RowMeter, runner: PieceRunner) -> Source:  # noqa: ARG002
        """Return the rows."""
        return self.source


@dataclass(frozen=True, eq=False)
class StoredText:
    """A table of text, whose rows are stored as Parquet in the folder of the result."""

    source: TextSource

    @property
    def root(self) -> TablePath:
        """The file or the folder."""
        return self.source.root

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """Its files; their rows are not counted."""
        return self.source.files

    @property
    def n_rows(self) -> int:
        """Its rows, about."""
        return max(1, self.source.n_bytes // ROW_BYTES)

    @property
    def n_before(self) -> int:
        """A sample is drawn, and the rows are stored."""
        return 4 * self.n_rows

    def draw(self, folder: Path, seed: int, size: int, meter: RowMeter, runner: PieceRunner) -> DrawnTable:  # noqa: ARG002
        """Store the rows, and return them and a random sample of them."""
        meter.begin("draw a sample", 1 / ROW_BYTES, MEGABYTES)
        sample = sample_text(self.source, seed, size, meter.add)
        meter.begin("read and check", 3 / ROW_BYTES, MEGABYTES)
        files = store_rows(self.source, sample, folder, meter.add)
        return DrawnTable(open_rows(folder, self.root), sample.dataset, files)

    def open_again(self, folder: Path, seed: int, size: int, meter: RowMeter, runner: PieceRunner) -> Source:
        """Return the rows that are stored; where they are gone, store them again."""
        if (folder / ROWS).is_dir():
            return open_rows(folder, self.root)
        return self.draw(folder, seed, size, meter, runner).rows


def open_table(source: str | PathLike[str], overrides: Overrides, *, is_chosen: bool = False) -> OpenedTable:
    """Return a table on disk.

    Parameters
    ----------
    source : path
        A file, or a folder of files.
    overrides : Overrides
        How text is read.
    is_chosen : bool
        Whether they are chosen for this table, which must then be text.

    Raises
    ------
    ReadingError
        With everything that prevents reading it.
    """
    found = find_files(source)
    if found.is_text:
        return StoredText(open_text(found, overrides))
    if is_chosen and overrides != Overrides():
        chosen = [name for name, value in vars(overrides).items() if value is not None]
        what = f"{found.root.name} is Parquet, which has no choices of how text is read"
        raise ReadingError(what, where=", ".join(chosen), hint="Leave them out.")
    return ParquetTable(open_source(found))


def read_options(reading: Mapping[str, Any] | None, settings: Settings | None) -> Overrides:
    """Return the choices of how text is read.

    Raises
    ------
    ArgumentError
        If they are no mapping, or one of them is none.
    ReadingError
        With every choice that no file can have.

    Examples
    --------
    >>> read_options({"decimal": ","}, None).decimal
    ','
    """
    if reading is None:
        return Overrides() if settings is None else settings.overrides
    wrong = _find_wrong(reading)
    if wrong:
        what = f"{join_some(wrong)} is no option of how text is read"
        raise ArgumentError(what, where="reading", hint=f"Choose from {join_some(list(vars(Overrides())), 99)}.")
    given: dict[str, Any] = dict(reading)
    given |= {name: read_words_of(name, given[name]) for name in given.keys() & set(WORDS)}
    overrides = Overrides(**{**given, "units": read_units(given.get("units"))})
    validate_overrides(overrides)
    return overrides


def _find_wrong(reading: object) -> list[str]:
    """Return the names that are no options; what is no mapping is none itself."""
    if not isinstance(reading, Mapping):
        return [f"reading={format_given(reading)}"]
    return [format_given(name) for name in reading if name not in vars(Overrides())]
