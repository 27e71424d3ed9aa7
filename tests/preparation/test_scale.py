"""Scale and weigh: (value - center) / spread, and the distances between rows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import DataError
from neon_core.scalings import SCALINGS
from tests.helpers.designs import (
    design_of,
    feature_design,
    matrices,
    not_next_to_nothing,
)
from tests.helpers.reference import moderately

KIND = ["u", "u", "v", "w"]
R2 = np.sqrt(2.0)


@moderately
@given(matrices(not_next_to_nothing), st.sampled_from(list(SCALINGS)))
def test_matrix_is_value_less_center_over_spread_and_finite(values, scaling):
    design = design_of(pd.DataFrame(values), scaling=scaling)
    np.testing.assert_array_equal(design.matrix, (values - design.center) / design.spread)
    assert np.isfinite(design.matrix).all()
    assert (design.spread > 0).all()


@pytest.mark.parametrize("scaling", ["minmax", "robust"])
def test_two_values_of_a_category_are_as_far_apart_as_the_extremes_of_a_number(scaling):
    matrix = feature_design({"kind": KIND, "size": [0.0, 0.0, 0.0, 1.0]}, scaling="minmax").matrix
    distances = [np.linalg.norm(matrix[0] - row) for row in matrix]
    np.testing.assert_allclose(distances, [0, 0, 1, R2])


def test_category_varies_as_much_as_a_number_in_standard():
    design = feature_design({"kind": KIND, "size": [1.0, 2.0, 5.0, 9.0]}, scaling="standard")
    np.testing.assert_allclose(design.by_column(design.matrix.var(axis=0)), [1, 1])


def test_weight_multiplies_squared_differences():
    columns = {"a": [0.0, 1.0, 3.0], "b": [2.0, 2.0, 4.0], "kind": ["u", "v", "v"]}
    plain = feature_design(columns)
    weighed = feature_design(columns, weights={"a": 4, "kind": 0.25})
    factor = np.array([2.0, 1.0, 0.5, 0.5])
    np.testing.assert_allclose(weighed.matrix, plain.matrix * factor, rtol=1e-15)
    pd.testing.assert_frame_equal(weighed.to_original(weighed.matrix), plain.to_original(plain.matrix))
    assert [column.weight for column in weighed.columns] == [4, 1, 0.25]


def test_column_with_one_value_has_no_effect():
    design = feature_design({"kind": ["u"] * 3, "size": [1.0, 2.0, 3.0]}, scaling="standard")
    assert design.constant == ("kind",)
    assert np.ptp(design.matrix[:, 0]) == 0


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("unit", [2.0**-665, 2.0**-1000, 2.0**400])  # about 1e-200, 1e-301, 1e120
def test_other_unit_changes_nothing_or_is_refused(scaling, unit):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(30, 3)) + 2.0, columns=["a", "b", "c"])
    config = nc.AnalysisConfig(n_clusters=3, scaling=scaling)
    tiny = nc.Dataset.from_frame(frame * unit)
    if scaling == "none" and unit < 1.0:
        with pytest.raises(DataError, match="too small to be squared") as caught:
            nc.analyse(tiny, config)
        assert [p.where for p in caught.value.problems] == [f"column {name}, scaling none" for name in "abc"]
        return
    ordinary, rescaled = nc.analyse(nc.Dataset.from_frame(frame), config), nc.analyse(tiny, config)
    factor = unit**2 if scaling == "none" else 1.0
    np.testing.assert_array_equal(rescaled.clustering.labels, ordinary.clustering.labels)
    np.testing.assert_allclose(rescaled.explanation.relevance, ordinary.explanation.relevance * factor, rtol=1e-9)
    assert rescaled.notes == ()
