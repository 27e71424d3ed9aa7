"""Measure how soon a page is drawn, against Explore, and what a click costs while another session scans every K.

    PYTHONPATH=. python benchmarks/pages.py [--pages clusters choose_k] [--visits 15] [--clicks 30]

Prints medians and ratios of one run, in a real Chromium on a warm server: from the navigation until a page is drawn, in
turn with Explore; and a click on the map of wine before and during a scan of digits by another visitor. Exits with 1
where a limit is broken.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.live import PANEL, TIMER, Report, clicked, opened, other_row
from tests.browser.actions import visit
from tests.browser.server import ROOT, Server, launch

LIMIT_PAGE, LIMIT_CLICK = 1.3, 2.0
N_WINES, WARM = 178, 3
DRAWN = {
    "": ".panel .headline",
    "clusters": ".heat .line",
    "choose_k": ".scan .row",
    "compare": ".flow .ribbons",
}
"""What each page is for, by its address; a page that is not listed counts as drawn when it is idle."""


def painted(page: Page, address: str) -> float:
    """Open a page anew, and return the milliseconds until what it is for is drawn."""
    page.goto("about:blank")
    began = time.perf_counter()
    if address in DRAWN:
        page.goto(f"/{address}")
        page.locator(DRAWN[address]).first.wait_for()
    else:
        visit(page, f"/{address}")
    return 1000 * (time.perf_counter() - began)


def paints(report: Report, browser: Browser, server: Server, addresses: list[str], visits: int) -> None:
    """Measure the pages in turn with Explore."""
    page = opened(browser, server)
    times: dict[str, list[float]] = {address: [] for address in ("", *addresses)}
    for _ in range(visits + WARM):
        for address, taken in times.items():
            taken.append(painted(page, address))
    explore, *others = (median(each[WARM:]) for each in times.values())
    report.line("Explore", f"{explore:6.0f} ms")
    for address, other in zip(addresses, others, strict=True):
        ratio = other / explore
        report.line(address, f"{other:6.0f} ms = {ratio:.2f} x Explore", ratio, LIMIT_PAGE)
    page.context.close()


def clicks_during_a_scan(report: Report, browser: Browser, server: Server, clicks: int) -> None:
    """Measure a click on the map before and during a scan of another visitor."""
    page, other = opened(browser, server), opened(browser, server, "/choose_k?sample=digits&ks=2-50")
    page.evaluate(TIMER.replace("select()", f"({PANEL})().querySelector('.headline')"))
    rows = random.Random(1)
    before = [clicked(page, other_row(page, rows, N_WINES)) for _ in range(clicks + WARM)]
    other.get_by_role("button", name="Scan 2 to 50").click()
    expect(other.get_by_text(re.compile(r"K = \d+ of 50"))).to_be_visible(timeout=60_000)
    during = [clicked(page, other_row(page, rows, N_WINES)) for _ in range(clicks + WARM)]
    expect(other.get_by_role("button", name="Stop", exact=True)).to_be_visible()  # it has worked all the time
    other.get_by_role("button", name="Stop", exact=True).click()
    alone, beside = median(before[WARM:]), median(during[WARM:])
    report.line("click on wine", f"{alone:6.1f} ms")
    report.line("the same during a scan", f"{beside:6.1f} ms = {beside / alone:.2f} x", beside / alone, LIMIT_CLICK)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How soon is a page drawn, and what does a scan cost others?")
    parser.add_argument("--pages", nargs="*", default=["clusters", "choose_k", "compare"])
    parser.add_argument("--visits", type=int, default=15)
    parser.add_argument("--clicks", type=int, default=30)
    options = parser.parse_args()
    report = Report()
    print(f"Python {platform.python_version()}, Streamlit {version('streamlit')}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server, browser = Server(ROOT / "app.py", Path(home)), launch(playwright)
        try:
            server.wait_until_healthy()
            paints(report, browser, server, options.pages, options.visits)
            clicks_during_a_scan(report, browser, server, options.clicks)
        finally:
            browser.close()
            server.stop()
    sys.exit(report.broken)


if __name__ == "__main__":
    main()
