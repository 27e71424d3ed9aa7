"""Doubts about the place of a table: many lines above it, two tables side by side, words above the rows."""

from __future__ import annotations

import pytest

from neon_core.ingestion import line_messages
from neon_core.ingestion.text.layout_doubts import find_much_above, find_side_by_side, find_words_above, has_much_above
from tests.helpers.scanned import scan_text

FULL, SPARSE = ("a", "b", "c"), ("Bank", "1", "")


@pytest.mark.parametrize(
    ("cells", "n_records", "expected"),
    [
        ([FULL] * 3, 9, True),
        ([FULL] * 3, 10, False),
        ([FULL] * 2, 6, False),
        ([SPARSE] * 9, 20, False),
        ([SPARSE] * 10, 20, True),
        ([], 5, False),
    ],
    ids=["a third", "less than a third", "two rows", "nine facts", "ten facts", "nothing above"],
)
def test_much_is_above_a_table_if_it_is_large_and_no_usual_preamble(cells, n_records, expected):
    assert has_much_above(cells, n_records) is expected


@pytest.mark.parametrize(
    ("n_rows", "expected"),
    [(5, [line_messages.much_above(3, 9, 1)]), (6, [])],
)
def test_another_table_above_is_a_doubt_where_it_is_a_third_of_the_lines(n_rows, expected):
    text = scan_text("k,l,m\n1,2,3\n4,5,6\n\na,b\n" + "7,8\n" * n_rows)
    assert find_much_above(text, [0, 1, 2]) == expected


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        ("a,b,,c,d", "1,2,,3,4\n5,6,,7,8\n", [line_messages.side_by_side("b", "c")]),
        ("a,b,,c,d", "1,2,,3,4\n5,6,x,7,8\n", []),
        ("a,,c,d,e", "1,,3,4,5\n5,,7,8,9\n", []),
        ("a,b,x,c,d", "1,2,,3,4\n5,6,,7,8\n", []),
    ],
    ids=["two and two columns", "column has a cell", "one column on a side", "column has a name"],
)
def test_empty_column_between_two_headers_is_noted(header, rows, expected):
    text = scan_text(f"{header}\n{rows}")
    assert find_side_by_side(text, [tuple(header.split(","))], [1, 2]) == expected


def test_table_without_header_is_not_split_at_an_empty_column():
    assert find_side_by_side(scan_text("1,2,,3,4\n5,6,,7,8\n"), [], [0, 1]) == []


@pytest.mark.parametrize(
    ("above", "first", "expected"),
    [
        ("Measured\n", 1, [line_messages.words_above(1)]),
        ("Measured\n\n", 2, []),
        ("town,size,warm\n\n", 2, [line_messages.words_above(1)]),
        ("town,size,warm\n\n\n\n", 4, []),
        ("From: May\n", 1, []),
        ("", 0, []),
    ],
    ids=["word", "word behind a gap", "words behind a gap", "words far above", "fact", "nothing above"],
)
def test_words_above_rows_may_be_the_header(above, first, expected):
    text = scan_text(above + "Rome,2\nOslo,3\nBern,4\n")
    assert find_words_above(text, range(first, first + 3)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"), [("large", [line_messages.words_in_first_row(1)]), ("n/a", []), ("2", [])]
)
def test_word_above_numbers_in_the_first_row_may_be_a_name(cell, expected):
    text = scan_text(f"Rome,{cell}\nOslo,3\nBern,4\n")
    assert find_words_above(text, [0, 1, 2]) == expected
