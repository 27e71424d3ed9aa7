"""Facts above a header that delimiters make as wide as the table, in small texts by hand."""

from __future__ import annotations

import pytest

import neon_core as nc
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


BARE = ("Report", "Created by X", "Period 2020")
PAIRS = ("Report,Sales", "Created by,X", "Period,2020")


def table(width, kind):
    """Return a header and the rows of a table, of numbers, of words and numbers, or of words."""
    cells = {
        "numbers": lambda k: (k * 7 % 50, k * 37 % 90, f"{k % 9}.5", k % 13),
        "mixed": lambda k: (f"n{k % 4}", 20 + k * 7 % 50, k * 37 % 90, f"x{k % 3}"),
        "words": lambda k: (f"n{k % 4}", f"w{k % 3}", f"v{k % 5}", f"x{k % 3}"),
    }[kind]
    return [NAMED[:width], *(tuple(map(str, cells(k)[:width])) for k in range(20))]


NAMED = ("name", "age", "score", "level")


@pytest.mark.parametrize("kind", ["numbers", "mixed", "words"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("width", [3, 4])
@pytest.mark.parametrize("above", [BARE[:1], BARE[:2], BARE, PAIRS, PAIRS[1:], (BARE[0], *PAIRS[1:])])
@pytest.mark.parametrize("is_padded", [False, True])
def test_bare_words_above_the_header_are_not_its_names(above, width, delimiter, kind, is_padded):
    lines = [line.replace(",", delimiter) for line in above]
    if is_padded:
        lines = [line + delimiter * (width - 1 - line.count(delimiter)) for line in lines]
    text = "\n".join([*lines, *(delimiter.join(row) for row in table(width, kind))]) + "\n"
    data = nc.read_table(text.encode())
    assert (tuple(data.frame.columns), len(data.frame)) == (NAMED[:width], 20)
    assert [row.line for row in data.reading.unread] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize("kind", ["numbers", "mixed"])
@pytest.mark.parametrize("above", [("Report", "Created by X, Y", "Period 2020"), ("Sales, North", "all values")])
def test_line_as_wide_as_the_table_is_above_it_where_another_line_follows(above, kind):
    text = "\n".join([*above, *(",".join(row) for row in table(2, kind))]) + "\n"
    data = nc.read_table(text.encode())
    assert (tuple(data.frame.columns), len(data.frame)) == (NAMED[:2], 20)


def test_two_names_above_three_columns_may_name_groups():
    rows = [("Person", "Scores", ""), ("name", "math", "music"), *[(f"n{k}", str(k), str(k % 7)) for k in range(9)]]
    data = nc.read_table("\n".join(map(",".join, rows)).encode())
    assert tuple(data.frame.columns) == ("Person name", "Scores math", "Scores music")


def test_value_beside_a_name_is_a_fact_in_three_columns():
    rows = [("Date", "2020-01-05", ""), ("name", "kind", "size"), *[(f"n{k % 4}", f"w{k % 3}", "v") for k in range(9)]]
    assert count_preamble_rows(rows) == 1
