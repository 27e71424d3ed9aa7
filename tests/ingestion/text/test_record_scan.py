"""Records scanned from text: quoted line breaks, quotes that are never closed, and the slow splitter's result."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.ingestion.text import line_scan
from neon_core.ingestion.text.line_scan import BLANK, ROW, UNCLOSED
from neon_core.ingestion.text.record_scan import ScannedText, scan_records
from neon_core.ingestion.text.records import Dialect, split_record

COMMA = Dialect()


def test_quoted_line_break_joins_lines_to_one_record():
    records = scan_records(b'a,b\n1,"x\ny"\n\n2,z\n', COMMA, 2)
    assert records.line.tolist() == [1, 2, 4, 5]
    assert records.start.tolist() == [0, 4, 12, 13]
    assert records.end.tolist() == [3, 11, 12, 16]
    assert records.kind.tolist() == [ROW, ROW, BLANK, ROW]
    assert records.count.tolist() == [2, 2, 1, 2]
    assert records.cells == {}


def test_quote_that_is_never_closed_is_read_as_a_character_where_that_makes_a_row():
    records = scan_records(b'a,b\n5" pipe,1\n"x,2\n3,4\n', COMMA, 2)
    assert records.count.tolist() == [2, 2, 2, 2]
    assert records.cells[2] == ('"x', "2")
    assert records.literal_quotes == frozenset({2})


def test_quote_that_is_never_closed_makes_no_row_of_another_width():
    records = scan_records(b'a,b\n"x,2,3\n3,4\n', COMMA, 2)
    assert records.kind.tolist() == [ROW, UNCLOSED, ROW]
    assert records.literal_quotes == frozenset()


def test_rows_are_not_joined_where_a_quote_would_swallow_them():
    records = scan_records(b'a,b\n"x,1\n2,3\n4,y"\n', COMMA, 2)
    assert records.line.tolist() == [1, 2, 3, 4]
    assert records.literal_quotes == frozenset({1})


def test_loose_quotes_are_split_as_a_person_reads_them():
    records = scan_records(b'a,b\n"say "hi"",2\n"x" ,3\n', COMMA, 2)
    assert records.cells == {1: ('say "hi"', "2"), 2: ("x", "3")}


def test_scan_begins_at_a_byte_with_a_line_number():
    records = scan_records(b"sep=,\na,b\n1,2\n", COMMA, 2, start=6, line=2)
    assert (records.line.tolist(), records.start.tolist()) == ([2, 3], [6, 10])


def test_empty_text_has_no_records():
    records = scan_records(b"", COMMA, 2)
    assert (records.line.size, records.cells, records.literal_quotes) == (0, {}, frozenset())


def test_scanned_text_gives_raw_records_and_splits_each_once():
    content = b'a,b\n"x, y",2\n'
    text = ScannedText(content, COMMA, scan_records(content, COMMA, 2))
    assert text.raw(1) == '"x, y",2'
    assert text.cells(1) == ("x, y", "2")
    assert text.cells(1) is text.cells(1)


@pytest.mark.parametrize("n_lines", [8, 9])
def test_record_of_at_most_eight_more_quoted_lines_is_joined(n_lines):
    content = b'a,b\n1,"x' + b'\n""z' * (n_lines - 1) + b'\ny"\n3,4\n'
    joined = scan_records(content, COMMA, 2).line.tolist() == [1, 2, 2 + n_lines + 1]
    assert joined is (n_lines == 8)


@given(
    st.lists(st.tuples(*[st.text("ab\",;\n 'é", max_size=4)] * 3), min_size=1, max_size=6),
    st.sampled_from([Dialect(), Dialect(";"), Dialect(",", "'")]),
    st.integers(4, 40),
)
def test_scan_in_blocks_agrees_with_the_slow_splitter(rows, dialect, block):
    quote = dialect.quote
    text = "\n".join(
        dialect.delimiter.join(quote + cell.replace(quote, 2 * quote) + quote for cell in row) for row in rows
    ).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_scan, "BLOCK", max(block, max(map(len, text.split(b"\n"))) + 1))
        records = scan_records(text, dialect, 3)
    assert records.count.tolist() == [len(row) for row in rows]
    for at, row in enumerate(rows):
        raw = text[records.start[at] : records.end[at]].decode()
        assert split_record(raw, dialect).cells == row
