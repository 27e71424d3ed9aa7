"""Read a file's bytes as a dataset: detect its options, report them, and let the user override them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from os import PathLike
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from neon_core.arguments import check_progress, check_type
from neon_core.checks import Indices, frozen
from neon_core.dataset import Dataset
from neon_core.event_log import Fields, measured
from neon_core.progress import Progress, report_to, stage
from neon_core.reading import DEFAULT_LIMITS, Limits, Overrides, Reading

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.ingestion.columns.typed_column import TypedColumn
    from neon_core.ingestion.source import Source
    from neon_core.ingestion.text.text_reader import TextTable


def read_table(  # noqa: PLR0913  # one parameter for each override
    source: bytes | str | PathLike[str] | IO[bytes],
    *,
    filename: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    header_row: int | tuple[int, ...] | None = None,
    missing_values: Iterable[str] | None = None,
    sheet: str | None = None,
    date_order: str | None = None,
    answers: Iterable[str] | None = None,
    carry_down: Iterable[str] | None = None,
    units: Mapping[str, str] | Iterable[tuple[str, str]] | None = None,
    split_numbers: Iterable[str] | None = None,
    keep_text: Iterable[str] | None = None,
    quote: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress | None = None,
) -> Dataset:
    r"""Read a table: CSV and other delimited text, plain or in gzip, Excel (.xlsx), Parquet.

    Options that are not given are detected. `Dataset.reading` holds the detected options, their ambiguities, and every
    row of the file that is not in the frame.

    Parameters
    ----------
    source : bytes, path or binary file
        The file.
    filename : str, optional
        The file's name; by default the path's.
    encoding, delimiter, quote, decimal, thousands, header_row, missing_values, sheet, date_order : optional
        Options of the file; see `neon_core.reading.Overrides`. Several header lines are a tuple: `header_row=(2, 3)`.
    answers, carry_down : iterable of str, optional
        Columns whose answers become yes/no columns, and columns whose labels are carried down to empty cells.
    units : mapping of str to str, optional
        Columns and the unit of their numbers: `units={"weight": "kg", "lap": "min:s"}`.
    split_numbers, keep_text : iterable of str, optional
        Columns whose cells hold several numbers, which become columns of their own; columns that are kept as text.
    limits : Limits
        The largest table that is read.
    progress : callable, optional
        Called between pieces of the work with the current stage ("unpack", "understand", "read", "columns") and the
        share of the whole that is done, 0 to 1, never less than before. An exception that it raises ends the work.

    Raises
    ------
    ReadingError
        If the file is not a table, or not with these options; it names every fault.
    SizeError
        If it is larger than the limits.
    ArgumentError
        If the limits are not Limits, or the progress cannot be called.

    Examples
    --------
    >>> data = read_table(b"town;warmth\nRome;21,5\nOslo;9\n", filename="towns.csv")
    >>> data.name, data.frame["warmth"].tolist(), data.reading.decimal
    ('towns', [21.5, 9.0], ',')
    """
    from neon_core.ingestion.overrides import read_units, read_words_of, validate_overrides

    check_type(limits, Limits, "limits")
    check_progress(progress)
    words = {"missing_values": missing_values, "answers": answers, "carry_down": carry_down}
    words |= {"split_numbers": split_numbers, "keep_text": keep_text}
    overrides = Overrides(
        encoding=encoding,
        delimiter=delimiter,
        quote=quote,
        decimal=decimal,
        thousands=thousands,
        header_row=header_row,
        sheet=sheet,
        date_order=date_order,
        units=read_units(units),
        **{field: read_words_of(field, given) for field, given in words.items()},
    )
    validate_overrides(overrides)
    with measured("read") as logged, report_to(progress), stage("unpack", 0.0, 1.0):
        data = _read_source(source, filename, overrides, limits, logged)
        logged |= {"n_rows": len(data.frame), "n_columns": len(data.columns)}
        return data


def _read_source(given: Any, filename: str | None, overrides: Overrides, limits: Limits, logged: Fields) -> Dataset:
    """Unpack a file and read it by its format; log its format and its size."""
    from neon_core.ingestion.source import load_source

    source = load_source(given, filename, limits)
    logged |= {"kind": source.format, "n_bytes": len(source.content)}
    data = _read_by_format(source, Reading("", source.name, source.format, overrides=overrides), limits)
    return replace(data, reading=replace(data.reading, source_fingerprint=source.fingerprint))


def _read_by_format(source: Source, reading: Reading, limits: Limits) -> Dataset:
    from neon_core.ingestion.text.text_reader import read_text_table

    if source.format == "parquet":
        from neon_core.ingestion.parquet.parquet_reader import read_parquet

        table = read_parquet(source.content, limits)
        return _build_typed_dataset(table.frame, replace(reading, notes=table.notes))
    if source.format == "excel":
        return _read_workbook(source.content, reading, limits)
    text = read_text_table(source.content, reading.overrides, limits)
    marks = replace(reading, encoding=text.encoding, delimiter=text.dialect.delimiter, quote=text.dialect.quote)
    return build_dataset(text, marks)


def _read_workbook(content: bytes, reading: Reading, limits: Limits) -> Dataset:
    """Read a sheet of a workbook, by way of text in the default dialect."""
    from neon_core.ingestion.excel.excel_reader import read_sheet
    from neon_core.ingestion.text.records import Dialect
    from neon_core.ingestion.text.text_reader import read_text_table

    decimal = reading.overrides.decimal or ("," if reading.overrides.thousands == "." else ".")
    sheet = read_sheet(content, reading.overrides.sheet, limits, decimal)
    overrides = replace(reading.overrides, encoding=None, delimiter=None, quote=None, decimal=decimal)
    text = read_text_table(sheet.text, overrides, limits, Dialect())
    text = replace(text, ambiguities=(*sheet.ambiguities, *text.ambiguities))
    return build_dataset(text, replace(reading, sheet=sheet.name, sheets=sheet.names))


def _join_date_orders(columns: Iterable[TypedColumn]) -> str:
    """Return the order of day and month that dates show; "" where none does, or two differ."""
    orders = {column.date_order for column in columns} - {"", "either"}
    return orders.pop() if len(orders) == 1 else ""


def build_dataset(text: TextTable, reading: Reading) -> Dataset:
    """Return the dataset of a table that was read from text."""
    import pandas as pd

    from neon_core.ingestion.columns.roles import detect_roles

    typed = text.typed
    values = {name: _to_frame_values(column.values) for name, column in zip(typed.names, typed.columns, strict=True)}
    frame = pd.DataFrame(values, copy=False)
    reading = replace(
        reading,
        decimal=typed.number_format.decimal,
        thousands=typed.number_format.thousands,
        header_row=text.layout.header_line,
        n_header_rows=text.layout.n_header_rows,
        date_order=_join_date_orders(typed.columns),
        missing_values=tuple(sorted({word for column in typed.columns for word in column.missing})),
        ambiguities=text.ambiguities,
        notes=text.notes,
        unread=text.unread,
        lines=_compact_lines(typed.lines),
    )
    kinds, units = [column.kind for column in typed.columns], [column.unit for column in typed.columns]
    left_out = {
        name: column.left_out for name, column in zip(typed.names, typed.columns, strict=True) if column.left_out
    }
    columns = detect_roles(frame, kinds, units, [column.order for column in typed.columns], left_out)
    columns = tuple(replace(c, affixes=typed.affixes) for c, typed in zip(columns, typed.columns, strict=True))
    return Dataset(_name_dataset(reading.filename), frame, columns, reading=reading)


def _compact_lines(lines: Indices) -> range | Indices:
    """Return the lines of all rows; of rows without a gap between them as a range, which needs no memory."""
    if lines.size and lines[-1] - lines[0] == lines.size - 1:
        return range(int(lines[0]), int(lines[-1]) + 1)
    return frozen(lines)


def _to_frame_values(values: Any) -> Any:
    """Return values as pandas holds them, writable and owned by the frame."""
    if hasattr(values, "to_pandas"):
        return values.to_pandas()
    return values.copy() if isinstance(values, np.ndarray) and not values.flags.writeable else values


def _build_typed_dataset(frame: pd.DataFrame, reading: Reading) -> Dataset:
    """Return the dataset of a frame whose columns have types."""
    from neon_core.ingestion.columns.categories import detect_word_kind
    from neon_core.ingestion.columns.ordered_answers import order_columns
    from neon_core.ingestion.columns.roles import detect_roles

    data = Dataset.from_frame(frame, _name_dataset(reading.filename))
    kinds = [
        detect_word_kind(frame[column.name]) if column.kind == "category" else column.kind for column in data.columns
    ]
    frame, kinds, orders, said = order_columns(data.frame, kinds)
    reading = replace(reading, notes=(*reading.notes, *map(str, said)))  # no option reads such a file in another way
    return replace(data, frame=frame, columns=detect_roles(frame, kinds, [""] * len(kinds), orders), reading=reading)


def _name_dataset(filename: str) -> str:
    """Return the name of a file without its extensions."""
    path = PurePath(filename)
    return PurePath(path.stem).stem if path.suffix == ".gz" else path.stem or "table"
