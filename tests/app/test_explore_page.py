"""The Explore screen by its elements: what each state says, and what each choice changes."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.config import AnalysisConfig
from neon_core.projection import pca_map
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.results import cache
from tests.helpers.pages import (
    answer,
    drawn_map,
    panel,
    plain,
    published_point,
    says,
    standing,
    titled,
    traces,
    visit,
)


@pytest.fixture
def table(monkeypatch):
    """Put a table in the place of the wine sample."""

    def put(columns, class_column=None):
        dataset = nc.Dataset.from_frame(pd.DataFrame(columns), "table", class_column)
        monkeypatch.setattr(cache, "sample_dataset", lambda name: dataset)
        return dataset

    return put


def test_wine_opens_on_60_with_parts_that_add_up():
    app = visit()
    assert not app.exception
    assert titled(app) == "178 wines in 3 clusters"
    assert answer(app) == "Wine 60 is in cluster 2 rather than cluster 1, by a narrow margin."
    assert standing(app) == "Only 4 wines lie nearer to a boundary. Its known class is 1: a mismatch."
    sent = panel(app)["point"]
    np.testing.assert_allclose(np.sum(sent["parts"], axis=1), sent["h"], atol=1e-12)
    assert min(sent["h"]) == published_point(60).standing.logit
    assert app.query_params == {}


@pytest.mark.parametrize("name", nc.sample_names())
def test_every_sample_opens(name):
    app = visit(sample=name)
    assert not app.exception
    sent = panel(app)
    assert min(sent["point"]["h"]) > 0
    assert len(sent["names"]) == len(sent["point"]["values"]) == len(sent["point"]["parts"][0])
    assert ("brightness" in sent["point"]) == (name == "digits")


def test_what_to_look_for_is_closed_below_the_sample_and_follows_it():
    app = visit()
    for name in ("wine", "iris"):
        app.sidebar.selectbox[0].set_value(name).run()
        look = app.sidebar.expander[0]
        assert (look.label, look.proto.expanded) == ("What to look for", False)
        assert [caption.value for caption in look.caption] == [SAMPLES[name].look_for]


def test_the_comparison_of_an_address_is_honoured_and_stays_in_it():
    app = visit(row="83", beta="inf")
    assert app.query_params == {"row": "83", "beta": "inf"}
    assert panel(app)["beta"] is None  # JSON has no infinity
    app = visit(beta="0")
    assert panel(app)["beta"] == 0.0


def test_a_number_for_beta_between_the_stops_is_honoured():
    app = visit(beta="2.5")
    assert panel(app)["beta"] == 2.5
    assert panel(app)["usual_beta"] == pytest.approx(1.8197433, rel=1e-6)


@pytest.mark.parametrize(
    ("change", "k", "address"),
    [
        (lambda app: app.slider(key="k").set_value(5), 5, {"k": "5"}),
        (lambda app: app.selectbox(key="scaling").set_value("standard"), 3, {"scaling": "standard"}),
        (lambda app: app.number_input(key="seed").set_value(9), 3, {"seed": "9"}),
        (lambda app: app.number_input(key="restarts").set_value(10), 3, {"restarts": "10"}),
    ],
    ids=["K", "scaling", "seed", "restarts"],
)
def test_another_clustering_keeps_the_row_and_takes_the_usual_beta(change, k, address):
    app = visit(row="83", beta="2.5")
    change(app).run()
    assert titled(app) == f"178 wines in {k} clusters"
    assert "Wine 83" in answer(app)
    assert app.query_params == {**address, "row": "83"}


def test_zero_and_infinity_stay_when_the_clustering_changes():
    app = visit(beta="inf")
    app.slider(key="k").set_value(4).run()
    assert panel(app)["beta"] is None
    assert app.query_params == {"k": "4", "row": "60", "beta": "inf"}


def test_one_cluster_says_so_and_offers_three():
    app = visit(k="1")
    assert "Everything is in one cluster: there is nothing to compare with." in answer(app)
    assert drawn_map(app)["list"] == {"heading": "Any wine, by its number", "rows": [], "number": "wine number"}
    next(button for button in app.button if button.label == "Try 3 clusters").click().run()
    assert titled(app) == "178 wines in 3 clusters"


def test_two_clusters_have_one_competitor():
    app = visit(sample="breast_cancer")
    assert len(panel(app)["signs"]) == 2
    assert len(panel(app)["point"]["h"]) == 1


def test_a_tie_says_between_which_two(table):
    dataset = table({"x": [-2.0, 0.0, 1.0, 1.0], "y": [0.0, 0.0, 0.0, 0.0]})
    config = AnalysisConfig(n_clusters=2, scaling="none", n_init=1)
    seeds = (seed for seed in range(200) if nc.analyse(dataset, replace(config, random_state=seed)).explanation.tie[1])
    app = visit(k="2", scaling="none", restarts="1", seed=str(next(seeds)), row="1")
    assert "Wine 1 lies exactly on the boundary between" in answer(app)
    assert panel(app)["tie"]
    assert panel(app)["point"]["h"] == [0.0]


def test_no_class_column_lists_the_rows_nearest_to_a_boundary(table):
    rng = np.random.default_rng(0)
    table({"x": rng.normal(size=30), "y": rng.normal(size=30)})
    app = visit()
    assert drawn_map(app)["list"]["heading"] == "Nearest a boundary"
    assert "known class" not in standing(app)
    assert "Edge" not in plain(drawn_map(app)["caption"])
    assert "class" not in app.dataframe[0].value.columns


def test_another_number_of_clusters_than_classes_draws_no_edges():
    app = visit(k="4")
    assert drawn_map(app)["list"]["heading"] == "Nearest a boundary"
    edges = [trace.marker.line.width for trace in traces(app) if trace.customdata is not None]
    assert edges == [0] * len(edges)


def test_twins_are_named_and_can_be_merged(table):
    table({"x": [0.0, 0.0, 1.0, 1.0], "y": [0.0, 0.0, 1.0, 1.0]})
    app = visit()
    assert says(app, "have the same centroid, so nothing tells them apart")
    next(button for button in app.button if button.label == "Merge them: 2 clusters").click().run()
    assert titled(app).endswith("in 2 clusters")
    assert not says(app, "same centroid")


def test_no_mismatch_is_said_and_nothing_is_against(table):
    table({"x": [0.0, 0.1, 5.0, 5.1], "kind": ["a", "a", "b", "b"]}, "kind")
    app = visit(k="2")
    assert min(panel(app)["point"]["parts"][0]) >= 0.0
    assert drawn_map(app)["list"] == {
        "heading": "Every wine is in the cluster of its class.",
        "rows": [],
        "number": "wine number",
    }


def test_fifty_clusters_are_drawn():
    app = visit(k="50")
    assert titled(app) == "178 wines in 50 clusters"
    assert (app.slider(key="k").value, app.slider(key="k").max) == (50, 50)
    assert len(panel(app)["signs"]) == 50
    assert not app.exception


def test_what_the_address_cannot_have_is_said_and_goes_with_the_next_choice():
    app = visit(k="999", row="5000", seed="3")
    rule = "K is a whole number from 1 to 50 on this dashboard."
    assert says(app, f"The address asks for k=999, but {rule} Shown instead: 3 clusters.")
    assert says(app, "There is no wine 5000: there are 178 wines, numbered from 0 to 177.")
    assert app.number_input(key="seed").value == 3
    app.slider(key="k").set_value(4).run()
    assert not says(app, "The address asks")


def test_the_list_has_the_mismatches_in_order():
    assert drawn_map(visit())["list"]["rows"] == [60, 61, 68, 70, 73, 83, 92, 95, 118]


def test_the_map_s_message_is_the_same_for_every_row():
    """It is not sent again on a click: the ring is the browser's."""
    first, second = drawn_map(visit()), drawn_map(visit(row="83"))
    assert first == second
    assert panel(visit())["mark"] == {"row": 60, "label": 2, "competitor": 1}


def test_the_borders_have_the_way_to_the_nearest_one():
    app = visit(map="borders", row="83")
    assert app.segmented_control(key="map_choice").value == "borders"
    sent, shown = panel(app)["mark"], drawn_map(app)
    assert (sent["border"], sent["distance"]) == (1, "0.262")
    assert shown["has_borders"]
    assert shown["misplaced"] == {}
    assert "misplaces 0 % of the wines" in plain(shown["caption"])
    assert app.query_params == {"row": "83", "map": "borders"}


def test_another_map_is_chosen_and_kept_in_the_address():
    app = visit()
    app.segmented_control(key="map_choice").set_value("features").run()
    assert app.query_params == {"map": "features", "x": "OD280/OD315", "y": "nonflavanoid phenols"}
    app.selectbox(key="axis_y").set_value("hue").run()
    assert app.query_params["y"] == "hue"
    app.selectbox(key="axis_x").set_value("hue").run()  # chosen for both: the two change places
    assert (app.query_params["x"], app.query_params["y"]) == ("hue", "OD280/OD315")
    app.segmented_control(key="map_choice").set_value("pca").run()
    assert app.query_params == {}


def test_a_map_that_cannot_be_had_is_said():
    app = visit(map="globe")
    assert says(app, "The address asks for map=globe, but the maps are pca, borders and features.")
    app = visit(map="features", x="sweetness", y="hue")
    assert says(app, "There is no feature “sweetness”. Shown instead: OD280/OD315.")
    assert app.query_params == {"map": "features", "x": "OD280/OD315", "y": "hue"}
    app = visit(map="borders", k="1")
    assert says(app, "There is no border to draw here, so this is the PCA map.")
    assert app.segmented_control(key="map_choice").options == ["PCA", "Two features"]


def test_a_row_beyond_any_table_is_said_by_the_table():
    app = visit(row="9999999999999999999")
    assert says(app, "There is no wine 9999999999999999999: there are 178 wines, numbered from 0 to 177.")
    app = visit(row="9" * 5000)
    assert says(app, f"There is no wine {'9' * 39}…: there are 178 wines")
    assert app.query_params == {}


def test_a_parameter_that_is_there_twice_is_said_and_leaves_the_address():
    app = visit(k=["4", "5"], row=["83", "83"])
    assert says(app, "The address asks for k=4&k=5, but K is a whole number from 1 to 50 on this dashboard.")
    assert titled(app) == "178 wines in 3 clusters"
    assert app.query_params == {"row": "83"}


def test_one_feature_has_no_map_of_two(table):
    table({"x": [0.0, 0.1, 5.0, 5.1]})
    app = visit(k="2", map="features")
    assert says(app, "A map of two features needs two numbers, so this is the PCA map.")
    assert app.segmented_control(key="map_choice").options == ["PCA", "Borders"]


def test_what_the_pca_picture_misplaces_says_where_it_looks_nearer():
    shown = drawn_map(visit())
    assert shown["misplaced_note"] == "looks nearer to cluster {cluster} here; see Borders"
    seen = pca_map(nc.analyse(nc.load_sample("wine"), PUBLISHED))
    wrong = np.flatnonzero(seen.misplaced)
    assert shown["misplaced"] == {str(row): int(seen.apparent_labels[row]) for row in wrong}
    assert len(wrong) == 3


def test_the_published_table_shows_the_nine_to_the_digit():
    app = visit(k="7")
    app.button_group(key="view").set_value("published").run()
    shown = app.dataframe[0].value
    assert shown["wine"].tolist() == [60, 61, 68, 70, 73, 83, 92, 95, 118]
    assert shown["logit"].round(4).tolist() == [0.0772, 0.2447, 0.08, 0.0866, 0.2848, 0.4378, 0.0089, 0.1348, 0.2151]
    assert shown["probability"].round(2).tolist() == [0.52, 0.56, 0.52, 0.52, 0.57, 0.61, 0.5, 0.53, 0.55]
    assert shown["cluster"].tolist() == [2, 2, 2, 2, 0, 2, 2, 0, 2]
    assert says(app, "Today's best of ten starts finds another optimum")


def test_the_table_of_all_rows_adds_up():
    app = visit()
    app.button_group(key="view").set_value("all").run()
    shown = app.dataframe[0].value
    assert len(shown) == 178
    np.testing.assert_allclose(shown["sum of relevance"], shown["logit"], atol=1e-12)


def test_an_unexpected_error_is_one_calm_sentence_and_goes_to_the_log(monkeypatch, caplog):
    def broken(*args):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(cache, "analysis", broken)
    app = visit()
    assert not app.exception
    assert says(app, "An unexpected error occurred; the server's log has the details.")
    assert not says(app, "secret detail")
    assert "secret detail" in caplog.text


def test_an_error_of_ours_shows_its_own_words_and_hint(table):
    table({"name": ["a", "b"], "x": [1.0, np.inf]})
    app = visit()
    assert says(app, "x has 1 infinite value")
    assert says(app, "Correct them or leave the column out.")
    assert says(app, "2 rows cannot make 3 clusters")


def test_the_page_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not visit().exception
