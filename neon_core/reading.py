"""How a file was read: overrides and limits before, encoding, dialect, header, notes and unread rows after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from neon_core.arguments import as_whole_number, format_given
from neon_core.errors import ConfigError, Problem

if TYPE_CHECKING:
    from neon_core.checks import Indices

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
"""Display names of encodings."""


def fingerprint(content: bytes) -> str:
    """Return the hash of a file's bytes, as 32 hexadecimal digits.

    Examples
    --------
    >>> fingerprint(b"a,b")
    '1eb7c54d52831bbfe8942af0b1c56b74'
    """
    return sha256(content).hexdigest()[:32]


DATE_ORDERS, QUOTES = ("dmy", "mdy"), ('"', "'", "")
"""The orders of day and month, and the characters around cells, that an override can have."""


@dataclass(frozen=True)
class Unread:
    """A row of the file that is not in the table.

    Attributes
    ----------
    line : int
        The line where it begins, counted from 1.
    reason : str
        The reason why it is not in the table, a sentence without its full stop.
    text : str
        The row as it stands in the file.
    """

    line: int
    reason: str
    text: str


CLOCKS = {"h:min": "hours and minutes", "min:s": "minutes and seconds"}
"""The meanings of a time like 4:05, which stand for a unit in `Overrides.units`."""
KEEP_TEXT = "keep_text"
"""The field of `Overrides` that resolves an ambiguity of any column: the cells stay as they are."""
ONE_OF = ("units", "encoding", "header_row", "sheet", "quote")
"""The fields of `Overrides` of which each value of an ambiguity alone resolves it."""


class Ambiguity(str):
    """A sentence about an ambiguity of the file, with the override that resolves it.

    Attributes
    ----------
    resolved_by : str
        A field of `Overrides`; every ambiguity of a reading has one.
    values : tuple of str
        The words, or the names of columns, that resolve it once they are in that field; empty where the field has
        choices of its own. For the fields of `ONE_OF` each value alone resolves it.
    columns : tuple of str
        The names of the columns that it is about, where it is about several or an override needs them.
    others : tuple of str
        Other fields of `Overrides` that resolve it by the names of its columns.

    Examples
    --------
    >>> Ambiguity("1.234 could be a thousand.", "decimal").resolved_by
    'decimal'
    """

    __slots__ = ("columns", "others", "resolved_by", "values")
    resolved_by: str
    values: tuple[str, ...]
    columns: tuple[str, ...]
    others: tuple[str, ...]

    def __new__(
        cls,
        sentence: str,
        resolved_by: str,
        values: Iterable[str] = (),
        columns: Iterable[str] = (),
        others: Iterable[str] = (),
    ) -> Self:
        """Create the text, and attach the override with its values and columns."""
        ambiguity = super().__new__(cls, sentence)
        ambiguity.resolved_by, ambiguity.values, ambiguity.columns = resolved_by, tuple(values), tuple(columns)
        ambiguity.others = tuple(others)
        return ambiguity

    def __getnewargs__(self) -> tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:  # type: ignore[override]
        """Return all arguments, so that copies and pickles keep the override; a str has one argument only."""
        return str(self), self.resolved_by, self.values, self.columns, self.others


@dataclass(frozen=True)
class Overrides:
    """The user's choices of how a file is read; a field that is None is detected.

    Attributes
    ----------
    encoding : str, optional
        Python's name of the encoding: "utf-8", "cp1252", ...
    delimiter, quote : str, optional
        One character, or "whitespace" for any number of spaces and tabs; the character around cells, "" for none.
    decimal, thousands : str, optional
        The decimal mark, "." or ","; the thousands mark, "" for none.
    header_row : int or tuple of int, optional
        The line of the header, or its lines in ascending order, counted from 1; 0 for no header.
    missing_values : tuple of str, optional
        All words for a missing value; an empty cell is always missing.
    sheet : str, optional
        The sheet of a workbook.
    date_order : str, optional
        The order of day and month in dates that fit both: "dmy" for the day first, "mdy" for the month first.
    answers : tuple of str, optional
        Columns whose cells hold several answers; each answer becomes a yes/no column.
    carry_down : tuple of str, optional
        Columns with a label in the first row of each group only; the empty cells below get that label.
    units : tuple of (str, str), optional
        Columns and the unit that their numbers are read in, or converted to; for times like 4:05 "h:min" or "min:s".
    split_numbers : tuple of str, optional
        Columns whose cells hold several numbers, such as 120/80; each place becomes a column of numbers.
    keep_text : tuple of str, optional
        Columns that are kept as text, whatever their cells look like.
    """

    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    header_row: int | tuple[int, ...] | None = None
    missing_values: tuple[str, ...] | None = None
    sheet: str | None = None
    date_order: str | None = None
    answers: tuple[str, ...] | None = None
    carry_down: tuple[str, ...] | None = None
    units: tuple[tuple[str, str], ...] | None = None
    split_numbers: tuple[str, ...] | None = None
    keep_text: tuple[str, ...] | None = None
    quote: str | None = None


@dataclass(frozen=True)
class Limits:
    """The largest file and table that are read; larger ones are refused with a `SizeError`.

    Attributes
    ----------
    n_bytes : int
        Bytes of the file, packed and unpacked.
    n_rows, n_columns, n_cells : int
        Rows, columns and cells of the table.
    n_memory : int, optional
        Bytes of memory that reading may take, which is estimated from the file before it is read; None for any number.

    Raises
    ------
    ConfigError
        With each limit that is not a whole number from 1 on.

    Examples
    --------
    >>> Limits(n_rows=0)
    Traceback (most recent call last):
    neon_core.errors.ConfigError: n_rows=0 is not a limit (n_rows). Choose a whole number from 1 on.
    """

    n_bytes: int = 200_000_000
    n_rows: int = 2_000_000
    n_columns: int = 10_000
    n_cells: int = 100_000_000
    n_memory: int | None = None

    def __post_init__(self) -> None:
        """Check all limits, and refuse the invalid ones together."""
        given = {name: value for name, value in vars(self).items() if name != "n_memory" or value is not None}
        problems = [
            Problem(f"{name}={format_given(value)} is not a limit", name, "Choose a whole number from 1 on.")
            for name, value in given.items()
            if (as_whole_number(value) or 0) < 1
        ]
        if problems:
            raise ConfigError(problems)


DEFAULT_LIMITS = Limits()
"""The limits of `read_table` by default."""
LIMIT_SETTINGS = {"NEON_MAX_ROWS": "n_rows", "NEON_MAX_COLUMNS": "n_columns", "NEON_MAX_CELLS": "n_cells"}
"""Environment variables that set the dashboard's limits; the limit in bytes is a setting of Streamlit."""


def parse_limits(settings: Mapping[str, str]) -> Limits:
    """Return the limits of a mapping from setting to text, such as the environment.

    Raises
    ------
    ConfigError
        With each setting that is not a whole number from 1 on.

    Examples
    --------
    >>> parse_limits({"NEON_MAX_ROWS": "5000000"}).n_rows
    5000000
    """
    texts = {name: settings[name] for name in LIMIT_SETTINGS if name in settings}
    problems = [
        Problem(f"{text!r} is not a limit", name, "Set it to a whole number from 1 on, or leave it unset.")
        for name, text in texts.items()
        if not (text.isascii() and text.isdigit() and 0 < len(text) < MOST_DIGITS and int(text) > 0)
    ]
    if problems:
        raise ConfigError(problems)
    return replace(DEFAULT_LIMITS, **{LIMIT_SETTINGS[name]: int(text) for name, text in texts.items()})


@dataclass(frozen=True)
class Reading:
    """How a file was read.

    Attributes
    ----------
    source_fingerprint : str
        The hash of the file's bytes, as 32 hexadecimal digits; empty where there was no file.
    filename, format : str
        The file's name, which may be empty; "text", "excel", "parquet", or "frame" where there was no file.
    encoding, delimiter, quote, decimal, thousands : str
        As in `Overrides`, for text; empty for other formats.
    header_row, n_header_rows : int
        The line where the header begins, 0 where there is none; its number of lines.
    date_order : str
        The order of day and month that its dates show, as in `Overrides`; empty where they show none, or several.
    missing_values : tuple of str
        The words that were read as a missing value.
    sheet, sheets : str, tuple of str
        The sheet that was read, and all sheets of the workbook.
    ambiguities : tuple of Ambiguity
        Sentences on the places that can be read in two ways, and the way that was chosen.
    notes : tuple of str
        Sentences on everything else that was done to make a table of the file.
    unread : tuple of Unread
        Every row of the file that is not in the table, in order.
    overrides : Overrides
        The user's choices.
    lines : range or ndarray of int
        The line of the file of each row of the table; empty where the file has no lines.
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
    lines: range | Indices = field(default=range(0), compare=False, repr=False)
    date_order: str = ""

    def line_of(self, row: int) -> int:
        """Return the line of the file that a row of the table stands in; 0 where that is not known.

        Examples
        --------
        >>> Reading(lines=range(2, 12)).line_of(3), Reading().line_of(3)
        (5, 0)
        """
        return int(self.lines[row]) if 0 <= row < len(self.lines) else 0
