"""Typed values, as they are written on the screen or in the user's file."""

from __future__ import annotations

import pandas as pd
import pytest

from neon_core.dataset import Column
from neon_core.errors import FilterError
from neon_core.row_filter import RowColumn
from neon_core.value_format import ValueFormat
from tests.helpers.filtered_columns import column_of, rows_of


@pytest.mark.parametrize(
    ("text", "marks", "number"),
    [
        ("1,234.50", ("", ""), 1234.5),
        ("1234.5 kg", ("", ""), 1234.5),
        ("1234.5\N{NO-BREAK SPACE}kg", ("", ""), 1234.5),
        ("-1,5", (",", "."), -1.5),
        ("1.5", (",", "."), 1.5),
        ("1.234,5", (",", "."), 1234.5),
        ("1 234,5", (",", " "), 1234.5),
        ("1'234.5", (".", "'"), 1234.5),
        ("5.60·10⁻⁹", ("", ""), 5.6e-9),
        ("2e3", ("", ""), 2000.0),
    ],
)
def test_numbers_are_understood_as_they_are_written(text, marks, number):
    column = column_of("number", [number, number + 1.0], "kg", decimal=marks[0], thousands=marks[1])
    assert rows_of(column, "=", text) == [0]


@pytest.mark.parametrize("text", ["1,234", "1.234"])
def test_number_that_can_mean_two_is_refused(text):
    with pytest.raises(FilterError, match=r"can be 1\.234 or 1234 \(x\)\. Write the number without a mark"):
        rows_of(column_of("number", [1234.0], decimal=",", thousands="."), "=", text)


def test_cells_equal_what_they_are_shown_as():
    column = RowColumn(Column("x", "number", "feature"), pd.Series([0.07718, 0.0773]), lambda: ValueFormat(decimals=4))
    assert rows_of(column, "=", "0.0772") == [0]
    assert rows_of(column, "=", "0.07718") == [0]
    assert rows_of(column, "=", "0.07719") == []
    assert rows_of(column, "above", "0.0772") == [1]
