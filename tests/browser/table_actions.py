"""Actions on the screens of an uploaded table: upload, read options, preparation, export."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page

from pages.shared.wording import export_words
from tests.browser.actions import rerun

TOWNS = "town;warmth;rain;kind\n" + "\n".join(
    f"T{i};{i % 7 + 20 * (i % 2)},{i % 10};{(i * 13) % 29},5;{'ab'[i % 2]}" for i in range(40)
)


def reading_summary(page: Page) -> Locator:
    """Return the sentence that sums up how the file was read."""
    return page.get_by_role("heading", level=2).filter(has_text=", read ")


def upload_text(page: Page, content: str, name: str = "towns.csv") -> None:
    """Upload a file, also in the place of another table."""
    another = page.get_by_text("Another table", exact=True)
    if another.is_visible() and not page.get_by_test_id("stFileUploaderDropzone").is_visible():
        another.click()
    file = FilePayload(name=name, mimeType="text/csv", buffer=content.encode())
    with rerun(page):
        page.locator("input[type=file]").set_input_files(file)


def choose_option(page: Page, field: str, option: str) -> None:
    """Choose an option of a select box by keyboard, once scrolling has ended: it closes an open list."""
    page.get_by_role("combobox", name=field).focus()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.keyboard.press("ArrowDown")
    with rerun(page):
        page.get_by_role("option", name=option, exact=True).click()


def download_rows(page: Page, kind: str, folder: Path) -> Path:
    """Export the rows as CSV, Parquet or text, and return the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=export_words.FORMATS[kind]).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
