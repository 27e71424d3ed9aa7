"""Why these two, on Explore: headline, lines that add up, the border, and what has no answer."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED
from pages.shared.live_chart import payload
from tests.helpers.pages import (
    answer_headline,
    button_labels,
    component,
    open_explore,
    press_button,
    shows,
    title,
    to_text,
)


def pair_payload(app):
    return component(app, "neon_pair")


def has_pair(app):
    return any(element.proto.component_name == "neon_pair" for element in app.get("bidi_component"))


def bars_of(sent):
    return [line["bar"] for line in sent["lines"]]


def test_two_wines_of_two_clusters():
    app = open_explore(row="0", other="60", ask="pair")
    assert not app.exception
    sent, pair = pair_payload(app), nc.together(nc.analyse(nc.load_sample("wine"), PUBLISHED), 0, 60)
    assert to_text(sent["headline"]) == "Wine 0 is in cluster 0, wine 60 in cluster 2."
    assert sum(bars_of(sent)) == pytest.approx(pair.margin, abs=1e-12)
    assert sent["heads"]["rows"] == ["wine 0", "wine 60"]
    assert sent["lines"][0]["values"] == ["3.92", "1.67"]
    assert "h(wine 0) − h(wine 60) = 1.622 − (−0.759) = 2.381" in sent["proof"]
    assert component(app, "neon_panel")["quiet"]
    assert app.query_params == {"row": "0", "other": "60", "ask": "pair"}
    assert not [group for group in app.button_group if (group.key or "").startswith("pair_border")]


def test_two_wines_of_one_cluster_have_a_choice_of_borders():
    app = open_explore(row="0", other="1", ask="pair")
    sent = pair_payload(app)
    assert to_text(sent["headline"]) == "Wine 0 and wine 1 are both in cluster 0."
    assert sum(bars_of(sent)) == pytest.approx(np.mean([0.8049, 0.3552]), abs=1e-4)
    app.button_group(key="pair_border 0").set_value(2).run()
    assert not app.exception
    assert app.query_params["border"] == "2"
    assert "over cluster 2" in pair_payload(app)["proof"]


def test_many_clusters_have_their_borders_in_a_list():
    app = open_explore(k="12", row="0", other="1", ask="pair")
    other = next(row for row in range(2, 178) if labels(12)[row] == labels(12)[0])
    app = open_explore(k="12", row="0", other=str(other), ask="pair")
    assert len(app.selectbox(key="pair_border 0").options) == 11


def labels(n_clusters):
    from dataclasses import replace

    return nc.analyse(nc.load_sample("wine"), replace(PUBLISHED, n_clusters=n_clusters)).clustering.labels


def test_second_wine_is_typed_swapped_and_let_go():
    app = open_explore(row="0")
    assert not has_pair(app)
    app.text_input(key="compare_with").set_value("60").run()
    assert to_text(pair_payload(app)["headline"]).startswith("Wine 0 is in cluster 0, wine 60")
    assert app.text_input(key="compare_with").value == ""
    press_button(app, "Swap the two")
    assert to_text(pair_payload(app)["headline"]).startswith("Wine 60 is in cluster 2, wine 0")
    press_button(app, "Let go")
    assert not has_pair(app)
    assert answer_headline(app).startswith("Wine 60 is in")


def test_one_wine_twice_is_a_sentence():
    app = open_explore(row="5", other="5", ask="pair")
    assert not app.exception
    assert not has_pair(app)
    assert shows(app, "This is the chosen wine itself: choose another wine to compare it with.")


def test_one_cluster_has_a_sentence_and_a_way_on():
    app = open_explore(k="1", row="0", other="5", ask="pair")
    sent = pair_payload(app)
    assert to_text(sent["detail"]) == "Everything is in one cluster: no border is near."
    assert (sent["lines"], sent["proof"]) == ([], "")
    press_button(app, "Try 3 clusters")
    assert title(app) == "178 wines in 3 clusters"
    assert bars_of(pair_payload(app))


def test_border_of_the_address_that_there_is_not_is_told():
    app = open_explore(row="0", other="1", ask="pair", border="7")
    assert shows(app, "The two have no border to cluster 7")
    assert bars_of(pair_payload(app))


def test_merged_clusters_are_explained_too():
    app = open_explore(k="4", edits="merge-0-2", row="0", other="60", ask="pair")
    assert not app.exception


def test_identical_rows_and_twins_are_drawn(replace_wine):
    replace_wine({"x": [0.0, 0.0, 9.0, 10.0], "y": [1.0, 1.0, 0.0, 0.0]})
    sent = pair_payload(open_explore(k="2", row="0", other="1", ask="pair"))
    assert "Both have the same value in every column that counts." in to_text(sent["detail"])
    replace_wine({"x": [1.0, 1.0, 1.0], "y": [2.0, 2.0, 2.0]})
    app = open_explore(k="2", row="0", other="1", ask="pair")
    assert not app.exception


def test_wide_table_has_the_others_together():
    sent = pair_payload(open_explore(sample="digits", row="0", other="5", ask="pair"))
    assert len(sent["lines"]) == 13
    assert sent["lines"][-1]["name"].startswith("the other ")


def test_values_of_every_kind_travel_with_their_words():
    roles = {"Country": "feature", "Channel": "feature", "Customer since": "feature"}
    with pytest.warns(nc.NeonWarning, match="filled in"):
        customers = nc.analyse(nc.load_sample("customers").with_roles(roles), nc.AnalysisConfig(n_clusters=4))
    gap = int(np.flatnonzero(customers.design.is_filled(np.arange(customers.design.rows.size)).any(axis=1))[0])
    sent = payload.build_pair(nc.together(customers, gap, gap + 1), ("customer", "customers"), "id")
    lines = {line["name"]: line for line in sent["lines"]}
    assert any(line.get("filled") == [0] and "filled in: " in line["values"][0] for line in lines.values())
    assert "places" not in lines["Channel"]
    assert all(0.0 <= place <= 1.0 for line in sent["lines"] for place in line.get("places", ()))


def test_buttons_stand_only_with_two_rows():
    assert "Let go" not in button_labels(open_explore(row="0"))
    assert "Let go" in button_labels(open_explore(row="0", other="60", ask="pair"))
