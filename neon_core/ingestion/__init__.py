"""From a file's bytes to a dataset (a first sketch: the real reader replaces it)."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from hashlib import blake2b
from os import PathLike
from pathlib import Path
from typing import IO

import pandas as pd

from neon_core.dataset import Dataset
from neon_core.errors import ReadingError
from neon_core.reading import Limits, Overrides, Reading, Unread


def read_table(
    source: bytes | str | PathLike[str] | IO[bytes],
    *,
    filename: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    header_row: int | None = None,
    missing_values: tuple[str, ...] | None = None,
    sheet: str | None = None,
    limits: Limits = Limits(),
) -> Dataset:
    """Read a table (sketch)."""
    if isinstance(source, bytes):
        content = source
    elif hasattr(source, "read"):
        content = source.read()
    else:
        content = Path(source).read_bytes()
    asked = Overrides(encoding, delimiter, decimal, thousands, header_row, missing_values, sheet)
    if not content.strip():
        raise ReadingError("The file is empty", where=filename or "table", hint="Choose another file.")
    text = content.decode(encoding or "utf-8-sig", "replace")
    mark = delimiter or csv.Sniffer().sniff(text[:4096], ",;\t|").delimiter
    decimal = decimal or ("," if mark == ";" else ".")
    frame = pd.read_csv(io.StringIO(text), sep=mark, decimal=decimal, thousands=thousands or None, on_bad_lines="skip")
    reading = Reading(
        blake2b(content, digest_size=16).hexdigest(),
        filename or "",
        "text",
        encoding or "utf-8",
        mark,
        '"',
        decimal,
        thousands or "",
        1 if header_row is None else header_row,
        1,
        ("NA",),
        ambiguities=("1.234 could be 1,234 as well; it was read as 1.234.",),
        unread=(Unread(5, "4 cells instead of 3", "a,b,c,d"),),
        asked=asked,
    )
    return replace(Dataset.from_frame(frame, Path(filename or "table").stem), reading=reading)
