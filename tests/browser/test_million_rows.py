"""A million rows by hand: uploaded, explained, stopped, while somebody else clicks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from pages.shared.wording import progress_words
from tests.browser import large_table
from tests.browser.actions import visit
from tests.browser.explore import chart, click_point, headline
from tests.browser.table_actions import reading_summary

pytestmark = pytest.mark.large


LONG = 90_000
"""Milliseconds that a step on a million rows may take on a busy machine."""


@pytest.fixture
def million(tmp_path):
    path = large_table.write_table(tmp_path / "million.csv")
    yield path
    path.unlink()


def test_million_rows_are_uploaded_explained_and_stopped_while_others_click(fresh_server, new_page, million):
    server = fresh_server(STREAMLIT_SERVER_MAX_UPLOAD_SIZE="400")
    page, other = (new_page(at=server) for _ in "ab")
    visit(other)
    visit(page, "/table")
    large_table.watch_progress(page)
    page.locator("input[type=file]").set_input_files(million)
    expect(reading_summary(page)).to_contain_text("million.csv: 1,000,000 rows and 13 columns", timeout=LONG)
    texts = {text for text, _ in large_table.progress(page)}
    assert texts & {"Reading million.csv", "Building the columns of million.csv"}

    large_table.watch_progress(page)
    page.get_by_role("button", name="Explain this table").click()
    expect(page.get_by_role("button", name=progress_words.STOP, exact=True)).to_be_visible(timeout=LONG)
    click_point(other, 83)
    expect(headline(other)).to_contain_text("Wine 83 is in")
    expect(headline(page)).to_contain_text("Row", timeout=LONG)
    expect(chart(page)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("1,000,000 rows in 3 clusters")
    expect(page.get_by_text("The starts were made on 100,000 of the 1,000,000 rows").first).to_be_visible()
    stages, shares = zip(*large_table.progress(page), strict=True)
    assert len(set(stages)) > 1
    assert list(shares) == sorted(shares)

    page.get_by_role("slider", name="Clusters, K").press("End")
    expect(page.get_by_text("Fitting 50 clusters: start")).to_be_visible(timeout=LONG)
    click_point(other, 60)
    expect(headline(other)).to_contain_text("Wine 60 is in")
    page.get_by_role("button", name=progress_words.STOP, exact=True).click()
    expect(page.get_by_text(progress_words.FIT_STOPPED)).to_be_visible(timeout=LONG)
    expect(page.get_by_role("heading", level=1)).to_have_text("1,000,000 rows in 3 clusters")
    expect(chart(page)).to_be_visible(timeout=LONG)
    expect(page.get_by_role("slider", name="Clusters, K")).to_have_value("3")


def test_a_scan_and_a_comparison_of_a_million_rows_can_be_stopped_and_looked_at(fresh_server, new_page, million):
    server = fresh_server(STREAMLIT_SERVER_MAX_UPLOAD_SIZE="400")
    page, other = (new_page(at=server) for _ in "ab")
    visit(other)
    visit(page, "/table")
    page.locator("input[type=file]").set_input_files(million)
    expect(reading_summary(page)).to_contain_text("1,000,000 rows", timeout=LONG)
    page.get_by_role("link", name="Choose K").click()
    page.get_by_role("button", name="Scan 2 to 12").click(timeout=LONG)
    expect(page.get_by_text(re.compile(r"K = \d+ of 12"))).to_be_visible(timeout=LONG)
    click_point(other, 83)
    expect(headline(other)).to_contain_text("Wine 83 is in")
    page.locator(".st-key-stop-scan").get_by_role(
        "button"
    ).click()  # the present clustering is still fitted, with a stop
    expect(page.get_by_role("button", name="Go on")).to_be_visible(timeout=LONG)
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("of 1,000,000 rows move", timeout=LONG)
    click_point(other, 60)
    expect(headline(other)).to_contain_text("Wine 60 is in")
    expect(page.get_by_text("The first 1,000 of")).to_be_visible(timeout=LONG)


def test_reading_of_the_first_upload_can_be_stopped(fresh_server, new_page, million):
    page = new_page(at=fresh_server(STREAMLIT_SERVER_MAX_UPLOAD_SIZE="400"))
    visit(page, "/table")
    page.locator("input[type=file]").set_input_files(million)
    page.get_by_role("button", name=progress_words.STOP, exact=True).click(timeout=LONG)
    expect(page.get_by_text("Reading million.csv was stopped.")).to_be_visible(timeout=LONG)
    expect(page.locator("input[type=file]")).to_be_attached()
