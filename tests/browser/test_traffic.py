"""Messages and requests between page and server: few, small, to nobody else; and a script that fails to load."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.actions import visit, wait_idle
from tests.browser.explore import click_point
from tests.browser.watch import Watch


def test_click_exchanges_at_most_5_kb(page):
    visit(page)
    click_point(page, 83)
    sent = len(Watch.of(page).messages)
    click_point(page, 60)
    assert Watch.of(page).size(since=sent) <= 5_000


@pytest.mark.large
def test_reload_takes_scripts_from_the_cache(page):
    visit(page)
    page.reload()
    wait_idle(page)
    again = page.evaluate(
        "() => performance.getEntriesByType('resource').filter(e => e.name.includes('/live/')).map(e => e.transferSize)"
    )
    assert len(again) > 5
    assert sum(again) == 0


@pytest.mark.large
def test_failed_script_shows_a_reload_hint(page):
    Watch.of(page).excuse("ERR_FAILED")
    Watch.of(page).excuse("Failed to fetch dynamically imported module")
    page.route("**/live/**", lambda route: route.abort())
    page.goto("/")
    expect(page.get_by_text("This picture could not be loaded.").first).to_be_visible()
