"""Find remarks below a table that only delimiters make as wide as its rows: one cell, unlike those of its column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion.text.header import is_missing, is_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.text.record_scan import ScannedText

SAMPLE, MOST_REMARKS = 100, 20
"""Rows that show what a column holds; most remarks below a table."""

LONG_TEXT, MANY_WORDS = 1.5, 4
"""How much longer than each name a sentence is, and its least number of words."""

SIGNS = tuple(
    map(
        re.compile,
        (
            r"[\W_]+",  # ****
            r"(?!#\w)[^\w\s(\"'-].*",  # * p < 0.05
            r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).:\]]\s.*|\[\d+\].*",  # 1) First note
            r"\([^()]*\s[^()]*\)",  # (32 rows)
            r"[^\W\d_][^:]{0,40}:(?!\d).*",  # Source: the office
            r".*\s.*[.!]",  # All figures are preliminary.
            r".*(?:©|https?://|www\.).*",
        ),
    )
)
"""Signs of a remark, each with an example; a sign that names of the table have is none."""

MOST_WITH_SIGN = 0.05
"""Share of the names that may have a sign of a remark."""


def find_remarks(text: ScannedText, rows: Indices) -> list[int]:
    """Return the records of the remarks below the rows, the last one first.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    rows : ndarray of int of shape (n_rows,)
        The records that may be rows of the table, all of one width.
    """
    body = [[cell.strip() for cell in text.cells(at)] for at in rows[:SAMPLE].tolist()]
    full = [sum(map(bool, cells)) for cells in body]
    usual = float(np.median(full)) if full else 0.0
    if usual < 2 or (usual < 3 and min(full[: max(1, len(full) // 2)]) < 2):
        return []
    remarks: list[int] = []
    last: list[int] = []
    for at in rows[:0:-1][:MOST_REMARKS].tolist():
        cells = [cell.strip() for cell in text.cells(at)]
        places = [i for i, cell in enumerate(cells) if cell]
        if len(places) > 1:
            break
        last.append(at)
        if places and _is_remark(
            cells[places[0]], [row[places[0]] for row, n in zip(body, full, strict=True) if n > 1]
        ):
            remarks = list(last)  # what stands below a remark is one too
    return remarks


def _is_remark(cell: str, column: Sequence[str]) -> bool:
    """Whether a text differs from the cells of its column as a remark does."""
    names = [name for name in column if not is_missing(name)]
    is_in_parentheses = cell.startswith("(") and any(map(str.isalpha, cell))  # (32 rows), but (7.00) is a number
    if (is_value(cell) and not is_in_parentheses) or not names:
        return False
    if all(map(is_value, names)):
        return True
    n_words = len(cell.split())
    if n_words >= MANY_WORDS and len(cell) > LONG_TEXT * max(map(len, names)):
        return True
    most = MOST_WITH_SIGN * len(names)
    return any(sign.fullmatch(cell) and sum(map(bool, map(sign.fullmatch, names))) <= most for sign in SIGNS)
