"""Remarks below the rows of small tables by hand, and last rows that are none."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.ingestion.text.remarks import find_remarks
from tests.helpers.scanned import scan_text

TOWNS = "Rome,2,21\nOslo,3,9\nBern,4,12\n"


def remarks_of(text):
    """Return the remarks of a text in which each record has the width of the table."""
    scanned = scan_text(text)
    return find_remarks(scanned, np.arange(scanned.records.line.size))


@pytest.mark.parametrize(
    "remark",
    [
        *("Source: the office", "****", "* p < 0.05", "1) First note", "(no more rows)", "All is preliminary."),
        *("© 2020", "Figures of the office of statistics"),
    ],
)
def test_remark_is_found_by_its_sign_or_length(remark):
    assert remarks_of(f"{TOWNS}{remark},,\n") == [3]


@pytest.mark.parametrize(
    "last", ["Kiel,,", "7,,", "Source: the office,5,", "Kiel,1,2"], ids=["name", "number", "two cells", "row"]
)
def test_last_row_like_the_others_is_no_remark(last):
    assert remarks_of(f"{TOWNS}{last}\n") == []


def test_lines_below_a_remark_are_remarks_too_and_those_above_a_row_are_not():
    assert remarks_of(TOWNS + "Source: the office,,\nKiel,,\n") == [4, 3]
    assert remarks_of(TOWNS + "Kiel,,\nSource: the office,,\n") == [4]
    assert remarks_of(TOWNS + "Source: the office,,\nKiel,1,2\n") == []


@pytest.mark.parametrize(("last", "expected"), [("provisional", [3]), ("4", [])])
def test_word_below_numbers_is_a_remark(last, expected):
    assert remarks_of(f"1,2,21\n2,3,9\n3,4,12\n{last},,\n") == expected


def test_sign_that_names_have_is_no_sign_of_a_remark():
    assert remarks_of("Rome: north,2,21\nRome: south,3,9\nOslo: west,4,12\nOslo: east,,\n") == []


def test_table_of_rows_with_one_cell_has_no_remarks():
    assert remarks_of("Rome,\nOslo,\nBern,5\nSource: the office,\n") == []


def test_number_of_rows_in_parentheses_is_a_remark_and_a_negative_amount_is_none():
    content = b"town,size,warm\nRome,2,21\nOslo,4,9\nBern,7,12\n"
    assert nc.read_table(content + b"(3 rows),,\n").frame["town"].tolist() == ["Rome", "Oslo", "Bern"]
    assert len(nc.read_table(b"owed,size,warm\n(7.00),2,21\n(8.00),4,9\n(9.00),,\n").frame) == 3
