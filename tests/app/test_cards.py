"""The cards: each cluster's sentence, rule and rows, in every state."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.wording import card_words
from pages.shared.results import cache, summaries
from pages.shared.wording import cluster_words, progress_words
from tests.helpers.pages import (
    TOWNS,
    answer_headline,
    button_labels,
    markup,
    open_clusters,
    open_table_screen,
    press_button,
    shows,
    title,
    upload_file,
)


def text_of(app):
    """Return all markup as one text."""
    return " ".join(markup(app))


@pytest.mark.parametrize("name", ["wine", "iris", "breast_cancer", "customers", "sensors"])
def test_every_sample_has_a_card_for_each_cluster(name):
    app = open_clusters(sample=name)
    assert not app.exception
    assert title(app) == card_words.TITLE
    assert text_of(app).count("neon-name") == SAMPLES[name].opening.n_clusters


def test_card_says_what_the_library_says():
    app = open_clusters()
    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, PUBLISHED)
    for rule, member in zip(nc.cluster_rules(analysis, wine), nc.cluster_members(analysis), strict=True):
        assert rule.text in text_of(app)
        assert {f"Typical: wine {member.typical}", f"Boundary: wine {member.boundary}"} <= set(button_labels(app))
        assert [code.value for code in app.code if code.value in (rule.words, rule.query, rule.sql)]
    assert "<b>High proline</b> (1,111, elsewhere 557)" in text_of(app)
    assert "Mostly class 0: 59 of 61." in text_of(app)
    assert shows(app, "Found on four fifths of the wines")


def test_link_leads_to_explore_with_its_row():
    app = press_button(open_clusters(), "Typical: wine 148")
    assert not app.exception
    assert title(app) == "178 wines in 3 clusters"
    assert answer_headline(app).startswith("Wine 148 is in cluster 2")
    assert app.query_params["row"] == "148"


def test_contested_row_has_a_link_where_it_is_another_one():
    labels = button_labels(open_clusters(k="6"))
    contested = sum(label.startswith("Most contested") for label in labels)
    assert 0 < contested < sum(label.startswith("Boundary") for label in labels) == 6


def test_more_than_six_cards_are_closed_at_first():
    app = open_clusters(k="10")
    assert "4 more" in [expander.label for expander in app.expander]
    assert text_of(app).count("neon-name") == 6
    app.session_state["more_cards"] = True
    assert text_of(app.run()).count("neon-name") == 10
    assert not [expander for expander in open_clusters(k="6").expander if expander.label.endswith("more")]


def test_one_cluster_has_nothing_to_compare():
    app = open_clusters(k="1")
    assert not app.exception
    assert "It holds every row: there is nothing to compare it with." in text_of(app)
    assert "No rule: there is one cluster, and nothing to tell it from." in text_of(app)
    assert shows(app, cluster_words.ONE_CLUSTER)
    assert not [label for label in button_labels(app) if label.startswith("Boundary")]


def test_empty_cluster_has_a_card(replace_wine):
    replace_wine({"x": [0.0] * 6 + [1.0] * 6, "y": [0.0] * 6 + [1.0] * 6})
    app = open_clusters(k="3")
    assert not app.exception
    assert "It has no rows." in text_of(app)
    assert "No rule: the cluster has no rows." in text_of(app)


def test_cluster_of_one_row_has_no_rule(replace_wine):
    replace_wine({"x": [*np.linspace(0.0, 1.0, 30), 90.0], "y": [*np.linspace(0.0, 1.0, 30), 90.0]})
    app = open_clusters(k="2")
    assert "1 wine, 3 %" in text_of(app)
    assert "No rule: the cluster has one row." in text_of(app)


def test_rule_that_is_not_enough_says_so():
    assert "No short rule: the best finds" in text_of(open_clusters(k="10"))


def test_error_stands_in_the_place_of_the_cards(replace_wine):
    replace_wine({"name": ["a", "b"], "x": [1.0, np.inf]})
    app = open_clusters()
    assert not app.exception
    assert title(app) == card_words.TITLE
    assert markup(app) == []
    assert shows(app, "infinite")


# --- long rules: the cards stand first, and a job finds the rules ---


@pytest.fixture(autouse=True)
def long_rules(request, monkeypatch):
    """Every search for rules is long, in a test that holds threads."""
    if "held_threads" in request.fixturenames:
        monkeypatch.setattr(summaries, "RULES_AT_ONCE", 0)


def test_cards_stand_before_their_rules(held_threads):
    app = open_clusters()
    assert "High proline" in text_of(app)
    assert "finds" not in text_of(app)
    assert progress_words.STOP in button_labels(app)
    held_threads[0].work()
    app.run()
    assert "proline above" in text_of(app)
    assert progress_words.STOP not in button_labels(app)


def test_stopped_search_leaves_the_cards_and_can_begin_again(held_threads):
    app = press_button(open_clusters(), progress_words.STOP)
    assert shows(app, progress_words.SUMMARY_STOPPED)
    assert "High proline" in text_of(app)
    press_button(app, progress_words.ANYWAY["summary"])
    held_threads[-1].work()
    app.run()
    assert "proline above" in text_of(app)


def test_search_goes_on_while_explore_is_shown(held_threads):
    app = open_clusters()
    app.switch_page("pages/screens/explore.py").run()
    held_threads[0].work()
    app.switch_page("pages/screens/clusters.py").run()
    assert len(held_threads) == 1
    assert "proline above" in text_of(app)


def test_large_table_waits_for_its_cards_and_can_be_left(held_threads, monkeypatch):
    app = upload_file(open_table_screen(), TOWNS)
    press_button(app, "Explain this table")
    monkeypatch.setattr(cache, "FIT_AT_ONCE", 0)
    app.switch_page("pages/screens/clusters.py").run()
    assert not app.exception
    assert markup(app) == []
    assert progress_words.STOP in button_labels(app)
    held_threads[0].work()
    app.run()
    assert text_of(app).count("neon-name") == 3
    assert shows(app, cluster_words.PAIRS_CAPTION)


def test_failed_search_is_told_with_another_try(held_threads, monkeypatch):
    def broken(*args):
        raise RuntimeError("secret detail")

    app = open_clusters()
    monkeypatch.setattr(summaries, "build_overview", broken)
    held_threads[0].work()
    app.run()
    assert not app.exception
    assert shows(app, "ended with an unexpected error")
    assert not shows(app, "secret detail")
    monkeypatch.undo()
    press_button(app, progress_words.TRY_AGAIN)
    assert "proline above" in text_of(app)
