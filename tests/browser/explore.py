"""Hands and eyes for the Explore screen."""

from __future__ import annotations

from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.support import rerun

PLACE = """row => {
    const graph = document.querySelector('.neon-chart .graph'), glass = document.querySelector('.neon-chart .glass')
    const { xaxis, yaxis } = graph._fullLayout
    const box = glass.getBoundingClientRect()
    for (const trace of graph._fullData) {
        const at = trace.customdata ? Array.from(trace.customdata).indexOf(row) : -1
        if (at < 0) continue
        const right = (trace.x[at] - xaxis.range[0]) / (xaxis.range[1] - xaxis.range[0])
        const up = (trace.y[at] - yaxis.range[0]) / (yaxis.range[1] - yaxis.range[0])
        return [box.left + right * box.width, box.top + (1 - up) * box.height]
    }
}"""
VIEW = """() => {
    const { xaxis, yaxis } = document.querySelector('.neon-chart .graph')._fullLayout
    return [...xaxis.range, ...yaxis.range]
}"""
RING = """() => {
    const ring = document.querySelector('.neon-chart .ring:not(.paper)').getBoundingClientRect()
    return [ring.left + ring.width / 2, ring.top + ring.height / 2]
}"""
DRAWN = "panel => [...panel.querySelectorAll('tbody tr')].map(row => Number(row.dataset.relevance))"


def headline(page: Page) -> Locator:
    """The answer's sentence."""
    return page.locator(".panel .headline")


def chart(page: Page) -> Locator:
    """The map, with all that stands under it."""
    return page.locator(".neon-chart").first


def glass(page: Page) -> Locator:
    """What takes the hands on the map."""
    return chart(page).locator(".glass")


def box(locator: Locator) -> FloatRect:
    """Return where something stands on the screen."""
    found = locator.bounding_box()
    assert found is not None, "It is not on the screen."
    return found


def slider(page: Page) -> Locator:
    """The comparison."""
    return page.get_by_role("slider", name="Compare against")


def bars(page: Page) -> list[float]:
    """Return the bars as they are drawn, from the top."""
    return page.locator(".panel").evaluate(DRAWN)


def place(page: Page, row: int) -> tuple[float, float]:
    """Return where a row is drawn on the screen."""
    x, y = page.evaluate(PLACE, row)
    return x, y


def view(page: Page) -> list[float]:
    """Return the ranges of the map's axes."""
    return page.evaluate(VIEW)


def ring(page: Page) -> tuple[float, float]:
    """Return the middle of the ring on the screen."""
    x, y = page.evaluate(RING)
    return x, y


def click_point(page: Page, row: int) -> None:
    """Click a row on the map, and wait for its answer."""
    with rerun(page):
        page.mouse.click(*place(page, row))
    expect(page.locator(".panel")).to_have_attribute("data-row", str(row))


def compare_with(page: Page, *keys: str) -> None:
    """Move the comparison with the keyboard, one rerun a key."""
    for key in keys:
        with rerun(page):
            slider(page).press(key)
