"""Changes of a session that several events share."""

from __future__ import annotations

import math
from dataclasses import replace

from pages.shared.session.choices import TELLING_ROW, USUAL, Choices
from pages.shared.session.visit import Session
from pages.shared.wording import address_words


def open_choices(session: Session, choices: Choices) -> Session:
    """Return the session with the choices of another table; the notices stay."""
    visit = replace(session.visit, telling_row=TELLING_ROW)
    return redraw_columns(Session(choices, visit))


def remember_table(session: Session) -> Session:
    """Return the session that remembers the choices of its table, for the way back to it."""
    key = "upload" if session.choices.is_upload else "sample"
    return session.with_visit(replace(session.visit, former={**session.visit.former, key: session.choices}))


def without_candidate(session: Session) -> Session:
    """Return the session without a candidate table."""
    return session.with_visit(replace(session.visit, candidate=None))


def with_usual_beta(session: Session, choices: Choices) -> Session:
    """Return the session with other choices, in which a number for beta becomes "usual"."""
    beta = choices.beta if choices.beta in (0.0, math.inf) else USUAL
    return session.with_choices(replace(choices, beta=beta))


def with_new_fit(session: Session, choices: Choices) -> Session:
    """Return the session with choices of other clusters: what was named or merged by hand is not there any more."""
    had_names, config = bool(session.choices.names or session.choices.config.edits), replace(choices.config, edits=())
    after = with_usual_beta(session, replace(choices, config=config, names=()))
    return after.with_notices(address_words.OTHER_CLUSTERS) if had_names else after


def redraw_columns(session: Session) -> Session:
    """Return the session with a new column editor, which has no edited cell."""
    return session.with_visit(replace(session.visit, column_edition=session.visit.column_edition + 1))
