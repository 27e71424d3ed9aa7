"""The Explore screen by its elements: what each state says, and what each choice changes."""

from __future__ import annotations

import base64
import html
import json
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.io
import pytest
from streamlit.testing.v1 import AppTest

import neon_core as nc
from neon_core.config import AnalysisConfig
from neon_core.point import explain_row
from neon_core.samples import PUBLISHED
from pages.shared import cache

APP = Path(__file__).parents[1] / "app.py"


def visit(**parameters):
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params.update(parameters)
    return app.run()


def titled(app):
    return app.title[0].value


def texts(app):
    """Everything that is written in Markdown, without its escapes."""
    return [html.unescape(element.value) for element in (*app.markdown, *app.caption)]


def answer(app):
    return next(text for text in texts(app) if text.startswith("###"))


def said(app, part):
    return any(part in text for text in texts(app))


def chart(app, which):
    """Return a drawn figure: 0 the map, 1 the bars."""
    return plotly.io.from_json(json.dumps(json.loads(app.get("plotly_chart")[which].proto.spec)))


def bar_sum(app):
    return float(drawn_bars(app).sum())


def drawn_bars(app):
    """Return the bars as they travel to the browser, from the top."""
    drawn = next(trace.x for trace in chart(app, 1).data if trace.name == "relevance")
    return np.frombuffer(base64.b64decode(drawn["bdata"]), drawn["dtype"])


@pytest.fixture
def table(monkeypatch):
    """Put a table in the place of the wine sample."""

    def put(columns, class_column=None):
        dataset = nc.Dataset.from_frame(pd.DataFrame(columns), "table", class_column)
        monkeypatch.setattr(cache, "dataset", lambda name: dataset)
        return dataset

    return put


def test_wine_opens_on_60_with_its_bars_adding_up():
    app = visit()
    assert not app.exception
    assert titled(app) == "178 wines in 3 clusters"
    assert "Wine 60 is in" in answer(app)
    analysis = nc.analyse(nc.load_sample("wine"), PUBLISHED)
    assert bar_sum(app) == pytest.approx(analysis.explanation.logit[60], abs=1e-12)
    assert app.query_params == {}


@pytest.mark.parametrize("name", nc.sample_names())
def test_every_sample_opens(name):
    app = visit(sample=name)
    assert not app.exception
    assert bar_sum(app) > 0


def test_comparison_moves_the_bars_and_is_kept_in_the_address():
    app = visit(row="83")
    app.select_slider(key="factor").set_value(np.inf).run()
    assert app.query_params == {"row": "83", "beta": "inf"}
    point = explain_row(nc.analyse(nc.load_sample("wine"), PUBLISHED), 83, np.inf)
    np.testing.assert_allclose(drawn_bars(app), point.relevance[point.order], rtol=1e-12)
    assert said(app, "**cluster 1** alone")
    app.select_slider(key="factor").set_value(1.0).run()
    assert app.query_params == {"row": "83"}


def test_a_number_for_beta_between_the_stops_is_honoured():
    app = visit(beta="2.5")
    assert app.select_slider(key="factor").value == pytest.approx(2.5 / 1.8197433, rel=1e-6)
    assert said(app, "β 2.50")


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
    assert app.select_slider(key="factor").value == np.inf


def test_one_cluster_says_so_and_offers_three():
    app = visit(k="1")
    assert "Everything is in one cluster: there is nothing to compare with." in answer(app)
    next(button for button in app.button if button.label == "Try 3 clusters").click().run()
    assert titled(app) == "178 wines in 3 clusters"


def test_two_clusters_have_no_comparison():
    app = visit(sample="breast_cancer")
    assert said(app, "Two clusters: there is only one other to compare with, so the comparison has no setting.")
    assert not app.select_slider


def test_a_tie_says_between_which_two(table):
    dataset = table({"x": [-2.0, 0.0, 1.0, 1.0], "y": [0.0, 0.0, 0.0, 0.0]})
    config = AnalysisConfig(n_clusters=2, scaling="none", n_init=1)
    seeds = (seed for seed in range(200) if nc.analyse(dataset, replace(config, random_state=seed)).explanation.tie[1])
    app = visit(k="2", scaling="none", restarts="1", seed=str(next(seeds)), row="1")
    assert "Wine 1 lies exactly on the boundary between" in answer(app)
    assert said(app, "= **0** evidence")
    assert said(app, "For and against are equal, exactly")
    assert bar_sum(app) == 0.0


def test_no_class_column_lists_the_rows_nearest_to_a_boundary(table):
    rng = np.random.default_rng(0)
    table({"x": rng.normal(size=30), "y": rng.normal(size=30)})
    app = visit()
    assert said(app, "**Nearest a boundary**")
    assert not said(app, "known class")
    assert not said(app, "Edge")
    assert "class" not in app.dataframe[0].value.columns


def test_another_number_of_clusters_than_classes_draws_no_edges():
    app = visit(k="4")
    assert said(app, "**Nearest a boundary**")
    edges = [trace.marker.line.width for trace in chart(app, 0).data if trace.customdata is not None]
    assert edges == [0] * len(edges)


def test_twins_are_named_and_can_be_merged(table):
    table({"x": [0.0, 0.0, 1.0, 1.0], "y": [0.0, 0.0, 1.0, 1.0]})
    app = visit()
    assert said(app, "have the same centroid, so nothing tells them apart")
    next(button for button in app.button if button.label == "Merge them: 2 clusters").click().run()
    assert titled(app).endswith("in 2 clusters")
    assert not said(app, "same centroid")


def test_nothing_against_and_no_mismatch_are_said(table):
    table({"x": [0.0, 0.1, 5.0, 5.1], "kind": ["a", "a", "b", "b"]}, "kind")
    app = visit(k="2")
    assert said(app, "Nothing counts against it.")
    assert said(app, "**Every wine is in the cluster of its class.**")


def test_what_the_address_cannot_have_is_said_and_goes_with_the_next_choice():
    app = visit(k="999", row="5000", seed="3")
    assert said(app, "The address asks for k=999, but K is a whole number from 1 to 20. Shown instead: 3 clusters.")
    assert said(app, "There is no wine 5000: there are 178 wines, numbered from 0 to 177.")
    assert app.number_input(key="seed").value == 3
    app.button(key="next").click().run()
    assert not said(app, "The address asks")


def test_previous_and_next_walk_the_mismatches_round():
    app = visit()
    app.button(key="previous").click().run()
    assert "Wine 118" in answer(app)
    app.button(key="next").click().run()
    assert "Wine 60" in answer(app)


def test_a_pill_chooses_and_pressing_it_again_changes_nothing():
    app = visit()
    app.button_group(key="listed").set_value(92).run()
    assert "Wine 92" in answer(app)
    app.button_group(key="listed").set_value(None).run()
    assert "Wine 92" in answer(app)


def test_the_published_table_shows_the_nine_to_the_digit():
    app = visit(k="7")
    app.button_group(key="view").set_value("published").run()
    shown = app.dataframe[0].value
    assert shown["wine"].tolist() == [60, 61, 68, 70, 73, 83, 92, 95, 118]
    assert shown["logit"].round(4).tolist() == [0.0772, 0.2447, 0.08, 0.0866, 0.2848, 0.4378, 0.0089, 0.1348, 0.2151]
    assert shown["probability"].round(2).tolist() == [0.52, 0.56, 0.52, 0.52, 0.57, 0.61, 0.5, 0.53, 0.55]
    assert shown["cluster"].tolist() == [2, 2, 2, 2, 0, 2, 2, 0, 2]
    assert said(app, "Today's best of ten starts finds another optimum")


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
    assert said(app, "Something went wrong that should not have.")
    assert not said(app, "secret detail")
    assert "secret detail" in caplog.text


def test_an_error_of_ours_shows_its_own_words_and_hint(table):
    table({"name": ["a", "b"], "x": [1.0, np.inf]})
    app = visit()
    assert said(app, "x has 1 infinite value")
    assert said(app, "Mend them or leave the column out.")
    assert said(app, "2 rows cannot make 3 clusters")


def test_the_page_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not visit().exception
