"""Rules as code; `tests/test_short_rules.py` runs them."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest

from neon_core.summaries.found_rules import FoundRule
from neon_core.summaries.rule_code import build_mask, build_query, build_sql
from neon_core.summaries.rule_conditions import CalendarPart, Period, Present, Range, Values
from neon_core.value_format import ValueFormat

X = Range("x", 0.5, None, ValueFormat())
CASES = [
    (X, "x > 0.5", "(frame['x'] > 0.5)", '"x" > 0.5'),
    (
        Range("a b", -1, 2, ValueFormat()),
        "(`a b` >= -1) and (`a b` <= 2)",
        "((frame['a b'] >= -1) & (frame['a b'] <= 2))",
        '"a b" BETWEEN -1 AND 2',
    ),
    (
        Period("at", datetime.fromisoformat("2024-01-02"), datetime.fromisoformat("2024-01-03 13:30:05.5")),
        "(at >= '2024-01-02') and (at < '2024-01-03 13:30:05.500000')",
        "((frame['at'] >= '2024-01-02') & (frame['at'] < '2024-01-03 13:30:05.500000'))",
        "\"at\" >= '2024-01-02' AND \"at\" < '2024-01-03 13:30:05.500000'",
    ),
    (
        CalendarPart("at", "month", (0,)),
        "at.dt.month == 1",
        "(frame['at'].dt.month.isin([1]))",
        "strftime('%m', \"at\") = '01'",
    ),
    (
        CalendarPart("at", "weekday", (5, 6)),
        "at.dt.day_of_week in [5, 6]",
        "(frame['at'].dt.day_of_week.isin([5, 6]))",
        "strftime('%w', \"at\") IN ('6', '0')",
    ),
    (
        CalendarPart("at", "hour", (0,), is_negated=True),
        "(at.dt.hour not in [0]) and (at == at)",
        "((~frame['at'].dt.hour.isin([0])) & (frame['at'].notna()))",
        "strftime('%H', \"at\") <> '00'",
    ),
    (
        Values("kind", "category", ("it's", "v")),
        """kind in ["it's", 'v']""",
        """(frame['kind'].isin(["it's", 'v']))""",
        "\"kind\" IN ('it''s', 'v')",
    ),
    (
        Values("kind", "category", ("u",), is_negated=True),
        "(kind not in ['u']) and (kind == kind)",
        "((~frame['kind'].isin(['u'])) & (frame['kind'].notna()))",
        "\"kind\" <> 'u'",
    ),
    (
        Values("kind", "category", ("u", "v"), is_negated=True, with_missing=True),
        "kind not in ['u', 'v']",
        "(~frame['kind'].isin(['u', 'v']))",
        "(\"kind\" NOT IN ('u', 'v') OR \"kind\" IS NULL)",
    ),
    (
        Values("kind", "category", ("u",), with_missing=True),
        "((kind == 'u') or (kind != kind))",
        "(((frame['kind'].isin(['u'])) | (frame['kind'].isna())))",
        '("kind" = \'u\' OR "kind" IS NULL)',
    ),
    (
        Values("kind", "category", (), with_missing=True),
        "kind != kind",
        "(frame['kind'].isna())",
        '"kind" IS NULL',
    ),
    (
        Values("kind", "category", (), is_negated=True),
        "kind == kind",
        "(frame['kind'].notna())",
        '"kind" IS NOT NULL',
    ),
    (Values("paid", "boolean", (True,)), "paid == True", "(frame['paid'].isin([True]))", '"paid" = TRUE'),
]
FRAME = pd.DataFrame(
    {
        "x": [0.0, 1.0, None],
        "a b": [0.0, 5.0, 1.0],
        "at": pd.to_datetime(["2024-01-02", "NaT", "2024-01-04"]),
        "kind": pd.Series(["u", "it's", None], dtype=object),
        "paid": [True, False, True],
    }
)


@pytest.mark.parametrize(("condition", "query", "mask", "sql"), CASES)
def test_condition_as_code(condition, query, mask, sql):
    rule = FoundRule(0, 3, (condition,))
    assert (build_query(rule, FRAME), build_mask(rule), build_sql(rule)) == (query, mask, sql)


def test_conditions_and_guards_are_joined():
    rule = FoundRule(0, 3, (X, Values("paid", "boolean", (True,))), (Present(("x",)), Present(("x", "kind"))))
    assert build_query(rule, FRAME) == "x > 0.5 and paid == True and ((x == x)) and ((x == x) or (kind == kind))"
    assert build_sql(rule) == (
        '"x" > 0.5 AND "paid" = TRUE AND ("x" IS NOT NULL) AND ("x" IS NOT NULL OR "kind" IS NOT NULL)'
    )


def test_no_rule_is_no_code():
    none = FoundRule(0, 3, reason="empty")
    assert (build_query(none, FRAME), build_mask(none), build_sql(none)) == ("", "", "")


def test_query_that_finds_other_rows_is_a_mask():
    """Without a value, a comparison of this dtype is neither true nor false."""
    frame = FRAME.assign(kind=FRAME["kind"].astype(pd.StringDtype("python", na_value=pd.NA)))
    rule = FoundRule(0, 3, (Values("kind", "category", (), with_missing=True),))
    assert build_query(rule, frame) == build_mask(rule) == "(frame['kind'].isna())"
