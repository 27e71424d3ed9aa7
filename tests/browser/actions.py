"""Actions of a visitor on every screen, and the wait until the page has answered."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from tests.browser.watch import Watch

PATIENCE = 20_000
"""Milliseconds that an action or an expectation may take."""

LOOKS_READY = """() => {
    const app = document.querySelector('[data-testid="stApp"]')
    const isDrawn = e => {
        const inside = e.shadowRoot ?? e
        const parts = '.panel, .row-grid, .heat, .strips, .scan, .flow, .silhouettes, .pies, .curves, .main-svg, '
            + '.neon-tools, [data-unseen]'
        const isThere = inside.querySelector(parts)
        return isThere && !inside.querySelector('[data-room], [data-gliding="true"]')
    }
    const sidebar = document.querySelector('[data-testid="stSidebar"]') // it slides away from a narrow window
    return !sidebar?.getAnimations().length
        && app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
        && [...document.querySelectorAll('[data-testid^="stBidiComponent"]')].every(isDrawn)
}"""


def wait_idle(page: Page, seconds: float = 60, quiet: float = 0.1) -> None:
    """Wait until no script runs, all is drawn, and no message has come for `quiet` seconds."""
    watch = Watch.of(page)
    deadline = time.monotonic() + seconds
    seen, since = -1, time.monotonic()
    while True:
        now = time.monotonic()
        if len(watch.messages) != seen or not watch.is_quiet() or not page.evaluate(LOOKS_READY):
            seen, since = len(watch.messages), now
        elif now - since >= quiet:
            return
        if now > deadline:
            raise AssertionError(f"The page at {page.url} was not idle within {seconds} s.")
        page.wait_for_timeout(50)


@contextmanager
def rerun(page: Page, seconds: float = 60) -> Iterator[None]:
    """Wait, after the action inside, until the script (or a fragment) has run and the page is idle."""
    watch = Watch.of(page)
    before = watch.runs
    yield
    deadline = time.monotonic() + seconds
    while watch.runs == before:
        if time.monotonic() > deadline:
            raise AssertionError(f"Nothing made the script run within {seconds} s.")
        page.wait_for_timeout(10)
    wait_idle(page, seconds)


def visit(page: Page, address: str = "/") -> None:
    """Open an address ("/clusters?k=7", of the page's own server) and wait until it is drawn."""
    page.goto(address)
    wait_idle(page)


def press(page: Page, name: str) -> None:
    """Press a button, and wait for the run of the script."""
    with rerun(page):
        page.get_by_role("button", name=name).click()


def query_params(page: Page) -> dict[str, str]:
    """Return the parameters of the address."""
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query, keep_blank_values=True).items()}
