"""Categories, dates and weights: from the user's columns to features, and back."""

from __future__ import annotations

import string

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.date_uses import DATE_USES
from neon_core.errors import DataError
from neon_core.preparation import prepare
from neon_core.scalings import SCALINGS
from tests.helpers.reference import moderately

KIND = ["u", "u", "v", "w"]
R2 = np.sqrt(2.0)


def table(columns, **roles):
    frame = pd.DataFrame(columns)
    names = dict.fromkeys(frame.columns, "feature")
    return nc.Dataset.from_frame(frame).with_roles({**names, **roles})


def design_of(columns, **choices):
    return prepare(table(columns), nc.AnalysisConfig(**{"n_clusters": 1, **choices}))


def problems_of(columns, **choices):
    with pytest.raises(DataError) as caught:
        design_of(columns, **choices)
    return str(caught.value).splitlines()


# --- by hand ---


@pytest.mark.parametrize(
    ("scaling", "center", "spread"),
    [
        ("minmax", [0, 0, 0], R2),
        ("robust", [0, 0, 0], R2),
        ("none", [0, 0, 0], 1),
        ("standard", [0.5, 0.25, 0.25], np.sqrt(0.25 + 2 * 0.1875)),  # the variances p (1 - p), added up
    ],
)
def test_a_category_is_a_feature_for_each_value_the_most_frequent_first(scaling, center, spread):
    design = design_of({"kind": KIND}, scaling=scaling)
    assert design.feature_names == ("kind = u", "kind = v", "kind = w")
    assert design.source_columns == ("kind",) * 3
    ones = np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    np.testing.assert_allclose(design.matrix, (ones - center) / spread, rtol=1e-15)
    (column,) = design.columns
    assert (column.name, column.kind, column.categories, column.rare) == ("kind", "category", ("u", "v", "w"), ())


@pytest.mark.parametrize("scaling", ["minmax", "robust"])
def test_two_different_values_are_as_far_apart_as_the_lowest_and_the_highest_number(scaling):
    matrix = design_of({"kind": KIND, "size": [0.0, 0.0, 0.0, 1.0]}, scaling="minmax").matrix
    distances = [np.linalg.norm(matrix[0] - row) for row in matrix]
    np.testing.assert_allclose(distances, [0, 0, 1, R2])


def test_in_standard_a_category_varies_as_much_as_a_number():
    design = design_of({"kind": KIND, "size": [1.0, 2.0, 5.0, 9.0]}, scaling="standard")
    np.testing.assert_allclose(design.by_column(design.matrix.var(axis=0)), [1, 1])


def test_rare_values_count_together_and_are_known():
    kind = ["a"] * 4 + ["b"] * 3 + ["c", "d", "e"]
    design = design_of({"kind": kind}, most_categories=2)
    (column,) = design.columns
    assert column.categories == ("a", "b", "3 rarer values")
    assert column.rare == ("c", "d", "e")
    assert design.matrix[:, 2].tolist() == [0] * 7 + [1 / R2] * 3
    alone = design_of({"kind": kind[:-2]}, most_categories=2)
    assert alone.columns[0].categories == ("a", "b", "c")
    assert alone.columns[0].rare == ()


def test_a_value_that_is_called_as_the_rarer_ones_together_is_told_apart():
    kind = ["2 rarer values"] * 3 + ["b"] * 2 + ["c", "d"]
    assert design_of({"kind": kind}, most_categories=2).columns[0].categories[-1] == "2 rarer values (2)"


def test_equal_names_are_told_apart():
    mixed = pd.Series([1, "1", 1.0, "x"], dtype=object)
    assert set(design_of({"kind": mixed}).columns[0].categories) == {"1", "1 (2)", "x"}
    design = design_of({"a": ["b = c", "d"], "a = b": ["c", "d"]})
    assert design.feature_names == ("a = b = c", "a = d", "a = b = c (2)", "a = b = d")


def test_missing_values_take_the_most_frequent_one_and_of_numbers_the_median():
    columns = {
        "kind": ["u", None, "v", "v"],
        "yes": pd.array([True, None, False, False], dtype="boolean"),
        "size": [1.0, np.nan, 5.0, 9.0],
        "day": pd.to_datetime(["2024-01-01", "", "2024-01-03", "2024-01-31"]),
    }
    design = design_of(columns, scaling="none")
    assert design.imputed.tolist() == [1, 1, 1, 1]
    again = design.to_original(design.matrix).iloc[1]
    assert again.tolist() == ["v", 0.0, 5.0, pd.Timestamp("2024-01-03")]
    filled = [(c.n_filled, c.categories[int(c.fill)] if c.categories else c.fill) for c in design.columns]
    assert filled == [(1, "v"), (1, 0.0), (1, 5.0), (1, 2.0)]


def test_rows_with_a_missing_category_can_be_left_out():
    design = design_of({"kind": ["u", None, "v"], "size": [1.0, 2.0, 3.0]}, missing="drop")
    assert design.rows.tolist() == [0, 2]
    assert design.columns[0].categories == ("u", "v")


def test_a_date_counts_as_the_time_that_has_passed():
    design = design_of({"day": pd.to_datetime(["2024-01-03 12:00", "2024-01-01", "2024-01-05"], format="mixed")})
    assert design.in_units(design.matrix)[:, 0].tolist() == [2.5, 0, 4]
    assert design.matrix[:, 0].tolist() == [0.625, 0, 1]
    (column,) = design.columns
    assert (column.date_use, column.origin, column.categories) == ("elapsed", pd.Timestamp("2024-01-01"), ())


@pytest.mark.parametrize(
    ("dates", "names"),
    [("month", ("January", "March")), ("weekday", ("Monday", "Friday")), ("hour", ("0:00", "13:00"))],
)
def test_or_as_a_category_in_the_order_of_the_calendar(dates, names):
    days = pd.to_datetime(["2024-03-01 13:30", "2024-01-01 00:10", "2024-03-01 13:00"])
    design = design_of({"day": days}, dates=dates)
    assert design.columns[0].categories == names
    assert design.matrix[:, 1].tolist() == [1 / R2, 0, 1 / R2]


def test_a_weight_says_how_often_squared_differences_count():
    columns = {"a": [0.0, 1.0, 3.0], "b": [2.0, 2.0, 4.0], "kind": ["u", "v", "v"]}
    plain = design_of(columns)
    weighed = design_of(columns, weights={"a": 4, "kind": 0.25})
    factor = np.array([2.0, 1.0, 0.5, 0.5])
    np.testing.assert_allclose(weighed.matrix, plain.matrix * factor, rtol=1e-15)
    pd.testing.assert_frame_equal(weighed.to_original(weighed.matrix), plain.to_original(plain.matrix))
    assert [column.weight for column in weighed.columns] == [4, 1, 0.25]


def test_a_weight_of_a_column_that_is_not_there_is_no_weight():
    (said,) = problems_of({"size": [1.0, 2.0], "other": [1.0, 3.0]}, weights={"Size": 2})
    assert said == "A weight is given to a column that is not there (weights: Size). There are size, other."


def test_a_column_with_one_value_has_no_effect():
    design = design_of({"kind": ["u"] * 3, "size": [1.0, 2.0, 3.0]}, scaling="standard")
    assert design.constant == ("kind",)
    assert np.ptp(design.matrix[:, 0]) == 0


# --- there and back, and sums ---

NAMES = st.text(string.ascii_letters + " =é,", min_size=1, max_size=3)
TABLES = st.integers(1, 8).flatmap(
    lambda n: st.fixed_dictionaries(
        {
            "size": st.lists(st.integers(-8000, 8000).map(lambda i: i / 8), min_size=n, max_size=n),
            "kind": st.lists(NAMES, min_size=n, max_size=n),
            "yes": st.lists(st.booleans(), min_size=n, max_size=n),
            "day": st.lists(
                st.datetimes(pd.Timestamp("1960-01-01"), pd.Timestamp("2090-01-01")), min_size=n, max_size=n
            ).map(lambda days: pd.Series(days, dtype="datetime64[us]")),
        }
    )
)
CHOICES = st.fixed_dictionaries(
    {
        "scaling": st.sampled_from(list(SCALINGS)),
        "dates": st.sampled_from(list(DATE_USES)),
        "most_categories": st.integers(2, 5),
        "weights": st.dictionaries(st.sampled_from(["size", "kind", "day"]), st.floats(0.01, 100), max_size=2),
    }
)


@moderately
@given(TABLES, CHOICES)
def test_from_the_users_units_to_scaled_and_back(columns, choices):
    data = table(columns)
    design = prepare(data, nc.AnalysisConfig(n_clusters=1, **choices))
    np.testing.assert_allclose(design.to_scaled(data.frame), design.matrix, rtol=0, atol=1e-9)
    again = design.to_original(design.matrix)
    np.testing.assert_allclose(design.to_scaled(again), design.matrix, rtol=0, atol=1e-9)
    assert list(again.columns) == list(data.frame.columns)
    np.testing.assert_allclose(again["size"], data.frame["size"], rtol=0, atol=1e-9)
    assert (again["yes"].round() == data.frame["yes"]).all()
    (kind,) = (column for column in design.columns if column.name == "kind")
    for told, own in zip(again["kind"], data.frame["kind"], strict=True):
        assert told == (kind.categories[-1] if own in kind.rare else own)
    if choices["dates"] == "elapsed":
        assert (abs(again["day"] - data.frame["day"]) <= pd.Timedelta("2us")).all()


@pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")  # equal rows make twins, and gaps are filled
@moderately
@given(TABLES, CHOICES, st.integers(1, 3))
def test_relevance_of_a_column_is_the_sum_over_its_features_and_adds_up_to_the_logit(columns, choices, n_clusters):
    data = table(columns)
    if n_clusters > len(data.frame):
        return
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=n_clusters, n_init=1, **choices))
    design, relevance = analysis.design, analysis.explanation.relevance
    summed = design.by_column(relevance)
    assert summed.shape == (len(data.frame), 4)
    for column, found in zip(design.columns, summed.T, strict=True):
        np.testing.assert_allclose(found, relevance[:, column.features].sum(axis=1), rtol=0, atol=1e-12)
    if n_clusters > 1:
        scale = 1.0 + np.abs(relevance).sum(axis=1)
        assert (np.abs(summed.sum(axis=1) - analysis.explanation.logit) <= 1e-9 * scale).all()


def test_of_a_centroid_the_most_frequent_category_is_told():
    design = design_of({"kind": KIND})
    assert design.to_original(design.matrix.mean(axis=0))["kind"].tolist() == ["u"]


def test_to_scaled_says_all_that_it_does_not_know():
    design = design_of({"kind": KIND, "size": [1.0, 2.0, 3.0, 4.0], "other": [1.0, 2.0, 3.0, 4.0]})
    with pytest.raises(DataError) as caught:
        design.to_scaled(pd.DataFrame({"kind": ["u", "z", None], "size": [1.0, np.nan, 2.0]}))
    assert [str(problem) for problem in caught.value.problems] == [
        "There is no such column (column other).",
        "2 values are missing or not known (column kind).",
        "1 value is missing or not known (column size).",
    ]


def test_to_scaled_takes_no_words_for_numbers_or_dates():
    dates = pd.to_datetime(["2020-01-01", "2020-01-03"])
    data = table({"size": [1.0, 2.0], "day": dates}).with_roles({"day": "feature"})
    design = prepare(data, nc.AnalysisConfig(n_clusters=1))
    frame = pd.DataFrame({"size": ["2", "many"], "day": ["2020-01-02", "soon"]})
    with pytest.raises(DataError) as caught:
        design.to_scaled(frame)
    assert [str(problem) for problem in caught.value.problems] == [
        "1 value is missing or not known (column size).",
        "1 value is missing or not known (column day).",
    ]
    np.testing.assert_allclose(design.to_scaled(frame[:1]), [[1.0, 0.5]])
    with pytest.raises(DataError, match="1 value is missing or not known"):
        design.to_scaled(pd.DataFrame({"size": [np.inf], "day": dates[:1]}))


# --- what stands against it ---


def test_free_text_cannot_be_compared():
    data = table({"note": ["so", "la la"], "size": [1.0, 2.0]})
    (note, size) = data.columns
    text = nc.Dataset(data.name, data.frame, (type(note)("note", "text", "feature"), size))
    with pytest.raises(DataError, match=r"note is free text, which cannot be compared \(column note\)\. Make a categ"):
        prepare(text, nc.AnalysisConfig(n_clusters=1))


def test_more_than_two_thousand_features_are_refused_with_the_widest_columns():
    rng = np.random.default_rng(0)
    columns = {f"c{i}": [f"{v}" for v in rng.permutation(120)] for i in range(21)} | {"size": np.arange(120.0)}
    (said,) = problems_of(columns, most_categories=100)
    start = "The columns make 2,122 features, one for each value of a category; at most 2,000 count"
    assert said.startswith(f"{start} (the widest: c0 (101), c1 (101)")
    assert said.endswith("and 16 more). Leave columns out, or let fewer values of a category count each for itself.")
    assert design_of(columns).matrix.shape == (120, 21 * 13 + 1)


def test_too_many_numbers_are_refused_as_well():
    (said,) = problems_of(pd.DataFrame(np.zeros((2, 2001))).rename(columns=str))
    assert said.startswith("The columns make 2,001 features, one for each value of a category; at most 2,000 count")


def test_fewer_different_rows_than_clusters_are_said_with_the_rest():
    columns = {"size": [1.0, 1.0, 1.0, np.inf], "kind": ["u"] * 4}
    assert problems_of(columns, n_clusters=3) == [
        "size has 1 infinite value (the first in row 3). Mend them or leave the column out.",
        "Only 2 rows differ: they fill at most 2 of 3 clusters (n_clusters).",
    ]


def test_cells_that_cannot_be_told_apart_are_no_category():
    with pytest.raises(DataError, match=r"kind has cells that cannot be told apart \(column kind\)"):
        design_of({"kind": pd.Series([[1], [2]], dtype=object)})
