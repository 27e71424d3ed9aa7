"""Events of the address: deep links, back and forward, and the address that is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pages.shared.session import address
from pages.shared.session.choices import (
    DEFAULT_SAMPLE,
    GROUP_QUESTION,
    ROW_QUESTION,
    TELLING_ROW,
    Choices,
    opening_choices,
)
from pages.shared.session.column_choices import DIGEST, Columns
from pages.shared.session.column_treatments import Treatments, treatments_of, with_treatments
from pages.shared.session.events.session_changes import redraw_columns, remember_table
from pages.shared.session.group import Group
from pages.shared.session.group_address import kept_digest
from pages.shared.session.served_table import ServedTable
from pages.shared.session.uploaded_file import Upload
from pages.shared.session.visit import AddressLog, Parameters, Session, Visit
from pages.shared.wording import address_words, column_words, group_words, upload_words

MOST_LONG_COLUMNS = 20
"""Column choices that an address had no room for, remembered in a visit."""
MOST_LONG_GROUPS = 8
"""Groups that an address had no room for: each of half a million scattered rows takes half a megabyte."""


def begin_visit(
    parameters: Parameters,
    has_returned: bool = False,
    column_edition: int = 0,
    served: ServedTable | None = None,
) -> Session:
    """Return the session of a visitor who opens an address, or whose browser returns after its session has gone.

    A browser that returns keeps the cells that were typed into a column editor. It must get one with another number: no
    such cell has reached this session, and the next edit would bring them all.
    """
    log = AddressLog.opened(parameters)
    visit = Visit(log, has_returned=has_returned, column_edition=column_edition, served=served)
    visit = replace(visit, upload=served.upload) if served is not None else visit
    session = open_address(Session(opening_choices(DEFAULT_SAMPLE), visit), parameters)
    return session.with_more_notices(address_words.RETURNED) if has_returned else session


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
        return session.with_visit(replace(session.visit, address=log.moved(parameters)))
    if not is_history and (parameters == log.current or log.is_late(parameters)):
        return session.with_visit(replace(session.visit, address=log.received(parameters)))
    is_here = parameters == log.current
    log = log.moved(parameters) if is_history else AddressLog.opened(parameters)
    if is_here:
        return session.with_visit(replace(session.visit, address=log))
    return open_address(remember_table(session.with_visit(replace(session.visit, address=log))), parameters)


def open_address(session: Session, parameters: Parameters) -> Session:
    """Return the session with the choices of an address.

    Where the address names a file that is not here, the default sample is shown and the address is awaited.
    """
    served = session.visit.served
    if served is not None and not parameters:
        return _open_served(session, served)
    choices, notices = address.parse_address(parameters)
    choices, more = _with_long_columns(choices, session.visit.long_columns)
    choices, lost = _with_long_group(choices, session.visit.long_groups)
    more += lost
    visit = replace(session.visit, awaited=None, candidate=None, telling_row=TELLING_ROW)
    upload = visit.upload
    if served is not None and served.upload is not None and _is_file(choices, served.upload):
        upload = served.upload  # here whatever was uploaded since
    if choices.file is not None and upload is not None and _is_file(choices, upload):
        visit = replace(visit, upload=upload.with_overrides(choices.file.overrides))
        choices = replace(choices, file=visit.upload.reference if visit.upload else None)
    elif choices.file is not None:
        more = (*more, upload_words.describe_missing_file(choices.file.name, choices.file.key))
        visit, choices = replace(visit, awaited=choices), opening_choices(DEFAULT_SAMPLE)
    return redraw_columns(Session(choices, visit)).with_notices(*notices, *more)


def _open_served(session: Session, served: ServedTable) -> Session:
    """Return the session with the table that the server was started on, as its command says."""
    upload = served.upload or session.visit.upload
    visit = replace(session.visit, awaited=None, candidate=None, telling_row=TELLING_ROW, upload=upload)
    return redraw_columns(Session(served.choices, visit)).with_notices(*served.notices)


def _is_file(choices: Choices, upload: Upload) -> bool:
    """Whether choices are of an uploaded file."""
    return choices.file is not None and choices.file.key == upload.reference.key


def _with_long_columns(
    choices: Choices, long_columns: Mapping[str, tuple[Columns, Treatments]]
) -> tuple[Choices, tuple[str, ...]]:
    """Return choices with the column choices that their address had no room for, or a notice that they are gone."""
    digest, choices = choices.columns_digest, replace(choices, columns_digest="")
    if not digest:
        return choices, ()
    if digest not in long_columns:
        return choices, (column_words.describe_lost_choices(digest),)
    columns, treatments = long_columns[digest]
    return replace(choices, columns=columns, config=with_treatments(choices.config, treatments)), ()


def _with_long_group(choices: Choices, long_groups: Mapping[str, Group]) -> tuple[Choices, tuple[str, ...]]:
    """Return choices with the group that their address had no room for, or a notice that it is gone."""
    digest, choices = choices.group_digest, replace(choices, group_digest="")
    if not digest:
        return choices, ()
    if digest in long_groups:
        return replace(choices, group=long_groups[digest]), ()
    question = ROW_QUESTION if choices.question == GROUP_QUESTION else choices.question
    return replace(choices, question=question), (group_words.describe_lost_group(digest),)


def write_address(session: Session, is_reading: bool = False) -> tuple[Session, Parameters]:
    """Return the address of the choices, and the session that remembers it.

    The address of a file that is awaited stays until something else is chosen. While the candidate table is read, its
    screen has the address of that table: after a restart of the server, the page says which file it needs again.
    """
    choices, visit = _to_write(session) if is_reading else session.choices, session.visit
    parameters = address.format_address(choices, visit.telling_row)
    digest = parameters.get(DIGEST)
    if digest is not None:
        long_columns = {**visit.long_columns, digest: (choices.columns, treatments_of(choices.config))}
        visit = replace(visit, long_columns=dict(list(long_columns.items())[-MOST_LONG_COLUMNS:]))
    if choices.group is not None and kept_digest(parameters):
        others = {key: group for key, group in visit.long_groups.items() if key != choices.group.digest}
        long_groups = {**others, choices.group.digest: choices.group}
        visit = replace(visit, long_groups=dict(list(long_groups.items())[-MOST_LONG_GROUPS:]))
    if not parameters and visit.awaited is not None and "table" in visit.address.current:
        parameters = visit.address.current
    elif visit.served is not None and choices.sample == DEFAULT_SAMPLE:
        parameters = {"sample": DEFAULT_SAMPLE, **parameters}  # without it, the address is that of the served table
    if visit.address.must_write(parameters):
        visit = replace(visit, address=visit.address.wrote(parameters))
    return session.with_visit(visit), parameters


def _to_write(session: Session) -> Choices:
    """Return the choices that the candidate table will have once it is read, as far as they are known."""
    visit = session.visit
    if visit.candidate is None:
        return session.choices
    file = visit.candidate.reference
    for choices in (visit.awaited, session.choices):
        if choices is not None and choices.file is not None and choices.file.key == file.key:
            return replace(choices, file=file)
    return opening_choices("", file)
