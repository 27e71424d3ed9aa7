"""The words beside bars and strips: under the pointer, at the keyboard's focus, after a tap; and the legend."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from neon_core.row_explanation import explain_row
from neon_core.wording import STRIP_LEGEND, describe_strip
from neon_core.wording.live_words import TERMS
from tests.browser.actions import visit
from tests.browser.panel_geometry import explain_wide_table
from tests.helpers.analyses import WINE, wine_analysis
from tests.helpers.wide_tables import WIDE_TABLES


def hint(page):
    """Return the box of words of the panel."""
    return page.locator(".panel .hint")


def row(page, at):
    """Return a line of the bars."""
    return page.locator(".panel tbody tr").nth(at)


def expected_lines(at):
    """Return the words of a strip of wine 60, the bars in order."""
    point = explain_row(wine_analysis(), 60)
    column = int(point.bars.order[at])
    return [point.columns.names[column], *describe_strip(point, column, WINE)]


def test_strip_tells_its_marks_by_pointer_by_keyboard_and_to_a_screen_reader(page):
    visit(page)
    row(page, 2).locator(".strip").hover()
    expect(hint(page).locator("> *")).to_have_text(expected_lines(2))
    page.mouse.move(5, 5)
    expect(hint(page)).to_be_hidden()
    page.locator(".panel #beta").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(row(page, 0)).to_be_focused()
    expect(hint(page).locator("> *")).to_have_text(expected_lines(0))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(row(page, 2)).to_be_focused()
    expect(hint(page).locator("> *")).to_have_text(expected_lines(2))
    page.keyboard.press("Escape")
    expect(hint(page)).to_be_hidden()
    page.keyboard.press("End")
    expect(row(page, 12)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=TERMS["evidence"]["name"])).to_be_focused()  # one tab stop for the table
    expect(hint(page)).to_contain_text(TERMS["evidence"]["text"])
    assert row(page, 2).get_by_role("cell").nth(1).inner_text() == ", ".join(expected_lines(2)[2:])
    legend = page.locator(".panel .legend .item").all_inner_texts()
    assert legend == ["this wine", "centroid 2", "centroid 1", STRIP_LEGEND["for"], STRIP_LEGEND["against"]]
    page.get_by_role("button", name=TERMS["effective"]["name"]).hover()
    expect(hint(page)).to_contain_text(TERMS["effective"]["text"])


@pytest.mark.large
def test_tap_on_a_strip_a_term_or_a_help_brings_its_words(phone_page):
    visit(phone_page)
    row(phone_page, 2).locator(".strip").tap()
    expect(hint(phone_page).locator("> *")).to_have_text(expected_lines(2))
    phone_page.get_by_role("button", name=TERMS["evidence"]["name"]).tap()
    expect(hint(phone_page)).to_contain_text(TERMS["evidence"]["text"])
    phone_page.locator(".panel .headline").tap()
    expect(hint(phone_page)).to_be_hidden()
    phone_page.get_by_role("button", name="Help for Map").tap()
    expect(phone_page.get_by_test_id("stTooltipContent")).to_contain_text("Two features")


@pytest.mark.large
def test_long_name_is_cut_in_its_middle_and_whole_in_the_hint_and_the_keyboard_opens_values(page):
    explain_wide_table(page, "long names")
    name = WIDE_TABLES["long names"]().text.split('","')[0].strip('"')
    line = page.locator(".panel tbody tr").filter(has_text=name)
    start, end = line.locator(".start"), line.locator(".end")
    assert start.evaluate("e => e.scrollWidth > e.clientWidth")
    assert end.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert end.inner_text() == name[-7:]
    line.locator(".name").hover()
    expect(hint(page).locator("b")).to_have_text(name)
    category = page.locator(".panel tbody tr.category")
    category.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".panel tbody tr.one")).to_have_count(3)
    expect(category).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".panel tbody tr.one")).to_have_count(0)


@pytest.mark.large
def test_terms_of_map_and_sidebar_are_explained_by_pointer_and_focus(page):
    visit(page)
    words = page.get_by_test_id("stTooltipContent")
    page.get_by_role("button", name="Help for Map").hover()
    expect(words).to_contain_text("Two features")
    page.mouse.move(5, 5)
    expect(words).to_have_count(0)
    page.get_by_role("button", name="Help", exact=True).focus()
    expect(words).to_contain_text("Inertia is the sum")
