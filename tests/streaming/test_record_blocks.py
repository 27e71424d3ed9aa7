"""Blocks of a text hold whole records, whatever the size at which it is cut."""

from __future__ import annotations

import gzip

import pytest

from neon_core.errors import ReadingError
from neon_core.streaming import record_blocks
from neon_core.streaming.record_blocks import find_end, read_blocks, record_ends

TEXT = b'a,b\n1,"two\nlines"\n2,"a ""quote"", and\n\nmore"\r\n3,x\n'


def read(path, size, quote='"'):
    return list(read_blocks(path, "t.csv", quote, size))


@pytest.mark.parametrize("size", range(1, len(TEXT) + 2))
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_blocks_of_any_size_are_the_text_in_whole_records(size, pack, tmp_path):
    (tmp_path / "t.csv").write_bytes(pack(TEXT))
    blocks = read(tmp_path / "t.csv", size)
    assert b"".join(block for _, block in blocks) == TEXT
    assert all(block.count(b'"') % 2 == 0 for _, block in blocks)
    lines = [1 + TEXT[: sum(len(b) for _, b in blocks[:i])].count(b"\n") for i in range(len(blocks))]
    assert [line for line, _ in blocks] == lines


@pytest.mark.parametrize("size", range(1, 12))
def test_every_line_end_becomes_one_that_the_scan_knows(size, tmp_path):
    (tmp_path / "t.csv").write_bytes(b"a\rb\r\rc\r")
    assert b"".join(block for _, block in read(tmp_path / "t.csv", size)) == b"a\nb\n\nc\n"
    (tmp_path / "t.csv").write_bytes(b"a\r\nb\r\nc")
    assert b"".join(block for _, block in read(tmp_path / "t.csv", size)) == b"a\r\nb\r\nc"


def test_quote_that_is_never_closed_is_a_character_after_a_while(monkeypatch):
    monkeypatch.setattr(record_blocks, "MOST_OPEN", 12)
    assert find_end(b'1,5" pipe\n', '"') == 0
    assert find_end(b'1,5" pipe\n2,3\n4', '"') == 14


def test_records_end_where_the_quotes_are_even():
    assert record_ends(b'1,"a\nb"\n2,c\n', '"').tolist() == [8, 12]
    assert record_ends(b'1,"a\nb"\n2,c\n', "").tolist() == [5, 8, 12]


def test_line_without_an_end_and_a_broken_archive_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(record_blocks, "LONGEST", 100)
    (tmp_path / "t.csv").write_bytes(b"a\n" + b"1" * 200)
    with pytest.raises(ReadingError, match=r"t\.csv cannot be read: line 2 has more than"):
        read(tmp_path / "t.csv", 16)
    (tmp_path / "t.csv").write_bytes(gzip.compress(TEXT)[:-9])
    with pytest.raises(ReadingError, match=r"t\.csv cannot be read"):
        read(tmp_path / "t.csv", 16)
