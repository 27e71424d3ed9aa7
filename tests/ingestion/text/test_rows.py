"""Rows read by the engine or one by one, mended widths, formulas, and the list of unread records."""

from __future__ import annotations

import pyarrow as pa
import pytest

from neon_core.ingestion import messages
from neon_core.ingestion.text import rows as rows_module
from neon_core.ingestion.text.layout import detect_layout
from neon_core.ingestion.text.records import Dialect
from neon_core.ingestion.text.rows import match_empty_cells, match_empty_rows, read_rows
from neon_core.reading import Unread
from tests.helpers.scanned import COMMA, scan_text


def read(text, dialect=COMMA):
    scanned = scan_text(text, dialect)
    return read_rows(scanned, detect_layout(scanned, None))


def cells(rows):
    return list(zip(*(column.to_pylist() for column in rows.table.columns), strict=True))


TEXTS = {
    "plain": ("a,b\n1,x\n2,y\n", [("1", "x"), ("2", "y")]),
    "quotes": ('a,b\n1,"x, y"\n2,"say ""hi"""\n', [("1", "x, y"), ("2", 'say "hi"')]),
    "line break": ('a,b\n1,"x\ny"\n2,z\n', [("1", "x\ny"), ("2", "z")]),
    "loose quotes": ('a,b\n1,"say "hi""\n2, "z" \n', [("1", 'say "hi"'), ("2", "z")]),
    "literal quote": ('a,b\n1,"x\n2,y\n3,z\n', [("1", '"x'), ("2", "y"), ("3", "z")]),
    "empty cells too many": ("a,b\n1,x,\n2,y\n3,z\n", [("1", "x"), ("2", "y"), ("3", "z")]),
    "short rows": ("a,b,c\n1,x\n2,y\n3,z\n4,u,v\n", [("1", "x", ""), ("2", "y", ""), ("3", "z", ""), ("4", "u", "v")]),
    "formulas": ('a,b\n="007",1\n ="x" ,2\n', [("007", "1"), ("x", "2")]),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_rows_are_read_by_the_engine(text, expected):
    assert cells(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_rows_are_read_alike_where_the_engine_refuses(text, expected, monkeypatch):
    monkeypatch.setattr(rows_module, "_read_by_engine", lambda *_: None)
    assert [tuple(map(str.strip, row)) for row in cells(read(text))] == expected


def test_rows_know_their_lines_and_literal_quotes():
    rows = read('a,b\n1,"x\ny"\n\n2,"z\n3,u\n')
    assert rows.lines.tolist() == [2, 5, 6]
    assert rows.literal_quotes == (5,)
    assert (rows.unread, rows.samples, rows.missing, rows.has_no_empty_rows) == ((), (), (), False)


def test_unread_records_have_line_reason_and_text():
    text = "Report\n# remark\na,b\n5,2\n3\n4,5,6\n7,8\n---\n9,0\nTotal,10\n"
    assert read(text, Dialect(comment="#")).unread == (
        Unread(1, messages.ABOVE_TABLE, "Report"),
        Unread(2, messages.COMMENT, "# remark"),
        Unread(5, "1 cell instead of 2", "3"),
        Unread(6, "3 cells instead of 2", "4,5,6"),
        Unread(8, messages.RULED_LINE, "---"),
        Unread(10, messages.TOTALS_ROW, "Total,10"),
    )


def test_long_unread_record_is_cut():
    (unread,) = read("a,b\n1,2\n" + "é" * 20_000 + "\n3,4\n5,6\n").unread
    assert unread.text == "é" * 10_000


def test_empty_rows_and_cells_are_matched():
    table = pa.table({"0": pa.chunked_array([["", "x", " "]]), "1": pa.chunked_array([[None, 1.5, None]])})
    assert match_empty_rows(table).tolist() == [True, False, True]
    assert match_empty_cells(table.column(0)).to_pylist() == [True, False, True]
    assert match_empty_cells(table.column(1)).to_pylist() == [True, False, True]
