"""A million rows by hand: uploaded, explained, stopped, while somebody else clicks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pages.shared.wording import progress_words
from tests.browser import large
from tests.browser.explore import chart, click_point, headline
from tests.browser.support import visit
from tests.browser.test_table import understood

pytestmark = pytest.mark.large

LONG = 90_000
"""Milliseconds that a step on a million rows may take on a machine that does much else."""


@pytest.fixture
def million(tmp_path):
    path = large.write(tmp_path / "million.csv")
    yield path
    path.unlink()


def test_a_million_rows_are_uploaded_explained_and_stopped_while_others_click(fresh_server, new_page, million):
    server = fresh_server(STREAMLIT_SERVER_MAX_UPLOAD_SIZE="400")
    page, other = (new_page(at=server, viewport={"width": 1400, "height": 900}) for _ in "ab")
    visit(other)
    visit(page, "/table")
    large.watch_progress(page)
    page.locator("input[type=file]").set_input_files(million)
    expect(understood(page)).to_contain_text("million.csv: 1,000,000 rows and 13 columns", timeout=LONG)
    assert {"Reading million.csv", "Building the columns of million.csv"} & {text for text, _ in large.seen(page)}

    large.watch_progress(page)
    page.get_by_role("button", name="Explain this table").click()
    expect(page.get_by_role("button", name=progress_words.STOP, exact=True)).to_be_visible(timeout=LONG)
    click_point(other, 83)
    expect(headline(other)).to_contain_text("Wine 83 is in")
    expect(headline(page)).to_contain_text("Row", timeout=LONG)
    expect(chart(page)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("1,000,000 rows in 3 clusters")
    expect(page.get_by_text("The starts were made on 100,000 of the 1,000,000 rows").first).to_be_visible()
    told, shares = zip(*large.seen(page), strict=True)
    assert len(set(told)) > 1
    assert list(shares) == sorted(shares)

    page.get_by_role("slider", name="Clusters, K").press("End")
    expect(page.get_by_text("Fitting 50 clusters: start")).to_be_visible(timeout=LONG)
    click_point(other, 60)
    expect(headline(other)).to_contain_text("Wine 60 is in")
    page.get_by_role("button", name=progress_words.STOP, exact=True).click()
    expect(page.get_by_text(progress_words.BACK_AT)).to_be_visible(timeout=LONG)
    expect(page.get_by_role("heading", level=1)).to_have_text("1,000,000 rows in 3 clusters")
    expect(chart(page)).to_be_visible(timeout=LONG)
    expect(page.get_by_role("slider", name="Clusters, K")).to_have_value("3")


def test_the_first_reading_can_be_stopped(fresh_server, new_page, million):
    page = new_page(at=fresh_server(STREAMLIT_SERVER_MAX_UPLOAD_SIZE="400"))
    visit(page, "/table")
    page.locator("input[type=file]").set_input_files(million)
    page.get_by_role("button", name=progress_words.STOP, exact=True).click(timeout=LONG)
    expect(page.get_by_text("Reading million.csv was stopped.")).to_be_visible(timeout=LONG)
    expect(page.locator("input[type=file]")).to_be_attached()
