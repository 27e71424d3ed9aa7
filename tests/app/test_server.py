"""The server's part: headers on every answer, the redirect to the first page, and errors in place."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from neon_core.errors import NeonError, Problem
from pages.shared.shell import server
from pages.shared.wording import address_words
from tests.helpers.coroutines import run_coroutine
from tests.helpers.pages import texts

HELLO = Route("/hello", lambda request: PlainTextResponse("hello", headers={"x-own": "1"}))


def get(path):
    """Return status, headers and text that a small application with the routes and middleware of the app answers."""
    sent: list[dict[str, Any]] = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    app = Starlette(routes=[*server.ROUTES, HELLO], middleware=server.MIDDLEWARE)
    name, _, query = path.partition("?")
    scope = {"type": "http", "method": "GET", "path": name, "query_string": query.encode(), "headers": []}
    run_coroutine(app(scope, receive, send))
    start, *parts = sent
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], headers, b"".join(part.get("body", b"") for part in parts).decode()


@pytest.mark.parametrize(("path", "status"), [("/hello", 200), ("/nothing-here", 404), ("/explore", 307)])
def test_every_answer_has_the_security_headers(path, status):
    answered, headers, _ = get(path)
    assert answered == status
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["permissions-policy"] == "camera=(), geolocation=(), microphone=()"


def test_headers_of_the_app_stay():
    _, headers, text = get("/hello")
    assert (text, headers["x-own"]) == ("hello", "1")


def test_websocket_passes_without_headers():
    seen: list[object] = []

    async def app(scope, receive, send):
        seen.extend([scope, receive, send])

    async def receive():
        return {}

    async def send(message):
        pass

    run_coroutine(server.Headers(app)({"type": "websocket"}, receive, send))
    assert seen == [{"type": "websocket"}, receive, send]


@pytest.mark.parametrize(
    ("query", "target"), [("", "./"), ("?k=4&row=7", "./?k=4&row=7"), ("?file=a%26b", "./?file=a%26b")]
)
def test_first_page_redirects_to_the_root_with_its_query_string(query, target):
    status, headers, _ = get(f"/explore{query}")
    assert (status, headers["location"]) == (307, target)


def test_pages_directory_is_disabled(monkeypatch):
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    server.disable_pages_directory()
    assert PagesManager.uses_pages_directory is False


def test_imports_are_frozen_once(monkeypatch):
    calls: list[str] = []
    monkeypatch.setattr("gc.freeze", lambda: calls.append("freeze"))
    server.freeze_imports.cache_clear()
    server.freeze_imports()
    server.freeze_imports()
    assert calls == ["freeze"]


def shown(error):
    """Return the texts that an error draws in the place of a part of the page, and what comes after it."""

    def script(error):
        import streamlit as st

        from pages.shared.shell import server

        def part():
            raise error

        st.caption(f"drawn: {server.guard(part)}")

    app = AppTest.from_function(script, args=(error,)).run()
    assert not app.exception
    return texts(app)


def test_error_of_the_visitor_is_shown_problem_by_problem():
    problems = [Problem("The file is <b>empty</b>.", "towns.csv", "Choose another."), Problem("No rows")]
    assert shown(NeonError(problems)) == [
        "The file is <b>empty</b> (towns.csv).",
        "No rows.",
        "Choose another.",
        "drawn: False",
    ]


def test_unexpected_error_is_shown_and_logged_without_its_detail(caplog):
    caplog.set_level(logging.ERROR)
    words = shown(RuntimeError("secret detail"))
    assert words[0].rstrip(".") == address_words.UNEXPECTED.rstrip(".")
    assert "secret detail" not in " ".join(words)
    assert "secret detail" not in caplog.text
    assert re.fullmatch(r"Unexpected error in a page: RuntimeError at .*:\d+", caplog.messages[-1])


def test_guard_draws_a_part_without_an_error():
    drawn: list[str] = []
    assert server.guard(lambda: drawn.append("part")) is True
    assert drawn == ["part"]
