"""Preparation as a whole: which rows are kept, ranges, decimals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.preparation import prepare
from tests.helpers.designs import (
    design_of,
    feature_design,
)

COLUMN = [1.0, 2.0, 3.0, 6.0]
GAPS = {"a": [1.0, np.nan, 3.0, 8.0], "b": [5.0, 6.0, np.nan, 9.0], "kind": ["u", "v", "w", "u"]}


def test_design_has_ranges_constants_and_decimals():
    design = design_of({"a": [1.0, 2.5, 3.25], "b": [7, 7, 7], "text": ["x", "y", "z"], "yes": [True, False, True]})
    assert design.feature_names == design.source_columns == ("a", "b", "yes")
    assert (design.low.tolist(), design.high.tolist()) == ([1, 7, 0], [3.25, 7, 1])
    assert design.constant == ("b",)
    assert design.decimals.tolist() == [2, 0, 0]
    assert design.rows.tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("values", "decimals"),
    [
        ([1, 20], 0),
        ([0.5, 20], 1),
        ([0.1 + 0.2, 1.0], 1),
        ([1080.26, 3.0], 2),
        ([-0.001], 3),
        ([1 / 3], 6),
        ([1e-20], 6),
        ([1e7 + 0.5], 1),
        ([0.0], 0),
    ],
)
def test_decimals_are_the_fewest_that_lose_nothing(values, decimals):
    assert design_of({"a": np.array(values, dtype=float)}).decimals.tolist() == [decimals]


def test_dropped_rows_leave_the_numbers_of_the_others():
    design = design_of(GAPS, "kind", scaling="none", missing="drop")
    assert design.matrix.tolist() == [[1, 5], [8, 9]]
    assert design.rows.tolist() == [0, 3]
    assert design.classes == ("u",)
    assert design.imputed.tolist() == [0, 0]
    assert (design.low.tolist(), design.high.tolist()) == ([1, 5], [8, 9])


def test_rows_with_a_missing_category_can_be_dropped():
    design = feature_design({"kind": ["u", None, "v"], "size": [1.0, 2.0, 3.0]}, missing="drop")
    assert design.rows.tolist() == [0, 2]
    assert design.columns[0].categories == ("u", "v")


def test_only_kept_rows_are_encoded():
    columns = {
        "x": [np.nan, np.nan, np.nan, 1.0, 2.0, 3.0],
        "kind": ["a", "a", "b", "u", "v", "v"],
        "day": pd.to_datetime(["1000-01-01"] * 3 + ["2020-01-01", "2020-01-02", "2020-01-04"]),
        "size": [np.inf, 1e300, 0.0, 1.0, 2.0, 3.0],
    }
    data = nc.Dataset.from_frame(pd.DataFrame(columns)).with_roles({"kind": "feature", "day": "feature"})
    design = prepare(data, nc.AnalysisConfig(n_clusters=1, missing="drop", most_categories=2))
    assert design.rows.tolist() == [3, 4, 5]
    assert design.columns[1].categories == ("v", "u")
    assert design.columns[1].rare == ()
    assert str(design.columns[2].origin) == "2020-01-01 00:00:00"
    assert design.to_original(design.matrix)["size"].tolist() == [1, 2, 3]


@pytest.mark.parametrize("missing", ["median", "drop", "refuse"])
def test_table_without_gaps_is_the_same_with_every_choice(missing):
    design = design_of({"a": COLUMN}, missing=missing)
    np.testing.assert_array_equal(design.matrix, design_of({"a": COLUMN}).matrix)
