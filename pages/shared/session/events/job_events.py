"""Events of long work: an analysis comes on screen, a fit or a reading is stopped, a fit fails."""

from __future__ import annotations

from dataclasses import replace

from pages.shared.session.choices import Choices
from pages.shared.session.events.session_changes import open_choices, without_candidate
from pages.shared.session.visit import Session
from pages.shared.wording import progress_words


def remember_explained(session: Session) -> Session:
    """Return the session that remembers the analysis on screen: stopping a fit leads back to it."""
    return session.with_visit(replace(session.visit, explained=session.choices))


def has_earlier_result(session: Session) -> bool:
    """Whether the analysis that was on screen last is another one of this table."""
    before, now = session.visit.explained, session.choices
    same_table = before is not None and (before.sample, before.file) == (now.sample, now.file)
    return before is not None and same_table and before.analysis_key != now.analysis_key


def stop_fit(session: Session) -> Session:
    """Return the session after a fit was stopped: with the last analysis of this table, where there was one."""
    before, now = session.visit.explained, session.choices
    if before is None or now.file is None or before.file != now.file or before.analysis_key == now.analysis_key:
        return session
    after = open_choices(session, before)
    return after.with_visit(replace(after.visit, job=None)).with_notices(progress_words.FIT_STOPPED)


def previous_result(session: Session) -> Choices | None:
    """Return the choices of the analysis that was on screen before another one failed; None where there is none."""
    before, upload = session.visit.explained, session.visit.upload
    if before is None or before.analysis_key == session.choices.analysis_key:
        return None
    is_here = before.file is None or (upload is not None and before.file == upload.reference)
    return before if is_here else None


def restore_result(session: Session) -> Session:
    """Return the session with the analysis that was on screen before another one failed."""
    before = previous_result(session)
    if before is None:
        return session
    after = open_choices(session, before)
    return after.with_visit(replace(after.visit, job=None)).with_notices()


def stop_reading(session: Session) -> Session:
    """Return the session after reading was stopped: with the table before, where there was one."""
    candidate = session.visit.candidate
    if candidate is None or candidate is session.visit.upload:
        return session
    after = without_candidate(session.with_visit(replace(session.visit, job=None)))
    return after.with_notices(progress_words.describe_stopped_reading(candidate.name))
