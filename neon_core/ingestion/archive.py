"""Open a ZIP archive in bounded time and memory, whatever its directory claims."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.sizes import too_large

DIRECTORY_ENTRY = b"PK\x01\x02"
MOST_ENTRIES = 10_000
PIECE = 1 << 18
ENCRYPTED = 0x1
DAMAGED = "Save it again where it comes from; the transfer may have been cut short."
FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, ArithmeticError),
    *(NotImplementedError, RuntimeError),
)
"""What the library raises at a damaged archive."""

READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open an archive, and say in a `ReadingError` what is wrong with it.

    Raises
    ------
    SizeError
        If it has too many entries: they are counted before its directory is read.
    ReadingError
        If it is damaged.
    """
    entries = content.count(DIRECTORY_ENTRY)
    if entries > MOST_ENTRIES:
        what = f"The archive has {entries:,} entries; at most {MOST_ENTRIES:,} are read"
        raise SizeError(what, hint="Save the table alone in a new file.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except ReadingError:
        raise
    except FAULTS as error:
        raise ReadingError(f"The archive is damaged: {error}", hint=DAMAGED) from error


def parts(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by their names as programs mean them: small letters, "/" between folders.

    Raises
    ------
    ReadingError
        If two entries have one name: each program would take another one.
    """
    found: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        name = info.filename.replace("\\", "/").lstrip("/").lower()
        if name in found:
            raise ReadingError(f"The archive has two entries “{info.filename[:100]}”", hint=DAMAGED)
        if not name.endswith("/"):
            found[name] = info
    return found


class Budget:
    """How many bytes may still come out of an archive, all its parts together."""

    def __init__(self, limit: int) -> None:
        self.limit = self.left = limit

    def take(self, n: int) -> None:
        """Count bytes that came out; a `SizeError` when they are too many."""
        self.left -= n
        if self.left < 0:
            raise too_large("The unpacked workbook", None, self.limit)


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Iterator[bytes]:
    """Yield an entry in small pieces, and stop as soon as too much came out, whatever it claims.

    Raises
    ------
    SizeError
        If there is more than the budget.
    ReadingError
        If it is encrypted or packed in a rare way.
    """
    if info.flag_bits & ENCRYPTED:
        hint = "Open it with the password, and save it without one."
        raise ReadingError("The workbook is protected by a password", hint=hint)
    if info.compress_type not in READABLE:
        raise ReadingError("The archive is packed in a rare way", hint="Save the workbook again as .xlsx.")
    if info.file_size > budget.left:
        raise too_large("The unpacked workbook", budget.limit - budget.left + info.file_size, budget.limit)
    with archive.open(info) as file:
        while piece := file.read(PIECE):
            budget.take(len(piece))
            yield piece
