"""Facts above a header that delimiters make as wide as the table, in small texts by hand."""

from __future__ import annotations

import pytest

from neon_core.ingestion.text.preamble import count_preamble_rows, find_first_rows, has_facts
from tests.helpers.scanned import scan_text

FACTS = ("Konto: 1", "Bank: 2", "Stand: 01.04.2020")
VALUES = ("Account", "12345", "Period 5")
NAMES = ("Date", "Label", "Debit")
BODY = [("01.04.20", "rent", "-5.5"), ("02.04.20", "food", "-7.5"), ("03.04.20", "gas", "-9.5")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Bank: 1", "From: 01/04/2020"), True),
        (("Bank: 1", "May", ""), True),
        (("Bank: 1", "May", "June"), False),
        (("Date", "Label"), False),
        (("Q1: age", "Q2: town"), False),
        (("12:30", "13:00"), False),
        (("https://example.org", ""), False),
        (("", " "), False),
    ],
    ids=["facts", "half", "one of three", "names", "questions", "times", "address", "blanks"],
)
def test_row_has_facts_if_half_of_its_cells_have_a_key_and_a_value(row, expected):
    assert has_facts(row) is expected


@pytest.mark.parametrize(
    ("above", "n"),
    [([], 0), ([FACTS], 1), ([FACTS, VALUES], 2), ([("Report", "", ""), FACTS], 2)],
    ids=["nothing", "facts", "facts and values", "title and facts"],
)
def test_rows_above_the_names_are_counted(above, n):
    assert count_preamble_rows([*above, NAMES, *BODY]) == n


def test_rows_of_facts_are_a_table_where_facts_are_most_of_it():
    assert count_preamble_rows([("From: May", "To: June"), ("left", "right"), *[("a: 1", "b: 2")] * 3]) == 0


def test_facts_without_names_below_are_no_preamble():
    assert count_preamble_rows([FACTS, *BODY]) == 0


@pytest.mark.parametrize(("is_chosen", "expected"), [(False, [1, 2, 3, 4]), (True, [0, 1, 2, 3, 4])])
def test_facts_are_skipped_unless_the_header_is_chosen(is_chosen, expected):
    text = scan_text("\n".join(",".join(row) for row in (FACTS, NAMES, *BODY)))
    assert find_first_rows(text, 0, 3, is_chosen=is_chosen) == expected


def test_padded_lines_and_lines_of_another_width_are_skipped():
    table = "town,size,warm,wet\n" + "Rome,2,21,1\nOslo,3,9,2\n\nonly,two\nBern,4,12,3\n"
    text = scan_text("Bank,,,\nFrom,May,,\n" + table)
    assert find_first_rows(text, 0, 4, is_chosen=False) == [2, 3, 4, 7]
    assert find_first_rows(text, 4, 4, is_chosen=False) == [4, 7]
