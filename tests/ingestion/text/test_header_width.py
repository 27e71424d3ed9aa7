"""Headers with fewer or more cells than the rows, fitted to small tables by hand."""

from __future__ import annotations

import pytest

from neon_core.ingestion import line_messages
from neon_core.ingestion.text.header_width import (
    FittedHeader,
    fit_header,
    is_header_of_other_width,
    most_extra_names,
    read_header_cells,
)
from neon_core.ingestion.text.records import Dialect
from tests.helpers.scanned import scan_text

TWO = "1,2\n3,4\n5,6\n"
THREE = "Rome,2,21\nOslo,3,9\nBern,4,12\n"


@pytest.mark.parametrize(("width", "most"), [(1, 1), (3, 1), (5, 2), (15, 3)])
def test_wider_table_may_have_more_names_without_cells(width, most):
    assert most_extra_names(width) == most


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("a,b\n" + TWO, 2, FittedHeader((("a", "b"),), 2, 0, ())),
        ("a,b,c\n" + TWO, 2, FittedHeader((("a", "b", "c"),), 3, 2, (line_messages.missing_last_cells(["c"]),))),
        ("a,b,c\n1,2\n3,4\n5,6,7\n", 2, FittedHeader((("a", "b", "c"),), 3, 2, ())),
        ("a,,b\n" + TWO, 2, FittedHeader((("a", "b"),), 2, 0, (line_messages.empty_header_cells(1),))),
        ("a,b,,\n" + TWO, 2, FittedHeader((("a", "b"),), 2, 0, ())),
        ("a,b,c,d,e\n" + TWO, 2, FittedHeader((("a", "b"),), 2, 0, ())),
        ("size,warm\n" + THREE, 3, FittedHeader((("", "size", "warm"),), 3, 0, ())),
        ("a,b\n1,2,\n3,4,\n5,6,\n", 3, FittedHeader((("a", "b", ""),), 3, 0, ())),
    ],
    ids=[
        *("same width", "name without cells", "name with one cell", "empty cell", "delimiters at the end"),
        *("names far beyond the rows", "row names", "delimiter at the end of each row"),
    ],
)
def test_header_is_fitted_to_the_rows(text, width, expected):
    assert fit_header(scan_text(text), [0], [1, 2, 3], width) == expected


def test_table_without_header_keeps_its_width():
    assert fit_header(scan_text(TWO), [], [0, 1, 2], 2) == FittedHeader((), 2, 0, ())


def test_header_that_begins_like_a_comment_loses_the_mark():
    text = scan_text("# a,b\n1,2\n3,4\n", Dialect(comment="#"))
    assert read_header_cells(text, 0) == ("a", "b")
    assert read_header_cells(text, 1) == ("1", "2")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("size,warm", True),
        ("town,size,warm,wet", True),
        ("town,,size,warm,", True),
        ("Report", False),
        ("size,5", False),
        ("a,a,b,b", False),
        ("a,b,c,d,e,f", False),
    ],
    ids=[
        *("one name less", "one name more", "names between blanks", "one word", "a value"),
        *("names repeat", "three names more"),
    ],
)
def test_line_above_the_rows_is_a_header_if_it_nearly_fits(line, expected):
    text = scan_text(f"{line}\nRome,2.5,21.5\nOslo,3.5,9.5\nBern,4.5,12.5\n")
    assert is_header_of_other_width(text, 0, [1, 2, 3], 3) is expected


@pytest.mark.parametrize(
    ("line", "expected"), [("2018,2019,2020", True), ("2018,2019,x", False), ("2.5,7.5,4.5", False)]
)
def test_numbers_above_the_rows_are_a_header_if_they_are_years(line, expected):
    text = scan_text(f"{line}\nRome,2.5,21.5,1.5\nOslo,3.5,9.5,4.5\nBern,4.5,12.5,7.5\n")
    assert is_header_of_other_width(text, 0, [1, 2, 3], 4) is expected


@pytest.mark.parametrize(("line", "expected"), [("# town,size,warm", True), ("# town,size", False)])
def test_comment_is_a_header_only_if_it_is_as_wide_as_the_rows(line, expected):
    text = scan_text(f"{line}\n{THREE}", Dialect(comment="#"))
    assert is_header_of_other_width(text, 0, [1, 2, 3], 3) is expected
