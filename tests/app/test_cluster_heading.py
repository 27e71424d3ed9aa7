"""The head of Clusters: title, notices, and the way of an address to it."""

from __future__ import annotations

from neon_core.wording import card_words
from tests.helpers.pages import button_labels, markup, open_clusters, open_explore, press_button, shows, title


def test_choices_come_along_and_the_address_says_them():
    app = open_clusters(k="4", row="7", beta="0.5")
    assert title(app) == card_words.TITLE
    assert dict(app.query_params) == {"k": "4", "row": "7", "beta": "0.5"}
    assert app.slider(key="k").value == 4


def test_clustering_changes_on_this_screen():
    app = open_clusters()
    app.slider(key="k").set_value(2).run()
    assert not app.exception
    assert title(app) == card_words.TITLE
    assert sum("neon-name" in text for text in markup(app)) == 2
    app.selectbox(key="sample").select("iris").run()
    assert sum("neon-name" in text for text in markup(app)) == 3
    assert any("petal" in text for text in markup(app))


def test_notices_of_an_address_are_shown():
    app = open_clusters(k="4").switch_page("pages/screens/explore.py").run()
    assert not shows(app, "Shown instead")
    app = open_clusters(row="999")
    assert shows(app, "There is no wine 999")


def test_notes_of_the_analysis_are_shown_with_their_buttons():
    app = open_clusters(scaling="none")
    assert shows(app, "The clusters say the same as “proline” alone")
    press_button(app, "Leave proline out, and describe by it")
    assert not app.exception
    assert (title(app), app.query_params["describe"]) == (card_words.TITLE, "proline")
    assert not shows(app, "The clusters say the same as “proline” alone")


def test_notes_are_those_of_explore():
    address = {"sample": "sensors", "k": "20"}
    here, there = open_clusters(**address), open_explore(**address)
    for part in ("under 1 % of the rows", "missing"):
        assert shows(here, part) == shows(there, part)
    assert [label for label in button_labels(here) if label.startswith("Fit ")]


def test_refused_columns_lead_on():
    app = open_clusters(sample="sensors", fill="refuse")
    assert not app.exception
    assert markup(app) == []
    assert "Columns and preparation" in button_labels(app)
