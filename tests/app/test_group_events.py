"""Events of a group, a second row and a question; and what becomes of them with other clusters and other tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neon_core.row_query import Condition, RowQuery
from pages.shared.session import events
from pages.shared.session.choices import NO_ROW
from pages.shared.session.group import MISMATCHES, Group
from pages.shared.session.visit import Session
from tests.helpers.sessions import TOWNS, take_upload

ROWS = Group.of_rows([3, 4, 9], "drawn")
FILTER = Group.of_query(RowQuery((Condition("hue", "above", "1"),)))


def with_group(session, group):
    return events.choose_group(session, group)


def test_group_brings_its_question_and_takes_it_along(wine_session):
    asked = with_group(wine_session, ROWS)
    assert (asked.choices.group, asked.choices.question) == (ROWS, "group")
    assert asked.choices.questions == ("row", "belong", "group")
    dropped = events.drop_group(asked)
    assert dropped.choices == wine_session.choices


def test_what_a_group_is_compared_with_stays_until_it_is_let_go(wine_session):
    asked = events.choose_versus(with_group(wine_session, ROWS), "rest")
    assert asked.choices.versus == "rest"
    assert events.choose_versus(asked, "<b>") is asked
    assert with_group(asked, FILTER).choices.versus == "rest"
    assert events.drop_group(asked).choices == wine_session.choices


def test_row_is_chosen_with_the_group_kept(wine_session):
    after = events.choose_row(with_group(wine_session, ROWS), 4)
    assert (after.choices.row, after.choices.question, after.choices.group) == (4, "row", ROWS)


def test_question_that_cannot_be_asked_changes_nothing(wine_session):
    assert events.choose_question(wine_session, "group") is wine_session
    asked = with_group(wine_session, ROWS)
    assert events.choose_question(asked, "<b>") is asked
    assert events.choose_question(asked, "row").choices.question == "row"


def test_second_row_brings_its_question_and_takes_it_along(wine_session):
    chosen = events.choose_other(events.choose_row(wine_session, 3), 7)
    assert (chosen.choices.other, chosen.choices.question, chosen.choices.questions) == (
        7,
        "pair",
        ("row", "belong", "pair"),
    )
    assert events.choose_other(chosen, NO_ROW).choices.question == "row"
    assert events.choose_row(chosen, 7).choices.questions == ("row", "belong")


def test_name_is_cleaned_and_a_refused_one_is_told(wine_session):
    named = events.name_group(with_group(wine_session, ROWS), "  the  odd ones")
    assert named.choices.group == replace(ROWS, name="the odd ones")
    assert events.name_group(named, "").choices.group == ROWS
    refused = events.name_group(named, "x" * 41)
    assert refused.choices == named.choices
    assert refused.visit.notices[0].startswith("The group keeps its name")
    assert events.name_group(wine_session, "odd") is wine_session


@pytest.mark.parametrize("group", [ROWS, FILTER, MISMATCHES])
@pytest.mark.parametrize(("field", "value"), [("n_clusters", 5), ("scaling", "standard"), ("random_state", 9)])
def test_group_of_rows_stays_with_other_clusters(wine_session, group, field, value):
    after = events.change_config(with_group(wine_session, group), field, value)
    assert (after.choices.group, after.choices.question, after.visit.notices) == (group, "group", ())


@pytest.mark.parametrize(("field", "value"), [("n_clusters", 5), ("scaling", "standard"), ("random_state", 9)])
def test_group_of_a_cluster_is_let_go_with_other_clusters_and_it_is_said(wine_session, field, value):
    after = events.change_config(with_group(wine_session, Group.of_cluster(2)), field, value)
    assert (after.choices.group, after.choices.question) == (None, "row")
    assert after.visit.notices == ("The group was cluster 2. These are other clusters, so it is let go.",)


def test_merge_renumbers_the_cluster_of_a_group_or_lets_it_go(wine_session):
    renumbered = (-1, 1, -1, 2)
    kept = events.edit_clusters(with_group(wine_session, Group.of_cluster(3)), ("merge", 0, 2), renumbered)
    assert kept.choices.group == Group.of_cluster(2)
    assert events.undo_edit(kept, renumbered).choices.group == Group.of_cluster(3)
    gone = events.edit_clusters(with_group(wine_session, Group.of_cluster(2)), ("merge", 0, 2), renumbered)
    assert (gone.choices.group, len(gone.visit.notices)) == (None, 1)


def test_another_table_has_no_group_and_the_former_gets_its_own_back(wine_session):
    asked = events.choose_other(with_group(wine_session, ROWS), 5)
    upload = take_upload(asked, TOWNS)
    assert (upload.choices.group, upload.choices.other, upload.choices.question) == (None, NO_ROW, "row")
    assert events.back_to_sample(upload).choices.group == ROWS
    assert events.open_sample(asked, "iris").choices.group is None


@pytest.mark.parametrize("group", [ROWS, FILTER])
def test_another_reading_lets_go_of_rows_by_number(wine_session, group):
    asked = events.choose_other(with_group(take_upload(wine_session, TOWNS), group), 1)
    other = TOWNS.with_overrides(replace(TOWNS.overrides, delimiter=","))
    after = take_upload(asked, other)
    assert after.choices.group == (None if group is ROWS else FILTER)
    assert after.choices.other == NO_ROW
    assert "chosen by their numbers are let go" in after.visit.notices[-1]


def test_impossible_group_goes_with_its_reason_and_a_possible_one_stays(wine_session):
    asked = with_group(wine_session, ROWS)
    assert events.keep_possible_group(asked, "") is asked
    after = events.keep_possible_group(asked, "No wine is in it.")
    assert (after.choices.group, after.visit.notices) == (None, ("No wine is in it.",))


def test_second_row_that_is_gone_is_said(wine_session):
    chosen = events.choose_other(wine_session, 500)
    after = events.keep_possible_other(chosen, lambda row: row < 178, 178)
    assert (after.choices.other, after.choices.question) == (NO_ROW, "row")
    assert after.visit.notices == ("There is no wine 500 to compare with: the numbers go from 0 to 177.",)
    assert events.keep_possible_other(chosen, lambda row: True, 501) is chosen


def test_left_out_second_row_is_said(wine_session):
    after = events.keep_possible_other(events.choose_other(wine_session, 5), lambda row: row != 5, 178)
    assert after.visit.notices == ("Wine 5 was left out of the clustering, so it cannot be compared with.",)


def test_stopping_a_fit_brings_the_group_of_a_cluster_back(wine_session):
    asked = events.remember_explained(with_group(wine_session, Group.of_cluster(1)))
    assert isinstance(asked, Session)
    refit = events.change_config(asked, "n_clusters", 7)
    assert events.restore_result(refit).choices.group == Group.of_cluster(1)
