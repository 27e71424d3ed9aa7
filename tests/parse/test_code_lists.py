"""Lists of codes such as 1,3 apart from numbers with a decimal comma, by hand."""

from __future__ import annotations

import pytest

from neon_core.parse.code_lists import detect_number_formats, find_code_lists
from neon_core.parse.number_formats import NUMBER_FORMATS, TableNumberFormat, detect_formats


def find_lists(*columns, delimiter=","):
    return find_code_lists(columns, [detect_formats(cells, NUMBER_FORMATS) for cells in columns], delimiter)


@pytest.mark.parametrize(
    ("cells", "delimiter"),
    [
        (["1", "1,3", "2", "2,4"], ","),
        (["1", "1,3", "2", "2,4"], ";"),
        (["3", "1,2,5"], ";"),
        (["1", "1,3", "6", "2,9"], ","),
    ],
)
def test_ascending_codes_are_a_list(cells, delimiter):
    assert find_lists(["red", "blue"], cells, delimiter=delimiter) == {1}


@pytest.mark.parametrize(
    ("cells", "delimiter"),
    [
        (["3", "3,1", "2"], ","),
        (["1,3", "2,45"], ","),
        (["1,3", "2,4"], ","),
        (["1", "1,3", "6", "2,9"], ";"),
        (["1", "31,32", "2"], ","),
        (["1", "red", "1,3", "2,4"], ","),
        (["1", "2"], ","),
    ],
)
def test_other_cells_are_no_list(cells, delimiter):
    assert find_lists(cells, delimiter=delimiter) == set()


@pytest.mark.parametrize(("other", "lists"), [(["0.5", "2.75"], {0}), (["0,5", "2,75"], set()), (["4", "5"], set())])
def test_marks_of_another_column_decide_about_pairs(other, lists):
    assert find_lists(["1", "1,3", "6", "2,9"], other, delimiter=";") == lists


def test_column_of_lists_has_no_number_format_and_decides_none():
    table_format, formats, lists = detect_number_formats([["1", "1,3", "2", "2,4"], ["1", "2"]], ";")
    assert (table_format, formats[0], lists) == (TableNumberFormat(".", ""), [], {0})
    assert formats[1] == list(NUMBER_FORMATS)


def test_chosen_decimal_mark_leaves_no_list():
    table_format, formats, lists = detect_number_formats([["1", "1,3", "2", "2,4"]], ",", decimal=",")
    assert (table_format, lists) == (TableNumberFormat(",", ""), set())
    assert [found.decimal for found in formats[0]] == [",", ",", ","]


def test_numbers_with_units_decide_the_format_of_the_table():
    table_format, formats, lists = detect_number_formats([["2,5 Mio.", "1,25 Mrd."], ["7", "8"]], ";")
    assert (table_format, formats[0], lists) == (TableNumberFormat(",", ""), [], set())
