"""Read some columns of a scanned text as numbers, for arithmetic on its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from neon_core.ingestion.text.rows import read_cells
from neon_core.parse.number_formats import NUMBER_FORMATS, detect_formats, match_numbers, parse_numbers
from neon_core.parse.vocabulary import MISSING_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.text.record_scan import ScannedText

SAMPLE = 200
"""Cells that decide the format of a column."""


def read_number_columns(text: ScannedText, rows: Indices, columns: Sequence[int]) -> list[list[NDArray[np.float64]]]:
    """Return the numbers of each column, once for each format that fits it; NaN where a cell is no number.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    rows : ndarray of int of shape (n_rows,)
        Records of one width.
    columns : sequence of int
        The columns.
    """
    table = read_cells(text, int(text.records.count[rows[0]]), rows)
    return [_read_numbers(table.column(i)) for i in columns]


def _read_numbers(column: Any) -> list[NDArray[np.float64]]:
    """Return the numbers of a column of text, once for each format that fits it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    cells = pc.utf8_trim_whitespace(column.combine_chunks())
    cells = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    sample = [cell for cell in cells.slice(0, SAMPLE).to_pylist() if cell.lower() not in MISSING_WORDS]
    read: list[NDArray[np.float64]] = []
    for number_format in detect_formats(sample, NUMBER_FORMATS):
        is_number = match_numbers(cells, number_format)
        numbers = np.full(len(cells), np.nan)
        parsed = parse_numbers(cells.filter(is_number), number_format)
        numbers[is_number.to_numpy(zero_copy_only=False)] = parsed.to_numpy(zero_copy_only=False)
        numbers[~np.isfinite(numbers)] = np.nan  # 1e999
        if not any(np.array_equal(numbers, other, equal_nan=True) for other in read):
            read.append(numbers)
    return read
