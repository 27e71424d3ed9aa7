"""Events of saved settings: used for the table on screen, or for a file that is here or awaited."""

from __future__ import annotations

from dataclasses import replace

from pages.shared.session.choices import Choices
from pages.shared.session.events.session_changes import open_choices, without_candidate
from pages.shared.session.visit import Session


def use_settings(session: Session, choices: Choices, notice: str) -> Session:
    """Return the session with the choices of settings for the table on screen, which stays."""
    now = session.choices
    after = open_choices(session, replace(choices, sample=now.sample, file=now.file))
    return after.with_visit(replace(after.visit, awaited=None)).with_notices(notice)


def read_with_settings(session: Session, choices: Choices) -> Session:
    """Return the session that reads the uploaded file as settings say, and explains it with their choices then."""
    upload, file = session.visit.upload, choices.file
    assert upload is not None
    assert file is not None
    candidate = upload.with_overrides(file.overrides)
    return session.with_visit(replace(session.visit, awaited=choices, candidate=candidate)).with_notices()


def await_file(session: Session, choices: Choices, notice: str) -> Session:
    """Return the session that awaits the file of settings: it is read and explained as they say once it is here."""
    after = without_candidate(session)
    return after.with_visit(replace(after.visit, awaited=choices)).with_notices(notice)
