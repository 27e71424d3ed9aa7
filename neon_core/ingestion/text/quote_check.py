"""Check that every cell of a text is in quotes, and none has a quote in it: then a strict engine reads it alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from neon_core.blocks import thread_count

if TYPE_CHECKING:
    from neon_core.ingestion.text.records import Dialect

QUOTE_BLOCK = 1 << 18
"""Bytes whose quotes are checked at a time: they stay in a core's cache."""

LONGEST_LINE = 1 << 24
"""Bytes of the longest line of a clean table."""


def is_fully_quoted(content: bytes, dialect: Dialect, start: int) -> bool:
    r"""Whether each cell has two quotes, at its start and its end, and neither a quote nor a line break in it.

    Parameters
    ----------
    content : bytes
        The text as UTF-8.
    dialect : Dialect
        Its marks.
    start : int
        The first byte of the lines.

    Examples
    --------
    >>> from neon_core.ingestion.text.records import Dialect
    >>> [is_fully_quoted(text, Dialect(), 0) for text in (b'"a","b"\n"1","x, y"\n', b'"a","b"\n1,"x, y"\n')]
    [True, False]
    """
    quote, delimiter = dialect.quote.encode(), dialect.delimiter.encode()
    line_end = b"\r\n" if b"\r" in content[start : content.find(b"\n", start) + 1] else b"\n"
    if not content.endswith((quote, quote + line_end)):
        return False
    edges = [start]
    while edges[-1] < len(content):
        edges.append(content.find(b"\n", edges[-1] + QUOTE_BLOCK) + 1 or len(content))
        if edges[-1] - edges[-2] > LONGEST_LINE:
            return False
    text = np.frombuffer(content, np.uint8)

    def is_block_quoted(begin: int, end: int) -> bool:
        return _are_quoted(text[begin:end], ord(quote), ord(delimiter), np.frombuffer(line_end, np.uint8))

    with ThreadPoolExecutor(thread_count(2)) as pool:
        return all(pool.map(is_block_quoted, edges, edges[1:]))


def _are_quoted(lines: NDArray[np.uint8], quote: int, delimiter: int, line_end: NDArray[np.uint8]) -> bool:
    """Whether some lines are cells in quotes.

    Quotes open and close in turn, so only a delimiter or a line end may separate a closing quote from the next one,
    and no line may end anywhere else.
    """
    at = np.flatnonzero(lines == quote)
    if at.size % 2 or not at.size or at[0] != 0 or lines[at[-1] + 1 :].tobytes() not in (b"", line_end.tobytes()):
        return False
    closing = at[1:-1:2]
    gap = at[2::2] - closing - 1
    follows = lines[closing + 1]
    ends_line = follows == line_end[0]
    if not np.where(ends_line, gap == line_end.size, (follows == delimiter) & (gap == 1)).all():
        return False
    last = closing[ends_line] + line_end.size
    are_whole = bool((lines[last] == line_end[-1]).all())
    return are_whole and np.count_nonzero(lines == line_end[-1]) == last.size + (lines.size - 1 > at[-1])
