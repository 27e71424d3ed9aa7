"""Events of a second row and its border."""

from __future__ import annotations

from dataclasses import replace

from pages.shared.session import events
from pages.shared.session.choices import NO_ROW, USUAL_BORDER


def chosen(session, row=3, other=7, **more):
    after = events.choose_other(events.choose_row(session, row), other)
    return after.with_choices(replace(after.choices, **more))


def test_second_row_brings_its_question_and_takes_it_along(wine_session):
    pair = chosen(wine_session)
    assert (pair.choices.row, pair.choices.other, pair.choices.question) == (3, 7, "pair")
    gone = events.choose_other(pair, NO_ROW)
    assert (gone.choices.other, gone.choices.question) == (NO_ROW, "row")


def test_plain_click_goes_back_to_one_row_and_keeps_the_second(wine_session):
    after = events.choose_row(chosen(wine_session, border=2), 9)
    assert (after.choices.row, after.choices.other, after.choices.question) == (9, 7, "row")
    assert after.choices.border == USUAL_BORDER
    assert "pair" in after.choices.questions


def test_swapped_rows_keep_their_question_and_border(wine_session):
    after = events.swap_rows(chosen(wine_session, border=2))
    assert (after.choices.row, after.choices.other, after.choices.question, after.choices.border) == (7, 3, "pair", 2)
    assert events.swap_rows(wine_session) is wine_session


def test_chosen_row_is_no_second_row(wine_session):
    after = events.choose_other(events.choose_row(wine_session, 3), 3)
    assert (after.choices.other, after.choices.question) == (NO_ROW, "row")
    assert after.visit.notices == ("This is the chosen wine itself: choose another wine to compare it with.",)


def test_address_with_one_row_twice_asks_about_one(wine_session):
    opened = events.begin_visit({"row": "5", "other": "5", "ask": "pair"})
    after = events.keep_possible_other(opened, lambda row: True, 178)
    assert after.choices.question == "row"
    assert "the chosen wine itself" in after.visit.notices[-1]


def test_second_row_that_is_gone_is_told(wine_session):
    after = events.keep_possible_other(chosen(wine_session, other=500), lambda row: row < 178, 178)
    assert (after.choices.other, after.choices.question) == (NO_ROW, "row")
    assert after.visit.notices == ("There is no wine 500 to compare with: the numbers go from 0 to 177.",)
    kept = chosen(wine_session)
    assert events.keep_possible_other(kept, lambda row: True, 178) is kept


def test_border_that_the_two_do_not_have_is_told(wine_session):
    pair = events.choose_border(chosen(wine_session), 2)
    assert events.keep_possible_border(pair, (1, 2)) is pair
    after = events.keep_possible_border(pair, (1,))
    assert after.choices.border == USUAL_BORDER
    assert after.visit.notices[0].startswith("The two have no border to cluster 2")


def test_another_second_row_and_other_clusters_have_the_usual_border(wine_session):
    pair = events.choose_border(chosen(wine_session), 2)
    assert events.choose_other(pair, 8).choices.border == USUAL_BORDER
    assert events.change_config(pair, "n_clusters", 5).choices.border == USUAL_BORDER


def test_address_has_row_and_border_and_refuses_what_has_no_meaning():
    opened = events.begin_visit({"row": "0", "other": "1", "ask": "pair", "border": "2"})
    assert (opened.choices.other, opened.choices.border, opened.visit.notices) == (1, 2, ())
    _, parameters = events.write_address(opened)
    assert parameters == {"row": "0", "ask": "pair", "other": "1", "border": "2"}
    for border in ("x", "-1", "50", "²"):
        refused = events.begin_visit({"other": "1", "border": border})
        assert refused.choices.border == USUAL_BORDER
        assert "a border leads to a cluster from 0 to 49" in refused.visit.notices[0]
    assert "border" in events.begin_visit({"border": "2"}).visit.notices[0]
