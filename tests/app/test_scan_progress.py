"""The work of Choose K: where a scan stands, and the job of a large table."""

from __future__ import annotations

import streamlit as st

from pages.shared.results import scans
from pages.shared.shell.scan_progress import ScanState
from tests.helpers.pages import component, open_choose_k


def test_state_without_a_scan_has_no_stage_and_no_error():
    assert ScanState(None, "empty") == (None, "empty", "", None)


def test_large_tables_are_compared_by_a_job(monkeypatch):
    st.cache_resource.clear()
    monkeypatch.setattr(scans, "COMPARED_AT_ONCE", 100)
    monkeypatch.setattr("pages.shared.shell.progress.Job.begin", lambda job: job)
    app = open_choose_k()
    assert not app.exception
    assert not [e for e in app.get("bidi_component") if e.proto.component_name in ("neon_flow", "neon_silhouettes")]
    job = app.session_state["visit"].job
    assert job.key[0] == "look"
    job.run()
    app.run()
    assert len(component(app, "neon_flow")["after"]) == 4
    assert len(component(app, "neon_silhouettes")["blocks"]) == 3
    assert app.session_state["visit"].job is None
    st.cache_resource.clear()
