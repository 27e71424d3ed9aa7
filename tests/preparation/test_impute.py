"""Impute: missing values take the usual value of their column."""

from __future__ import annotations

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core.preparation import prepare
from tests.helpers.designs import (
    design_of,
    feature_design,
)

GAPS = {"a": [1.0, np.nan, 3.0, 8.0], "b": [5.0, 6.0, np.nan, 9.0], "kind": ["u", "v", "w", "u"]}


def test_missing_numbers_take_the_median_and_are_counted():
    design = design_of(GAPS, "kind", scaling="none")
    assert design.matrix.tolist() == [[1, 5], [3, 6], [3, 6], [8, 9]]
    assert design.imputed.tolist() == [1, 1]
    assert design.classes == ("u", "v", "w")


def test_missing_categories_take_the_most_frequent_value():
    columns = {
        "kind": ["u", None, "v", "v"],
        "yes": pd.array([True, None, False, False], dtype="boolean"),
        "size": [1.0, np.nan, 5.0, 9.0],
        "day": pd.to_datetime(["2024-01-01", "", "2024-01-03", "2024-01-31"]),
    }
    design = feature_design(columns, scaling="none")
    assert design.imputed.tolist() == [1, 1, 1, 1]
    again = design.to_original(design.matrix).iloc[1]
    assert again.tolist() == ["v", 0.0, 5.0, pd.Timestamp("2024-01-03")]
    filled = [(c.n_filled, c.categories[int(c.fill)] if c.categories else c.fill) for c in design.columns]
    assert filled == [(1, "v"), (1, 0.0), (1, 5.0), (1, 2.0)]


def test_missing_category_never_takes_the_rare_values():
    values = ["a"] * 3 + ["b", "c", "d", "e", "f", None]
    data = nc.Dataset.from_frame(pd.DataFrame({"kind": values})).with_roles({"kind": "feature"})
    design = prepare(data, nc.AnalysisConfig(n_clusters=1, most_categories=2))
    assert design.columns[0].categories == ("a", "b", "4 rarer values")
    assert design.to_original(design.matrix)["kind"].tolist()[-1] == "a"


def test_missing_values_of_any_dtype_are_missing():
    columns = {"a": pd.array([1, None, 3], dtype="Int64"), "b": pd.array([True, None, True], dtype="boolean")}
    assert design_of(columns, scaling="none").matrix.tolist() == [[1, 1], [2, 1], [3, 1]]
