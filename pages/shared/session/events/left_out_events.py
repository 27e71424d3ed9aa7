"""Events of rows that are left out of the fit by hand, and taken back in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pages.shared.session.choices import MOST_LEFT_OUT
from pages.shared.session.events.session_changes import with_new_fit
from pages.shared.session.visit import Session
from pages.shared.wording import left_out_words


def leave_out_rows(session: Session, rows: Iterable[int]) -> Session:
    """Return the session with more rows left out of the fit; with too many, the same, and a notice."""
    left_out = tuple(sorted({*session.choices.config.left_out, *rows}))
    if len(left_out) > MOST_LEFT_OUT:
        return session.with_notices(
            left_out_words.describe_too_many(len(left_out), MOST_LEFT_OUT, session.choices.nouns)
        )
    return _with_rows(session, left_out)


def take_back_rows(session: Session, rows: Iterable[int]) -> Session:
    """Return the session with rows in the fit again."""
    back = set(rows)
    return _with_rows(session, tuple(row for row in session.choices.config.left_out if row not in back))


def _with_rows(session: Session, left_out: tuple[int, ...]) -> Session:
    choices = session.choices
    if left_out == choices.config.left_out:
        return session
    return with_new_fit(session, replace(choices, config=replace(choices.config, left_out=left_out)))


def keep_possible_left_out(session: Session, n_rows: int) -> Session:
    """Return the session without rows to leave out that the table does not have, or too many, and with a notice."""
    choices = session.choices
    given = choices.config.left_out
    kept = tuple(row for row in given if row < n_rows)
    if len(kept) > MOST_LEFT_OUT:
        kept, notice = (), left_out_words.describe_too_many(len(given), MOST_LEFT_OUT, choices.nouns)
    elif len(kept) < len(given):
        notice = left_out_words.describe_missing_rows(given[len(kept) :], n_rows, choices.nouns)
    else:
        return session
    config = replace(choices.config, left_out=kept)
    return Session(replace(choices, config=config), session.visit).with_more_notices(notice)
