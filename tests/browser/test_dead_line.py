"""A line that is dead without a word, as after a closed laptop: nothing passes, and nothing is cut."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from pages.shared.wording import address_words, column_words, upload_words
from pages.shared.wording.browser_words import CONNECTION
from tests.browser.actions import visit, wait_idle
from tests.browser.editor import COUNTRY, CUSTOMERS, ORDERS, change, pick, reach, shows
from tests.browser.explore import headline
from tests.browser.watch import OF_A_LOST_SERVER, Watch


class DeadLine:
    """The lines of a page to its server, on which nothing passes while `is_dead`."""

    def __init__(self, page: Page):
        self.is_dead = False
        self.lines: list[WebSocketRoute] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, browser_side):
        server_side = browser_side.connect_to_server()
        for source, target in ((browser_side, server_side), (server_side, browser_side)):
            source.on_message(lambda message, target=target: None if self.is_dead else target.send(message))
        self.lines.append(browser_side)

    def cut(self):
        """Close the dead line; the next one works."""
        self.is_dead = False
        self.lines[-1].close()


@pytest.fixture
def dead(new_page, own_server):
    """A visitor of that server, and the line to it."""
    page = new_page(own_server)
    for text in OF_A_LOST_SERVER:
        Watch.of(page).excuse(text)
    return page, DeadLine(page)


def said(page, name):
    """Return what is said about the connection."""
    return page.locator(".neon-connection").filter(has_text=CONNECTION[name])


@pytest.mark.large
@pytest.mark.parametrize("name", [column_words.COLUMNS_AND_PREPARATION, upload_words.USE_OWN])
def test_button_without_an_answer_is_told_and_so_is_that_it_can_be_lost(dead, name):
    page, line = dead
    visit(page, "/?k=4&row=83")
    line.is_dead = True
    page.get_by_role("button", name=name).first.click()
    expect(said(page, "lost")).to_be_visible()
    line.cut()
    expect(said(page, "back")).to_be_visible()
    expect(said(page, "lost")).to_have_count(0)
    page.get_by_role("button", name=name).first.click()
    expect(page.locator(".panel")).to_have_count(0)


@pytest.mark.large
def test_file_that_does_not_arrive_is_told(dead):
    page, line = dead
    visit(page, "/table")
    line.is_dead = True
    towns = {"name": "towns.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
    page.locator("input[type=file]").set_input_files(towns)
    expect(said(page, "lost")).to_be_visible()
    line.cut()
    expect(said(page, "back")).to_be_visible()


def change_k_on_a_dead_line(page, line):
    visit(page, "/?k=4&row=83")
    line.is_dead = True
    page.get_by_role("slider", name="Clusters, K").press("ArrowRight")
    expect(said(page, "lost")).to_be_visible()


@pytest.mark.large
def test_changed_k_is_told_to_wait_and_carried_out_by_the_same_server(dead):
    page, line = dead
    change_k_on_a_dead_line(page, line)
    line.cut()
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 5 clusters")
    expect(page).to_have_url(re.compile(r"\?k=5&row=83$"))


@pytest.mark.large
def test_changed_k_is_told_to_be_lost_where_the_server_is_another_one(dead, own_server):
    page, line = dead
    change_k_on_a_dead_line(page, line)
    own_server.stop()
    line.cut()
    own_server.begin_again()
    expect(page.get_by_text(address_words.RETURNED)).to_be_visible()
    expect(said(page, "back")).to_be_visible()
    expect(headline(page)).to_contain_text("Wine 83")
    expect(page.get_by_role("slider", name="Clusters, K")).to_have_value("4")


@pytest.mark.large
def test_line_without_a_hand_s_act_is_not_told(dead):
    page, line = dead
    visit(page, "/?k=4&row=83")
    line.is_dead = True
    line.cut()
    expect(headline(page)).to_contain_text("Wine 83")
    expect(said(page, "back")).to_have_count(0)


@pytest.mark.large
def test_role_that_did_not_reach_the_server_is_gone_from_the_editor_after_a_return(dead, own_server):
    page, line = dead
    visit(page, CUSTOMERS)
    reach(page, COUNTRY, "role")
    page.keyboard.press("Enter")
    line.is_dead = True
    pick(page, "feature")
    shows(page, COUNTRY, role="feature")
    own_server.stop()
    line.cut()
    own_server.begin_again()
    expect(page.get_by_text(address_words.RETURNED)).to_be_visible()
    wait_idle(page)
    shows(page, COUNTRY, role="ignore")
    change(page, ORDERS, "role", "ignore")
    shows(page, COUNTRY, role="ignore")
    expect(page).to_have_url(re.compile(r"sample=customers&ignore=Orders$"))
