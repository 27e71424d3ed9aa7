"""Detect a file's format from its signature; a format that cannot be read is refused with a hint."""

from __future__ import annotations

import re

from neon_core.errors import ReadingError
from neon_core.ingestion.archive import list_parts, open_archive
from neon_core.text import count

GZIP = b"\x1f\x8b"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PARQUET = b"PAR1"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

UNPACK = "Unpack it, and choose the table that is in it."
EXPORT = "Export the table as CSV, .xlsx or Parquet."
OPEN = "Open it in a spreadsheet, and save the table as CSV or .xlsx."
OLD_EXCEL = "Open it in a spreadsheet, and save it as .xlsx."

REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (rb"%PDF-", "a PDF document", "Ask for the table itself as CSV or .xlsx."),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF....WEBP|BM....\x00\x00\x00\x00", "a picture", EXPORT),
    (rb"SQLite format 3\x00", "an SQLite database", EXPORT),
    (rb"\x80[\x02-\x05][\x95(\]}cX\x8c\x80KJMGN)]", "a Python pickle", "Save the table with to_csv or to_parquet."),
    (rb"\(\x28\xb5\x2f\xfd|\x28\xb5\x2f\xfd", "packed with Zstandard", UNPACK),
    (rb"BZh[1-9](1AY&SY|\x17rE8P\x90)", "packed with bzip2", UNPACK),
    (rb"\xfd7zXZ\x00", "packed with xz", UNPACK),
    (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (rb"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (rb"\x04\x22\x4d\x18", "packed with LZ4", UNPACK),
    (rb".{257}ustar", "a tar archive", UNPACK),
    (rb"PARE", "an encrypted Parquet file", "Save it without encryption."),
    (rb"ARROW1\x00\x00|FEA1", "an Arrow (Feather) file", "Save the table as Parquet or CSV."),
    (rb"ORC[^\t ,;|\r\n]", "an ORC file", "Save the table as Parquet or CSV."),
    (rb"Obj\x01", "an Avro file", "Save the table as Parquet or CSV."),
    (rb"\x89HDF\r\n\x1a\n", "an HDF5 file", EXPORT),
    (rb"\x93NUMPY", "a NumPy array", "Save it with numpy.savetxt(path, array, delimiter=',')."),
    (rb"<stata_dta>", "a Stata file", EXPORT),
    (rb"\$FL[23]@", "an SPSS file", EXPORT),
    (rb"MATLAB 5\.0 MAT-file", "a MATLAB file", EXPORT),
    (rb"\x7fELF|MZ[\x00-\xff]\x00", "a program", "Choose the table."),
    (rb"\{\\rtf", "an RTF document", OPEN),
    (rb"\x09[\x00\x02\x04\x08]..[\x00\x05\x06][\x00-\x06]?[\x05\x10]\x00", "an old Excel workbook (.xls)", OLD_EXCEL),
)
"""Signature of a refused format, its name, and the hint."""

MARKUP: tuple[tuple[bytes, str, str], ...] = (
    (
        rb"<!doctype html|<html",
        "a web page (HTML)",
        "Open it in a spreadsheet and save it as .xlsx, or load it again: the page may be asking you to sign in.",
    ),
    (rb"<\?xml|<workbook", "an XML file", OPEN),
    (rb"\{\s*\"|\[\s*[\[{]", "a JSON file", "Save the table as CSV or Parquet."),
)
"""Signature of markup, its name, and the hint. It may follow a byte order mark and white space, in UTF-16 too."""

ARCHIVES = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)", OLD_EXCEL),
    ("word/document.xml", "a Word document (.docx)", "Copy the table into a spreadsheet, and save it as .xlsx."),
    ("ppt/presentation.xml", "a PowerPoint file (.pptx)", "Copy the table into a spreadsheet, and save it as .xlsx."),
    ("index/document.iwa", "an Apple Numbers or Pages document", "Export it as CSV or .xlsx."),
    ("content.xml", "an OpenDocument file (.ods)", "Open it in a spreadsheet, and save it as .xlsx or CSV."),
)
"""Part of a ZIP archive, the document that contains such a part, and the hint."""


def detect_format(content: bytes) -> str:
    """Return "text", "excel" or "parquet".

    Raises
    ------
    ReadingError
        If the format is another one; the error has its name and a hint.

    Examples
    --------
    >>> detect_format(b"a,b"), detect_format(b"PAR1...")
    ('text', 'parquet')
    """
    if content.startswith(PARQUET):
        return "parquet"
    if content.startswith(ZIP):
        return _detect_archive(content)
    if content.startswith(OLE2):
        raise _describe_ole2(content)
    bare = content[:1024].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    bare = bare.removeprefix(b"\xfe\xff").lstrip().lower()
    for table, head in ((REFUSED, content[:512]), (MARKUP, bare)):
        for pattern, what, hint in table:
            if re.match(pattern, head, re.DOTALL):
                raise ReadingError(f"The file is {what}, not a table", hint=hint)
    return "text"


def _detect_archive(content: bytes) -> str:
    """Return "excel" for a workbook; raise a `ReadingError` for any other archive."""
    with open_archive(content) as archive:
        names = list_parts(archive)
    if "xl/workbook.xml" in names:
        return "excel"
    for part, what, hint in ARCHIVES:
        if part in names:
            raise ReadingError(f"The file is {what}, which is not read", hint=hint)
    raise ReadingError(f"The file is a ZIP archive of {count(len(names), 'file')}, not a table", hint=UNPACK)


def _describe_ole2(content: bytes) -> ReadingError:
    """Return the error of an OLE2 file, the container of old Office documents; its streams are named in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        hint = "Open it with the password, and save it without one."
        return ReadingError("The workbook is protected by a password", hint=hint)
    if "WordDocument".encode("utf-16-le") in content:
        return ReadingError("The file is an old Word document (.doc), not a table", hint=OPEN)
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        return ReadingError("The file is an old Excel workbook (.xls), which is not read", hint=OLD_EXCEL)
    return ReadingError("The file is an old Office document, not a table", hint=OPEN)
