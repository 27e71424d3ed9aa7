"""The page of every screen, and the setting that keeps Streamlit's dialogs away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from pages.shared.live_chart import assets
from pages.shared.shell.web import page
from tests.helpers.asgi import HOST, application, ask

STREAMLITS = (Path(get_static_dir()) / "index.html").read_text()


@pytest.mark.parametrize("path", ["/", "/table", "/columns", "/unknown"])
def test_page_of_each_screen_is_streamlit_s_with_our_style_sheet_and_scripts(path):
    answer = ask(application(page.page_routes(), []), path)
    names = ("dom/connection_banner.js", "dom/uploads.js")
    ours = f"<script>{page.BEGINNING}</script>"
    ours += f'<link rel="stylesheet" href="./{assets.address("dom/page.css")}">'
    ours += "".join(f'<script type="module" src="./{assets.address(name)}"></script>' for name in names)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.text.replace(ours, "") == STREAMLITS
    assert answer.text.index(ours) < answer.text.index("</head>")
    assert {*names, "dom/page.css"} <= {*assets.small_files()}


def test_page_stands_below_the_base_path(monkeypatch):
    monkeypatch.setattr("streamlit.get_option", {"server.baseUrlPath": "wines"}.__getitem__)
    assert [route.path for route in page.page_routes()] == [
        "/wines/",
        "/wines/choose_k",
        "/wines/clusters",
        "/wines/columns",
        "/wines/compare",
        "/wines/new_rows",
        "/wines/table",
        "/wines/trust",
        "/wines/unknown",
    ]


@pytest.mark.parametrize(
    ("path", "config"),
    [
        ("/_stcore/host-config", {"blockErrorDialogs": True, "allowedOrigins": [f"http://{HOST}", f"https://{HOST}"]}),
        ("/other", {"allowedOrigins": ["https://*.example.org"]}),
    ],
)
def test_streamlit_s_dialogs_and_messages_of_other_sites_are_kept_away(path, config):
    answers = [Route("/{path:path}", lambda request: JSONResponse({"allowedOrigins": ["https://*.example.org"]}))]
    answer = ask(application(answers, [Middleware(page.HostConfig)]), path, accept_encoding="gzip")
    assert json.loads(answer.body) == config
    assert answer.headers["content-length"] == str(len(answer.body))


def test_answer_without_a_setting_is_passed_on():
    answer = ask(application([], [Middleware(page.HostConfig)]), "/_stcore/host-config")
    assert (answer.status, answer.text) == (404, "Not Found")
