"""Addresses: those that there are, those that are closed, and where a visitor of any other is led."""

from __future__ import annotations

import pytest
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from pages.shared.shell import navigation
from pages.shared.shell.web import routes
from tests.helpers.asgi import application, ask

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]


def get(path, method="GET", accept=HTML):
    """Return what an application answers that has something at every address, as Streamlit does."""
    everything = Route("/{path:path}", lambda request: PlainTextResponse("streamlit"), methods=METHODS)
    app = application([routes.home_route(), everything], [Middleware(routes.Addresses)])
    return ask(app, path, method, accept=accept)


def test_screens_are_those_of_the_navigation():
    assert {f"pages/screens/{name}.py" for name in routes.screens()} == set(navigation.TITLES)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/table", "/columns", "/unknown", "/table/", "/favicon.png", "/manifest.json"),
        *("/_stcore/health", "/_stcore/host-config", "/_stcore/upload_file/a/b", "/media/a.csv", "/live/0/chart.js"),
    ],
)
@pytest.mark.parametrize("accept", [HTML, "*/*"])
def test_what_there_is_is_passed_on(path, accept):
    assert get(path, accept=accept).text == "streamlit"


def test_uploads_are_passed_on():
    assert [get("/_stcore/upload_file/a/b", method, "*/*").text for method in ("PUT", "DELETE")] == ["streamlit"] * 2


def test_streamlit_s_own_scripts_are_passed_on():
    scripts = [name for name in routes.static_files() if name.startswith("static/js/")]
    assert len(scripts) > 100
    assert get(f"/{scripts[0]}", accept="*/*").text == "streamlit"


@pytest.mark.parametrize(
    "path",
    [
        *("/_stcore/metrics", "/_stcore/metrics?families=x", "/_stcore/script-health-check", "/_stcore/nothing"),
        *("/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/agent/interact", "/_stcore/health/"),
        *("/table/_stcore/health", "/table/_stcore/host-config", "/static/js/none.js", "/static/", "/_stcore"),
        *("/static/../app.py", "/table/static/js/index.js"),
    ],
)
@pytest.mark.parametrize("accept", [HTML, "*/*"])
@pytest.mark.parametrize("method", METHODS)
def test_what_is_closed_is_not_found(path, accept, method):
    answer = get(path, method, accept)
    assert (answer.status, answer.text) == (404, "There is nothing at this address.")


@pytest.mark.parametrize("path", ["/maps", "/login.php", "/.env", "/auth/login", "/oauth2callback", "/index.html"])
def test_program_finds_nothing_at_an_unknown_address(path):
    assert get(path, accept="*/*").status == 404
    assert get(path, accept="").status == 404
    assert get(path, "POST").status == 404


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/maps", "./unknown?page=maps"),
        ("/maps/", "../unknown?page=maps"),
        ("/a/b/c", "../../unknown?page=a%2Fb%2Fc"),
        ("/maps?k=4&row=7", "./unknown?k=4&row=7&page=maps"),
        ("/a&b=c", "./unknown?page=a%26b%3Dc"),
        ("/<b>ä</b>", "../unknown?page=%3Cb%3E%C3%A4%3C%2Fb%3E"),
        ("/Table", "./unknown?page=Table"),
        ("/" + "x" * 5000, "./unknown?page=" + "x" * 100),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_visitor_of_an_unknown_page_is_led_to_the_screen_that_says_so(path, target, method):
    answer = get(path, method)
    assert (answer.status, answer.headers["location"]) == (307, target)
    assert answer.headers["cache-control"] == "no-store"


def test_address_with_two_slashes_is_streamlit_s_to_refuse():
    assert get("//evil.example").text == "streamlit"


@pytest.mark.parametrize(
    ("query", "target"), [("", "./"), ("?k=4&row=7", "./?k=4&row=7"), ("?file=a%26b", "./?file=a%26b")]
)
def test_first_page_redirects_to_the_root_with_its_query_string(query, target):
    answer = get(f"/explore{query}")
    assert (answer.status, answer.headers["location"]) == (307, target)


def test_addresses_below_a_base_path(monkeypatch):
    monkeypatch.setattr("streamlit.get_option", {"server.baseUrlPath": "/wines/"}.__getitem__)
    assert get("/wines/table").text == "streamlit"
    assert get("/wines").text == "streamlit"
    assert get("/wines/_stcore/metrics").status == 404
    assert get("/wines/maps").headers["location"] == "./unknown?page=maps"
    assert get("/wines/explore?k=4").headers["location"] == "./?k=4"
