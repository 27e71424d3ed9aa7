"""The cells of a new table's column, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core.errors import Problem
from neon_core.saved.new_cells import NewCells, Outside, find_outside, read_column
from tests.helpers.model_tables import rich_model

MODEL, _ = rich_model()
COLUMNS = {column.name: (column, usual) for column, usual in zip(MODEL.design.columns, MODEL.usual, strict=True)}


def read(name, cells):
    column, usual = COLUMNS[name]
    return read_column(nc.Dataset.from_frame(pd.DataFrame({name: cells})), column, usual, MODEL.settings.config)


def test_category_by_hand():
    found = read("region", ["South", None, "Atlantis", "Rare A", "Atlantis"])
    assert isinstance(found, NewCells)
    categories = COLUMNS["region"][0].categories
    assert categories[:2] == ("North", "South")
    south, rare, blank = (list(map(float, np.eye(len(categories))[i])) for i in (1, -2, -1))
    assert found.features.tolist() == [south, blank, rare, rare, rare]
    assert not found.is_missing.any()
    assert [(u.value, u.n_rows) for u in found.unseen] == [("Atlantis", 2)]


def test_numbers_by_hand():
    found = read("age", [20.0, np.nan, 90.0])
    assert isinstance(found, NewCells)
    assert found.features[:, 0].tolist() == [20.0, COLUMNS["age"][1], 90.0]
    assert found.is_missing.tolist() == [False, True, False]
    outside = find_outside(found, COLUMNS["age"][0], 25.0, 80.0, np.array([True, True, True]))
    assert outside == Outside("age", 1, 1, 25.0, 80.0, 20.0, 90.0, "25 to 80")
    assert find_outside(found, COLUMNS["age"][0], 25.0, 80.0, np.array([False, True, False])) is None


def test_steps_are_read_whatever_their_case_and_blanks():
    found = read("use", ["OFTEN", " never ", "sometimes"])
    assert isinstance(found, NewCells)
    assert found.features[:2, 0].tolist() == [3.0, 1.0]
    assert found.is_missing.tolist() == [False, False, True]


def test_empty_column_is_missing_and_of_no_kind():
    for name in ("age", "joined", "region", "use"):
        found = read(name, [None, None])
        assert isinstance(found, NewCells), found
        assert not np.isnan(found.features).any()


def test_column_of_another_kind_is_a_problem_with_its_first_cell():
    found = read("age", ["old", "young", "31"])
    assert isinstance(found, Problem)
    assert str(found) == (
        "age is a number in the model and a category here: 2 of 3 cells of age are not numbers: the first is “old” in "
        "row 0 (column age). Correct its cells, or fit a new model."
    )
