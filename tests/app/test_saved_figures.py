"""The pictures that a visitor can save."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import files
from neon_core.column_description import describe_column
from neon_core.errors import RowError
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.tables import bars_table, map_table, pair_table, relevance_table
from pages.shared.live_chart import assets
from pages.shared.live_chart.payload.visitor_messages import SaveRequest
from pages.shared.live_chart.saved_figure import FORMATS, SavedFigure
from pages.shared.live_chart.saved_figures import (
    SAVED_FIGURES,
    SavedBars,
    SavedDescription,
    SavedMap,
    SavedMultiples,
    SavedPair,
    button_labels,
    failed_file,
    is_known,
)

WINE = SAMPLES["wine"]


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


@pytest.fixture(scope="module")
def figures_of_wine(wine) -> dict[str, SavedFigure]:
    """One figure of each kind, by its name."""
    points = tuple(explain_row(wine, int(row)) for row in wine.mismatches())
    figures = (
        SavedMap(wine, pca_map(wine), WINE),
        SavedBars(wine, WINE),
        SavedDescription(describe_column(nc.load_sample("wine"), wine, "hue"), wine, WINE),
        SavedMultiples(points, WINE.nouns),
        SavedPair(nc.together(wine, 60, 0), wine, WINE),
    )
    return {figure.name: figure for figure in figures}


def request(what: str, file_format: str = "csv", row: int = 60, beta: float | str = "usual") -> SaveRequest:
    return {"what": what, "format": file_format, "id": 7, "picture": "p", "row": row, "beta": beta}


def test_every_figure_is_in_the_table_under_its_name():
    assert set(SAVED_FIGURES) == {"map", "bars", "description", "multiples", "pair"}
    assert all(figure.name == name for name, figure in SAVED_FIGURES.items())


def test_labels_of_buttons_name_the_format_and_reach_the_browser():
    labels = button_labels()
    assert len({label.format(format="PNG") for label in labels.values()}) == len(SAVED_FIGURES)
    assert all("{format}" in label for label in labels.values())
    assert json.loads(assets.words())["save_names"] == labels


@pytest.mark.parametrize("what", SAVED_FIGURES)
@pytest.mark.parametrize("file_format", ["png", "svg"])
def test_picture_has_its_width_its_margin_and_two_texts_more(figures_of_wine, what, file_format):
    figure = figures_of_wine[what]
    file = figure.file(request(what, file_format))
    drawn = figure.draw(request(what))
    assert (file["id"], file["format"], file["text"]) == (7, file_format, None)
    assert file["figure"] is not None
    layout = file["figure"]["layout"]
    assert layout["margin"]["l"] >= figure.left
    assert layout["width"] - layout["margin"]["l"] == figure.width - figure.left
    assert len(layout["annotations"]) == len(drawn.figure.layout.annotations) + 2
    assert drawn.title
    assert drawn.caption
    json.dumps(file, allow_nan=False)


def test_tables_are_the_numbers_behind_the_pictures(wine, figures_of_wine):
    points = [explain_row(wine, int(row)) for row in wine.mismatches()]
    expected = {
        "map": ("wine-map-pca.csv", map_table(wine, pca_map(wine))),
        "bars": ("wine-wine-60.csv", bars_table(explain_row(wine, 60))),
        "description": ("wine-clusters.csv", figures_of_wine["description"].table(request("description"))),
        "multiples": ("published-nine.csv", relevance_table(points)),
        "pair": ("wine-wine-60-and-wine-0.csv", pair_table(nc.together(wine, 60, 0), WINE.nouns)),
    }
    for what, (name, table) in expected.items():
        file = figures_of_wine[what].file(request(what))
        assert (file["name"], file["figure"]) == (name, None)
        assert file["text"] == files.export_csv(table).decode()


def test_bars_are_drawn_at_the_requested_comparison(wine, figures_of_wine):
    bars = figures_of_wine["bars"]
    usual, infinite = bars.file(request("bars")), bars.file(request("bars", beta=float("inf")))
    assert usual["text"] != infinite["text"]
    assert infinite["text"] == files.export_csv(bars_table(explain_row(wine, 60, float("inf")))).decode()


@pytest.mark.parametrize(("what", "file_format"), [("map", "png"), ("map", "svg"), ("bars", "png"), ("bars", "csv")])
def test_row_that_is_gone_has_no_file(figures_of_wine, what, file_format):
    with pytest.raises(RowError, match="There is no row 178"):
        figures_of_wine[what].file(request(what, file_format, row=178))


def test_answer_to_a_request_that_failed_has_a_sentence_and_no_content():
    answer = failed_file(request("bars", "png"), "Gone.")
    assert answer == {"id": 7, "format": "png", "name": "", "text": None, "figure": None, "failed": "Gone."}


@pytest.mark.parametrize("what", [None, 7, "", "Map", ["map"], {"map": 1}, "words"])
def test_unknown_pictures_are_refused(what):
    assert not is_known(what, "png")


@pytest.mark.parametrize("file_format", [None, 7, "exe", ["png"], {}, "PNG", ""])
def test_unknown_formats_are_refused(file_format):
    assert not is_known("map", file_format)


def test_known_pictures_and_formats_are_known():
    assert all(is_known(what, file_format) for what in SAVED_FIGURES for file_format in FORMATS)


def test_file_of_a_named_row_has_its_name():
    customers = SAMPLES["customers"]
    with pytest.warns(nc.NeonWarning):
        analysis = nc.analyse(nc.load_sample("customers"), customers.opening)
    file = SavedBars(analysis, customers).file(request("bars", row=0))
    assert file["name"] == "customers-Customer-00011.csv"


def test_saved_map_says_what_ring_and_lines_mean(figures_of_wine):
    caption = figures_of_wine["map"].draw(request("map")).caption
    assert "Ring: wine 60, with a line to the centroid of cluster 2 and a dotted one to that of cluster 1." in caption


def test_bars_of_a_picture_have_the_remainder_that_the_page_has():
    digits = SAMPLES["digits"]
    analysis = nc.analyse(nc.load_sample("digits"), nc.AnalysisConfig(n_clusters=3, n_init=1))
    labels = SavedBars(analysis, digits).draw(request("bars", row=1)).figure.layout.yaxis.ticktext
    assert labels[-1] == "the other 56 together"


def test_csv_of_bars_writes_yes_and_whole_numbers_as_the_page_does():
    frame = pd.DataFrame({"ok": [True, False, True, None], "n": [3.0, 4.0, 9.0, np.nan], "x": [1.5, 2.0, 8.0, 9.0]})
    with pytest.warns(nc.NeonWarning):
        analysis = nc.analyse(nc.Dataset.from_frame(frame.astype({"ok": "boolean"})), nc.AnalysisConfig(n_clusters=2))
    text = SavedBars(analysis, WINE).file(request("bars", row=0))["text"] or ""
    lines = dict(line.split(",")[:2] for line in text.replace('"', "").splitlines())
    assert [lines[name] for name in ("ok", "n", "x")] == ["yes", "3", "1.5"]
