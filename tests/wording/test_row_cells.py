"""The cells of the table of rows as text."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.dataset import Column
from neon_core.value_format import format_column
from neon_core.wording import row_cells


def own_cells(kind, values, unit=""):
    series = pd.Series(values)
    column = Column("x", kind, "feature", unit)
    return row_cells.format_cells(kind, series, format_column(series, column))


@pytest.mark.parametrize(
    ("kind", "values", "texts"),
    [
        ("number", [1998.0, 2004.0, None], ["1998", "2004", None]),
        ("number", [12500.0, 900.0], ["12,500", "900"]),
        ("number", [1.5, 2.0, -3.25], ["1.50", "2.00", "−3.25"]),
        ("number", [np.inf, 1.0], [None, "1"]),
        ("boolean", [True, False, None], ["yes", "no", None]),
        ("date", [pd.Timestamp("2024-03-01"), pd.NaT], ["2024-03-01", None]),
        ("date", [pd.Timestamp("2024-03-01 13:30")], ["2024-03-01 13:30"]),
        ("category", ["red", None, "<b>"], ["red", None, "<b>"]),
        ("text", ["a\nb\u202e" + "x" * 500], ["a b" + "x" * 196 + "…"]),
    ],
    ids=str,
)
def test_own_cells_are_written_as_people_write_them(kind, values, texts):
    assert own_cells(kind, values) == texts


def test_unit_stands_in_the_cells():
    assert own_cells("number", [1.0], unit="kg") == ["1\N{NO-BREAK SPACE}kg"]


def test_cells_of_some_rows_are_written_as_those_of_all():
    prices = pd.Series([1.5, 2.25, 3.0])
    form = format_column(prices, Column("price", "number", "feature"))
    assert row_cells.format_cells("number", prices.iloc[2:], form) == ["3.00"]


def test_cells_of_every_column_of_a_messy_sample_can_travel():
    data = nc.load_sample("customers")
    for column in data.columns:
        values = data.frame[column.name]
        cells = row_cells.format_cells(column.kind, values, format_column(values, column))
        json.dumps(cells, allow_nan=False)
        assert len(cells) == len(data.frame)
