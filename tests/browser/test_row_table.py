"""The table of rows below the map: chosen by hand and by key, marked, sorted, with columns of the user's beside it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from pages.shared.wording.row_query_words import SEARCH
from pages.shared.wording.row_table_words import ADD_COLUMNS, LESSON, OWN_COLUMNS
from tests.browser.actions import query_params, rerun, visit, wait_idle
from tests.browser.explore import box, click_point, headline
from tests.browser.row_lines import firsts, marked, table
from tests.browser.watch import Watch
from tests.helpers.variants import first_always

SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
HEADER = 60
"""Pixels of the bar on top of a phone's screen."""


def row_of(page: Page, row: int):
    """Return the line of a row."""
    return table(page).locator("tbody tr").filter(has=page.get_by_role("rowheader", name=str(row), exact=True))


def expect_answer_in_sight(page: Page, text: str, below: int = 0) -> None:
    """Expect the headline of an answer on the screen, below a number of pixels that something covers."""
    expect(headline(page)).to_contain_text(text)
    expect(headline(page)).to_be_in_viewport(ratio=1)
    assert box(headline(page))["y"] >= below


def test_click_anywhere_in_a_row_chooses_marks_and_shows_it(page):
    visit(page)
    assert marked(page) == ["60"]
    for row, cell in ((68, 3), (95, 0), (118, 4)):
        table(page).scroll_into_view_if_needed()
        page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollBy(0, 600)")
        with rerun(page):
            row_of(page, row).locator("th, td").nth(cell).click()
        expect_answer_in_sight(page, f"Wine {row} is in")
        expect(page.locator(".neon-chart").first).to_have_attribute("data-row", str(row))
        assert marked(page) == [str(row)]
    click_point(page, 83)
    assert marked(page) == ["83"]
    click_point(page, 0)  # a row that the table does not have
    assert marked(page) == []
    sent = len(Watch.of(page).messages)
    click_point(page, 60)
    assert marked(page) == ["60"]
    assert Watch.of(page).size(since=sent) <= 5_000  # the table does not travel for its mark


def test_keys_walk_choose_and_come_back(page):
    visit(page)
    line = row_of(page, 60)
    line.focus()
    expect(line).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(row_of(page, 61)).to_be_focused()
    assert marked(page) == ["60"]
    with rerun(page):
        page.keyboard.press("Enter")
    expect_answer_in_sight(page, "Wine 61 is in")
    expect(headline(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(row_of(page, 61)).to_be_focused()
    expect(row_of(page, 61)).to_be_in_viewport()
    page.keyboard.press("End")
    expect(row_of(page, 118)).to_be_focused()
    assert table(page).locator("tbody tr[tabindex='0']").count() == 1


@pytest.mark.large
def test_nothing_scrolls_while_the_answer_is_in_sight(page):
    page.set_viewport_size({"width": 1400, "height": 2400})
    visit(page)
    before = page.evaluate(SCROLLED)
    with rerun(page):
        row_of(page, 92).click()
    expect(headline(page)).to_contain_text("Wine 92 is in")
    line = row_of(page, 95)
    line.focus()
    with rerun(page):
        page.keyboard.press(" ")
    expect(headline(page)).to_contain_text("Wine 95 is in")
    expect(line).to_be_focused()
    assert page.evaluate(SCROLLED) == before


def test_columns_are_added_and_sorted_by_the_server(page):
    visit(page)
    page.get_by_role("button", name=ADD_COLUMNS).click()
    page.get_by_role("combobox", name=OWN_COLUMNS).fill("hue")
    with rerun(page):
        page.get_by_role("option", name="hue", exact=True).click()
    page.keyboard.press("Escape")
    assert query_params(page) == {"show": "hue"}
    head = table(page).get_by_role("columnheader", name="hue")
    with rerun(page):
        head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    ascending = firsts(page)
    assert ascending[0] == "118"
    assert query_params(page) == {"show": "hue", "sort": "hue"}
    with rerun(page):
        head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(head.get_by_role("button")).to_be_focused()
    assert firsts(page) == ascending[::-1]
    assert query_params(page) == {"show": "hue", "sort": "hue,down"}
    assert marked(page) == ["60"]


@pytest.mark.large
def test_view_columns_and_order_are_kept_by_the_address(page):
    visit(page, "/?show=hue&sort=hue,down")
    with rerun(page):
        page.get_by_role("radio", name="All · 178").click()
    assert query_params(page) == {"show": "hue", "view": "all"}
    page.reload()
    wait_idle(page)
    expect(table(page).get_by_role("columnheader", name="hue")).to_be_visible()
    expect(page.get_by_role("radio", name="All · 178")).to_be_checked()
    with rerun(page):
        page.go_back()
    expect(page.get_by_role("radio", name="Mismatches · 9")).to_be_checked()
    assert query_params(page) == {"show": "hue", "sort": "hue,down"}
    expect(table(page).get_by_role("columnheader", name="hue")).to_have_attribute("aria-sort", "descending")
    with rerun(page):
        page.go_forward()
    expect(page.get_by_role("radio", name="All · 178")).to_be_checked()


@pytest.mark.large
def test_long_table_draws_the_rows_in_sight_only(page):
    visit(page, "/?sample=digits&view=all")
    lines = table(page).locator("tbody tr[data-place]")
    expect(table(page).locator("table")).to_have_attribute("aria-rowcount", "1798")
    assert lines.count() < 80
    assert len(marked(page)) == 1  # the telling row is scrolled to, within the table
    table(page).locator(".scroll").evaluate("e => e.scrollTo(0, e.scrollHeight)")
    last = table(page).locator("tbody tr[data-place='1796']")
    expect(last).to_be_visible()
    assert lines.count() < 80
    expect(last.locator("th")).not_to_be_empty()  # the rows have come
    row = last.locator("th").text_content()
    with rerun(page):
        last.locator("td").last.click()
    expect_answer_in_sight(page, f"Digit {row} is in")


@pytest.mark.large
@pytest.mark.parametrize("width", first_always(1400, 1280, 1920))
def test_views_stand_on_one_line_and_the_lesson_apart(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    visit(page)
    views = page.get_by_role("radio").filter(has_text="·")
    assert len({round(box(view)["y"]) for view in views.all()}) == 1
    add, search = page.get_by_role("button", name=ADD_COLUMNS), page.get_by_role("textbox", name=SEARCH)
    assert abs(box(add)["y"] - box(search)["y"]) < 12
    lesson = page.get_by_text(LESSON, exact=True)
    assert box(lesson)["y"] > box(table(page))["y"] + box(table(page))["height"]
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0


@pytest.mark.large
def test_phone_has_rows_for_fingers_and_scrolls_the_table_only(phone_page):
    page = phone_page
    visit(page, "/?show=hue,proline")
    lines = table(page).locator("tbody tr[data-place]")
    assert all(box(line)["height"] >= 44 for line in lines.all()[:3])
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
    scroll = table(page).locator(".scroll")
    scroll.evaluate("e => e.scrollTo(e.scrollWidth, 0)")
    assert box(row_of(page, 61).locator("th"))["x"] >= 0  # the name stays
    with rerun(page):
        row_of(page, 61).locator("td").last.tap()
    expect_answer_in_sight(page, "Wine 61 is in", below=HEADER)
    assert marked(page) == ["61"]
