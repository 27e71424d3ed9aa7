"""Columns converted from one kind to another, by hand and there and back; and the reasons where they cannot be."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.conversion import CellFormat, convert_column
from neon_core.errors import ColumnError, Problem
from neon_core.reading import Overrides, Reading
from tests.helpers.reference import moderately


def convert(values, *kinds, **marks):
    """Convert the values of a column `a`, kind after kind, in a table that was read with these marks."""
    data = nc.Dataset.from_frame(pd.DataFrame({"a": values}))
    data = replace(data, reading=replace(data.reading, **marks))
    for kind in kinds:
        data = data.with_kinds({"a": kind})
    return data.frame["a"]


def cells(series):
    """Return the values of a column, None for a missing one."""
    return [None if pd.isna(value) else value for value in series]


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        ([3.0, 1.5, np.nan], "category", ["3", "1.5", None]),
        ([3, 4], "text", ["3", "4"]),
        ([1e15, 1e16, 1e-7], "category", ["1000000000000000", "1e+16", "1e-07"]),
        (np.array([0.1, 0.5], np.float32), "category", ["0.1", "0.5"]),
        ([True, False], "category", ["yes", "no"]),
        (pd.array([True, None], dtype="boolean"), "number", [1.0, None]),
        ([True, False], "number", [1, 0]),
        ([1.0, 0.0, np.nan], "boolean", [True, False, None]),
        (["Yes", "no", None], "boolean", [True, False, None]),
        (["1", "0"], "boolean", [True, False]),
        (["1,000", "2.5", None], "number", [1000.0, 2.5, None]),
        (["1", " 2 "], "number", [1, 2]),
        (["7", "NA", "-"], "number", [7.0, None, None]),
        (["1 000", "12 %"], "number", [1000, 12]),
        (["2020-01-31", None], "date", [pd.Timestamp("2020-01-31"), None]),
        (["31.1.2020", "1.2.2020"], "date", [pd.Timestamp("2020-01-31"), pd.Timestamp("2020-02-01")]),
        (pd.to_datetime(["2020-01-31", "NaT"]), "category", ["2020-01-31", None]),
        (pd.to_datetime(["2020-01-31 10:05", "NaT"]), "text", ["2020-01-31 10:05:00", None]),
        (pd.Categorical(["2", "1", None]), "number", [2.0, 1.0, None]),
        ([], "category", []),
    ],
)
def test_column_is_converted_to_another_kind(values, kind, expected):
    assert cells(convert(values, kind)) == expected


def test_conversion_uses_the_decimal_mark_and_date_order_of_the_table():
    assert cells(convert(["1.234,5", "2"], "number", decimal=",")) == [1234.5, 2]
    assert cells(convert([1.5, 2.0], "category", decimal=",")) == ["1,5", "2"]
    assert cells(convert(["3/1/2020", "5/2/2020"], "date", decimal=","))[0] == pd.Timestamp("2020-01-03")
    assert cells(convert(["3/1/2020", "5/2/2020"], "date"))[0] == pd.Timestamp("2020-03-01")


@pytest.mark.parametrize(
    ("values", "kind", "message"),
    [
        (["7", "some", "8", "more"], "number", "2 of 4 cells of a are not numbers: the first is “some” in row 1 (a)."),
        (["2,5", "3"], "number", "1 of 2 cells of a is not a number: “2,5” in row 0 (a). Correct it in the file"),
        (["u", "v"], "number", "No cell of a is a number (a)."),
        ([None, None], "number", "No cell of a is a number (a)."),
        (["u", "v"], "boolean", "a has no words for yes and no (u, v) (a). A yes-or-no column has two words"),
        ([1, 2, 3, 4], "boolean", "a has 4 different values (1, 2, 3, …), too many for yes and no (a)."),
        ([np.nan], "boolean", "a has no words for yes and no (a)."),
        (["2020-01-01", "soon"], "date", "1 of 2 cells of a is not a date: “soon” in row 1 (a)."),
        (["2020-01-01", "31.1.2020"], "date", "The dates of a have no single format"),
        ([2019, 2020], "date", "a has no dates (a). A year or a day that is written as a number"),
        ([True, False], "date", "a has no dates (a)."),
        (
            pd.to_datetime(["2020-01-01"]),
            "number",
            "a has dates, and a date is not a number (a). Make the date a feature",
        ),
        (pd.to_datetime(["2020-01-01"]), "boolean", "a has dates, and a date is not yes or no (a)."),
    ],
)
def test_impossible_conversion_names_the_reason_and_the_first_wrong_cell(values, kind, message):
    with pytest.raises(ColumnError) as caught:
        convert(values, kind)
    assert str(caught.value).startswith(message)


@moderately
@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), min_size=1), st.sampled_from(".,"))
def test_numbers_survive_conversion_to_category_and_back(values, decimal):
    assume(any(value is not None for value in values))
    series = pd.Series(values, dtype="float64")
    back = convert(series, "category", "number", decimal=decimal)
    np.testing.assert_array_equal(back.to_numpy(np.float64), series.to_numpy())


@moderately
@given(st.lists(st.none() | st.datetimes(pd.Timestamp(1800, 1, 1), pd.Timestamp(2200, 1, 1)), min_size=1))
def test_dates_survive_conversion_to_text_and_back(values):
    assume(any(value is not None for value in values))
    series = pd.Series(pd.to_datetime(pd.Series(values, dtype="object")).astype("datetime64[us]"))
    assert cells(convert(series, "text", "date")) == cells(series)


@moderately
@given(st.lists(st.none() | st.booleans(), min_size=1), st.sampled_from(["category", "text", "number"]))
def test_booleans_survive_conversion_and_back(values, kind):
    assume(any(value is not None for value in values))
    assert cells(convert(pd.array(values, dtype="boolean"), kind, "boolean")) == values


def test_column_that_cannot_be_converted_gives_a_problem_with_place_and_hint():
    problem = convert_column(pd.Series(["3", "some"]), "size", "category", "number", CellFormat())
    assert problem == Problem(
        "1 of 2 cells of size is not a number: “some” in row 1",
        "size",
        "Correct it in the file, or keep the column's kind.",
    )


def test_long_cell_is_cut_in_the_reason():
    problem = convert_column(pd.Series(["3", "x" * 50]), "a", "text", "number", CellFormat())
    assert f"“{'x' * 39}…” in row 1" in problem.what


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (Reading(), CellFormat()),
        (Reading(decimal=",", thousands="."), CellFormat(",", ".", day_first=True)),
        (Reading(decimal=".", delimiter=";"), CellFormat(day_first=True)),
        (Reading(overrides=Overrides(missing_values=("x",))), CellFormat(missing=frozenset({""}))),
    ],
    ids=["frame", "decimal comma", "semicolon", "missing values set by the user"],
)
def test_cell_format_follows_the_reading(reading, expected):
    assert CellFormat.from_reading(reading) == expected


@pytest.mark.parametrize(
    ("cells", "marks", "expected"),
    [
        (["1.234"], CellFormat(decimal=","), [1234]),
        (["1.234"], CellFormat(decimal=",", thousands=" "), "No cell of a is a number"),
        (["1'234"], CellFormat(), [1234]),
        (["x", "1"], CellFormat(missing=frozenset({"x"})), [None, 1.0]),
    ],
)
def test_words_are_read_in_the_number_format_of_the_table(cells, marks, expected):
    found = convert_column(pd.Series(cells), "a", "text", "number", marks)
    if isinstance(found, Problem):
        assert found.what == expected
    else:
        assert [None if pd.isna(value) else value for value in found] == expected


def test_long_whole_numbers_beside_a_missing_one_become_floats():
    assert cells(convert(["4611686018427387904", "3", None], "number")) == [4611686018427387904.0, 3.0, None]
