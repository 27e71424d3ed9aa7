"""Naming a cluster on its card: by hand, by the suggestion, and back."""

from __future__ import annotations

import pytest

from pages.shared.wording import cluster_words
from tests.helpers.pages import (
    answer_headline,
    cells_of,
    component,
    heads_of,
    map_payload,
    markup,
    open_clusters,
    open_explore,
    press_button,
    shows,
)

EVIL = "<b>Old</b> **vines**"


def name_cluster(app, cluster, name):
    """Type the name of a cluster."""
    return app.text_input(key=f"name {cluster}").set_value(name).run()


def test_name_is_on_the_card_in_the_address_and_on_explore():
    app = name_cluster(open_clusters(), 2, "  Young   wines ")
    assert not app.exception
    assert app.query_params["names"] == "2:Young wines"
    assert any("neon-name" in text and "Young wines" in text for text in markup(app))
    app.switch_page("pages/screens/explore.py").run()
    assert answer_headline(app).startswith("Wine 60 is in Young wines rather than cluster 1")
    assert [face["called"] for face in map_payload(app)["clusters"]] == ["cluster 0", "cluster 1", "Young wines"]
    assert map_payload(app)["facts"]["called"] == ["cluster 0", "cluster 1", "Young wines"]
    assert set(cells_of(app, "cluster name")) <= {"cluster 0", "cluster 1", "Young wines"}
    assert not app.exception


def test_explore_without_names_sends_none():
    app = open_explore()
    assert "called" not in map_payload(app)["facts"]
    assert "cluster name" not in heads_of(app)


def test_suggested_name_is_one_click_and_the_number_another():
    app = press_button(open_clusters(), "Use “High proline”")
    assert app.query_params["names"] == "0:High proline"
    assert app.text_input(key="name 0").value == "High proline"
    press_button(app, cluster_words.NO_NAME)
    assert "names" not in app.query_params
    assert app.text_input(key="name 0").value == ""


def test_name_with_markup_stays_text():
    app = name_cluster(open_clusters(), 0, EVIL)
    heading = next(text for text in markup(app) if "neon-name" in text)
    assert "&lt;b&gt;Old&lt;/b&gt; **vines**" in heading
    assert all("<b>Old" not in text for text in markup(app))
    labels = [expander.label for expander in app.expander if "and" in expander.label]
    assert all("<b>" not in label and "**vines" not in label for label in labels)


@pytest.mark.parametrize("name", ["cluster 2", "Young"])
def test_refused_name_is_told(name):
    app = name_cluster(open_clusters(names="1:Young"), 0, name)
    assert app.query_params["names"] == "1:Young"
    assert shows(app, "Two clusters would be called")


def test_other_clusters_have_no_names_and_it_is_said():
    app = open_clusters(names="0:Old vines")
    app.slider(key="k").set_value(4).run()
    assert "names" not in app.query_params
    assert shows(app, "These are other clusters")


def test_exports_and_saved_pictures_use_the_name():
    app = open_explore(names="2:Young wines", by="hue")
    assert shows(app, "Young wines")
    assert component(app, "neon_panel")["headline"]
