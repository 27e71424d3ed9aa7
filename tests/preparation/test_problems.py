"""Problems: everything that prevents clustering is refused at once, with its place and a hint."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import DataError
from neon_core.preparation import prepare
from neon_core.scalings import SCALINGS
from tests.helpers.designs import (
    all_features,
    design_of,
    feature_design,
    feature_problems,
    problems_of,
)

KIND = ["u", "u", "v", "w"]


GAPS = {"a": [1.0, np.nan, 3.0, 8.0], "b": [5.0, 6.0, np.nan, 9.0], "kind": ["u", "v", "w", "u"]}


def test_table_without_a_feature_is_refused_with_its_columns():
    (message,) = problems_of({"a": ["x", "y"], "day": pd.to_datetime(["2020-01-01", "2020-01-02"])})
    assert (
        message == "No column is a feature that can count (columns: a (category, ignore), day (date, ignore)). "
        "Make at least one column a feature."
    )
    assert problems_of({})[0].startswith("No column is a feature that can count (columns: none)")


def test_all_problems_are_refused_at_once():
    columns = {"a": [np.nan, np.inf, -np.inf], "b": [np.nan] * 3, "c": [1.0, 2.0, np.inf]}
    assert problems_of(columns, n_clusters=4, missing="refuse") == [
        "b has no value at all (column b). Leave the column out.",
        "a has 2 infinite values (the first in row 1). Correct them or leave the column out.",
        "c has 1 infinite value (the first in row 2). Correct them or leave the column out.",
        "4 values are missing, and missing values are refused (missing: a (1), b (3)). "
        "Choose to fill them in or to drop their rows.",
        "3 rows cannot make 4 clusters (n_clusters). Choose at most 3 clusters.",
    ]


def test_rows_left_after_dropping_must_make_the_clusters():
    message = ["2 rows cannot make 3 clusters (n_clusters). Choose at most 2 clusters."]
    assert problems_of(GAPS, n_clusters=3, missing="drop") == message
    assert design_of(GAPS, n_clusters=2, missing="drop").rows.size == 2


def test_missing_values_can_be_refused():
    message = "2 values are missing, and missing values are refused (missing: a (1), b (1)). "
    assert problems_of(GAPS, missing="refuse") == [message + "Choose to fill them in or to drop their rows."]


def test_infinite_value_is_named_by_its_row_in_the_file():
    columns = {"x": [np.nan, 1.0, 2.0], "size": [0.0, 1.0, np.inf]}
    assert problems_of(columns, missing="drop") == [
        "size has 1 infinite value (the first in row 2). Correct them or leave the column out."
    ]


def test_table_without_rows_is_refused():
    assert problems_of({"a": np.empty(0)}) == ["0 rows cannot make 1 cluster (n_clusters)."]
    assert problems_of({"a": [np.nan]}, missing="drop")[-1] == "0 rows cannot make 1 cluster (n_clusters)."


@pytest.mark.parametrize("scaling", SCALINGS)
def test_too_large_numbers_are_refused_by_this_library(scaling):
    with pytest.raises(nc.NeonError):
        nc.analyse(
            nc.Dataset.from_frame(pd.DataFrame({"a": [-1e308, 1e308, 0.0]})),
            nc.AnalysisConfig(n_clusters=2, scaling=scaling),
        )


def test_vanishing_differences_are_refused_with_column_and_remedies():
    frame = pd.DataFrame({"a": [0.0, 1e-200, 0.0, 0.0, 0.0], "b": [1.0, 2.0, 3.0, 4.0, 5.0]})
    assert problems_of(frame, scaling="robust") == [
        "a differs by 1e-200 at most, too small to be squared (column a, scaling robust). "
        "Choose the scaling minmax, count it in a smaller unit, or leave the column out."
    ]


def test_weight_next_to_nothing_is_refused_with_hint():
    data = nc.Dataset.from_frame(pd.DataFrame({"a": [0.0, 1e-138], "b": [1.0, 2.0]}))
    with pytest.raises(DataError, match="count it in a smaller unit, give it more weight, or leave the column out"):
        prepare(data, nc.AnalysisConfig(n_clusters=1, scaling="none", weights=(("a", 1e-6),)))


def test_spread_next_to_nothing_is_refused_with_column():
    frame = pd.DataFrame({"a": [1.0, 6e-162, 0.0, 0.0, 0.0], "b": [1.0, 2.0, 3.0, 4.0, 5.0]})
    with pytest.raises(nc.NeonError, match=r"Scaling by robust .* too large to be squared \(column a\)"):
        design_of(frame, scaling="robust")


def test_weight_of_a_missing_column_is_refused():
    (message,) = feature_problems({"size": [1.0, 2.0], "other": [1.0, 3.0]}, weights={"Size": 2})
    assert message == "A weight is given to a column that is not there (weights: Size). There are size, other."


def test_free_text_is_refused_with_hint():
    data = all_features({"note": ["so", "la la"], "size": [1.0, 2.0]})
    (note, size) = data.columns
    text = nc.Dataset(data.name, data.frame, (type(note)("note", "text", "feature"), size))
    with pytest.raises(DataError, match=r"note is free text, which cannot be compared \(column note\)\. Make it"):
        prepare(text, nc.AnalysisConfig(n_clusters=1))


def test_more_than_2000_features_are_refused_with_the_widest_columns():
    rng = np.random.default_rng(0)
    columns = {f"c{i}": [f"{v}" for v in rng.permutation(120)] for i in range(21)} | {"size": np.arange(120.0)}
    (message,) = feature_problems(columns, most_categories=100)
    start = "The columns make 2,122 features, one for each value of a category; at most 2,000 count"
    assert message.startswith(f"{start} (the widest: c0 (101), c1 (101)")
    assert message.endswith("and 16 more). Leave columns out, or lower the values per category.")
    assert feature_design(columns).matrix.shape == (120, 21 * 13 + 1)


def test_more_than_2000_numbers_are_refused():
    (message,) = feature_problems(pd.DataFrame(np.zeros((2, 2001))).rename(columns=str))
    assert message.startswith("The columns make 2,001 features, one for each value of a category; at most 2,000 count")


def test_fewer_distinct_rows_than_clusters_are_refused_with_other_problems():
    columns = {"size": [1.0, 1.0, 1.0, np.inf], "kind": ["u"] * 4}
    assert feature_problems(columns, n_clusters=3) == [
        "size has 1 infinite value (the first in row 3). Correct them or leave the column out.",
        "Only 2 rows differ: they fill at most 2 of 3 clusters (n_clusters).",
    ]
