"""One record split into cells: quotes, escapes, spaces, and the record that a strict engine reads."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.ingestion.text import records
from neon_core.ingestion.text.records import WHITESPACE, Dialect, format_record, split_record

COMMA, SINGLE, ESCAPED = Dialect(), Dialect(quote="'"), Dialect(escape="\\")
SPACES, WIDE = Dialect(WHITESPACE), Dialect(WHITESPACE, is_wide=True)


@pytest.mark.parametrize(
    ("text", "dialect", "cells"),
    [
        ("", COMMA, ("",)),
        ("a,b,", COMMA, ("a", "b", "")),
        (' a , "b, c" ,d', COMMA, ("a", "b, c", "d")),
        ('"say ""hi""",2', COMMA, ('say "hi"', "2")),
        ('"a"b",2', COMMA, ('a"b', "2")),
        ("5\" pipe,3'", COMMA, ('5" pipe', "3'")),
        ("'a, b',c", SINGLE, ("a, b", "c")),
        (r'"a \"b\"",2', ESCAPED, ('a "b"', "2")),
        (r"a\,b,c", ESCAPED, ("a,b", "c")),
        ("  1   2\t3 ", SPACES, ("1", "2", "3")),
        ("New York   12", WIDE, ("New York", "12")),
        ("a\t\tb", Dialect("\t"), ("a", "", "b")),
        ("a,b", Dialect("\t", quote=""), ("a,b",)),
    ],
)
def test_record_is_split_into_cells(text, dialect, cells):
    assert split_record(text, dialect).cells == cells


@pytest.mark.parametrize(
    ("text", "is_open", "is_stray", "is_strict"),
    [
        ("a,b", False, False, True),
        ('"a","b"', False, False, True),
        ('"a" ,b', False, False, False),
        ('"a"b",c', False, False, False),
        ('a,"b', True, True, False),
        ('"a"x,b', False, False, False),
    ],
)
def test_record_tells_open_stray_and_loose_quotes(text, is_open, is_stray, is_strict):
    record = split_record(text, COMMA)
    assert (record.is_open, record.is_stray, record.is_strict) == (is_open, is_stray, is_strict)


def test_record_split_by_spaces_is_never_strict():
    assert not split_record("1 2", SPACES).is_strict


CELLS = st.lists(st.text("ab,;\"' \n\r", max_size=5), min_size=1, max_size=4).map(tuple)


@given(CELLS, st.sampled_from([",", ";"]), st.sampled_from(['"', "'"]))
def test_formatted_record_is_what_the_csv_module_and_the_splitter_read(cells, delimiter, quote):
    text = format_record(cells, delimiter, quote)
    if text.strip("\r\n") or len(cells) > 1:
        (row,) = csv.reader([text], delimiter=delimiter, quotechar=quote, strict=True) if "\n" not in text else [cells]
        assert tuple(row) == cells or "\r" in text
    assert tuple(map(str.strip, split_record(text, Dialect(delimiter, quote)).cells)) == tuple(map(str.strip, cells))


@pytest.mark.parametrize("delimiter", [" ", "\t"])
def test_blank_delimiter_beside_quotes_delimits(delimiter):
    text = 'a b c\n1 "x y" 3\n2 "z w" 4\n3 "" 5\n'.replace(" ", delimiter).replace(f"x{delimiter}y", "x y")
    data = nc.read_table(text.encode(), delimiter=delimiter)
    assert data.frame["b"].tolist()[0] == "x y"
    assert data.frame["c"].tolist() == [3, 4, 5]


@given(st.text(alphabet="ab,;\t |\xa0\u2003", max_size=30), st.sampled_from(",;\t|"), st.sampled_from(["", '"']))
def test_record_without_marks_is_split_as_cell_by_cell(text, delimiter, quote):
    dialect = Dialect(delimiter, quote=quote, escape="\\")
    assert split_record(text, dialect) == records._split_marked(text, dialect)
