"""What a visitor does with two rows, and what is drawn anew."""

from __future__ import annotations

import pytest

from pages.shared.explore import fragments, group_choices, map_panel, pair_choices
from pages.shared.session import events, store
from pages.shared.session.choices import NO_ROW, USUAL_BORDER
from pages.shared.session.group import Group

ALL = ["map", "question", "answer", "group", "other"]


def pair_of(visitor, row=0, other=1):
    store.apply(events.choose_row, row)
    store.apply(events.choose_other, other)


def test_click_with_shift_is_a_second_row_once(visitor):
    store.apply(events.choose_row, 0)
    visitor.send("panel", other={"row": 60, "answers": 3})
    map_panel.take_other("panel")
    assert (store.choices().other, store.choices().question, store.visit().answered) == (60, "pair", 3)
    assert visitor.reruns == [ALL]
    group_choices.choose_other(NO_ROW)
    map_panel.take_other("panel")  # a browser repeats a click until it is answered
    assert store.choices().other == NO_ROW


@pytest.mark.parametrize(
    "sent", [None, {}, {"row": "60", "answers": 3}, {"row": 60}, {"row": True, "answers": 3}, [60, 3]]
)
def test_malformed_second_row_changes_nothing(visitor, sent):
    visitor.send("panel", other=sent)
    map_panel.take_other("panel")
    assert store.choices().other == NO_ROW
    assert visitor.reruns == []


def test_second_row_that_the_table_does_not_have_is_told(visitor):
    store.apply(events.choose_row, 0)
    visitor.send("panel", other={"row": 500, "answers": 3})
    map_panel.take_other("panel")
    assert store.choices().other == NO_ROW
    assert "There is no wine 500 to compare with" in store.visit().notices[0]


def test_typed_number_is_a_second_row_and_the_field_is_empty_again(visitor):
    store.apply(events.choose_row, 0)
    visitor.state["compare_with"] = " 60 "
    pair_choices.compare_with("compare_with")
    assert (store.choices().other, visitor.state["compare_with"]) == (60, "")
    assert visitor.reruns == [ALL]


@pytest.mark.parametrize("text", ["500", "Ann", "<b>"])
def test_text_that_names_no_row_is_told_below_the_field(visitor, text):
    visitor.state["compare_with"] = text
    pair_choices.compare_with("compare_with")
    assert store.choices().other == NO_ROW
    search = store.visit().other_search
    assert search is not None
    assert search.sentence == f"There is no wine {text}: the numbers go from 0 to 177."
    assert visitor.reruns == []


@pytest.mark.parametrize("text", [None, "", "  ", 5])
def test_nothing_typed_changes_nothing(visitor, text):
    visitor.state["compare_with"] = text
    pair_choices.compare_with("compare_with")
    assert store.visit().other_search is None


def test_rows_are_swapped_and_let_go(visitor):
    pair_of(visitor, 0, 60)
    group_choices.swap_rows()
    assert (store.choices().row, store.choices().other, store.choices().question) == (60, 0, "pair")
    group_choices.choose_other(NO_ROW)
    assert (store.choices().row, store.choices().other, store.choices().question) == (60, NO_ROW, "row")
    assert visitor.reruns == [ALL, ALL]


@pytest.mark.parametrize(
    ("sent", "border"), [(2, 2), (1, 1), (0, USUAL_BORDER), (7, USUAL_BORDER), (None, USUAL_BORDER)]
)
def test_border_is_chosen_where_the_two_have_it(visitor, sent, border):
    pair_of(visitor, 0, 1)
    key = store.mirror_anew("border", 0)
    visitor.state[key] = sent
    pair_choices.choose_border(key)
    assert store.choices().border == border


def test_field_for_a_second_row_is_drawn_anew_when_the_question_is_or_was_of_a_group(visitor):
    store.apply(events.choose_group, Group.of_rows([0, 1]))
    key = store.mirror_anew("question", "group")
    visitor.state[key] = "row"
    group_choices.choose_question(key)
    store.apply(events.choose_question, "group")
    fragments.choose_row(7)
    fragments.choose_row(8)  # the answer alone, which runs anyway: no field changes
    assert visitor.reruns == [["question", "answer", "other"], ["answer", "other", "question"]]


def test_widgets_that_have_been_replaced_choose_nothing(visitor):
    pair_of(visitor, 0, 1)
    for key, before, after in (("question", "row", "pair"), ("border", 2, 1)):
        store.mirror_anew(key, before)
        store.mirror_anew(key, after)
        visitor.state[f"{key} 0"] = before
    group_choices.choose_question("question 0")
    pair_choices.choose_border("border 0")
    assert (store.choices().question, store.choices().border) == ("pair", USUAL_BORDER)
    assert visitor.reruns == []
