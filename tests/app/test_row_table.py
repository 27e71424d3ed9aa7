"""The table below Explore: its views, and the published nine."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core import map_sample
from neon_core.map_sample import samples_to_draw
from neon_core.projection import pca_map
from pages.shared.explore import row_table
from pages.shared.session import store
from tests.helpers.pages import (
    open_explore,
    shows,
    texts,
)


def test_published_table_has_the_nine_wines_to_the_digit():
    app = open_explore(k="7")
    app.button_group(key="view").set_value("published").run()
    frame = app.dataframe[0].value
    assert frame["wine"].tolist() == [60, 61, 68, 70, 73, 83, 92, 95, 118]
    assert frame["logit"].round(4).tolist() == [0.0772, 0.2447, 0.08, 0.0866, 0.2848, 0.4378, 0.0089, 0.1348, 0.2151]
    assert frame["probability"].round(2).tolist() == [0.52, 0.56, 0.52, 0.52, 0.57, 0.61, 0.5, 0.53, 0.55]
    assert frame["cluster"].tolist() == [2, 2, 2, 2, 0, 2, 2, 0, 2]
    assert shows(app, "Today's best of ten starts finds another optimum")


def test_relevance_of_all_rows_adds_up_to_the_logit():
    app = open_explore()
    app.button_group(key="view").set_value("all").run()
    frame = app.dataframe[0].value
    assert len(frame) == 178
    np.testing.assert_allclose(frame["sum of relevance"], frame["logit"], atol=1e-12)


def test_large_table_lists_the_rows_of_the_map(small_map, wine_analysis):
    app = open_explore()
    assert "Rows, in numbers" in [head.value for head in app.header]
    assert shows(app, "Choose a row to explain it.")
    assert not shows(app, "The table has")
    app.button_group(key="view").set_value("all").run()
    assert app.dataframe[0].value["wine"].tolist() == samples_to_draw(wine_analysis, pca_map(wine_analysis)).tolist()
    assert shows(app, "The table has 100 of 178 wines, as the PCA map does; the files under “Export” have all.")
    assert "On the map · 100" in app.button_group(key="view").options
    app.button_group(key="view").set_value("nearest").run()
    assert len(app.dataframe[0].value) == 20
    assert not shows(app, "The table has")


def test_many_mismatches_are_cut(small_map, monkeypatch):
    monkeypatch.setattr(map_sample, "MOST_DRAWN", 5)
    app = open_explore()
    assert app.dataframe[0].value["wine"].tolist() == [60, 61, 68, 70, 73]
    assert shows(app, "The table has the first 5 of 9 mismatches; the files under “Export” have all rows.")


def test_small_table_lists_every_row():
    app = open_explore()
    assert "Every row, in numbers" in [head.value for head in app.header]
    assert not any("The table has" in text for text in texts(app))


@pytest.mark.parametrize(("rows", "row"), [([1], 7), ([], 60), ([99], 60), (None, 60)], ids=str)
def test_row_that_the_table_does_not_have_changes_nothing(visitor, rows, row):
    visitor.state["table"] = rows if rows is None else {"selection": {"rows": rows}}
    row_table._choose("table", [3, 7])
    assert store.choices().row == row
