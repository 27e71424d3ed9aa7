"""The head of Clusters: title, notices, and the way of an address to it."""

from __future__ import annotations

from pages.shared.wording import cluster_words
from tests.helpers.pages import button_labels, markup, open_clusters, shows, title


def test_choices_come_along_and_the_address_says_them():
    app = open_clusters(k="4", row="7", beta="0.5")
    assert title(app) == cluster_words.TITLE
    assert dict(app.query_params) == {"k": "4", "row": "7", "beta": "0.5"}
    assert app.slider(key="k").value == 4


def test_clustering_changes_on_this_screen():
    app = open_clusters()
    app.slider(key="k").set_value(2).run()
    assert not app.exception
    assert title(app) == cluster_words.TITLE
    assert sum("neon-name" in text for text in markup(app)) == 2
    app.selectbox(key="sample").select("iris").run()
    assert sum("neon-name" in text for text in markup(app)) == 3
    assert any("petal" in text for text in markup(app))


def test_notices_of_an_address_are_shown():
    app = open_clusters(k="4").switch_page("pages/screens/explore.py").run()
    assert not shows(app, "Shown instead")
    app = open_clusters(row="999")
    assert shows(app, "There is no wine 999")


def test_refused_columns_lead_on():
    app = open_clusters(sample="sensors", fill="refuse")
    assert not app.exception
    assert markup(app) == []
    assert "Columns and preparation" in button_labels(app)
