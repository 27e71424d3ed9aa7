"""An upload that fails says why in our words, with the numbers, below the file and to a screen reader."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect

from pages.shared.wording import browser_words, upload_words
from tests.browser.actions import visit
from tests.browser.table_actions import reading_summary, upload_text
from tests.browser.watch import Watch
from tests.helpers.raw_visitor import put_file

UPLOADS = "**/_stcore/upload_file/**"
SIZE = 2_900_000
ROW = b"1,2\n"


@pytest.fixture
def small_server(fresh_server):
    """A server of which one page may hold 8 MB."""
    return fresh_server(STREAMLIT_SERVER_MAX_UPLOAD_SIZE="3")


@pytest.fixture
def page(new_page, small_server) -> Page:
    """A visitor of that server with an uploaded table."""
    visitor = new_page(small_server)
    for line in ("Failed to load resource", "File uploader error", "net::ERR_"):
        Watch.of(visitor).excuse(line)
    visit(visitor, "/table")
    return visitor


def choose_file(page: Page, n_bytes: int, name: str = "more.csv") -> None:
    content = b"a,b\n" + ROW * (n_bytes // len(ROW) - 1)
    file = FilePayload(name=name, mimeType="text/csv", buffer=content)
    page.locator("input[type=file]").first.set_input_files(file)


def said(page: Page):
    """Return the sentence below the uploader."""
    return page.locator(".neon-upload")


@pytest.mark.large
def test_refused_upload_says_the_numbers_until_a_file_is_taken(page, small_server):
    with page.expect_request(UPLOADS) as request:
        upload_text(page, "a,b\n1,2\n3,5\n4,4\n")
    folder = request.value.url.removeprefix(small_server.url).rpartition("/")[0]
    for number in range(2):
        assert put_file(small_server.url, f"{folder}/{number}", "x.csv", ROW * (SIZE // len(ROW)))[0] == 204
    page.get_by_text("Another table", exact=True).click()
    choose_file(page, SIZE)
    expect(said(page)).to_have_text(upload_words.describe_upload_sum(2 * SIZE, SIZE, 8_388_608))
    alert = page.get_by_test_id("stFileChip").get_by_role("alert")
    expect(alert).to_have_text(f"Error: {said(page).inner_text()}")
    page.get_by_test_id("stFileChip").hover()
    expect(page.get_by_test_id("stTooltipErrorContent")).to_have_text(said(page).inner_text())
    expect(page.get_by_text("AxiosError")).to_have_count(0)
    page.get_by_role("button", name="Remove more.csv").click()
    expect(said(page)).to_have_count(0)


@pytest.mark.large
def test_upload_that_is_cut_off_says_so_until_it_is_repeated(page):
    page.route(UPLOADS, lambda route: route.abort())
    choose_file(page, 1000)
    expect(said(page)).to_have_text(browser_words.UPLOADS["cut"])
    expect(page.get_by_text("AxiosError")).to_have_count(0)
    page.unroute_all()
    choose_file(page, 1000)
    expect(reading_summary(page)).to_contain_text("more.csv")
    expect(said(page)).to_have_count(0)


@pytest.mark.large
def test_refusal_that_is_no_sentence_of_ours_says_its_status(page):
    page.route(UPLOADS, lambda route: route.fulfill(status=502, body="<html>Bad gateway"))
    choose_file(page, 1000)
    expect(said(page)).to_have_text(browser_words.UPLOADS["refused"].format(status=502))
    expect(page.get_by_text("AxiosError")).to_have_count(0)
