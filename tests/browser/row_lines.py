"""The table of rows on the page: its lines, and which are marked."""

from __future__ import annotations

from playwright.sync_api import Page


def table(page: Page):
    """Return the table of rows."""
    return page.locator(".row-grid").first


def marked(page: Page) -> list[str]:
    """Return the first cells of the lines that are marked."""
    return table(page).locator("tbody tr[aria-selected=true] th").all_text_contents()


def firsts(page: Page) -> list[str]:
    """Return the first cells of the drawn lines, from the top."""
    return table(page).locator("tbody tr[data-place] th").all_text_contents()
