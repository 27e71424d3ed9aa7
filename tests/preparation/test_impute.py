"""Impute: missing values take the usual value of their column."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from neon_core.dataset import Column
from neon_core.errors import DataError
from neon_core.preparation.encode import EncodedColumn
from neon_core.preparation.impute import impute
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


COLUMNS = {
    "kind": ["u", None, "v", "v"],
    "yes": pd.array([True, None, False, False], dtype="boolean"),
    "size": [1.0, np.nan, 5.0, 9.0],
    "day": pd.to_datetime(["2024-01-01", "", "2024-01-03", "2024-01-31"]),
    "full": [1.0, 2.0, 3.0, 4.0],
}


def test_missing_value_of_a_category_is_a_value_of_its_own():
    design = feature_design(COLUMNS, scaling="none", fills={"yes": "usual value"})
    kind = design.columns[0]
    assert (kind.categories, kind.blank) == (("v", "u", "no answer"), "no answer")
    assert design.matrix[:, kind.features].tolist() == [[0, 1, 0], [0, 0, 1], [1, 0, 0], [1, 0, 0]]
    assert design.imputed.tolist() == [0, 1, 1, 1, 0]
    assert design.is_filled(np.array([1])).tolist() == [[False, True, True, True, False]]
    again = design.to_original(design.matrix)
    assert again["kind"].tolist() == ["u", "no answer", "v", "v"]
    assert np.allclose(design.to_scaled(again), design.matrix)
    empty = again.assign(kind=pd.Series(["u", None, "v", "v"]))  # as in the table
    assert np.allclose(design.to_scaled(empty), design.matrix)


def test_missing_answer_to_a_yes_or_no_is_a_value_of_its_own():
    design = feature_design(COLUMNS, scaling="none")
    yes = design.columns[1]
    assert (yes.kind, yes.categories, yes.blank) == ("boolean", ("no", "yes", "no answer"), "no answer")
    assert design.matrix[:, yes.features].tolist() == [[0, 1, 0], [0, 0, 1], [1, 0, 0], [1, 0, 0]]
    assert design.imputed.tolist() == [0, 0, 1, 1, 0]
    again = design.to_original(design.matrix)
    assert again["yes"].tolist() == ["yes", "no answer", "no", "no"]
    in_table = pd.Series(pd.array([True, None, False, False], dtype="boolean"))
    for answers in (again["yes"], in_table, pd.Series([1, None, 0, 0])):
        np.testing.assert_allclose(design.to_scaled(again.assign(yes=answers)), design.matrix)


def test_yes_or_no_without_a_gap_stays_one_feature():
    design = feature_design(COLUMNS | {"yes": [True, False, False, True]}, scaling="none")
    assert (design.columns[1].categories, design.columns[1].stop - design.columns[1].start) == ((), 1)


def test_value_of_its_own_has_a_name_of_its_own_and_stands_apart_from_rare_ones():
    values = ["no answer"] * 3 + ["a"] * 2 + ["b", "c", "d", None]
    design = feature_design({"kind": values, "full": range(9)}, n_clusters=1, most_categories=2)
    assert design.columns[0].categories == ("no answer", "a", "3 rarer values", "no answer (2)")
    assert design.to_original(design.matrix)["kind"].tolist()[-2:] == ["3 rarer values", "no answer (2)"]


def test_missing_values_take_the_usual_one_where_that_is_chosen():
    design = feature_design(COLUMNS, scaling="none", fills={"kind": "usual value", "yes": "usual value"})
    assert design.imputed.tolist() == [1, 1, 1, 1, 0]
    again = design.to_original(design.matrix).iloc[1]
    assert again.tolist() == ["v", 0.0, 5.0, pd.Timestamp("2024-01-03"), 2.0]
    filled = [(c.n_filled, c.categories[int(c.fill)] if c.categories else c.fill) for c in design.columns[:4]]
    assert filled == [(1, "v"), (1, 0.0), (1, 5.0), (1, 2.0)]


def test_usual_value_of_a_category_is_never_the_rare_ones():
    values = ["a"] * 3 + ["b", "c", "d", "e", "f", None]
    design = feature_design(
        {"kind": values, "full": range(9)}, n_clusters=1, most_categories=2, fills={"kind": "usual value"}
    )
    assert design.columns[0].categories == ("a", "b", "4 rarer values")
    assert design.to_original(design.matrix)["kind"].tolist()[-1] == "a"


def test_rows_are_left_out_by_the_columns_for_which_that_is_chosen():
    columns = {"a": [1.0, np.nan, 3.0, 8.0], "b": [5.0, 6.0, np.nan, 9.0]}
    design = feature_design(columns, scaling="none", n_clusters=1, fills={"a": "leave out"})
    assert design.rows.tolist() == [0, 2, 3]
    assert design.matrix.tolist() == [[1, 5], [3, 7], [8, 9]]


def test_value_of_its_own_is_refused_for_a_number_and_for_a_column_that_is_not_there():
    with pytest.raises(DataError, match="size is no category, so an empty cell is no value of its own"):
        feature_design(COLUMNS, fills={"size": "own value"})
    with pytest.raises(DataError, match="A choice for missing values is given to a column that is not there"):
        feature_design(COLUMNS, fills={"gone": "usual value"})


def test_missing_values_are_left_out_or_refused_all_together():
    assert feature_design(COLUMNS, n_clusters=1, missing="drop").rows.tolist() == [0, 2, 3]
    with pytest.raises(DataError, match="4 values are missing"):
        feature_design(COLUMNS, n_clusters=1, missing="refuse")


def test_missing_values_of_any_dtype_are_missing():
    columns = {"a": pd.array([1, None, 3], dtype="Int64"), "b": pd.array([True, True, None], dtype="boolean")}
    assert design_of(columns, scaling="none", fills={"b": "usual value"}).matrix.tolist() == [[1, 1], [2, 1], [3, 1]]


def test_row_without_any_value_is_left_out_and_named():
    columns = {"a": [1.0, np.nan, 3.0, 9.0], "kind": ["u", None, None, "v"]}
    design = feature_design(columns, scaling="none", n_clusters=1)
    assert design.rows.tolist() == [0, 2, 3]
    assert design.blank_rows.tolist() == [1]
    assert design.columns[1].categories == ("u", "v", "no answer")


def test_blank_in_an_ordered_column_takes_the_median_step():
    column = Column("heat", "ordered", "feature", order=("low", "mid", "high"))
    encoded = impute(EncodedColumn(column, np.array([1.0, 2.0, np.nan])))
    assert (encoded.values.tolist(), encoded.n_filled, encoded.fill) == ([1.0, 2.0, 1.5], 1, 1.5)
