"""Clusters merged by hand on the screen, and the way back."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.errors import ClusterError
from neon_core.samples import PUBLISHED
from pages.shared.results import work
from pages.shared.wording import cluster_words
from tests.helpers.pages import button_labels, markup, open_clusters, open_explore, press_button, shows, title


def names_of(app):
    """Return the headings of the cards."""
    return [text for text in markup(app) if "neon-name" in text]


def test_merge_and_undo(monkeypatch):
    app = open_clusters(names="2:Young")
    monkeypatch.setattr(work, "analyse", pytest.fail)  # neither of the two fits anything
    press_button(app, cluster_words.MERGE)
    assert not app.exception
    merged = nc.analyse(nc.load_sample("wine"), PUBLISHED).merge(0, 1)
    assert len(names_of(app)) == 2
    assert f"{merged.clustering.sizes[0]} wines" in " ".join(markup(app))
    assert app.query_params["edits"] == "merge-0-1"
    assert app.query_params["names"] == "1:Young"
    assert shows(app, "Clusters 0 and 1 are merged.")
    assert any("merged from" in text for text in markup(app))
    press_button(app, cluster_words.UNDO)
    assert len(names_of(app)) == 3
    assert "edits" not in app.query_params
    assert app.query_params["names"] == "2:Young"
    assert cluster_words.UNDO not in button_labels(app)


def test_address_brings_merged_clusters_to_both_screens():
    app = open_explore(edits="merge-0-1", names="0:Old vines")
    assert not app.exception
    assert title(app) == "178 wines in 2 clusters"
    app.switch_page("pages/screens/clusters.py").run()
    assert len(names_of(app)) == 2
    assert "Old vines" in names_of(app)[0]


def test_all_merged_are_one_cluster_and_can_be_undone():
    app = press_button(press_button(open_clusters(), cluster_words.MERGE), cluster_words.MERGE)
    assert not app.exception
    assert len(names_of(app)) == 1
    assert shows(app, cluster_words.ONE_CLUSTER)
    press_button(app, cluster_words.UNDO)
    assert len(names_of(app)) == 2


def test_split_of_an_address_is_said_and_undone():
    app = open_clusters(edits="split-1-0")
    assert len(names_of(app)) == 4
    assert shows(app, "Cluster 1 is split.")
    assert len(names_of(press_button(app, cluster_words.UNDO))) == 3


def split_box(app):
    """Return the choice of a cluster to split."""
    return next(box for box in app.selectbox if box.label == cluster_words.SPLIT)


def test_split_and_undo(monkeypatch):
    app = open_clusters(names="1:Old,2:Young")
    assert split_box(app).options == ["cluster 0", "Old", "Young"]
    monkeypatch.setattr(work, "analyse", pytest.fail)
    split_box(app).set_value(1).run()
    assert not app.exception
    assert app.query_params["edits"] == "split-1-0"
    assert shows(app, "Cluster 1 is split.")
    assert len(names_of(app)) == 4
    assert "Old" not in app.query_params["names"]
    assert "Young" in app.query_params["names"]
    press_button(app, cluster_words.UNDO)
    assert app.query_params["names"] == "1:Old,2:Young"


def test_the_only_cluster_can_be_split():
    app = open_clusters(k="1")
    split_box(app).set_value(0).run()
    assert not app.exception
    assert len(names_of(app)) == 2


def test_cluster_of_equal_rows_is_not_split_and_it_is_said(monkeypatch):
    app = open_clusters()

    def refuse(*_):
        raise ClusterError("Cluster 1 has no two different rows")

    monkeypatch.setattr(nc.Analysis, "split", refuse)
    split_box(app).set_value(1).run()
    assert not app.exception
    assert shows(app, "Cluster 1 has no two different rows.")
    assert "edits" not in app.query_params
