"""New rows by hand: a sample's later table, a line of it, another file, and the rows as a file."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import neon_core as nc
from pages.shared.wording import new_rows_words as words
from tests.browser.accessibility import findings
from tests.browser.actions import rerun, visit, wait_idle


def title(page: Page):
    return page.get_by_role("heading", level=1)


def headline(page: Page):
    return page.locator(".neon-headline")


def choose_line(page: Page, line: int) -> None:
    """Click a cell of a line of the table, which is drawn on a canvas."""
    canvas = page.get_by_test_id("stDataFrame").locator("canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    with rerun(page):
        page.mouse.click(box["x"] + 60, box["y"] + 35 * (line + 1) + 17)


def test_later_customers_are_placed_and_each_line_is_explained(page, tmp_path: Path):
    visit(page, "/new_rows?sample=customers")
    with rerun(page):
        page.get_by_role("button", name="Try it: customers a year later").click()
    expect(title(page)).to_have_text("27 of 350 customers moved")
    first = headline(page).inner_text()
    expect(page.locator(".neon-two thead th")).to_have_count(2)
    choose_line(page, 3)
    expect(headline(page)).not_to_have_text(first)
    assert findings(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name=words.SAVE, exact=True).click()
    assert download.value.suggested_filename == "customers_2025-explained.csv"
    download.value.save_as(tmp_path / "rows.csv")
    table = pd.read_csv(tmp_path / "rows.csv")
    names = [name for name in table.columns if name.startswith("relevance of ")]
    assert (len(table), len(names)) == (446, 9)
    assert float((table[names].sum(axis=1) - table["logit"]).abs().max()) < 1e-9


@pytest.mark.large
def test_own_new_rows_are_placed_by_the_clustering_on_screen_on_a_phone(page, tmp_path: Path):
    page.set_viewport_size({"width": 390, "height": 844})
    frame = nc.load_sample("wine").frame
    frame.assign(proline=frame["proline"] + 2000).to_csv(tmp_path / "new.csv", index=False)
    visit(page, "/new_rows")
    with rerun(page):
        page.locator("input[type=file]").set_input_files(tmp_path / "new.csv")
    expect(title(page)).to_have_text("178 new wines")
    expect(page.get_by_text("178 of 178 rows lie outside of what the model has seen: proline")).to_be_visible()
    wait_idle(page)
    boxes = page.locator(".neon-two, .neon-shares").evaluate_all(
        "all => all.map(e => { const b = e.getBoundingClientRect(); return [b.left, b.right]; })"
    )
    assert all(left >= 0 and right <= 390 for left, right in boxes)
