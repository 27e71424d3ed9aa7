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
        "1 value is missing or not known (column size).",
        "1 value is missing or not known (column day).",
    ]
    np.testing.assert_allclose(design.to_scaled(frame[:1]), [[1.0, 0.5]])
    with pytest.raises(DataError, match="1 value is missing or not known"):
        design.to_scaled(pd.DataFrame({"size": [np.inf], "day": dates[:1]}))
