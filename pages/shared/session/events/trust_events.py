"""Events of the page Trust: its work, and over which refits a row's doubt is explained."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pages.shared.session.choices import OTHER_ROWS, OTHER_STARTS
from pages.shared.session.visit import Session

if TYPE_CHECKING:
    from pages.shared.session.jobs import Job


def begin_refits(session: Session, job: Job | None) -> Session:
    """Return the session with the job of the refits; None ends the one before."""
    return session.with_visit(replace(session.visit, refits=job))


def choose_refitted(session: Session, refitted: str) -> Session:
    """Return the session that explains the doubt over other refits; a word that names none changes nothing."""
    if refitted not in (OTHER_STARTS, OTHER_ROWS):
        return session
    return session.with_choices(replace(session.choices, refitted=refitted))
