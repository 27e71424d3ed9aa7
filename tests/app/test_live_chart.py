"""The component: its loader, and what its messages have besides the picture."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

import neon_core as nc
from neon_core.payload.browser_messages import SavedFile
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.tables import overview_table
from pages.shared import live_chart
from pages.shared.live_chart import assets, payload

WINE = SAMPLES["wine"]
FILE: SavedFile = {"id": 1, "format": "csv", "name": "wine.csv", "text": "a", "figure": None}


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


@pytest.fixture
def sent(monkeypatch):
    """The messages that were sent, and the triggers that are listened to."""
    messages = SimpleNamespace(all=[], triggers=[])

    def component(key, data, **callbacks):
        messages.all += data
        messages.triggers.append(set(callbacks))

    monkeypatch.setattr(live_chart, "_chart", component)
    monkeypatch.setattr(live_chart, "_panel", component)
    monkeypatch.setattr(live_chart, "_rows", component)
    return messages


def nothing():
    """Hear a trigger."""


def test_loader_is_short_and_names_no_library():
    assert len(live_chart.LOADER) < 800
    assert "plotly" not in live_chart.LOADER


def test_map_brings_its_module_plotly_and_the_text_for_a_failure(wine, sent):
    picture = payload.build_map(wine, pca_map(wine), WINE, "map", "frame", "id")
    live_chart.show_map(picture, [], "key", nothing)
    live_chart.show_map(picture, [FILE], "key", nothing)
    message, with_file = sent.all
    assert {name: message[name] for name in picture} == picture
    assert message["module"] == assets.address("map/chart.js")
    assert message["lib"] == assets.address("plotly.min.js")
    assert message["failed"].startswith("This picture could not be loaded.")
    assert message.keys() - picture.keys() == {"module", "lib", "failed"}
    assert with_file == {**message, "saved": [FILE]}
    assert sent.triggers[0] == {"on_save_change"}


def test_panel_brings_plotly_only_with_files(wine, sent):
    point = explain_row(wine, 60)
    panel = payload.build_panel(point, WINE, payload.build_mark(point), "id")
    callbacks = live_chart.PanelCallbacks(*[nothing] * 6)
    live_chart.show_panel(panel, {"answers": 3, "released": 1}, [], "key", callbacks)
    live_chart.show_panel(panel, {"answers": 3, "released": 1}, [FILE], "key", callbacks)
    message, with_file = sent.all
    assert message == {**panel, "module": assets.address("panel/panel.js"), "answers": 3, "released": 1}
    assert with_file == {**message, "lib": assets.address("plotly.min.js"), "saved": [FILE]}
    assert sent.triggers[0] == {f"on_{name}_change" for name in ("picked", "other", "search", "beta", "save", "again")}


def test_table_of_rows_brings_its_module_and_listens_to_nothing(sent):
    table = payload.build_row_table(overview_table(nc.analyse(nc.load_sample("iris")), [3]), "flower", "Rows", "id")
    live_chart.show_rows(table, "key")
    (message,) = sent.all
    assert message["module"] == assets.address("table/row_grid.js")
    assert message["failed"].startswith("This table could not be loaded.")
    assert message.keys() - table.keys() == {"module", "failed"}
    assert sent.triggers == [set()]


def test_warm_up_names_every_module_that_pictures_begin_with(sent):
    live_chart.warm_up("key")
    (message,) = sent.all
    assert message["modules"] == [
        assets.address(module) for module in ("map/chart.js", "panel/panel.js", "table/row_grid.js", "map/tools.js")
    ]
    assert all(name.split("/", 2)[2] in assets.small_files() for name in [message["module"], *message["modules"]])
