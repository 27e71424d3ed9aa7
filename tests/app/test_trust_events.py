"""Events of the page Trust."""

from __future__ import annotations

from pages.shared.session import events
from pages.shared.session.jobs import Job


def test_refits_of_a_doubt_stand_in_the_address_and_come_back(wine_session):
    after = events.choose_refitted(wine_session, "starts")
    _, address = events.write_address(after)
    assert address == {"refit": "starts"}
    assert events.begin_visit(address).choices == after.choices
    assert events.write_address(events.choose_refitted(after, "rows"))[1] == {}


def test_word_that_names_no_refits_changes_nothing_and_is_told_in_an_address(wine_session):
    assert events.choose_refitted(wine_session, "<b>") is wine_session
    visit = events.begin_visit({"refit": "wines"})
    assert visit.choices.refitted == "rows"
    assert "refits" in visit.visit.notices[0]


def test_job_of_the_refits_is_remembered_and_forgotten(wine_session):
    job = Job(("refit",), lambda progress: None)
    after = events.begin_refits(wine_session, job)
    assert after.visit.refits is job
    assert after.choices is wine_session.choices
    assert events.begin_refits(after, None).visit.refits is None
