"""Fit a header to the width of the rows: it may have a name less, some names more, or an empty cell too many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion import line_messages
from neon_core.ingestion.text.header import detect_value_columns, is_header_like, is_value
from neon_core.ingestion.text.line_scan import COMMENT, ROW
from neon_core.ingestion.text.number_header import has_number_names
from neon_core.ingestion.text.records import split_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.ingestion.text.header import Row
    from neon_core.ingestion.text.record_scan import ScannedText

SAMPLE = 100
"""Rows that are looked at."""

EXTRA_SHARE, FEW = 0.2, 2
"""Names that may lack a cell: this share of the cells; in a narrow table two, at most half of the cells."""


@dataclass(frozen=True)
class FittedHeader:
    """A header as wide as its table.

    Attributes
    ----------
    rows : tuple of tuple of str
        The header's rows.
    width, short_width : int
        Number of cells of a row, and of a row without its last cells; 0 where no row lacks them.
    notes : tuple of str
        Sentences for the user.
    """

    rows: tuple[Row, ...]
    width: int
    short_width: int
    notes: tuple[str, ...]


def most_extra_names(width: int) -> int:
    """Return how many names more than cells a header may have.

    Examples
    --------
    >>> [most_extra_names(width) for width in (1, 2, 4, 20)]
    [1, 1, 2, 4]
    """
    return max(1, min(max(FEW, int(EXTRA_SHARE * width)), width // 2))


def fit_header(text: ScannedText, heads: Sequence[int], rows: Sequence[int], width: int) -> FittedHeader:
    """Return the header of a table, fitted to its rows.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    heads, rows : sequence of int
        The records of the header, and the first rows of the table.
    width : int
        The number of cells of most rows.
    """
    width, short_width, notes = _widen(text, heads, rows, width)
    return FittedHeader(tuple(_fit_width(text, at, width) for at in heads), width, short_width, notes)


def _widen(
    text: ScannedText, heads: Sequence[int], rows: Sequence[int], width: int
) -> tuple[int, int, tuple[str, ...]]:
    """Return the width of a table, its short width, and notes: a header may have more cells than most rows."""
    counts = text.records.count
    if not heads or not rows or counts[heads[-1]] <= width or text.records.kind[heads[-1]] != ROW:
        return width, 0, ()
    count, most = int(counts[heads[-1]]), width + most_extra_names(width)
    if count <= most and (counts[rows[0] :] == count).any():
        return count, width, ()
    names = _strip_last_blanks(text.cells(heads[-1]))
    n_blanks = sum(not name.strip() for name in names)
    if 0 < n_blanks == len(names) - width:
        return width, 0, (line_messages.empty_header_cells(n_blanks),)
    if len(names) <= width or len(names) > most:
        return width, 0, ()
    return len(names), width, (line_messages.missing_last_cells(names[width:]),)


def _strip_last_blanks(cells: Row) -> Row:
    n = len(cells)
    while n and not cells[n - 1].strip():
        n -= 1
    return cells[:n]


def _fit_width(text: ScannedText, at: int, width: int) -> Row:
    """Return a header row as wide as the table; a column of row names, as R writes it, has no name of its own."""
    cells = read_header_cells(text, at)
    if len(cells) == width - 1 and not _is_empty_column(text, at, width - 1):
        return ("", *cells)
    names = _strip_last_blanks(cells)
    full = tuple(name for name in names if name.strip())
    if len(names) > len(full) == width:
        return full
    return (*cells[:width], *[""] * (width - len(cells)))


def read_header_cells(text: ScannedText, at: int) -> Row:
    """Return the cells of a header row; one that begins like a comment loses that mark."""
    if text.records.kind[at] == COMMENT:
        return split_record(text.raw(at).lstrip("# "), text.dialect).cells
    return text.cells(at)


def _is_empty_column(text: ScannedText, above: int, column: int) -> bool:
    """Whether a column is empty in the first rows below a record: then every row ends in a delimiter."""
    records = text.records
    rows = above + 1 + np.flatnonzero(records.count[above + 1 : above + SAMPLE] == column + 1)
    return all(not text.cells(int(at))[column].strip() for at in rows)


def is_header_of_other_width(text: ScannedText, at: int, rows: Sequence[int], width: int) -> bool:
    """Whether a line above the rows, which has a cell less or some cells more, names the columns.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    at : int
        The record of the line.
    rows : sequence of int
        The first rows of the table.
    width : int
        The number of cells of a row.
    """
    is_comment = text.records.kind[at] == COMMENT
    cells = read_header_cells(text, at)
    names = [cell.strip() for cell in cells if cell.strip()]
    is_near = -1 <= len(cells) - width <= most_extra_names(width) or len(names) == width
    if not (is_near and text.records.kind[at] == ROW) and not (is_comment and len(cells) == width):
        return False
    if len(names) < max(2, width - 1):
        return False
    body = [text.cells(row) for row in rows[:SAMPLE]]
    fitted, value_columns = ("", *cells), detect_value_columns(body)
    if any(map(is_value, names)):
        return len(fitted) == width and has_number_names(fitted, body, value_columns)
    return len(set(names)) == len(names) or (len(fitted) == width and is_header_like(fitted, value_columns))
