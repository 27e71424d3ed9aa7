"""The map as it is drawn: marks, borders, axes, themes, and changes of the window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

import neon_core as nc
from tests.browser.actions import rerun, visit, wait_idle
from tests.browser.explore import (
    PLACE,
    RING,
    SHOWN,
    TRANSFORMS,
    box,
    chart,
    click_point,
    glass,
    look_nearer,
    near,
    place,
    ring,
    view,
)
from tests.browser.watch import Watch

FAR_FROM_RING = f"row => {{ const [x, y] = ({PLACE})(row), [u, v] = ({RING})(); return Math.hypot(x - u, y - v) }}"
LARGE = {"NEON_TABLE": "10000x13", "PYTHONPATH": str(Path(__file__).parent / "start")}


def test_misplaced_row_is_marked_and_explained(page):
    visit(page, "/?row=66")
    expect(chart(page).locator(".note")).to_have_text("looks nearer to cluster 0 here; see Borders")
    expect(chart(page).locator(".ring.misplaced")).to_have_count(1)
    expect(chart(page).locator("figcaption")).to_contain_text("misplaces 2 % of the wines")


def test_border_map_shows_borders_and_distance_to_the_nearest(page):
    visit(page, "/?row=83")
    with rerun(page):
        page.get_by_text("Borders", exact=True).click()
    expect(page).to_have_url(re.compile(r"map=borders"))
    expect(chart(page).locator(".far")).to_have_text("0.262")
    expect(chart(page).locator("figcaption")).to_contain_text(
        "From wine 83 the border to cluster 1 is 0.262 away, where 1 is the whole range of a feature."
    )
    expect(chart(page).locator("figcaption")).to_contain_text("misplaces 0 % of the wines")
    assert chart(page).locator(".lines path").count() == 3
    with rerun(page):
        page.mouse.click(*place(page, 60))
    expect(chart(page).locator(".far")).to_have_text("0.0462")


@pytest.mark.large
def test_border_plane_follows_the_row_with_many_clusters(page):
    visit(page, "/?k=10&row=95&map=borders")
    before = (
        chart(page)
        .locator(".graph")
        .evaluate("g => g._fullData.filter(t => t.name.startsWith('border')).map(t => t.name)")
    )
    other = next(row for row in range(178) if not page.evaluate(SHOWN, row) and row not in (95,))
    number = page.get_by_role("textbox", name="wine number")
    number.fill(str(other))
    with rerun(page):
        number.press("Enter")
    after = (
        chart(page)
        .locator(".graph")
        .evaluate("g => g._fullData.filter(t => t.name.startsWith('border')).map(t => t.name)")
    )
    assert before != after
    assert near(ring(page), place(page, other))


GLIDES = """() => {
    window.seen = new Set()
    const first = () => document.querySelector('.neon-chart path.point').getAttribute('transform')
    new MutationObserver(() => window.seen.add(first())).observe(
        document.querySelector('.neon-chart'), { subtree: true, attributes: true, attributeFilter: ['transform'] })
}"""


@pytest.mark.large
def test_map_change_is_animated_unless_motion_is_reduced(page):
    visit(page)
    for motion, name, is_animated in (("no-preference", "Two features", True), ("reduce", "PCA", False)):
        page.emulate_media(reduced_motion=motion)
        page.evaluate(GLIDES)
        with rerun(page):
            page.get_by_text(name, exact=True).click()
        on_the_way = page.evaluate("() => [...window.seen].filter(t => t.includes(') translate(')).length")
        assert (on_the_way > 0) == is_animated, motion
        wait_idle(page)
        assert not any(") translate(" in t for t in page.evaluate(TRANSFORMS))


@pytest.mark.large
def test_feature_map_has_axes_in_original_units(page):
    visit(page, "/?map=features&x=alcohol&y=hue")
    titles = chart(page).locator(".infolayer .g-xtitle, .infolayer .g-ytitle").all_text_contents()
    assert sorted(titles) == ["alcohol", "hue"]
    x0, x1, _, _ = view(page)
    alcohol = nc.load_sample("wine").frame["alcohol"]
    assert x0 <= alcohol.min() < alcohol.max() <= x1
    assert "13" in chart(page).locator(".xtick text").all_text_contents()


@pytest.mark.large
def test_far_clusters_fade_without_sending_the_figure_again(page):
    visit(page, "/?k=10&row=95")
    faded = "() => [...document.querySelectorAll('.neon-chart .trace')].filter(g => g.style.opacity === '0.35').length"
    before = page.evaluate(faded)
    assert before >= 8
    sent = len(Watch.of(page).messages)
    click_point(page, 60)
    assert page.evaluate(faded) >= 8
    assert max(m.size for m in Watch.of(page).messages[sent:]) < 5_000  # the figure did not travel again


@pytest.mark.large
def test_map_fits_a_narrower_window(page):
    visit(page)
    page.set_viewport_size({"width": 1100, "height": 900})
    page.wait_for_function(
        "() => { const s = document.querySelector('.neon-chart .stage').clientWidth; "
        "return document.querySelector('.neon-chart .graph')._fullLayout.width === s && s < 400 }"
    )
    assert near(ring(page), place(page, 60))
    click_point(page, 83)


@pytest.mark.large
def test_ring_and_faded_clusters_survive_resizing_a_zoomed_map(page):
    visit(page, "/?k=10&row=95")
    faded = "() => [...document.querySelectorAll('.neon-chart .trace')].filter(g => g.style.opacity === '0.35').length"
    before = page.evaluate(faded)
    look_nearer(page, 95)
    page.set_viewport_size({"width": 1200, "height": 900})
    page.wait_for_function(
        "() => document.querySelector('.neon-chart .graph')._fullLayout.width"
        " === document.querySelector('.neon-chart .stage').clientWidth"
    )
    page.wait_for_function(f"() => ({FAR_FROM_RING})(95) < 1.5")
    assert page.evaluate(faded) == before


FARTHEST = """() => {
    const graph = document.querySelector('.neon-chart .graph'), glass = document.querySelector('.neon-chart .glass')
    const { xaxis, yaxis } = graph._fullLayout, box = glass.getBoundingClientRect()
    let farthest = 0
    for (const group of graph.querySelectorAll('.scatterlayer > .trace')) {
        for (const mark of group.querySelectorAll('.points > .point')) {
            const { x, y } = mark.__data__, seen = mark.getBoundingClientRect()
            const right = (x - xaxis.range[0]) / (xaxis.range[1] - xaxis.range[0])
            const up = (y - yaxis.range[0]) / (yaxis.range[1] - yaxis.range[0])
            const dx = box.left + right * box.width - (seen.left + seen.width / 2)
            const dy = box.top + (1 - up) * box.height - (seen.top + seen.height / 2)
            farthest = Math.max(farthest, Math.hypot(dx, dy))
        }
    }
    return farthest
}"""


@pytest.mark.large
def test_all_marks_are_at_their_coordinates_after_every_change(page):
    visit(page, "/?sample=digits")
    stand = f"() => ({FARTHEST})() < 1"
    page.wait_for_function(stand)
    for name in ("Borders", "Two features", "PCA"):
        with rerun(page):
            page.get_by_text(name, exact=True).click()
        page.wait_for_function(stand)
    look_nearer(page, 5)
    page.wait_for_function(stand)
    with rerun(page):
        page.get_by_role("slider", name="Clusters, K").press("ArrowLeft")
    page.wait_for_function(stand)


@pytest.mark.large
def test_border_distance_and_row_name_do_not_overlap(page):
    visit(page, "/?sample=breast_cancer&map=borders")
    name, far = box(chart(page).locator(".name")), box(chart(page).locator(".far"))
    apart = name["x"] + name["width"] <= far["x"] or far["x"] + far["width"] <= name["x"]
    assert apart or name["y"] + name["height"] <= far["y"] or far["y"] + far["height"] <= name["y"]


@pytest.mark.large
def test_theme_change_recolours_the_map(page):
    visit(page)
    paper = "() => getComputedStyle(document.querySelector('.neon-chart .cluster-label')).color"
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "light => getComputedStyle(document.querySelector('.neon-chart .cluster-label')).color !== light", arg=light
    )
    assert page.evaluate(SHOWN, 60)


def test_screen_reader_gets_the_map_as_a_table(page):
    visit(page)
    expect(glass(page)).to_have_attribute("aria-label", re.compile("^Map of 178 wines in 3 clusters. The arrow keys"))
    table = page.get_by_role("table", name="Clusters on the map")
    assert table.get_by_role("row").all_text_contents() == ["clusterwineswith another class", "0612", "1620", "2557"]


@pytest.mark.large
def test_10000_points_are_drawn_and_chosen(fresh_server, page):
    visit(page, fresh_server(**LARGE).url)
    assert chart(page).locator("path.point").count() >= 10_000
    page.mouse.move(*place(page, 7))
    for row in (7, 5_000):
        page.mouse.click(*place(page, row))
        nearest = int(chart(page).get_attribute("data-row") or -1)
        assert near(place(page, nearest), place(page, row), 2)
    wait_idle(page)
    expect(page.locator(".panel")).to_have_attribute("data-row", str(nearest))
