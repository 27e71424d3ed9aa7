"""Last rows, totals rows and repeated headers that a pass of the engine would overlook, in small tables by hand."""

from __future__ import annotations

import pyarrow as pa
import pytest

from neon_core.ingestion.text.clean_checks import EDGE, may_have_other_lines, may_have_totals, read_last_row
from neon_core.ingestion.text.layout import detect_layout
from tests.helpers.scanned import COMMA, scan_text

ROWS = [("Rome", "4", "2"), ("Oslo", "3", "9"), ("Bern", "5", "1")]


def as_table(rows):
    """Return rows as a table of text."""
    return pa.table({str(i): list(column) for i, column in enumerate(zip(*rows, strict=True))})


@pytest.mark.parametrize(
    ("content", "width", "expected"),
    [
        (b"a,b\n1,2\n3,4\n", 2, ("3", "4")),
        (b"a,b\n1,2\n3,4", 2, ("3", "4")),
        (b"a\n1\n2\n", 1, ("2",)),
        (b"a,b\n1,2\nSource,\n", 2, None),
        (b"a,b\n1,2\n3,4,5\n", 2, None),
        (b"a,b\n1,2\n\n3,4\n", 2, None),
    ],
    ids=["row", "no line end", "one column", "remark", "another width", "blank line"],
)
def test_last_row_is_read_unless_the_last_lines_are_doubtful(content, width, expected):
    assert read_last_row(content, COMMA, width) == expected


def test_only_the_end_of_a_long_text_is_checked():
    rows = b"1,2\n" * (EDGE // 4)
    assert read_last_row(b"1,2,3\n" + rows, COMMA, 2) == ("1", "2")
    assert read_last_row(rows + b"1,2,3\n1,2\n", COMMA, 2) is None


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([("Kiel", "6", "7")], False),
        ([("Totalia", "6", "7")], False),
        ([("Total", "6", "7"), ("Kiel", "6", "7")], True),
        ([("World", "12", "12")], True),
        ([("World", "12", "7")], False),
        ([("", "6", "7")], True),
    ],
    ids=["row", "longer word", "word", "sums", "one sum of two", "first cell is blank"],
)
def test_table_may_have_totals_by_a_word_or_an_edge_row(more, expected):
    rows = [*ROWS, *more]
    assert may_have_totals(as_table(rows), [*rows, rows[-1]]) is expected


@pytest.mark.parametrize(("first", "expected"), [("", True), ("x", False)])
def test_word_for_a_total_counts_in_the_second_column_where_the_first_has_a_blank(first, expected):
    rows = [("a", "Rome"), ("b", "Oslo"), (first, "Total"), ("c", "Bern")]
    sample = [*rows[:2], rows[-1]]
    assert may_have_totals(as_table(rows), sample) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Kiel,6", False), ("town,9", True), (" town ,size", True), ("---,---", True), ("a-b,6", False)],
    ids=["row", "first name", "header with spaces", "ruled line", "one dash"],
)
def test_other_lines_among_words_are_noticed(line, expected):
    rows = ["Rome,4", "Oslo,3", line, "Bern,5"]
    text = "town,size\n" + "\n".join(rows) + "\n"
    head = scan_text("town,size\nRome,4\nOslo,3\n")
    table = as_table([row.split(",") for row in rows])
    assert may_have_other_lines(text.encode(), 10, head, detect_layout(head, None), table) is expected


def test_ruled_lines_are_not_looked_for_beside_numbers():
    head = scan_text("town,size\nRome,4.5\nOslo,3.5\n")
    layout = detect_layout(head, None)
    content = b"town,size\nRome,4.5\n---,3.5\n"
    numbers = pa.table({"0": ["Rome", "---"], "1": [4.5, 3.5]})
    assert not may_have_other_lines(content, 10, head, layout, numbers)
    assert may_have_other_lines(content, 10, head, layout, as_table([("Rome", "4.5"), ("---", "3.5")]))
