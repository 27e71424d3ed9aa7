"""What is known of how a file was read: what was asked for, what was understood, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Self

from neon_core.errors import ConfigError, Problem

MOST_DIGITS = 16

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows Western (cp1252)",
    "cp1250": "Windows Central European (cp1250)",
    "cp1251": "Windows Cyrillic (cp1251)",
    "iso8859-1": "ISO Latin 1",
    "iso8859-15": "ISO Latin 9, with €",
    "shift_jis": "Japanese (Shift JIS)",
    "gb18030": "Chinese (GB 18030)",
}
"""What people call an encoding."""


def fingerprint(content: bytes) -> str:
    """Return the bytes of a file as 32 hexadecimal digits.

    Examples
    --------
    >>> fingerprint(b"a,b")
    '1eb7c54d52831bbfe8942af0b1c56b74'
    """
    return sha256(content).hexdigest()[:32]


@dataclass(frozen=True)
class Unread:
    """A row of the file that is not in the table.

    Attributes
    ----------
    line : int
        Where it begins, counted from 1.
    reason : str
        Why it is not in the table, as a sentence without its full stop.
    text : str
        What stands there.
    """

    line: int
    reason: str
    text: str


class Ambiguity(str):
    """A sentence about what could have been meant otherwise, with the choice that settles it.

    Attributes
    ----------
    resolved_by : str
        A field of `Overrides`; empty where none settles it.

    Examples
    --------
    >>> Ambiguity("1.234 could be a thousand.", "decimal").resolved_by
    'decimal'
    """

    __slots__ = ("resolved_by",)
    resolved_by: str

    def __new__(cls, sentence: str, resolved_by: str = "") -> Self:
        """Make a sentence that knows its choice."""
        found = super().__new__(cls, sentence)
        found.resolved_by = resolved_by
        return found

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # str knows one argument
        """Keep both when it is copied."""
        return str(self), self.resolved_by


@dataclass(frozen=True)
class Overrides:
    """What a user knows of a file; None is found out.

    Attributes
    ----------
    encoding : str, optional
        As Python calls it: "utf-8", "cp1252", ...
    delimiter : str, optional
        Between two cells: one character, or "whitespace" for any number of spaces and tabs.
    decimal, thousands : str, optional
        The mark before the decimals, "." or ","; the one between groups of three digits, "" for none.
    header_row : int, optional
        The line of the header, counted from 1; 0 where there is none.
    missing_values : tuple of str, optional
        The words that stand for a missing value, all of them; an empty cell always does.
    sheet : str, optional
        The sheet of a workbook.
    """

    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    header_row: int | None = None
    missing_values: tuple[str, ...] | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Limits:
    """The largest table that is read: what is larger is refused, with the reason.

    Attributes
    ----------
    n_bytes : int
        Of the file, and of what is packed in it.
    n_rows, n_columns, n_cells : int
        Of the table.
    """

    n_bytes: int = 200_000_000
    n_rows: int = 2_000_000
    n_columns: int = 10_000
    n_cells: int = 100_000_000


DEFAULT_LIMITS = Limits()
"""What is read where nobody says otherwise."""

LIMIT_SETTINGS = {"NEON_MAX_ROWS": "n_rows", "NEON_MAX_COLUMNS": "n_columns", "NEON_MAX_CELLS": "n_cells"}
"""What sets the limits of a dashboard; its megabytes are a setting of Streamlit."""


def parse_limits(settings: Mapping[str, str]) -> Limits:
    """Return the limits that settings, such as the environment, say.

    Raises
    ------
    ConfigError
        With each that is no whole number from 1 on.

    Examples
    --------
    >>> parse_limits({"NEON_MAX_ROWS": "5000000"}).n_rows
    5000000
    """
    said = {name: settings[name] for name in LIMIT_SETTINGS if name in settings}
    problems = [
        Problem(f"{text!r} is no limit", name, "Set it to a whole number from 1 on, or not at all.")
        for name, text in said.items()
        if not (text.isascii() and text.isdigit() and 0 < len(text) < MOST_DIGITS and int(text) > 0)
    ]
    if problems:
        raise ConfigError(problems)
    return replace(DEFAULT_LIMITS, **{LIMIT_SETTINGS[name]: int(text) for name, text in said.items()})


@dataclass(frozen=True)
class Reading:
    """How a file was read.

    Attributes
    ----------
    source_fingerprint : str
        The file's bytes as 32 hexadecimal digits; empty where there was no file.
    filename : str
        What the file was called; may be empty.
    format : str
        "text", "excel", "parquet", or "frame" where there was no file.
    encoding, delimiter, quote, decimal, thousands : str
        As in `Overrides`, of a text; empty where there is none. The quote is the mark around cells.
    header_row, n_header_rows : int
        The line where the header begins, 0 where there is none; how many lines it has.
    missing_values : tuple of str
        The words that were taken for a missing value.
    sheet : str
        The sheet that was read.
    sheets : tuple of str
        All sheets of the workbook.
    ambiguities : tuple of Ambiguity
        What could have been meant otherwise, and how it was taken; sentences.
    notes : tuple of str
        What else was done to make a table of the file; sentences.
    unread : tuple of Unread
        Every row of the file that is not in the table, in order.
    overrides : Overrides
        What was not found out but asked for.
    """

    source_fingerprint: str = ""
    filename: str = ""
    format: str = "frame"
    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    decimal: str = ""
    thousands: str = ""
    header_row: int = 0
    n_header_rows: int = 0
    missing_values: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    overrides: Overrides = Overrides()
