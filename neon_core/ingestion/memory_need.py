"""How much memory reading a table takes, estimated from its bytes before it is read.

Measured peaks above the file itself, for 8 to 100 MB of text: 25 bytes a cell of numbers (21 to 33), up to 390 a cell
of text where nearly all differ (162 to 413), 33 where the same texts come again and again. For the file's size alone
the factor would be anything from 1 (long numbers) to 21 (short texts), so cells and distinct texts are counted in
samples. Of twelve files none took more than was estimated; the estimates are 1.03 to 3.8 times the peaks.
"""

from __future__ import annotations

import re

from neon_core.errors import SizeError
from neon_core.ingestion.sizes import format_size
from neon_core.reading import Limits

SAMPLE, SAMPLES = 32_768, 3
"""Bytes of a sample, and samples: at the beginning, in the middle and at the end."""
PER_BYTE, PER_CELL, PER_TEXT = 1.3, 35, 420
"""Bytes of memory for a byte of text, for a cell, and for a cell with a text of its own."""
PER_SHEET_CELL = 150
"""Bytes of memory for a cell of a workbook: measured 137, above the file, until its text is read like any other."""
PER_TYPED_CELL, PER_TYPED_TEXT = 12, 35
"""Bytes of memory for a cell of a Parquet file, and for one with text: measured 9 to 12, and 23."""

BETWEEN = re.compile(rb"[,;\t|\n]+")
NUMBER = re.compile(rb'"?[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?"?\r?|\r?')


def estimate_text_memory(content: bytes) -> int:
    r"""Return the bytes of memory that reading a text takes at its peak, above the text itself.

    Examples
    --------
    >>> estimate_text_memory(b"1,2\n" * 1_000), estimate_text_memory(b"")
    (75212, 0)
    """
    last = max(0, len(content) - SAMPLE)
    begins = [last * i // (SAMPLES - 1) for i in range(SAMPLES)]
    parts = [content[begin : begin + SAMPLE] for begin in begins]
    sample = b"".join(parts).replace(b"\x00", b"")  # of UTF-16
    cells = BETWEEN.split(sample)
    texts = {cell for cell in cells if not NUMBER.fullmatch(cell)}
    per_byte = PER_BYTE + (PER_CELL * len(cells) + PER_TEXT * len(texts)) / max(1, sum(map(len, parts)))
    return round(per_byte * len(content))


def estimate_typed_memory(n_rows: int, n_columns: int, n_text_columns: int) -> int:
    """Return the bytes of memory that reading a Parquet file takes at its peak, above the file itself.

    Examples
    --------
    >>> estimate_typed_memory(1_000, 5, 1)
    83000
    """
    return n_rows * (PER_TYPED_CELL * (n_columns - n_text_columns) + PER_TYPED_TEXT * n_text_columns)


def check_memory(n_bytes: int, limits: Limits) -> None:
    """Refuse a table that takes more memory than may be taken.

    Raises
    ------
    SizeError
        With both numbers.
    """
    if limits.n_memory is not None and n_bytes > limits.n_memory:
        needed, free = format_size(n_bytes), format_size(limits.n_memory)
        what = f"Reading this table takes about {needed} of memory, and {free} are free"
        raise SizeError(what, hint="Leave out rows or columns that you do not need, or try again when more is free.")
