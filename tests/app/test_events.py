"""Events: each transition by hand, as a pure function from a session to the next one."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ColumnError, Problem
from neon_core.reading import Overrides
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.session import events
from pages.shared.session.choices import TELLING_ROW, USUAL, opening_choices
from pages.shared.session.column_choices import Columns, apply_columns
from pages.shared.session.uploaded_file import Upload
from pages.shared.session.visit import AddressLog

TOWNS, PRICES = Upload.of("towns.csv", b"a;b\n1;2\n"), Upload.of("prices.csv", b"a;b\n3;4\n")
KEY = TOWNS.reference.key


@pytest.fixture
def wine():
    """A visitor who has just come to the wine data."""
    return events.begin_visit({})


@pytest.fixture
def towns(wine):
    """A visitor with a table of their own."""
    return events.take_table(events.offer_table(wine, TOWNS), TOWNS)


def written(session):
    """The session after its address was written."""
    return events.write_address(session)[0]


# --- opening: deep link, reload, samples ---


def test_a_bare_address_opens_the_published_run(wine):
    assert wine.choices == opening_choices("wine")
    assert wine.choices.config == PUBLISHED
    assert wine.visit.notices == ()


def test_deep_link_sets_every_choice():
    session = events.begin_visit(
        {"sample": "iris", "k": "5", "row": "7", "beta": "inf", "map": "borders", "ignore": "x"}
    )
    choices = session.choices
    assert (choices.sample, choices.config.n_clusters, choices.row, choices.beta) == ("iris", 5, 7, math.inf)
    assert (choices.map, choices.columns) == ("borders", Columns(roles=(("x", "ignore"),)))


def test_reload_opens_the_address_that_was_written(wine):
    session = events.choose_row(events.change_config(wine, "n_clusters", 6), 7)
    again = events.begin_visit(events.write_address(session)[1])
    assert again.choices == session.choices


def test_deep_link_with_a_bad_part_keeps_the_others_and_gives_a_notice():
    session = events.begin_visit({"k": "999", "row": "3"})
    assert (session.choices.config.n_clusters, session.choices.row) == (3, 3)
    assert len(session.visit.notices) == 1


def test_deep_link_to_a_file_that_is_not_here_awaits_it():
    session = events.begin_visit({"table": KEY, "file": "towns.csv", "k": "4", "decimal": ","})
    assert session.choices == opening_choices("wine")
    assert session.visit.awaited is not None
    assert session.visit.awaited.config.n_clusters == 4
    assert "towns.csv" in session.visit.notices[0]
    assert written(session).visit.address.current["table"] == KEY  # until something else is chosen


def test_the_awaited_file_brings_its_choices_back():
    session = events.begin_visit({"table": KEY, "file": "towns.csv", "k": "4", "decimal": ","})
    candidate = events.as_awaited(session, TOWNS)
    assert candidate.overrides == Overrides(decimal=",")
    after = events.take_table(events.offer_table(session, candidate), candidate)
    assert (after.choices.config.n_clusters, after.choices.file) == (4, candidate.reference)
    assert after.visit.awaited is None
    assert len(after.visit.notices) == 1


def test_another_file_than_the_awaited_one_opens_with_a_notice():
    session = events.begin_visit({"table": KEY, "file": "towns.csv", "k": "4"})
    after = events.take_table(session, PRICES)
    assert after.choices == opening_choices("", PRICES.reference)
    assert "towns.csv" in after.visit.notices[0]


def test_open_sample_takes_its_opening(wine):
    session = events.open_table(events.choose_row(wine, 7), "iris")
    assert session.choices == opening_choices("iris")


def test_opening_the_same_sample_changes_nothing(wine):
    session = events.choose_row(wine, 7)
    assert events.open_table(session, "wine").choices == session.choices


# --- uploads ---


def test_upload_opens_with_the_usual_choices(towns):
    assert towns.choices == opening_choices("", TOWNS.reference)
    assert towns.choices.is_upload
    assert (towns.visit.upload, towns.visit.candidate) == (TOWNS, None)


def test_failing_upload_leaves_the_table_before(towns):
    session = events.choose_row(towns, 3)
    after = events.offer_table(session, PRICES)  # it cannot be read
    assert after.choices == session.choices
    assert (after.visit.candidate, after.visit.upload) == (PRICES, TOWNS)
    assert events.offer_table(after, None).visit.candidate is None


def test_sample_and_upload_keep_their_choices_between_each_other(wine):
    session = events.choose_row(events.change_config(wine, "n_clusters", 5), 9)
    towns = events.choose_row(events.take_table(session, TOWNS), 2)
    back = events.back_to_sample(towns)
    assert back.choices == session.choices
    assert events.open_upload(back).choices == towns.choices


def test_choices_of_an_upload_are_not_those_of_the_next_one(towns):
    back = events.back_to_sample(events.choose_row(towns, 2))
    after = events.take_table(back, PRICES)
    assert after.choices == opening_choices("", PRICES.reference)


def test_the_same_file_read_in_another_way_keeps_the_choices(towns):
    session = events.choose_row(events.choose_beta(events.change_config(towns, "n_clusters", 5), 2.5), 3)
    otherwise = TOWNS.with_overrides(Overrides(decimal=","))
    after = events.take_table(events.offer_table(session, otherwise), otherwise)
    assert (after.choices.config.n_clusters, after.choices.row) == (5, 3)
    assert after.choices.file == otherwise.reference
    assert after.choices.beta == USUAL


# --- back, forward, and late addresses ---


def test_back_and_forward_take_the_choices_of_their_addresses(wine):
    first = written(events.change_config(wine, "n_clusters", 4))
    second = written(events.change_config(first, "n_clusters", 5))
    back = events.receive_address(second, {"k": "4"}, is_history=True)
    assert back.choices.config.n_clusters == 4
    forward = events.receive_address(back, {"k": "5"}, is_history=True)
    assert forward.choices.config.n_clusters == 5
    assert forward.visit.address == AddressLog.opened({"k": "5"})


def test_late_address_is_no_navigation(wine):
    """A click wrote row=7; a change of K arrives with the address from before it."""
    clicked = written(events.choose_row(wine, 7))
    after = events.receive_address(clicked, {})
    assert after.choices == clicked.choices
    changed = written(events.change_config(after, "n_clusters", 5))
    assert (changed.choices.row, changed.choices.config.n_clusters) == (7, 5)


def test_every_address_that_was_not_heard_yet_may_be_late(wine):
    session = wine
    for k in (4, 5, 6):
        session = written(events.change_config(session, "n_clusters", k))
    for address in ({}, {"k": "4"}, {"k": "5"}):
        session = events.receive_address(session, address)
        assert session.choices.config.n_clusters == 6


def test_an_address_older_than_one_that_was_heard_is_a_navigation(wine):
    session = written(events.change_config(wine, "n_clusters", 4))
    session = events.receive_address(session, {"k": "4"})
    assert events.receive_address(session, {}).choices.config.n_clusters == 3


def test_an_address_that_was_never_written_is_a_navigation(wine):
    session = written(events.change_config(wine, "n_clusters", 4))
    assert events.receive_address(session, {"k": "9"}).choices.config.n_clusters == 9


def test_a_bare_link_to_another_screen_keeps_the_choices(wine):
    session = events.receive_address(written(events.change_config(wine, "n_clusters", 4)), {"k": "4"})
    after = events.receive_address(session, {}, is_other_screen=True)
    assert after.choices == session.choices
    assert events.write_address(after)[1] == {"k": "4"}
    assert after.visit.address.current == {}  # so that it is written again


KS = st.lists(st.integers(4, 20), min_size=1, max_size=8)


@given(KS, st.data())
def test_no_change_is_lost_whatever_address_it_arrives_with(ks, data):
    """A browser hears of addresses late, but in order; each gesture carries the newest that it has heard of."""
    session, heard = events.begin_visit({}), 0
    sent: list[dict[str, str]] = [{}]
    for k in ks:
        heard = data.draw(st.integers(heard, len(sent) - 1))
        session = events.receive_address(session, sent[heard])
        session, address = events.write_address(events.change_config(session, "n_clusters", k))
        assert session.choices.config.n_clusters == k
        if address != sent[-1]:
            sent.append(address)


# --- clustering, preparation, columns ---


@pytest.mark.parametrize(
    ("field", "value"),
    [("n_clusters", 5), ("scaling", "robust"), ("random_state", 9), ("n_init", 3), ("missing", "drop")],
)
def test_another_config_keeps_the_row_and_takes_the_usual_beta(wine, field, value):
    session = events.choose_beta(events.choose_row(wine, 7), 2.5)
    after = events.change_config(session, field, value)
    assert after.choices == replace(session.choices, config=replace(PUBLISHED, **{field: value}), beta=USUAL)


@pytest.mark.parametrize("beta", [0.0, math.inf])
def test_zero_and_infinite_beta_stay_with_another_config(wine, beta):
    assert events.change_config(events.choose_beta(wine, beta), "n_clusters", 5).choices.beta == beta


def test_another_role_is_another_analysis_and_redraws_no_editor(wine):
    columns = Columns(roles=(("hue", "ignore"),))
    after = events.change_columns(events.choose_beta(wine, 2.5), columns, (("ash", 2.0),))
    assert (after.choices.columns, after.choices.config.weights) == (columns, (("ash", 2.0),))
    assert after.choices.beta == USUAL
    assert after.visit.column_edition == wine.visit.column_edition


def test_the_same_columns_are_no_event(wine):
    session = events.choose_beta(wine, 2.5)
    assert events.change_columns(session, Columns(), ()) is session


def test_refused_columns_change_nothing_and_redraw_the_editor(wine):
    error = ColumnError([Problem("No.", "hue")])
    after = events.refuse_columns(wine, error)
    assert after.choices == wine.choices
    assert after.visit.column_error is error
    assert after.visit.column_edition == wine.visit.column_edition + 1


def test_reset_columns_goes_back_to_the_guess(wine):
    session = events.change_columns(wine, Columns(roles=(("hue", "ignore"),)), (("ash", 2.0),))
    after = events.reset_columns(session)
    assert (after.choices.columns, after.choices.config.weights) == (Columns(), ())


def test_impossible_columns_go_with_a_notice_each():
    data = nc.Dataset.from_frame(pd.DataFrame({"x": [1.0, 2.0], "y": [3.0, 5.0]}))
    columns = Columns(roles=(("gone", "ignore"), ("x", "ignore")))
    session = events.change_columns(events.begin_visit({}), columns, (("lost", 2.0), ("y", 3.0)))
    after = events.keep_possible_columns(session, apply_columns(data, columns), ("gone", "lost"))
    assert after.choices.columns == Columns(roles=(("x", "ignore"),))
    assert after.choices.config.weights == (("y", 3.0),)
    assert len(after.visit.notices) == 1


def test_columns_too_long_for_an_address_come_back_by_their_digest(wine):
    columns = Columns(roles=tuple((f"a long name of a column {i:04}", "ignore") for i in range(400)))
    session, address = events.write_address(events.change_columns(wine, columns, ()))
    assert set(address) == {"columns"}
    gone = events.receive_address(session, {"k": "5"}, is_history=True)
    back = events.receive_address(gone, address, is_history=True)
    assert back.choices.columns == columns
    elsewhere = events.begin_visit(address)
    assert elsewhere.choices.columns == Columns()
    assert len(elsewhere.visit.notices) == 1


# --- row, map, comparison ---


def test_click_takes_the_row_and_the_notices_go():
    session = events.begin_visit({"k": "999"})
    after = events.choose_row(session, 7)
    assert (after.choices.row, after.visit.notices) == (7, ())


def test_a_row_that_is_gone_becomes_the_telling_row_with_a_notice(wine):
    session = events.choose_row(wine, 500)
    after = events.keep_possible_row(session, lambda row: row < 178, 178, telling_row=60)
    assert (after.choices.row, after.visit.telling_row) == (60, 60)
    assert "500" in after.visit.notices[0]


def test_no_row_is_the_telling_row_without_a_notice(wine):
    after = events.keep_possible_row(wine, lambda row: row < 178, 178, telling_row=60)
    assert (wine.choices.row, after.choices.row, after.visit.notices) == (TELLING_ROW, 60, ())
    assert events.write_address(after)[1] == {}


def test_an_impossible_map_becomes_the_first_one_with_a_notice(wine):
    after = events.keep_possible_map(events.choose_map(wine, "borders"), {"pca"})
    assert after.choices.map == "pca"
    assert len(after.visit.notices) == 1
    assert events.keep_possible_map(wine, {"pca"}) is wine


def test_axes_are_the_telling_features_until_chosen(wine):
    session = events.choose_map(wine, "features")
    after = events.keep_possible_axes(session, ("hue", "ash", "alcohol"), ("ash", "hue"))
    assert (after.choices.axes, after.visit.notices) == (("ash", "hue"), ())
    chosen = events.choose_axes(after, ("alcohol", "hue"))
    assert events.keep_possible_axes(chosen, ("hue", "ash", "alcohol"), ("ash", "hue")).choices == chosen.choices


def test_an_axis_that_is_gone_is_replaced_with_a_notice(wine):
    session = events.choose_axes(events.choose_map(wine, "features"), ("gone", "ash"))
    after = events.keep_possible_axes(session, ("hue", "ash"), ("ash", "hue"))
    assert after.choices.axes == ("ash", "hue")
    assert "gone" in after.visit.notices[0]


def test_the_other_axis_swaps_both(wine):
    session = events.choose_axes(wine, ("hue", "ash"))
    assert events.choose_axes(session, ("ash", "ash")).choices.axes == ("ash", "hue")


# --- long work ---


def test_stopping_a_fit_goes_back_to_what_was_explained(towns):
    session = events.change_config(events.remember_explained(towns), "n_clusters", 7)
    after = events.stop_fit(session)
    assert after.choices == towns.choices
    assert len(after.visit.notices) == 1


def test_stopping_the_first_fit_changes_nothing(towns):
    assert events.stop_fit(towns) is towns


def test_stopping_to_read_goes_back_to_the_table_before(towns):
    after = events.stop_reading(events.offer_table(towns, PRICES))
    assert (after.visit.candidate, after.visit.upload) == (None, TOWNS)
    assert "prices.csv" in after.visit.notices[0]


@given(st.sampled_from(sorted(SAMPLES)), st.integers(1, 20), st.integers(0, 100))
def test_an_address_leads_back_to_the_choices(sample, k, row):
    session = events.choose_row(
        events.change_config(events.open_table(events.begin_visit({}), sample), "n_clusters", k), row
    )
    assert events.begin_visit(events.write_address(session)[1]).choices == session.choices
