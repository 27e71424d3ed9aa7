"""The checks of a large table are one job; a small one needs none."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from pages.shared.results import alarmed, cache
from pages.shared.shell import refit_progress
from pages.shared.shell.refit_progress import RefitState
from tests.helpers.pages import button_labels, markup, open_trust, press_button, shows


@pytest.fixture
def large(monkeypatch):
    """The checks of wine are long work; no job begins by itself."""
    st.cache_resource.clear()
    kept: dict[Any, Any] = {}
    alarms = alarmed.alarms

    def made_only(source, data, analysis, nouns, made=None):
        if made is None and analysis.config not in kept:
            raise cache.LongWorkError
        return alarms(source, data, analysis, nouns, made=kept.setdefault(analysis.config, made))

    monkeypatch.setattr(alarmed, "alarms", made_only)
    monkeypatch.setattr(refit_progress, "begin_once", lambda analysis: None)
    monkeypatch.setattr(refit_progress, "look", lambda analysis: RefitState(None, "stopped"))
    monkeypatch.setattr("pages.shared.shell.progress.Job.begin", lambda job: job)
    yield
    st.cache_resource.clear()


def test_large_table_is_checked_by_a_job(large):
    app = open_trust()
    assert not app.exception
    assert not [text for text in markup(app) if "neon-alarms" in text]
    job = app.session_state["visit"].job
    assert job.key[0] == "check"
    job.run()
    app.run()
    assert [text for text in markup(app) if "neon-alarms" in text]
    assert app.session_state["visit"].job is None


def test_stopped_check_is_told_and_begun_again(large):
    app = open_trust()
    job = app.session_state["visit"].job
    job.stop()
    job._ended.set()
    app.run()
    assert shows(app, "Looking for what is amiss was stopped.")
    assert "Look anyway" in button_labels(app)
    app = press_button(app, "Look anyway")
    assert app.session_state["visit"].job is not job
