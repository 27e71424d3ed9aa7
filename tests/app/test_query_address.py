"""Filter, search and order in an address: hostile ones are refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.row_query import Condition, RowQuery
from pages.shared.session import query_address
from tests.helpers.pages import (
    open_explore,
    shows,
)


@pytest.mark.parametrize(
    "where",
    [
        "hue",
        "hue,above,1",
        '"hue,over,1"',
        '"hue,above"',
        '"',
        ",".join(['"hue,is missing"'] * 9),
        "x" * 5000,
        '"a,=,"',
    ],
)
def test_filter_of_a_hostile_address_is_refused_with_a_sentence(where):
    app = open_explore(where=where)
    assert not app.exception
    assert shows(app, 'but a filter is up to 8 conditions such as "hue,above,0.7"')
    assert app.query_params == {}


def test_search_of_a_hostile_address_is_refused_with_a_sentence():
    app = open_explore(find="x" * 101)
    assert shows(app, "but a search has at most 100 characters.")
    assert app.query_params == {}


@pytest.mark.parametrize("sort", ["hue,up", "", "a,b,c", '"'])
def test_order_of_a_hostile_address_is_refused_with_a_sentence(sort):
    app = open_explore(sort=sort)
    assert not app.exception
    assert shows(app, "but the table is sorted by one column, with “,down” behind it for the largest value first.")
    assert app.query_params == {}


@given(
    conditions=st.lists(
        st.builds(Condition, st.text(max_size=9), st.just("="), st.just("a,b")), min_size=1, max_size=8
    ),
    sort=st.text(max_size=9),
)
def test_any_query_comes_back(conditions, sort):
    query = RowQuery(tuple(conditions), "x", sort, is_descending=bool(sort))
    notices: list[str] = []
    assert query_address.parse_query(query_address.format_query(query), notices) == query
    assert notices == []


@given(st.dictionaries(st.sampled_from(query_address.KEYS), st.text(max_size=20)))
def test_any_text_is_a_query_or_is_refused(parameters):
    notices: list[str] = []
    query_address.parse_query(parameters, notices)
    assert len(notices) <= len(parameters)
