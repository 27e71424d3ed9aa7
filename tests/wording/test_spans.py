"""Sentences as spans, and templates with slots."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neon_core.wording import Span, cluster_span, fill, to_list, to_text

TEMPLATE = (Span("{names}", "for"), Span(" for "), Span("{own}"), Span(", {how}."))


def test_number_in_a_slot_of_its_own_is_a_cluster():
    filled = fill(TEMPLATE, names=("hue",), own=2, how="clearly")
    assert cluster_span(2) in filled
    assert to_text(filled) == "hue for cluster 2, clearly."


def test_tuple_becomes_a_list_with_the_role_of_its_span():
    filled = fill(TEMPLATE, names=("hue", "ash"), own=0, how="clearly")
    assert filled[:3] == (Span("hue", "for"), Span(" and "), Span("ash", "for"))


@given(st.text(), st.text())
def test_values_are_not_searched_for_slots(name, how):
    assert to_text(fill(TEMPLATE, names=(name,), own=1, how=how)) == f"{name} for cluster 1, {how}."


def test_list_keeps_roles_and_clusters():
    assert to_list((Span("a"), cluster_span(3), Span("b", "for"))) == [
        "a",
        ["cluster 3", "cluster", 3],
        ["b", "for", -1],
    ]
