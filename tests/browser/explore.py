"""Hands and eyes for the Explore screen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.support import rerun

MAP, BARS = 0, 1
AROUND = [(0, 0), *((dx, dy) for dx in (-5, 0, 5) for dy in (-5, 0, 5) if dx or dy)]

FIND = """([chart, row]) => {
    const graph = document.querySelectorAll('.js-plotly-plot')[chart], layout = graph._fullLayout
    const box = graph.getBoundingClientRect()
    for (const trace of graph._fullData) {
        const at = trace.customdata ? Array.from(trace.customdata).indexOf(row) : -1
        if (at >= 0) return {
            x: box.left + layout._size.l + layout.xaxis.d2p(trace.x[at]),
            y: box.top + layout._size.t + layout.yaxis.d2p(trace.y[at]),
        }
    }
}"""

READ = """chart => {
    const graph = document.querySelectorAll('.js-plotly-plot')[chart]
    return Array.from(graph._fullData.find(trace => trace.name === 'relevance').x)
}"""


def headline(page: Page) -> Locator:
    """The answer's sentence."""
    return page.get_by_test_id("stMain").get_by_role("heading", level=3).first


def bars(page: Page) -> list[float]:
    """Return the bars as they are drawn, from the top."""
    return page.evaluate(READ, BARS)


def click_point(page: Page, row: int, noun: str = "wine") -> None:
    """Point at a row on the map until its hover shows, then click it."""
    place = page.evaluate(FIND, [MAP, row])
    for dx, dy in AROUND:  # another row's mark may cover its middle
        x, y = place["x"] + dx, place["y"] + dy
        page.mouse.move(x + 60, y - 60)
        expect(page.locator(".hoverlayer .hovertext")).to_have_count(0)
        page.mouse.move(x, y)
        expect(page.locator(".hoverlayer .hovertext")).to_have_count(1)
        if (page.locator(".hoverlayer .hovertext").text_content() or "").startswith(f"{noun} {row}c"):
            break
    else:
        raise AssertionError(f"No place on the map points at {noun} {row}.")
    with rerun(page):
        page.mouse.click(x, y)


def compare_with(page: Page, *keys: str) -> None:
    """Move the comparison's slider with the keyboard, one rerun a key."""
    slider = page.get_by_role("slider", name="Compare against")
    for key in keys:
        with rerun(page):
            slider.press(key)
