"""A page that comes back after its session has gone: the choices of its address, and every gesture made meanwhile."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from pages.shared.wording import address_words, browser_words, progress_words, upload_words
from tests.browser.actions import press, query_params, rerun, visit
from tests.browser.explore import chart, click_point, headline, place, slider
from tests.browser.server import Server
from tests.browser.table_actions import upload_text
from tests.browser.watch import OF_A_LOST_SERVER, STREAMLIT_ENDS, Watch
from tests.helpers.variants import first_always

TOWNS = b"town,size,height\n" + b"".join(b"%d,%d,%d\n" % (n, n % 7, n * n % 11) for n in range(40))


@pytest.fixture
def page(new_page, own_server) -> Page:
    """A visitor of that server, on Explore with four clusters."""
    visitor = new_page(own_server)
    for line in OF_A_LOST_SERVER:
        Watch.of(visitor).excuse(line)
    visit(visitor, "/?k=4&row=83")
    return visitor


def waiting(page: Page):
    """Return what the panel says about a gesture that waits."""
    return page.get_by_text(browser_words.WAITING)


def returned(page: Page):
    """Return the notice of a page that has come back."""
    return page.get_by_text(address_words.RETURNED)


def test_page_shows_its_address_again_after_a_restart_says_so_and_takes_clicks(page, own_server):
    click_point(page, 118)
    own_server.stop()
    own_server.begin_again()
    expect(returned(page)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 4 clusters")
    expect(headline(page)).to_contain_text("Wine 118")
    expect(page).to_have_url(re.compile(r"\?k=4&row=118$"))
    click_point(page, 5)
    expect(headline(page)).to_contain_text("Wine 5")
    expect(returned(page)).to_have_count(0)


@pytest.mark.large
def test_click_on_a_stopped_server_is_said_to_wait_and_is_answered_after_the_restart(page, own_server):
    own_server.stop()
    page.mouse.click(*place(page, 5))
    expect(waiting(page)).to_be_visible()
    own_server.begin_again()
    expect(headline(page)).to_contain_text("Wine 5")
    expect(page).to_have_url(re.compile(r"\?k=4&row=5$"))
    expect(waiting(page)).to_be_hidden()


@pytest.mark.large
def test_of_several_clicks_on_a_stopped_server_the_last_one_counts(page, own_server):
    own_server.stop()
    for row in (5, 60, 118):
        page.mouse.click(*place(page, row))
    own_server.begin_again()
    expect(headline(page)).to_contain_text("Wine 118")
    expect(page).to_have_url(re.compile(r"\?k=4&row=118$"))


@pytest.mark.large
def test_comparison_and_click_on_a_stopped_server_are_both_carried_out(page, own_server):
    own_server.stop()
    slider(page).press("End")
    page.mouse.click(*place(page, 118))
    own_server.begin_again()
    expect(headline(page)).to_contain_text("Wine 118")
    expect(page).to_have_url(re.compile(r"\?k=4&row=118&beta=inf$"))


@pytest.mark.large
def test_own_table_is_asked_for_by_name_after_a_restart_and_taken_up_with_its_choices(page, own_server):
    visit(page, "/table")
    towns = {"name": "towns.csv", "mimeType": "text/csv", "buffer": TOWNS}
    page.locator("input[type=file]").set_input_files(towns)
    with rerun(page):
        page.get_by_role("button", name=upload_words.EXPLAIN).click()
    click_point(page, 7)
    own_server.stop()
    own_server.begin_again()
    expect(returned(page)).to_contain_text("This address belongs to your table towns.csv")
    assert "view" not in query_params(page)  # that of the towns, which the browser still sends
    page.get_by_role("button", name="Use your own table").first.click()
    page.locator("input[type=file]").set_input_files(towns)
    with rerun(page):
        page.get_by_role("button", name=upload_words.EXPLAIN).click()
    expect(headline(page)).to_contain_text("Town 7 is in")


@pytest.mark.large
def test_own_table_behind_a_sample_is_said_to_be_gone_after_a_restart(page, own_server):
    visit(page, "/table")
    upload_text(page, TOWNS.decode())
    press(page, upload_words.BACK)
    expect(headline(page)).to_contain_text("Wine 60")
    own_server.stop()
    own_server.begin_again()
    expect(returned(page)).to_be_visible()
    expect(page.get_by_text(upload_words.describe_lost_table("towns.csv"))).to_be_visible()
    click_point(page, 5)
    expect(page.get_by_text("towns.csv")).to_have_count(0)


@pytest.mark.large
def test_file_that_is_being_read_is_asked_for_by_name_after_a_restart(page, own_server):
    Watch.of(page).excuse("Cannot send rerun backMessage")  # Streamlit, of a look at the progress
    visit(page, "/table")
    rows = b"".join(b"%d,%d,%d,%d\n" % (n, n % 91, n * 7 % 1013, n % 17) for n in range(700_000))
    big = FilePayload(name="big.csv", mimeType="text/csv", buffer=b"a,b,c,d\n" + rows)
    page.locator("input[type=file]").set_input_files(big)
    expect(page.get_by_role("button", name=progress_words.STOP)).to_be_visible()
    expect(page.get_by_test_id("stProgress")).to_be_visible()  # its script has come
    expect(page).to_have_url(re.compile(r"/table\?table=[0-9a-f]{12}&file=big\.csv$"))
    own_server.stop()
    own_server.begin_again()
    expect(returned(page)).to_be_visible()
    expect(page.get_by_text("This address belongs to your table big.csv")).to_be_visible()


@pytest.mark.large
@pytest.mark.parametrize("what", first_always("bars", "map"))
def test_file_requested_from_a_stopped_server_is_said_to_wait_and_made_after_the_restart(page, own_server, what):
    own_server.stop()
    page.get_by_role("button", name=f"Save the {what} as CSV").click()
    expect(page.get_by_text(browser_words.SAVE_WAITS)).to_be_visible()
    with page.expect_download() as download:
        own_server.begin_again()
    assert download.value.suggested_filename.endswith(".csv")
    expect(page.get_by_text(browser_words.SAVE_WAITS)).to_have_count(0)


SCRIPTS = ("words.json", "map/chart.js", "map/points.js", "panel/panel.css", "plotly.min.js")


MISSING = ("Failed to fetch dynamically imported module", "Unable to preload CSS")
"""What Streamlit says about a script of its own that it could not fetch."""


@pytest.mark.large
@pytest.mark.parametrize("script", first_always(*SCRIPTS))
def test_page_whose_server_is_restarted_while_it_fetches_a_script_draws_all_by_itself(new_page, own_server, script):
    page, held = new_page(own_server), []
    for line in (*OF_A_LOST_SERVER, STREAMLIT_ENDS, "Failed to load resource", *MISSING):
        Watch.of(page).excuse(line)

    def stop_server(route):
        own_server.stop()
        held.append(route)
        route.abort()

    page.route(f"**/live/*/{script}", stop_server)
    page.goto("/?k=4&row=83", wait_until="commit")
    for _ in range(1500):
        if held:
            break
        page.wait_for_timeout(20)
    assert held, f"Nothing asked for {script}."
    page.unroute_all()
    own_server.begin_again()
    expect(headline(page)).to_contain_text("Wine 83")
    expect(chart(page)).to_have_attribute("data-row", "83")
    for failure in (browser_words.NOT_LOADED, *MISSING):
        expect(page.get_by_text(failure)).to_have_count(0)


@pytest.mark.large
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_page_comes_back_after_its_session_has_gone(new_page, fresh_server):
    own_server = fresh_server(STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="2")
    page = new_page(own_server)
    for line in OF_A_LOST_SERVER:
        Watch.of(page).excuse(line)
    before, lines = open_files(own_server), []

    def connect(line):
        lines.append(line)
        line.connect_to_server()

    page.route_web_socket("**/_stcore/stream", connect)
    visit(page, "/?k=4&row=83")
    click_point(page, 118)
    page.route("**/_stcore/**", lambda route: route.abort())
    lines[0].close()
    for _ in range(600):
        if open_files(own_server) <= before:
            break
        page.wait_for_timeout(100)
    assert open_files(own_server) <= before, "The session is not released."
    page.unroute_all()
    expect(returned(page)).to_be_visible()
    expect(headline(page)).to_contain_text("Wine 118")
    expect(page).to_have_url(re.compile(r"\?k=4&row=118$"))


def open_files(server: Server) -> int:
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))  # noqa: PTH208
