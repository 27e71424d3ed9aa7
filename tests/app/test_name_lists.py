"""Lists of names and orders of columns as text in an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.session.name_lists import format_names, format_orders, parse_names, parse_orders

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
STEPS = st.lists(TEXTS, min_size=2, max_size=5).map(tuple)


@given(st.lists(TEXTS, min_size=1, unique=True))
def test_names_survive_formatting(names):
    assert parse_names(format_names(names)) == tuple(names)


@given(st.text())
def test_any_list_of_names_is_parsed_or_refused(text):
    names = parse_names(text)
    assert names is None or parse_names(format_names(names)) == names


@given(st.dictionaries(TEXTS, STEPS, min_size=1, max_size=4))
def test_orders_survive_formatting(orders):
    pairs = tuple(sorted(orders.items()))
    assert parse_orders(format_orders(pairs)) == pairs


@given(st.text())
def test_any_text_is_orders_or_refused(text):
    orders = parse_orders(text)
    assert orders is None or parse_orders(format_orders(orders)) == orders


@pytest.mark.parametrize("text", ["", "heat", "heat,low,high", '"heat,low"', '"heat,low,high","heat,a,b"', '"heat'])
def test_text_that_is_no_order_is_refused(text):
    assert parse_orders(text) is None


def test_value_may_have_the_name_of_its_column():
    assert parse_orders(format_orders((("low", ("low", "high")),))) == (("low", ("low", "high")),)
