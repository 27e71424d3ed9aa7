"""Load the bytes of a file from any source, unpack them within the limit, and detect their format."""

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
from neon_core.ingestion.signatures import GZIP, detect_format
from neon_core.ingestion.sizes import size_error
from neon_core.reading import Limits, fingerprint

FileSource = bytes | bytearray | memoryview | str | PathLike[str] | IO[bytes]

CHUNK = 1 << 16
"""Bytes that are unpacked at a time."""

MOST_MEMBERS = 100_000
"""Members of a gzip file: block-wise writers make some thousands; a file of empty members alone would take minutes."""

MOST_LAYERS = 2
"""Layers of gzip that are unpacked: some servers pack a file that is packed already."""

NOT_BLANK = re.compile(rb"[^\s\x00\xef\xbb\xbf\xfe\xff]")
"""First byte that is not white space, part of a byte order mark, or NUL."""


@dataclass(frozen=True, eq=False)
class Source:
    """A file, unpacked.

    Attributes
    ----------
    content : bytes
        The bytes; of a gzip file, the unpacked ones.
    name : str
        The file name without folders; empty where there is none.
    format : str
        "text", "excel" or "parquet", detected from the bytes and not from the name.
    pending_fingerprint : Future of str
        The fingerprint, computed meanwhile in a thread: see `fingerprint`.
    """

    content: bytes
    name: str
    format: str
    pending_fingerprint: Future[str]

    @property
    def fingerprint(self) -> str:
        """The hash of the bytes before unpacking, as 32 hexadecimal digits; waits until it is computed."""
        return self.pending_fingerprint.result()


def load_source(source: FileSource, filename: str | None, limits: Limits) -> Source:
    """Return a file, read and unpacked, with its format.

    Parameters
    ----------
    source : bytes, path or binary file
        The file, or its place.
    filename : str, optional
        The file's name; by default that of the source.
    limits : Limits
        Its `n_bytes` is the limit before and after unpacking.

    Raises
    ------
    ReadingError
        If the file cannot be read, is empty or damaged, or is neither text nor a workbook nor Parquet.
    SizeError
        If the file is too large.

    Examples
    --------
    >>> loaded = load_source(b"a,b", "folder/wine.csv", Limits())
    >>> loaded.name, loaded.format
    ('wine.csv', 'text')
    """
    problems: list[Problem] = []
    if filename is not None and not isinstance(filename, str):
        what = f"The file name is of type {type(filename).__name__}, not text"
        problems.append(Problem(what, "filename", 'Pass a name such as "wine.csv", or leave it out.'))
        filename = None
    name = base_name(filename if filename is not None else _find_name(source))
    try:
        packed = _read_source(source, limits.n_bytes)
        content = _unpack_all(packed, limits.n_bytes)
        if NOT_BLANK.search(content) is None:
            raise ReadingError("The file is empty", hint="Choose another file, or save it again where it comes from.")
        detected = detect_format(content)
    except ReadingError as error:
        raise type(error)(problems + [_add_place(problem, name) for problem in error.problems]) from error
    if problems:
        raise ReadingError(problems)
    pool = ThreadPoolExecutor(1, "fingerprint")
    pending = pool.submit(fingerprint, packed)  # a sixth of a second for 250 MB, in which reading can begin
    pool.shutdown(wait=False)
    return Source(content, name, detected, pending)


def base_name(path: str) -> str:
    r"""Return a file's name without its folders, for Windows and Unix paths.

    Examples
    --------
    >>> base_name("C:\\data\\wine.csv"), base_name("data/"), base_name("")
    ('wine.csv', '', '')
    """
    return re.split(r"[/\\]", path)[-1]


def _add_place(problem: Problem, name: str) -> Problem:
    """Return a problem whose place is the file's name, unless it has a place already."""
    return problem if problem.where else Problem(problem.what, name, problem.hint)


def _find_name(source: Any) -> str:
    """Return the name of a path, open file or upload; empty for other sources (the name of a pipe is a number)."""
    name = source if isinstance(source, str | PathLike) else getattr(source, "name", "")
    if isinstance(name, str | PathLike):
        try:
            return os.fsdecode(name)
        except (TypeError, ValueError):
            return ""
    return ""


def _read_source(source: Any, limit: int) -> bytes:
    """Return the bytes of any source."""
    if isinstance(source, bytes | bytearray | memoryview):
        size = memoryview(source).nbytes
        if size > limit:
            raise size_error("The file", size, limit)
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
        if path.exists() and not path.is_file():  # reading a pipe could wait forever
            what = f"{path} is a {'folder' if path.is_dir() else 'device'}, not a file"
            raise ReadingError(what, where="source", hint="Pass the path of a file.")
        if path.is_file() and (size := path.stat().st_size) > limit:
            raise size_error("The file", size, limit)
        with path.open("rb") as file:
            return _read_file(file, limit)
    except (OSError, ValueError, TypeError) as error:
        if isinstance(error, NeonError):
            raise
        what, hint = f"The file cannot be opened: {_describe_cause(error)}", "Check the path, or pass the file's bytes."
        raise ReadingError(what, where=str(source), hint=hint) from error


def _describe_cause(error: Exception) -> str:
    """Return the cause of an error in plain words, or in those of the operating system."""
    causes: dict[type[Exception], str] = {
        FileNotFoundError: "there is no file at this path",
        PermissionError: "you may not read it",
    }
    return causes.get(type(error)) or (isinstance(error, OSError) and error.strerror) or str(error)


def _read_file(file: Any, limit: int) -> bytes:
    """Return the rest of an open binary file; a raw file may return fewer bytes than requested."""
    chunks, n_left = [], limit + 1
    try:
        while n_left > 0 and (chunk := file.read(n_left)):
            if not isinstance(chunk, bytes | bytearray | memoryview):
                hint = 'Open it as binary: open(path, "rb").'
                raise ReadingError(f"The file gives {type(chunk).__name__}, not bytes", where="source", hint=hint)
            chunks.append(bytes(chunk))
            n_left -= len(chunk)
    except NeonError:
        raise
    except Exception as error:
        what, hint = f"The file cannot be read: {_describe_cause(error)}", "Try again, or pass the file's bytes."
        raise ReadingError(what, where="source", hint=hint) from error
    if n_left <= 0:
        raise size_error("The file", None, limit)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _unpack_all(content: bytes, limit: int) -> bytes:
    """Return the bytes with up to two layers of gzip unpacked."""
    for _ in range(MOST_LAYERS):
        if not content.startswith(GZIP):
            return content
        content = _unpack(content, limit)
    if content.startswith(GZIP):
        hint = "Unpack it first."
        raise ReadingError(f"The file is packed with gzip more than {MOST_LAYERS} times", hint=hint)
    return content


def _unpack(content: bytes, limit: int) -> bytes:
    """Return the unpacked bytes of a gzip file; raise a `SizeError` as soon as they exceed the limit."""
    out = bytearray()
    try:
        for chunk in _unpack_members(memoryview(content)):
            out += chunk
            if len(out) > limit:
                raise size_error("The unpacked file", None, limit)
    except (zlib.error, EOFError) as error:
        hint = "Load it again from where it comes from; the transfer may have been cut short."
        raise ReadingError(f"The gzip file is damaged: {error}", hint=hint) from error
    return bytes(out)


def _unpack_members(content: memoryview) -> Iterator[bytes]:
    """Yield the unpacked bytes of all members, in chunks that are small whatever the file claims."""
    position, n_members = 0, 0
    while position < len(content) and (n_members == 0 or bytes(content[position : position + 2]) == GZIP):
        n_members += 1
        if n_members > MOST_MEMBERS:
            raise SizeError(f"The gzip file has more than {MOST_MEMBERS:,} parts", hint="Unpack it and pack it again.")
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            chunk = content[position : position + CHUNK]
            if not chunk:
                raise EOFError("it ends in the middle")
            yield stream.decompress(chunk, 16 * CHUNK)
            rest = stream.unused_data or stream.unconsumed_tail  # at the end both can hold the same bytes
            position += len(chunk) - len(rest)
    if position < len(content) and any(content[position:]):  # tapes pad with zeros; gzip writes no other bytes here
        raise EOFError("other data follows the packed data")
