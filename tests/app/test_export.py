"""The export on Explore: its files by hand, and its buttons on the screen."""

from __future__ import annotations

import io

import pandas as pd
import pytest

import neon_core as nc
from neon_core import wording
from neon_core.tables import export_table
from pages.shared.explore import export
from pages.shared.wording import export_words
from tests.helpers.pages import open_explore


@pytest.fixture(scope="module")
def wine():
    """The wine sample."""
    return nc.load_sample("wine")


@pytest.fixture
def steps(wine, wine_analysis):
    """The steps of the analysis in words."""
    return wording.describe_analysis(wine_analysis, wine.columns, len(wine.frame))


def test_csv_has_every_row_and_a_byte_order_mark(wine, wine_analysis, steps):
    content = export._file("csv", wine, wine_analysis, steps)
    assert content.startswith("\ufeff".encode())
    frame = pd.read_csv(io.BytesIO(content))
    assert frame.shape == export_table(wine, wine_analysis).shape
    assert len(frame) == 178


def test_parquet_has_every_row(wine, wine_analysis, steps):
    frame = pd.read_parquet(io.BytesIO(export._file("parquet", wine, wine_analysis, steps)))
    assert frame.shape == export_table(wine, wine_analysis).shape


def test_text_has_the_name_and_every_step(wine, wine_analysis, steps):
    lines = export._file("txt", wine, wine_analysis, steps).decode().splitlines()
    assert lines == [wine.name, "", *steps]


def test_each_format_has_a_button():
    app = open_explore()
    buttons = [button.proto.label for button in app.get("download_button")]
    assert buttons == list(export_words.FORMATS.values())
    assert set(export_words.FORMATS) == set(export.TYPES)
    (expander,) = (e for e in app.expander if e.label == export_words.STEPS)
    assert not expander.proto.expanded
    assert "13 of 14 columns count" in expander.markdown[0].value
