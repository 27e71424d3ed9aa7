"""Actions in the table of columns, which is a canvas: cells are reached by keys."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Locator, Page, expect

from pages.shared.table.column_editor import WORDED
from pages.shared.table.column_widths import column_widths
from pages.shared.wording.column_words import HEADER
from tests.browser.actions import rerun
from tests.browser.explore import box

ROW = 35
CUSTOMERS = "/columns?sample=customers"
COUNTRY, CHANNEL, SINCE, ORDERS = 2, 3, 4, 6
"""Positions of columns of the customers."""


def grid(page: Page) -> Locator:
    """Return the table of columns, a canvas with a hidden table for screen readers."""
    return page.get_by_test_id("stDataFrame").filter(has=page.locator("table", has_text=HEADER["distinct"]))


def shown_columns(page: Page) -> list[str]:
    """Return the columns of the table that are drawn, in order."""
    names = {label: what for what, label in HEADER.items()}
    heads = grid(page).locator("thead th")
    expect(heads.first).to_have_text(HEADER["name"])
    return [names[head] for head in heads.all_text_contents()]


def cell(page: Page, row: int, what: str) -> Locator:
    """Return the cell of a column, once its head is drawn: in a new table they come one by one."""
    expect(grid(page).locator("thead").get_by_text(HEADER[what], exact=True)).to_have_count(1)
    return _cell_at(page, row, shown_columns(page).index(what))


def _cell_at(page: Page, row: int, place: int) -> Locator:
    return grid(page).locator("tbody tr").nth(row).locator("td").nth(place)


def shows(page: Page, row: int, **cells: str) -> None:
    """Expect the cells of a column to show these texts."""
    for what, text in cells.items():
        expect(cell(page, row, what)).to_have_text(text)


def left_edge(page: Page, what: str) -> int:
    """Return the pixels from the left edge of the table to a column."""
    shown = shown_columns(page)
    texts = {w: [row.all_text_contents()[shown.index(w)] for row in _rows(page)] for w in WORDED if w in shown}
    widths = column_widths(texts, shown)
    return sum(widths[before] for before in shown[: shown.index(what)])


def _rows(page: Page) -> list[Locator]:
    return [row.locator("td") for row in grid(page).locator("tbody tr").all()]


def reach(page: Page, row: int, what: str) -> None:
    """Select a cell: the column's name with the mouse, then cell by cell with the arrow keys."""
    grid(page).scroll_into_view_if_needed()
    click_name(page, row)
    shown = shown_columns(page)
    for place in range(1, shown.index(what) + 1):
        page.keyboard.press("ArrowRight")
        expect(_cell_at(page, row, place)).to_have_attribute("aria-selected", "true")


def click_name(page: Page, row: int) -> None:
    """Click a column's name, again where the table was drawn too recently to take a click."""
    for _ in range(5):
        area = box(grid(page))
        page.mouse.click(area["x"] + 30, area["y"] + ROW * (row + 1.5))
        with suppress(AssertionError):
            return expect(_cell_at(page, row, 0)).to_have_attribute("aria-selected", "true", timeout=2000)
    raise AssertionError(f"The name of column {row} cannot be selected.")


def change(page: Page, row: int, what: str, option: str) -> None:
    """Change a role, a kind, or a treatment."""
    reach(page, row, what)
    page.keyboard.press("Enter")
    with rerun(page):
        pick(page, option)


def pick(page: Page, name: str) -> None:
    """Choose from the open list of a cell, again where the list was drawn too recently to take a click."""
    option = page.get_by_role("option", name=name, exact=True)
    for _ in range(5):
        option.click()
        with suppress(AssertionError):
            return expect(option).to_be_hidden(timeout=2000)
    raise AssertionError(f"The option {name!r} cannot be chosen.")
