"""Columns as ranks, and ranks as conditions on cells."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from neon_core.preparation import PreparedColumn
from neon_core.summaries.rule_columns import MISSING, rule_column
from neon_core.summaries.rule_conditions import Period, Range, Values
from neon_core.summaries.rule_ranks import RankCondition


def build(cells, kind, pool=None, **details):
    column = PreparedColumn("x", kind, "", 0, 1, **details)
    cells = pd.Series(cells, name="x")
    return rule_column(column, cells, np.arange(len(cells)) if pool is None else np.array(pool))


def condition_of(column, condition, others=None):
    """Return a condition on the cells, which has the rows of the ranks."""
    others = np.ones(len(column.cells), np.bool_) if others is None else np.array(others)
    found = column.as_condition(condition, others)
    if found is not None:
        inside = column.is_inside(condition)
        assert (found.matches(column.cells.to_frame())[others] == inside[others]).all()
    return found


def test_numbers_are_ranked_and_ranges_rounded():
    column = build([3.0, 1.0, np.nan, 2.25, 3.0], "number")
    assert (column.ranks.tolist(), column.values) == ([2, 0, -1, 1, 2], [1.0, 2.25, 3.0])
    found = condition_of(column, RankCondition(0, 0, 1))
    assert isinstance(found, Range)
    assert (found.low, found.high) == (2, 2.6)


def test_range_ends_where_the_other_conditions_let_it():
    column = build([1.0, 2.0, 2.1, 9.0], "number")
    found = condition_of(column, RankCondition(0, -1, 1), [True, True, False, True])
    assert isinstance(found, Range)
    assert (found.low, found.high) == (None, 6)
    assert condition_of(column, RankCondition(0, -1, 1), [True, True, False, False]) is None


def test_values_of_all_rows_count_not_only_those_of_the_pool():
    column = build([1.0, 2.0, 2.4, 2.6, 3.0], "number", pool=[0, 1, 4])
    found = condition_of(column, RankCondition(0, -1, 1))
    assert isinstance(found, Range)
    assert found.high is not None
    assert 2.0 <= found.high < 2.4


def test_categories_are_ranked_by_their_frequency():
    column = build(["u", "v", "v", None], "category", categories=("v", "u"))
    assert (column.ranks.tolist(), column.values) == ([1, 0, 0, -1], ["v", "u"])
    assert condition_of(column, RankCondition(0, picks=(1,))) == Values("x", "category", ("u",))
    negated = condition_of(column, RankCondition(0, picks=(1,), is_negated=True))
    assert negated == Values("x", "category", ("u",), is_negated=True)


def test_missing_cells_are_a_value_where_they_count_as_one():
    column = build(["u", "v", None, None, None], "category", categories=("v", "u", "no answer"), blank="no answer")
    assert column.values[0] is MISSING
    assert condition_of(column, RankCondition(0, picks=(0,))) == Values("x", "category", (), with_missing=True)
    negated = condition_of(column, RankCondition(0, picks=(1,), is_negated=True))
    assert negated == Values("x", "category", ("u",), is_negated=True, with_missing=True)
    present = condition_of(column, RankCondition(0, picks=(0,), is_negated=True))
    assert present is not None
    assert present.matches(column.cells.to_frame()).tolist() == [True, True, False, False, False]


def test_dates_are_periods():
    column = build(pd.to_datetime(["2024-01-01", "2024-03-05", "NaT", "2024-06-01"]), "date")
    found = condition_of(column, RankCondition(0, -1, 1))
    assert isinstance(found, Period)
    assert found.since is None
    assert found.before is not None
    assert found.before.isoformat() == "2024-06-01T00:00:00"


def test_steps_are_the_cells_that_have_them():
    column = build(["low", "MID", "high", "mid", None], "ordered", order=("low", "mid", "high"))
    found = condition_of(column, RankCondition(0, 0, 2))
    assert isinstance(found, Values)
    assert (set(found.values), found.steps) == ({"MID", "mid", "high"}, ("mid", ""))


@pytest.mark.parametrize(
    ("cells", "kind"),
    [(["u", 1, "v"], "category"), ([1.0, 1.0], "number"), (["a\0", "b"], "category"), ([None, "u"], "category")],
)
def test_column_without_conditions_is_none(cells, kind):
    assert build(pd.Series(cells, dtype=object if kind == "category" else float), kind, categories=("u",)) is None
