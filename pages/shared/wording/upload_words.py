"""The screen of an uploaded table: limits, reading, options, rows left out, and the table that an address names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core.reading import CLOCKS, DATE_ORDERS, ENCODINGS, QUOTES
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
UNREAD_HEADER = ("line", "reason", "text")
SAVE_UNREAD = "Save these rows as CSV"
NOTHING_TO_CHOOSE = "A Parquet file describes its own format, so there is nothing to choose."
READING_OPTIONS = "Reading options"
CHANGE_OPTIONS = "Change the reading options"
AUTOMATIC = "automatic"
PREVIEW_ROWS, PREVIEW_COLUMNS, UNREAD_ROWS = 100, 100, 1000

CONTROLS = {
    "encoding": "Encoding",
    "delimiter": "Delimiter",
    "quote": "Quote character",
    "decimal": "Decimal mark",
    "thousands": "Thousands mark",
    "header_row": "Header",
    "missing_values": "Missing values",
    "date_order": "Order of dates",
    "sheet": "Sheet",
    "answers": "A column per answer",
    "carry_down": "Labels carried down",
    "units": "Units",
    "split_numbers": "A column per number",
    "keep_text": "Kept as text",
}
"""The labels of the reading options, in order."""

OF_COLUMNS = ("answers", "carry_down", "units", "split_numbers", "keep_text")
"""The options for single columns, which a button beside an ambiguity sets."""

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
    '"': 'double quote "',
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
_ORDERS = {"dmy": "day first", "mdy": "month first"}
_DECIMALS = {".": "decimal points", ",": "decimal commas"}
OPTIONS: dict[str, tuple[Any, ...]] = {
    "encoding": tuple(ENCODINGS),
    "delimiter": (",", ";", "\t", "|", ":", "whitespace"),
    "quote": QUOTES,
    "decimal": (".", ","),
    "thousands": ("", ".", ",", " ", "'"),
    "header_row": tuple(range(11)),
    "missing_values": ((),),
    "date_order": DATE_ORDERS,
    "sheet": (),
    "answers": (),
    "carry_down": (),
    "units": (),
    "split_numbers": (),
    "keep_text": (),
}
"""The choices of each reading option; most options take typed values as well."""


def describe_limits(limits: Limits) -> str:
    """Return the formats and limits of a file."""
    size = f"{limits.n_bytes // 1_000_000:,} MB, {limits.n_rows:,} rows and {limits.n_columns:,} columns"
    return f"CSV and other text, also with gzip, Excel (.xlsx) and Parquet, with up to {size}."


def describe_upload_sum(held: int, n_bytes: int, most: int) -> str:
    """Return why a file is refused whose session would hold too much.

    Examples
    --------
    >>> describe_upload_sum(300_000_000, 150_000_000, 400_000_000)[:61]
    'This page holds 300 MB of uploaded files, and at most 400 MB;'
    """
    held_mb, file_mb, most_mb = (round(value / 1e6) for value in (held, n_bytes, most))
    return (
        f"This page holds {held_mb:,} MB of uploaded files, and at most {most_mb:,} MB; this file has {file_mb:,} MB. "
        "Reload the page to drop the files."
    )


SESSION_GONE = (
    "The page of this upload was closed, or its connection was lost for too long. Nothing of the file is kept."
)
PRIVATE = (
    "Your table stays on the machine that runs this dashboard. It is sent nowhere else, written to no disk, and "
    "forgotten when you close or reload this page, or two minutes after the connection breaks."
)


def format_own_title(name: str) -> str:
    """Return the title of an uploaded table that has the name of a sample."""
    return f"{name} (your table)"


def describe_reading(name: str) -> str:
    """Return the line of progress while a file is read."""
    return f"Reading {shorten_file(name)}"


def describe_own_table(name: str, n_rows: int, n_columns: int, reading: Reading) -> str:
    """Return the reading of a file in one sentence.

    Examples
    --------
    >>> from neon_core.reading import Reading
    >>> found = Reading(format="text", delimiter=";", decimal=",", header_row=4, n_header_rows=1)
    >>> describe_own_table("towns.csv", 412, 9, found)
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


def format_option(field: str, value: Any) -> str:
    """Return the label of one choice of a reading option.

    Examples
    --------
    >>> format_option("delimiter", ";"), format_option("header_row", 0), format_option("missing_values", ("NA", "?"))
    ('semicolon ;', 'none', 'NA, ?')
    """
    if field == "header_row":
        lines = value if isinstance(value, tuple) else (value,)
        return f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines))}" if value else "none"
    if field == "units":
        return shorten(", ".join(f"{name} in {CLOCKS.get(unit, unit)}" for name, unit in value)) if value else "none"
    if field in ("missing_values", *OF_COLUMNS):
        none = "empty" if field == "missing_values" else "none"
        return shorten(", ".join(value)) if value else none
    names = {"encoding": ENCODINGS, "sheet": {}, "date_order": _ORDERS}.get(field, _MARKS)
    return names.get(value, str(value))


def format_automatic(field: str, reading: Reading | None) -> str:
    """Return the label of the detected choice.

    Examples
    --------
    >>> from neon_core.reading import Reading
    >>> format_automatic("delimiter", Reading(delimiter=";")), format_automatic("delimiter", None)
    ('automatic: semicolon ;', 'automatic')
    """
    if field in OF_COLUMNS:
        return "none"
    detected = getattr(reading, field, None)  # each column of dates has an order of its own
    if reading is not None and field == "header_row" and reading.n_header_rows > 1:
        detected = tuple(range(reading.header_row, reading.header_row + reading.n_header_rows))
    return AUTOMATIC if detected is None else f"{AUTOMATIC}: {format_option(field, detected)}"


def describe_preview(n_rows: int, n_columns: int) -> str:
    """Return how much of the table the preview shows.

    Examples
    --------
    >>> describe_preview(412, 9), describe_preview(40, 150)
    ('The first 100 of 412 rows', 'All 40 rows, the first 100 of 150 columns')
    """
    rows = f"The first {PREVIEW_ROWS} of {n_rows:,} rows" if n_rows > PREVIEW_ROWS else f"All {n_rows} rows"
    if n_rows == 1:
        rows = "The only row"
    return f"{rows}, the first {PREVIEW_COLUMNS} of {n_columns:,} columns" if n_columns > PREVIEW_COLUMNS else rows


def describe_unread(n: int) -> str:
    """Return how many rows of the file are not in the table."""
    return f"{count(n, 'row')} of the file {'was' if n == 1 else 'were'} not read"


def describe_unread_list(n: int) -> str:
    """Return how many unread rows the list shows; empty where it shows all."""
    return f"The list has the first {UNREAD_ROWS:,} of {n:,} rows; the CSV has all of them." if n > UNREAD_ROWS else ""


def describe_previous_table(name: str) -> str:
    """Return the sentence that the previous table is still open."""
    return f"The previous table, {shorten_file(name)}, is still open."


PREVIOUS_READING = "The table below is from the previous reading."


def format_back(name: str) -> str:
    """Return the label of the button that leads back to the previous table."""
    return f"Back to {shorten_file(name)}"


def describe_missing_file(name: str, key: str) -> str:
    """Return the request for the file that an address belongs to."""
    called = f"your table {shorten_file(name)}" if name else "a table of your own"
    that = "Paste that table again" if name == PASTED else "Upload that file again"
    return f"This address belongs to {called} (fingerprint {key}). {that} to restore all choices."


def describe_lost_table(name: str) -> str:
    """Return the sentence that a table which was kept behind a sample is gone with its session.

    Examples
    --------
    >>> describe_lost_table("towns.csv")
    'Your table towns.csv was in the memory of the server, and is gone. Upload it again to use it.'
    """
    again = "Paste" if name == PASTED else "Upload"
    return f"Your table {shorten_file(name)} was in the memory of the server, and is gone. {again} it again to use it."


def describe_restored(name: str) -> str:
    """Return the sentence that a file is the one of the address."""
    return f"{shorten_file(name)} is the table that was asked for: all choices are restored."


def describe_other_file(name: str, key: str, wanted: str, wanted_key: str) -> str:
    """Return the sentence that a file is not the one of the address."""
    file = shorten_file(name)
    wanted_file = f"{shorten_file(wanted)} (fingerprint {wanted_key})" if wanted else f"fingerprint {wanted_key}"
    return (
        f"The address belongs to another table, {wanted_file}. Its choices do not apply to {file} (fingerprint {key})."
    )


def format_choice(field: str, value: Any) -> str:
    """Return the label of a button that decides an ambiguity.

    Examples
    --------
    >>> format_choice("decimal", ","), format_choice("header_row", 0)
    ('Decimal mark: comma ,', 'Header: none')
    """
    return f"{CONTROLS[field]}: {format_option(field, value)}"
