"""Mouse, finger, wheel and keys on the map."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core.projection import pca_map
from neon_core.samples import PUBLISHED
from tests.browser.actions import rerun, visit, wait_idle
from tests.browser.explore import (
    SHOWN,
    TRANSFORMS,
    box,
    chart,
    glass,
    headline,
    look_nearer,
    near,
    place,
    ring,
    until_drawn_from,
    view,
)
from tests.browser.fingers import SCROLLED, beside, drag_fingers
from tests.browser.watch import Watch
from tests.helpers.variants import first_always


@pytest.fixture(scope="module")
def distinct():
    """Rows of the wine map that no other row lies upon."""
    points = pca_map(nc.analyse(nc.load_sample("wine"), PUBLISHED)).points.astype(np.float32)
    gaps = np.linalg.norm(points[:, None] - points[None, :], axis=2) + 9 * np.eye(len(points))
    return np.flatnonzero(gaps.min(axis=1) > 1e-4).tolist()


@pytest.fixture(scope="module")
def uncovered(distinct):
    """Those of them that no centroid covers, also where the map is 280 pixels wide."""
    projection = pca_map(nc.analyse(nc.load_sample("wine"), PUBLISHED))
    away = np.linalg.norm(projection.points[distinct][:, None] - projection.centroids[None], axis=2).min(axis=1)
    rim = 12 / 280 * np.ptp(projection.points, axis=0).max()
    return [row for row, gap in zip(distinct, away, strict=True) if gap > rim]


@pytest.mark.parametrize("n_clicks", first_always(50, 200))
def test_quick_clicks_each_choose_the_row_under_the_pointer(page, distinct, n_clicks):
    visit(page)
    where = {row: place(page, row) for row in distinct}
    wrong = []
    for row in random.Random(7).choices(distinct, k=n_clicks):
        page.mouse.click(*where[row])
        if not page.evaluate(SHOWN, row):  # the ring is the browser's: it has moved before the click returns
            wrong.append(row)
    assert wrong == []
    wait_idle(page)
    expect(page.locator(".panel")).to_have_attribute("data-row", str(row))
    assert near(ring(page), where[row])


@pytest.mark.parametrize("n_taps", first_always(15, 50))
def test_taps_each_choose_a_row(phone_page, uncovered, n_taps):
    visit(phone_page)
    glass(phone_page).scroll_into_view_if_needed()
    rows = random.Random(8).choices(uncovered, k=n_taps)
    lost = []
    for row in rows:
        phone_page.touchscreen.tap(*place(phone_page, row))
        if not phone_page.evaluate(SHOWN, row):
            lost.append(row)
    assert lost == []
    wait_idle(phone_page)
    expect(phone_page.locator(".panel")).to_have_attribute("data-row", str(rows[-1]))


@pytest.mark.large
def test_pointer_shows_a_row_and_chooses_none_beside_every_point(page):
    visit(page)
    page.mouse.move(*place(page, 83))
    assert chart(page).locator(".tip > *").all_text_contents() == ["wine 83", "cluster 2", "class 1"]
    page.mouse.move(*place(page, 66))
    lines = chart(page).locator(".tip > *").all_text_contents()
    assert lines[-1] == "looks nearer to cluster 0 here; see Borders"
    area = box(glass(page))
    page.mouse.click(area["x"] + 3, area["y"] + area["height"] - 3)
    assert page.evaluate(SHOWN, 60)
    page.mouse.move(*place(page, 83))
    page.mouse.wheel(0, 300)  # the whole map is in sight: the wheel scrolls the page
    page.wait_for_function(f"() => ({SCROLLED})() > 100")


def test_drag_pans_and_wheel_zooms_without_choosing_a_row(page):
    visit(page)
    sent = len(Watch.of(page).messages)
    area = box(glass(page))
    x, y = place(page, 83)
    before = view(page)
    page.mouse.move(x, y)
    page.mouse.wheel(0, -400)
    until_drawn_from(page, before)
    zoomed = view(page)
    assert zoomed[1] - zoomed[0] < 0.8 * (before[1] - before[0])
    assert near(place(page, 83), (x, y))  # what lies under the pointer stays there
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=6)
    page.mouse.up()
    until_drawn_from(page, zoomed)
    assert near(place(page, 83), (x + 60, y + 40))
    assert page.evaluate(SHOWN, 60)
    assert near(ring(page), place(page, 60))
    assert len(Watch.of(page).messages) == sent
    assert area == box(glass(page))
    panned = view(page)
    page.get_by_role("button", name="Whole map").click()
    until_drawn_from(page, panned)
    assert view(page) == pytest.approx(before)


def expect_marks_to_follow(page, right, down):
    """Drag the map by some pixels: every mark moves along before Plotly draws the map anew."""
    n_marks = len(page.evaluate(TRANSFORMS))
    x, y = place(page, 83)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=4)
    moved = re.findall(r"translate\(([-\d.e]+),([-\d.e]+)\) translate", " ".join(page.evaluate(TRANSFORMS)))
    np.testing.assert_allclose(np.array(moved, float), np.tile([right, down], (n_marks, 1)), atol=1e-6)
    page.mouse.up()


@pytest.mark.large
def test_marks_follow_a_drag_before_plotly_redraws_and_after_a_map_change(page):
    visit(page, "/?row=83")
    before = view(page)
    expect_marks_to_follow(page, 40.0, 0.0)
    until_drawn_from(page, before)
    with rerun(page):
        page.get_by_text("Borders", exact=True).click()
    wait_idle(page)
    look_nearer(page, 83)
    expect_marks_to_follow(page, 30.0, 20.0)


@pytest.mark.large
def test_two_fingers_zoom_and_pan_the_map(phone_page):
    page = phone_page
    visit(page)
    glass(page).scroll_into_view_if_needed()
    client = page.context.new_cdp_session(page)
    before, (x, y) = view(page), place(page, 60)
    drag_fingers(client, beside((x, y), 60), beside((x, y), 180))
    until_drawn_from(page, before)
    zoomed, (x, y) = view(page), place(page, 60)
    assert (before[1] - before[0]) / (zoomed[1] - zoomed[0]) == pytest.approx(3.0, rel=0.1)
    drag_fingers(client, beside((x, y), 80), beside((x + 40, y + 30), 80))
    until_drawn_from(page, zoomed)
    assert near(place(page, 60), (x + 40, y + 30), 8)
    assert page.evaluate(SHOWN, 60)
    expect(chart(page).locator(".hint")).to_be_hidden()


def test_one_finger_scrolls_the_page_over_the_map_with_a_hint_once(phone_page):
    page = phone_page
    visit(page)
    glass(page).scroll_into_view_if_needed()
    client = page.context.new_cdp_session(page)
    hint, before = chart(page).locator(".hint"), view(page)
    x, y = (v + 120 for v in (box(glass(page))["x"], box(glass(page))["y"]))
    top = page.evaluate(SCROLLED)
    drag_fingers(client, [(x, y + 100)], [(x, y)])
    page.wait_for_function(f"top => ({SCROLLED})() > top + 50", arg=top)
    expect(hint).to_have_text("One finger scrolls the page. Two fingers move and zoom the map.")
    expect(hint).to_be_visible()
    expect(hint).to_be_hidden()
    glass(page).scroll_into_view_if_needed()  # the page glides on after the finger: how far is the moment's
    x, y = place(page, 60)
    drag_fingers(client, beside((x, y), 60), beside((x, y), 120))  # zoomed in, a finger still scrolls
    until_drawn_from(page, before)
    zoomed, top = view(page), page.evaluate(SCROLLED)
    drag_fingers(client, [(x, y)], [(x, y + 100)])
    page.wait_for_function(f"top => ({SCROLLED})() < top - 50", arg=top)
    expect(hint).to_be_hidden()
    assert view(page) == zoomed
    assert page.evaluate(SHOWN, 60)


@pytest.mark.large
def test_ring_follows_buttons_and_row_number_and_zoom_stays(page):
    visit(page)
    zoomed = look_nearer(page, 70)

    def expect_row(row):
        expect(page.locator(".panel")).to_have_attribute("data-row", str(row))
        assert near(ring(page), place(page, row))
        expect(headline(page)).to_contain_text(f"Wine {row} is in")
        assert view(page) == zoomed

    for name, row in (("Next", 61), ("Previous", 60), ("68", 68)):
        with rerun(page):
            page.get_by_role("button", name=name, exact=name == "68").click()
        expect_row(row)
    number = page.get_by_role("textbox", name="wine number")
    number.fill("70")
    with rerun(page):
        number.press("Enter")
    expect_row(70)


@pytest.mark.large
def test_row_number_being_typed_survives_a_rerun_and_an_invalid_one_is_refused(page):
    visit(page)
    number = page.get_by_role("textbox", name="wine number")
    number.focus()
    page.keyboard.type("12")
    with rerun(page):
        page.get_by_role("button", name="Next").evaluate("e => e.click()")
    expect(number).to_have_value("12")
    with rerun(page):
        number.press("Enter")
    expect(headline(page)).to_contain_text("Wine 12 is in")
    number.fill("500")
    number.press("Enter")
    expect(page.get_by_text("There is no wine 500: the numbers go from 0 to 177.")).to_be_visible()
    assert number.get_attribute("aria-invalid") == "true"
    assert page.evaluate(SHOWN, 12)


def test_arrow_keys_move_the_row_and_plus_and_0_zoom(page):
    visit(page)
    glass(page).focus()
    before = view(page)
    x, _ = place(page, 60)
    with rerun(page):
        glass(page).press("ArrowRight")
    row = int(chart(page).get_attribute("data-row") or -1)
    assert row != 60
    assert place(page, row)[0] > x
    expect(headline(page)).to_contain_text(f"Wine {row} is in")
    expect(page.locator(".panel .unseen[role=status]")).to_contain_text(
        f"Wine {row} is in"
    )  # what a screen reader says
    expect(glass(page)).to_be_focused()
    glass(page).press("+")
    until_drawn_from(page, before)
    zoomed = view(page)
    assert zoomed[1] - zoomed[0] == pytest.approx((before[1] - before[0]) / 1.5)
    glass(page).press("0")
    until_drawn_from(page, zoomed)
    assert view(page) == pytest.approx(before)
