"""Preparation: from columns to a scaled matrix, and the way back to the user's units."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import DataError
from neon_core.preparation import prepare
from neon_core.scalings import SCALINGS
from tests.helpers.designs import design_of, matrices, not_next_to_nothing, problems_of
from tests.helpers.reference import moderately

COLUMN = [1.0, 2.0, 3.0, 6.0]

every_scaling = pytest.mark.parametrize("scaling", SCALINGS)


@moderately
@given(matrices(not_next_to_nothing), st.sampled_from(list(SCALINGS)))
def test_to_original_undoes_the_scaling_under_the_users_names(values, scaling):
    frame = pd.DataFrame(values, columns=[f"feature {i}" for i in range(values.shape[1])])
    design = design_of(frame, scaling=scaling)
    again = design.to_original(design.matrix)
    assert list(again.columns) == list(frame.columns)
    np.testing.assert_allclose(again, frame, rtol=0, atol=1e-12 * max(1.0, np.abs(values).max()))
    pd.testing.assert_frame_equal(design.to_original(design.matrix[0]), again.iloc[:1])


@moderately
@given(matrices(not_next_to_nothing), st.sampled_from(list(SCALINGS)))
def test_every_value_becomes_value_less_center_over_spread_and_stays_finite(values, scaling):
    design = design_of(pd.DataFrame(values), scaling=scaling)
    np.testing.assert_array_equal(design.matrix, (values - design.center) / design.spread)
    assert np.isfinite(design.matrix).all()
    assert (design.spread > 0).all()


# --- what a design says of the table ---


def test_a_design_knows_ranges_constants_and_how_numbers_are_written():
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
def test_the_fewest_decimals_that_lose_nothing(values, decimals):
    assert design_of({"a": np.array(values, dtype=float)}).decimals.tolist() == [decimals]


def test_classes_are_sorted_and_an_unknown_one_is_minus_1():
    design = design_of({"a": [1.0, 2, 3, 4], "kind": ["b", None, "a", "b"]}, "kind")
    assert design.classes == ("a", "b")
    assert design.class_index.tolist() == [1, -1, 0, 1]


@pytest.mark.parametrize(
    ("kinds", "classes"),
    [
        ([True, False, True], (False, True)),
        ([2.5, 1.5, np.nan], (1.5, 2.5)),
        (pd.array([3, 1, None], dtype="Int64"), (1, 3)),
        (pd.Categorical(["u", "v", "u"], categories=["u", "v", "w"]), ("u", "v")),
        ([None, None, None], ()),
    ],
    ids=["bool", "float", "Int64", "categorical", "none known"],
)
def test_classes_of_any_type(kinds, classes):
    assert design_of({"a": [1.0, 2.0, 3.0], "kind": kinds}, "kind").classes == classes


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ([[1], [2], [1]], "list"),
        ([{"a": 1}, None, {}], "NoneType, dict"),
        ([{1}, "b", "b"], "set, str"),
        ([(1, [2]), (1,), (2,)], "tuple"),
        ([(1, 2), "b", 3], "int, str, tuple"),
        ([1j, 2, 3], "complex, int"),
    ],
    ids=["lists", "dicts", "a set", "a tuple with a list", "mixed", "complex"],
)
def test_cells_that_are_no_classes_are_refused_with_the_column_and_what_they_are(kinds, said):
    columns = {"a": [1.0, 2.0, 3.0], "kind": pd.Series(kinds, dtype=object)}
    with pytest.raises(DataError, match=rf"sorted as classes: {said} \(column kind\)\. Make text or numbers"):
        design_of(columns, "kind")


def test_without_a_class_column_every_class_is_unknown():
    design = design_of({"a": [1.0, 2.0]})
    assert design.classes == ()
    assert design.class_index.tolist() == [-1, -1]


def test_a_row_of_the_table_is_found_in_the_matrix():
    design = design_of({"a": [1.0, np.nan, 3.0]}, missing="drop")
    assert [design.position(row) for row in (0, 1, 2, 3, -1, 10**12)] == [0, -1, 1, -1, -1, -1]


def test_arrays_are_read_only():
    design = design_of({"a": [1.0, 2.0]})
    arrays_of_it = [value for value in vars(design).values() if isinstance(value, np.ndarray)]
    assert len(arrays_of_it) == 9
    assert not any(array.flags.writeable for array in arrays_of_it)


# --- missing values ---

HOLES = {"a": [1.0, np.nan, 3.0, 8.0], "b": [5.0, 6.0, np.nan, 9.0], "kind": ["u", "v", "w", "u"]}


def test_missing_values_take_the_median_of_their_column_and_are_counted():
    design = design_of(HOLES, "kind", scaling="none")
    assert design.matrix.tolist() == [[1, 5], [3, 6], [3, 6], [8, 9]]
    assert design.imputed.tolist() == [1, 1]
    assert design.classes == ("u", "v", "w")


def test_rows_with_missing_values_can_be_left_out_and_the_others_keep_their_number():
    design = design_of(HOLES, "kind", scaling="none", missing="drop")
    assert design.matrix.tolist() == [[1, 5], [8, 9]]
    assert design.rows.tolist() == [0, 3]
    assert design.classes == ("u",)
    assert design.imputed.tolist() == [0, 0]
    assert (design.low.tolist(), design.high.tolist()) == ([1, 5], [8, 9])


def test_missing_values_can_be_refused():
    said = "2 values are missing, and missing values are refused (missing: a (1), b (1)). "
    assert problems_of(HOLES, missing="refuse") == [said + "Choose to fill them in or to drop their rows."]


@pytest.mark.parametrize("missing", ["median", "drop", "refuse"])
def test_without_a_missing_value_all_three_ways_are_the_same(missing):
    design = design_of({"a": COLUMN}, missing=missing)
    np.testing.assert_array_equal(design.matrix, design_of({"a": COLUMN}).matrix)


def test_missing_values_of_any_dtype_are_missing():
    columns = {"a": pd.array([1, None, 3], dtype="Int64"), "b": pd.array([True, None, True], dtype="boolean")}
    assert design_of(columns, scaling="none").matrix.tolist() == [[1, 1], [2, 1], [3, 1]]


# --- what stands against clustering ---


def test_without_a_numeric_feature_the_columns_are_named_with_what_they_are():
    (said,) = problems_of({"a": ["x", "y"], "day": pd.to_datetime(["2020-01-01", "2020-01-02"])})
    assert (
        said == "No column is a feature that can count (columns: a (category, ignore), day (date, ignore)). "
        "Choose one, at least."
    )
    assert problems_of({})[0].startswith("No column is a feature that can count (columns: none)")


def test_everything_that_stands_against_it_is_said_at_once():
    columns = {"a": [np.nan, np.inf, -np.inf], "b": [np.nan] * 3, "c": [1.0, 2.0, np.inf]}
    assert problems_of(columns, n_clusters=4, missing="refuse") == [
        "b has no value at all (column b). Leave the column out.",
        "a has 2 infinite values (the first in row 1). Mend them or leave the column out.",
        "c has 1 infinite value (the first in row 2). Mend them or leave the column out.",
        "4 values are missing, and missing values are refused (missing: a (1), b (3)). "
        "Choose to fill them in or to drop their rows.",
        "3 rows cannot make 4 clusters (n_clusters). Choose at most 3 clusters.",
    ]


def test_the_rows_that_are_left_after_dropping_must_make_the_clusters():
    said = ["2 rows cannot make 3 clusters (n_clusters). Choose at most 2 clusters."]
    assert problems_of(HOLES, n_clusters=3, missing="drop") == said
    assert design_of(HOLES, n_clusters=2, missing="drop").rows.size == 2


def test_what_is_made_of_a_column_is_made_of_the_rows_that_are_kept():
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


def test_the_row_of_an_infinite_value_is_that_of_the_file():
    columns = {"x": [np.nan, 1.0, 2.0], "size": [0.0, 1.0, np.inf]}
    assert problems_of(columns, missing="drop") == [
        "size has 1 infinite value (the first in row 2). Mend them or leave the column out."
    ]


def test_a_missing_category_is_filled_with_a_value_that_there_is():
    values = ["a"] * 3 + ["b", "c", "d", "e", "f", None]
    data = nc.Dataset.from_frame(pd.DataFrame({"kind": values})).with_roles({"kind": "feature"})
    design = prepare(data, nc.AnalysisConfig(n_clusters=1, most_categories=2))
    assert design.columns[0].categories == ("a", "b", "4 rarer values")
    assert design.to_original(design.matrix)["kind"].tolist()[-1] == "a"


def test_a_table_without_rows_cannot_be_clustered():
    assert problems_of({"a": np.empty(0)}) == ["0 rows cannot make 1 cluster (n_clusters)."]
    assert problems_of({"a": [np.nan]}, missing="drop")[-1] == "0 rows cannot make 1 cluster (n_clusters)."


@pytest.mark.parametrize("scaling", SCALINGS)
def test_numbers_too_large_to_be_scaled_are_refused_in_our_words_not_a_librarys(scaling):
    with pytest.raises(nc.NeonError):
        nc.analyse(
            nc.Dataset.from_frame(pd.DataFrame({"a": [-1e308, 1e308, 0.0]})),
            nc.AnalysisConfig(n_clusters=2, scaling=scaling),
        )


@every_scaling
@pytest.mark.parametrize("unit", [2.0**-665, 2.0**-1000, 2.0**400])  # about 1e-200, 1e-301, 1e120
def test_another_unit_changes_nothing_but_where_squares_vanish_or_that_is_said(scaling, unit):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(30, 3)) + 2.0, columns=["a", "b", "c"])
    config = nc.AnalysisConfig(n_clusters=3, scaling=scaling)
    tiny = nc.Dataset.from_frame(frame * unit)
    if scaling == "none" and unit < 1.0:
        with pytest.raises(DataError, match="too small to be squared") as caught:
            nc.analyse(tiny, config)
        assert [p.where for p in caught.value.problems] == [f"column {name}, scaling none" for name in "abc"]
        return
    here, there = nc.analyse(nc.Dataset.from_frame(frame), config), nc.analyse(tiny, config)
    factor = unit**2 if scaling == "none" else 1.0
    np.testing.assert_array_equal(there.clustering.labels, here.clustering.labels)
    np.testing.assert_allclose(there.explanation.relevance, here.explanation.relevance * factor, rtol=1e-9)
    assert there.notes == ()


def test_a_feature_without_quartiles_whose_differences_vanish_is_refused_by_name():
    frame = pd.DataFrame({"a": [0.0, 1e-200, 0.0, 0.0, 0.0], "b": [1.0, 2.0, 3.0, 4.0, 5.0]})
    assert problems_of(frame, scaling="robust") == [
        "a differs by 1e-200 at most, too small to be squared (column a, scaling robust). "
        "Choose the scaling minmax, count it in a smaller unit, or leave the column out."
    ]


def test_a_weight_next_to_nothing_is_named_as_what_it_is():
    data = nc.Dataset.from_frame(pd.DataFrame({"a": [0.0, 1.0], "b": [1.0, 2.0]}))
    with pytest.raises(DataError, match="Give it more weight, or leave the column out"):
        prepare(data, nc.AnalysisConfig(n_clusters=1, weights=(("a", 5e-324),)))


def test_a_spread_next_to_nothing_beside_a_value_is_refused_by_name():
    frame = pd.DataFrame({"a": [1.0, 6e-162, 0.0, 0.0, 0.0], "b": [1.0, 2.0, 3.0, 4.0, 5.0]})
    with pytest.raises(nc.NeonError, match=r"Scaling by robust .* too large to be squared \(column a\)"):
        design_of(frame, scaling="robust")
