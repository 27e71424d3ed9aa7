"""Events of saved settings."""

from __future__ import annotations

from dataclasses import replace

from neon_core.config import AnalysisConfig
from neon_core.reading import Overrides
from pages.shared.session import events
from pages.shared.session.choices import opening_choices
from pages.shared.session.uploaded_file import Upload
from pages.shared.session.visit import AddressLog, Session, Visit

UPLOAD = Upload.of("towns.csv", b"a,b\n1,2\n")
SETTINGS = replace(
    opening_choices("", replace(UPLOAD.reference, overrides=Overrides(decimal=","))),
    config=AnalysisConfig(5),
    names=((0, "Old"),),
)


def begin(choices, **visit):
    return Session(choices, Visit(AddressLog.opened({}), **visit))


def test_settings_are_used_for_the_table_on_screen():
    session = begin(opening_choices("iris"), awaited=SETTINGS)
    after = events.use_settings(session, SETTINGS, "Used.")
    assert (after.choices.sample, after.choices.file) == ("iris", None)
    assert (after.choices.config, after.choices.names) == (SETTINGS.config, SETTINGS.names)
    assert (after.visit.awaited, after.visit.notices) == (None, ("Used.",))
    assert after.visit.column_edition == session.visit.column_edition + 1


def test_file_that_is_here_is_read_as_settings_say_and_brings_their_choices():
    session = begin(opening_choices("", UPLOAD.reference), upload=UPLOAD)
    after = events.read_with_settings(session, SETTINGS)
    assert after.visit.candidate is not None
    assert after.visit.candidate.overrides == Overrides(decimal=",")
    assert after.choices == session.choices  # until it is read
    taken = events.take_table(after, after.visit.candidate)
    assert taken.choices == SETTINGS
    assert taken.visit.awaited is None


def test_file_that_is_not_here_is_awaited():
    session = begin(opening_choices("wine"), candidate=UPLOAD)
    after = events.await_file(session, SETTINGS, "Upload it.")
    assert (after.choices, after.visit.candidate, after.visit.awaited) == (session.choices, None, SETTINGS)
    assert after.visit.notices == ("Upload it.",)
    offered = events.offer_file(after, UPLOAD)
    assert offered.visit.candidate is not None
    assert offered.visit.candidate.overrides == Overrides(decimal=",")
