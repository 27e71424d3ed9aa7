"""Where a table ends and why records are not rows, in small texts by hand."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.ingestion import messages
from neon_core.ingestion.text.footer import explain_excluded, find_table_end
from neon_core.ingestion.text.records import Dialect
from tests.helpers.scanned import scan_text

TABLE = "town,size,warm\nRome,2,21\nOslo,3,9\nBern,4,12\n"


def reasons_of(text, n_header=1, width=3):
    """Return the reasons by line, with the end of the table found before."""
    scanned = scan_text(text)
    heads = list(range(n_header))
    last = find_table_end(scanned, n_header, (width,), [scanned.cells(at) for at in heads])
    found = explain_excluded(scanned, heads, n_header, last, width)
    return {int(scanned.records.line[at]): reason for at, reason in found.items()}


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", {}),
        ("\nSource: the office\n", {6: messages.BELOW_TABLE}),
        ("\nname,price\na,1\nb,2\n", {6: messages.OTHER_TABLE, 7: messages.OTHER_TABLE, 8: messages.OTHER_TABLE}),
        ("\ntown,size,warm\nKiel,1,2\n", {6: messages.OTHER_TABLE, 7: messages.OTHER_TABLE}),
        ("\nKiel,5,11\n", {}),
        ("Total,9,42\n", {5: messages.TOTALS_ROW}),
        ("total: ,9,\nMean,3,14\n", {5: messages.TOTALS_ROW, 6: messages.TOTALS_ROW}),
        (",9,42\n", {5: messages.TOTALS_ROW}),
        (",8,41\n", {}),
        ("town,size,warm\nKiel,1,2\n", {5: messages.REPEATED_HEADER}),
        ("as of 1.1.2024: provisional,,\n", {5: messages.BELOW_TABLE}),
    ],
    ids=[
        *("nothing", "remark", "other table", "header behind a gap", "row behind a gap", "total", "two totals"),
        *("sum without a word", "no sum", "repeated header", "remark padded by delimiters"),
    ],
)
def test_records_behind_the_rows_are_explained(rest, expected):
    assert reasons_of(TABLE + rest) == expected


@pytest.mark.parametrize(
    ("numbers", "names", "expected"),
    [("(1),(2),(3)", "a,b,c", True), ("1,2,3", "x,y,5", True), ("1,2,3", "4,5,6", False)],
    ids=["parentheses", "columns of words", "columns of numbers"],
)
def test_row_that_numbers_the_columns_is_excluded(numbers, names, expected):
    text = f"one,two,three\n{numbers}\n" + f"{names}\n" * 3
    assert reasons_of(text) == ({2: messages.NUMBERS_COLUMNS} if expected else {})


def test_preamble_is_above_the_table():
    scanned = scan_text("Report,of,May\n" + TABLE)
    found = explain_excluded(scanned, [1], 2, 5, 3)
    assert found == {0: messages.ABOVE_TABLE}


def test_comments_are_excluded_unless_they_are_the_header():
    scanned = scan_text("#a,b\n1,2\n# remark\n3,4\n5,6\n", Dialect(comment="#"))
    assert explain_excluded(scanned, [0], 1, 5, 2) == {2: messages.COMMENT}


def test_last_row_far_from_the_sum_of_large_numbers_is_kept():
    table = b"a,b,c\n999999984000001,1,2\n3,4,5\n-999999982000007,7,8\n1,9,\n"
    data = nc.read_table(table)
    assert data.frame["a"].tolist() == [999_999_984_000_001, 3, -999_999_982_000_007, 1]
    assert data.reading.unread == ()


@pytest.mark.parametrize(
    "column",
    [("1.7e308", "1.7e308", "1.7e308", "5"), ("1e400", "-1e400", "3", "7"), ("6e16", "0.5", "1.7e308", "1.7e308")],
    ids=["beyond the largest float", "infinities of both signs", "one part alone"],
)
def test_huge_numbers_make_no_totals_row(column):
    table = "a,b,c\n" + "".join(f"{number},x,{'' if i == 3 else i}\n" for i, number in enumerate(column))
    assert nc.read_table(table.encode()).reading.unread == ()
