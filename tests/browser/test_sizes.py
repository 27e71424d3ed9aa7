"""The page at every size: columns beside each other, the map's height, type that grows, and no scrolling sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.actions import press, visit, wait_idle
from tests.browser.explore import chart, near, place, ring
from tests.browser.panel_geometry import explain_wide_table
from tests.browser.table_actions import upload_text
from tests.helpers.survey import survey
from tests.helpers.variants import first_always
from tests.helpers.wide_tables import WIDE_TABLES

DESK = ViewportSize(width=1400, height=900)
SIZES = {320: 640, 390: 844, 700: 450, 1000: 700, 1280: 800, 1400: 900, 1920: 1080, 2560: 1440}
"""Widths and heights of windows; 700 is a desk at 200 %."""
FITTED = """() => {
    const { _fullLayout } = document.querySelector('.neon-chart .graph')
    const stage = document.querySelector('.neon-chart .stage')
    return Math.abs(_fullLayout.width - stage.clientWidth) < 1 && Math.abs(_fullLayout.height - stage.clientHeight) < 1
        && window.lastSize === String([stage.clientWidth, stage.clientHeight]) || (
            window.lastSize = String([stage.clientWidth, stage.clientHeight]), false)
}"""
"""Whether the map is drawn in its size, and has been since the last look."""
MEASURE = """() => {
    const rectangle = e => e.getBoundingClientRect()
    const main = document.querySelector('[data-testid=stMain]'), stage = rectangle(document.querySelector('.stage'))
    const inside = [...document.querySelectorAll('[data-testid^="stBidiComponent"]')].map(e => e.shadowRoot ?? e)
    const panel = inside.map(e => e.querySelector('.panel')).find(Boolean)
    const size = e => parseFloat(getComputedStyle(e).fontSize)
    const keys = ['.legend', '.number', '.ticks', '.proof']
    const [first] = panel.querySelectorAll('tbody tr')
    return {
        sideways: Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth),
        isBeside: rectangle(panel).left >= stage.right,
        panel: rectangle(panel).width, end: rectangle(panel).bottom,
        width: stage.width, height: stage.height, top: stage.top + main.scrollTop,
        left: rectangle(document.querySelector('.neon-chart')).bottom,
        lines: new Set([...first.children].map(cell => Math.round(rectangle(cell).top))).size,
        row: rectangle(first).height,
        overflow: Math.max(...[...panel.querySelectorAll('*')].map(e => rectangle(e).right)) - rectangle(panel).right,
        type: Object.fromEntries(keys.map(s => [s, size(panel.querySelector(s))])),
        root: size(document.documentElement), caption: size(document.querySelector('.neon-chart figcaption')),
    }
}"""


def open_explore(page: Page, name: str) -> None:
    """Open a sample, or upload a table and have it explained."""
    page.set_viewport_size(DESK)
    if name in WIDE_TABLES:
        explain_wide_table(page, name)
    elif name == "survey":
        visit(page, "/table")
        upload_text(page, survey(), "survey.csv")
        press(page, "Explain this table")
    else:
        visit(page, f"/?sample={name}")


def measure(page: Page, width: int, height: int = 0) -> dict:
    """Resize the window, and measure when the map has taken its size."""
    page.set_viewport_size({"width": width, "height": height or SIZES[width]})
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_function(FITTED, polling=150)
    return page.evaluate(MEASURE)


@pytest.mark.parametrize(
    "name", first_always("wine", "iris", "digits", "breast_cancer", "customers", "sensors", "survey", *WIDE_TABLES)
)
def test_map_and_answer_share_every_window(page, name):
    open_explore(page, name)
    seen = {width: measure(page, width) for width in SIZES}
    assert {width: m["sideways"] for width, m in seen.items()} == dict.fromkeys(SIZES, 0)
    assert {width: m["isBeside"] for width, m in seen.items()} == {width: width >= 1000 for width in SIZES}
    for width, m in seen.items():
        assert m["overflow"] <= 1, width
        assert m["lines"] == (2 if width < 640 else 1), width  # two lines a row are for phones
        if m["isBeside"]:
            assert m["height"] >= 400, width
            bottom, usual = m["top"] + m["height"], max(400, 25 * m["root"])
            assert m["height"] == 400 or bottom <= SIZES[width], width
            is_bound = bottom > SIZES[width] - 20 or m["height"] > 1.29 * m["width"]
            assert is_bound or m["left"] >= m["end"] - 60, width  # all the room beside the panel is the map's
            assert m["height"] <= usual + 1 or m["left"] <= m["end"] + 60, width
    assert seen[2560]["height"] > seen[1920]["height"] >= 1.15 * 400  # more than on a desk, beside any panel
    row = int(chart(page).get_attribute("data-row") or -1)
    assert near(ring(page), place(page, row))


@pytest.mark.large
def test_type_grows_with_the_window_and_is_as_before_on_a_desk(page):
    open_explore(page, "wine")
    small, desk, wide, wall = (measure(page, width) for width in (390, 1400, 1920, 2560))
    assert small["type"] == desk["type"]
    assert small["caption"] == desk["caption"] == 14
    assert (desk["type"][".legend"], desk["type"][".number"], desk["row"]) == (12, 13, pytest.approx(26, abs=1))
    for m, factor, legible in ((wide, 1.15, 14), (wall, 1.35, 16)):
        assert all(size >= factor * desk["type"][part] and size >= legible - 1 for part, size in m["type"].items())
        assert m["type"][".number"] >= legible
        assert m["caption"] >= factor * desk["caption"]
        assert m["row"] >= factor * desk["row"] - 1
    assert wide["end"] <= SIZES[1920]  # the answer still fits on the first screen
    assert 380 <= desk["height"] <= 460


@pytest.mark.large
def test_map_keeps_its_height_from_row_to_row_and_follows_the_window(page):
    open_explore(page, "wine")
    before = measure(page, 1920)
    for _ in range(4):
        press(page, "Next")
        assert measure(page, 1920)["height"] == before["height"]
    assert measure(page, 1920, 700)["height"] < before["height"]
    assert measure(page, 1920)["height"] == before["height"]


@pytest.mark.parametrize(
    "address", first_always("/clusters?sample=customers", "/clusters?k=10", "/table", "/columns", "/nope")
)
def test_other_screens_never_scroll_sideways(page, address):
    visit(page, address)
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        wait_idle(page)
        sideways = page.evaluate(
            "() => { const e = document.querySelector('[data-testid=stMain]'); return e.scrollWidth - e.clientWidth }"
        )
        assert sideways == 0, width


@pytest.mark.large
def test_map_fits_a_phone_on_its_side(page):
    page.set_viewport_size({"width": 844, "height": 390})
    visit(page)
    place = chart(page).locator(".js-plotly-plot").bounding_box()
    assert place is not None
    assert place["height"] <= 390 - 60
