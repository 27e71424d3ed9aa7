"""Small tables, prepared: for the tests of preparation."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import neon_core as nc
from neon_core.errors import DataError
from neon_core.preparation import Design, prepare
from tests.helpers.reference import any_floats

not_next_to_nothing = any_floats.map(lambda value: value if abs(value) > 1e-50 else 0.0)
"""A spread of 1e-162 beside a value of 1 cannot be scaled: that has a test of its own."""


def matrices(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[Any]:
    """Return matrices of up to six rows and three columns."""
    shapes = st.tuples(st.integers(1, 6), st.integers(1, 3))
    return arrays.arrays(np.float64, shapes, elements=numbers)


def all_features(columns: Any, **roles: str) -> nc.Dataset:
    """Return a dataset whose columns are all features, but for the roles given."""
    frame = pd.DataFrame(columns)
    names = dict.fromkeys(frame.columns, "feature")
    return nc.Dataset.from_frame(frame).with_roles({**names, **roles})


def config_of(**choices: Any) -> nc.AnalysisConfig:
    """Return choices with one cluster unless they say another number."""
    return nc.AnalysisConfig(**{"n_clusters": 1, **choices})


def design_of(columns: Any, class_column: str | None = None, **choices: Any) -> Design:
    """Return a table prepared with the roles that are guessed."""
    return prepare(nc.Dataset.from_frame(pd.DataFrame(columns), class_column=class_column), config_of(**choices))


def feature_design(columns: Any, **choices: Any) -> Design:
    """Return a table prepared with all its columns as features."""
    return prepare(all_features(columns), config_of(**choices))


def problems_of(columns: Any, **choices: Any) -> list[str]:
    """Return the problems of a table with the roles that are guessed, one line each."""
    with pytest.raises(DataError) as caught:
        design_of(columns, **choices)
    return str(caught.value).splitlines()


def feature_problems(columns: Any, **choices: Any) -> list[str]:
    """Return the problems of a table with all its columns as features, one line each."""
    with pytest.raises(DataError) as caught:
        feature_design(columns, **choices)
    return str(caught.value).splitlines()
