"""Encode: categories, dates and yes-or-no as numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.dataset import Column
from neon_core.errors import DataError
from neon_core.preparation.encode import encode_column
from tests.helpers.designs import (
    feature_design,
)

KIND = ["u", "u", "v", "w"]
R2 = np.sqrt(2.0)


@pytest.mark.parametrize(
    ("scaling", "center", "spread"),
    [
        ("minmax", [0, 0, 0], R2),
        ("robust", [0, 0, 0], R2),
        ("none", [0, 0, 0], 1),
        ("standard", [0.5, 0.25, 0.25], np.sqrt(0.25 + 2 * 0.1875)),  # the variances p (1 - p), added up
    ],
)
def test_category_is_a_feature_for_each_value_most_frequent_first(scaling, center, spread):
    design = feature_design({"kind": KIND}, scaling=scaling)
    assert design.feature_names == ("kind = u", "kind = v", "kind = w")
    assert design.source_columns == ("kind",) * 3
    ones = np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    np.testing.assert_allclose(design.matrix, (ones - center) / spread, rtol=1e-15)
    (column,) = design.columns
    assert (column.name, column.kind, column.categories, column.rare) == ("kind", "category", ("u", "v", "w"), ())


def test_rare_values_count_together_and_are_listed():
    kind = ["a"] * 4 + ["b"] * 3 + ["c", "d", "e"]
    design = feature_design({"kind": kind}, most_categories=2)
    (column,) = design.columns
    assert column.categories == ("a", "b", "3 rarer values")
    assert column.rare == ("c", "d", "e")
    assert design.matrix[:, 2].tolist() == [0] * 7 + [1 / R2] * 3
    alone = feature_design({"kind": kind[:-2]}, most_categories=2)
    assert alone.columns[0].categories == ("a", "b", "c")
    assert alone.columns[0].rare == ()


def test_name_of_the_rare_values_is_unique():
    kind = ["2 rarer values"] * 3 + ["b"] * 2 + ["c", "d"]
    assert feature_design({"kind": kind}, most_categories=2).columns[0].categories[-1] == "2 rarer values (2)"


def test_equal_names_get_a_number():
    mixed = pd.Series([1, "1", 1.0, "x"], dtype=object)
    assert set(feature_design({"kind": mixed}).columns[0].categories) == {"1", "1 (2)", "x"}
    design = feature_design({"a": ["b = c", "d"], "a = b": ["c", "d"]})
    assert design.feature_names == ("a = b = c", "a = d", "a = b = c (2)", "a = b = d")


def test_date_is_the_days_since_the_first():
    design = feature_design({"day": pd.to_datetime(["2024-01-03 12:00", "2024-01-01", "2024-01-05"], format="mixed")})
    assert design.in_units(design.matrix)[:, 0].tolist() == [2.5, 0, 4]
    assert design.matrix[:, 0].tolist() == [0.625, 0, 1]
    (column,) = design.columns
    assert (column.date_use, column.origin, column.categories) == ("elapsed", pd.Timestamp("2024-01-01"), ())


@pytest.mark.parametrize(
    ("dates", "names"),
    [("month", ("January", "March")), ("weekday", ("Monday", "Friday")), ("hour", ("0:00", "13:00"))],
)
def test_date_is_a_category_in_the_order_of_the_calendar(dates, names):
    days = pd.to_datetime(["2024-03-01 13:30", "2024-01-01 00:10", "2024-03-01 13:00"])
    design = feature_design({"day": days}, dates=dates)
    assert design.columns[0].categories == names
    assert design.matrix[:, 1].tolist() == [1 / R2, 0, 1 / R2]


def test_category_of_lists_is_refused():
    with pytest.raises(DataError, match=r"kind has cells that cannot be told apart \(column kind\)"):
        feature_design({"kind": pd.Series([[1], [2]], dtype=object)})


def test_ordered_value_is_its_step():
    column = Column("heat", "ordered", "feature", order=("low", "mid", "high"))
    encoded = encode_column(pd.Series(["high", None, "LOW"]), column, nc.AnalysisConfig())
    np.testing.assert_array_equal(encoded.values, [3.0, np.nan, 1.0])
    assert (encoded.feature_names, encoded.categories) == (["heat"], ())


def test_cell_that_is_no_step_is_refused():
    column = Column("heat", "ordered", "feature", order=("low", "high"))
    with pytest.raises(DataError, match="heat has 'mid', which is no step of its order"):
        encode_column(pd.Series(["low", "mid"]), column, nc.AnalysisConfig())
