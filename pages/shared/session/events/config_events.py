"""Events of the clustering, the preparation and the columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pages.shared.session.column_choices import Columns, sorted_pairs
from pages.shared.session.column_treatments import Treatments, possible_treatments, treatments_of, with_treatments
from pages.shared.session.events.session_changes import redraw_columns, with_new_fit
from pages.shared.session.visit import Session
from pages.shared.wording import column_words

if TYPE_CHECKING:
    from neon_core.errors import NeonError
    from pages.shared.session.column_choices import AppliedColumns


def change_config(session: Session, field: str, value: Any) -> Session:
    """Return the session with another field of the config; the row stays, a number for beta goes back to "usual".

    Raises
    ------
    ConfigError
        If the value has no meaning.
    """
    config = replace(session.choices.config, **{field: value})
    return with_new_fit(session, replace(session.choices, config=config))


def change_columns(session: Session, columns: Columns, treatments: Treatments) -> Session:
    """Return the session with other roles, kinds or treatments of the columns."""
    choices = session.choices
    if (columns, treatments) == (choices.columns, treatments_of(choices.config)):
        return session
    config = with_treatments(choices.config, treatments)
    return with_new_fit(session, replace(choices, columns=columns, config=config))


def move_role(session: Session, columns: Columns, treatments: Treatments, moved: tuple[str, str, str]) -> Session:
    """Return the session with another column as the row id or the class, and a sentence on the one before.

    `moved` are the role, the column that had it and is left out now, and the one that has it.

    The column editor is drawn anew: a cell that was edited before may hold the role that went.
    """
    after = redraw_columns(change_columns(session, columns, treatments))
    return after.with_visit(replace(after.visit, column_notice=column_words.describe_moved_role(*moved)))


def describe_by(session: Session, column: str) -> Session:
    """Return the session with a column that does not count, and by which the clusters are described."""
    columns = session.choices.columns
    roles = sorted_pairs(dict(columns.roles) | {column: "describe"})
    after = change_columns(session, replace(columns, roles=roles), treatments_of(session.choices.config))
    return redraw_columns(after.with_choices(replace(after.choices, described=column)))


def change_orders(session: Session, columns: Columns) -> Session:
    """Return the session with other orders of the columns, made outside the column editor."""
    return redraw_columns(change_columns(session, columns, treatments_of(session.choices.config)))


def choose_transform(session: Session, column: str, transform: str) -> Session:
    """Return the session with another way in which a number counts."""
    treatments = treatments_of(session.choices.config)
    transforms = sorted_pairs(dict(treatments.transforms) | {column: transform})
    after = change_columns(session, session.choices.columns, treatments._replace(transforms=transforms))
    return redraw_columns(after)


def reset_columns(session: Session) -> Session:
    """Return the session without column choices: the guess counts."""
    return redraw_columns(change_columns(session, Columns(), Treatments()))


def refuse_columns(session: Session, error: NeonError) -> Session:
    """Return the session with the reason why a change of the columns is impossible; the choices stay."""
    after = redraw_columns(session).with_notices()
    return after.with_visit(replace(after.visit, column_error=error))


def keep_possible_columns(session: Session, applied: AppliedColumns, missing: tuple[str, ...]) -> Session:
    """Return the session with the column choices that the table can have, and a notice for each other one.

    Parameters
    ----------
    session : Session
        With the choices that were applied.
    applied : AppliedColumns
        The table with the choices, see `column_choices.apply_columns`.
    missing : tuple of str
        The chosen names that no column has.
    """
    choices = session.choices
    treatments, problems = possible_treatments(applied.data, choices.config)
    config = with_treatments(choices.config, treatments)
    notices = ((column_words.describe_missing_columns(missing),) if missing else ()) + applied.notices
    notices += column_words.describe_refused(problems)
    return Session(replace(choices, columns=applied.columns, config=config), session.visit).with_more_notices(*notices)
