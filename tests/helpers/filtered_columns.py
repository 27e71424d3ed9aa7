"""Columns of four rows of each kind, and the rows that a condition leaves."""

from __future__ import annotations

import numpy as np
import pandas as pd

from neon_core.dataset import Column
from neon_core.row_filter import RowColumn, match_conditions
from neon_core.row_query import Condition
from neon_core.value_format import choose_value_format

FOUR = {
    "number": [1.5, None, -3.0, 1.5],
    "boolean": [True, False, None, True],
    "ordered": ["low", None, "high", "mid"],
    "date": pd.DatetimeIndex(["2024-03-01", "2024-03-01 13:30", "NaT", "2023-12-31"]),
    "category": ["Web", "web ", None, "Phone"],
    "text": ["a long text", None, "A", "=1"],
}
ORDER = ("low", "mid", "high")


def column_of(kind, values, unit="", **marks):
    series = pd.Series(values)
    column = Column("x", kind, "feature", unit, "", ORDER if kind == "ordered" else ())
    return RowColumn(column, series, lambda: choose_value_format(series.to_numpy(float), "x", unit), **marks)


def rows_of(column, operator, value=""):
    mask = match_conditions({"x": column}, [Condition("x", operator, value)], len(column.values))
    return np.flatnonzero(mask).tolist()
