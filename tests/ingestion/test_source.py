"""Files are loaded from any source, unpacked within the limit, and refused with a reason."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.source import load_source
from neon_core.reading import Limits, fingerprint
from tests.helpers import xlsx_writer

TEXT = b"a,b\n1,2\n"
LIMITS = Limits(n_bytes=100_000)


def refusal(source, filename=None, limits=LIMITS, kind=ReadingError) -> ReadingError:
    with pytest.raises(kind) as caught:
        load_source(source, filename, limits)
    return caught.value


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, io.BytesIO], ids=lambda kind: kind.__name__)
def test_bytes_bytearray_memoryview_and_buffer_are_read(kind):
    source = load_source(kind(TEXT), "data/wine.csv", LIMITS)
    assert (source.content, source.name, source.format) == (TEXT, "wine.csv", "text")
    assert source.fingerprint == fingerprint(TEXT)


def test_path_is_read_and_sets_the_name(tmp_path):
    path = tmp_path / "räume.csv"
    path.write_bytes(TEXT)
    for given in (path, str(path)):
        source = load_source(given, None, LIMITS)
        assert (source.content, source.name) == (TEXT, "räume.csv")
    with path.open("rb") as file:
        assert load_source(file, None, LIMITS).name == "räume.csv"
    assert load_source(path, "other.csv", LIMITS).name == "other.csv"


def test_source_without_name_has_empty_name():
    assert load_source(TEXT, None, LIMITS).name == ""
    reading, writing = os.pipe()
    os.write(writing, TEXT)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:  # its name is a number
        assert load_source(pipe, None, LIMITS).name == ""


def test_source_is_equal_only_to_itself():
    assert load_source(TEXT, None, LIMITS) != load_source(TEXT, None, LIMITS)


def test_file_with_short_reads_is_read_to_its_end():
    class Slow(io.BytesIO):
        def read(self, size=-1):
            return super().read(1)

    assert load_source(Slow(TEXT), None, LIMITS).content == TEXT


def test_endless_file_is_read_to_one_byte_beyond_the_limit():
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
def test_source_that_is_no_file_is_refused_with_its_type(source, words):
    assert words.removeprefix("an ").removeprefix("a ") in str(refusal(source)).lower().replace("nonetype", "NoneType")


def test_file_that_returns_text_is_refused():
    class Text:
        def read(self, size):
            return "a,b"

    assert "gives str, not bytes" in str(refusal(Text()))


@pytest.mark.parametrize(
    "fault", [OSError(5, "Input/output error"), ValueError("I/O operation on closed file")], ids=str
)
def test_failing_file_is_refused_with_the_system_s_reason(fault):
    class Broken:
        def read(self, size):
            raise fault

    assert str(fault).rpartition("] ")[2].lower() in str(refusal(Broken())).lower()


def test_missing_path_folder_and_pipe_are_refused_with_reason(tmp_path):
    assert "there is no file at this path" in str(refusal(tmp_path / "none.csv"))
    assert "is a folder" in str(refusal(tmp_path))
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    assert "is a device" in str(refusal(fifo))  # and it is not waited for


def test_file_without_read_permission_is_refused_with_reason(tmp_path, monkeypatch):
    path = tmp_path / "locked.csv"
    path.write_bytes(TEXT)

    def refuse(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # a test that runs as root may read everything
    assert "you may not read it" in str(refusal(path))


def test_large_file_is_refused_with_both_sizes_and_a_hint(tmp_path):
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


def test_all_problems_are_reported_at_once():
    error = refusal(b"", filename=5)
    assert [problem.what for problem in error.problems] == [
        "The file name is of type int, not text",
        "The file is empty",
    ]
    assert len(refusal(TEXT, filename=b"x.csv").problems) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe\n\x00", b"\x00" * 500, gzip.compress(b""), gzip.compress(b"\n")],
    ids=["nothing", "white space", "mark", "UTF-16", "NULs", "nothing packed", "a line packed"],
)
def test_blank_file_is_refused_as_empty(content):
    assert "The file is empty" in str(refusal(content))


def test_gzip_is_detected_by_its_bytes_and_unpacked():
    packed = gzip.compress(TEXT)
    source = load_source(packed, "wine.csv", LIMITS)
    assert (source.content, source.fingerprint) == (TEXT, fingerprint(packed))
    assert load_source(packed + gzip.compress(b"3,4\n"), None, LIMITS).content == TEXT + b"3,4\n"
    assert load_source(packed + bytes(512), None, LIMITS).content == TEXT
    assert load_source(gzip.compress(packed), None, LIMITS).content == TEXT
    assert load_source(gzip.compress(xlsx_writer.workbook([[1.0]])), None, LIMITS).format == "excel"
    assert load_source(gzip.compress(bytes(range(256)) * 300, mtime=0), None, LIMITS).content == bytes(range(256)) * 300


def test_gzip_of_several_long_members_is_unpacked_to_its_end():
    parts = [bytes([65 + i]) * 5_000_000 for i in range(4)]  # so well packed that one piece holds all of them
    assert load_source(b"".join(map(gzip.compress, parts)), None, Limits()).content == b"".join(parts)


def test_gzip_with_three_layers_is_refused():
    assert "more than 2 times" in str(refusal(gzip.compress(gzip.compress(gzip.compress(TEXT)))))


PACKED = gzip.compress(TEXT * 100, mtime=0)


@pytest.mark.parametrize("end", [2, 5, 10, 20, len(PACKED) - 8, len(PACKED) - 1])
def test_truncated_gzip_is_refused(end):
    assert "The gzip file is damaged: it ends in the middle" in str(refusal(PACKED[:end]))


def test_damaged_gzip_is_refused():
    for broken in (PACKED[:-8] + bytes(8), PACKED[:12] + b"\xff" * 8 + PACKED[20:], PACKED + b"more", b"\x1f\x8bxxxx"):
        assert "The gzip file is damaged" in str(refusal(broken))
