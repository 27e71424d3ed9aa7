"""Headers of years, dates and numbers, and rows that only look like one: small tables by hand."""

from __future__ import annotations

import pytest

from neon_core.ingestion.text.number_header import (
    continues_below,
    form,
    has_number_names,
    is_number_sequence,
    numbers_the_columns,
    shares_pattern,
)


def rows(text):
    return [tuple(line.split(",")) for line in text.split()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("town,2019,2020,2021 Rome,1,2,3 Oslo,4,5,6", True),
        ("town,2021,2020,2019 Rome,1,2,3 Oslo,4,5,6", True),
        ("Bern,1980,1985,1990 Rome,1985,1990,1995 Oslo,1970,1975,1999", False),
        ("day,2024-01-01,2024-01-02 a,1,2 b,3,4", True),
        ("day,2024-01-01,2024-01-01 a,1,2 b,3,4", False),
        ("day,2024-01-01,2024-01-02 a,2024-02-01,2024-02-02 b,2024-03-01,2024-03-02", False),
        ("x,400,410,420 a,0.5,0.25,0.5 b,0.75,0.5,0.25", True),
        ("x,5,1,8 a,4,6,7 b,6,0,9", False),
        ("a,400,410,420 a,0.5,0.25,0.5 b,0.75,0.5,0.25", False),
        ("town,2019,2020,2021 Rome,1,2,3", False),
    ],
    ids=[
        *("years", "years downwards", "years above years", "dates", "same date twice", "dates above dates"),
        *("wavelengths", "no sequence", "word occurs below", "one row"),
    ],
)
def test_numbers_are_names_above_other_numbers(text, expected):
    first, *body = rows(text)
    value_columns = [False] + [True] * (len(first) - 1)
    assert has_number_names(first, body, value_columns) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("town,2019,2020", True),
        ("2019,2020,2021", True),
        ("2019,2020", False),
        ("town,2019,2030,2031", False),
        ("0,1,2", True),
        ("1,2,3", False),
        ("town,0,1,2", False),
        ("town,2019", False),
        ("1.5,2019,2020,2021", False),
    ],
)
def test_sequence_is_years_or_counts_from_zero(row, expected):
    assert is_number_sequence(tuple(row.split(","))) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,1,2,3 7,0.5,1.5,2.5", True),
        (",1,2,3 S1,4,5,6", True),
        ("S1,1,2,3 S2,4,5,6", False),
        ("7,1,2,3 S2,4,5,6", False),
        ("id,1,2,4 7,5,6,7", False),
        ("id,1,2 7,5,6", False),
    ],
    ids=["word", "blank", "form of the rows", "number", "no count", "two numbers"],
)
def test_row_that_counts_the_columns_begins_with_another_form(text, expected):
    assert numbers_the_columns(rows(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rome,1990,1995 Oslo,1990,1990 Bern,1985,1999", True),
        ("Rome,1990,1995 Oslo,1990,7 Bern,1985,8", False),
        ("Rome,3,4 Oslo,1990,1990", False),
        ("Rome,1990,1995", False),
    ],
    ids=["years in both columns", "years in one column", "no years above", "no rows below"],
)
def test_years_continue_below_where_most_numbers_are_years(text, expected):
    first, *body = rows(text)
    assert continues_below(first, body) is expected


@pytest.mark.parametrize(
    ("cell", "expected"), [("AB-12", "A-00"), ("town", "a"), ("Rome 7", "Aa 0"), ("", ""), ("3.5", "0.0")]
)
def test_form_keeps_marks_and_joins_letters(cell, expected):
    assert form(cell) == expected


@pytest.mark.parametrize(
    ("cell", "below", "expected"),
    [
        ("k0", ["k1", "k12", ""], True),
        ("k0", ["k1", "m2"], False),
        ("Q1", ["A1", "A2"], False),
        ("x", ["x", "x"], False),
        ("k0", [], False),
    ],
)
def test_pattern_is_shared_by_cells_that_differ_in_digits_only(cell, below, expected):
    assert shares_pattern(cell, below) is expected
