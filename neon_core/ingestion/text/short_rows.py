"""Rows with fewer cells than the table: the last ones are missing where the first ones are what their columns hold."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion.text.header import detect_value_columns
from neon_core.ingestion.text.line_scan import ROW

if TYPE_CHECKING:
    from neon_core.checks import Indices
    from neon_core.ingestion.text.record_scan import ScannedText

MIN_ROWS, MIN_SHARE = 5, 0.1
"""Rows of one width, and their share of all, from which they are no accident such as a line that was cut."""

SAMPLE = 100


def find_short_widths(
    text: ScannedText, first: int, last: int, width: int, excluded: Collection[int]
) -> dict[int, int]:
    """Return the smaller numbers of cells that rows of a table have, each with its number of rows.

    A line whose cells lack one in the middle has words below numbers, or numbers below words. So the first cells must
    be numbers where those of the full rows are, and at least one column must have numbers: without them nothing tells.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    first, last : int
        The first record of the table, and the one after its last.
    width : int
        The number of cells of a full row.
    excluded : collection of int
        Records that are no rows of the table.
    """
    counts = text.records.count[first:last]
    is_row = text.records.kind[first:last] == ROW
    is_row[[at - first for at in excluded if first <= at < last]] = False
    full = first + np.flatnonzero(is_row & (counts == width))
    widths, numbers = np.unique(counts[is_row & (counts < width)], return_counts=True)
    least = max(MIN_ROWS, MIN_SHARE * int(is_row.sum()))
    found = {int(short): int(n) for short, n in zip(widths, numbers, strict=True) if n >= least and short > 1}
    return {
        short: n for short, n in found.items() if _fit(text, full, first + np.flatnonzero(is_row & (counts == short)))
    }


def _fit(text: ScannedText, full: Indices, short: Indices) -> bool:
    """Whether the cells of short rows are numbers exactly where those of full rows are, in a column at least."""
    cells = [text.cells(int(at)) for at in short[:SAMPLE]]
    of_full = detect_value_columns([text.cells(int(at))[: len(cells[0])] for at in full[:SAMPLE]])
    return any(of_full) and detect_value_columns(cells) == of_full
