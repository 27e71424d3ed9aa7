"""Events of long work: a stopped fit, a stopped reading."""

from __future__ import annotations

from pages.shared.session import events
from pages.shared.session.column_choices import Columns
from pages.shared.session.column_treatments import Treatments
from tests.helpers.sessions import PRICES, TOWNS, take_upload


def test_stop_fit_returns_to_the_explained_choices(towns_session):
    session = events.change_config(events.remember_explained(towns_session), "n_clusters", 7)
    after = events.stop_fit(session)
    assert after.choices == towns_session.choices
    assert len(after.visit.notices) == 1


def test_stop_first_fit_changes_nothing(towns_session):
    assert events.stop_fit(towns_session) is towns_session


def test_stop_reading_returns_to_the_table_before(towns_session):
    after = events.stop_reading(events.offer_table(towns_session, PRICES))
    assert (after.visit.candidate, after.visit.upload) == (None, TOWNS)
    assert "prices.csv" in after.visit.notices[0]


def test_stop_fit_returns_from_other_columns(towns_session):
    columns = Columns(roles=(("a", "ignore"),))
    session = events.change_columns(events.remember_explained(towns_session), columns, Treatments())
    after = events.stop_fit(session)
    assert after.choices == towns_session.choices
    assert after.visit.column_edition == session.visit.column_edition + 1


def test_stop_fit_keeps_row_map_and_beta_chosen_since_the_fit(towns_session):
    """A click draws only fragments anew, so the heading does not remember it."""
    session = events.choose_row(events.remember_explained(towns_session), 1)
    session = events.choose_beta(events.choose_map(session, "borders"), 2.5)
    after = events.stop_fit(events.change_config(events.change_config(session, "n_clusters", 6), "n_clusters", 7))
    assert after.choices == session.choices


def test_stop_fit_of_the_explained_analysis_changes_nothing(towns_session):
    """The analysis was on screen, left the cache, and is made again."""
    session = events.remember_explained(towns_session)
    assert events.stop_fit(session) is session


def test_stop_fit_keeps_the_offered_table(towns_session):
    session = events.offer_table(
        events.change_config(events.remember_explained(towns_session), "n_clusters", 7), PRICES
    )
    after = events.stop_fit(session)
    assert (after.visit.candidate, after.choices) == (PRICES, towns_session.choices)


def test_stop_fit_of_another_table_changes_nothing(towns_session):
    session = take_upload(events.remember_explained(towns_session), PRICES)
    assert events.stop_fit(session) is session
    session = events.change_config(events.remember_explained(events.begin_visit({})), "n_clusters", 7)
    assert events.stop_fit(session) is session  # a sample is never long work


def test_stop_reading_without_a_candidate_changes_nothing(towns_session):
    assert events.stop_reading(towns_session) is towns_session


def test_failed_fit_leads_back_to_the_result_before(towns_session):
    session = events.change_config(events.remember_explained(towns_session), "n_clusters", 7)
    assert events.previous_result(session) == towns_session.choices
    after = events.restore_result(session)
    assert (after.choices, after.visit.job, after.visit.notices) == (towns_session.choices, None, ())


def test_failed_first_fit_of_an_upload_leads_back_to_the_sample(wine_session):
    session = take_upload(events.remember_explained(wine_session), TOWNS)
    assert events.restore_result(session).choices == wine_session.choices


def test_failed_fit_has_no_result_before_where_its_table_is_gone(towns_session):
    session = take_upload(events.remember_explained(towns_session), PRICES)
    assert events.previous_result(session) is None
    assert events.restore_result(session) is session


def test_failed_first_fit_has_no_result_before(wine_session):
    assert events.previous_result(wine_session) is None
    assert events.previous_result(events.remember_explained(wine_session)) is None
