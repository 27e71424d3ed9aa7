"""Actions and measurements on the Explore screen."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.actions import rerun

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
SHOWN = "row => document.querySelector('.neon-chart').dataset.row === String(row)"
TRANSFORMS = """() => {
    const map = document.querySelector('.neon-chart')
    return [...map.querySelectorAll('path.point')].map(e => e.getAttribute('transform'))
}"""
MEMBERS = """() => {
    const traces = [...document.querySelectorAll('.neon-chart .graph .scatterlayer > .trace')]
    const rowsOf = trace => trace.__data__[0].trace.customdata
    return traces.filter(rowsOf).flatMap(trace =>
        [...trace.querySelectorAll('.point.in-group')].map(mark => rowsOf(trace)[mark.__data__.i]))
}"""
DRAWN = "panel => [...panel.querySelectorAll('tbody tr')].map(row => Number(row.dataset.relevance))"


def headline(page: Page) -> Locator:
    """Return the headline of the answer."""
    return page.locator(".panel .headline")


def chart(page: Page) -> Locator:
    """Return the map with its caption and buttons."""
    return page.locator(".neon-chart").first


def glass(page: Page) -> Locator:
    """Return the layer that takes pointer and keys on the map."""
    return chart(page).locator(".glass")


def box(locator: Locator) -> FloatRect:
    """Return the rectangle of an element on the screen."""
    rectangle = locator.bounding_box()
    assert rectangle is not None, "It is not on the screen."
    return rectangle


def slider(page: Page) -> Locator:
    """Return the slider of the comparison."""
    return page.get_by_role("slider", name="Compare against")


def bars(page: Page) -> list[float]:
    """Return the relevance of the bars, from the top."""
    return page.locator(".panel").evaluate(DRAWN)


def place(page: Page, row: int) -> tuple[float, float]:
    """Return the position of a row's mark on the screen."""
    x, y = page.evaluate(PLACE, row)
    return x, y


def view(page: Page) -> list[float]:
    """Return the ranges of the map's axes."""
    return page.evaluate(VIEW)


def ring(page: Page) -> tuple[float, float]:
    """Return the centre of the ring on the screen."""
    x, y = page.evaluate(RING)
    return x, y


def click_point(page: Page, row: int) -> None:
    """Bring the map into view, click a row on it, and wait for its answer."""
    glass(page).scroll_into_view_if_needed()
    with rerun(page):
        page.mouse.click(*place(page, row))
    expect(page.locator(".panel")).to_have_attribute("data-row", str(row))


def compare_with(page: Page, *keys: str) -> None:
    """Move the comparison with the keyboard, one rerun a key."""
    for key in keys:
        with rerun(page):
            slider(page).press(key)


def until_drawn_from(page, before):
    """Wait until Plotly has drawn another view than `before`."""
    page.wait_for_function(f"before => ({VIEW})().some((v, i) => v !== before[i])", arg=before)


def look_nearer(page, row):
    """Zoom in on a row with the wheel, and return the new view."""
    before = view(page)
    page.mouse.move(*place(page, row))
    page.mouse.wheel(0, -300)
    until_drawn_from(page, before)
    return view(page)


def near(one, other, pixels=1.5):
    """Whether positions differ by a few pixels at most."""
    return all(abs(a - b) <= pixels for a, b in zip(one, other, strict=True))


def panel_text(page, part):
    """Return the text of a part of the panel."""
    return page.locator(f".panel {part}").inner_text().replace("\xa0", " ")


def drag_slider(page, share, steps=12):
    """Drag the slider's thumb from the middle to a share of its length, without releasing it."""
    area = box(slider(page))
    y = area["y"] + area["height"] / 2
    page.mouse.move(area["x"] + area["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(area["x"] + share * area["width"], y, steps=steps)


def press_along(page: Page, line: Sequence[Sequence[float]]) -> None:
    """Press the mouse at the start of a line, and move it to its end."""
    page.mouse.move(*line[0])
    page.mouse.down()
    for at in line[1:]:
        page.mouse.move(*at)


def size(page: Page) -> Locator:
    """Return the text beside the line around a group, or beside the line that a hand is drawing."""
    return chart(page).locator(".group-outline:not([hidden]):not(.fading) .group-size")
