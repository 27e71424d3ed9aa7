"""Does a line that is drawn on a map follow the hand? Frames while drawing against frames at rest, in one run.

    PYTHONPATH=. python benchmarks/lasso.py [--rows 10000] [--frames 150]

A page shows a map of 10,000 points in a real Chromium. A frame's time is that between two calls of
requestAnimationFrame: first with nothing to do, then with a line that grows by four places a frame, as a mouse of
240 Hz sends them, and the live count beside it. Prints medians and their ratio, what the line's places take of a frame,
the time from the release to the frame that shows the group, and the server's answer. Exits with 1 where a limit is
broken, or the server counts other rows than the browser did.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from benchmarks.live import DESK, TABLES, Report
from tests.browser.actions import wait_idle
from tests.browser.explore import box, glass
from tests.browser.server import ROOT, Server, launch
from tests.browser.watch import Watch

FRAME_LIMIT = 1.1
"""A frame while drawing over one at rest, at most."""

REST = """frames => new Promise(done => {
    const times = []
    const step = time => (times.push(time) > frames ? done(times) : requestAnimationFrame(step))
    requestAnimationFrame(step)
})"""
DRAW = """frames => new Promise(done => {
    const glass = document.querySelector('.neon-chart .glass'), area = glass.getBoundingClientRect()
    const at = turn => ({
        clientX: area.left + area.width * (0.5 + 0.4 * Math.cos(turn) * (1 + 0.1 * Math.cos(9 * turn))),
        clientY: area.top + area.height * (0.5 + 0.4 * Math.sin(turn)),
        pointerId: 1, pointerType: 'mouse', buttons: 1, bubbles: true,
    })
    const times = [], busy = []
    const step = time => {
        const began = performance.now()
        for (let i = 0; i < 4; i++) {
            glass.dispatchEvent(new PointerEvent('pointermove', at(6 * (times.length + i / 4) / frames)))
        }
        busy.push(performance.now() - began)
        if (times.push(time) > frames) done({ times, busy })
        else requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
})"""
RELEASED = """() => new Promise(done => {
    addEventListener('pointerup', () => {
        const began = performance.now()
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)))
    }, { once: true })
})"""


def gaps(times: list[float]) -> list[float]:
    """Return the times between frames."""
    return [later - earlier for earlier, later in pairwise(times)][5:]


def draw(report: Report, page: Page, frames: int) -> None:
    """Measure frames at rest, while drawing, and the release."""
    area = box(glass(page))
    rest = gaps(page.evaluate(REST, frames))
    page.keyboard.down("Shift")
    page.mouse.move(area["x"] + 0.94 * area["width"], area["y"] + 0.5 * area["height"])
    page.mouse.down()
    drawn = page.evaluate(DRAW, frames)
    frame, idle = median(gaps(drawn["times"])), median(rest)
    slow = quantiles(gaps(drawn["times"]), n=20)[-1] / quantiles(rest, n=20)[-1]
    label = page.locator(".group-outline:not([hidden]) .group-size").inner_text()
    report.line("frame at rest", f"{idle:6.2f} ms")
    report.line(f"frame while drawing ({label})", f"{frame:6.2f} ms = {frame / idle:.2f} x", frame / idle, FRAME_LIMIT)
    report.line("the slowest twentieth", f"{slow:6.2f} x at rest")
    report.line("of it the line's places", f"{median(drawn['busy']):6.2f} ms")
    page.evaluate(f"() => {{ window.shown = ({RELEASED})() }}")
    page.mouse.up()
    page.keyboard.up("Shift")
    report.line("release to the group on the map", f"{page.evaluate('() => window.shown'):6.1f} ms, two frames")
    wait_idle(page)
    answer = page.locator(".group-outline:not([hidden]) .group-size").first.inner_text()
    report.line("the server's answer", f"{answer}: {'the same' if answer == label else 'ANOTHER NUMBER'}")
    report.broken |= answer != label


def main() -> int:
    """Measure the line on one map."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--frames", type=int, default=150)
    asked = parser.parse_args()
    report = Report()
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = Server(ROOT / "app.py", Path(home), NEON_TABLE=f"{asked.rows}x13", **TABLES)
        browser = launch(playwright)
        try:
            server.wait_until_healthy()
            page = browser.new_context(base_url=server.url, viewport=DESK).new_page()
            Watch(page)
            page.goto("/")
            wait_idle(page, seconds=200)
            draw(report, page, asked.frames)
        finally:
            server.stop()
            browser.close()
    return int(report.broken)


if __name__ == "__main__":
    sys.exit(main())
