"""Trust by hand: the work ends by itself, a pie is clicked, the refits are switched, and Explore has heard of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import findings
from tests.browser.actions import press, query_params, rerun, visit, wait_idle
from tests.browser.explore import headline

LONG = 120_000
"""Milliseconds that the refits may take on a busy machine."""


def opened(page: Page, address: str) -> None:
    """Open the page, and wait for the bars."""
    visit(page, address)
    expect(page.locator(".neon-doubt")).to_be_visible(timeout=LONG)
    wait_idle(page)


def answer(page: Page):
    """Return the headline of the chosen row."""
    return page.locator(".st-key-trust .neon-headline")


def test_click_on_a_pie_asks_about_its_row_and_leads_to_explore(page):
    opened(page, "/trust")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^16\d of 178 wines stay put$"))
    pies = page.locator(".pies .pie")
    assert pies.count() == len(page.get_by_test_id("stButtonGroup").first.get_by_role("radio").all()) > 5
    expect(answer(page)).to_contain_text("Wine 60 is in")
    expect(page.get_by_role("radio", name="other wines")).to_be_checked()  # sent once, though drawn at both stages
    expect(page.get_by_role("radio", name="60", exact=True)).to_be_checked()
    with rerun(page):
        pies.last.click()  # drawn last: the least sure
    row = query_params(page)["row"]
    expect(answer(page)).to_contain_text(f"Wine {row} is in")
    expect(page.locator(".pies .chosen")).to_have_text(f"wine {row}")
    before = page.locator(".neon-doubt").inner_text()
    with rerun(page):
        page.get_by_text("other starts").click()
    assert query_params(page) == {"row": row, "refit": "starts"}
    assert page.locator(".neon-doubt").inner_text() != before
    assert findings(page) == []
    press(page, "See it on Explore")
    expect(headline(page)).to_contain_text(f"Wine {row} is in")
    expect(page.get_by_text(re.compile(r"Only \d+ of 100 starts put it here"))).to_be_visible()


@pytest.mark.large
def test_work_is_stopped_and_goes_on_while_another_page_is_shown(page):
    visit(page, "/trust?sample=digits")
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("The refits were stopped.")).to_be_visible()
    press(page, "Go on")
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    page.get_by_role("link", name="Explore").click()
    wait_idle(page)
    page.get_by_role("link", name="Trust").click()
    expect(page.get_by_text(re.compile("starts|drawn again")).first).to_be_visible()
    expect(page.locator(".neon-doubt")).to_be_visible(timeout=LONG)


@pytest.mark.large
@pytest.mark.parametrize("address", ["/trust", "/trust?k=10", "/trust?sample=customers"])
def test_on_a_phone_nothing_is_wider_than_the_screen(phone_page, address):
    opened(phone_page, address)
    assert phone_page.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone_page.locator(".pies .stage > svg").bounding_box()["width"] < 390
