"""The packed columns of a page."""

from __future__ import annotations

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core.row_explanation import explain_row
from neon_core.static_page.page_columns import build_columns, distinct_cells
from tests.helpers.analyses import category_analysis, customer_analysis, wine_analysis


def built(analysis):
    samples = np.arange(analysis.design.rows.size)
    return build_columns(analysis, samples, explain_row(analysis, analysis.telling_row))


def test_each_distinct_cell_stands_once_in_the_order_of_its_first_row():
    codes, first = distinct_cells(pd.Series(["b", "a", None, "b", None]))
    assert (codes.tolist(), first.tolist()) == ([0, 1, 2, 0, 2], [0, 1, 2])


def test_numbers_are_the_user_s_and_scale_to_the_matrix_bit_by_bit():
    analysis = wine_analysis()
    for i, column in enumerate(built(analysis)):
        numbers = (np.array(column["numbers"]) - column["center"]) / column["spread"]
        np.testing.assert_array_equal(numbers[column["codes"]], analysis.design.matrix[:, i])
        assert len(column["texts"]) == len(column["numbers"]) == len(set(column["codes"]))


def test_numbers_that_count_by_a_transform_scale_to_the_matrix_too():
    analysis = nc.analyse(
        nc.load_sample("wine"), nc.AnalysisConfig(transforms=(("hue", "rank"), ("proline", "logarithm")))
    )
    for name in ("hue", "proline"):
        at = analysis.design.column_names.index(name)
        column = built(analysis)[at]
        scaled = column.get("scaled") or (np.array(column["numbers"]) - column["center"]) / column["spread"]
        np.testing.assert_array_equal(np.array(scaled)[column["codes"]], analysis.design.matrix[:, at])


def test_category_has_its_own_value_and_what_the_matrix_has_for_it():
    analysis = category_analysis()
    kind = built(analysis)[1]
    assert kind["texts"] == ["u", "v"]
    own = np.array(kind["own"])[kind["codes"]]
    features = np.where(np.arange(2) == own[:, None], kind["on"], kind["off"])
    np.testing.assert_array_equal(features, analysis.design.matrix[:, 1:])


def test_filled_cell_says_so():
    analysis = customer_analysis()
    rate = built(analysis)[analysis.design.column_names.index("Return rate")]
    (filled,) = rate["filled"]
    assert rate["texts"][filled].startswith("filled in: ")
    assert rate["codes"].count(filled) == 22
