"""Conditions on rows: by hand on four rows, against pandas' own, and their laws."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.errors import FilterError
from neon_core.row_filter import match_conditions, match_text, order_rows
from neon_core.row_query import Condition
from tests.helpers.filtered_columns import FOUR, column_of, rows_of


@pytest.mark.parametrize(
    ("kind", "operator", "value", "rows"),
    [
        ("number", "=", "1.5", [0, 3]),
        ("number", "is not", "1.5", [1, 2]),
        ("number", "above", "−3", [0, 3]),
        ("number", "at most", "1.5", [0, 2, 3]),
        ("number", "is missing", "", [1]),
        ("boolean", "=", "Yes", [0, 3]),
        ("boolean", "is not", "yes", [1, 2]),
        ("boolean", "is missing", "", [2]),
        ("ordered", "above", "low", [2, 3]),
        ("ordered", "at most", "MID", [0, 3]),
        ("ordered", "=", "mid", [3]),
        ("ordered", "contains", "i", [2, 3]),
        ("ordered", "is missing", "", [1]),
        ("date", "=", "2024-03-01", [0, 1]),
        ("date", "=", "2024-03-01 13:30", [1]),
        ("date", "=", "2024-03", [0, 1]),
        ("date", "above", "2023", [0, 1]),
        ("date", "at most", "2023-12-31", [3]),
        ("date", "at most", "31.12.2023", [3]),
        ("date", "is missing", "", [2]),
        ("category", "=", "Web", [0]),
        ("category", "=", "WEB", [0, 1]),
        ("category", "is not", "Web", [1, 2, 3]),
        ("category", "contains", "WEB", [0, 1]),
        ("category", "is missing", "", [2]),
        ("text", "contains", "a", [0, 2]),
        ("text", "=", "=1", [3]),
        ("text", "=", "nothing", []),
    ],
)
def test_four_rows_by_hand(kind, operator, value, rows):
    assert rows_of(column_of(kind, FOUR[kind]), operator, value) == rows


@pytest.mark.parametrize(
    ("kind", "operator", "value", "problem"),
    [
        ("number", "contains", "5", "“contains” has no meaning for a number (x). Choose =, is not, above, at most or"),
        ("category", "above", "5", "“above” has no meaning for a category (x)."),
        ("boolean", "at most", "yes", "“at most” has no meaning for yes or no (x)."),
        ("number", "=", "heavy", "“heavy” is no number (x). Write a number, such as 1.5."),
        ("number", "=", "nan", "“nan” is no number"),
        ("number", "=", "1e999", "“1e999” is no number"),
        ("date", "above", "soon", "“soon” is no date (x). Write a date, such as 2024-03-01."),
        ("date", "above", "03/04/2024", "“03/04/2024” can be 2024-03-04 or 2024-04-03 (x). Write the year first"),
        ("date", "above", "2024-02-30", "“2024-02-30” is no date"),
        ("boolean", "=", "2", "“2” is neither yes nor no (x)."),
        ("ordered", "=", "huge", "“huge” is no value of it (x). Choose one of low, mid or high."),
    ],
)
def test_conditions_without_a_meaning_are_refused(kind, operator, value, problem):
    with pytest.raises(FilterError) as refused:
        rows_of(column_of(kind, FOUR[kind]), operator, value)
    assert problem in str(refused.value)


def test_all_problems_are_told_at_once():
    columns = {"x": column_of("number", [1.0])}
    conditions = [Condition("gone", "=", "1"), Condition("x", "contains", "1"), Condition("x", "=", "1")]
    with pytest.raises(FilterError) as refused:
        match_conditions(columns, conditions, 1)
    assert len(refused.value.problems) == 2


NUMBERS = st.lists(st.none() | st.integers(-5, 5), min_size=1, max_size=12)


@given(values=NUMBERS, typed=st.integers(-6, 6))
def test_numbers_agree_with_pandas(values, typed):
    series = pd.Series(values, dtype="float64")
    column = column_of("number", series)
    frame = series.to_frame("x")
    for operator, query in (("=", "=="), ("is not", "!="), ("above", ">"), ("at most", "<=")):
        expected = frame.query(f"x {query} {typed}").index.tolist()
        assert rows_of(column, operator, str(typed)) == expected
    assert rows_of(column, "is missing") == frame.query("x.isna()").index.tolist()


@given(values=st.lists(st.none() | st.sampled_from(["a", "A", "ab", "b ", ""]), min_size=1, max_size=12))
def test_texts_agree_with_pandas(values):
    series = pd.Series(values, dtype="str")
    column = column_of("text", series)
    assert rows_of(column, "is missing") == np.flatnonzero(series.isna()).tolist()
    contains = series.str.contains("a", case=False, regex=False).to_numpy(bool, na_value=False)
    assert match_text(column, "A").tolist() == contains.tolist()
    if (series == "ab").any():
        assert rows_of(column, "=", "ab") == np.flatnonzero(series == "ab").tolist()


@given(values=NUMBERS, typed=st.integers(-6, 6))
def test_opposite_conditions_share_the_rows_out(values, typed):
    column = column_of("number", pd.Series(values, dtype="float64"))
    equal, other, above, below, gaps = (
        set(rows_of(column, operator, str(typed) if operator != "is missing" else ""))
        for operator in ("=", "is not", "above", "at most", "is missing")
    )
    everything = set(range(len(values)))
    assert equal | other == above | below | gaps == everything
    assert not (equal & other)
    assert not (above & below)
    assert not (gaps & (above | below))
    both = match_conditions(
        {"x": column}, [Condition("x", "above", str(typed)), Condition("x", "is not", "3")], len(values)
    )
    assert set(np.flatnonzero(both)) == above & set(rows_of(column, "is not", "3"))


@given(values=NUMBERS, is_descending=st.booleans())
def test_order_is_pandas_own_stable_one_with_missing_last(values, is_descending):
    series = pd.Series(values, dtype="float64")
    expected = series.sort_values(ascending=not is_descending, kind="stable", na_position="last").index
    assert order_rows(column_of("number", series), is_descending).tolist() == expected.tolist()
