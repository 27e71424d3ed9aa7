"""Find what speaks against the place that a table seems to have in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.ingestion import line_messages
from neon_core.ingestion.text.header import detect_value_columns, is_missing, is_value
from neon_core.ingestion.text.line_scan import BLANK, ROW
from neon_core.ingestion.text.preamble import has_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.ingestion.text.header import Row
    from neon_core.ingestion.text.record_scan import ScannedText
    from neon_core.reading import Ambiguity

LARGE_SHARE = 1 / 3
"""Share of a file above a table that is too large for a preamble."""

MOST_LINES, MOST_ROWS = 9, 2
"""Lines of a usual preamble, however small the table is; lines of three cells and more among them."""

MIN_CELLS = 3
"""Cells that a fact of a preamble lacks."""

NEAR = 3
"""Records above the first row that may be its header."""

MIN_SIDE = 2
"""Columns on each side of an empty one that may be a table of their own."""


def has_much_above(cells: Sequence[Row], n_records: int) -> bool:
    """Whether the lines above a table are a large part of the file, and more than a usual preamble.

    Examples
    --------
    >>> has_much_above([("a", "b", "c")] * 4, 12), has_much_above([("Bank", "1", "")] * 4, 12)
    (True, False)
    """
    n_rows = sum(_count_cells(row) >= MIN_CELLS for row in cells)
    return len(cells) >= LARGE_SHARE * n_records and (len(cells) > MOST_LINES or n_rows > MOST_ROWS)


def _count_cells(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row)


def find_much_above(text: ScannedText, above: Sequence[int]) -> list[Ambiguity]:
    """Return the ambiguity of a table's place where much of the text is above it.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    above : sequence of int
        The records above the table.
    """
    n_records = int((text.records.kind != BLANK).sum())
    cells = [text.cells(at) for at in above] if len(above) >= LARGE_SHARE * n_records else []
    if not has_much_above(cells, n_records):
        return []
    first = above[max(range(len(cells)), key=lambda i: _count_cells(cells[i]))]  # the first of the widest lines
    return [line_messages.much_above(len(above), n_records, int(text.records.line[first]))]


def find_side_by_side(text: ScannedText, header: Sequence[Row], rows: Sequence[int]) -> list[str]:
    """Return the note on two headers with an empty column between them.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    header : sequence of tuple of str
        The rows of the header, as wide as the table.
    rows : sequence of int
        The first rows of the table.
    """
    body = [text.cells(at) for at in rows]
    if not header or not body:
        return []
    columns = list(zip(*header, *[row for row in body if len(row) == len(header[0])], strict=True))
    is_empty = [not any(cell.strip() for cell in column) for column in columns]
    is_named = [bool(name.strip()) for name in header[-1]]
    for at in (i for i, empty in enumerate(is_empty) if empty):
        if sum(is_named[:at]) >= MIN_SIDE and sum(is_named[at:]) >= MIN_SIDE:
            left = next(name for name in reversed(header[-1][:at]) if name.strip())
            right = next(name for name in header[-1][at:] if name.strip())
            return [line_messages.side_by_side(left, right)]
    return []


def find_words_above(text: ScannedText, rows: Sequence[int]) -> list[Ambiguity]:
    """Return the ambiguity of words that stand above the rows, or above numbers in the first row, as a header does.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    rows : sequence of int
        The first rows of a table without a header.
    """
    for at in range(rows[0] - 1, max(-1, rows[0] - 1 - NEAR), -1):
        is_adjacent = not (text.records.kind[at : rows[0]] == BLANK).any()
        if text.records.kind[at] == ROW and _may_name(text.cells(at), is_adjacent):
            return [line_messages.words_above(int(text.records.line[at]))]
    first, *body = (text.cells(at) for at in rows)
    has_values = detect_value_columns(body) if body else []
    cells = [cell for cell, has in zip(first, has_values, strict=False) if has]
    if any(not is_value(cell) and not is_missing(cell) for cell in cells):
        return [line_messages.words_in_first_row(int(text.records.line[rows[0]]))]
    return []


def _may_name(cells: Row, is_adjacent: bool) -> bool:
    """Whether a line may name columns: words, in several cells unless it stands directly above the rows."""
    words = [cell for cell in cells if cell.strip() and not is_value(cell)]
    return not has_facts(cells) and len(words) > (0 if is_adjacent else 1)
