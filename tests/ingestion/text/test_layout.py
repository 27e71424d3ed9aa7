"""Where small texts have their table, by hand: preamble, header, rows, and what is refused."""

from __future__ import annotations

import pytest

from neon_core.errors import ReadingError
from neon_core.ingestion import messages
from neon_core.ingestion.text.layout import detect_layout, most_frequent_width
from neon_core.ingestion.text.records import Dialect
from tests.helpers.scanned import scan_text

BODY = "Rome,2,21\nOslo,3,9\nBern,4,12\n"
TABLE = "town,size,warm\n" + BODY


@pytest.mark.parametrize(
    ("counts", "width"), [([], 1), ([1, 1], 1), ([1, 1, 1, 3, 3], 3), ([2, 2, 3, 3], 3), ([2, 2, 2, 2, 3], 2)]
)
def test_most_frequent_width_weighs_one_cell_little(counts, width):
    assert most_frequent_width(counts) == width


def test_clean_table_is_found():
    layout = detect_layout(scan_text(TABLE), None)
    assert (layout.width, layout.short_widths, layout.names) == (3, (), ("town", "size", "warm"))
    assert (layout.header_line, layout.n_header_rows, layout.header) == (1, 1, frozenset({0}))
    assert (layout.first, layout.last, layout.reasons) == (1, 4, {})
    assert (layout.made_up_names, layout.ambiguities, layout.notes) == ((), (), ())


@pytest.mark.parametrize(
    ("preamble", "line"),
    [
        ("Report of May\n", 2),
        ("Report of May\n\n", 3),
        ("From:,May\nTo:,June\n\n", 4),
        ("Report of May,,\n", 2),
    ],
    ids=["one cell", "blank line", "facts of two cells", "padded by delimiters"],
)
def test_preamble_is_skipped(preamble, line):
    layout = detect_layout(scan_text(preamble + TABLE), None)
    assert (layout.header_line, layout.names) == (line, ("town", "size", "warm"))
    assert set(layout.reasons.values()) == {messages.ABOVE_TABLE}


def test_facts_padded_to_the_width_of_the_table_are_skipped():
    table = "town,size,warm,wet\n" + "Rome,2,21,1\nOslo,3,9,2\nBern,4,12,3\n" * 2
    layout = detect_layout(scan_text("Bank,Zürich,,\nFrom,May,,\n" + table), None)
    assert (layout.header_line, layout.names) == (3, ("town", "size", "warm", "wet"))


def test_table_without_header_gets_names():
    layout = detect_layout(scan_text(BODY), None)
    assert (layout.header_line, layout.first, layout.names) == (0, 0, ("column 1", "column 2", "column 3"))
    assert layout.made_up_names == layout.names
    assert layout.notes == ("There is no header: the columns got names.",)


@pytest.mark.parametrize(("header_row", "first", "names"), [(0, 0, "column 1"), (2, 2, "Rome"), (1, 1, "town")])
def test_chosen_header_row_is_used(header_row, first, names):
    layout = detect_layout(scan_text(TABLE), header_row)
    assert (layout.header_line, layout.first, layout.names[0]) == (header_row, first, names)
    assert layout.ambiguities == ()


def test_chosen_header_row_may_be_a_comment():
    layout = detect_layout(scan_text("#a,b\n1,2\n3,4\n", Dialect(comment="#")), 1)
    assert (layout.names, layout.header) == (("a", "b"), frozenset({0}))


def test_commented_header_is_found():
    layout = detect_layout(scan_text("# made by hand\n# a,b\n1,2\n3,4\n5,6\n", Dialect(comment="#")), None)
    assert (layout.names, layout.header_line) == (("a", "b"), 2)
    assert layout.reasons == {0: messages.COMMENT}


def test_column_of_row_names_has_no_name_of_its_own():
    layout = detect_layout(scan_text("size,warm\nRome,2,21\nOslo,3,9\nBern,4,12\n"), None)
    assert layout.names == ("column 1", "size", "warm")


def test_trailing_delimiter_of_every_row_is_an_unnamed_column():
    layout = detect_layout(scan_text("a,b\n1,2,\n3,4,\n5,6,\n"), None)
    assert layout.names == ("a", "b", "column 3")


def test_rows_may_lack_the_last_cell_of_a_wider_header():
    layout = detect_layout(scan_text("a,b,c\n1,2\n3,4\n5,6\n7,8,9\n"), None)
    assert (layout.width, layout.short_widths) == (3, (2,))


def test_unsure_header_is_an_ambiguity():
    layout = detect_layout(scan_text("one,two\nthree,four\n"), None)
    assert [ambiguity.resolved_by for ambiguity in layout.ambiguities] == ["header_row"]


@pytest.mark.parametrize(
    ("text", "header_row", "words"),
    [
        ("a,b\n", None, "There is a header and not one row below it"),
        (",\n,\n", None, "There is no row in this file"),
        ("a,b\n1,2\n", 9, "There is no line 9: the text has 2"),
    ],
)
def test_text_without_rows_is_refused_with_hint(text, header_row, words):
    with pytest.raises(ReadingError, match=words) as refused:
        detect_layout(scan_text(text), header_row)
    assert all(problem.hint for problem in refused.value.problems)


def test_unclosed_quotes_are_named_where_there_is_no_row():
    with pytest.raises(ReadingError, match="A quote is opened and never closed") as refused:
        detect_layout(scan_text('a,b\n"x\n'), None)
    assert [problem.where for problem in refused.value.problems][1:] == ["line 2"]
