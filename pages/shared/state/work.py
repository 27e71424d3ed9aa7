"""The long work of a session, one at a time, and what was explained before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.shared.state.source import candidate, choices, keep, own, try_to_read
from pages.shared.wording import progress_words

if TYPE_CHECKING:
    from pages.shared.session.jobs import Job


def job() -> Job | None:
    """Return the work of this session, which is looked at thereby."""
    found: Job | None = st.session_state.get("job")
    if found is not None:
        found.look()
    return found


def put_job(job: Job | None) -> None:
    """Keep another work, or none; the one before is stopped."""
    former = st.session_state.get("job")
    if former is not None and former is not job:
        former.stop()
    st.session_state.job = job


def explained() -> None:
    """Remember what is explained now: a fit that is stopped leads back to it."""
    st.session_state.explained = choices()


def stop_fit() -> None:
    """Stop a fit, and go back to what was explained of this table before; where nothing was, the screen says so."""
    state = st.session_state
    before = state.get("explained")
    if state.get("job") is not None:
        state.job.stop()
    now = choices()
    if before is not None and now.table is not None and before.table == now.table and before.config != now.config:
        put_job(None)
        keep(before)
        state.notices = [progress_words.FIT_STOPPED]
    st.rerun(scope="app")


def stop_reading() -> None:
    """Stop reading, and leave the table before as it was; where there is none, the screen says so."""
    state, table = st.session_state, candidate()
    if state.get("job") is not None:
        state.job.stop()
    if table is not None and table is not own():
        put_job(None)
        try_to_read(None)
        state.notices = [progress_words.describe_stopped_reading(table.name)]
    st.rerun(scope="app")
