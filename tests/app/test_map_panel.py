"""The map on Explore: notices, the choice of the map, clicks, and the search for a row."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.borders import border_map, foot
from neon_core.map_sample import samples_to_draw
from neon_core.projection import pca_map
from neon_core.samples import PUBLISHED
from neon_core.text import one_line
from pages.shared.explore import map_panel
from pages.shared.session import gestures, store
from tests.helpers.pages import (
    answer_headline,
    answer_standing,
    component,
    heads_of,
    map_payload,
    map_traces,
    open_explore,
    panel_payload,
    shows,
    title,
    to_text,
)

KEY = "panel"
GONE = "There is no wine {}: the numbers go from 0 to 177."


def left_out(analysis, projection):
    return np.setdiff1d(analysis.design.rows, analysis.design.rows[samples_to_draw(analysis, projection)])


def search(visitor, analysis, text):
    number = store.visit().answered + 1
    visitor.send(KEY, search={"text": text, "answers": number})
    map_panel.take_search(KEY, analysis, "here")


def notice(where):
    answer_headline = gestures.search_notice(where)
    assert answer_headline is not None
    return answer_headline


@pytest.mark.parametrize(
    "sent", [None, 7, "seven", {}, {"row": "7", "answers": 1}, {"row": 7.5, "answers": 1}, {"row": True}]
)
def test_malformed_click_changes_nothing(visitor, sent):
    visitor.send(KEY, picked=sent)
    map_panel.take_pick(KEY)
    assert store.choices().row == 60
    assert visitor.reruns == []


def test_click_on_a_missing_row_shows_the_telling_row(visitor):
    visitor.send(KEY, picked={"row": 10**6, "answers": 3})
    map_panel.take_pick(KEY)
    assert store.choices().row == 60
    assert len(store.visit().notices) == 1


def test_list_without_classes_has_the_rows_nearest_to_a_boundary(replace_wine):
    rng = np.random.default_rng(0)
    replace_wine({"x": rng.normal(size=30), "y": rng.normal(size=30)})
    app = open_explore()
    assert map_payload(app)["list"]["heading"] == "Nearest a boundary"
    assert "known class" not in answer_standing(app)
    assert "Edge" not in to_text(map_payload(app)["caption"])
    assert "class" not in heads_of(app)


def test_k_other_than_the_number_of_classes_draws_no_edges():
    app = open_explore(k="4")
    assert map_payload(app)["list"]["heading"] == "Nearest a boundary"
    edges = [trace.marker.line.width for trace in map_traces(app) if trace.customdata is not None]
    assert edges == [0] * len(edges)


def test_twins_can_be_merged(replace_wine):
    replace_wine({"x": [0.0, 0.0, 1.0, 1.0], "y": [0.0, 0.0, 1.0, 1.0]})
    app = open_explore()
    assert shows(app, "have the same centroid, so nothing tells them apart")
    next(button for button in app.button if button.label == "Merge them: 2 clusters").click().run()
    assert title(app).endswith("in 2 clusters")
    assert not shows(app, "same centroid")


def test_list_without_mismatches_says_so(replace_wine):
    replace_wine({"x": [0.0, 0.1, 5.0, 5.1], "kind": ["a", "a", "b", "b"]}, "kind")
    app = open_explore(k="2")
    assert min(panel_payload(app)["point"]["parts"][0]) >= 0.0
    assert map_payload(app)["list"] == {
        "heading": "Every wine is in the cluster of its class.",
        "rows": [],
        "number": "wine number",
    }


def test_list_has_the_mismatches_in_order():
    assert map_payload(open_explore())["list"]["rows"] == [60, 61, 68, 70, 73, 83, 92, 95, 118]


def test_map_payload_is_the_same_for_every_row():
    """A click sends no map again: the browser draws the ring."""
    first, second = map_payload(open_explore()), map_payload(open_explore(row="83"))
    assert first == second
    assert panel_payload(open_explore())["mark"] == {"row": 60, "label": 2, "competitor": 1}


def test_border_map_has_the_distance_to_the_nearest_border():
    app = open_explore(map="borders", row="83")
    assert app.segmented_control(key="map_choice").value == "borders"
    sent, payload_of_map = panel_payload(app)["mark"], map_payload(app)
    assert (sent["border"], sent["distance"]) == (1, "0.262")
    assert payload_of_map["has_borders"]
    assert payload_of_map["misplaced"] == {}
    assert "misplaces 0 % of the wines" in to_text(payload_of_map["caption"])
    assert app.query_params == {"row": "83", "map": "borders"}


def test_chosen_map_and_axes_are_in_the_address():
    app = open_explore()
    app.segmented_control(key="map_choice").set_value("features").run()
    assert app.query_params == {"map": "features", "x": "OD280/OD315", "y": "nonflavanoid phenols"}
    app.selectbox(key="axis_y").set_value("hue").run()
    assert app.query_params["y"] == "hue"
    app.selectbox(key="axis_x").set_value("hue").run()  # chosen for both: the two change places
    assert (app.query_params["x"], app.query_params["y"]) == ("hue", "OD280/OD315")
    app.segmented_control(key="map_choice").set_value("pca").run()
    assert app.query_params == {}


def test_impossible_map_and_axis_get_a_notice():
    app = open_explore(map="globe")
    assert shows(app, "The address asks for map=globe, but the maps are pca, borders and features.")
    app = open_explore(map="features", x="sweetness", y="hue")
    assert shows(app, "There is no feature “sweetness”. Shown instead: OD280/OD315.")
    assert app.query_params == {"map": "features", "x": "OD280/OD315", "y": "hue"}
    app = open_explore(map="borders", k="1")
    assert shows(app, "There is no border to draw here, so this is the PCA map.")
    assert app.segmented_control(key="map_choice").options == ["PCA", "Two features"]


def test_one_feature_has_no_feature_map(replace_wine):
    replace_wine({"x": [0.0, 0.1, 5.0, 5.1]})
    app = open_explore(k="2", map="features")
    assert shows(app, "A map of two features needs two numbers, so this is the PCA map.")
    assert app.segmented_control(key="map_choice").options == ["PCA", "Borders"]


def test_misplaced_rows_of_the_pca_map_are_marked():
    payload_of_map = map_payload(open_explore())
    assert payload_of_map["misplaced_note"] == "looks nearer to {cluster} here; see Borders"
    projection = pca_map(nc.analyse(nc.load_sample("wine"), PUBLISHED))
    misplaced = np.flatnonzero(projection.misplaced)
    assert payload_of_map["misplaced"] == {str(row): int(projection.apparent_labels[row]) for row in misplaced}
    assert len(misplaced) == 3


def test_notices_of_the_address_go_with_the_next_choice():
    app = open_explore(k="999", row="5000", seed="3")
    rule = "K is a whole number from 1 to 50 on this dashboard."
    assert shows(app, f"The address asks for k=999, but {rule} Shown instead: 3 clusters.")
    assert shows(app, "There is no wine 5000: there are 178 wines, numbered from 0 to 177.")
    assert app.number_input(key="seed").value == 3
    app.slider(key="k").set_value(4).run()
    assert not shows(app, "The address asks")


def test_row_beyond_the_table_gets_a_notice():
    app = open_explore(row="9999999999999999999")
    assert shows(app, "There is no wine 9999999999999999999: there are 178 wines, numbered from 0 to 177.")
    app = open_explore(row="9" * 5000)
    assert shows(app, f"There is no wine {'9' * 39}…: there are 178 wines")
    assert app.query_params == {}


def test_repeated_parameter_gets_a_notice():
    app = open_explore(k=["4", "5"], row=["83", "83"])
    assert shows(app, "The address asks for k=4&k=5, but K is a whole number from 1 to 50 on this dashboard.")
    assert title(app) == "178 wines in 3 clusters"
    assert app.query_params == {"row": "83"}


def test_undrawn_row_is_sent_with_its_place(small_map, wine_analysis):
    row = int(left_out(wine_analysis, pca_map(wine_analysis))[0])
    app = open_explore(row=str(row))
    assert not app.exception
    assert answer_headline(app).startswith(f"Wine {row} is in")
    sent = map_payload(app)
    assert len(sent["competitors"]) == 100
    mark = component(app, "neon_panel")["mark"]
    assert mark["row"] == row
    assert mark["undrawn"]["map"] == sent["id"]
    assert mark["undrawn"]["place"] == pca_map(wine_analysis).points[row].tolist()
    drawn_row = open_explore(row="60")
    assert set(component(drawn_row, "neon_panel")["mark"]) == {"row", "label", "competitor"}


def test_undrawn_row_has_its_foot_on_the_border_map(small_map, wine_analysis):
    row = int(left_out(wine_analysis, border_map(wine_analysis, (0, 1, 2)))[0])
    app = open_explore(row=str(row), map="borders")
    mark = component(app, "neon_panel")["mark"]
    assert mark["undrawn"]["map"] == map_payload(app)["id"]
    np.testing.assert_allclose(mark["foot"], foot(wine_analysis, border_map(wine_analysis, (0, 1, 2)), row))


def test_search_by_number_chooses_the_row(visitor, wine_analysis):
    search(visitor, wine_analysis, "x")
    search(visitor, wine_analysis, "83")
    assert (store.choices().row, store.visit().answered) == (83, 2)
    assert visitor.reruns == []
    assert gestures.search_notice("here") is None


@pytest.mark.parametrize("text", ["178", "-1", "1.0", "٣", "1e2", "", "9" * 30, "<b>", "{row}"])
def test_search_for_a_missing_row_is_refused(visitor, wine_analysis, text):
    search(visitor, wine_analysis, text)
    assert store.choices().row == 60
    assert visitor.reruns == []
    assert gestures.search_notice("here") == {"notice": GONE.format(one_line(text)), "refused": True}
    assert gestures.search_notice("another analysis") is None


@pytest.mark.parametrize(
    "sent", [None, 5, "83", {}, {"text": "83"}, {"text": 83, "answers": 1}, {"text": "83", "answers": "1"}]
)
def test_malformed_search_changes_nothing(visitor, wine_analysis, sent):
    visitor.send(KEY, search=sent)
    map_panel.take_search(KEY, wine_analysis, "here")
    assert store.choices().row == 60
    assert visitor.reruns == []


def test_notice_of_a_long_search_is_short(visitor, wine_analysis):
    search(visitor, wine_analysis, "9" * 5000)
    assert len(notice("here")["notice"]) < 100


def test_search_for_a_left_out_row_is_refused(visitor):
    frame = pd.DataFrame({"x": [0.0, np.nan, 1.0, 5.0, 6.0]})
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2, missing="drop"))
    search(visitor, analysis, "1")
    assert notice("here")["refused"]
    search(visitor, analysis, "4")
    assert store.choices().row == 4


def test_search_by_a_repeated_name_chooses_the_first_row(visitor):
    frame = pd.DataFrame({"who": ["Bob", "Ann", "Ann", "1"], "x": [0.0, 1.0, 5.0, 6.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    search(visitor, analysis, "Ann")
    assert store.choices().row == 1
    assert gestures.search_notice("here") == {
        "notice": "2 wines are called “Ann”; this is the first. For the next one, type “row 2”."
    }
    search(visitor, analysis, "1")
    assert store.choices().row == 3
    assert gestures.search_notice("here") == {"notice": "“1” is Who 1. For row number 1, type “row 1”."}
    search(visitor, analysis, "row 1")
    assert store.choices().row == 1
    assert gestures.search_notice("here") is None
    search(visitor, analysis, "0")
    assert store.choices().row == 0
    assert gestures.search_notice("here") == {"notice": "“0” is row number 0: Bob."}
    search(visitor, analysis, "<i>" + "x" * 90)
    assert store.choices().row == 0
    assert notice("here")["notice"].startswith("No wine is called “<i>xxxx")
    assert len(notice("here")["notice"]) < 110
