"""Events of the table: samples, uploads, and the way between them."""

from __future__ import annotations

from dataclasses import replace

from pages.shared.session.choices import DEFAULT_SAMPLE, Choices, opening_choices
from pages.shared.session.events.session_changes import (
    drop_listed_rows,
    open_choices,
    redraw_columns,
    remember_table,
    with_new_fit,
    without_candidate,
)
from pages.shared.session.uploaded_file import Upload
from pages.shared.session.visit import Session
from pages.shared.wording import upload_words

UPLOAD = "own table"
"""Stands for the uploaded table where samples are chosen by their names."""


def open_table(session: Session, name: str) -> Session:
    """Return the session with a sample, or with the uploaded table where the name is `UPLOAD`."""
    return _switch(session, name).with_notices()


def open_sample(session: Session, name: str) -> Session:
    """Return the session with a sample, and without a candidate table."""
    return without_candidate(_switch(session, name)).with_notices()


def open_upload(session: Session) -> Session:
    """Return the session with the uploaded table, and without a candidate table."""
    return open_sample(session, UPLOAD)


def back_to_sample(session: Session) -> Session:
    """Return the session with the sample before the uploaded table, with its former choices."""
    former = session.visit.former.get("sample")
    return open_sample(session, former.sample if former else DEFAULT_SAMPLE)


def offer_table(session: Session, upload: Upload | None) -> Session:
    """Return the session with a candidate table to read; None goes back to the table before."""
    return session.with_visit(replace(session.visit, candidate=upload)).with_notices()


def offer_file(session: Session, upload: Upload) -> Session:
    """Return the session with a new file to read; a file that an address awaits is read as that address says."""
    return offer_table(session, as_awaited(session, upload))


def as_awaited(session: Session, upload: Upload) -> Upload:
    """Return an uploaded file with the overrides of the address that awaits it, where one does."""
    file = session.visit.awaited.file if session.visit.awaited else None
    return upload.with_overrides(file.overrides) if file and file.key == upload.reference.key else upload


def take_table(session: Session, upload: Upload) -> Session:
    """Return the session with an uploaded table that was read successfully.

    Where an address awaits this file, it brings the choices. Where the same file is read in another way, the former
    choices stay. Any other table opens with the default choices.
    """
    former, awaited = session.visit.upload, session.visit.awaited
    session = remember_table(session)
    session = without_candidate(session.with_visit(replace(session.visit, upload=upload)))
    file = awaited.file if awaited else None
    if awaited is not None and file is not None and file.key == upload.reference.key:
        after = open_choices(session, replace(awaited, file=upload.reference))
        after = after.with_visit(replace(after.visit, awaited=None))
        return after.with_notices(upload_words.describe_restored(upload.name))
    if former is None or former.fingerprint != upload.fingerprint:
        after = open_choices(session, opening_choices("", upload.reference)).with_notices()
        if file is not None:
            notice = upload_words.describe_other_file(upload.name, upload.reference.key, file.name, file.key)
            return after.with_notices(notice)
        return after
    after = redraw_columns(_switch(session, UPLOAD))  # another reading can have other columns at the edited positions
    return drop_listed_rows(with_new_fit(after, replace(after.choices, file=upload.reference)))


def _switch(session: Session, name: str) -> Session:
    """Return the session with another table. Between a sample and the upload, both keep their choices."""
    choices = session.choices
    if name == (UPLOAD if choices.is_upload else choices.sample):
        return session
    is_between_samples = name != UPLOAD and not choices.is_upload
    session = remember_table(session)
    former = session.visit.former.get("upload" if name == UPLOAD else "sample")
    file = session.visit.upload.reference if session.visit.upload and name == UPLOAD else None
    opening = opening_choices("" if name == UPLOAD else name, file)
    if former is None or is_between_samples or not _is_of(former, opening):
        return open_choices(session, opening)
    return open_choices(session, replace(former, file=file))


def _is_of(former: Choices, opening: Choices) -> bool:
    """Whether remembered choices are of the table that opens."""
    if former.file is None or opening.file is None:
        return former.sample == opening.sample and former.file == opening.file
    return former.file.key == opening.file.key
