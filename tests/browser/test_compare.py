"""Compare by hand: another clustering, another row, back and reload, the other clustering taken, a phone, a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import findings
from tests.browser.actions import press, query_params, rerun, visit, wait_idle
from tests.browser.explore import headline as answer

EVIL = "<i>Old</i>"


def finding(page: Page):
    """Return the title."""
    return page.get_by_role("heading", level=1)


def headline(page: Page):
    """Return the sentence on the row that moves."""
    return page.locator(".neon-headline")


def test_click_leads_to_both_explanations_and_back(page):
    visit(page, "/compare")
    expect(finding(page)).to_have_text("27 of 178 wines move")
    expect(headline(page)).to_contain_text("Wine 60 moves from")
    expect(page.locator(".neon-two tbody tr")).to_have_count(13)
    with rerun(page):
        page.get_by_role("radio", name="61", exact=True).click()
    expect(headline(page)).to_contain_text("Wine 61 moves from")
    with rerun(page):
        page.get_by_role("radio", name="Seed").click()
    expect(finding(page)).to_have_text(re.compile("of 178 wines move"))
    assert query_params(page) == {"row": "61", "against": "seed:0"}
    with rerun(page):
        page.go_back()
    expect(finding(page)).to_have_text("27 of 178 wines move")
    assert query_params(page) == {"row": "61"}
    page.reload()
    wait_idle(page)
    expect(headline(page)).to_contain_text("Wine 61 moves from")
    press(page, "Use 4 clusters")
    expect(finding(page)).to_have_text("27 of 178 wines move")
    assert query_params(page) == {"k": "4", "row": "61", "against": "k:3"}
    press(page, "Wine 61 on Explore")
    expect(answer(page)).to_contain_text("Wine 61 is in")


@pytest.mark.large
def test_table_offers_no_file_but_ours_which_a_spreadsheet_does_not_run(page):
    visit(page, "/compare")
    table = page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    table.hover()
    expect(page.get_by_role("button", name="Show/hide columns")).to_be_visible()
    expect(page.get_by_role("button", name="Download as CSV")).to_have_count(0)


@pytest.mark.large
def test_phone_has_one_column_and_nothing_is_cut(phone_page):
    visit(phone_page, f"/compare?names=2:{EVIL}")
    expect(headline(phone_page)).to_contain_text(EVIL)
    widths = "() => [document.documentElement.scrollWidth, innerWidth]"
    scrolled, shown = phone_page.evaluate(widths)
    assert scrolled <= shown
    table = phone_page.locator(".neon-two").bounding_box()
    assert table is not None
    assert table["x"] >= 0
    assert table["x"] + table["width"] <= shown
    assert phone_page.locator(".neon-two").evaluate("e => e.scrollWidth <= e.clientWidth")
    assert findings(phone_page) == []
    tools = phone_page.get_by_test_id("stElementToolbar").bounding_box()
    heading = phone_page.get_by_role("heading", name="Every wine that moved").bounding_box()
    assert tools is not None
    assert heading is not None
    assert tools["y"] >= heading["y"] + heading["height"]


@pytest.mark.large
def test_export_is_compared_with_and_asked_for_after_a_reload(page, tmp_path: Path):
    visit(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Rows as CSV").click()
    export = tmp_path / "spring.csv"
    download.value.save_as(export)
    visit(page, "/compare?k=4")
    with rerun(page):
        page.get_by_role("radio", name="File").click()
    with rerun(page):
        page.locator("input[type=file]").set_input_files(export)
    expect(finding(page)).to_have_text("27 of 178 wines move")
    page.reload()
    wait_idle(page)
    expect(page.get_by_text("Choose “spring.csv” again")).to_be_visible()
