"""The files that a browser fetches once."""

from __future__ import annotations

import json
from itertools import accumulate
from types import SimpleNamespace

import pytest
from starlette.requests import Request

from neon_core.wording import live_words
from pages.shared.live_chart import assets
from tests.helpers.coroutines import run_coroutine


def fetch(name, stamp=None):
    """Ask for one of the files."""
    request = Request({"type": "http", "headers": [], "path_params": {"name": name, "stamp": stamp or assets.stamp()}})
    return run_coroutine(assets.serve(request))


@pytest.mark.parametrize("name", ["map/chart.js", "panel/panel.js", "panel/panel.css", "words.json", "plotly.min.js"])
def test_files_are_served_under_their_version_and_cached_for_ever(name):
    answer = fetch(name)
    assert assets.address(name) == f"live/{assets.stamp()}/{name}"
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].split(";")[0] == assets.TYPES[name[name.rindex(".") :]]


@pytest.mark.parametrize(
    "name", ["package.json", "../assets.py", "map/../../assets.py", "chart.js", "map", "none.js", ""]
)
def test_unknown_path_is_not_found(name):
    assert fetch(name).status_code == 404


def test_rules_of_the_style_sheets_are_closed():
    sheets = {name: (assets.FRONTEND / name).read_text() for name in assets.small_files() if name.endswith(".css")}
    assert len(sheets) > 5
    for name, sheet in sheets.items():
        depths = list(accumulate((character == "{") - (character == "}") for character in sheet))
        assert min(depths) == 0, name
        assert depths[-1] == 0, name


def test_another_version_is_not_found():
    assert fetch("map/chart.js", stamp="0").status_code == 404


def test_route_is_below_the_base_path_of_the_app(monkeypatch):
    assert assets.route().path == "/live/{stamp}/{name:path}"
    monkeypatch.setattr(assets, "st", SimpleNamespace(get_option=lambda name: "/wines/"))
    assert assets.route().path == "/wines/live/{stamp}/{name:path}"


def test_words_are_the_library_s_and_colours_the_theme_s():
    words = json.loads(assets.words())
    assert words["compare"] == live_words.COMPARE
    assert set(words["theme"].values()) == {
        *("--st-text-color", "--st-background-color", "--st-gray-text-color"),
        *("--st-blue-color", "--st-orange-color"),
    }
