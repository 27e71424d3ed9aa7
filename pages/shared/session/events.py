"""Events: what a visitor does, as pure functions from a session to the next one.

Nothing here knows Streamlit, reads a file or analyses a table; `store` keeps the session, `gestures` calls the events.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pages.shared.session import address
from pages.shared.session.choices import DEFAULT_MAP, DEFAULT_SAMPLE, TELLING_ROW, USUAL, Choices, opening_choices
from pages.shared.session.column_choices import DIGEST, Columns, Weights
from pages.shared.session.uploaded_file import Upload
from pages.shared.session.visit import AddressLog, Parameters, Session, Visit
from pages.shared.wording import address_words, column_words, progress_words, upload_words

if TYPE_CHECKING:
    from neon_core.errors import NeonError
    from pages.shared.session.column_choices import AppliedColumns

UPLOAD = "own table"
"""Stands for the uploaded table where samples are chosen by their names."""

# --- the address ---


def begin_visit(parameters: Parameters) -> Session:
    """Return the session of a visitor who opens an address."""
    visit = Visit(AddressLog.opened(parameters))
    return open_address(Session(opening_choices(DEFAULT_SAMPLE), visit), parameters)


def receive_address(
    session: Session, parameters: Parameters, is_history: bool = False, is_other_screen: bool = False
) -> Session:
    """Return the session after a browser sent its address with a gesture.

    An address that the browser sends because it has not yet heard of the current one changes nothing, and neither
    does a bare link to another screen. Any other new address is a navigation.

    Parameters
    ----------
    session : Session
        The session before.
    parameters : dict
        The address as the browser knows it.
    is_history : bool
        Whether the visitor went back or forward.
    is_other_screen : bool
        Whether the address is of another screen than the one before.
    """
    log = session.visit.address
    if is_other_screen and not parameters and not is_history:
        return session.with_visit(replace(session.visit, address=AddressLog.opened(parameters)))
    if parameters == log.current or (log.is_late(parameters) and not is_history):
        return session.with_visit(replace(session.visit, address=log.received(parameters)))
    return open_address(session, parameters)


def open_address(session: Session, parameters: Parameters) -> Session:
    """Return the session with the choices of an address.

    Where the address names a file that is not here, the default sample is shown and the address is awaited.
    """
    choices, notices = address.parse_address(parameters)
    choices, more = _with_long_columns(choices, session.visit.long_columns)
    visit = replace(
        session.visit, address=AddressLog.opened(parameters), awaited=None, candidate=None, telling_row=TELLING_ROW
    )
    upload = visit.upload
    if choices.file is not None and upload is not None and upload.reference.key == choices.file.key:
        visit = replace(visit, upload=upload.with_overrides(choices.file.overrides))
        choices = replace(choices, file=visit.upload.reference if visit.upload else None)
    elif choices.file is not None:
        more = (*more, upload_words.upload_again(choices.file.name, choices.file.key))
        visit, choices = replace(visit, awaited=choices), opening_choices(DEFAULT_SAMPLE)
    return _redraw_columns(Session(choices, visit)).with_notices(*notices, *more)


def _with_long_columns(
    choices: Choices, long_columns: Mapping[str, tuple[Columns, Weights]]
) -> tuple[Choices, tuple[str, ...]]:
    """Return choices with the column choices that their address had no room for, or a notice that they are gone."""
    digest, choices = choices.columns_digest, replace(choices, columns_digest="")
    if not digest:
        return choices, ()
    if digest not in long_columns:
        return choices, (column_words.kept_elsewhere(digest),)
    columns, weights = long_columns[digest]
    return replace(choices, columns=columns, config=replace(choices.config, weights=weights)), ()


def write_address(session: Session) -> tuple[Session, Parameters]:
    """Return the address of the choices, and the session that remembers it.

    The address of a file that is awaited stays until something else is chosen.
    """
    choices, visit = session.choices, session.visit
    parameters = address.format_address(choices, visit.telling_row)
    digest = parameters.get(DIGEST)
    if digest is not None:
        long_columns = {**visit.long_columns, digest: (choices.columns, choices.config.weights)}
        visit = replace(visit, long_columns=dict(list(long_columns.items())[-MOST_LONG_COLUMNS:]))
    if not parameters and visit.awaited is not None and "table" in visit.address.current:
        parameters = visit.address.current
    if parameters != visit.address.current:
        visit = replace(visit, address=visit.address.wrote(parameters))
    return session.with_visit(visit), parameters


MOST_LONG_COLUMNS = 20
"""Column choices that an address had no room for, remembered in a visit."""

# --- the table ---


def open_table(session: Session, name: str) -> Session:
    """Return the session with a sample, or with the uploaded table for the name `UPLOAD`."""
    return _switch(session, name).with_notices()


def open_sample(session: Session, name: str) -> Session:
    """Return the session with a sample, and without a candidate table."""
    return _without_candidate(_switch(session, name)).with_notices()


def open_upload(session: Session) -> Session:
    """Return the session with the uploaded table, and without a candidate table."""
    return open_sample(session, UPLOAD)


def back_to_sample(session: Session) -> Session:
    """Return the session with the sample that was left for an uploaded table, as it was left."""
    left = session.visit.left.get("sample")
    return open_sample(session, left.sample if left else DEFAULT_SAMPLE)


def offer_table(session: Session, upload: Upload | None) -> Session:
    """Return the session with a candidate table to read; None goes back to the table before.

    A file that an address awaits is read as that address says.
    """
    return session.with_visit(replace(session.visit, candidate=upload)).with_notices()


def as_awaited(session: Session, upload: Upload) -> Upload:
    """Return an uploaded file with the overrides of the address that awaits it, where one does."""
    file = session.visit.awaited.file if session.visit.awaited else None
    return upload.with_overrides(file.overrides) if file and file.key == upload.reference.key else upload


def take_table(session: Session, upload: Upload) -> Session:
    """Return the session with an uploaded table that was read successfully.

    The choices are those of an address that awaits this file; those made before, where the same file is read in
    another way; else those that a table opens with.
    """
    former, awaited = session.visit.upload, session.visit.awaited
    session = _remember(session)
    session = _without_candidate(session.with_visit(replace(session.visit, upload=upload)))
    file = awaited.file if awaited else None
    if awaited is not None and file is not None and file.key == upload.reference.key:
        after = _open(session, replace(awaited, file=upload.reference))
        after = after.with_visit(replace(after.visit, awaited=None))
        return after.with_notices(upload_words.taken_up(upload.name))
    if former is None or former.fingerprint != upload.fingerprint:
        after = _open(session, opening_choices("", upload.reference)).with_notices()
        if file is not None:
            notice = upload_words.another_file(upload.name, upload.reference.key, file.name, file.key)
            return after.with_notices(notice)
        return after
    after = _switch(session, UPLOAD)
    return _with_usual_beta(after, replace(after.choices, file=upload.reference))


def _without_candidate(session: Session) -> Session:
    return session.with_visit(replace(session.visit, candidate=None))


def _remember(session: Session) -> Session:
    """Return the session that remembers the choices of the table that is left."""
    key = "upload" if session.choices.is_upload else "sample"
    return session.with_visit(replace(session.visit, left={**session.visit.left, key: session.choices}))


def _switch(session: Session, name: str) -> Session:
    """Return the session with another table. Between a sample and the upload, both keep their choices."""
    choices = session.choices
    if name == (UPLOAD if choices.is_upload else choices.sample):
        return session
    is_between_samples = name != UPLOAD and not choices.is_upload
    session = _remember(session)
    left = session.visit.left.get("upload" if name == UPLOAD else "sample")
    file = session.visit.upload.reference if session.visit.upload and name == UPLOAD else None
    opening = opening_choices("" if name == UPLOAD else name, file)
    is_kept = left is not None and not is_between_samples and _is_of(left, opening)
    return _open(session, left if left is not None and is_kept else opening)


def _is_of(left: Choices, opening: Choices) -> bool:
    """Whether remembered choices are those of the table that opens."""
    if left.file is None or opening.file is None:
        return left.sample == opening.sample and left.file == opening.file
    return left.file.key == opening.file.key


def _open(session: Session, choices: Choices) -> Session:
    """Return the session with the choices of another table; its notices stay."""
    visit = replace(session.visit, telling_row=TELLING_ROW)
    return _redraw_columns(Session(choices, visit))


# --- clustering, preparation, columns ---


def change_config(session: Session, field: str, value: Any) -> Session:
    """Return the session with another field of the config; the row stays, a number for beta goes back to "usual".

    Raises
    ------
    ConfigError
        If the value has no meaning.
    """
    config = replace(session.choices.config, **{field: value})
    return _with_usual_beta(session, replace(session.choices, config=config))


def change_columns(session: Session, columns: Columns, weights: Weights) -> Session:
    """Return the session with other roles, kinds or weights of the columns."""
    choices = session.choices
    if (columns, weights) == (choices.columns, choices.config.weights):
        return session
    config = replace(choices.config, weights=weights)
    return _with_usual_beta(session, replace(choices, columns=columns, config=config))


def reset_columns(session: Session) -> Session:
    """Return the session without column choices: the guess counts."""
    return _redraw_columns(change_columns(session, Columns(), ()))


def refuse_columns(session: Session, error: NeonError) -> Session:
    """Return the session with the reason why a change of the columns is impossible; the choices stay."""
    after = _redraw_columns(session).with_notices()
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
    weights = tuple(pair for pair in choices.config.weights if pair[0] not in missing)
    config = replace(choices.config, weights=weights)
    notices = ((column_words.gone(missing),) if missing else ()) + applied.notices
    return Session(replace(choices, columns=applied.columns, config=config), session.visit).with_more_notices(*notices)


def _with_usual_beta(session: Session, choices: Choices) -> Session:
    beta = choices.beta if choices.beta in (0.0, math.inf) else USUAL
    return session.with_choices(replace(choices, beta=beta))


def _redraw_columns(session: Session) -> Session:
    """Return the session with a new column editor, in which no cell is typed."""
    return session.with_visit(replace(session.visit, column_edition=session.visit.column_edition + 1))


# --- the row, the map, the comparison ---


def choose_row(session: Session, row: int) -> Session:
    """Return the session with another row."""
    after = session.with_choices(replace(session.choices, row=row))
    marked = after.visit.marked_row if after.visit.marked_row == row else None
    return after.with_visit(replace(after.visit, search=None, marked_row=marked))


def choose_beta(session: Session, beta: float | str) -> Session:
    """Return the session with another stiffness."""
    return session.with_choices(replace(session.choices, beta=beta))


def choose_map(session: Session, kind: str) -> Session:
    """Return the session with another map."""
    return session.with_choices(replace(session.choices, map=kind))


def choose_axes(session: Session, axes: tuple[str, str]) -> Session:
    """Return the session with other axes of the feature map; the other axis's feature swaps the two."""
    before = session.choices.axes
    return session.with_choices(replace(session.choices, axes=before[::-1] if axes[0] == axes[1] else axes))


def keep_possible_row(session: Session, is_analysed: Callable[[int], bool], n_rows: int, telling_row: int) -> Session:
    """Return the session with a row of the analysis: the telling row, with a notice, for one that is gone.

    Parameters
    ----------
    session : Session
        With any row.
    is_analysed : callable
        Whether a row of the table is one of the analysis.
    n_rows : int
        The rows of the table.
    telling_row : int
        The row to show where none is chosen.
    """
    row = session.choices.row
    notices: tuple[str, ...] = ()
    if row != TELLING_ROW and not is_analysed(row):
        notices = (address_words.row_gone(row, n_rows, session.choices.nouns, telling_row),)
    kept = telling_row if row == TELLING_ROW or notices else row
    after = Session(replace(session.choices, row=kept), replace(session.visit, telling_row=telling_row))
    return after.with_more_notices(*notices)


def keep_possible_map(session: Session, possible: set[str]) -> Session:
    """Return the session with a map that this analysis has, and a notice where the chosen one is impossible."""
    if session.choices.map in possible:
        return session
    after = Session(replace(session.choices, map=DEFAULT_MAP), session.visit)
    return after.with_more_notices(address_words.NO_MAP[session.choices.map])


def keep_possible_axes(session: Session, names: tuple[str, ...], telling: tuple[str, str]) -> Session:
    """Return the session with two different axes that exist: the telling ones for those that nobody chose.

    Parameters
    ----------
    session : Session
        With the feature map chosen.
    names : tuple of str
        The features that can be an axis.
    telling : tuple of str
        The two features that count most for the chosen row.
    """
    axes, notices = [], []
    for name, instead in zip(session.choices.axes, telling, strict=True):
        if name and name not in names:
            notices.append(address_words.axis_gone(name, instead))
        axes.append(name if name in names else instead)
    if axes[0] == axes[1]:
        axes[1] = next(name for name in (*telling, *names) if name != axes[0])
    after = Session(replace(session.choices, axes=(axes[0], axes[1])), session.visit)
    return after.with_more_notices(*notices)


# --- long work ---


def remember_explained(session: Session) -> Session:
    """Return the session that remembers what is on screen: stopping a fit leads back to it."""
    return session.with_visit(replace(session.visit, explained=session.choices))


def stop_fit(session: Session) -> Session:
    """Return the session after a fit was stopped: back at the last analysis of this table, where there was one."""
    before, now = session.visit.explained, session.choices
    if before is None or now.file is None or before.file != now.file or before.config == now.config:
        return session
    after = _open(session, before)
    return after.with_visit(replace(after.visit, job=None)).with_notices(progress_words.BACK_AT)


def stop_reading(session: Session) -> Session:
    """Return the session after reading was stopped: with the table before, where there was one."""
    candidate = session.visit.candidate
    if candidate is None or candidate is session.visit.upload:
        return session
    after = _without_candidate(session.with_visit(replace(session.visit, job=None)))
    return after.with_notices(progress_words.not_read(candidate.name))
