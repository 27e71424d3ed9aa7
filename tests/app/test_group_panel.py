"""Why this group: every state of the answer."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED
from pages.shared.results import groups
from pages.shared.wording import group_words, progress_words
from tests.helpers.group_answers import ODD, answer, member_list, questions
from tests.helpers.pages import (
    answer_headline,
    button_labels,
    component,
    open_explore,
    press_button,
    shows,
)


def test_without_a_group_the_questions_are_about_the_row_and_nothing_is_computed(monkeypatch):
    monkeypatch.setattr(nc, "explain_group", None)
    app = open_explore()
    assert not app.exception
    assert questions(app) == ["row", "belong"]
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


def test_other_rows_to_compare_with_are_chosen():
    app = open_explore(**ODD)
    app.button_group(key="group_versus").set_value("rest").run()
    assert "Unlike all other wines: " in answer(app)
    assert app.query_params == {"ask": "group", "group": "drawn-HE.B", "versus": "rest"}
    again = open_explore(**ODD, versus="rest")
    assert "Unlike all other wines: " in answer(again)
    again.button_group(key="group_versus").set_value("clusters").run()
    assert again.query_params == {"ask": "group", "group": "drawn-HE.B"}


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


# --- long answers: a job explains the group ---


@pytest.fixture
def held_answers(held_threads, monkeypatch):
    """The threads of jobs, where every answer about a group is long."""
    monkeypatch.setattr(groups, "EXPLAINED_AT_ONCE", 0)
    return held_threads


def test_long_answer_is_made_by_a_job_that_can_be_watched(held_answers):
    app = open_explore(**ODD)
    assert "neon-headline" not in answer(app)
    assert progress_words.STOP in button_labels(app)
    assert member_list(app)["heading"] == "4 wines drawn around"
    held_answers[0].work()
    app.run()
    assert "All four wines are in" in answer(app)
    assert progress_words.STOP not in button_labels(app)
    app.button_group(key="group_versus").set_value("rest").run()
    held_answers[1].work()
    app.run()
    assert "Unlike all other wines: " in answer(app)


def test_long_answer_that_is_stopped_can_begin_again(held_answers):
    app = press_button(open_explore(**ODD), progress_words.STOP)
    assert shows(app, progress_words.GROUP_STOPPED)
    press_button(app, progress_words.ANYWAY["group"])
    held_answers[-1].work()
    app.run()
    assert "All four wines are in" in answer(app)


def test_failed_answer_says_so_and_can_be_tried_again(held_answers, monkeypatch):
    app = open_explore(**ODD)
    with monkeypatch.context() as patch:
        patch.setattr(nc, "explain_group", None)
        held_answers[0].work()
    app.run()
    assert shows(app, "Explaining the group ended with an unexpected error")
    press_button(app, progress_words.TRY_AGAIN)
    held_answers[-1].work()
    app.run()
    assert "All four wines are in" in answer(app)
