"""Events of the screen Choose K: the range, the K that is looked at, and taking it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.shared.session import events
from pages.shared.session.address import parse_address
from pages.shared.session.choices import NEXT_K
from pages.shared.session.jobs import Job


def test_range_and_look_stand_in_the_address_and_come_back(wine_session):
    after = events.look_at(events.choose_scanned(wine_session, 3, 20), 6)
    _, address = events.write_address(after)
    assert address == {"ks": "3-20", "look": "6"}
    assert events.begin_visit(address).choices == after.choices


def test_opening_choices_need_no_parameter(wine_session):
    assert events.write_address(events.choose_scanned(wine_session, 2, 12))[1] == {}
    assert events.write_address(events.look_at(wine_session, 4))[1] == {}


@pytest.mark.parametrize("ends", [(1, 12), (2, 51), (5, 5), (9, 3)])
def test_range_that_no_scan_can_have_changes_nothing(wine_session, ends):
    assert events.choose_scanned(wine_session, *ends) is wine_session


@pytest.mark.parametrize("k", [0, -1, 51])
def test_k_that_no_dashboard_draws_changes_nothing(wine_session, k):
    assert events.look_at(wine_session, k) is wine_session


def test_next_k_is_no_choice_and_the_present_one_is(wine_session):
    assert events.look_at(wine_session, 4).choices.looked == NEXT_K
    assert events.look_at(wine_session, 3).choices.looked == 3


def test_taking_a_k_keeps_everything_else_and_looks_at_the_next(wine_session):
    before = events.choose_scanned(events.choose_row(events.look_at(wine_session, 7), 83), 2, 9)
    after = events.use_clusters(before, 7)
    config = replace(before.choices.config, n_clusters=7)
    assert after.choices == replace(before.choices, config=config, looked=NEXT_K)


def test_names_of_other_clusters_go_and_it_is_said(wine_session):
    after = events.use_clusters(events.name_cluster(wine_session, 0, "Old"), 4)
    assert after.choices.names == ()
    assert len(after.visit.notices) == 1


def test_look_beyond_the_distinct_rows_is_taken_back_with_a_notice(wine_session):
    session = events.look_at(wine_session, 9)
    assert events.keep_possible_look(session, 9) is session
    after = events.keep_possible_look(session, 3)
    assert after.choices.looked == NEXT_K
    assert after.visit.notices == (
        "The table has 3 distinct rows, so 9 clusters cannot be looked at. Shown instead: the next number of clusters.",
    )


@pytest.mark.parametrize(
    ("key", "value"), [("ks", "12-2"), ("ks", "2-51"), ("ks", "2-"), ("ks", "all"), ("look", "0"), ("look", "51")]
)
def test_parts_of_an_address_that_cannot_be_honoured_are_told(key, value):
    choices, (notice,) = parse_address({key: value})
    assert (choices.scanned, choices.looked) == ((2, 12), NEXT_K)
    assert f"{key}={value}" in notice


def test_scan_of_a_visit_goes_on_beside_other_work(wine_session):
    job = Job(("scan",), lambda _: None)
    after = events.begin_scan(wine_session, job)
    assert (after.visit.scan, after.visit.job, after.choices) == (job, None, wine_session.choices)
    assert events.begin_scan(after, None).visit.scan is None
