"""A group of rows as a value: equal groups are equal values, and its short name follows its definition alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neon_core.row_query import Condition, RowQuery
from pages.shared.session.group import LONGEST_NAME, MISMATCHES, Group, clean_name


def test_order_and_repetition_of_rows_make_no_other_group():
    assert Group.of_rows([3, 1, 3]) == Group.of_rows((1, 3))
    assert hash(Group.of_rows([3, 1])) == hash(Group.of_rows([1, 3]))
    assert Group.of_rows([1, 3]) != Group.of_rows([1, 3], "drawn")


def test_order_of_the_table_is_no_part_of_a_filter():
    query = RowQuery((Condition("hue", "above", "1"),), "x", sort="hue", is_descending=True)
    assert Group.of_query(query) == Group.of_query(replace(query, sort="", is_descending=False))


def test_short_name_is_that_of_the_definition():
    groups = [Group.of_rows([1]), Group.of_rows([2]), Group.of_cluster(1), MISMATCHES]
    assert len({group.digest for group in groups}) == 4
    assert replace(groups[0], name="odd").digest == groups[0].digest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  the odd\tones ", "the odd ones"),
        ("<b>", "<b>"),
        ("", ""),
        ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
        ("x" * (LONGEST_NAME + 1), None),
        ("a\u202eb", None),
    ],
)
def test_name_is_cleaned_or_refused(text, name):
    assert clean_name(text) == name
