"""The design: matrix and table in both directions, ranges, rows, sums over a column."""

from __future__ import annotations

import string
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.date_uses import DATE_USES
from neon_core.errors import DataError, RowError, ShapeError
from neon_core.preparation import prepare
from neon_core.scalings import SCALINGS
from tests.helpers.designs import (
    all_features,
    design_of,
    feature_design,
    matrices,
    not_next_to_nothing,
)
from tests.helpers.reference import moderately

KIND = ["u", "u", "v", "w"]
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
@given(matrices(not_next_to_nothing), st.sampled_from(list(SCALINGS)))
def test_to_original_undoes_the_scaling_under_the_user_s_names(values, scaling):
    frame = pd.DataFrame(values, columns=[f"feature {i}" for i in range(values.shape[1])])
    design = design_of(frame, scaling=scaling)
    again = design.to_original(design.matrix)
    assert list(again.columns) == list(frame.columns)
    np.testing.assert_allclose(again, frame, rtol=0, atol=1e-12 * max(1.0, np.abs(values).max()))
    pd.testing.assert_frame_equal(design.to_original(design.matrix[0]), again.iloc[:1])


@moderately
@given(TABLES, CHOICES)
def test_to_scaled_and_to_original_are_inverse(columns, choices):
    data = all_features(columns)
    design = prepare(data, nc.AnalysisConfig(n_clusters=1, **choices))
    np.testing.assert_allclose(design.to_scaled(data.frame), design.matrix, rtol=0, atol=1e-9)
    again = design.to_original(design.matrix)
    np.testing.assert_allclose(design.to_scaled(again), design.matrix, rtol=0, atol=1e-9)
    assert list(again.columns) == list(data.frame.columns)
    np.testing.assert_allclose(again["size"], data.frame["size"], rtol=0, atol=1e-9)
    assert (again["yes"].round() == data.frame["yes"]).all()
    (kind,) = (column for column in design.columns if column.name == "kind")
    for restored, own in zip(again["kind"], data.frame["kind"], strict=True):
        assert restored == (kind.categories[-1] if own in kind.rare else own)
    if choices["dates"] == "elapsed":
        assert (abs(again["day"] - data.frame["day"]) <= pd.Timedelta("2us")).all()


@pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")  # equal rows make twins, and gaps are filled
@moderately
@given(TABLES, CHOICES, st.integers(1, 3))
def test_relevance_by_column_adds_up_to_the_logit(columns, choices, n_clusters):
    data = all_features(columns)
    if n_clusters > len(data.frame):
        return
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=n_clusters, n_init=1, **choices))
    design, relevance = analysis.design, analysis.explanation.relevance
    summed = design.by_column(relevance)
    assert summed.shape == (len(data.frame), 4)
    for column, column_sum in zip(design.columns, summed.T, strict=True):
        np.testing.assert_allclose(column_sum, relevance[:, column.features].sum(axis=1), rtol=0, atol=1e-12)
    if n_clusters > 1:
        scale = 1.0 + np.abs(relevance).sum(axis=1)
        assert (np.abs(summed.sum(axis=1) - analysis.explanation.logit) <= 1e-9 * scale).all()


def test_to_scaled_refuses_unknown_columns_and_values_at_once():
    design = feature_design({"kind": KIND, "size": [1.0, 2.0, 3.0, 4.0], "other": [1.0, 2.0, 3.0, 4.0]})
    with pytest.raises(DataError) as caught:
        design.to_scaled(pd.DataFrame({"kind": ["u", "z", None], "size": [1.0, np.nan, 2.0]}))
    assert [str(problem) for problem in caught.value.problems] == [
        "1 value is missing (column kind). Fill them in: a row needs a value in every column.",
        "1 value is not known: 'z' in row 1 (column kind). Its values are u, v and w.",
        "1 value is missing (column size). Fill them in: a row needs a value in every column.",
        "There is no such column (column other). Add it, under the name that the table has.",
    ]


def test_position_of_a_row_in_the_matrix():
    design = design_of({"a": [1.0, np.nan, 3.0]}, missing="drop")
    assert [design.position(row) for row in (0, 1, 2, 3, -1, 10**12)] == [0, -1, 1, -1, -1, -1]


def test_arrays_are_read_only():
    design = design_of({"a": [1.0, 2.0]})
    arrays_of_it = [value for value in vars(design).values() if isinstance(value, np.ndarray)]
    assert len(arrays_of_it) == 10
    assert not any(array.flags.writeable for array in arrays_of_it)


@pytest.mark.parametrize("matrix", [np.zeros((2, 3)), np.zeros(1), [[1.0, 2.0], [3.0]], [["a", "b"]]])
def test_rows_of_another_width_or_type_are_refused(matrix):
    design = design_of({"a": [1.0, 2.0], "b": [3.0, 5.0]})
    for back in (design.to_original, design.in_units):
        with pytest.raises(ShapeError):
            back(matrix)
    with pytest.raises(ShapeError):
        design.by_column(np.zeros(3))


def test_rows_that_are_no_whole_number_are_refused():
    design = design_of({"a": [1.0, 2.0]})
    wrong: list[Any] = ["0", 0.0, None]
    for row in wrong:
        with pytest.raises(RowError, match=r"The rows go from 0 to 1\."):
            design.position(row)
