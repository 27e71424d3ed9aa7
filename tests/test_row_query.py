"""The question to a table of rows: what it refuses."""

from __future__ import annotations

import pytest

from neon_core.errors import ArgumentError, FilterError
from neon_core.row_query import Condition, RowQuery


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        (("hue", "over", "1"), "'over' is no operator"),
        (("hue", "is missing", "1"), "“is missing” takes no value"),
        (("hue", "above", " "), "“above” needs a value"),
    ],
)
def test_condition_without_a_meaning_is_refused(parts, problem):
    with pytest.raises(FilterError, match=problem):
        Condition(*parts)


@pytest.mark.parametrize("parts", [(5, "=", "1"), ("hue", "=", 1.0), ("hue", None, "1")])
def test_parts_of_other_types_are_refused(parts):
    with pytest.raises(ArgumentError):
        Condition(*parts)


@pytest.mark.parametrize("choices", [{"conditions": ("hue",)}, {"search": 5}, {"sort": None}, {"is_descending": 1}])
def test_query_of_other_types_is_refused(choices):
    with pytest.raises(ArgumentError):
        RowQuery(**choices)


def test_query_without_a_condition_is_empty_and_can_be_a_key():
    assert not RowQuery().is_filtered
    assert RowQuery(search="a").is_filtered
    assert len({RowQuery(), RowQuery(()), RowQuery((Condition("a", "is missing"),))}) == 2
