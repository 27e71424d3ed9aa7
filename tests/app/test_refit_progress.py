"""The work of the page Trust: begun once, stopped, gone on with, and shown as far as it is."""

from __future__ import annotations

import pytest
import streamlit as st

from neon_core.errors import NeonError
from pages.shared.results import refitted
from pages.shared.shell.refit_progress import RefitState
from tests.helpers.pages import button_labels, component, markup, open_trust, press_button, shows, title


@pytest.fixture
def held(monkeypatch):
    """Jobs do not begin by themselves; a few refits are enough."""
    st.cache_resource.clear()
    monkeypatch.setattr(refitted, "USUAL", (6, 4))
    monkeypatch.setattr("pages.shared.shell.refit_progress.Job.begin", lambda job: job)
    yield
    st.cache_resource.clear()


def test_state_without_work_has_no_stage_and_no_error():
    assert RefitState(None, "empty") == (None, "empty", "", 0.0, None)


def test_page_begins_the_work_and_shows_its_result(held):
    app = open_trust()
    assert not app.exception
    assert title(app) == "Which wines stay put?"
    assert shows(app, "0 of 6 starts")
    assert "Stop" in button_labels(app)
    assert component(app, "neon_pies")["pies"] == []
    job = app.session_state["visit"].refits
    assert job.key[0] == "refit"
    app.run()
    assert app.session_state["visit"].refits is job
    job.run()
    app.run()
    assert "of 178 wines stay put" in title(app)
    assert any("neon-doubt" in text for text in markup(app))
    app.run()
    assert app.session_state["visit"].refits is None


def test_first_part_is_shown_while_the_second_is_made(held):
    app = open_trust()
    job = app.session_state["visit"].refits
    job.latest = next(job._work(job.report))
    job.stage, job.share = "drawn", 0.5
    app.run()
    assert "of 178 wines stay put" in title(app)
    assert component(app, "neon_pies")["pies"]
    assert shows(app, "2 of 4 refits to wines drawn again")
    assert shows(app, "The bars come with the 4 refits to wines drawn again.")


def test_stopped_work_goes_on(held):
    app = press_button(open_trust(), "Stop")
    first = app.session_state["visit"].refits
    first.run()
    app.run()
    assert shows(app, "The refits were stopped. What is there stays.")
    app = press_button(app, "Go on")
    assert app.session_state["visit"].refits is not first
    assert shows(app, "0 of 6 starts")


def test_another_analysis_stops_the_work_of_the_one_before(held):
    app = open_trust()
    first = app.session_state["visit"].refits
    app.slider[0].set_value(4).run()
    assert first.is_stopped
    assert app.session_state["visit"].refits is not first


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (NeonError("It burnt"), "It burnt."),
        (ValueError("no"), "ended with an unexpected error"),
    ],
)
def test_failed_work_is_told_and_can_be_tried_again(held, error, sentence):
    app = open_trust()
    job = app.session_state["visit"].refits
    job.error = error
    job._ended.set()
    app.run()
    assert shows(app, sentence)
    assert "Try again" in button_labels(app)
