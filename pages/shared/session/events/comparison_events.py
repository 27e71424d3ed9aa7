"""Events of the screen Compare: what the clustering is compared with, and taking the other one over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pages.shared.session.against import Against
from pages.shared.session.events.session_changes import redraw_columns, with_new_fit
from pages.shared.session.visit import Session

if TYPE_CHECKING:
    from neon_core.config import AnalysisConfig
    from pages.shared.session.column_choices import Columns
    from pages.shared.session.uploaded_file import Upload


def choose_against(session: Session, against: Against) -> Session:
    """Return the session with another clustering to compare with."""
    return session.with_choices(replace(session.choices, against=against))


def compare_export(session: Session, export: Upload) -> Session:
    """Return the session that compares with an earlier export; an address can only name its file."""
    key = export.reference
    after = choose_against(session, Against("export", (key.key, key.name)))
    return after.with_visit(replace(after.visit, export=export))


def take_over(session: Session, config: AnalysisConfig, columns: Columns, former: Against) -> Session:
    """Return the session with the other clustering as the present one, compared with the former one.

    The row and everything else stay; names and merges of the former clusters do not fit the new ones.
    """
    after = with_new_fit(session, replace(session.choices, config=config, columns=columns, against=former))
    return redraw_columns(after) if columns != session.choices.columns else after


def keep_possible_against(session: Session, problem: str) -> Session:
    """Return the session with the usual comparison where there is a problem with the chosen one, and a notice on it."""
    if not problem:
        return session
    return Session(replace(session.choices, against=Against()), session.visit).with_more_notices(problem)
