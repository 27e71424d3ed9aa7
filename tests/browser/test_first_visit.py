"""The first visit of a fresh server: the first paint, and permalinks."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.actions import wait_idle
from tests.browser.explore import headline


@pytest.mark.large
def test_title_and_spinner_appear_before_scikit_learn_is_imported(fresh_server, page, tmp_path):
    gate = tmp_path / "open"
    server = fresh_server(NEON_GATE=str(gate), PYTHONPATH=str(Path(__file__).parent / "start"))
    page.goto(server.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 3 clusters")
    expect(page.get_by_role("slider", name="Clusters, K")).to_be_visible()
    expect(page.get_by_test_id("stSpinner")).to_contain_text("Fitting 3 clusters, 1 start")
    assert page.locator(".main-svg").count() == 0
    gate.touch()
    wait_idle(page)
    expect(headline(page)).to_contain_text("Wine 60")


@pytest.mark.large
@pytest.mark.parametrize("path", ["/", "/explore"])
def test_explore_permalink_is_the_first_request_of_a_server(path, fresh_server, page):
    page.goto(f"{fresh_server().url}{path}?k=4&row=83&beta=inf")
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 4 clusters")
    expect(headline(page)).to_contain_text("Wine 83")
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert page.get_by_role("slider", name="Compare against").get_attribute("aria-valuetext") == "only the nearest"
