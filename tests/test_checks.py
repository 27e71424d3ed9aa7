"""What callers pass: taken as it is, or refused with the numbers in the message."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core import NeonWarning, NeuralizedKMeans
from neon_core.checks import (
    as_beta,
    as_clusters,
    as_matrix,
    frozen,
    negligible_columns,
    refuse_non_finite,
    refuse_vanishing,
)
from neon_core.errors import BetaError, ClusterError, NonFiniteError, ScaleError, ShapeError
from tests.helpers.reference import moderately

# --- matrices ---


def test_float64_matrix_is_not_copied():
    matrix = np.array([[1.0, 2.0]])
    assert as_matrix(matrix, "X") is matrix


@pytest.mark.parametrize(
    "values",
    [
        [[1, 0], [0, 1]],
        np.eye(2, dtype=np.float32),
        np.eye(2, dtype=np.bool_),
        np.eye(2).astype(object),
        pd.DataFrame({"a": [1, 0], "b": [0.0, 1.0]}),
        pd.DataFrame({"a": [True, False], "b": [0.0, 1.0]}),
    ],
    ids=["lists", "float32", "bool", "objects", "frame", "mixed frame"],
)
def test_tables_of_numbers_become_float64(values):
    matrix = as_matrix(values, "X", 2)
    assert matrix.dtype == np.float64
    np.testing.assert_array_equal(matrix, np.eye(2))


@pytest.mark.parametrize(
    "values",
    [
        [["a", "b"]],
        [[1.0, "2"]],
        np.array([[1.0, "2"]], dtype=object),
        [[1j]],
        np.array([[1j]], dtype=object),
        [[dt.date(2020, 1, 1)]],
        np.array([["2020-01-01"]], dtype="datetime64[D]"),
        [[1.0, 2.0], [3.0]],
        [[{}]],
        pd.DataFrame({"a": [[1], [2]]}),
    ],
    ids=["text", "mixed", "text object", "complex", "complex object", "date", "date64", "ragged", "dict", "lists"],
)
def test_tables_of_other_values_are_refused(values):
    with pytest.raises(ShapeError, match="X is not a table of real numbers"):
        as_matrix(values, "X")


@pytest.mark.parametrize(
    ("values", "said"),
    [(1.0, "X has 0 dimensions, not 2"), ([1.0], "X has 1 dimension, not 2"), ([[[1.0]]], "X has 3 dimensions, not 2")],
)
def test_wrong_number_of_dimensions_is_refused_with_the_number(values, said):
    with pytest.raises(ShapeError, match=said):
        as_matrix(values, "X")


@pytest.mark.parametrize(
    ("values", "hint"),
    [
        ([1.0], "for a single row X[None, :] or [[...]]"),
        ([], "a list of rows"),
        (1.0, "a list of rows"),
        (np.zeros((2, 0, 2)), "a list of rows"),
        (np.zeros((2, 2, 2)), "X.reshape(len(X), -1)"),
    ],
    ids=["a row", "an empty list", "a number", "an empty cube", "a cube"],
)
def test_hint_fits_the_wrong_shape(values, hint):
    with pytest.raises(ShapeError) as caught:
        as_matrix(values, "X")
    assert hint in caught.value.problems[0].hint


def test_wrong_number_of_features_is_refused_with_both_numbers():
    with pytest.raises(ShapeError, match="X has 3 features, but the centroids have 2"):
        as_matrix([[1, 2, 3]], "X", 2)


# --- values that are not finite ---


def test_a_missing_value_is_named_by_row_and_column():
    with pytest.raises(NonFiniteError) as caught:
        refuse_non_finite(np.array([[0.0, 1.0], [np.nan, 2.0]]), "X")
    assert [(p.what, p.where) for p in caught.value.problems] == [
        ("X has the value nan", "row 1, column 0"),
        ("X has 1 values that are not finite, or too large to be squared", "X"),
    ]


def test_of_many_bad_values_five_are_named_and_all_are_counted():
    with pytest.raises(NonFiniteError, match="X has 2,000 values") as caught:
        refuse_non_finite(np.full((1000, 2), np.inf), "X")
    assert [p.where for p in caught.value.problems[:-1]] == [f"row {i // 2}, column {i % 2}" for i in range(5)]


@pytest.mark.parametrize(
    "matrix", [np.empty((0, 3)), np.empty((3, 0)), np.full((2, 2), 1e150), np.full((2, 2), -1e150)]
)
def test_finite_values_with_finite_squares_pass(matrix):
    refuse_non_finite(matrix, "X")


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan, 1e155, -1e200])
def test_a_value_whose_square_is_not_finite_is_refused(value):
    with pytest.raises(NonFiniteError):
        refuse_non_finite(np.array([[value]]), "X")


@moderately
@given(st.integers(1, 5), st.integers(1, 4), st.data())
def test_exactly_the_bad_cell_is_named(n_rows, n_columns, data):
    row, column = data.draw(st.integers(0, n_rows - 1)), data.draw(st.integers(0, n_columns - 1))
    matrix = np.ones((n_rows, n_columns))
    refuse_non_finite(matrix, "X")
    matrix[row, column] = data.draw(st.sampled_from([np.nan, np.inf, -np.inf]))
    with pytest.raises(NonFiniteError) as caught:
        refuse_non_finite(matrix, "X")
    assert [p.where for p in caught.value.problems] == [f"row {row}, column {column}", "X"]


# --- beta ---


@pytest.mark.parametrize("beta", [0, 0.5, 3, np.inf, np.float32(2)])
def test_beta_from_zero_to_infinity_becomes_a_float(beta):
    value = as_beta(beta)
    assert value == beta
    assert type(value) is float


@pytest.mark.parametrize("beta", [-1, -np.inf, np.nan, None, "much", [1.0, 2.0]])
def test_invalid_beta_is_refused(beta):
    with pytest.raises(BetaError, match="is not a stiffness"):
        as_beta(beta)


# --- clusters ---


def test_a_single_cluster_number_is_repeated_for_each_row():
    assert as_clusters(2, 3, 4).tolist() == [2, 2, 2, 2]
    assert as_clusters([2, 0], 3, 2).tolist() == [2, 0]
    assert as_clusters(np.uint8(1), 3, 2).dtype == np.intp
    assert as_clusters(0, 3, 0).tolist() == []


@pytest.mark.parametrize("cluster", [1.0, True, "1", None, [0, 1, 2], [[0], [1]], [0.5, 1.0]])
def test_cluster_numbers_of_wrong_type_or_shape_are_refused(cluster):
    with pytest.raises(ClusterError, match="is not one whole number, nor one for each of the 2 rows"):
        as_clusters(cluster, 3, 2)


@pytest.mark.parametrize(("cluster", "first"), [(3, 3), (-1, -1), ([0, 7], 7)])
def test_cluster_number_out_of_range_is_refused_with_the_number(cluster, first):
    with pytest.raises(
        ClusterError, match=rf"There is no cluster {first}: the model has 3 \(cluster\). Choose 0 to 2."
    ):
        as_clusters(cluster, 3, 2)


def test_frozen_arrays_are_read_only():
    array = frozen(np.zeros(2))
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1.0


# --- numbers of very different sizes ---


@pytest.mark.parametrize(
    "centroids", [[[0.0], [1e-160]], [[0.0, 1.0], [1e-170, 1.0]], [[3e-140], [3e-140 * (1 + 2**-52)]]]
)
def test_centroids_whose_distance_would_vanish_are_refused(centroids):
    with pytest.raises(ScaleError, match=r"Centroids 0 and 1 differ by .* at most, too small to be squared"):
        refuse_vanishing(np.array(centroids))


@pytest.mark.parametrize("centroids", [[[0.0], [1e-149]], [[0.0, 0.0], [1e-170, 1.0]], [[1e-160], [1e-160]], [[1.0]]])
def test_equal_centroids_and_those_that_differ_enough_pass(centroids):
    refuse_vanishing(np.array(centroids))


def test_features_lost_beside_another_are_named():
    assert negligible_columns(np.array([[0.0, 0.0, 5.0], [1.0, 1e-16, 5.0], [2.0, 0.0, 5.0]])) == (1,)
    assert negligible_columns(np.array([[0.0, 0.0], [1.0, 1e-14]])) == ()
    assert negligible_columns(np.array([[0.0, 0.1], [1.0, 0.1 + 2**-56]])) == ()  # rounding of a constant


def test_model_says_that_a_feature_is_lost_beside_another():
    with pytest.warns(NeonWarning, match=r"Features \(1,\) differ by less than 1e-15 of the largest difference"):
        model = NeuralizedKMeans([[0.0, 0.0], [1e9, 1e-8]])
    assert model.negligible == (1,)
