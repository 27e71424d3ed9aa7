"""Why this group, by hand: from a card or the mismatches to the answer in two clicks, and along its rows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.actions import press, query_params, rerun, visit
from tests.browser.explore import chart, click_point, headline, near, place, ring

NAME = "<i>Odd</i> & **ones**"


STRAYS = """e => {
    const nodes = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), strays = [], range = document.createRange()
    let bottom = 0
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        range.setStart(node, 0)
        range.setEnd(node, 1)
        if (/^[,.;:]/.test(node.data) && range.getBoundingClientRect().top >= bottom) strays.push(node.data)
        range.selectNodeContents(node)
        bottom = [...range.getClientRects()].at(-1)?.bottom ?? bottom
    }
    return strays
}"""
"""The texts that begin with a comma or a full stop, and on another line than what they follow."""


def answer(page: Page):
    """Return the headline of the answer about the group."""
    return page.locator(".neon-headline")


def members(page: Page):
    """Return the heading of the rows under the map."""
    return chart(page).locator(".list h2")


def test_mismatches_are_answered_in_two_clicks_and_walked_one_by_one(page):
    visit(page)
    page.get_by_role("button", name="Choose a group").click()
    press(page, "The 9 mismatches")
    expect(answer(page)).to_be_in_viewport(ratio=1)
    expect(answer(page)).to_have_text("Of these nine wines seven are in ◆ cluster 2, two in ● cluster 0.")
    expect(page.locator(".neon-group tbody tr")).to_have_count(13)
    expect(headline(page)).to_be_hidden()
    expect(members(page)).to_have_text("9 wines that disagree with their class")
    expect(chart(page).locator("figcaption")).to_contain_text("The group stands out.")
    expect(chart(page).locator(".ring:visible")).to_have_count(0)
    expect(page.get_by_role("button", name="The 9 mismatches")).to_be_hidden()
    with rerun(page):
        chart(page).get_by_role("button", name="61", exact=True).click()
    expect(headline(page)).to_contain_text("Wine 61 is in")
    expect(answer(page)).to_have_count(0)
    assert query_params(page) == {"row": "61", "group": "mismatches"}
    assert near(ring(page), place(page, 61))
    with rerun(page):
        page.get_by_role("radio", name="Why this group?").click()
    with rerun(page):
        chart(page).get_by_role("button", name="Next").click()
    expect(headline(page)).to_contain_text("Wine 68 is in")
    expect(members(page)).to_have_text("9 wines that disagree with their class")


def test_card_of_a_cluster_is_answered_in_one_click_and_a_click_on_the_map_still_opens_its_row(page):
    visit(page, "/clusters")
    with rerun(page):
        page.get_by_role("button", name="Why this group?").nth(1).click()
    expect(answer(page)).to_have_text("All 62 wines are in ■ cluster 1.")
    click_point(page, 3)
    expect(headline(page)).to_contain_text("Wine 3 is in")
    assert query_params(page) == {"row": "3", "group": "cluster-1"}


def test_name_with_markup_is_text_and_spread_shows_at_the_key(page):
    visit(page, "/?group=drawn-HE.B&ask=group")
    page.get_by_role("button", name="name it").click()
    field = page.get_by_label("Name of the group")
    field.fill(NAME)
    with rerun(page):
        field.press("Enter")
    expect(members(page)).to_have_text(f"{NAME}: 4 wines drawn around")
    page.keyboard.press("Escape")
    cell = page.locator(".neon-relevance[tabindex]").first
    note = cell.get_by_role("tooltip")
    expect(note).to_be_hidden()
    cell.focus()
    expect(note).to_be_visible()
    expect(note).to_contain_text("from wine to wine it varies by")
    press(page, "let go")
    expect(answer(page)).to_have_count(0)
    expect(page.get_by_role("radio", name="Why this group?")).to_have_count(0)


@pytest.mark.large
def test_group_of_the_table_below_is_answered_in_sight(page):
    visit(page)
    button = page.get_by_role("button", name="Use as group")
    button.scroll_into_view_if_needed()
    with rerun(page):
        button.click()
    expect(answer(page)).to_be_in_viewport(ratio=1)
    expect(answer(page)).to_contain_text("Of these nine wines")
    with rerun(page):
        page.get_by_role("button", name="let go").click()
    expect(headline(page)).to_contain_text("Wine 60")


@pytest.mark.large
def test_no_line_of_the_answer_begins_with_a_comma(page):
    visit(page, "/?sample=digits&group=drawn-HE.B&ask=group")
    for width in (1400, 1330, 1280, 1100, 430, 390, 360):
        page.set_viewport_size({"width": width, "height": 844})
        expect(answer(page)).to_be_visible()
        assert answer(page).evaluate(STRAYS) == [], width


@pytest.mark.large
def test_answer_fits_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, "/?sample=digits&group=drawn-HE.B&ask=group")
    expect(answer(page)).to_be_visible()
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]
    for part in (".neon-group", ".neon-pictures", ".neon-sums"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
