"""The server's part: what Streamlit is told when it starts, and errors in place."""

from __future__ import annotations

import logging
import re

from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from neon_core.errors import NeonError, Problem
from pages.shared.shell import server
from pages.shared.wording import address_words
from tests.helpers.pages import texts


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
