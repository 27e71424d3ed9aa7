"""The lines of the table of rows: what stands in them, and the file of all of them."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core.samples import PUBLISHED
from neon_core.strongest_columns import strongest_columns
from pages.shared.explore.row_lines import rows_csv
from tests.helpers.pages import (
    cells_of,
    heads_of,
    open_explore,
    row_table,
)


def test_columns_for_and_against_are_those_of_the_rows():
    app = open_explore()
    shown = strongest_columns(nc.analyse(nc.load_sample("wine"), PUBLISHED), cells_of(app, "wine"))
    assert cells_of(app, "most for") == shown["most for"].tolist()
    assert cells_of(app, "most against") == shown["most against"].tolist()
    assert all("name" not in column for column in row_table(app)["columns"] if column["head"].startswith("most"))


def test_one_cluster_has_no_columns_against():
    assert heads_of(open_explore(k="1")) == ["wine", "cluster", "class"]


def test_saved_rows_are_those_shown_and_no_formula(wine_analysis):
    frame = pd.DataFrame({"=who": ["=1+1", "@a", "b"], "size": [1.0, 2.0, 9.0], "kind": ["-x", "y", None]})
    data = nc.Dataset.from_frame(frame)
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    saved = pd.read_csv(io.BytesIO(rows_csv(data, analysis, np.array([2, 0]), ("=who", "kind"))))
    assert saved["row"].tolist() == [2, 0]
    assert saved["'=who"].tolist() == ["b", "'=1+1"]
    assert saved["kind"].fillna("").tolist() == ["", "'-x"]
    assert saved["most for"].tolist() == ["size", "size"]
    app = open_explore(where='"hue,above,1.5"', view="all")
    assert [button.label for button in app.get("download_button")].count("Save as CSV") == 1
