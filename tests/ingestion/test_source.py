"""A file is taken from wherever it is, unpacked, and known by its bytes; what is no table is refused with a way out."""

from __future__ import annotations

import gzip
import io
import os
import pickle
import sqlite3
import zipfile
from pathlib import Path

import pytest

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.source import load_source
from neon_core.reading import Limits, fingerprint
from tests.helpers import xlsx_writer

TEXT = b"a,b\n1,2\n"
LIMITS = Limits(n_bytes=100_000)


def archive(*names: str) -> bytes:
    return xlsx_writer.packed(dict.fromkeys(names, "x"))


def refusal(source, filename=None, limits=LIMITS, kind=ReadingError) -> ReadingError:
    with pytest.raises(kind) as caught:
        load_source(source, filename, limits)
    return caught.value


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, io.BytesIO], ids=lambda kind: kind.__name__)
def test_bytes_come_in_any_shape(kind):
    source = load_source(kind(TEXT), "data/wine.csv", LIMITS)
    assert (source.content, source.name, source.format) == (TEXT, "wine.csv", "text")
    assert source.fingerprint == fingerprint(TEXT)


def test_a_path_is_read_and_gives_the_name(tmp_path):
    path = tmp_path / "räume.csv"
    path.write_bytes(TEXT)
    for given in (path, str(path)):
        source = load_source(given, None, LIMITS)
        assert (source.content, source.name) == (TEXT, "räume.csv")
    with path.open("rb") as file:
        assert load_source(file, None, LIMITS).name == "räume.csv"
    assert load_source(path, "other.csv", LIMITS).name == "other.csv"


def test_a_file_without_a_name_has_none():
    assert load_source(TEXT, None, LIMITS).name == ""
    reading, writing = os.pipe()
    os.write(writing, TEXT)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:  # its name is a number
        assert load_source(pipe, None, LIMITS).name == ""


def test_a_source_is_equal_only_to_itself():
    assert load_source(TEXT, None, LIMITS) != load_source(TEXT, None, LIMITS)


def test_a_file_that_gives_little_at_a_time_is_read_to_its_end():
    class Slow(io.BytesIO):
        def read(self, size=-1):
            return super().read(1)

    assert load_source(Slow(TEXT), None, LIMITS).content == TEXT


def test_of_a_file_without_an_end_the_limit_is_read_and_one_byte():
    class Endless:
        given = 0

        def read(self, size):
            self.given += size
            return b"1" * size

    endless = Endless()
    assert "more than 100 kB; at most 100 kB are read" in str(refusal(endless, kind=SizeError))
    assert endless.given == LIMITS.n_bytes + 1


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (io.StringIO("a,b"), "opened as text"),
        (None, "NoneType"),
        (3, "an int"),
        (["a,b"], "a list"),
        ("a,b\n1,2", "several lines"),
        ("", "is a folder"),
        ("a\x00b", "null"),
        ("x" * 5_000, "too long"),
        ("/dev/zero", "a device"),
    ],
    ids=["text file", "none", "number", "list", "text", "empty path", "path with NUL", "long path", "device"],
)
def test_what_is_no_file_is_refused_with_its_kind(source, words):
    assert words.removeprefix("an ").removeprefix("a ") in str(refusal(source)).lower().replace("nonetype", "NoneType")


def test_a_text_file_in_disguise_is_refused():
    class Text:
        def read(self, size):
            return "a,b"

    assert "gives str, not bytes" in str(refusal(Text()))


@pytest.mark.parametrize(
    "fault", [OSError(5, "Input/output error"), ValueError("I/O operation on closed file")], ids=str
)
def test_a_file_that_fails_is_an_error_with_the_reason(fault):
    class Broken:
        def read(self, size):
            raise fault

    assert str(fault).rpartition("] ")[2].lower() in str(refusal(Broken())).lower()


def test_a_missing_path_a_folder_and_a_locked_file_say_why(tmp_path):
    assert "there is none at this path" in str(refusal(tmp_path / "none.csv"))
    assert "is a folder" in str(refusal(tmp_path))
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    assert "is a device" in str(refusal(fifo))  # and it is not waited for


def test_a_file_one_may_not_read_says_so(tmp_path, monkeypatch):
    path = tmp_path / "locked.csv"
    path.write_bytes(TEXT)

    def refuse(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # a test that runs as root may read everything
    assert "you may not read it" in str(refusal(path))


def test_a_large_file_is_refused_with_both_numbers_and_a_hint(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(312_000_000)
    limits = Limits(n_bytes=200_000_000)
    error = refusal(path, limits=limits, kind=SizeError)
    assert error.problems[0].what == "The file has 312 MB; at most 200 MB are read"
    assert error.problems[0].where == "large.csv"
    assert "Limits" in error.problems[0].hint
    assert "100,001 bytes; at most 100,000 bytes" in str(refusal(b"1" * 100_001, kind=SizeError))
    assert load_source(b"1" * 100_000, None, LIMITS).format == "text"


def test_all_faults_come_at_once():
    error = refusal(b"", filename=5)
    assert [problem.what for problem in error.problems] == ["The file name is a int, not text", "The file is empty"]
    assert len(refusal(TEXT, filename=b"x.csv").problems) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe\n\x00", b"\x00" * 500, gzip.compress(b""), gzip.compress(b"\n")],
    ids=["nothing", "white space", "mark", "UTF-16", "NULs", "nothing packed", "a line packed"],
)
def test_a_file_without_a_letter_is_empty(content):
    assert "The file is empty" in str(refusal(content))


def test_gzip_is_told_by_its_bytes_and_unpacked():
    packed = gzip.compress(TEXT)
    source = load_source(packed, "wine.csv", LIMITS)
    assert (source.content, source.fingerprint) == (TEXT, fingerprint(packed))
    assert load_source(packed + gzip.compress(b"3,4\n"), None, LIMITS).content == TEXT + b"3,4\n"
    assert load_source(packed + bytes(512), None, LIMITS).content == TEXT
    assert load_source(gzip.compress(packed), None, LIMITS).content == TEXT
    assert load_source(gzip.compress(xlsx_writer.workbook([[1.0]])), None, LIMITS).format == "excel"
    assert load_source(gzip.compress(bytes(range(256)) * 300, mtime=0), None, LIMITS).content == bytes(range(256)) * 300


def test_gzip_of_several_long_parts_is_unpacked_to_its_end():
    parts = [bytes([65 + i]) * 5_000_000 for i in range(4)]  # so well packed that one piece holds all of them
    assert load_source(b"".join(map(gzip.compress, parts)), None, Limits()).content == b"".join(parts)


def test_gzip_in_gzip_in_gzip_is_refused():
    assert "more than 2 times" in str(refusal(gzip.compress(gzip.compress(gzip.compress(TEXT)))))


PACKED = gzip.compress(TEXT * 100, mtime=0)


@pytest.mark.parametrize("end", [2, 5, 10, 20, len(PACKED) - 8, len(PACKED) - 1])
def test_gzip_that_was_cut_short_is_refused(end):
    assert "The gzip file is damaged: it ends in the middle" in str(refusal(PACKED[:end]))


def test_damaged_gzip_is_refused():
    for broken in (PACKED[:-8] + bytes(8), PACKED[:12] + b"\xff" * 8 + PACKED[20:], PACKED + b"more", b"\x1f\x8bxxxx"):
        assert "The gzip file is damaged" in str(refusal(broken))


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
def test_what_is_no_table_is_named_with_what_to_do(content, what, hint, pack):
    (problem,) = refusal(pack(content), "data/table.csv").problems
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
def test_text_that_begins_like_something_else_is_text(content):
    assert load_source(content, "table.xlsx", LIMITS).format == "text"


def test_a_workbook_and_parquet_are_told_by_their_bytes():
    assert load_source(xlsx_writer.workbook([[1.0]]), "table.csv", LIMITS).format == "excel"
    assert load_source(b"PAR1xxxx", "table.csv", LIMITS).format == "parquet"
    odd = {
        name.replace("/", "\\").upper(): part
        for name, part in xlsx_writer.parts({"A": xlsx_writer.sheet([[1.0]])}).items()
    }
    assert load_source(xlsx_writer.packed(odd), None, LIMITS).format == "excel"  # some programs write their names so


def test_an_archive_with_two_parts_of_one_name_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as two:
        two.writestr("xl/workbook.xml", "x")
        two.writestr("xl/Workbook.xml", "y")
    assert "two entries" in str(refusal(out.getvalue()))
