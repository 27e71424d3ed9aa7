"""How features spread over the clusters: a column opened by hand, by key and by finger, numbers against the library."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import neon_core as nc
from neon_core.samples import PUBLISHED
from pages.shared.wording import spread_words
from tests.browser.actions import query_params, rerun, visit, wait_idle
from tests.browser.server import ROOT
from tests.helpers.spread_tables import HOSTILE, LONG

APP = ROOT / "tests" / "browser" / "spread_app.py"


def heat(page: Page):
    """Return the heat map."""
    return page.locator(".heat")


def opener(page: Page, name: str):
    """Return the button that opens a column."""
    return heat(page).get_by_role("button", name=name, exact=True)


def opened(page: Page):
    """Return the opened column."""
    return page.locator(".column.opened")


def cells(page: Page, name: str) -> list[str]:
    """Return the texts of a column's line in the heat map."""
    line = heat(page).get_by_role("row").filter(has=page.get_by_role("button", name=name, exact=True))
    return line.get_by_role("cell").all_text_contents()


def choose(page: Page, name: str) -> None:
    """Press one of the options of the switch."""
    with rerun(page):
        page.get_by_role("radio", name=name).click()


@pytest.mark.large
def test_click_opens_a_column_and_another_one_closes_it(page):
    visit(page, "/clusters")
    with rerun(page):
        opener(page, "hue").click()
    expect(opened(page).get_by_role("heading", name="hue")).to_be_in_viewport()
    expect(opener(page, "hue")).to_have_attribute("aria-expanded", "true")
    expect(opened(page).locator(".strip-line")).to_have_count(3)
    expect(opened(page)).to_contain_text(spread_words.COUNTED_NOTE)
    assert query_params(page)["by"] == "hue"
    page.reload()
    wait_idle(page)
    expect(opened(page)).to_contain_text("hue")
    with rerun(page):
        opened(page).get_by_role("button", name="Close").click()
    expect(opened(page)).to_have_count(0)
    expect(opener(page, "hue")).to_have_attribute("aria-expanded", "false")
    assert "by" not in query_params(page)


def test_keys_lead_through_the_columns_and_enter_opens(page):
    visit(page, "/clusters")
    opener(page, "OD280/OD315").focus()
    page.keyboard.press("ArrowDown")
    expect(opener(page, "proline")).to_be_focused()
    page.keyboard.press("End")
    expect(opener(page, "ash")).to_be_focused()
    with rerun(page):
        page.keyboard.press("Enter")
    expect(opened(page).get_by_role("heading")).to_have_text("ash")
    expect(opener(page, "ash")).to_be_focused()


def test_numbers_are_those_of_the_library_and_sort_by_a_cluster(page):
    visit(page, "/clusters")
    summary = nc.summarise(nc.analyse(nc.load_sample("wine"), PUBLISHED))
    for name in ("proline", "nonflavanoid phenols"):
        own = summary[summary["column"] == name]
        shown = [float(text[1:].replace("−", "-")) for text in cells(page, name)]
        np.testing.assert_allclose(shown, own["relevance"], atol=5.001e-4)
        arrows = {"above": "▲", "below": "▼"}
        assert [text[0] for text in cells(page, name)] == [arrows[side] for side in own["direction"]]
    heat(page).get_by_role("button", name="Sort by cluster 1").click()
    first = heat(page).locator(".line:not(.head) .name").first
    largest = summary[summary["cluster"] == 1].nlargest(1, "relevance")["column"].iloc[0]
    expect(first).to_have_text(largest)
    heat(page).get_by_role("button", name="mean absolute relevance").click()
    absolute = summary[(summary["column"] == "proline") & (summary["cluster"] == 0)]["absolute_relevance"].iloc[0]
    assert float(cells(page, "proline")[0]) == pytest.approx(absolute, abs=5.001e-4)


@pytest.mark.large
def test_what_is_drawn_agrees_with_the_shares_and_the_numbers_are_saved(page, tmp_path):
    visit(page, "/clusters?sample=customers")
    choose(page, "what did not")
    channel = page.locator('.column[data-column="Channel"]')
    widths = (
        channel.locator(".track")
        .first.locator("i")
        .evaluate_all("parts => parts.map(part => part.getBoundingClientRect().width)")
    )
    line = channel.locator(".strip-line").first.get_attribute("aria-label") or ""
    counts = np.array([float(part.split("(")[1].split(" of")[0]) for part in line.split("; ")])
    np.testing.assert_allclose(np.array(widths) / sum(widths), counts / counts.sum(), atol=0.01)
    with page.expect_download() as saved:
        page.get_by_role("button", name=spread_words.SAVE).click()
    saved.value.save_as(tmp_path / "file.csv")
    table = pd.read_csv(tmp_path / "file.csv")
    assert set(table["column"]) == {"Channel", "Country", "Customer since", "Segment"}
    assert saved.value.suggested_filename == "customers-values-by-cluster.csv"


@pytest.mark.large
def test_words_come_up_at_a_measure_and_a_strip(page):
    visit(page, "/clusters?by=proline")
    opened(page).get_by_role("button", name="η² 0.73").hover()
    expect(page.locator(".strips .hint")).to_contain_text("The share of the variance that lies between the clusters")
    opened(page).locator(".strip-line").first.focus()
    page.keyboard.press("ArrowDown")
    expect(opened(page).locator(".strip-line").nth(1)).to_be_focused()
    expect(page.locator(".strips .hint")).to_contain_text("median")


@pytest.mark.large
def test_finger_opens_a_column_on_a_phone(phone_page):
    visit(phone_page, "/clusters")
    with rerun(phone_page):
        opener(phone_page, "alcohol").tap()
    expect(opened(phone_page).get_by_role("heading", name="alcohol")).to_be_in_viewport()
    assert phone_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.large
def test_hostile_texts_are_shown_as_texts(fresh_server, new_page):
    page = new_page(fresh_server(APP, SPREAD_TABLE="hostile"))
    visit(page)
    with rerun(page):
        opener(page, HOSTILE).click()
    expect(opened(page).get_by_role("heading")).to_have_text(HOSTILE)
    expect(opener(page, LONG)).to_be_visible()
    choose(page, "what did not")
    expect(page.locator('.column[data-column="<b>kind</b>"]')).to_contain_text("<script>alert(1)")
    assert page.locator(".strips img, .strips script, .heat img, .strips b:not(.hint b)").count() == 0


@pytest.mark.large
def test_hundreds_of_columns_scroll_below_a_head_that_stays(fresh_server, new_page):
    page = new_page(fresh_server(APP, SPREAD_TABLE="wide"))
    visit(page, "/?k=20")
    lines = heat(page).locator(".line:not(.head, .sums)")
    expect(lines).to_have_count(470)
    last = lines.last.get_by_role("button")
    last.focus()
    expect(last).to_be_in_viewport()
    expect(heat(page).locator(".head")).to_be_in_viewport()
    expect(heat(page).locator(".sums")).to_be_in_viewport()
    heat(page).locator(".scroll").evaluate("box => { box.scrollLeft = box.scrollWidth }")
    expect(last).to_be_in_viewport()
    name = last.inner_text()
    with rerun(page):
        page.keyboard.press("Enter")
    expect(opened(page).get_by_role("heading")).to_have_text(name)
    choose(page, "what did not")
    expect(page.locator(".column")).to_have_count(12)
    other = page.locator(".others button").last
    name = other.inner_text()
    with rerun(page):
        other.click()
    expect(opened(page).get_by_role("heading", name=name)).to_be_in_viewport()
