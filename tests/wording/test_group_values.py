"""A group in numbers."""

from __future__ import annotations

import neon_core as nc
from neon_core.wording.group_values import (
    describe_group_column,
    format_group_bars,
    format_group_name,
    format_group_parts,
    format_group_values,
)
from tests.helpers.analyses import customer_analysis, wine_analysis


def number(text):
    return float(text.replace("−", "-").replace(",", ""))


def test_parts_add_up_as_printed():
    assert format_group_parts([0.33349, 0.33349, 0.33302], 1.0) == ["0.34", "0.33", "0.33"]
    group = nc.explain_group(wine_analysis(), [0, 60, 100])
    texts = format_group_parts([column.apart for column in group.columns], group.apart)
    assert abs(sum(map(number, texts)) - group.apart) < 0.001


def test_bars_add_up_as_printed():
    group = nc.explain_group(wine_analysis(), [0, 60, 100])
    texts = format_group_bars(group, group.relevance.tolist(), joint=False)
    assert abs(sum(map(number, texts)) - group.evidence) < 0.001


def test_group_without_others_has_its_own_values_only():
    wine = wine_analysis()
    group = nc.explain_group(wine, wine.design.rows)
    hue = wine.design.column_names.index("hue")
    assert "not" not in format_group_values(group, hue)
    assert describe_group_column(group, hue).endswith("in the group")


def test_category_has_the_value_that_differs_most():
    customers = customer_analysis()
    group = nc.explain_group(customers, customers.design.rows[:20])
    channel = customers.design.column_names.index("Channel")
    assert format_group_name(group, channel).startswith("Channel = ")
    assert " %, not " in format_group_values(group, channel)
