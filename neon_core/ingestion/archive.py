"""Open ZIP archives in bounded time and memory, whatever their directory claims."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.sizes import size_error

DIRECTORY_ENTRY = b"PK\x01\x02"
MOST_ENTRIES = 10_000
CHUNK = 1 << 18
ENCRYPTED = 0x1
SAVE_AGAIN = "Save it again where it comes from; the transfer may have been cut short."
FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, ArithmeticError),
    *(NotImplementedError, RuntimeError),
)
"""Exceptions that `zipfile` raises on a damaged archive."""

READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@contextmanager
def open_archive(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open an archive for a `with` block, in which every fault of the archive becomes a `ReadingError`.

    Raises
    ------
    SizeError
        If it has too many entries. They are counted before its directory is read.
    ReadingError
        If it is damaged.
    """
    n_entries = content.count(DIRECTORY_ENTRY)
    if n_entries > MOST_ENTRIES:
        what = f"The archive has {n_entries:,} entries; at most {MOST_ENTRIES:,} are read"
        raise SizeError(what, hint="Save the table alone in a new file.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except ReadingError:
        raise
    except FAULTS as error:
        raise ReadingError(f"The archive is damaged: {error}", hint=SAVE_AGAIN) from error


def list_parts(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by their normalized names: lower case, with "/" between folders.

    Raises
    ------
    ReadingError
        If two entries have one name. Programs differ in the one that they take.
    """
    parts: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        name = info.filename.replace("\\", "/").lstrip("/").lower()
        if name in parts:
            raise ReadingError(f"The archive has two entries “{info.filename[:100]}”", hint=SAVE_AGAIN)
        if not name.endswith("/"):
            parts[name] = info
    return parts


class UnpackBudget:
    """The bytes that may be unpacked from one archive, all its parts together.

    Parameters
    ----------
    limit : int
        The number of bytes.

    Attributes
    ----------
    limit, remaining : int
        The number of bytes at the beginning, and now.
    """

    def __init__(self, limit: int) -> None:
        self.limit = self.remaining = limit

    def spend(self, n_bytes: int) -> None:
        """Subtract unpacked bytes; raise a `SizeError` if they exceed the budget."""
        self.remaining -= n_bytes
        if self.remaining < 0:
            raise size_error("The unpacked workbook", None, self.limit)


def unpack_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: UnpackBudget) -> Iterator[bytes]:
    """Yield the bytes of an entry in chunks, and stop as soon as they exceed the budget, whatever the entry claims.

    Raises
    ------
    SizeError
        If the entry exceeds the budget.
    ReadingError
        If the entry is encrypted, or compressed by a rare method.
    """
    if info.flag_bits & ENCRYPTED:
        hint = "Open it with the password, and save it without one."
        raise ReadingError("The workbook is protected by a password", hint=hint)
    if info.compress_type not in READABLE:
        raise ReadingError("The archive uses a rare compression method", hint="Save the workbook again as .xlsx.")
    if info.file_size > budget.remaining:
        raise size_error("The unpacked workbook", budget.limit - budget.remaining + info.file_size, budget.limit)
    with archive.open(info) as file:
        while chunk := file.read(CHUNK):
            budget.spend(len(chunk))
            yield chunk
