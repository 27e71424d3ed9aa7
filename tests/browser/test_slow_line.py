"""Fast hands on a slow line: a gesture arrives before the browser has heard of the address that the last one wrote."""

from __future__ import annotations

import random
import re
import time

import pytest
from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.actions import query_params, rerun, visit, wait_idle
from tests.browser.explore import click_point, headline, place, slider
from tests.helpers.variants import first_always


class SlowLine:
    """Holds back the messages of the server while `is_slow`; what the browser sends arrives at once."""

    def __init__(self, page):
        self.is_slow, self.held = False, []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, browser_side):
        server_side = browser_side.connect_to_server()
        browser_side.on_message(server_side.send)
        server_side.on_message(self._receive)
        self.browser_side = browser_side

    def _receive(self, message):
        if self.is_slow:
            self.held.append(message)
        else:
            self.browser_side.send(message)

    def runs(self):
        """Return how many runs have ended whose messages are held back.

        A click ends its first run early, for the run that draws what it changed: the two count as one.
        """
        messages = [ForwardMsg.FromString(message) for message in self.held]
        ends = [m.script_finished for m in messages if m.WhichOneof("type") == "script_finished"]
        return sum(end != ForwardMsg.FINISHED_EARLY_FOR_RERUN for end in ends)

    def release(self):
        """Let everything through."""
        self.is_slow = False
        while self.held:
            self.browser_side.send(self.held.pop(0))


@pytest.fixture
def slow(new_page):
    """A visitor on Explore, and the line to the server."""
    page = new_page()
    line = SlowLine(page)
    visit(page)
    return page, line


def until_run(page, line, n):
    """Wait until the server has ended `n` runs that the browser has not heard of."""
    for _ in range(3000):
        if line.runs() >= n:
            return
        page.wait_for_timeout(10)
    raise AssertionError(f"The server has ended {line.runs()} of {n} runs.")


@pytest.mark.large
def test_changed_k_right_after_a_click_is_kept_with_the_row(slow):
    page, line = slow
    line.is_slow = True
    page.mouse.click(*place(page, 83))
    until_run(page, line, 1)
    page.get_by_role("slider", name="Clusters, K").press("ArrowRight")
    until_run(page, line, 2)
    line.release()
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 4 clusters")
    expect(headline(page)).to_contain_text("Wine 83")
    expect(page).to_have_url(re.compile(r"\?k=4&row=83$"))


@pytest.mark.large
def test_clicks_and_changes_in_a_row_are_all_carried_out_in_order(slow):
    page, line = slow
    line.is_slow = True
    k = page.get_by_role("slider", name="Clusters, K")
    for n, row in enumerate((83, 118), start=1):
        page.mouse.click(*place(page, row))
        until_run(page, line, 2 * n - 1)
        k.press("ArrowRight")
        until_run(page, line, 2 * n)
    line.release()
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 5 clusters")
    expect(headline(page)).to_contain_text("Wine 118")
    page.go_back()
    wait_idle(page)
    expect(headline(page)).to_contain_text("Wine 118")
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 4 clusters")


@pytest.mark.large
def test_late_switch_of_questions_takes_nothing_back(new_page):
    """A click that is sent again, and the K after it, bring a switch that has not heard what the click has changed."""
    page = new_page()
    line = SlowLine(page)
    visit(page, "/?group=drawn-C&ask=group")
    line.is_slow = True
    page.mouse.click(*place(page, 83))
    until_run(page, line, 2)
    page.get_by_role("slider", name="Clusters, K").press("ArrowRight")
    until_run(page, line, 3)
    line.release()
    wait_idle(page)
    expect(headline(page)).to_contain_text("Wine 83")
    assert query_params(page) == {"k": "4", "row": "83", "group": "drawn-C"}


@pytest.mark.large
@pytest.mark.parametrize("step", first_always(("row", 200), ("row", 450), ("k", 600)))
def test_step_back_before_the_answer_of_a_gesture_leaves_address_and_screen_alike(new_page, step):
    gesture, moment_ms = step
    page = new_page()
    line = LateLine(page)
    visit(page, "/?k=4&row=83")
    click_point(page, 118)
    click_point(page, 7)
    line.delay = 0.3
    carry_out(page, gesture, 30 if gesture == "row" else "ArrowRight")
    line.deliver_for(page, moment_ms)
    carry_out(page, "history", -1)
    line.deliver_for(page, 1500)
    line.arrive(page)
    assert_a_reload_shows_the_same(page)


@pytest.mark.large
def test_step_back_and_forward_before_the_answer_leaves_the_slider_at_the_address(new_page):
    """The step forward is sent with the value of before the step back, which the browser hears of only then."""
    page = new_page()
    line = LateLine(page)
    visit(page, "/?k=4&row=83")
    k = page.get_by_role("slider", name="Clusters, K")
    with rerun(page):
        k.press("ArrowRight")
    line.delay = 0.4
    for step in (-1, 1):
        carry_out(page, "history", step)
        line.deliver_for(page, 300)
    line.arrive(page)
    expect(k).to_have_value("5")
    click_point(page, 118)
    assert query_params(page) == {"k": "5", "row": "118"}
    assert_a_reload_shows_the_same(page)


def assert_a_reload_shows_the_same(page):
    before = shown(page)
    page.reload()
    wait_idle(page)
    assert shown(page) == before


def shown(page):
    """Return the address, the title, and the headline."""
    title = page.get_by_role("heading", level=1).inner_text()
    return query_params(page), title, headline(page).inner_text()


DELAYS_MS, FAST_MS = (0, 50, 200), 40


class LateLine:
    """Delivers everything `delay` seconds late, in both directions and in order."""

    def __init__(self, page):
        self.delay, self.under_way = 0.0, []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, browser_side):
        server_side = browser_side.connect_to_server()
        for source, target in ((browser_side, server_side), (server_side, browser_side)):
            source.on_message(lambda message, target=target: self._post(target, message))

    def _post(self, target, message):
        self.under_way.append((time.monotonic() + self.delay, target, message))
        self.deliver()

    def deliver(self):
        """Deliver what is due; return whether anything is under way."""
        while self.under_way and self.under_way[0][0] <= time.monotonic():
            _, target, message = self.under_way.pop(0)
            target.send(message)
        return bool(self.under_way)

    def deliver_for(self, page, ms):
        """Deliver what is due for some time."""
        until = time.monotonic() + ms / 1000
        while time.monotonic() < until:
            page.wait_for_timeout(5)
            self.deliver()

    def arrive(self, page):
        """Let everything that is under way arrive, and what comes after it without delay."""
        self.delay = 0.0
        while self.deliver():
            page.wait_for_timeout(10)
        wait_idle(page, quiet=0.4)


ON_SCREEN = ("row", "row", "row", "k", "k", "beta")


def gestures(n, seed, kinds=ON_SCREEN):
    """Return some gestures of a hurried visitor: rows to click, keys for the two sliders, and steps of the history."""
    rng = random.Random(seed)
    keys = {
        "k": ("ArrowLeft", "ArrowRight"),
        "beta": ("Home", "End", "ArrowLeft", "ArrowRight"),
        "history": (-1, -1, 1),
    }
    return [
        (kind, rng.randrange(178) if kind == "row" else rng.choice(keys[kind]))
        for kind in (rng.choice(kinds) for _ in range(n))
    ]


STEP = "by => navigation.entries()[navigation.currentEntry.index + by] && history.go(by)"
"""One step back or forward, where there is a page of ours."""


def carry_out(page, kind, what):
    if kind == "row":
        page.mouse.click(*place(page, what))
    elif kind == "k":
        page.get_by_role("slider", name="Clusters, K").press(what)
    elif kind == "history":
        page.evaluate(STEP, what)
    else:
        slider(page).press(what)


def walk_slowly(page, steps):
    """Wait after each gesture; return the address and the headline at the end."""
    visit(page, "/?k=9")
    for kind, what in steps:
        carry_out(page, kind, what)
        wait_idle(page, quiet=0.4 if kind == "k" else 0.1)  # Streamlit's slider waits for a moment after a key
    return query_params(page), headline(page).inner_text()


def walk_fast(page, steps, line, delay):
    """Wait for nothing; return the address and the headline at the end."""
    visit(page, "/?k=9")
    line.delay = delay / 1000
    for kind, what in steps:
        carry_out(page, kind, what)
        line.deliver_for(page, FAST_MS)
    line.deliver_for(page, 2 * delay)
    line.arrive(page)
    return query_params(page), headline(page).inner_text()


slow_ends: dict[int, tuple] = {}
"""Where some gestures lead that are made slowly, by their number."""


def assert_fast_is_slow(new_page, n, delay):
    steps = gestures(n, seed=n)
    if n not in slow_ends:
        slow_ends[n] = walk_slowly(new_page(), steps)
    page = new_page()
    assert walk_fast(page, steps, LateLine(page), delay) == slow_ends[n]


@pytest.mark.large
@pytest.mark.parametrize("delay", DELAYS_MS)
def test_quick_gestures_on_a_late_line_lead_where_slow_ones_do(new_page, delay):
    assert_fast_is_slow(new_page, 20, delay)


@pytest.mark.large
@pytest.mark.parametrize("delay", DELAYS_MS)
def test_200_quick_gestures_on_a_late_line_lead_where_slow_ones_do(new_page, delay):
    assert_fast_is_slow(new_page, 200, delay)


def assert_a_walk_with_steps_back_ends_alike(new_page, n, delay):
    """Where a step back comes before an address, it leads elsewhere than a slow one; address and screen agree."""
    page = new_page()
    walk_fast(page, gestures(n, seed=n, kinds=(*ON_SCREEN, "history", "history", "history")), LateLine(page), delay)
    assert_a_reload_shows_the_same(page)


@pytest.mark.large
@pytest.mark.parametrize("delay", DELAYS_MS[-1:])  # the long form has another one
def test_quick_steps_back_and_forward_on_a_late_line_leave_address_and_screen_alike(new_page, delay):
    assert_a_walk_with_steps_back_ends_alike(new_page, 20, delay)


@pytest.mark.large
@pytest.mark.parametrize("delay", DELAYS_MS[1:2])
def test_200_quick_gestures_with_steps_back_leave_address_and_screen_alike(new_page, delay):
    assert_a_walk_with_steps_back_ends_alike(new_page, 200, delay)
