"""Events of the table: samples, uploads, awaited files, and the way between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neon_core.reading import Overrides
from neon_core.samples import SAMPLES
from pages.shared.session import events
from pages.shared.session.choices import USUAL, opening_choices
from pages.shared.session.column_choices import Columns
from pages.shared.session.column_treatments import Treatments
from tests.helpers.sessions import PRICES, TOWNS, TOWNS_KEY, after_write, take_upload


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


def test_same_file_with_other_overrides_redraws_the_column_editor(towns_session):
    """Edits of the editor go by the position of the column, which can be another column in another reading."""
    reread = TOWNS.with_overrides(Overrides(delimiter=","))
    after = events.take_table(events.offer_table(towns_session, reread), reread)
    assert after.visit.column_edition > towns_session.visit.column_edition


STEPS = {
    "iris": lambda session: events.open_table(session, "iris"),
    "wine": lambda session: events.open_sample(session, "wine"),
    "own table": lambda session: events.open_table(session, events.UPLOAD) if session.visit.upload else session,
    "back to sample": events.back_to_sample,
    "k": lambda session: events.change_config(session, "n_clusters", 6),
    "row": lambda session: events.choose_row(session, 1),
    "ignore a": lambda session: events.change_columns(session, Columns(roles=(("a", "ignore"),)), Treatments()),
    "offer prices": lambda session: events.offer_file(session, PRICES),
    "towns": lambda session: take_upload(session, events.as_awaited(session, TOWNS)),
    "towns, with commas": lambda session: take_upload(session, TOWNS.with_overrides(Overrides(decimal=","))),
    "prices": lambda session: take_upload(session, events.as_awaited(session, PRICES)),
    "drop candidate": lambda session: events.offer_table(session, None),
    "explained": events.remember_explained,
    "stop fit": events.stop_fit,
    "stop reading": events.stop_reading,
    "write": after_write,
    "address of towns": lambda session: events.receive_address(session, {"table": TOWNS_KEY, "k": "5"}, True),
    "address of towns, with commas": lambda session: events.receive_address(
        session, {"table": TOWNS_KEY, "decimal": ","}, True
    ),
    "bare address": lambda session: events.receive_address(session, {}, True),
}


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=14))
def test_choices_and_upload_agree_after_any_events(steps):
    session = events.begin_visit({})
    for step in steps:
        session = STEPS[step](session)
        choices, upload = session.choices, session.visit.upload
        if choices.is_upload:
            assert upload is not None
            assert (choices.sample, choices.file) == ("", upload.reference)
        else:
            assert choices.sample in SAMPLES
        after, address = events.write_address(session)
        if session.visit.awaited is None:
            assert events.receive_address(after, address, is_history=True).choices == choices
            assert events.open_address(after, address).choices == choices


@given(st.lists(st.sampled_from(["k", "row", "ignore a", "write"]), max_size=5), st.sampled_from(["towns", "prices"]))
def test_choices_survive_a_look_at_a_sample(steps, name):
    session = STEPS[name](events.begin_visit({}))
    for step in steps:
        session = STEPS[step](session)
    for leave in ("iris", "wine", "bare address"):
        for back in (events.open_upload, STEPS["own table"]):
            assert back(STEPS[leave](session)).choices == session.choices
