"""A sheet of a workbook as text, row by row, so that one reader reads all tables."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from neon_core.errors import ReadingError
from neon_core.ingestion.archive import opened
from neon_core.ingestion.excel.markup import DAMAGED
from neon_core.ingestion.excel.workbook import Entry, Workbook
from neon_core.ingestion.sizes import too_large
from neon_core.reading import Limits

SHOWN = 20
"""Sheets that a message lists."""

LINE_ENDS = str.maketrans({"\r": "\n", "\x00": None})


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet of a workbook.

    Attributes
    ----------
    text : bytes
        UTF-8, cells between commas, a record for each row from the sheet's first on; a blank row is a blank line.
    name : str
        What it is called.
    names : tuple of str
        All sheets with cells of the workbook, in its order.
    """

    text: bytes
    name: str
    names: tuple[str, ...]


def to_text(content: bytes, sheet: str | None, limits: Limits) -> Sheet:
    """Return a sheet as text.

    Parameters
    ----------
    content : bytes
        An .xlsx file.
    sheet : str, optional
        Its name; without one, the first that one sees and that is not empty.
    limits : Limits
        Of what is unpacked, and of the sheet's rows, columns and cells.

    Raises
    ------
    ReadingError
        If the workbook is damaged or protected, or has no such sheet.
    SizeError
        If it is too large: that is found out before it is laid out in memory.
    """
    with opened(content) as archive:
        workbook = Workbook(archive, limits)
        names = tuple(entry.name for entry in workbook.contents.entries)
        for entry in _candidates(workbook.contents.entries, sheet):
            alone = workbook.alone(entry)
            if alone is not None and (text := _text(alone, entry.name, limits)):
                return Sheet(text, entry.name, names)
    what = "Every sheet of the workbook is empty" if sheet is None else f"The sheet “{sheet}” is empty"
    hint = "Choose another sheet." if sheet is not None and len(names) > 1 else "Choose another file."
    raise ReadingError(what, hint=hint)


def _candidates(entries: list[Entry], sheet: str | None) -> list[Entry]:
    """Return the sheets to try in order: those that one sees before the hidden ones, or the one that is asked for."""
    if sheet is None:
        seen: dict[str, Entry] = {}
        for entry in sorted(entries, key=lambda entry: not entry.visible):
            seen.setdefault(entry.part, entry)
        return list(seen.values())
    found = [entry for entry in entries if entry.name == sheet]
    if not found:
        names = [f"“{entry.name[:100]}”" for entry in entries]
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        what = f"The workbook has no sheet {str(sheet)[:100]!r}"
        raise ReadingError(what, where="sheet", hint=f"Choose one of {', '.join(names[:SHOWN])}{more}.")
    return found[:1]


def _text(workbook: io.BytesIO, name: str, limits: Limits) -> bytes:
    """Return the only sheet of a workbook as text, without empty rows at its end and columns at its right."""
    try:
        from python_calamine import load_workbook

        sheet = load_workbook(workbook).get_sheet_by_index(0)
        before = [""] * sheet.start[1] if sheet.start else []
        width = max((_filled(row) for row in sheet.iter_rows()), default=0)
        return _records(sheet, before, width, name, limits.n_bytes) if width else b""
    except ReadingError:
        raise
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the engine's own panics are no Exceptions
        raise ReadingError(f"The sheet cannot be read: {error}", where=name, hint=DAMAGED) from error


def _filled(row: list[Any]) -> int:
    """Return how many cells there are up to the last that is not empty."""
    return next((i for i in range(len(row), 0, -1) if row[i - 1] != ""), 0)


def _records(sheet: Any, before: list[str], width: int, name: str, limit: int) -> bytes:
    """Write the rows, and refuse them as soon as they are too much text."""
    out = io.BytesIO()
    text = io.TextIOWrapper(out, "utf-8", errors="replace", newline="")
    writer = csv.writer(text, lineterminator="\n")
    blank = 0
    for row in sheet.iter_rows():
        if not _filled(row):
            blank += 1  # written only where something follows
            continue
        text.write("\n" * blank)
        blank = 0
        writer.writerow([*before, *map(written, row[:width])])
        if out.tell() > limit:
            break
    text.flush()
    if out.tell() > limit:
        raise too_large(f"The text of the sheet “{name}”", None, limit)
    return out.getvalue()


def written(value: Any) -> str:
    """Write a cell's value as a person would type it.

    Examples
    --------
    >>> [written(v) for v in (3.0, 0.1, True, date(2024, 1, 31), datetime(2024, 1, 31, 9), timedelta(hours=36.5))]
    ['3', '0.1', 'TRUE', '2024-01-31', '2024-01-31 09:00:00', '36:30:00']
    """
    if isinstance(value, str):
        return value.replace("\r\n", "\n").translate(LINE_ENDS) if "\r" in value or "\x00" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return _duration(value) if isinstance(value, timedelta) else str(value)


def _duration(value: timedelta) -> str:
    """Write hours, minutes and seconds; hours count on beyond 24."""
    sign, value = ("-", -value) if value < timedelta() else ("", value)
    minutes, seconds = divmod(value.days * 86_400 + value.seconds, 60)
    fraction = f".{value.microseconds:06d}" if value.microseconds else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{seconds:02d}{fraction}"
