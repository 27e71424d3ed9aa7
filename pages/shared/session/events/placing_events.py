"""Events of new rows: their table, the model that places them, and the row that is shown."""

from __future__ import annotations

from dataclasses import replace

from pages.shared.session.placing import NO_NEW_ROW
from pages.shared.session.uploaded_file import Upload
from pages.shared.session.visit import Session


def place_table(session: Session, table: Upload) -> Session:
    """Return the session with a table whose rows are placed."""
    placing = replace(session.visit.placing, table=table, row=NO_NEW_ROW)
    return session.with_visit(replace(session.visit, placing=placing)).with_notices()


def place_by(session: Session, model: Upload | None) -> Session:
    """Return the session that places new rows by a saved model; None is the clustering on screen."""
    placing = replace(session.visit.placing, model=model, row=NO_NEW_ROW)
    return session.with_visit(replace(session.visit, placing=placing)).with_notices()


def show_new_row(session: Session, row: int) -> Session:
    """Return the session with another row of the new table shown."""
    return session.with_visit(replace(session.visit, placing=replace(session.visit.placing, row=row)))
