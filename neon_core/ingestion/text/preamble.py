"""Recognise lines above a header that only delimiters make as wide as the table: facts, not names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion.text.header import detect_value_columns, is_header_like, is_missing, is_value
from neon_core.ingestion.text.line_scan import ROW
from neon_core.ingestion.text.number_header import INTEGER, YEARS

if TYPE_CHECKING:
    from neon_core.ingestion.text.record_scan import ScannedText

SAMPLE = 100
"""Rows that show how many cells are usual."""

MOST_PREAMBLE_ROWS = 12
"""Most lines of facts above a header."""

KEY_VALUE = re.compile(
    r"(?!https?:)(?!(?:Q|Frage|Question|Item)?\s?\d+[a-z]?\s*:)[^\W\d_][^:?]{0,40}:(?!\d\d\b)\s*.*", re.I
)
"""A fact in one cell: From: 01/04/2020. A numbered question of a survey is a name."""

DATE_INSIDE = re.compile(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")

LEAST_PADDED = 3
"""Cells of the narrowest table that a name and a value do not fill."""

Row = tuple[str, ...]


def count_preamble_rows(rows: Sequence[Row]) -> int:
    """Return how many of the first rows are facts above a row of names; 0 where there is no such row.

    Examples
    --------
    >>> table = [("Date", "Label", "Debit"), ("01/04/20", "rent", "-5.5"), ("02/04/20", "food", "-7.5")]
    >>> count_preamble_rows([("Bank: 1", "Agency: 2", "From: 01/04/2020"), *table]), count_preamble_rows(table)
    (1, 0)
    """
    body = rows[len(rows) // 2 : 100]
    columns = detect_value_columns(body)
    are_facts = sum(map(has_facts, body)) > 0.5 * len(body)
    for n in range(min(MOST_PREAMBLE_ROWS, len(rows) - 2)):
        if n and _names_all(rows[n], columns):
            return n
        if are_facts or not (has_facts(rows[n]) or _is_no_name(rows[n], columns) or _is_named_value(rows, n)):
            return 0
    return 0


def _is_named_value(rows: Sequence[Row], n: int) -> bool:
    """Whether a row of three cells has a name and a value: a number, or beside other such rows.

    A single row with two names may name groups of columns.
    """
    near = [_has_two_of_three(rows[at]) for at in (n - 1, n + 1) if 0 <= at < len(rows)]
    return _has_two_of_three(rows[n]) and (any(near) or is_value(rows[n][1].strip()))


def _has_two_of_three(row: Row) -> bool:
    return len(row) == LEAST_PADDED and [bool(cell.strip()) for cell in row] == [True, True, False]


def has_facts(row: Row) -> bool:
    """Whether most cells of a row are facts: a key, a colon, a value.

    Examples
    --------
    >>> has_facts(("Bank: 1", "From: 01/04/2020")), has_facts(("Date", "Label"))
    (True, False)
    """
    full = [cell.strip() for cell in row if cell.strip()]
    return bool(full) and sum(bool(KEY_VALUE.fullmatch(cell)) for cell in full) >= 0.5 * len(full)


def _is_no_name(row: Row, value_columns: Sequence[bool]) -> bool:
    """Whether a row has values among words, where the rows have values: neither a header nor a row."""
    full = [cell.strip() for cell in row if cell.strip()]
    if len(full) < 2:
        return not full or bool(row[0].strip())  # a word further right names a group of columns
    years = [cell for cell in full if INTEGER.fullmatch(cell) and int(cell) in YEARS]
    has_value = any((is_value(cell) and cell not in years) or DATE_INSIDE.search(cell) for cell in full)
    fits = [is_value(cell) or is_missing(cell) for cell, has in zip(row, value_columns, strict=True) if has]
    return has_value and bool(fits) and not all(fits)


def _names_all(row: Row, value_columns: Sequence[bool]) -> bool:
    """Whether a row names nearly all columns, each by a name of its own."""
    full = [cell.strip() for cell in row if cell.strip()]
    if len(full) < max(2, 0.8 * len(row)) or len(set(full)) < len(full) or any(map(is_value, full)):
        return False
    return not has_facts(row) and (is_header_like(row, value_columns) or not any(value_columns))


def find_first_rows(text: ScannedText, start: int, width: int, *, is_chosen: bool) -> list[int]:
    """Return the first records of the table, the header's among them, without lines padded to its width.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    start, width : int
        The record where the table may begin, and its number of cells.
    is_chosen : bool
        Whether the user has chosen the header: then no line above it is a fact.
    """
    records = text.records
    rows = start + np.flatnonzero((records.kind[start:] == ROW) & (records.count[start:] == width))[: SAMPLE + 20]
    full = [sum(bool(cell.strip()) for cell in text.cells(at)) for at in rows[: SAMPLE + 20].tolist()]
    counts = [n for n in full[5:] if n > 1] or [n for n in full if n > 1]  # remarks above and below have one cell
    usual = float(np.median(counts)) if counts else 0.0
    skipped = 0
    while usual >= 3 and skipped < len(rows) - 2 and _is_padded(text.cells(int(rows[skipped])), usual):
        skipped += 1
    found = [int(at) for at in rows[skipped:]]
    if is_chosen:
        return found
    found = found[_count_separated_rows(text, found) :]
    return found[count_preamble_rows([text.cells(at) for at in found]) :]


def _count_separated_rows(text: ScannedText, found: Sequence[int]) -> int:
    """Return how many of the first rows stand apart from a header of words above numbers, by lines of another width.

    "Created by X, Y" is as wide as a table of two columns; "Period 2020" below it is not.
    """
    rows = [text.cells(at) for at in found]
    columns = detect_value_columns(rows[len(rows) // 2 : SAMPLE])
    for n in range(1, min(MOST_PREAMBLE_ROWS, len(rows) - 1)):
        if not is_header_like(rows[n - 1], columns):
            return 0
        kinds = text.records.kind[found[n - 1] + 1 : found[n]]
        if (kinds == ROW).any() and is_header_like(rows[n], columns) and _names_all(rows[n], columns):
            return n
    return 0


def _is_padded(cells: Row, usual: float) -> bool:
    """Whether a row is a line of text, or a name with a value, that only delimiters make as wide as the table."""
    full = [i for i, cell in enumerate(cells) if cell.strip()]
    return full == [0] or (full == [0, 1] and usual >= 4)
