"""Why these two: from a second row to the answer, its file, and back."""

from __future__ import annotations

from codecs import BOM_UTF8

import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core import files
from neon_core.samples import PUBLISHED
from neon_core.tables import pair_table
from tests.browser.actions import press, query_params, rerun, visit, wait_idle
from tests.browser.explore import click_point, glass, place

PARTS = "pair => [...pair.querySelectorAll('tbody tr')].map(row => Number(row.dataset.part))"


def compare_with(page, text):
    """Type a second row, and wait for its answer."""
    field = page.get_by_role("textbox", name="Compare with another wine, by its number")
    field.fill(text)
    with rerun(page):
        field.press("Enter")


def pair_headline(page):
    return page.locator(".pair .headline")


def test_second_wine_is_answered_saved_and_let_go(page, tmp_path):
    visit(page, "/?row=0")
    compare_with(page, "60")
    expect(pair_headline(page)).to_have_text("Wine 0 is in \xa0cluster 0, wine 60 in \xa0cluster 2.")
    pair = nc.together(nc.analyse(nc.load_sample("wine"), PUBLISHED), 0, 60)
    assert sum(page.locator(".pair").evaluate(PARTS)) == pytest.approx(pair.margin, abs=1e-12)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save these two as CSV").click()
    assert download.value.suggested_filename == "wine-wine-0-and-wine-60.csv"
    download.value.save_as(tmp_path / "pair.csv")
    expected = files.export_csv(pair_table(pair, ("wine", "wines")))
    assert (tmp_path / "pair.csv").read_bytes().removeprefix(BOM_UTF8) == expected
    press(page, "Let go")
    expect(page.locator(".pair")).to_have_count(0)
    expect(page.locator(".panel .headline")).to_contain_text("Wine 0 is in")


@pytest.mark.large
def test_click_with_shift_is_answered(page):
    visit(page, "/?row=0")
    glass(page).scroll_into_view_if_needed()
    page.keyboard.down("Shift")
    with rerun(page):
        page.mouse.click(*place(page, 60))
    page.keyboard.up("Shift")
    expect(pair_headline(page)).to_contain_text("wine 60")
    assert query_params(page) == {"row": "0", "ask": "pair", "other": "60"}


@pytest.mark.large
def test_reload_keeps_the_two_and_back_leads_to_one(page):
    visit(page, "/?row=0")
    compare_with(page, "1")
    with rerun(page):
        page.get_by_role("radio", name="Cluster 2").click()
    assert query_params(page) == {"row": "0", "ask": "pair", "other": "1", "border": "2"}
    page.reload()
    wait_idle(page)
    expect(page.locator(".pair .proof")).to_contain_text("over cluster 2")
    for _ in range(2):
        with rerun(page):
            page.go_back()
    expect(page.locator(".pair")).to_have_count(0)
    assert query_params(page) == {"row": "0"}


@pytest.mark.large
def test_plain_click_goes_back_to_one_wine(page):
    visit(page, "/?row=0&other=60&ask=pair")
    with rerun(page):
        click_point(page, 83)
    expect(page.locator(".pair")).to_have_count(0)
    expect(page.locator(".panel .headline")).to_contain_text("Wine 83 is in")
    with rerun(page):
        page.get_by_role("radio", name="Why these two?").click()
    expect(pair_headline(page)).to_contain_text("wine 60")


@pytest.mark.large
@pytest.mark.parametrize("width", [390, 1400])
def test_two_rows_fit_and_names_with_markup_are_text(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, "/?row=0&other=60&ask=pair&names=0:<b>Old vines</b>")
    expect(pair_headline(page)).to_be_visible()
    table = page.locator(".pair table")
    assert table.evaluate("e => e.scrollWidth <= e.parentElement.clientWidth + 1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
