"""A table of one's own: what can be read, what was understood, what was not, and what to choose instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core.reading import ENCODINGS
from neon_core.text import count, shorten
from pages.shared.wording.progress_words import shorten_file

if TYPE_CHECKING:
    from neon_core.reading import Limits, Reading

YOUR_TABLE = "Your table"
USE_OWN = "Use your own table"
HOW_READ = "How it was read"
BACK = "Back to the sample"
EXPLAIN = "Explain this table"
UPLOAD = "Upload a file"
PASTE = "Or paste a table"
PASTE_HINT = "Copy cells in a spreadsheet and paste them here"
READ_PASTED = "Read the pasted table"
PASTED = "Pasted table"
NOTHING_PASTED = "The field is empty: copy cells in a spreadsheet, paste them into the field, then read them."
ANOTHER = "Another table"
MESSY = "Or open a sample with gaps, categories and decimal commas, as real tables have:"
UNREAD_HEAD = ("line", "reason", "text")
SAVE_UNREAD = "Save these rows as CSV"
NOTHING_TO_CHOOSE = "A Parquet file describes its own format, so there is nothing to choose."
CHOICES = "Reading options"
READ_OTHERWISE = "Change the reading options"
AS_FOUND = "automatic"
PREVIEW_ROWS, PREVIEW_COLUMNS, UNREAD_ROWS = 100, 100, 1000

KNOWN = {
    "encoding": "Encoding",
    "delimiter": "Delimiter",
    "decimal": "Decimal mark",
    "thousands": "Thousands mark",
    "header_row": "Header",
    "missing_values": "Missing values",
    "sheet": "Sheet",
}
"""The controls, in their order."""

_MARKS = {
    ",": "comma ,",
    ";": "semicolon ;",
    "\t": "tab",
    "|": "pipe |",
    ":": "colon :",
    "whitespace": "spaces, any number",
    " ": "space",
    ".": "point .",
    "'": "apostrophe '",
    "": "none",
}
_BETWEEN = {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "pipes",
    ":": "colons",
    "whitespace": "spaces",
    " ": "spaces",
}
_DECIMALS = {".": "decimal points", ",": "decimal commas"}
OPTIONS: dict[str, tuple[Any, ...]] = {
    "encoding": tuple(ENCODINGS),
    "delimiter": (",", ";", "\t", "|", ":", "whitespace"),
    "decimal": (".", ","),
    "thousands": ("", ".", ",", " ", "'"),
    "header_row": tuple(range(11)),
    "missing_values": ((),),
    "sheet": (),
}
"""What can be chosen; of most, something else can be typed."""


def what_can_be_read(limits: Limits) -> str:
    """Say what can be read, how much of it, and where it stays."""
    size = f"{limits.n_bytes // 1_000_000:,} MB, {limits.n_rows:,} rows and {limits.n_columns:,} columns"
    return f"CSV and other text, also with gzip, Excel (.xlsx) and Parquet, with up to {size}."


PRIVATE = (
    "Your table stays on the machine that runs this dashboard. It is sent nowhere else, written to no disk, and "
    "forgotten when you close or reload this page."
)


def yours(name: str) -> str:
    """Tell a table of one's own from a sample of the same name."""
    return f"{name} (your table)"


def reads(name: str) -> str:
    """Say what is being done."""
    return f"Reading {shorten_file(name)}"


def understood(name: str, n_rows: int, n_columns: int, reading: Reading) -> str:
    """Say in one sentence what was understood.

    Examples
    --------
    >>> from neon_core.reading import Reading
    >>> found = Reading(format="text", delimiter=";", decimal=",", header_row=4, n_header_rows=1)
    >>> understood("towns.csv", 412, 9, found)
    'towns.csv: 412 rows and 9 columns, read as text with semicolons and decimal commas, header in line 4.'
    """
    size = f"{count(n_rows, 'row')} and {count(n_columns, 'column')}"
    return f"{shorten_file(name)}: {size}, read {', '.join(_read_as(reading))}."


def _read_as(reading: Reading) -> list[str]:
    if reading.format == "parquet":
        return ["from Parquet"]
    if reading.format == "excel":
        return [f"from the sheet “{reading.sheet}”", _header(reading)]
    marks = " and ".join(filter(None, [_between(reading.delimiter), _DECIMALS.get(reading.decimal, "")]))
    return [f"as text with {marks}" if marks else "as text", _header(reading)]


def _between(delimiter: str) -> str:
    return _BETWEEN.get(delimiter, f"the delimiter “{delimiter}”") if delimiter else ""


def _header(reading: Reading) -> str:
    if not reading.header_row:
        return "without a header"
    last = reading.header_row + reading.n_header_rows - 1
    if last > reading.header_row:
        return f"header in lines {reading.header_row} to {last}"
    return f"header in line {reading.header_row}"


def option(field: str, value: Any) -> str:
    """Name a choice.

    Examples
    --------
    >>> option("delimiter", ";"), option("header_row", 0), option("missing_values", ("NA", "?"))
    ('semicolon ;', 'none', 'NA, ?')
    """
    if field == "header_row":
        return f"line {value}" if value else "none"
    if field == "missing_values":
        return shorten(", ".join(value)) if value else "empty cells only"
    names = {"encoding": ENCODINGS, "sheet": {}}.get(field, _MARKS)
    return names.get(value, str(value))


def as_found(field: str, reading: Reading | None) -> str:
    """Name the guess.

    Examples
    --------
    >>> from neon_core.reading import Reading
    >>> as_found("delimiter", Reading(delimiter=";")), as_found("delimiter", None)
    ('automatic: semicolon ;', 'automatic')
    """
    return AS_FOUND if reading is None else f"{AS_FOUND}: {option(field, getattr(reading, field))}"


def preview(n_rows: int, n_columns: int) -> str:
    """Say how much of the table is shown.

    Examples
    --------
    >>> preview(412, 9), preview(40, 150)
    ('The first 100 of 412 rows', 'All 40 rows, the first 100 of 150 columns')
    """
    rows = f"The first {PREVIEW_ROWS} of {n_rows:,} rows" if n_rows > PREVIEW_ROWS else f"All {n_rows} rows"
    if n_rows == 1:
        rows = "The only row"
    return f"{rows}, the first {PREVIEW_COLUMNS} of {n_columns:,} columns" if n_columns > PREVIEW_COLUMNS else rows


def unread(n: int) -> str:
    """Say how many rows are not in the table."""
    return f"{count(n, 'row')} of the file {'was' if n == 1 else 'were'} not read"


def unread_shown(n: int) -> str:
    """Say that only some are listed here."""
    return f"The list has the first {UNREAD_ROWS:,} of {n:,} rows; the CSV has all of them." if n > UNREAD_ROWS else ""


def still_there(name: str) -> str:
    """Say that a failure took nothing away."""
    return f"The previous table, {shorten_file(name)}, is still open."


def former_reading() -> str:
    """Say that what is shown is what was read before."""
    return "The table below is from the previous reading."


def back_to(name: str) -> str:
    """Offer the table before."""
    return f"Back to {shorten_file(name)}"


def upload_again(name: str, key: str) -> str:
    """Ask for the file that an address is of."""
    called = f"your table {shorten_file(name)}" if name else "a table of your own"
    that = "Paste that table again" if name == PASTED else "Upload that file again"
    return f"This address belongs to {called} (fingerprint {key}). {that} to restore all choices."


def taken_up(name: str) -> str:
    """Say that this is the file that the address was of."""
    return f"{shorten_file(name)} is the table of the address: all choices are restored."


def another_file(name: str, key: str, wanted: str, wanted_key: str) -> str:
    """Say that a file is not the one that the address is of."""
    file = shorten_file(name)
    wanted_file = f"{shorten_file(wanted)} (fingerprint {wanted_key})" if wanted else f"fingerprint {wanted_key}"
    return (
        f"The address belongs to another table, {wanted_file}. Its choices do not apply to {file} (fingerprint {key})."
    )


def place(where: str) -> str:
    """Name the place of a fault as the controls do.

    Examples
    --------
    >>> place("decimal, thousands"), place("line 3")
    ('Decimal mark, Thousands mark', 'line 3')
    """
    return ", ".join(KNOWN.get(part, part) for part in where.split(", "))


def settle(field: str, value: Any) -> str:
    """Offer a choice that settles a doubt.

    Examples
    --------
    >>> settle("decimal", ","), settle("header_row", 0)
    ('Decimal mark: comma ,', 'Header: none')
    """
    return f"{KNOWN[field]}: {option(field, value)}"
