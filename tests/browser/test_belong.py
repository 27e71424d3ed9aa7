"""Does it belong anywhere: asked on Explore, and answered by a fit without the rows that belong nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.actions import press, query_params, rerun, visit
from tests.browser.explore import chart, click_point, place

PHONE = {"width": 390, "height": 844}


def answer(page: Page):
    """Return the headline of the answer."""
    return page.locator("h2.neon-headline")


def ask(page: Page, question: str) -> None:
    """Choose a question of the switch."""
    with rerun(page):
        page.get_by_role("radio", name=question).click()


def test_outliers_are_left_out_found_on_the_map_and_taken_back(page):
    visit(page, "/?row=95")
    ask(page, "Does it belong anywhere?")
    expect(answer(page)).to_contain_text("Wine 95 is farther from its centroid than all 60 other wines of")
    click_point(page, 121)  # another row keeps the question
    expect(answer(page)).to_contain_text("Wine 121 is farther from its centroid")
    press(page, "Leave these 5 wines out and fit again")
    expect(page.get_by_role("heading", level=1)).to_have_text("173 wines in 3 clusters")
    expect(answer(page)).to_contain_text("Wine 121, left out of the fit, is farther")
    click_point(page, 73)  # its cross
    expect(answer(page)).to_contain_text("Wine 73, left out of the fit,")
    page.mouse.move(*place(page, 95))
    expect(chart(page).locator(".tip")).to_contain_text("left out of the fit")
    assert query_params(page)["without"]
    ask(page, "Why here?")
    expect(page.get_by_role("heading", name="Wine 73, left out of the fit, would be in")).to_be_visible()
    ask(page, "Does it belong anywhere?")
    press(page, "Take all 5 wines back in")
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 3 clusters")
    expect(answer(page)).to_contain_text("Wine 73 is farther from its centroid")
    assert query_params(page) == {"row": "73", "ask": "belong"}
    with rerun(page):
        page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("173 wines in 3 clusters")


@pytest.mark.large
def test_answer_fits_on_a_phone(page):
    page.set_viewport_size(PHONE)
    visit(page, "/?ask=belong&row=95&without=2DYoBwBmC")
    expect(answer(page)).to_be_visible()
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]
    for part in (".neon-belong", ".neon-sums"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
