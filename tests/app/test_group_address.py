"""The group, the question and the second row in an address: hostile ones are refused with a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.row_query import Condition, RowQuery
from pages.shared.session import events, group_address
from pages.shared.session.address import format_address, parse_address
from pages.shared.session.choices import opening_choices
from pages.shared.session.group import MISMATCHES, Group
from tests.helpers.sessions import after_write

SCATTERED = Group.of_rows(range(0, 100_000, 3), "drawn")


@pytest.mark.parametrize(
    ("group", "address"),
    [
        (Group.of_cluster(2), {"group": "cluster-2"}),
        (MISMATCHES, {"group": "mismatches"}),
        (Group.of_rows([3, 4, 5, 9], "drawn"), {"group": "drawn-HE.B"}),
        (
            Group("filter", query=RowQuery((Condition("hue", "above", "1"),), "ann"), name="a,b <i>"),
            {"group": "filter", "group_where": '"hue,above,1"', "group_find": "ann", "called": "a,b <i>"},
        ),
    ],
)
def test_group_stands_in_the_address_and_comes_back(group, address):
    choices = replace(opening_choices("wine"), group=group, question="group", other=7, versus="rest")
    assert format_address(choices, telling_row=60) == {"ask": "group", "other": "7", "versus": "rest", **address}
    assert parse_address({"ask": "group", "other": "7", "versus": "rest", **address}) == (choices, ())


@pytest.mark.parametrize(
    "parameters",
    [
        {"group": "cluster-50"},
        {"group": "cluster-x"},
        {"group": "cluster"},
        {"group": "mismatches-1"},
        {"group": "filter"},
        {"group": "filter", "group_where": "hue"},
        {"group": "filter", "group_find": "x" * 101},
        {"group": "drawn"},
        {"group": "drawn-gA"},
        {"group": f"drawn-{'A' * 1500}"},
        {"group": "kept-xyz"},
        {"group": "<b>"},
        {"group": ""},
        {"ask": "pair"},
        {"ask": "group"},
        {"ask": "why"},
        {"other": "-1"},
        {"other": "9" * 30},
        {"group": "cluster-1", "called": ""},
        {"group": "cluster-1", "called": "x" * 41},
        {"group": "cluster-1", "versus": "me"},
    ],
)
def test_part_without_a_meaning_gets_one_notice(parameters):
    choices, notices = parse_address(parameters)
    assert len(notices) == 1
    assert choices.question == "row"
    assert choices == replace(opening_choices("wine"), group=choices.group)
    assert choices.group in (None, Group.of_cluster(1))


@pytest.mark.parametrize("parameter", ["called", "versus"])
def test_part_of_a_group_without_one_is_an_unknown_parameter(parameter):
    assert parse_address({parameter: "rest"})[1] == (f"The address has the unknown parameter “{parameter}”.",)


@given(
    st.dictionaries(
        st.sampled_from(["group", "called", "group_where", "group_find", "versus", "ask", "other"]),
        st.text() | st.sampled_from(["drawn-HE.B", "cluster-1", "filter", "group", "pair", "7"]),
    )
)
def test_any_address_is_parsed_and_written_again(parameters):
    choices, notices = parse_address(parameters)
    assert all(notices)
    again = group_address.format_asked(choices)
    if not choices.group_digest:
        assert parse_address(again) == (choices, ())


def test_group_too_large_for_an_address_is_kept_for_the_visit(wine_session):
    session = after_write(events.name_group(events.choose_group(wine_session, SCATTERED), "every third"))
    _, address = events.write_address(session)
    assert address == {"ask": "group", "group": f"kept-{SCATTERED.digest}"}
    back = events.open_address(events.drop_group(session), address)
    assert back.choices.group == replace(SCATTERED, name="every third")
    assert (back.choices.question, back.choices.group_digest, back.visit.notices) == ("group", "", ())


def test_large_group_of_another_visit_is_said_to_be_lost(wine_session):
    after = events.open_address(wine_session, {"ask": "group", "group": f"kept-{SCATTERED.digest}"})
    assert (after.choices.group, after.choices.question, after.choices.group_digest) == (None, "row", "")
    (notice,) = after.visit.notices
    assert notice.startswith(f"The address names a group of rows that was too large for it ({SCATTERED.digest}).")


def test_visit_keeps_a_few_large_groups(wine_session):
    session = wine_session
    for first in range(10):
        session = after_write(events.choose_group(session, Group.of_rows(range(first, 9000, 3))))
    assert len(session.visit.long_groups) == 8
    assert session.choices.group.digest in session.visit.long_groups
