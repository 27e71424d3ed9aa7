"""Convert a sheet of a workbook to CSV, row by row, so that the text reader reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from neon_core.errors import ReadingError
from neon_core.ingestion import line_messages
from neon_core.ingestion.archive import open_archive
from neon_core.ingestion.excel.workbook import SheetEntry, Workbook
from neon_core.ingestion.excel.xml_parser import SAVE_AGAIN
from neon_core.ingestion.sizes import size_error
from neon_core.reading import Ambiguity, Limits
from neon_core.text import join_some

MOST_LISTED = 20
"""Sheets that an error message lists."""

LINE_BREAKS = str.maketrans({"\r": "\n", "\x00": None})


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet of a workbook, as CSV.

    Attributes
    ----------
    text : bytes
        CSV in UTF-8 with commas: a record for each row from the sheet's first on; a blank row is a blank line.
    name : str
        The sheet's name.
    names : tuple of str
        The names of all sheets with cells, in the workbook's order.
    ambiguities : tuple of Ambiguity
        The ambiguity of a workbook where another sheet has most of the rows.
    """

    text: bytes
    name: str
    names: tuple[str, ...]
    ambiguities: tuple[Ambiguity, ...] = ()


def read_sheet(content: bytes, sheet: str | None, limits: Limits, decimal: str = ".") -> Sheet:
    """Return a sheet as CSV.

    Parameters
    ----------
    content : bytes
        An .xlsx file.
    sheet : str, optional
        The sheet's name; by default the first visible sheet that is not empty.
    limits : Limits
        The largest sheet that is read; `n_bytes` for the unpacked workbook, and for the CSV.
    decimal : {".", ","}
        The mark that the numbers of cells are written with: cells of text may have the comma.

    Raises
    ------
    ReadingError
        If the workbook is damaged or protected, has no sheet of this name, or has only empty sheets.
    SizeError
        If the sheet is too large. It is measured before the engine loads it.
    """
    with open_archive(content) as archive:
        workbook = Workbook(archive, limits)
        names = tuple(entry.name for entry in workbook.index.sheets)
        for entry in _choose_candidates(workbook.index.sheets, sheet):
            single = workbook.extract_sheet(entry)
            if single is not None and (text := _convert_sheet(single, entry.name, limits, decimal)):
                doubts = _find_larger_sheet(workbook, entry) if sheet is None else ()
                return Sheet(text, entry.name, names, doubts)
    what = "Every sheet of the workbook is empty" if sheet is None else f"The sheet “{sheet}” is empty"
    hint = "Choose another sheet." if sheet is not None and len(names) > 1 else "Choose another file."
    raise ReadingError(what, hint=hint)


def _choose_candidates(entries: list[SheetEntry], sheet: str | None) -> list[SheetEntry]:
    """Return the sheets to try in order: the one of this name or, by default, visible sheets before hidden ones."""
    if sheet is None:
        by_part: dict[str, SheetEntry] = {}
        for entry in sorted(entries, key=lambda entry: not entry.is_visible):
            by_part.setdefault(entry.part, entry)
        return list(by_part.values())
    named = [entry for entry in entries if entry.name == sheet]
    if not named:
        names = [f"“{entry.name[:100]}”" for entry in entries]
        what = f"The workbook has no sheet {str(sheet)[:100]!r}"
        raise ReadingError(what, where="sheet", hint=f"Choose one of {join_some(names, MOST_LISTED, last=', ')}.")
    return named[:1]


def _find_larger_sheet(workbook: Workbook, read: SheetEntry) -> tuple[Ambiguity, ...]:
    """Return the ambiguity of a visible sheet with more rows than all others together."""
    visible = [entry for entry in workbook.index.sheets if entry.is_visible][:MOST_LISTED]
    others = {entry.part: entry for entry in visible if entry.part != read.part}
    if not others:
        return ()
    n_rows = {part: workbook.count_rows(entry) for part, entry in (others | {read.part: read}).items()}
    largest = max(others, key=n_rows.__getitem__)
    if 2 * n_rows[largest] <= sum(n_rows.values()):
        return ()
    return (line_messages.larger_sheet(read.name, n_rows[read.part], others[largest].name, n_rows[largest]),)


def _convert_sheet(workbook: io.BytesIO, name: str, limits: Limits, decimal: str) -> bytes:
    """Return the only sheet of a workbook as CSV, without empty rows at the end and empty columns at the right."""
    try:
        from python_calamine import load_workbook

        sheet = load_workbook(workbook).get_sheet_by_index(0)
        indent = [""] * sheet.start[1] if sheet.start else []
        width = max((_row_width(row) for row in sheet.iter_rows()), default=0)
        write = format_cell if decimal == "." else _format_with_comma
        return _write_records(sheet, indent, width, write, name, limits.n_bytes) if width else b""
    except ReadingError:
        raise
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the engine is not an Exception
        raise ReadingError(f"The sheet cannot be read: {error}", where=name, hint=SAVE_AGAIN) from error


def _row_width(row: list[Any]) -> int:
    """Return the number of cells up to the last one that is not empty."""
    return next((i for i in range(len(row), 0, -1) if row[i - 1] != ""), 0)


def _write_records(
    sheet: Any, indent: list[str], width: int, write: Callable[[Any], str], name: str, limit: int
) -> bytes:
    """Return the rows as CSV; raise a `SizeError` as soon as the text exceeds the limit."""
    out = io.BytesIO()
    text = io.TextIOWrapper(out, "utf-8", errors="replace", newline="")
    writer = csv.writer(text, lineterminator="\n")
    n_blank = 0
    for row in sheet.iter_rows():
        if not _row_width(row):
            n_blank += 1  # written only where a row with values follows
            continue
        text.write("\n" * n_blank)
        n_blank = 0
        writer.writerow([*indent, *map(write, row[:width])])
        if out.tell() > limit:
            break
    text.flush()
    if out.tell() > limit:
        raise size_error(f"The text of the sheet “{name}”", None, limit)
    return out.getvalue()


def format_cell(value: Any) -> str:
    """Return a cell's value as a person would type it.

    Examples
    --------
    >>> [format_cell(v) for v in (3.0, 0.1, True, date(2024, 1, 31), datetime(2024, 1, 31, 9), timedelta(hours=36.5))]
    ['3', '0.1', 'TRUE', '2024-01-31', '2024-01-31 09:00:00', '36:30:00']
    """
    if isinstance(value, str):
        return value.replace("\r\n", "\n").translate(LINE_BREAKS) if "\r" in value or "\x00" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return _format_duration(value) if isinstance(value, timedelta) else str(value)


def _format_with_comma(value: Any) -> str:
    """Return a cell's value, a number with a decimal comma."""
    text = format_cell(value)
    return text.replace(".", ",") if isinstance(value, float) else text


def _format_duration(value: timedelta) -> str:
    """Return hours, minutes and seconds; hours may exceed 24."""
    sign, value = ("-", -value) if value < timedelta() else ("", value)
    minutes, seconds = divmod(value.days * 86_400 + value.seconds, 60)
    fraction = f".{value.microseconds:06d}" if value.microseconds else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{seconds:02d}{fraction}"
