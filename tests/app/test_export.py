"""The export on Explore: its files by hand, and its buttons on the screen."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html import unescape

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

import neon_core as nc
from neon_core import wording
from neon_core.reporting.explained_rows import telling_rows
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from neon_core.saved.model_parts import parse_model
from neon_core.saved.settings_file import parse_settings
from neon_core.tables import export_table
from pages.shared.explore import export
from pages.shared.session.choices import Choices
from pages.shared.wording import export_words
from pages.shared.wording.row_query_words import SAVE
from tests.helpers.page_parts import read_data
from tests.helpers.pages import open_explore
from tests.helpers.report_page import read_page


@pytest.fixture
def exported(wine_analysis):
    """What is exported of the wine sample."""
    wine = nc.load_sample("wine")
    steps = wording.describe_analysis(wine_analysis, wine.columns, len(wine.frame))
    origin, choices = ("Made today.", "Open this address."), Choices("wine", PUBLISHED, row=60, beta=0.0)
    return export.Exported(wine, wine_analysis, steps, origin, lambda: choices)


def test_csv_has_every_row_and_a_byte_order_mark(exported):
    content = export._file("csv", exported)
    assert content.startswith("\ufeff".encode())
    frame = pd.read_csv(io.BytesIO(content))
    assert frame.shape == export_table(exported.data, exported.analysis).shape
    assert len(frame) == 178


def test_parquet_has_every_row_and_the_whole_record(exported):
    content = export._file("parquet", exported)
    assert pd.read_parquet(io.BytesIO(content)).shape == export_table(exported.data, exported.analysis).shape
    columns = wording.describe_columns(exported.analysis, exported.data.columns)
    record = json.loads(pq.read_schema(io.BytesIO(content)).metadata[b"neon"])
    assert record == [*exported.steps, *columns, *exported.origin]


def test_centroids_are_a_table_of_all_clusters(exported):
    content = export._file("centroids", exported)
    assert content.startswith("\ufeff".encode())
    pd.testing.assert_frame_equal(
        pd.read_csv(io.BytesIO(content)), nc.centroid_table(exported.analysis), check_dtype=False
    )


def test_text_has_the_name_every_step_every_column_and_the_origin(exported):
    text = export._file("txt", exported).decode()
    columns = wording.describe_columns(exported.analysis, exported.data.columns)
    lines = [line.removeprefix("- ") for line in text.splitlines() if line]
    steps, fields, origin = export_words.HEADINGS
    assert lines == ["Wine", steps, *exported.steps, fields, *columns, origin, *exported.origin]


def test_report_begins_with_the_chosen_row_at_the_comparison_of_the_screen(exported):
    page = read_page(export._file("report", exported).decode())
    rows = [int(row["data-row"]) for row in page.all("article", class_="row")]
    assert rows == [60, *telling_rows(exported.analysis)]
    assert {row["data-beta"] for row in page.all("article", class_="row")} == {"0.0"}
    bars = {
        line.one("th").text: float(line.all("td")[-1]["data-value"])
        for line in page.all("article", class_="row")[0].one("tbody").all("tr")
    }
    point = explain_row(exported.analysis, 60, 0.0)
    expected = dict(zip(point.columns.names, point.bars.relevance.tolist(), strict=True))
    assert bars == pytest.approx(expected, abs=1e-12)
    assert "Open this address." in page.one("main").text


def test_page_opens_on_the_chosen_row_and_says_where_it_comes_from(exported):
    page = export._file("page", replace(exported, choices=lambda: Choices("wine", PUBLISHED, row=83))).decode()
    assert read_data(page)["first"] == 83
    assert "<li>Open this address.</li>" in page


def test_settings_bring_the_analysis_back(exported):
    settings = parse_settings(export._file("settings", exported))
    again = settings.analyse(settings.apply(exported.data))
    assert again.fingerprint == exported.analysis.fingerprint
    assert np.array_equal(again.explanation.relevance, exported.analysis.explanation.relevance)


def test_model_places_the_rows_of_the_table_as_they_are(exported):
    model = parse_model(export._file("model", exported))
    assert np.array_equal(model.assign(exported.data), exported.analysis.clustering.labels)


def test_each_file_has_a_button_of_its_own_with_what_it_holds():
    app = open_explore()
    buttons = [button.proto.label for button in app.get("download_button") if button.proto.label != SAVE]
    assert buttons == list(export_words.FORMATS.values())
    assert set(export.TYPES) == set(export.NAMES) == set(export_words.FORMATS) == set(export_words.HOLDS)
    captions = [caption.value for caption in app.caption]
    assert [text for text in captions if text in export_words.HOLDS.values()] == list(export_words.HOLDS.values())


def test_record_is_folded_and_lists_steps_columns_and_origin():
    app = open_explore()
    (expander,) = (e for e in app.expander if e.label == export_words.STEPS)
    assert not expander.proto.expanded
    steps, columns, origin = (unescape(markdown.value) for markdown in expander.markdown)
    assert "13 of 14 columns count" in steps
    assert columns.count("\n- ") == 14
    assert "class: does not count, compared with the clusters" in columns
    assert re.search(rf"Made on \d{{4}}-\d\d-\d\d at \d\d:\d\d UTC, by NEON {nc.__version__}", origin)
    assert "fingerprint" in origin


def test_record_on_screen_names_some_of_many_columns(monkeypatch):
    monkeypatch.setattr(export_words, "MOST_COLUMNS", 3)
    app = open_explore()
    (expander,) = (e for e in app.expander if e.label == export_words.STEPS)
    lines = expander.markdown[1].value.splitlines()
    assert len([line for line in lines if line.startswith("- ")]) == 4
    assert lines[-1] == "- 11 more columns stand in the text."
