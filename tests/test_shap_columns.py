"""The columns of `Analysis.to_shap`, of a table whose columns are all of one feature."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import numpy as np
import pytest

import neon_core as nc


@pytest.mark.parametrize("scaling", ["minmax", "standard"])
def test_values_stand_in_the_units_of_the_table(monkeypatch, scaling):
    monkeypatch.setitem(sys.modules, "shap", SimpleNamespace(Explanation=SimpleNamespace))
    wine = nc.load_sample("wine")
    made = nc.analyse(wine, nc.AnalysisConfig(scaling=scaling)).to_shap()
    assert made.display_data.astype(float).tolist() == wine.frame[made.feature_names].to_numpy(float).tolist()
    assert np.array_equal(made.data, made.display_data)
