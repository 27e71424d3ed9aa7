"""From a file's bytes to a dataset: what a table is written like is found out, said, and can be corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from os import PathLike
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from neon_core.dataset import Dataset
from neon_core.progress import Progress, stage, telling
from neon_core.reading import DEFAULT_LIMITS, Ambiguity, Limits, Overrides, Reading

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.ingestion.source import Source
    from neon_core.ingestion.text.text_reader import Read


def read_table(  # noqa: PLR0913  # one for each thing that can be known of a file
    source: bytes | str | PathLike[str] | IO[bytes],
    *,
    filename: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    header_row: int | None = None,
    missing_values: Iterable[str] | None = None,
    sheet: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress | None = None,
) -> Dataset:
    r"""Read a table: CSV and the like, gzip of it, Excel (.xlsx), Parquet.

    What is not given is found out. `Dataset.reading` says what was understood, what could have been meant otherwise,
    and lists every row of the file that is not in the frame.

    Parameters
    ----------
    source : bytes, path or binary file
        The file.
    filename : str, optional
        What to call it; by default the path's.
    encoding, delimiter, decimal, thousands, header_row, missing_values, sheet : optional
        What is known of the file; see `neon_core.reading.Overrides`.
    limits : Limits
        The largest table that is read.
    progress : callable, optional
        Called between pieces of the work with what is done ("unpack", "understand", "read", "columns") and the share
        of the whole that is done, 0 to 1, never less than before. What it raises ends the work.

    Raises
    ------
    ReadingError
        If it is no table, or not with these choices; with every fault that was found.
    SizeError
        If it is larger than the limits.

    Examples
    --------
    >>> data = read_table(b"town;warmth\nRome;21,5\nOslo;9\n", filename="towns.csv")
    >>> data.name, data.frame["warmth"].tolist(), data.reading.decimal
    ('towns', [21.5, 9.0], ',')
    """
    from neon_core.ingestion.overrides import check

    words = missing_values if missing_values is None or isinstance(missing_values, str) else tuple(missing_values)
    asked = Overrides(encoding, delimiter, decimal, thousands, header_row, words, sheet)  # type: ignore[arg-type]
    check(asked)
    with telling(progress), stage("unpack", 0.0, 1.0):
        return _read(source, filename, asked, limits)


def _read(source: Any, filename: str | None, asked: Overrides, limits: Limits) -> Dataset:
    """Unpack a file and read it as what it is."""
    from neon_core.ingestion.source import load

    found = load(source, filename, limits)
    data = _of_source(found, Reading("", found.name, found.format, overrides=asked), limits)
    return replace(data, reading=replace(data.reading, source_fingerprint=found.fingerprint))


def _of_source(found: Source, about: Reading, limits: Limits) -> Dataset:
    from neon_core.ingestion.text import text_reader

    if found.format == "parquet":
        from neon_core.ingestion.parquet import parquet_reader

        table = parquet_reader.read(found.content, limits)
        return _typed(table.frame, replace(about, notes=table.notes))
    if found.format == "excel":
        return _of_sheet(found.content, about, limits)
    read = text_reader.read(found.content, about.overrides, limits)
    marks = replace(about, encoding=read.encoding, delimiter=read.dialect.delimiter, quote=read.dialect.quote)
    return _dataset(read, marks)


def _of_sheet(content: bytes, about: Reading, limits: Limits) -> Dataset:
    """Read a sheet of a workbook: as text that is known to be written without peculiarities."""
    from neon_core.ingestion.excel import excel_reader
    from neon_core.ingestion.text import text_reader
    from neon_core.ingestion.text.records import Dialect

    sheet = excel_reader.to_text(content, about.overrides.sheet, limits)
    asked = replace(about.overrides, encoding=None, delimiter=None, decimal=about.overrides.decimal or ".")
    return _dataset(
        text_reader.read(sheet.text, asked, limits, Dialect()), replace(about, sheet=sheet.name, sheets=sheet.names)
    )


def _dataset(read: Read, about: Reading) -> Dataset:
    """Put columns together."""
    import pandas as pd

    from neon_core.ingestion.columns import roles

    built = read.built
    values = {name: _owned(column.values) for name, column in zip(built.names, built.columns, strict=True)}
    reading = replace(
        about,
        decimal=built.verdict.decimal,
        thousands=built.verdict.thousands,
        header_row=read.layout.header_line,
        n_header_rows=read.layout.n_header_rows,
        missing_values=tuple(sorted({word for column in built.columns for word in column.missing})),
        ambiguities=tuple(map(_as_ambiguity, read.ambiguities)),
        notes=read.notes,
        unread=read.unread,
    )
    frame = pd.DataFrame(values, copy=False)
    kinds, units = [column.kind for column in built.columns], [column.unit for column in built.columns]
    return Dataset(_called(about), frame, roles.guess(frame, kinds, units), reading=reading)


def _as_ambiguity(told: str) -> Ambiguity:
    return told if isinstance(told, Ambiguity) else Ambiguity(told)


def _owned(values: Any) -> Any:
    """Return values that the frame can have for its own: as pandas has them, and to be written to."""
    if hasattr(values, "to_pandas"):
        return values.to_pandas()
    return values.copy() if isinstance(values, np.ndarray) and not values.flags.writeable else values


def _typed(frame: pd.DataFrame, about: Reading) -> Dataset:
    """Take a frame whose columns have types."""
    from neon_core.ingestion.columns import categories, roles

    data = Dataset.from_frame(frame, _called(about))
    kinds = [
        categories.kind(frame[column.name]) if column.kind == "category" else column.kind for column in data.columns
    ]
    return replace(data, columns=roles.guess(data.frame, kinds, [""] * len(kinds)), reading=about)


def _called(about: Reading) -> str:
    """Return the name of a file without what its format adds to it."""
    path = PurePath(about.filename)
    return PurePath(path.stem).stem if path.suffix == ".gz" else path.stem or "table"
