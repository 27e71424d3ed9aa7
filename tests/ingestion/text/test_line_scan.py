"""Lines scanned as arrays: edges, numbers of cells, misplaced quotes, kinds; in one block and in many."""

from __future__ import annotations

import pytest

from neon_core.ingestion.text import line_scan
from neon_core.ingestion.text.line_scan import BLANK, COMMENT, LONG, ROW, RULED, classify_lines, scan_lines
from neon_core.ingestion.text.records import Dialect

COMMA = Dialect()


def lines_of(text, dialect=COMMA, start=0):
    lines = scan_lines(text, dialect, start)
    assert lines is not None
    return lines


def test_lines_have_their_edges_without_line_ends():
    lines = lines_of(b"a,b\r\n1,2\n\n3,4")
    assert lines.start.tolist() == [0, 5, 9, 10]
    assert lines.end.tolist() == [3, 8, 9, 13]
    assert lines.count.tolist() == [2, 2, 1, 2]


def test_scan_begins_at_a_byte():
    lines = lines_of(b"sep=,\na,b\n", start=6)
    assert (lines.start.tolist(), lines.end.tolist()) == ([6], [9])


def test_empty_text_has_no_lines():
    assert scan_lines(b"", COMMA) is None


@pytest.mark.parametrize(
    ("line", "count", "is_hard"),
    [
        (b'"a","b"', 2, False),
        (b'"a,b",c', 2, False),
        (b'"a""b",c', 2, False),
        (b'a,"b', 2, True),
        (b'a"b,c', 2, True),
        (b'"a" ,b', 2, True),
        (b'"a"b,c', 2, True),
    ],
)
def test_misplaced_quotes_make_a_line_hard(line, count, is_hard):
    lines = lines_of(b"x,y\n" + line + b"\n1,2\n")
    assert lines.count.tolist()[0] == lines.count.tolist()[2] == 2
    assert (lines.is_hard.tolist()[1], lines.is_hard.sum()) == (is_hard, int(is_hard))
    assert is_hard or lines.count.tolist()[1] == count


def test_escape_makes_a_line_hard():
    assert lines_of(b'a,b\n"x\\"y",1\n', Dialect(escape="\\")).is_hard.tolist() == [False, True]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b"", BLANK),
        (b",,,", BLANK),
        (b"  \t ", BLANK),
        (b"# remark", COMMENT),
        (b"---,---", RULED),
        (b"+-----+-----+", RULED),
        (b"-,-", ROW),
        (b"a,b", ROW),
    ],
)
def test_line_has_its_kind(line, kind):
    content = b"a,b\n" + line + b"\n"
    dialect = Dialect(comment="#")
    assert classify_lines(content, lines_of(content, dialect), dialect).tolist() == [ROW, kind]


def test_line_longer_than_a_block_is_too_long(monkeypatch):
    monkeypatch.setattr(line_scan, "BLOCK", 10)
    content = b"a,b\n" + b"x" * 20 + b",1\n2,3\n"
    lines = lines_of(content)
    assert classify_lines(content, lines, COMMA).tolist() == [ROW, LONG, ROW]
    assert lines.end.tolist() == [3, 26, 30]


def test_blocks_give_the_lines_of_the_whole_text(monkeypatch):
    content = b'a,b\n"x,y",2\n\n3,"z"\n' * 50
    whole = lines_of(content)
    monkeypatch.setattr(line_scan, "BLOCK", 16)
    parts = lines_of(content)
    for name in ("start", "end", "count", "is_hard"):
        assert getattr(parts, name).tolist() == getattr(whole, name).tolist()
