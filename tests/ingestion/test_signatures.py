"""Formats are detected by their signature; foreign ones are refused with their name and a hint."""

from __future__ import annotations

import gzip
import pickle
import sqlite3

import pytest

from neon_core.errors import ReadingError
from neon_core.ingestion.signatures import detect_format
from neon_core.ingestion.source import load_source
from neon_core.reading import Limits
from tests.helpers import xlsx_writer


def archive(*names: str) -> bytes:
    return xlsx_writer.pack(dict.fromkeys(names, "x"))


def database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table t (a)")
    content = connection.serialize()
    connection.close()
    return content


OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
FOREIGN = {
    "PDF": (b"%PDF-1.7\n", "a PDF document", "CSV"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "a picture", "Export"),
    "JPEG": (b"\xff\xd8\xff\xe0", "a picture", "Export"),
    "GIF": (b"GIF89a", "a picture", "Export"),
    "BMP": (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00", "a picture", "Export"),
    "SQLite": (database(), "an SQLite database", "Export"),
    "pickle": (pickle.dumps({"a": [1, 2]}), "a Python pickle", "to_csv"),
    "old pickle": (pickle.dumps([1, 2], protocol=2), "a Python pickle", "to_csv"),
    "zstd": (b"\x28\xb5\x2f\xfd\x24\x00", "Zstandard", "Unpack"),
    "bz2": (b"BZh91AY&SY", "bzip2", "Unpack"),
    "xz": (b"\xfd7zXZ\x00", "xz", "Unpack"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "7-Zip", "Unpack"),
    "RAR": (b"Rar!\x1a\x07\x00", "RAR", "Unpack"),
    "tar": (b"a.csv".ljust(257, b"\x00") + b"ustar\x0000", "tar", "Unpack"),
    "Feather": (b"ARROW1\x00\x00", "Arrow", "Parquet"),
    "HDF5": (b"\x89HDF\r\n\x1a\n", "HDF5", "Export"),
    "NumPy": (b"\x93NUMPY\x01\x00", "NumPy", "savetxt"),
    "encrypted Parquet": (b"PARE", "an encrypted Parquet file", "without encryption"),
    "RTF": (b"{\\rtf1", "RTF", "spreadsheet"),
    "web page": (b"<!DOCTYPE html><table>", "a web page", "spreadsheet"),
    "web page behind a mark": (b"\xef\xbb\xbf\r\n <HTML lang=en>", "a web page", "spreadsheet"),
    "web page in UTF-16": ("\ufeff<html>".encode("utf-16-le"), "a web page", "spreadsheet"),
    "XML": (b'<?xml version="1.0"?><Workbook>', "an XML file", "spreadsheet"),
    "xls": (OLE2 + "Workbook".encode("utf-16-le"), "an old Excel workbook (.xls)", "save it as .xlsx"),
    "encrypted xlsx": (OLE2 + "EncryptedPackage".encode("utf-16-le"), "protected by a password", "without one"),
    "doc": (OLE2 + "WordDocument".encode("utf-16-le"), "Word", "spreadsheet"),
    "other OLE2": (OLE2, "an old Office document", "spreadsheet"),
    "xlsb": (archive("xl/workbook.bin"), ".xlsb", "save it as .xlsx"),
    "ods": (archive("mimetype", "content.xml"), ".ods", "save it as .xlsx"),
    "docx": (archive("word/document.xml"), ".docx", "spreadsheet"),
    "zip": (archive("a.csv", "b.csv"), "a ZIP archive of 2 files", "Unpack"),
    "zip of one": (archive("a.csv"), "a ZIP archive of 1 file,", "Unpack"),
    "empty zip": (archive(), "a ZIP archive of 0 files", "Unpack"),
    "half a zip": (archive("a.csv")[:40], "The archive is damaged", "Save it again"),
}


@pytest.mark.parametrize(("content", "what", "hint"), FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["as it is", "packed"])
def test_foreign_format_is_refused_with_its_name_and_a_hint(content, what, hint, pack):
    with pytest.raises(ReadingError) as caught:
        load_source(pack(content), "data/table.csv", Limits())
    (problem,) = caught.value.problems
    assert what in problem.what
    assert hint in problem.hint
    assert problem.where == "table.csv"


@pytest.mark.parametrize(
    "content",
    [
        b"PK,b\n1,2",
        b"BM,b\n",
        b"ORC,b\n",
        b"MZ,b\n",
        b"MM,II\n",
        b"<b>x</b>,1\n",
        b"%,b\n",
        b"\x80,b\n",
        b"Obj,1\n",
        b"BZ,1\n",
    ],
    ids=lambda content: content[:3].hex(),
)
def test_text_that_begins_like_a_signature_is_text(content):
    assert detect_format(content) == "text"


def test_workbook_and_parquet_are_detected():
    assert detect_format(xlsx_writer.workbook([[1.0]])) == "excel"
    assert detect_format(b"PAR1xxxx") == "parquet"


def test_workbook_with_upper_case_parts_and_backslashes_is_detected():
    parts = xlsx_writer.parts({"A": xlsx_writer.sheet([[1.0]])})
    content = xlsx_writer.pack({name.replace("/", "\\").upper(): part for name, part in parts.items()})
    assert detect_format(content) == "excel"
