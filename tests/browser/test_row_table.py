"""The table of rows below the map."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.actions import rerun, visit
from tests.browser.explore import box, click_point, headline
from tests.browser.watch import Watch


def test_table_selection_moves_the_map_and_a_map_click_clears_it(page):
    visit(page)
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    area = box(table)
    with rerun(page):
        page.mouse.click(area["x"] + 18, area["y"] + 35 * 3.5)
    expect(headline(page)).to_contain_text("Wine 68 is in")
    expect(page.locator(".neon-chart").first).to_have_attribute("data-row", "68")
    sent = len(Watch.of(page).messages)
    page.get_by_role("heading", level=1).scroll_into_view_if_needed()
    click_point(page, 83)
    marked = "() => [...document.querySelectorAll('[data-testid=stDataFrame] [aria-selected=true]')].length"
    page.wait_for_function(f"() => ({marked})() === 0")
    first = len(Watch.of(page).messages) - sent
    sent = len(Watch.of(page).messages)
    click_point(page, 60)
    assert len(Watch.of(page).messages) - sent < first  # the table travelled once, to lose its mark
