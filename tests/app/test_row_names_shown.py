"""Row names on screen: in sentences, on figures, in the map's data, and never read as markup."""

from __future__ import annotations

import json

import pandas as pd

import neon_core as nc
from neon_core import figures, wording
from neon_core.borders import border_map
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.row_names import RowNames
from neon_core.samples import SAMPLES
from neon_core.text import one_line
from pages.shared.live_chart import payload
from tests.helpers.pages import (
    answer_headline,
    cells_of,
    component,
    map_payload,
    open_table_screen,
    press_button,
    upload_file,
)

HOSTILE = ["<img src=x onerror=alert(1)>", "$x^2$ :red[y] **z**", "=1+1", "%{x} {row} [a](http://b)", "a" * 200]
NOUNS = ("row", "rows")
ANN, BOB = "Ann Lee", "Bob"


def people(names):
    """Return an analysis of four named rows in two clusters."""
    frame = pd.DataFrame({"who": names, "x": [0.0, 1.0, 5.0, 6.0], "y": [0.0, 1.0, 4.0, 6.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    return nc.analyse(data, nc.AnalysisConfig(n_clusters=2))


def test_headline_has_the_name_of_the_row():
    analysis = people([ANN, BOB, None, ANN])
    assert [explain_row(analysis, row).identity.name for row in range(4)] == [ANN, BOB, "", ANN]
    headline = wording.to_text(wording.describe_answer(explain_row(analysis, 0), NOUNS))
    assert headline.startswith("Ann Lee is in cluster ")
    assert wording.to_text(wording.describe_answer(explain_row(analysis, 2), NOUNS)).startswith("Row 2 is in cluster ")


def test_sentence_on_the_nearest_border_has_the_name_of_the_row():
    frame = pd.DataFrame({"who": ["a1", "b2", "c3", "d4"], "x": [-2.0, 0.0, 1.0, 1.0]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame).with_roles({"who": "row id"}), nc.AnalysisConfig(n_clusters=2))
    point = explain_row(analysis, 1)
    borders = border_map(analysis, (0, 1))
    sentence = wording.to_text(wording.describe_border_distance(analysis, borders, NOUNS, point))
    assert sentence.startswith("From b2 the border to cluster ")


def test_hostile_row_names_are_escaped_on_the_map():
    for name in HOSTILE:
        analysis = people([name, BOB, None, name])
        figure = figures.cluster_map(analysis, pca_map(analysis), NOUNS, explain_row(analysis, 0))
        ring = figure.layout.annotations[-1].text
        hover = [text for trace in figure.data if trace.customdata is not None for text in trace.text]
        for text in (ring, *hover):
            assert "<" not in text.replace("<b>", "").replace("</b>", "")
            assert "%{" not in text
        assert {"Bob", "row 2"} <= set(hover)
        assert all(
            trace.hovertemplate.startswith("%{text}<br>") for trace in figure.data if trace.customdata is not None
        )
        assert len(ring) < 150


def test_payload_has_the_names_of_drawn_rows_only_and_once(monkeypatch):
    monkeypatch.setattr("neon_core.map_sample.MOST_DRAWN", 3)
    analysis = people(["ada", "ben", "cyd", "dan"])
    sample = SAMPLES["wine"]
    sent = payload.build_map(analysis, pca_map(analysis), sample, "m", "f", "id")
    assert sent["rows"] is not None
    assert sent["names"] == [["ada", "ben", "cyd", "dan"][row] for row in sent["rows"]]
    assert sent["list"]["searchable"] is True
    assert sent["list"]["number"] == "wine number or name"
    text = json.dumps(sent)
    listed = sent["list"]["names"]
    assert listed == [["ada", "ben", "cyd", "dan"][row] for row in sent["list"]["rows"]]
    assert all(text.count(f'"{name}"') == 1 + listed.count(name) for name in sent["names"])
    undrawn = ({0, 1, 2, 3} - set(sent["rows"])).pop()
    name = ["ada", "ben", "cyd", "dan"][undrawn]
    assert text.count(f'"{name}"') == listed.count(name)
    assert payload.build_undrawn_row(explain_row(analysis, undrawn), pca_map(analysis), "m")["name"] == name


def test_payload_without_row_names_has_no_names():
    analysis = nc.analyse(nc.load_sample("iris"))
    sent = payload.build_map(analysis, pca_map(analysis), SAMPLES["iris"], "m", "f", "id")
    assert "names" not in sent
    assert "searchable" not in sent["list"]
    assert not any("text" in trace for trace in sent["figure"]["data"] if "customdata" in trace)


def csv(names):
    lines = [f'"{name}",{i % 5 + 30 * (i % 2)},{i * 7 % 11}' for i, name in enumerate(names)]
    return "\n".join(["who id,x,y", *lines])


def test_screen_shows_row_names_and_escapes_hostile_ones():
    app = press_button(
        upload_file(open_table_screen(), csv([*HOSTILE, *(f"p{i}" for i in range(20))])), "Explain this table"
    )
    assert not app.exception
    row = component(app, "neon_panel")["mark"]["row"]
    row_names = RowNames("who id", pd.Series([*HOSTILE, *(f"p{i}" for i in range(20))]))
    assert answer_headline(app).startswith(f"{row_names.name(row)} is in cluster ")
    assert map_payload(app)["names"] == row_names.cells(range(25))
    assert map_payload(app)["name_noun"] == "Who"
    assert component(app, "neon_panel")["mark"]["number"] == f"row {row}, line {row + 2} of the file"
    app.button_group(key="view").set_value("all").run()
    assert cells_of(app, "who id")[:5] == [one_line(name) for name in HOSTILE]
