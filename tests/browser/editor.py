"""Actions in the table of columns, which is a canvas: cells are reached by keys."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Locator, Page, expect

from pages.shared.wording.column_words import HEADER
from tests.browser.actions import rerun
from tests.browser.explore import box

ROW = 35
CUSTOMERS = "/columns?sample=customers"
COUNTRY, CHANNEL, SINCE, ORDERS = 2, 3, 4, 6
"""Positions of columns of the customers."""


def grid(page: Page) -> Locator:
    """Return the table of columns, a canvas with a hidden table for screen readers."""
    return page.get_by_test_id("stDataFrame").filter(has=page.locator("table", has_text=HEADER["reason"]))


def cell(page: Page, row: int, what: str) -> Locator:
    """Return the cell of a column."""
    return grid(page).locator("tbody tr").nth(row).locator("td").nth(list(HEADER).index(what))


def shows(page: Page, row: int, **cells: str) -> None:
    """Expect the cells of a column to show these texts."""
    for what, text in cells.items():
        expect(cell(page, row, what)).to_have_text(text)


def reach(page: Page, row: int, what: str) -> None:
    """Select a cell: the column's name with the mouse, then cell by cell with the arrow keys."""
    grid(page).scroll_into_view_if_needed()
    click_name(page, row)
    for name in list(HEADER)[1 : list(HEADER).index(what) + 1]:
        page.keyboard.press("ArrowRight")
        expect(cell(page, row, name)).to_have_attribute("aria-selected", "true")


def click_name(page: Page, row: int) -> None:
    """Click a column's name, again where the table was drawn too recently to take a click."""
    for _ in range(5):
        area = box(grid(page))
        page.mouse.click(area["x"] + 30, area["y"] + ROW * (row + 1.5))
        with suppress(AssertionError):
            return expect(cell(page, row, "name")).to_have_attribute("aria-selected", "true", timeout=2000)
    raise AssertionError(f"The name of column {row} cannot be selected.")


def change(page: Page, row: int, what: str, option: str) -> None:
    """Change a role, a kind, or a treatment."""
    reach(page, row, what)
    page.keyboard.press("Enter")
    with rerun(page):
        page.get_by_role("option", name=option, exact=True).click()
