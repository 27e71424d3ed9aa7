"""What a visitor does with a group and a question, on Explore and from Clusters."""

from __future__ import annotations

from pages.shared.wording import group_words
from tests.helpers.group_answers import ODD, answer, member_list
from tests.helpers.pages import (
    button_labels,
    choose_view,
    component,
    open_clusters,
    open_explore,
    press_button,
    shows,
)


def test_question_is_chosen_with_the_group_kept():
    app = open_explore(**ODD)
    app.button_group(key="question 0").set_value("row").run()
    assert not app.exception
    assert "neon-headline" not in answer(app)
    assert "quiet" not in component(app, "neon_panel")
    assert app.query_params == {"group": "drawn-HE.B"}


def test_card_of_a_cluster_leads_to_its_group():
    app = open_clusters()
    [button for button in app.button if button.label == "Why this group?"][1].click().run()
    assert not app.exception
    assert app.query_params == {"ask": "group", "group": "cluster-1"}
    assert "All 62 wines are in" in answer(app)


def test_filter_of_the_table_is_a_group():
    app = press_button(open_explore(view="all", where='"proline,above,1500"'), group_words.USE_FILTER)
    assert "All four wines are in" in answer(app)
    assert shows(app, "proline above 1500")
    assert app.query_params["group"] == "filter"
    assert app.query_params["group_where"] == '"proline,above,1500"'


def test_view_of_the_table_is_a_group_unless_it_has_all_rows():
    assert group_words.USE_FILTER not in button_labels(open_explore(view="all"))
    app = press_button(choose_view(open_explore(), "mismatches"), group_words.USE_FILTER)
    assert app.query_params["group"] == "mismatches"
    nearest = press_button(choose_view(open_explore(), "nearest"), group_words.USE_FILTER)
    assert member_list(nearest)["heading"] == "20 wines from a list"
