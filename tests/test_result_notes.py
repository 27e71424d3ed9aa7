"""The notes of an analysis, collected in their order."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import NeonWarning


def kinds(columns, **config):
    """Return the kinds of the notes of an analysis of features."""
    dataset = nc.Dataset.from_frame(pd.DataFrame(columns))
    with pytest.warns(NeonWarning):
        analysis = nc.analyse(dataset.with_roles(dict.fromkeys(columns, "feature")), nc.AnalysisConfig(**config))
    return [note.kind for note in analysis.notes]


def test_empty_clusters_come_before_filled_in_values_and_advice_last():
    columns = {"a": [0.0, 0.0, 9.0, 9.0] * 8, "b": [1.0, None, 1.0, 1.0] * 8, "kind": ["u", "u", "v", "v"] * 8}
    assert kinds(columns, n_clusters=3) == ["twins", "empty", "imputed", "one column"]


def test_rows_left_out_by_one_column_and_values_filled_in_by_another_are_both_said():
    columns = {"a": [0.0, None, 9.0, 8.0], "b": [1.0, 4.0, None, 2.0]}
    assert kinds(columns, n_clusters=2, fills={"a": "leave out"}) == ["imputed", "dropped"]


def test_rows_without_any_value_are_named_apart_from_those_left_out_by_a_choice():
    columns = {"a": [0.0, None, 9.0, 8.0, None], "b": [1.0, 4.0, None, 2.0, None]}
    assert kinds(columns, n_clusters=2)[:2] == ["imputed", "blank rows"]
    assert kinds(columns, n_clusters=2, missing="drop")[:2] == ["dropped", "blank rows"]
