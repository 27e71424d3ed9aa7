"""A prepared column: from the user's values to features, and back."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import DataError
from neon_core.preparation import prepare
from tests.helpers.designs import (
    all_features,
    feature_design,
)

KIND = ["u", "u", "v", "w"]


def test_centroid_has_the_most_frequent_category():
    design = feature_design({"kind": KIND})
    assert design.to_original(design.matrix.mean(axis=0))["kind"].tolist() == ["u"]


def test_words_are_not_numbers_or_dates():
    dates = pd.to_datetime(["2020-01-01", "2020-01-03"])
    data = all_features({"size": [1.0, 2.0], "day": dates}).with_roles({"day": "feature"})
    design = prepare(data, nc.AnalysisConfig(n_clusters=1))
    frame = pd.DataFrame({"size": ["2", "many"], "day": ["2020-01-02", "soon"]})
    with pytest.raises(DataError) as caught:
        design.to_scaled(frame)
    assert [str(problem) for problem in caught.value.problems] == [
        "1 value is not a number: 'many' in row 1 (column size). Pass numbers, such as 21.5.",
        "1 value is not a date: 'soon' in row 1 (column day). Pass dates, or text such as \"2024-01-31\".",
    ]
    np.testing.assert_allclose(design.to_scaled(frame[:1]), [[1.0, 0.5]])
    with pytest.raises(DataError, match="1 value is missing or infinite"):
        design.to_scaled(pd.DataFrame({"size": [np.inf], "day": dates[:1]}))


@pytest.mark.parametrize(
    ("column", "cells", "problem"),
    [
        ("size", [1.0, True], "1 value is not a number: True in row 1 (column size). Pass numbers, such as 21.5."),
        ("size", pd.to_datetime(["2020-01-01"] * 2), "2 values are not a number: the first is Timestamp"),
        ("day", [5, 6], "2 values are not a date: the first is 5 in row 0 (column day)."),
        ("yes", [7, "no"], "2 values are not yes or no: the first is 7 in row 0 (column yes). Pass True or False"),
        ("kind", [3, "u"], "1 value is not known: 3 in row 0 (column kind). Its values are u, v and w."),
    ],
)
def test_cells_of_another_kind_are_refused_with_column_count_and_hint(column, cells, problem):
    days = pd.to_datetime(["2020-01-01", "2020-01-03", "2020-01-03", "2020-01-05"])
    design = feature_design({"size": [1.0, 2.0, 3.0, 4.0], "day": days, "yes": [True, False] * 2, "kind": KIND})
    frame = design.to_original(design.matrix[:2]).assign(**{column: cells})
    with pytest.raises(DataError) as caught:
        design.to_scaled(frame)
    assert len(caught.value.problems) == 1
    assert str(caught.value).startswith(problem)


def test_dates_beyond_the_calendar_are_refused():
    design = feature_design({"day": pd.to_datetime(["2020-01-01", "2020-01-03"])})
    with pytest.raises(DataError, match=r"day has a date up to 2e.09 days from 2020-01-01"):
        design.to_original(np.array([[1e9]]))


def ordered_design(cells, order, **choices):
    data = all_features({"size": [float(i) for i in range(len(cells))], "heat": cells}).with_orders({"heat": order})
    return prepare(data, nc.AnalysisConfig(n_clusters=1, **choices))


def test_row_has_its_word_and_a_centroid_a_number_between_words():
    design = ordered_design(["low", "high", "low", "mid"], ["low", "mid", "high"])
    assert design.to_original(design.matrix)["heat"].tolist() == ["low", "high", "low", "mid"]
    (centroid,) = design.to_original(design.matrix.mean(axis=0, keepdims=True))["heat"]
    assert centroid == 1.75
    assert design.to_original(design.matrix[[0, 1]].mean(axis=0, keepdims=True))["heat"].tolist() == ["mid"]


def test_words_and_numbers_of_an_ordered_column_are_read():
    design = ordered_design(["low", "high", "low", "mid"], ["low", "mid", "high"], scaling="none")
    frame = pd.DataFrame({"size": [0.0] * 3, "heat": ["High", 1.75, "mid"]})
    np.testing.assert_array_equal(design.to_scaled(frame)[:, 1], [3.0, 1.75, 2.0])
    with pytest.raises(DataError) as caught:
        design.to_scaled(pd.DataFrame({"size": [0.0] * 3, "heat": ["hot", "low", None]}))
    assert [str(problem) for problem in caught.value.problems] == [
        "1 value is missing (column heat). Fill them in: a row needs a value in every column.",
        "1 value is not a step: 'hot' in row 0 (column heat). "
        "Its steps are low, mid and high; pass one, or a number from 1 to 3.",
    ]
