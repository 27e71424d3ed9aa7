"""The texts of the map in every size and view, and the clusters that can be pointed at."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

import neon_core as nc
from neon_core.projection import pca_map
from neon_core.samples import PUBLISHED
from tests.browser.actions import press, visit, wait_idle
from tests.browser.explore import SHOWN, box, chart, glass, near, place, ring, until_drawn_from, view
from tests.browser.map_texts import edge_names, faults_of_texts
from tests.browser.table_actions import upload_text
from tests.helpers.crowded_tables import CROWDED
from tests.helpers.variants import first_always

WIDTHS = (1400, 390, 1280, 1920, 2560)
ARRANGED = """() => {
    const chart = document.querySelector('.neon-chart'), { width, _size } = chart.querySelector('.graph')._fullLayout
    return Math.abs(chart.querySelector('.stage').clientWidth - width) < 1
        && chart.querySelector('.over').dataset.arranged === `${_size.w},${_size.h}`
}"""
CENTROID = """cluster => {
    const chart = document.querySelector('.neon-chart'), graph = chart.querySelector('.graph')
    const { xaxis, yaxis } = graph._fullLayout, plot = chart.querySelector('.over').getBoundingClientRect()
    const { x, y } = graph._fullData.find(trace => trace.meta && trace.meta.centroid === cluster)
    return [plot.left + (x[0] - xaxis.range[0]) / (xaxis.range[1] - xaxis.range[0]) * plot.width,
        plot.top + (1 - (y[0] - yaxis.range[0]) / (yaxis.range[1] - yaxis.range[0])) * plot.height]
}"""


def label(page: Page, cluster: int) -> Locator:
    """Return the name of a cluster on the map."""
    return chart(page).locator(".cluster-label").nth(cluster)


def card(page: Page) -> Locator:
    """Return the card of a cluster."""
    return chart(page).locator(".cluster-card")


def row_name(page: Page) -> Locator:
    """Return the name of the chosen row on the map; that of a second row has a class of its own."""
    return chart(page).locator(".row-name:not(.other-name)")


def middle(locator: Locator) -> tuple[float, float]:
    """Return the middle of an element on the screen."""
    area = box(locator)
    return area["x"] + area["width"] / 2, area["y"] + area["height"] / 2


def centroid(page: Page, cluster: int) -> tuple[float, float]:
    """Return the position of a centroid on the screen."""
    x, y = page.evaluate(CENTROID, cluster)
    return x, y


def check_every_width(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(ARRANGED)
        wait_idle(page)
        assert faults_of_texts(page) == [], width


@pytest.mark.parametrize(
    "address",
    first_always(
        "/?row=66",
        "/?map=borders&row=83",
        "/?map=features&x=alcohol&y=hue",
        "/?sample=iris",
        "/?sample=digits",
        "/?sample=digits&k=4",
        "/?sample=breast_cancer&map=borders",
        "/?sample=customers",
        "/?sample=sensors",
    ),
)
def test_texts_are_on_the_map_and_overlap_nothing_at_any_width(page, address):
    visit(page, address)
    check_every_width(page)


@pytest.mark.large
@pytest.mark.parametrize("name", first_always(*CROWDED))
def test_texts_of_messy_tables_are_on_the_map_and_overlap_nothing(page, name):
    visit(page, "/table")
    upload_text(page, CROWDED[name], f"{name}.csv")
    press(page, "Explain this table")
    check_every_width(page)


def test_pointer_and_keys_show_what_a_cluster_is_and_choose_no_row(page):
    visit(page)
    expect(label(page, 2)).to_contain_text("cluster 255mostly class 2")
    page.mouse.move(*middle(label(page, 2)))
    expect(card(page)).to_contain_text("55 wines, 31 % of allmostly class 2: 48 of 55What sets it apart")
    assert card(page).locator("tbody tr").first.inner_text().split("\t") == ["OD280/OD315", "1.71", "3.02"]
    page.mouse.move(*centroid(page, 0))
    expect(card(page)).to_contain_text("61 wines")
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    page.mouse.move(*middle(label(page, 1)))
    expect(card(page)).to_contain_text("62 wines")
    area = box(glass(page))
    page.mouse.move(area["x"] + 3, area["y"] + area["height"] - 3)
    expect(card(page)).to_be_hidden()
    page.mouse.click(*middle(label(page, 2)))
    expect(card(page).locator("tbody tr")).to_have_count(13)
    assert page.evaluate(SHOWN, 60)
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(label(page, 2)).to_be_focused()


def test_keys_go_from_cluster_to_cluster(page):
    visit(page)
    page.get_by_role("radio", name="PCA").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Click", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(label(page, 0)).to_be_focused()
    expect(label(page, 0)).to_have_accessible_name("cluster 0, mostly class 0")
    described = re.compile("^61 wines, 34 % of all. Mostly class 0: 59 of 61. It stands out by high proline")
    expect(label(page, 0)).to_have_accessible_description(described)
    expect(card(page)).to_contain_text("61 wines")
    page.keyboard.press("ArrowLeft")
    expect(label(page, 2)).to_be_focused()
    expect(card(page)).to_contain_text("55 wines")
    page.keyboard.press("Enter")
    expect(card(page)).to_be_focused()
    expect(card(page).locator("tbody tr")).to_have_count(13)
    page.keyboard.press("Escape")
    expect(label(page, 2)).to_be_focused()
    page.keyboard.press("Tab")
    expect(glass(page)).to_be_focused()
    expect(card(page)).to_be_hidden()


@pytest.mark.large
def test_taps_on_name_and_centroid_open_a_cluster_and_choose_no_row(phone_page):
    page = phone_page
    visit(page)
    glass(page).scroll_into_view_if_needed()
    for where, text in ((middle(label(page, 0)), "61 wines"), (centroid(page, 1), "62 wines")):
        page.touchscreen.tap(*where)
        expect(card(page)).to_contain_text(text)
        expect(card(page).locator("tbody tr")).to_have_count(13)
        assert faults_of_texts(page) == []
        page.get_by_role("heading", level=1).tap()
        expect(card(page)).to_be_hidden()
    assert page.evaluate(SHOWN, 60)


def zoom(page, row, times):
    """Zoom in on a row with the wheel, several times."""
    for _ in range(times):
        before = view(page)
        page.mouse.move(*place(page, row))
        page.mouse.wheel(0, -300)
        until_drawn_from(page, before)
    page.wait_for_function(ARRANGED)


def test_zoomed_map_names_the_clusters_out_of_sight_at_its_edge(page):
    visit(page, "/?row=60")
    assert edge_names(page) == []
    zoom(page, 0, 3)
    assert sorted(edge_names(page)) == ["← cluster 2", "↙ cluster 1"]
    assert faults_of_texts(page) == []
    page.mouse.move(*middle(label(page, 1)))
    expect(card(page)).to_contain_text("62 wines")
    page.get_by_role("button", name="Whole map").click()
    page.wait_for_function("() => !document.querySelector('.neon-chart .cluster-label.at-edge')")
    assert faults_of_texts(page) == []


@pytest.mark.large
def test_zoomed_map_names_ten_clusters(page):
    visit(page, "/?sample=digits&row=5")
    zoom(page, 5, 4)
    assert len(edge_names(page)) >= 7
    assert faults_of_texts(page) == []


@pytest.mark.large
def test_names_follow_a_drag_before_the_map_is_drawn_anew(page):
    visit(page)
    zoom(page, 60, 1)
    before = middle(label(page, 2)), middle(row_name(page))
    x, y = place(page, 83)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=3)
    after = middle(label(page, 2)), middle(row_name(page))
    page.mouse.up()
    for old, new in zip(before, after, strict=True):
        assert near(new, (old[0] + 30, old[1] + 20))


@pytest.mark.large
def test_row_under_a_centroid_is_seen_above_it(page):
    projection = pca_map(nc.analyse(nc.load_sample("wine"), PUBLISHED))
    away = np.linalg.norm(projection.points[:, None] - projection.centroids[None], axis=2)
    row = int(away.min(axis=1).argmin())
    visit(page, f"/?row={row}")
    mark = chart(page).locator(".over .mark")
    expect(mark).to_be_visible()
    expect(chart(page).locator(".over .ground")).to_be_visible()
    assert near(middle(mark), ring(page))
    assert mark.evaluate("m => m.compareDocumentPosition(document.querySelector('.graph')) & 2")  # drawn after the map


MEASURE_SAVED = """() => {
    const picture = document.querySelector('svg').getBoundingClientRect()
    const boxes = [...document.querySelectorAll('.annotation-text')].map(e => {
        const r = e.getBoundingClientRect()
        const [x, y] = [picture.left, picture.top]
        return [e.textContent, r.left - x, r.top - y, r.right - x, r.bottom - y]
    })
    return { w: picture.width, h: picture.height, boxes }
}"""


@pytest.mark.parametrize(
    "case",
    first_always(
        ("/?row=66", 66, 0, ["cluster 0", "cluster 1", "cluster 2", "wine 66"]),
        ("/?row=0", 0, 3, ["cluster 0", "↙ ■ cluster 1", "wine 0"]),
        ("/?sample=digits&row=5", 5, 3, ["cluster 0", "digit 5"]),
    ),
)
def test_texts_of_a_saved_map_have_their_places_in_the_file(page, new_page, tmp_path, case):
    address, row, zooms, named = case
    visit(page, address)
    zoom(page, row, zooms)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the map as SVG").click()
    download.value.save_as(tmp_path / "map.svg")
    wait_idle(page)
    other = new_page()
    other.set_content((tmp_path / "map.svg").read_text())
    seen = other.evaluate(MEASURE_SAVED)
    boxes = seen["boxes"]
    for text in named:
        assert any(text in name for name, *_ in boxes), (text, boxes)
    for i, (name, x0, y0, x1, y1) in enumerate(boxes):
        assert min(x0, y0) >= 0, name
        assert x1 <= seen["w"], name
        assert y1 <= seen["h"], name
        for other_name, u0, v0, u1, v1 in boxes[i + 1 :]:
            assert not (x0 < u1 - 1 and u0 < x1 - 1 and y0 < v1 - 1 and v0 < y1 - 1), (name, other_name)
