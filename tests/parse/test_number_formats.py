"""Number formats: which texts are numbers, their values, and the format of a table."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.parse.number_formats import (
    NUMBER_FORMATS,
    NumberFormat,
    TableNumberFormat,
    count_units,
    detect_formats,
    detect_table_format,
    detect_thousands,
    is_dash_with_unit,
    match_dashes_with_unit,
    match_numbers,
    number_pattern,
    parse_numbers,
    possible_formats,
)

ENGLISH, GERMAN = NumberFormat(".", ","), NumberFormat(",", ".")
FRENCH, SWISS = NumberFormat(",", " "), NumberFormat(".", "'")


@pytest.mark.parametrize(
    ("cell", "number_format", "value"),
    [
        ("12", ENGLISH, 12),
        ("-12.5", ENGLISH, -12.5),
        ("+1,234.50", ENGLISH, 1234.5),
        ("1,50,000", ENGLISH, 150_000),
        (".5", ENGLISH, 0.5),
        ("5.", ENGLISH, 5.0),
        ("1e-3", ENGLISH, 0.001),
        ("1.234,50 €", GERMAN, 1234.5),
        ("€ 7", GERMAN, 7),
        ("12 %", GERMAN, 12),
        ("1\u202f234,5", FRENCH, 1234.5),
        ("1'234.50 CHF", SWISS, 1234.5),
        ("1\u2019234", SWISS, 1234),
        ("(12.50)", ENGLISH, -12.5),
        ("$(12)", ENGLISH, -12),
        ("12-", ENGLISH, -12),
        ("\u221212", ENGLISH, -12),
        ("12.--", SWISS, 12),
        ("-$5", ENGLISH, -5),
        ("$-5", ENGLISH, -5),
        ("±0", ENGLISH, 0),
    ],
)
def test_number_is_matched_and_parsed(cell, number_format, value):
    cells = pa.array([cell])
    assert match_numbers(cells, number_format).to_pylist() == [True]
    assert parse_numbers(cells, number_format).to_pylist() == [value]
    assert re.fullmatch(number_pattern(number_format), cell, re.ASCII)


@pytest.mark.parametrize(
    ("cell", "number_format"),
    [
        *(("", ENGLISH), ("a", ENGLISH), ("1.2.3", ENGLISH), ("1,23", ENGLISH), ("0,123.5", ENGLISH)),
        *(("12 kg", ENGLISH), ("--5", ENGLISH), ("1.5,2", GERMAN), ("1 23", FRENCH), ("٣", ENGLISH), ("-", ENGLISH)),
    ],
)
def test_text_that_is_no_number_is_not_matched(cell, number_format):
    assert match_numbers(pa.array([cell]), number_format).to_pylist() == [False]
    assert not re.fullmatch(number_pattern(number_format), cell, re.ASCII)


def test_integers_stay_integers_unless_one_has_decimals():
    assert parse_numbers(pa.array(["1,000", "2"]), ENGLISH).type == pa.int64()
    assert parse_numbers(pa.array(["1,000", "2.5"]), ENGLISH).type == pa.float64()


@given(st.integers(-(10**12), 10**12), st.sampled_from(NUMBER_FORMATS))
def test_integer_with_thousands_marks_is_read_back(number, number_format):
    cell = f"{number:,}".replace(",", number_format.thousands)
    assert parse_numbers(pa.array([cell]), number_format).to_pylist() == [number]


@pytest.mark.parametrize(
    ("cells", "decimals"),
    [
        (["1.234,50"], {","}),
        (["1.234", "5.678"], {".", ","}),
        (["12.34"], {"."}),
        (["12", "7"], {".", ","}),
        (["red"], set()),
        (["1.5"] * 9 + ["red"], {"."}),
        (["1.5"] * 8 + ["red", "blue"], set()),
        ([], set()),
    ],
)
def test_formats_of_a_column_are_detected(cells, decimals):
    assert {found.decimal for found in detect_formats(cells, NUMBER_FORMATS)} == decimals


def table_format(columns, delimiter=",", **marks):
    formats = [
        detect_formats(cells, possible_formats(**{"decimal": None, "thousands": None} | marks)) for cells in columns
    ]
    return detect_table_format(columns, formats, delimiter, **marks)


@pytest.mark.parametrize(
    ("columns", "delimiter", "expected"),
    [
        ([["1.234", "5.678"], ["0,5"]], ";", TableNumberFormat(",", ".")),
        ([["1.234", "5.678"], ["0.5"]], ";", TableNumberFormat(".", "")),
        ([["1.234", "5.678"]], ",", TableNumberFormat(".", "", (0,))),
        ([["1,234", "5,678"]], ";", TableNumberFormat(",", "", (0,))),
        ([["1,234", "5,678"]], "\t", TableNumberFormat(".", ",", (0,))),
        ([["red"], ["12"]], ",", TableNumberFormat(".", "")),
        ([], ",", TableNumberFormat(".", "")),
    ],
)
def test_number_format_of_a_table_is_detected(columns, delimiter, expected):
    assert table_format(columns, delimiter) == expected


def test_chosen_marks_decide_the_format_of_a_table():
    assert table_format([["1.234", "5.678"]], decimal=",") == TableNumberFormat(",", ".")
    assert table_format([["1.234", "5.678"]], thousands=".") == TableNumberFormat(",", ".")
    assert table_format([["1.234", "5.678"]], decimal=".", thousands="") == TableNumberFormat(".", "")


def test_possible_formats_agree_with_the_chosen_marks():
    assert possible_formats(None, None) == list(NUMBER_FORMATS)
    assert {f.decimal for f in possible_formats(",", None)} == {","}
    assert possible_formats(None, ".") == [NumberFormat(",", ".")]
    assert possible_formats(".", "") == [NumberFormat(".", "")]


def test_most_frequent_thousands_mark_is_detected():
    columns = [["1'234.5", "2'345.6"], ["1,234.5"]]
    formats = [[SWISS], [ENGLISH]]
    assert detect_thousands(columns, formats, ".") == "'"
    assert detect_thousands([["12"]], [[ENGLISH, SWISS]], ".") == ""


@pytest.mark.parametrize(
    ("cell", "expected"), [("- €", True), ("€-", True), ("– %", True), ("-", False), ("-3 €", False), ("", False)]
)
def test_dash_with_unit_is_a_missing_amount(cell, expected):
    assert is_dash_with_unit(cell) is expected
    assert match_dashes_with_unit(pa.array([cell])).to_pylist() == [expected]


def test_units_are_counted():
    assert count_units(["12 %", "7%", "3", "€5"]) == {"%": 2, "": 1, "€": 1}
