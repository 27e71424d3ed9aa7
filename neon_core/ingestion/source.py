"""Take the bytes of a file from wherever they are, unpacked and never more than the limit, and tell what they are."""

from __future__ import annotations

import io
import os
import re
import zlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import IO, Any

from neon_core.errors import NeonError, Problem, ReadingError, SizeError
from neon_core.ingestion.signatures import GZIP, format_of
from neon_core.ingestion.sizes import too_large
from neon_core.reading import Limits, fingerprint

Given = bytes | bytearray | memoryview | str | PathLike[str] | IO[bytes]

PIECE = 1 << 16
"""Bytes that are unpacked or read at a time."""

MOST_MEMBERS = 100_000
"""Of a gzip file: what is written in blocks has some thousands; a file of nothing but beginnings takes minutes."""

MOST_LAYERS = 2
"""How often a gzip file is unpacked: some servers pack what is packed already."""

BLANK = re.compile(rb"[^\s\x00\xef\xbb\xbf\xfe\xff]")
"""What is found where a file is more than white space, byte order marks and NULs."""


@dataclass(frozen=True, eq=False)
class Source:
    """A file, unpacked.

    Attributes
    ----------
    content : bytes
        What is in it; of a gzip file, what was packed.
    name : str
        What it is called, without folders; empty where it has no name.
    format : str
        "text", "excel" or "parquet", told from the bytes and not from the name.
    mark : Future of str
        The fingerprint, taken meanwhile: see `fingerprint`.
    """

    content: bytes
    name: str
    format: str
    mark: Future[str]

    @property
    def fingerprint(self) -> str:
        """The bytes as they were given, as 32 hexadecimal digits; waits until they are there."""
        return self.mark.result()


def load(source: Given, filename: str | None, limits: Limits) -> Source:
    """Read, unpack and recognise a file.

    Parameters
    ----------
    source : bytes, path or binary file
        The file, or where it is.
    filename : str, optional
        What it is called, where the source does not know.
    limits : Limits
        No more than `n_bytes` are read, packed or unpacked.

    Raises
    ------
    ReadingError
        If it cannot be read, is empty or damaged, or is neither text nor a workbook nor Parquet.
    SizeError
        If it is too large.

    Examples
    --------
    >>> loaded = load(b"a,b", "folder/wine.csv", Limits())
    >>> loaded.name, loaded.format
    ('wine.csv', 'text')
    """
    problems: list[Problem] = []
    if filename is not None and not isinstance(filename, str):
        problems.append(Problem(f"The file name is a {type(filename).__name__}, not text", "filename"))
        filename = None
    name = base_name(filename if filename is not None else _own_name(source))
    try:
        given = _read(source, limits.n_bytes)
        content = _unpack_all(given, limits.n_bytes)
        if BLANK.search(content) is None:
            raise ReadingError("The file is empty", hint="Choose another file, or save it again where it comes from.")
        kind = format_of(content)
    except ReadingError as error:
        raise type(error)(problems + [_placed(problem, name) for problem in error.problems]) from error
    if problems:
        raise ReadingError(problems)
    pool = ThreadPoolExecutor(1, "fingerprint")
    mark = pool.submit(fingerprint, given)  # a sixth of a second for 250 MB, in which they can be read already
    pool.shutdown(wait=False)
    return Source(content, name, kind, mark)


def base_name(path: str) -> str:
    r"""Return a file's name without its folders, whichever system wrote them.

    Examples
    --------
    >>> base_name("C:\\data\\wine.csv"), base_name("data/"), base_name("")
    ('wine.csv', '', '')
    """
    return re.split(r"[/\\]", path)[-1]


def _placed(problem: Problem, name: str) -> Problem:
    """Return the problem with the file's name as its place, where it has none."""
    return problem if problem.where else Problem(problem.what, name, problem.hint)


def _own_name(source: Any) -> str:
    """Return what a path or an open file is called; an upload has a name as well, a pipe a number."""
    name = source if isinstance(source, str | PathLike) else getattr(source, "name", "")
    if isinstance(name, str | PathLike):
        try:
            return os.fsdecode(name)
        except (TypeError, ValueError):
            return ""
    return ""


def _read(source: Any, limit: int) -> bytes:
    """Return the bytes of any source."""
    if isinstance(source, bytes | bytearray | memoryview):
        size = memoryview(source).nbytes
        if size > limit:
            raise too_large("The file", size, limit)
        return bytes(source)
    if isinstance(source, str | PathLike):
        return _read_path(source, limit)
    if isinstance(source, io.TextIOBase) or not callable(getattr(source, "read", None)):
        what = "a file opened as text" if isinstance(source, io.TextIOBase) else f"a {type(source).__name__}"
        hint = 'Pass bytes, a path, or a file opened as binary: open(path, "rb").'
        raise ReadingError(f"The source is {what}, not a file", where="source", hint=hint)
    return _read_file(source, limit)


def _read_path(source: str | PathLike[str], limit: int) -> bytes:
    """Return the bytes of the file at a path."""
    if isinstance(source, str) and ("\n" in source or "\r" in source):
        hint = "Pass a table's text as bytes: text.encode()."
        raise ReadingError("The source is text of several lines, not a path", where="source", hint=hint)
    try:
        path = Path(os.fsdecode(source))
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise ReadingError(f"{path} is a {'folder' if path.is_dir() else 'device'}, not a file", where="source")
        if path.is_file() and (size := path.stat().st_size) > limit:
            raise too_large("The file", size, limit)
        with path.open("rb") as file:
            return _read_file(file, limit)
    except (OSError, ValueError, TypeError) as error:
        if isinstance(error, NeonError):
            raise
        raise ReadingError(f"The file cannot be opened: {_reason(error)}", where=str(source)) from error


def _reason(error: Exception) -> str:
    """Return what went wrong in the system's words."""
    words: dict[type[Exception], str] = {
        FileNotFoundError: "there is none at this path",
        PermissionError: "you may not read it",
    }
    return words.get(type(error)) or (isinstance(error, OSError) and error.strerror) or str(error)


def _read_file(file: Any, limit: int) -> bytes:
    """Return the rest of an open binary file; a raw one may give less at a time than asked for."""
    pieces, left = [], limit + 1
    try:
        while left > 0 and (piece := file.read(left)):
            if not isinstance(piece, bytes | bytearray | memoryview):
                hint = 'Open it as binary: open(path, "rb").'
                raise ReadingError(f"The file gives {type(piece).__name__}, not bytes", where="source", hint=hint)
            pieces.append(bytes(piece))
            left -= len(piece)
    except NeonError:
        raise
    except Exception as error:
        raise ReadingError(f"The file cannot be read: {_reason(error)}", where="source") from error
    if left <= 0:
        raise too_large("The file", None, limit)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _unpack_all(content: bytes, limit: int) -> bytes:
    """Unpack gzip, also what was packed twice."""
    for _ in range(MOST_LAYERS):
        if not content.startswith(GZIP):
            return content
        content = _unpack(content, limit)
    if content.startswith(GZIP):
        hint = "Unpack it first."
        raise ReadingError(f"The file is packed with gzip more than {MOST_LAYERS} times", hint=hint)
    return content


def _unpack(content: bytes, limit: int) -> bytes:
    """Unpack the members of a gzip file one after the other, and stop as soon as there is too much."""
    out = bytearray()
    try:
        for piece in _members(memoryview(content)):
            out += piece
            if len(out) > limit:
                raise too_large("The unpacked file", None, limit)
    except (zlib.error, EOFError) as error:
        hint = "Load it again from where it comes from; the transfer may have been cut short."
        raise ReadingError(f"The gzip file is damaged: {error}", hint=hint) from error
    return bytes(out)


def _members(content: memoryview) -> Iterator[bytes]:
    """Yield what is packed in pieces that are small whatever the file claims."""
    at, members = 0, 0
    while at < len(content) and (members == 0 or bytes(content[at : at + 2]) == GZIP):
        members += 1
        if members > MOST_MEMBERS:
            raise SizeError(f"The gzip file has more than {MOST_MEMBERS:,} parts", hint="Unpack it and pack it again.")
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            piece = content[at : at + PIECE]
            if not piece:
                raise EOFError("it ends in the middle")
            yield stream.decompress(piece, 16 * PIECE)
            at += len(piece) - len(stream.unused_data or stream.unconsumed_tail)  # at the end both can be the same rest
    if at < len(content) and any(content[at:]):  # tapes fill up with zeros; anything else was not written by gzip
        raise EOFError("something else follows what was packed")
