"""Events of new rows."""

from __future__ import annotations

from pages.shared.session import events
from pages.shared.session.choices import opening_choices
from pages.shared.session.placing import NO_NEW_ROW, Placing
from pages.shared.session.uploaded_file import Upload
from pages.shared.session.visit import AddressLog, Session, Visit

TABLE, MODEL = Upload.of("new.csv", b"a\n1\n"), Upload.of("model.json", b"{}")


def test_table_and_model_are_kept_and_the_shown_row_forgotten():
    session = Session(opening_choices("wine"), Visit(AddressLog.opened({}), notices=("Old.",)))
    session = events.place_table(session, TABLE)
    assert (session.visit.placing, session.visit.notices) == (Placing(TABLE), ())
    session = events.show_new_row(session, 5)
    assert session.visit.placing.row == 5
    session = events.place_by(session, MODEL)
    assert session.visit.placing == Placing(TABLE, MODEL, NO_NEW_ROW)
    assert events.place_by(session, None).visit.placing == Placing(TABLE)
    assert session.choices == opening_choices("wine")
