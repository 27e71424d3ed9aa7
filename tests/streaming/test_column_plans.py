"""A plan makes the values of its sample exactly, and says of every further cell whether it fits."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest

import neon_core as nc
from neon_core.ingestion.columns.typed_column import TableContext
from neon_core.parse.number_formats import TableNumberFormat, possible_formats
from neon_core.streaming.column_plans import choose_plan

DAYS = pd.to_datetime(["2024-01-31", "2024-02-01"])


def context(decimal=".", thousands="", missing=None):
    marks = TableNumberFormat(decimal, thousands)
    return TableContext(marks, possible_formats(None, None), decimal == ",", missing, pd.RangeIndex(9).to_numpy())


def plan_of(cells, values, order=(), **facts):
    found = choose_plan("x", pa.array(cells), pd.Series(values), order, context(**facts))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("cells", "values", "facts", "further", "expected", "lost"),
    [
        (
            ["1", "2"],
            [1, 2],
            {},
            ["3", "NA", "", "4.5", "red", "007", "1e400"],
            [3, None, None, 4.5, 0, 0, 0],
            [4, 5, 6],
        ),
        (["1,5", "2"], [1.5, 2], {"decimal": ","}, ["3,25", "3.25.1", "7"], [3.25, 0, 7], [1]),
        (["1.234,5", "7"], [1234.5, 7], {"decimal": ",", "thousands": "."}, ["2.000", "2.00"], [2000, 0], [1]),
        (["5 €", "7 €"], [5, 7], {}, ["9 €", "9", "9 $"], [9, 9, 0], [2]),
        (["1", "-"], [1, None], {"missing": frozenset({"-"})}, ["-", "NA", "2"], [None, 0, 2], [1]),
        (["12345678901234567890", "1"], ["12345678901234567890", "1"], {}, ["x"], ["x"], []),
        (["yes", "no"], [True, False], {}, ["YES", "no", "", "perhaps"], [True, False, None, 0], [3]),
        (["x", ""], [True, False], {}, ["", "x", "o"], [False, True, 0], [2]),
        (
            ["31.01.2024", "01.02.2024"],
            DAYS,
            {},
            ["02.03.2024", "", "soon"],
            [pd.Timestamp("2024-03-02"), None, 0],
            [2],
        ),
        (["20240131", "20240201"], DAYS, {}, ["20240302", "2024"], [pd.Timestamp("2024-03-02"), 0], [1]),
        (["a", "NA"], ["a", None], {}, ["b", "n/a", "12"], ["b", None, "12"], []),
        (["1:30", "0:45"], [90, 45], {}, ["2:00", "soon"], [120, 0], [1]),
    ],
    ids=str,
)
def test_further_cells_are_read_as_the_sample_was(cells, values, facts, further, expected, lost):
    plan = plan_of(cells, values, **facts)
    found = plan.read(pa.array(further))
    assert found.is_lost.nonzero()[0].tolist() == lost
    kept = [value for i, value in enumerate(found.values.to_pylist()) if i not in lost]
    assert kept == [value for i, value in enumerate(expected) if i not in lost]
    assert plan.what or not lost


def test_step_of_an_order_that_the_sample_lacks_fits():
    plan = plan_of(["low", "high"], ["low", "high"], ("low", "medium", "high"))
    found = plan.read(pa.array(["medium", "huge"]))
    assert found.values.to_pylist() == ["medium", None]
    assert found.is_lost.tolist() == [False, True]


def test_values_that_no_rule_makes_have_no_plan():
    assert choose_plan("x", pa.array(["a", "a"]), pd.Series([1.0, 2.0]), (), context()) is None


@pytest.mark.parametrize("name", ["wine", "iris", "customers", "sensors"])
def test_every_column_of_every_sample_has_a_plan(name, tmp_path):
    nc.load_sample(name).frame.to_csv(tmp_path / "t.csv", index=False)
    frame = nc.read_table(tmp_path / "t.csv").frame
    cells = pd.read_csv(tmp_path / "t.csv", dtype="str", keep_default_na=False)
    for column in frame:
        assert choose_plan(str(column), pa.array(cells[column], pa.string()), frame[column], (), context()) is not None
