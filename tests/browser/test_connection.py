"""A server that does not answer: said in our words, until it answers again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from pages.shared.wording.browser_words import CONNECTION
from tests.browser.watch import STREAMLIT_ENDS, Watch

ERROR = "{ stCommVersion: 1, type: 'CLIENT_ERROR_DIALOG', error: 'Bad message format' }"
"""What Streamlit tells the window in place of a dialog."""
STREAMLITS_OWN_LINES = ("ERR_FAILED", "Client Error in reaching server endpoint", "Is Streamlit still running?")
"""In the console of a page that has lost its server."""


def banner(page: Page):
    """Return what is said about the connection."""
    return page.get_by_role("alert").filter(has_text=CONNECTION["lost"])


def open_on_a_line(page: Page) -> list[WebSocketRoute]:
    """Open Explore on a line that the test can cut."""
    lines: list[WebSocketRoute] = []

    def connect(line: WebSocketRoute) -> None:
        lines.append(line)
        line.connect_to_server()

    page.route_web_socket("**/_stcore/stream", connect)
    page.goto("/?row=83")
    expect(page.locator(".panel .headline")).to_contain_text("Wine 83")
    return lines


def test_lost_connection_is_said_in_our_words_until_it_is_back(new_page):
    page = new_page()
    for line in STREAMLITS_OWN_LINES:
        Watch.of(page).excuse(line)
    lines = open_on_a_line(page)
    page.route("**/_stcore/**", lambda route: route.abort())
    lines[0].close()
    expect(banner(page)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("Streamlit")).to_have_count(0)
    page.unroute_all()
    expect(banner(page)).to_have_count(0)
    expect(page.locator(".panel .headline")).to_contain_text("Wine 83")


@pytest.mark.large
def test_other_error_of_the_page_offers_a_reload_which_keeps_the_choices(new_page):
    page = new_page()
    open_on_a_line(page)
    page.evaluate(f"() => window.postMessage({ERROR}, '*')")
    expect(page.get_by_role("alert").filter(has_text=CONNECTION["failed"])).to_be_visible()
    page.get_by_role("button", name=CONNECTION["reload"]).click()
    expect(page.get_by_role("alert").filter(has_text=CONNECTION["failed"])).to_have_count(0)
    expect(page.locator(".panel .headline")).to_contain_text("Wine 83")


@pytest.mark.large
@pytest.mark.parametrize(("source", "count"), [("window", 1), ("frame.contentWindow", 0)])
def test_only_the_page_s_own_messages_are_heard(new_page, source, count):
    page = new_page()
    open_on_a_line(page)
    page.evaluate(f"""() => {{
        const frame = document.body.appendChild(document.createElement('iframe'))
        dispatchEvent(new MessageEvent('message', {{ source: {source}, data: {ERROR} }}))
    }}""")
    expect(page.locator(".neon-connection")).to_have_count(count)


@pytest.mark.large
def test_page_whose_streamlit_has_ended_is_loaded_anew_once_the_server_answers(new_page):
    page = new_page()
    for line in (*STREAMLITS_OWN_LINES, STREAMLIT_ENDS):
        Watch.of(page).excuse(line)
    open_on_a_line(page)
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("**/_stcore/health", refuse)
    page.evaluate("text => { window.isOld = true; reportError(new Error(text)) }", STREAMLIT_ENDS)
    while not asked:
        page.wait_for_timeout(20)
    assert page.evaluate("() => window.isOld")
    page.unroute_all()
    page.wait_for_function("() => !window.isOld")
    expect(page.locator(".panel .headline")).to_contain_text("Wine 83")
