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


ROWS = [[1.0, 2.0, 3.0, 4.0]] * 4


def filled_rows(gaps, **frame):
    """Return the notes on rows that were mostly filled in, of four rows with gaps at (row, column)."""
    values = [[None if (i, j) in gaps else value + i for j, value in enumerate(row)] for i, row in enumerate(ROWS)]
    table = pd.DataFrame(values, columns=list("abcd"), dtype="float64").assign(**frame)
    data = nc.Dataset.from_frame(table).with_roles(dict.fromkeys(frame, "row id"))
    with pytest.warns(NeonWarning):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    return [str(note) for note in analysis.notes if note.kind == "filled rows"]


def test_row_with_half_of_its_values_is_not_named():
    assert filled_rows({(1, 0), (1, 1)}) == []


def test_row_that_is_mostly_filled_in_is_named():
    (note,) = filled_rows({(1, 0), (1, 1), (1, 2), (2, 0)})
    assert note == (
        "1 row has values in fewer than half of the columns that count: most of its explanation was filled in (row 1)."
    )


def test_rows_are_named_by_their_names_and_blank_ones_elsewhere():
    gaps = {(row, column) for row in (1, 3) for column in (0, 1, 2)} | {(2, column) for column in range(4)}
    (note,) = filled_rows(gaps, name=["Rome", "Oslo", "Bern", "Bonn"])
    assert note.endswith("most of their explanation was filled in (Oslo and Bonn).")


def test_many_rows_are_named_in_part():
    columns = {name: [1.0, *[None] * 9, *range(10)] for name in "abc"} | {"d": list(range(20))}
    data = nc.Dataset.from_frame(pd.DataFrame(columns, dtype="float64"))
    with pytest.warns(NeonWarning):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    (note,) = [str(note) for note in analysis.notes if note.kind == "filled rows"]
    assert note.startswith("9 rows have values in fewer than half of the columns")
    assert note.endswith("row 5, row 6 and 3 more).")


def test_no_answer_of_a_category_is_a_value_of_its_own():
    columns = {name: ["u", "v", None, "v"] for name in "abc"} | {"d": [1.0, 2.0, 3.0, None]}
    assert "filled rows" not in kinds(columns, n_clusters=2)
