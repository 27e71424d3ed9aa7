"""Events of Explore: the row, the map, its axes."""

from __future__ import annotations

import pytest

from pages.shared.session import events
from pages.shared.session.choices import TELLING_ROW


def test_choose_row_clears_the_notices():
    session = events.begin_visit({"k": "999"})
    after = events.choose_row(session, 7)
    assert (after.choices.row, after.visit.notices) == (7, ())


def test_missing_row_becomes_the_telling_row_with_notice(wine_session):
    session = events.choose_row(wine_session, 500)
    after = events.keep_possible_row(session, lambda row: row < 178, 178, 60, "{1} {0}".format)
    assert (after.choices.row, after.visit.telling_row) == (60, 60)
    assert "500" in after.visit.notices[0]


def test_no_row_becomes_the_telling_row_without_notice(wine_session):
    after = events.keep_possible_row(wine_session, lambda row: row < 178, 178, 60, "{1} {0}".format)
    assert (wine_session.choices.row, after.choices.row, after.visit.notices) == (TELLING_ROW, 60, ())
    assert events.write_address(after)[1] == {}


def test_impossible_map_becomes_pca_with_notice(wine_session):
    after = events.keep_possible_map(events.choose_map(wine_session, "borders"), {"pca"})
    assert after.choices.map == "pca"
    assert len(after.visit.notices) == 1
    assert events.keep_possible_map(wine_session, {"pca"}) is wine_session


def test_axes_default_to_the_telling_features(wine_session):
    session = events.choose_map(wine_session, "features")
    after = events.keep_possible_axes(session, ("hue", "ash", "alcohol"), ("ash", "hue"))
    assert (after.choices.axes, after.visit.notices) == (("ash", "hue"), ())
    changed = events.choose_axes(after, ("alcohol", "hue"))
    assert events.keep_possible_axes(changed, ("hue", "ash", "alcohol"), ("ash", "hue")).choices == changed.choices


def test_missing_axis_is_replaced_with_notice(wine_session):
    session = events.choose_axes(events.choose_map(wine_session, "features"), ("gone", "ash"))
    after = events.keep_possible_axes(session, ("hue", "ash"), ("ash", "hue"))
    assert after.choices.axes == ("ash", "hue")
    assert "gone" in after.visit.notices[0]


VIEWS = ("mismatches", "nearest", "all")


def test_usual_view_of_the_table_needs_no_choice(wine_session):
    after = events.keep_possible_view(events.choose_view(wine_session, "mismatches"), VIEWS)
    assert (after.choices.view, after.visit.notices) == ("", ())
    assert events.keep_possible_view(wine_session, VIEWS) is wine_session
    other = events.choose_view(wine_session, "all")
    assert events.keep_possible_view(other, VIEWS) is other


@pytest.mark.parametrize(("view", "views"), [("mismatches", VIEWS[1:]), ("nearest", VIEWS[2:])])
def test_impossible_view_becomes_the_usual_one_with_notice(wine_session, view, views):
    after = events.keep_possible_view(events.choose_view(wine_session, view), views)
    assert after.choices.view == ""
    assert len(after.visit.notices) == 1


def test_columns_that_are_not_there_are_dropped_with_a_notice(wine_session):
    session = events.choose_shown(wine_session, ["hue", "gone", "class"])
    after = events.keep_possible_shown(session, ["hue", "ash"], ["class"])
    assert after.choices.shown == ("hue",)
    assert after.visit.notices == ("This table has no column “gone”: the choices for it are left out.",)
    only = events.keep_possible_shown(events.choose_shown(wine_session, ["class"]), ["hue"], ["class"])
    assert (only.choices.shown, only.visit.notices) == ((), ())
    assert events.keep_possible_shown(after, ["hue"], []) is after


def test_choosing_the_other_axis_swaps_both(wine_session):
    session = events.choose_axes(wine_session, ("hue", "ash"))
    assert events.choose_axes(session, ("ash", "ash")).choices.axes == ("ash", "hue")
