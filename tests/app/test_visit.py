"""What belongs to a visit: the log of addresses by hand, and how a session is replaced as a whole."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pages.shared.session import events
from pages.shared.session.choices import opening_choices
from pages.shared.session.visit import MOST_UNHEARD, AddressLog

A, B, C = {"k": "4"}, {"k": "5"}, {"k": "6"}


def test_log_of_a_new_visit_has_heard_of_its_address():
    assert AddressLog.opened(A) == AddressLog(current=A, heard=A, unheard=())


def test_written_address_becomes_current_and_is_not_heard_yet():
    assert AddressLog.opened({}).wrote(A).wrote(B) == AddressLog(current=B, heard={}, unheard=(A, B))


def test_address_is_late_until_a_newer_one_is_heard():
    log = AddressLog.opened({}).wrote(A).wrote(B)
    assert [log.is_late(address) for address in ({}, A, B, C)] == [True, True, False, False]
    log = log.received(A)
    assert log == AddressLog(current=B, heard=A, unheard=(B,))
    assert [log.is_late(address) for address in ({}, A, B, C)] == [False, True, False, False]
    assert log.received(B) == AddressLog.opened(B)


def test_address_that_was_never_written_is_not_heard():
    log = AddressLog.opened({}).wrote(A)
    assert log.received(C) == log


def test_current_address_that_was_written_twice_may_be_the_first_one():
    log = AddressLog.opened({}).wrote(A).wrote({})
    assert log.received({}) == log
    assert log.received({}).wrote(B).is_late(A)
    twice = AddressLog.opened({}).wrote(A).wrote(B).wrote(A)
    assert twice.received(A) == AddressLog(current=A, heard=A, unheard=(B, A))


def test_browser_that_moves_may_still_hear_of_written_addresses():
    log = AddressLog.opened({}).wrote(A).wrote(B).moved({})
    assert log == AddressLog(current={}, heard={}, unheard=(A, B), is_uncertain=True)
    assert log.is_late(B)
    moved = AddressLog.opened({}).wrote(A).wrote(B).moved(A)
    assert moved == AddressLog(current=A, heard=A, unheard=(A, B), is_uncertain=True)


def test_address_of_a_step_back_is_written_once_more():
    """An address that was under way at the step replaces that of the step in the browser."""
    log = AddressLog.opened({}).wrote(A)
    assert [log.must_write(address) for address in ({}, A)] == [True, False]
    moved = log.moved({})
    assert [moved.must_write(address) for address in ({}, A)] == [True, True]
    assert moved.wrote({}) == AddressLog(current={}, heard={}, unheard=(A, {}))
    assert moved.wrote(B).must_write(B) is False


@given(st.lists(st.sampled_from([{}, A, B, C]), max_size=40))
def test_log_is_empty_once_a_new_address_is_heard(addresses):
    log = AddressLog.opened({})
    for address in addresses:
        log = log.wrote(address)
    last = {"row": "1"}
    assert log.wrote(last).received(last) == AddressLog.opened(last)


def test_log_remembers_a_limited_number_of_addresses():
    log = AddressLog.opened({})
    for i in range(2 * MOST_UNHEARD):
        log = log.wrote({"row": str(i)})
    assert len(log.unheard) == MOST_UNHEARD
    assert log.unheard[-1] == log.current


def test_other_choices_clear_the_notices(wine_session):
    iris = opening_choices("iris")
    session = wine_session.with_notices("One.").with_more_notices("Two.")
    assert session.visit.notices == ("One.", "Two.")
    assert session.with_choices(iris).visit.notices == ()
    assert session.with_choices(iris).choices == iris
    assert session.with_visit(replace(session.visit, answered=3)).choices == session.choices


def test_explained_choices_follow_row_and_beta_of_the_same_analysis(wine_session):
    session = events.choose_beta(events.choose_row(events.remember_explained(wine_session), 7), 2.5)
    assert session.visit.explained == session.choices
    assert events.change_config(session, "n_clusters", 4).visit.explained == session.choices
    assert events.choose_row(wine_session, 7).visit.explained is None
