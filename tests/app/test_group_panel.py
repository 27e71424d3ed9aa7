"""Why this group: every state of the answer, and every way to a group."""

from __future__ import annotations

import html

import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED
from pages.shared.explore.group_export import columns_csv
from pages.shared.wording import group_words
from tests.helpers.pages import (
    TOWNS,
    WITH_DATES,
    WITH_GAPS,
    answer_headline,
    button_labels,
    choose_view,
    component,
    map_payload,
    markup,
    open_clusters,
    open_explore,
    open_table_screen,
    press_button,
    shows,
    upload_file,
)

ODD = {"sample": "wine", "group": "drawn-HE.B", "ask": "group"}
"""Wines 3, 4, 5 and 9."""


def answer(app):
    """Return the markup of the answer, without escapes of text."""
    return html.unescape(" ".join(text for text in markup(app) if "neon-" in text))


def questions(app):
    """Return the questions that can be asked."""
    return [group for group in app.get("button_group") if group.proto.id.endswith("question")]


def member_list(app):
    return map_payload(app)["list"]


def test_without_a_group_there_is_one_question_and_nothing_is_computed(monkeypatch):
    monkeypatch.setattr(nc, "explain_group", None)
    app = open_explore()
    assert not app.exception
    assert questions(app) == []
    assert "neon-headline" not in answer(app)
    assert "quiet" not in component(app, "neon_panel")


def test_group_is_answered_in_words_and_numbers_of_the_library():
    app = open_explore(**ODD)
    assert not app.exception
    group = nc.explain_group(nc.analyse(nc.load_sample("wine"), PUBLISHED), [3, 4, 5, 9], "clusters")
    text = answer(app)
    assert "All four wines are in" in text
    assert "Unlike the others there: <b>high total phenols</b> (3.23, not 2.82)" in text
    assert f"mean evidence <b>{group.evidence:.3f}</b>" in text
    assert "✓ The ink bars add up to the squared distance between the means, relevance to mean evidence." in text
    assert component(app, "neon_panel")["quiet"]
    assert app.query_params == {"ask": "group", "group": "drawn-HE.B"}


def test_rows_of_the_group_are_listed_under_the_map():
    listed = member_list(open_explore(**ODD, called="Old <b>"))
    assert listed["rows"] == [3, 4, 5, 9]
    assert listed["heading"] == "Old <b>: 4 wines drawn around"
    assert member_list(open_explore(row="3"))["heading"] == "9 wines disagree with their class"


def test_other_rows_to_compare_with_are_chosen():
    app = open_explore(**ODD)
    app.button_group(key="group_versus").set_value("rest").run()
    assert "Unlike all other wines: " in answer(app)


def test_question_is_chosen_with_the_group_kept():
    app = open_explore(**ODD)
    app.button_group(key="question").set_value("row").run()
    assert not app.exception
    assert "neon-headline" not in answer(app)
    assert "quiet" not in component(app, "neon_panel")
    assert app.query_params == {"group": "drawn-HE.B"}


def test_group_of_one_offers_the_questions_about_its_row():
    app = open_explore(group="drawn-C", ask="group")
    assert "This wine is in" in answer(app)
    assert shows(app, "It is wine 1 alone: the questions about one wine answer why it is there.")
    assert "neon-group" not in answer(app)
    press_button(app, "Why is wine 1 here?")
    assert answer_headline(app).startswith("Wine 1 is in cluster 0")
    assert app.query_params == {"row": "1", "group": "drawn-C"}


def test_everyone_is_compared_with_nobody():
    app = open_explore(group="filter", group_where='"row,at most,999"', ask="group")
    assert "That is everyone." in answer(app)
    assert shows(app, group_words.NOTHING_TO_COMPARE)
    assert "neon-group" not in answer(app)


def test_whole_cluster_is_compared_with_all_others_and_leads_to_its_card():
    app = open_explore(group="cluster-2", ask="group")
    assert "All 55 wines are in" in answer(app)
    assert "Unlike all other wines: " in answer(app)
    assert [group for group in app.get("button_group") if group.proto.id.endswith("group_versus")] == []
    assert "See the card of cluster 2" in button_labels(app)


def test_two_clusters_have_a_comparison_too():
    app = open_explore(k="2", group="mismatches", ask="group")
    assert not app.exception
    app = open_explore(k="2", **{**ODD, "group": "listed-HE.B"})
    assert "mean evidence" in answer(app)


def test_one_cluster_has_no_evidence():
    app = open_explore(k="1", **ODD)
    assert not app.exception
    assert "neon-group" in answer(app)
    assert "mean evidence" not in answer(app)


def test_pictures_are_of_pixels_only():
    app = open_explore(sample="digits", group="drawn-HE.B", ask="group")
    assert answer(app).count("<figure>") == 4
    assert "the other 58 together" in answer(app)
    assert "<figure>" not in answer(open_explore(**ODD))


@pytest.mark.parametrize("table", [WITH_DATES, WITH_GAPS, TOWNS])
def test_dates_categories_and_gaps_of_an_upload(table):
    app = press_button(upload_file(open_table_screen(), table), "Explain this table")
    app.text_area(key="group_list").set_value("1, 2\nrow 3;4").run()
    press_button(app, group_words.USE_LIST)
    assert not app.exception
    assert app.query_params["group"].startswith("listed-")
    assert "neon-headline" in answer(app)


# --- the ways to a group ---


def test_mismatches_are_a_group_by_one_button():
    app = press_button(open_explore(), "The 9 mismatches")
    assert "Of these nine wines seven are in" in answer(app)
    assert app.query_params == {"ask": "group", "group": "mismatches"}


def test_cluster_is_chosen_by_its_name():
    app = open_explore(names="2:Old <i>")
    app.selectbox(key="group_cluster").select_index(2).run()
    assert member_list(app)["heading"] == "55 wines of Old <i>"
    assert "<i>" not in " ".join(text for text in markup(app) if "neon-headline" in text)
    assert app.query_params == {"names": "2:Old <i>", "ask": "group", "group": "cluster-2"}


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


def test_group_is_named_and_let_go():
    app = open_explore(**ODD)
    app.text_input(key="group_name").set_value("<b>Old</b> & *odd*").run()
    assert app.query_params["called"] == "<b>Old</b> & *odd*"
    assert member_list(app)["heading"] == "<b>Old</b> & *odd*: 4 wines drawn around"
    press_button(app, group_words.LET_GO)
    assert app.query_params == {}
    assert questions(app) == []


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"group": "cluster-7", "ask": "group"}, "There is no cluster 7 here"),
        ({"group": "filter", "group_where": '"hue,above,red"'}, "its condition “hue above red” has no meaning here"),
        ({"group": "filter", "group_where": '"hue,above,99"'}, "No wine is in this group"),
        ({"group": "mismatches", "k": "5"}, group_words.NO_MISMATCH),
        ({"group": "drawn-gA4PAB"}, "but a group is cluster-0"),
        ({"group": "drawn-Amf"}, "1 wine more was chosen"),
    ],
)
def test_impossible_group_of_an_address_is_said(address, sentence):
    app = open_explore(**address)
    assert not app.exception
    assert shows(app, sentence)


def test_files_have_the_rows_and_the_columns_of_the_group():
    app = open_explore(**ODD)
    assert {"Rows as CSV", "Columns as CSV"} <= {button.label for button in app.get("download_button")}
    group = nc.explain_group(nc.analyse(nc.load_sample("wine"), PUBLISHED), [3, 4, 5, 9])
    lines = columns_csv(group).decode("utf-8-sig").splitlines()
    assert lines[0].replace('"', "") == "column,value,group,others,low,high,apart,relevance,spread"
    assert len(lines) == 14
