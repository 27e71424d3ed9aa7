"""The first visit of a fresh server: what is painted first, and addresses that lead straight in."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.explore import headline
from tests.browser.support import Watch, wait_idle


def test_title_frame_and_what_is_being_done_are_there_before_scikit_learn(fresh_server, page, tmp_path):
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


@pytest.mark.parametrize("path", ["/", "/explore"])
def test_a_page_s_address_works_as_the_first_request(path, fresh_server, page):
    page.goto(f"{fresh_server().url}{path}?k=4&row=83&beta=inf")
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 4 clusters")
    expect(headline(page)).to_contain_text("Wine 83")
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert page.get_by_role("slider", name="Compare against").get_attribute("aria-valuetext") == "only the nearest"


def test_what_an_address_cannot_have_is_said_and_the_rest_is_honoured(page):
    page.goto("/?k=999&row=5000&scaling=standard&colour=red")
    wait_idle(page)
    expect(
        page.get_by_text("The address asks for k=999, but K is a whole number from 1 to 50 on this dashboard.")
    ).to_be_visible()
    expect(page.get_by_text("There is no wine 5000: there are 178 wines, numbered from 0 to 177.")).to_be_visible()
    expect(page.get_by_text("“colour”")).to_be_visible()
    expect(page.get_by_role("combobox", name="Scaling")).to_have_value("Standard deviations")


def test_the_answers_carry_safe_headers(page):
    response = page.goto("/")
    wait_idle(page)
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["x-frame-options"] == "SAMEORIGIN"
    assert response.headers["referrer-policy"] == "no-referrer"


def test_nothing_but_the_server_is_asked_and_nothing_is_logged(page):
    page.goto("/")
    wait_idle(page)
    watch = Watch.of(page)
    assert len(watch.requests) > 5
    assert watch.console_errors == []
    assert watch.problems({page.url.split("/")[2]}) == []
