"""Rows left out of the fit by hand, as events: they stay through other choices, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

from pages.shared.session import events
from pages.shared.session.choices import MOST_LEFT_OUT


def test_rows_are_left_out_and_taken_back(wine_session):
    out = events.leave_out_rows(wine_session, [121, 95])
    assert out.choices.config.left_out == (95, 121)
    more = events.leave_out_rows(out, [3, 95])
    assert more.choices.config.left_out == (3, 95, 121)
    assert events.take_back_rows(more, [3]).choices == out.choices
    assert events.take_back_rows(more, [3, 95, 121]).choices == wine_session.choices
    assert events.take_back_rows(wine_session, [3]) is wine_session


def test_row_and_question_stay_and_clusters_by_hand_go(wine_session):
    asked = events.choose_question(events.choose_row(wine_session, 95), "belong")
    named = events.name_cluster(asked, 0, "Old vines")
    after = events.leave_out_rows(named, [95])
    assert (after.choices.row, after.choices.question) == (95, "belong")
    assert (after.choices.names, after.choices.config.edits) == ((), ())
    assert "other clusters" in after.visit.notices[0]


def test_rows_stay_out_through_another_fit_and_not_through_another_table(wine_session):
    out = events.leave_out_rows(wine_session, [95])
    assert events.change_config(out, "n_clusters", 5).choices.config.left_out == (95,)
    assert events.change_config(out, "scaling", "standard").choices.config.left_out == (95,)
    assert events.open_sample(out, "iris").choices.config.left_out == ()


def test_another_reading_of_the_file_takes_all_rows_in(towns_session):
    upload = towns_session.visit.upload
    assert upload is not None
    out = events.leave_out_rows(towns_session, [3])
    again = events.take_table(out, upload.with_overrides(replace(upload.overrides, header_row=2)))
    assert again.choices.config.left_out == ()
    assert "let go" in again.visit.notices[-1]


def test_too_many_rows_change_nothing_and_are_told(wine_session):
    out = events.leave_out_rows(wine_session, range(MOST_LEFT_OUT + 1))
    assert out.choices == wine_session.choices
    assert out.visit.notices == (
        "501 wines are to be left out of the fit; this page takes 500 at most. Nothing was left out.",
    )


def test_rows_that_the_table_does_not_have_are_told(wine_session):
    out = events.leave_out_rows(wine_session, [3, 178, 500])
    kept = events.keep_possible_left_out(out, 178)
    assert kept.choices.config.left_out == (3,)
    assert kept.visit.notices == ("There is no wine 178 or 500 to leave out: the numbers go from 0 to 177.",)
    assert events.keep_possible_left_out(kept, 178) is kept


def test_settings_with_more_rows_than_an_address_has_room_for_are_told(wine_session):
    config = replace(wine_session.choices.config, left_out=tuple(range(600)))
    given = wine_session.with_choices(replace(wine_session.choices, config=config))
    kept = events.keep_possible_left_out(given, 1000)
    assert kept.choices.config.left_out == ()
    assert "600 wines are to be left out" in kept.visit.notices[0]
