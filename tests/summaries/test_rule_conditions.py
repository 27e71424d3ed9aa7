"""Conditions on cells as they stand in a table."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest

from neon_core.summaries.rule_conditions import CalendarPart, Period, Present, Range, Values, as_mask
from neon_core.value_format import ValueFormat

FRAME = pd.DataFrame(
    {
        "x": pd.array([1, 2, None, 3], dtype="Int64"),
        "at": pd.to_datetime(["2024-01-01", "2024-01-02 12:00", "NaT", "2024-01-03"], format="mixed"),
        "kind": pd.Series(["u", "v", None, "w"], dtype=object),
    }
)
SECOND, THIRD = datetime.fromisoformat("2024-01-02"), datetime.fromisoformat("2024-01-03")


@pytest.mark.parametrize(
    ("condition", "rows"),
    [
        (Range("x", 1, None, ValueFormat()), [1, 3]),
        (Range("x", None, 2, ValueFormat()), [0, 1]),
        (Range("x", 2, 3, ValueFormat()), [1, 3]),
        (Period("at", SECOND, None), [1, 3]),
        (Period("at", None, SECOND), [0]),
        (Period("at", SECOND, THIRD), [1]),
        (CalendarPart("at", "weekday", (0, 2)), [0, 3]),  # a Monday, a Tuesday, none, a Wednesday
        (CalendarPart("at", "weekday", (0,), is_negated=True), [1, 3]),
        (CalendarPart("at", "month", (0,)), [0, 1, 3]),
        (CalendarPart("at", "hour", (12,)), [1]),
        (Values("kind", "category", ("u", "w")), [0, 3]),
        (Values("kind", "category", ("u",), is_negated=True), [1, 3]),
        (Values("kind", "category", ("u",), is_negated=True, with_missing=True), [1, 2, 3]),
        (Values("kind", "category", ("u",), with_missing=True), [0, 2]),
        (Values("kind", "category", (), with_missing=True), [2]),
        (Values("kind", "category", (), is_negated=True), [0, 1, 3]),
        (Present(("x",)), [0, 1, 3]),
        (Present(("x", "kind")), [0, 1, 3]),
    ],
)
def test_rows_that_match(condition, rows):
    assert condition.matches(FRAME).nonzero()[0].tolist() == rows


def test_missing_comparison_is_false():
    assert as_mask(FRAME["x"] > 1).tolist() == [False, True, False, True]
