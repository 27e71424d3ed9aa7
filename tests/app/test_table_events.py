"""Events of the table: samples, uploads, awaited files, and the way between them."""

from __future__ import annotations

from neon_core.reading import Overrides
from pages.shared.session import events
from pages.shared.session.choices import USUAL, opening_choices
from tests.helpers.sessions import PRICES, TOWNS, TOWNS_KEY


def test_awaited_file_restores_its_choices():
    session = events.begin_visit({"table": TOWNS_KEY, "file": "towns.csv", "k": "4", "decimal": ","})
    candidate = events.as_awaited(session, TOWNS)
    assert candidate.overrides == Overrides(decimal=",")
    after = events.take_table(events.offer_table(session, candidate), candidate)
    assert (after.choices.config.n_clusters, after.choices.file) == (4, candidate.reference)
    assert after.visit.awaited is None
    assert len(after.visit.notices) == 1


def test_other_file_than_awaited_opens_with_notice():
    session = events.begin_visit({"table": TOWNS_KEY, "file": "towns.csv", "k": "4"})
    after = events.take_table(session, PRICES)
    assert after.choices == opening_choices("", PRICES.reference)
    assert "towns.csv" in after.visit.notices[0]


def test_open_sample_takes_its_opening_choices(wine_session):
    session = events.open_table(events.choose_row(wine_session, 7), "iris")
    assert session.choices == opening_choices("iris")


def test_open_the_same_sample_changes_nothing(wine_session):
    session = events.choose_row(wine_session, 7)
    assert events.open_table(session, "wine").choices == session.choices


def test_upload_opens_with_the_default_choices(towns_session):
    assert towns_session.choices == opening_choices("", TOWNS.reference)
    assert towns_session.choices.is_upload
    assert (towns_session.visit.upload, towns_session.visit.candidate) == (TOWNS, None)


def test_failing_upload_keeps_the_table_before(towns_session):
    session = events.choose_row(towns_session, 3)
    after = events.offer_table(session, PRICES)  # it cannot be read
    assert after.choices == session.choices
    assert (after.visit.candidate, after.visit.upload) == (PRICES, TOWNS)
    assert events.offer_table(after, None).visit.candidate is None


def test_sample_and_upload_keep_their_choices_between_each_other(wine_session):
    session = events.choose_row(events.change_config(wine_session, "n_clusters", 5), 9)
    towns_session = events.choose_row(events.take_table(session, TOWNS), 2)
    back = events.back_to_sample(towns_session)
    assert back.choices == session.choices
    assert events.open_upload(back).choices == towns_session.choices


def test_next_upload_does_not_inherit_choices(towns_session):
    back = events.back_to_sample(events.choose_row(towns_session, 2))
    after = events.take_table(back, PRICES)
    assert after.choices == opening_choices("", PRICES.reference)


def test_same_file_with_other_overrides_keeps_choices(towns_session):
    session = events.choose_row(events.choose_beta(events.change_config(towns_session, "n_clusters", 5), 2.5), 3)
    reread = TOWNS.with_overrides(Overrides(decimal=","))
    after = events.take_table(events.offer_table(session, reread), reread)
    assert (after.choices.config.n_clusters, after.choices.row) == (5, 3)
    assert after.choices.file == reread.reference
    assert after.choices.beta == USUAL
