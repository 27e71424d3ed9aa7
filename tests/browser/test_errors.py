"""Errors on the real server, also those that no page catches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.actions import rerun, visit
from tests.browser.server import ROOT

APP = Path(__file__).with_name("failing_app.py")


@pytest.fixture(scope="module")
def failing(start):
    """A server whose page fails."""
    server = start(APP, PYTHONPATH=str(ROOT))
    server.excuses_tracebacks = True  # the tests provoke errors
    yield server
    server.stop()


def test_unexpected_error_shows_one_sentence_and_logs_its_place_without_its_message(failing, page):
    visit(page, failing.url)
    with rerun(page):
        page.get_by_role("button", name="Fail", exact=True).click()
    expect(page.get_by_text("An unexpected error occurred; the server's log has the details.")).to_be_visible()
    expect(page.get_by_role("heading", name="Still here")).to_be_visible()
    assert "secret detail" not in page.content()
    assert "secret detail" not in failing.log()
    assert re.search(r"RuntimeError at .*failing_app\.py:\d+", failing.log())


def test_neon_error_shows_its_sentence_and_hint(failing, page):
    visit(page, failing.url)
    with rerun(page):
        page.get_by_role("button", name="Fail well").click()
    expect(page.get_by_text("3 rows cannot make 5 clusters.")).to_be_visible()
    expect(page.get_by_text("Choose at most 3 clusters.")).to_be_visible()
