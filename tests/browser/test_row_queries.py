"""The table of every row by hand: filter, search and file; and a million rows, of which only those in sight travel."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import neon_core as nc
from neon_core.wording import row_cells
from pages.shared.wording import row_query_words
from tests.browser.actions import press, query_params, rerun, visit, wait_idle
from tests.browser.explore import headline
from tests.browser.row_lines import firsts, marked, table
from tests.browser.table_actions import choose_option
from tests.browser.watch import Watch

N_ROWS = 1_000_000
MILLION = {"NEON_TABLE": f"{N_ROWS}x4", "PYTHONPATH": str(Path(__file__).parent / "start")}


DRAG = """(e, shares) => {
    for (const share of shares) {
        e.scrollTo(0, e.scrollHeight * share)
        e.dispatchEvent(new Event('scroll'))
    }
}"""
"""A quick hand at the bar: in one task, for a slow machine takes longer from frame to frame than a hand rests."""


def line(page: Page, place: int):
    """Return the line at a place of the table."""
    return table(page).locator(f"tbody tr[data-place='{place}']")


def scroll_to(page: Page, share: float) -> None:
    """Scroll the table to a share of its height, and wait for its rows."""
    with rerun(page):
        table(page).locator(".scroll").evaluate("(e, share) => e.scrollTo(0, e.scrollHeight * share)", share)


def test_filter_search_and_file_have_the_same_rows(page, tmp_path):
    visit(page, "/?view=all")
    page.get_by_role("button", name=row_query_words.FILTER).click()
    choose_option(page, row_query_words.OPERATOR, "above")
    page.get_by_role("textbox", name=row_query_words.VALUE).fill("14.2")
    page.keyboard.press("Tab")
    press(page, row_query_words.ADD)
    page.keyboard.press("Escape")
    expected = nc.load_sample("wine").frame.query("alcohol > 14.2").index.astype(str).tolist()
    assert query_params(page) == {"view": "all", "where": '"alcohol,above,14.2"'}
    assert firsts(page) == expected
    expect(page.get_by_text(f"{len(expected)} of 178 wines meet the filter and the search.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=row_query_words.SAVE).click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name == "wine-rows.csv"
    assert pd.read_csv(saved)["row"].astype(str).tolist() == expected
    page.get_by_role("textbox", name=row_query_words.SEARCH).fill("#" + expected[1])
    with rerun(page):
        page.keyboard.press("Enter")
    assert firsts(page) == expected[1:2]
    page.reload()
    wait_idle(page)
    assert firsts(page) == expected[1:2]
    press(page, row_query_words.CLEAR)
    assert query_params(page) == {"view": "all"}


@pytest.mark.large
def test_of_a_million_rows_only_those_in_sight_travel(fresh_server, new_page):
    page = new_page(at=fresh_server(**MILLION))
    page.set_default_timeout(90_000)
    visit(page, "/?view=all&row=3")
    expect(table(page).locator("table")).to_have_attribute("aria-rowcount", str(N_ROWS + 1))
    assert marked(page) == ["3"]
    watch = Watch.of(page)
    sent = len(watch.messages)
    scroll_to(page, 0.5)
    assert watch.size(since=sent) < 40_000
    assert abs(int(firsts(page)[0]) - N_ROWS / 2) < 100
    runs = watch.runs
    table(page).locator(".scroll").evaluate(DRAG, [0.1, 0.3, 0.6, 0.9])
    wait_idle(page)
    assert abs(int(firsts(page)[0]) - 0.9 * N_ROWS) < 100
    assert watch.runs - runs <= 2
    line(page, int(firsts(page)[20])).focus()
    with rerun(page):
        page.keyboard.press("End")
    expect(line(page, N_ROWS - 1)).to_be_focused()
    expect(line(page, N_ROWS - 1).locator("th")).to_have_text(str(N_ROWS - 1))
    page.get_by_role("button", name=row_cells.TO_CHOSEN).click()
    expect(line(page, 3)).to_be_in_viewport()
    with rerun(page):
        table(page).get_by_role("columnheader", name="evidence").get_by_role("button").click()
    hardest = firsts(page)[0]
    with rerun(page):
        line(page, 0).click()
    expect(headline(page)).to_contain_text(f"Wine {hardest} is in")


@pytest.mark.large
def test_rows_for_fingers_are_higher_than_a_browser_can_scroll(fresh_server, new_page):
    page = new_page(at=fresh_server(**MILLION))
    page.set_default_timeout(90_000)
    visit(page, "/?view=all&row=3")
    table(page).evaluate("e => e.style.setProperty('--row', '44px')")
    scroll_to(page, 0.1)  # the stage takes on the height of these rows
    scroll_to(page, 1)
    last = line(page, N_ROWS - 1)
    expect(last.locator("th")).to_have_text(str(N_ROWS - 1))
    table(page).scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    scroll_to(page, 0.5)
    assert abs(int(firsts(page)[0]) - N_ROWS / 2) < 100
