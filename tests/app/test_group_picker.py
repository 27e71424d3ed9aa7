"""The choice of a group: a cluster, the mismatches, and a list in which nothing unknown is dropped silently."""

from __future__ import annotations

import pytest

from pages.shared.wording import group_words
from tests.helpers.group_answers import answer, member_list
from tests.helpers.pages import (
    TOWNS,
    WITH_DATES,
    WITH_GAPS,
    markup,
    open_explore,
    open_table_screen,
    press_button,
    shows,
    upload_file,
)


@pytest.mark.parametrize("table", [WITH_DATES, WITH_GAPS, TOWNS])
def test_dates_categories_and_gaps_of_an_upload(table):
    app = press_button(upload_file(open_table_screen(), table), "Explain this table")
    app.text_area(key="group_list").set_value("1, 2\nrow 3;4").run()
    press_button(app, group_words.USE_LIST)
    assert not app.exception
    assert app.query_params["group"].startswith("listed-")
    assert "neon-headline" in answer(app)


def test_mismatches_are_a_group_by_one_button():
    app = press_button(open_explore(), "The 9 mismatches")
    assert "Of these nine wines seven are in" in answer(app)
    assert app.query_params == {"ask": "group", "group": "mismatches"}


def test_cluster_is_chosen_by_its_name():
    app = open_explore(names="2:Old <i>")
    app.selectbox(key="group_cluster 0").select_index(2).run()
    assert member_list(app)["heading"] == "55 wines of Old <i>"
    assert "<i>" not in " ".join(text for text in markup(app) if "neon-headline" in text)
    assert app.query_params == {"names": "2:Old <i>", "ask": "group", "group": "cluster-2"}


def test_list_with_unknown_texts_is_taken_on_a_second_press():
    app = open_explore()
    app.text_area(key="group_list").set_value("3\n4, Zoe;5\t9, 500").run()
    press_button(app, group_words.USE_LIST)
    assert shows(app, "The list names 4 wines, and no wine is called “Zoe” or “500”.")
    assert "group" not in app.query_params
    press_button(app, "Use the 4 wines found")
    assert app.query_params == {"ask": "group", "group": "listed-HE.B"}
    assert not shows(app, "Zoe")


@pytest.mark.parametrize(("text", "sentence"), [("", group_words.NO_LIST), ("Zoe", "The list names no wine")])
def test_list_without_rows_says_so(text, sentence):
    app = open_explore()
    app.text_area(key="group_list").set_value(text).run()
    press_button(app, group_words.USE_LIST)
    assert not app.exception
    assert shows(app, sentence)
    assert app.query_params == {}
