r"""A text on disk in blocks of whole records, with every line ending in "\n" or "\r\n"."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from neon_core.checks import Indices
from neon_core.ingestion.signatures import GZIP
from neon_core.ingestion.text.text_reader import unify_line_ends
from neon_core.streaming.store_path import TablePath
from neon_core.streaming.table_files import unreadable

BLOCK = 1 << 23
"""Bytes that are read at a time."""
MOST_OPEN = 1 << 24
"""Bytes after which a quote that is not closed is a character: no record is as long."""
LONGEST = 1 << 26
"""Bytes of a record, at most."""
LINE_END = ord("\n")


def read_blocks(path: TablePath, name: str, quote: str, size: int = 0) -> Iterator[tuple[int, bytes]]:
    """Yield the lines at which blocks of whole records begin, counted from 1, and the blocks.

    Parameters
    ----------
    path : Path or StorePath
        The text, plain or in gzip.
    name : str
        Its name, for the error.
    quote : str
        The quote character, within which a line end is none; may be empty.
    size : int
        The bytes that are read at a time; by default `BLOCK`.

    Raises
    ------
    ReadingError
        If it cannot be read, or has a line that no table has.
    """
    line, rest = 1, b""
    try:
        with _open(path) as file:
            while chunk := file.read(size or BLOCK):
                held = rest + chunk
                tail = b"\r" if held.endswith(b"\r") else b""  # of a line end that the next bytes may complete
                text = unify_line_ends(held[:-1] if tail else held)
                end = find_end(text, quote)
                if end:
                    yield line, text[:end]
                    line += text.count(b"\n", 0, end)
                rest = text[end:] + tail
                if len(rest) > LONGEST:
                    raise EOFError(f"line {line:,} has more than {LONGEST >> 20} MB")
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable([(name, error)]) from None
    if rest.strip():
        yield line, unify_line_ends(rest)


def _open(path: TablePath) -> BinaryIO | gzip.GzipFile:
    """Return an open text; one in gzip is unpacked."""
    with path.open("rb") as file:
        is_packed = file.read(len(GZIP)) == GZIP
    if not is_packed:
        return path.open("rb")
    return gzip.open(path) if isinstance(path, Path) else gzip.GzipFile(fileobj=path.open("rb"))


def find_end(content: bytes, quote: str) -> int:
    r"""Return where the last whole record of a text ends; 0 where none does.

    Examples
    --------
    >>> find_end(b'1,2\n3,"4\n5', '"'), find_end(b"1,2\n3", "")
    (4, 4)
    """
    mark = quote.encode()
    ends = record_ends(content, quote) if mark and mark in content else None
    if ends is None or (not ends.size and len(content) >= MOST_OPEN):
        return content.rfind(b"\n") + 1
    return int(ends[-1]) if ends.size else 0


def record_ends(content: bytes, quote: str) -> Indices:
    r"""Return the bytes behind the line ends that end a record: those with an even number of quotes before.

    Examples
    --------
    >>> record_ends(b'1,"2\n"\n3,4\n', '"').tolist()
    [7, 11]
    """
    text = np.frombuffer(content, np.uint8)
    ends = np.flatnonzero(text == LINE_END)
    mark = quote.encode()
    if mark and mark in content:
        quotes = np.flatnonzero(text == mark[0])
        ends = ends[np.searchsorted(quotes, ends) % 2 == 0]
    found: Indices = ends + 1
    return found
