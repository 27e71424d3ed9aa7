"""How fast do rows come while a hand scrolls through a million? Against the least that Streamlit can do, in one run.

    PYTHONPATH=. python benchmarks/rows.py [--rows 1000000] [--runs 30]

Opens the table of every row of 1,000,000 x 13, sorts it, and jumps to random places. Prints the time from the message
of the browser to the drawn rows, its bytes, and the first sort of a column, beside the round trip of an empty fragment.
Exits with 1 where a limit is broken.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.actions import visit, wait_idle
from tests.browser.server import ROOT, Server, launch
from tests.browser.watch import Watch

TABLES = {"PYTHONPATH": str(ROOT / "tests" / "browser" / "start")}
TEXT_ONLY = ROOT / "benchmarks" / "apps" / "text_only.py"
DESK: ViewportSize = {"width": 1400, "height": 900}
AS_IT_COMES = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
LIMITS = {"window": 2.0, "bytes": 40_000}
"""A window may take so many times an empty fragment, and so many bytes."""

STAMP = """
    const send = WebSocket.prototype.send
    WebSocket.prototype.send = function (...all) { window.sentAt = performance.now(); return send.apply(this, all) }
"""
JUMP = """place => new Promise(done => {
    const grid = Array.from(document.querySelectorAll('[data-testid=stBidiComponentIsolated]'))
        .map(each => each.shadowRoot?.querySelector('.row-grid')).find(Boolean)
    const scroll = grid.querySelector('.scroll')
    const look = () => {
        const isNear = each => Math.abs(Number(each.dataset.place) - place) <= 20
        const row = Array.from(grid.querySelectorAll('tr[data-place]')).find(isNear)
        if (!row?.firstChild.textContent) return
        watch.disconnect()
        requestAnimationFrame(() => done(performance.now() - window.sentAt))
    }
    const watch = new MutationObserver(look)
    window.sentAt = performance.now()
    watch.observe(grid, { subtree: true, childList: true })
    const rows = Number(grid.querySelector('table').getAttribute('aria-rowcount')) - 1
    scroll.scrollTop = (scroll.scrollHeight - scroll.clientHeight) * place / (rows - 12)
})"""
TEXT_TIMER = """() => {
    const target = document.querySelector('[data-testid=stText]')
    new MutationObserver(() => requestAnimationFrame(() => { window.took ??= performance.now() - window.sentAt }))
        .observe(target, { subtree: true, childList: true, characterData: true, attributes: true })
}"""


def opened(browser: Browser, server: Server, address: str = "/") -> Page:
    """Open a page for a new visitor, in which the moment of each message is known."""
    page = browser.new_context(base_url=server.url, viewport=DESK).new_page()
    page.add_init_script(STAMP)
    page.set_default_timeout(180_000)
    Watch(page)
    visit(page, address)
    return page


def empty(page: Page) -> float:
    """Return the milliseconds of one round trip of the empty fragment."""
    page.evaluate("() => { window.took = null }")
    page.get_by_role("button", name="Again").click()
    page.wait_for_function("() => window.took != null", polling=5)
    wait_idle(page)
    return float(page.evaluate("() => window.took"))


def jumped(page: Page, place: int) -> float:
    """Return the milliseconds from the message that asks for the rows of a place to these rows."""
    took = float(page.evaluate(JUMP, place))
    wait_idle(page)
    return took


def sorted_in(page: Page, name: str) -> float:
    """Return the seconds from a click on a head to the sorted rows."""
    head = page.locator(".row-grid").get_by_role("columnheader", name=name)
    before = head.get_attribute("aria-sort")
    began = time.perf_counter()
    head.get_by_role("button").click()
    wait_idle(page)
    page.wait_for_function(
        "() => Array.from(document.querySelectorAll('[data-testid=stBidiComponentIsolated]')).every("
        "each => each.shadowRoot?.querySelector('.row-grid table')?.getAttribute('aria-busy') !== 'true')"
    )
    assert head.get_attribute("aria-sort") != before
    return time.perf_counter() - began


def measure(browser: Browser, servers: dict[str, Server], rows: int, runs: int) -> bool:
    """Print the figures; return whether all limits hold."""
    floor = {name: opened(browser, servers[name]) for name in ("as it comes", "our settings")}
    for page in floor.values():
        page.evaluate(TEXT_TIMER)
    table = opened(browser, servers["rows"], "/?view=all")
    print(f"first sort by evidence             {sorted_in(table, 'evidence'):6.2f} s")
    print(f"first sort by a column turned round {sorted_in(table, 'evidence'):5.2f} s")
    places, watch = random.Random(1), Watch.of(table)
    times: dict[str, list[float]] = {"as it comes": [], "our settings": [], "rows": []}
    sizes = []
    for _ in range(runs + 3):
        for name, page in floor.items():
            times[name].append(empty(page))
        sent = len(watch.messages)
        times["rows"].append(jumped(table, places.randrange(rows)))
        sizes.append(watch.size(since=sent))
    comes, ours, window = (median(each[3:]) for each in times.values())
    size = median(sizes)
    print(f"empty fragment, as it comes        {comes:6.1f} ms")
    print(f"empty fragment, our settings       {ours:6.1f} ms = {ours / comes:.2f} x")
    ratios = f"{window / comes:.2f} x as it comes (limit {LIMITS['window']:g}), {window / ours:.2f} x our settings"
    print(f"a window of {rows:,} rows       {window:6.1f} ms = {ratios}")
    print(f"its messages, both ways            {size:6.0f} bytes (limit {LIMITS['bytes']:,})")
    return window <= LIMITS["window"] * comes and size <= LIMITS["bytes"]


def main() -> int:
    """Measure everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=30)
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, streamlit {version('streamlit')}. Medians.")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        folders = [Path(home) / name for name in "abc"]
        for folder in folders:
            folder.mkdir()
        servers = {
            "as it comes": Server(TEXT_ONLY, folders[0], **AS_IT_COMES),
            "our settings": Server(TEXT_ONLY, folders[1]),
            "rows": Server(ROOT / "app.py", folders[2], NEON_TABLE=f"{asked.rows}x13", **TABLES),
        }
        try:
            for server in servers.values():
                server.wait_until_healthy()
            browser = launch(playwright)
            holds = measure(browser, servers, asked.rows, asked.runs)
            browser.close()
        finally:
            for server in servers.values():
                server.stop()
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
