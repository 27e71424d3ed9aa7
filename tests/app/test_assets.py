"""The files that a browser fetches once."""

from __future__ import annotations

import gzip
import json
from types import SimpleNamespace

import pytest
from starlette.requests import Request

from pages.shared.live_chart import assets
from pages.shared.wording import browser_words
from tests.helpers.coroutines import run_coroutine


def fetch(name, stamp=None, host="127.0.0.1", encoding="gzip, br", **headers):
    """Ask for one of the files, as a browser on some machine does."""
    fields = {"accept-encoding": encoding, **headers}
    request = Request(
        {
            "type": "http",
            "client": (host, 1),
            "headers": [(key.encode(), value.encode()) for key, value in fields.items()],
            "path_params": {"name": name, "stamp": stamp or assets.stamp()},
        }
    )
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


def test_another_version_is_not_found():
    assert fetch("map/chart.js", stamp="0").status_code == 404


def test_plotly_is_compressed_for_browsers_on_other_machines():
    near = fetch("plotly.min.js")
    assert near.headers["content-encoding"] == "identity"
    far = fetch("plotly.min.js", host="192.0.2.1")
    assert far.headers["content-encoding"] == "gzip"
    assert gzip.decompress(far.body) == near.body
    assert len(far.body) < 0.4 * len(near.body)
    behind_a_proxy = fetch("plotly.min.js", **{"x-forwarded-for": "192.0.2.1"})
    assert behind_a_proxy.headers["content-encoding"] == "gzip"
    assert fetch("plotly.min.js", host="192.0.2.1", encoding="br").headers["content-encoding"] == "identity"


def test_route_is_below_the_base_path_of_the_app(monkeypatch):
    assert assets.route().path == "/live/{stamp}/{name:path}"
    monkeypatch.setattr(assets, "st", SimpleNamespace(get_option=lambda name: "/wines/"))
    assert assets.route().path == "/wines/live/{stamp}/{name:path}"


def test_words_are_the_library_s_and_colours_the_theme_s():
    words = json.loads(assets.words())
    assert words["compare"] == browser_words.COMPARE
    assert set(words["theme"].values()) == {
        *("--st-text-color", "--st-background-color", "--st-gray-text-color"),
        *("--st-blue-color", "--st-orange-color"),
    }
