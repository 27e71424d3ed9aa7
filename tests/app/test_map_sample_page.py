"""A table of which the map draws some rows: what travels, what is said, and what the table below shows."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
import streamlit as st

import neon_core as nc
from neon_core import map_sample
from neon_core.borders import border_map, foot
from neon_core.map_sample import samples_to_draw
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.text import one_line
from pages.shared.explore import fragments, map_panel
from pages.shared.live_chart import payload
from pages.shared.session import gestures, store
from tests.helpers.pages import answer, component, drawn_map, plain, says, texts, visit

WINE = SAMPLES["wine"]
GONE = "There is no wine {}: the numbers go from 0 to 177."


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


@pytest.fixture
def few(monkeypatch):
    """At most 100 rows are drawn, and 4 listed; no cache knows other maps."""
    st.cache_resource.clear()
    monkeypatch.setattr(map_sample, "MOST_DRAWN", 100)
    monkeypatch.setattr(map_sample, "LISTED", 4)
    yield
    st.cache_resource.clear()


def charted(analysis, projection):
    return payload.build_map(analysis, projection, WINE, "map", "frame", "id")


def left_out(analysis, projection):
    return np.setdiff1d(analysis.design.rows, analysis.design.rows[samples_to_draw(analysis, projection)])


@pytest.mark.parametrize("kind", ["pca", "borders", "features"])
def test_of_a_large_table_what_is_drawn_travels_and_nothing_of_other_rows(few, wine, kind):
    seen = {"pca": pca_map, "borders": lambda a: border_map(a, (0, 1, 2)), "features": lambda a: feature_map(a, 0, 1)}
    projection = seen[kind](wine)
    sent = charted(wine, projection)
    at = samples_to_draw(wine, projection)
    assert sent["rows"] == at.tolist()
    assert sent["competitors"] == wine.competitor[at].tolist()
    assert set(sent["misplaced"]) == set(at[projection.misplaced[at]].tolist())
    assert sent["list"]["searchable"] is True
    assert plain(sent["caption"]).startswith("Showing 100 of 178 wines. ")
    assert "Showing 100 of 178 wines." in sent["label"]
    json.dumps(sent, allow_nan=False)
    assert payload.drawn_rows(sent).tolist() == at.tolist()
    assert [payload.draws_row(sent, row) for row in range(178)] == np.isin(np.arange(178), at).tolist()
    assert not payload.draws_row(sent, 178)


def test_of_a_small_one_nothing_travels_that_was_not_needed_before(wine):
    sent = charted(wine, pca_map(wine))
    assert sent["rows"] is None
    assert set(sent["list"]) == {"heading", "rows", "number"}
    assert payload.drawn_rows(sent).tolist() == list(range(178))
    assert all(payload.draws_row(sent, row) for row in range(178))
    assert not payload.draws_row(sent, 178)


def test_rows_that_were_left_out_for_their_gaps_have_no_mark_and_no_other_takes_their_number():
    frame = pd.DataFrame({"x": [0.0, np.nan, 1.0, 5.0, 6.0], "y": [0.0, 1.0, 1.0, 5.0, 6.0]})
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2, missing="drop"))
    sent = charted(analysis, pca_map(analysis))
    assert sent["rows"] == [0, 2, 3, 4]
    assert [payload.draws_row(sent, row) for row in range(6)] == [True, False, True, True, True, False]


def test_more_rows_than_can_be_listed_are_the_first_and_the_number_of_all(few, wine):
    assert charted(wine, pca_map(wine))["list"] == {
        "heading": "9 wines disagree with their class",
        "rows": [60, 61, 68, 70],
        "all": 9,
        "number": "wine number",
        "searchable": True,
    }


def test_a_row_without_a_mark_brings_what_one_takes(few, wine):
    projection = pca_map(wine)
    for row in left_out(wine, projection).tolist():
        point = explain_row(wine, row)
        found = payload.build_undrawn_row(point, projection, "map")
        looks = {"looks_like": int(projection.apparent_labels[row])} if projection.misplaced[row] else {}
        assert found == {
            "map": "map",
            "place": projection.points[row].tolist(),
            "class_name": str(point.identity.known_class),
            **looks,
        }


def test_a_row_of_no_known_class_brings_none():
    frame = pd.DataFrame({"x": [0.0, 1.0, 5.0, 6.0], "kind": ["a", None, "b", "b"]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame, class_column="kind"), nc.AnalysisConfig(n_clusters=2))
    projection = pca_map(analysis)
    assert set(payload.build_undrawn_row(explain_row(analysis, 1), projection, "m")) == {"map", "place"}
    assert payload.build_undrawn_row(explain_row(analysis, 0), projection, "m")["class_name"] == "a"


def test_the_page_draws_a_row_beyond_and_says_what_it_shows(few, wine):
    row = int(left_out(wine, pca_map(wine))[0])
    app = visit(row=str(row))
    assert not app.exception
    assert answer(app).startswith(f"Wine {row} is in")
    sent = drawn_map(app)
    assert len(sent["competitors"]) == 100
    mark = component(app, "neon_panel")["mark"]
    assert mark["row"] == row
    assert mark["undrawn"]["map"] == sent["id"]
    assert mark["undrawn"]["place"] == pca_map(wine).points[row].tolist()
    at = visit(row="60")
    assert set(component(at, "neon_panel")["mark"]) == {"row", "label", "competitor"}


def test_on_the_border_plane_a_row_beyond_has_its_way_to_the_border(few, wine):
    row = int(left_out(wine, border_map(wine, (0, 1, 2)))[0])
    app = visit(row=str(row), map="borders")
    mark = component(app, "neon_panel")["mark"]
    assert mark["undrawn"]["map"] == drawn_map(app)["id"]
    np.testing.assert_allclose(mark["foot"], foot(wine, border_map(wine, (0, 1, 2)), row))


def test_the_table_shows_the_map_s_rows_and_says_so(few, wine):
    app = visit()
    assert "Rows, in numbers" in [head.value for head in app.subheader]
    assert says(app, "Choose a row to explain it.")
    assert not says(app, "The table has")
    app.button_group(key="view").set_value("all").run()
    assert app.dataframe[0].value["wine"].tolist() == samples_to_draw(wine, pca_map(wine)).tolist()
    assert says(app, "The table has 100 of 178 wines, as the PCA map does; the files under “Export” have all.")
    assert "On the map · 100" in app.button_group(key="view").options
    app.button_group(key="view").set_value("nearest").run()
    assert len(app.dataframe[0].value) == 20
    assert not says(app, "The table has")


def test_of_many_mismatches_the_table_shows_the_first(few, monkeypatch):
    monkeypatch.setattr(map_sample, "MOST_DRAWN", 5)
    app = visit()
    assert app.dataframe[0].value["wine"].tolist() == [60, 61, 68, 70, 73]
    assert says(app, "The table has the first 5 of 9 mismatches; the files under “Export” have all rows.")


def test_the_table_of_a_small_table_has_every_row_and_says_nothing_of_it():
    app = visit()
    assert "Every row, in numbers" in [head.value for head in app.subheader]
    assert not any("The table has" in text for text in texts(app))


def sentence_of_search():
    result = gestures.search_notice("here")
    assert result is not None
    return result["notice"]


def asks(visitor, analysis, text, answers=3):
    visitor.send(map_panel.KEY, search={"text": text, "answers": answers})
    map_panel._search(analysis, "here")


def notice(where):
    answer = gestures.search_notice(where)
    assert answer is not None
    return answer


def test_a_number_is_found_and_what_was_said_of_another_is_gone(visitor, wine):
    asks(visitor, wine, "x")
    asks(visitor, wine, "83", 4)
    assert (store.choices().row, store.visit().answered) == (83, 4)
    assert visitor.reruns == [[fragments.ANSWER], [fragments.ANSWER]]
    assert gestures.search_notice("here") is None


@pytest.mark.parametrize("text", ["178", "-1", "1.0", "٣", "1e2", "", "9" * 30, "<b>", "{row}"])
def test_what_is_no_row_is_refused_in_words_and_the_choice_stays(visitor, wine, text):
    asks(visitor, wine, text)
    assert store.choices().row == 60
    assert visitor.reruns == [[fragments.ANSWER]]
    assert gestures.search_notice("here") == {"notice": GONE.format(one_line(text)), "refused": True}
    assert gestures.search_notice("another analysis") is None


@pytest.mark.parametrize(
    "sent", [None, 5, "83", {}, {"text": "83"}, {"text": 83, "answers": 1}, {"text": "83", "answers": "1"}]
)
def test_what_no_browser_of_ours_sends_is_left(visitor, wine, sent):
    visitor.send(map_panel.KEY, search=sent)
    map_panel._search(wine, "here")
    assert store.choices().row == 60
    assert visitor.reruns == []


def test_a_long_search_is_cut(visitor, wine):
    asks(visitor, wine, "9" * 5000)
    assert len(notice("here")["notice"]) < 100


def test_a_row_that_was_left_out_is_refused(visitor):
    frame = pd.DataFrame({"x": [0.0, np.nan, 1.0, 5.0, 6.0]})
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2, missing="drop"))
    asks(visitor, analysis, "1")
    assert notice("here")["refused"]
    asks(visitor, analysis, "4")
    assert store.choices().row == 4


def test_of_several_rows_that_are_called_so_the_first_is_chosen_and_that_is_said(visitor):
    frame = pd.DataFrame({"who": ["Bob", "Ann", "Ann", "1"], "x": [0.0, 1.0, 5.0, 6.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    asks(visitor, analysis, "Ann")
    assert store.choices().row == 1
    assert gestures.search_notice("here") == {"notice": "2 wines are called “Ann”; this is the first."}
    asks(visitor, analysis, "1")
    assert store.choices().row == 3
    assert gestures.search_notice("here") == {"notice": "“1” is the name of wine 3."}
    asks(visitor, analysis, "0")
    assert store.choices().row == 0
    assert gestures.search_notice("here") is None
    asks(visitor, analysis, "<i>" + "x" * 90)
    assert store.choices().row == 0
    assert notice("here")["notice"].startswith("No wine is called “<i>xxxx")
    assert len(notice("here")["notice"]) < 110
