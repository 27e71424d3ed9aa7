"""A line drawn on the map: around rows or straight across them, by mouse and finger, and what becomes of it."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.actions import query_params, rerun, visit, wait_idle
from tests.browser.explore import (
    MEMBERS,
    RING,
    SHOWN,
    box,
    chart,
    click_point,
    glass,
    look_nearer,
    near,
    place,
    press_along,
    size,
    until_drawn_from,
    view,
)
from tests.browser.fingers import SCROLLED, beside, drag_fingers, touch
from tests.browser.watch import Watch

PLACES = """() => {
    const traces = document.querySelector('.neon-chart .graph')._fullData.filter(trace => trace.customdata)
    return traces.flatMap(trace => Array.from(trace.x, (x, i) => [trace.customdata[i], x, trace.y[i]]))
}"""
OUTLINE = """() => {
    const line = document.querySelector('.neon-chart .group-outline:not([hidden]):not(.fading) .outline:not(.paper)')
    return line?.getBoundingClientRect().toJSON() ?? null
}"""
WINES = re.compile(r"^\d+ wines?$")


def on_screen(page):
    """Return every drawn row with its place on the screen."""
    x0, x1, y0, y1 = view(page)
    area, rows = box(glass(page)), np.array(page.evaluate(PLACES))
    across = area["x"] + (rows[:, 1] - x0) / (x1 - x0) * area["width"]
    down = area["y"] + (y1 - rows[:, 2]) / (y1 - y0) * area["height"]
    return {int(row): (x, y) for row, x, y in zip(rows[:, 0], across, down, strict=True)}


def rows_within(page, middle, radius):
    """Return the rows inside a circle on the screen, and whether none lies near its edge."""
    away = {row: math.dist(at, middle) - radius for row, at in on_screen(page).items()}
    return sorted(row for row, gap in away.items() if gap < 0), min(map(abs, away.values())) > 1.5


def clear_circle(page, row, least=20):
    """Return middle, radius and rows of a circle around a row on whose edge no row lies."""
    middle = place(page, row)
    for radius in np.arange(least, 90, 0.5):
        rows, is_clear = rows_within(page, middle, radius)
        if is_clear and len(rows) > 5:
            return middle, radius, rows
    raise AssertionError("Every circle has a row on its edge.")


def circle(middle, radius, n=60):
    turns = [2 * math.pi * i / n for i in range(n + 1)]
    return [(middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)) for turn in turns]


def drag(page, line):
    press_along(page, line)
    with rerun(page):
        page.mouse.up()


def members(page):
    return sorted(page.evaluate(MEMBERS))


def tool(page, name):
    return page.get_by_role("radio", name=name, exact=True)


def assert_group(page, rows):
    """Assert that the rows are the group: on the map, beside its line, and in the address."""
    expect(size(page)).to_have_text(f"{len(rows)} wines")
    assert members(page) == rows
    assert query_params(page)["group"].startswith("drawn-")


def test_line_around_rows_is_counted_under_the_hand_and_makes_the_group(page):
    visit(page)
    tool(page, "Draw").check(force=True)
    middle, radius, rows = clear_circle(page, 83)
    press_along(page, circle(middle, radius))
    expect(size(page)).to_have_text(f"{len(rows)} wines")
    assert members(page) == []
    with rerun(page):
        page.mouse.up()
    assert_group(page, rows)
    faded = chart(page).locator(".point.out-of-group").first
    assert float(faded.evaluate("mark => getComputedStyle(mark).fillOpacity")) == pytest.approx(0.26)


@pytest.mark.large
def test_straight_drag_with_shift_is_a_box_in_any_tool(page):
    visit(page)
    left, top = place(page, 83)
    places = on_screen(page)
    corners = (left - 20.4, top - 18.6), (left + 63.7, top + 47.3)
    inside = [
        row
        for row, (x, y) in places.items()
        if all(a <= v < b for a, v, b in zip(corners[0], (x, y), corners[1], strict=True))
    ]
    page.keyboard.down("Shift")
    drag(page, [corners[0], tuple(np.mean(corners, axis=0)), corners[1]])
    page.keyboard.up("Shift")
    assert_group(page, sorted(inside))
    assert page.evaluate("() => getSelection().toString()") == ""
    assert tool(page, "Click").is_checked()


@pytest.mark.large
def test_click_still_chooses_a_row_with_a_group_and_with_the_tool_that_draws(page):
    visit(page)
    tool(page, "Draw").check(force=True)
    middle, radius, rows = clear_circle(page, 83)
    drag(page, circle(middle, radius))
    click_point(page, 118)
    assert near(page.evaluate(RING), place(page, 118))
    assert_group(page, rows)


@pytest.mark.large
def test_escape_abandons_a_line_and_one_around_nothing_fades(page):
    visit(page)
    middle, radius, _ = clear_circle(page, 83)
    page.keyboard.down("Shift")
    sent = len(Watch.of(page).messages)
    press_along(page, circle(middle, radius))
    page.keyboard.press("Escape")
    assert page.evaluate(OUTLINE) is None
    page.mouse.up()
    area = box(glass(page))
    press_along(page, circle((area["x"] + 30, area["y"] + area["height"] - 30), 20))
    expect(size(page)).to_have_text("0 wines")
    page.mouse.up()
    page.keyboard.up("Shift")
    assert page.evaluate(OUTLINE) is None
    assert page.evaluate(SHOWN, 60)
    assert members(page) == []
    assert len(Watch.of(page).messages) == sent


@pytest.mark.large
def test_line_on_a_zoomed_map_stays_with_its_rows(page):
    visit(page)
    look_nearer(page, 83)
    page.keyboard.down("Shift")
    middle, radius, rows = clear_circle(page, 83, 30)
    drag(page, circle(middle, radius))
    page.keyboard.up("Shift")
    assert_group(page, rows)
    before, line = view(page), page.evaluate(OUTLINE)
    assert near((line["width"], line["height"]), (2 * radius, 2 * radius), 3)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 40, middle[1] + 10, steps=4)
    held = page.evaluate(OUTLINE)
    assert near((held["x"], held["y"]), (line["x"] + 40, line["y"] + 10), 2)
    page.mouse.up()
    until_drawn_from(page, before)
    moved = page.evaluate(OUTLINE)
    assert near((moved["x"], moved["y"]), (line["x"] + 40, line["y"] + 10), 2)
    page.set_viewport_size({"width": 1100, "height": 800})
    wait_idle(page)
    inside = page.evaluate(OUTLINE)
    at = place(page, 83)
    assert inside["left"] < at[0] < inside["right"]
    assert inside["top"] < at[1] < inside["bottom"]
    assert members(page) == rows


def test_finger_draws_with_the_tool_for_it_and_scrolls_without(phone_page):
    page = phone_page
    visit(page)
    glass(page).scroll_into_view_if_needed()
    client = page.context.new_cdp_session(page)
    tool(page, "Draw").check(force=True)
    middle, radius, rows = clear_circle(page, 83, 15)
    top, line = page.evaluate(SCROLLED), circle(middle, radius)
    touch(client, "touchStart", line[:1])
    for at in line[1:]:
        touch(client, "touchMove", [at])
    with rerun(page):
        touch(client, "touchEnd", [])
    assert page.evaluate(SCROLLED) == top
    assert_group(page, rows)
    before = view(page)
    drag_fingers(client, beside(middle, 60), beside(middle, 160))
    until_drawn_from(page, before)
    assert members(page) == rows


@pytest.mark.large
def test_shift_click_rings_a_second_row_and_draws_nothing(page):
    visit(page)
    with rerun(page):
        page.mouse.move(*place(page, 83))
        page.keyboard.down("Shift")
        page.mouse.down()
        page.mouse.move(place(page, 83)[0] + 2, place(page, 83)[1] + 1)
        page.mouse.up()
        page.keyboard.up("Shift")
    other = box(chart(page).locator(".ring.other"))
    assert near((other["x"] + other["width"] / 2, other["y"] + other["height"] / 2), place(page, 83), 2)
    assert page.evaluate(SHOWN, 60)
    expect(chart(page).locator(".other-name")).to_have_text("wine 83")
    assert query_params(page)["other"] == "83"
    assert members(page) == []


@pytest.mark.large
def test_group_of_an_address_is_drawn_at_full_strength(page):
    visit(page, "/?group=cluster-2")
    assert len(members(page)) == 55
    assert page.evaluate(OUTLINE) is None
    expect(page.get_by_role("radiogroup", name="Tool on the map")).to_be_visible()


@pytest.mark.large
def test_switch_of_tools_is_reached_and_changed_by_keys(page):
    visit(page)
    tool(page, "Click").focus()
    page.keyboard.press("ArrowRight")
    expect(tool(page, "Draw")).to_be_checked()
    assert "draws" in (glass(page).get_attribute("class") or "")
    page.keyboard.press("ArrowLeft")
    expect(tool(page, "Click")).to_be_checked()
