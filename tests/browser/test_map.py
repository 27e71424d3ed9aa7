"""Hands on the map: mouse, finger, wheel and keys, in a real browser on the real server."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core.projection import pca_map
from neon_core.samples import PUBLISHED
from tests.browser.explore import PLACE, RING, VIEW, box, chart, click_point, glass, headline, place, ring, view
from tests.browser.support import Watch, rerun, visit, wait_idle

SHOWN = "row => document.querySelector('.neon-chart').dataset.row === String(row)"
TRANSFORMS = "() => [...document.querySelectorAll('.neon-chart path.point')].map(e => e.getAttribute('transform'))"
BORDERS = "graph => graph._fullData.map(trace => trace.name).filter(name => name.startsWith('border'))"
FAR_FROM_RING = f"row => {{ const [x, y] = ({PLACE})(row), [u, v] = ({RING})(); return Math.hypot(x - u, y - v) }}"
LARGE = {"NEON_TABLE": "10000x13", "PYTHONPATH": str(Path(__file__).parent / "start")}


@pytest.fixture(scope="module")
def distinct():
    """Rows of the wine map that no other row lies upon."""
    points = pca_map(nc.analyse(nc.load_sample("wine"), PUBLISHED)).points.astype(np.float32)
    gaps = np.linalg.norm(points[:, None] - points[None, :], axis=2) + 9 * np.eye(len(points))
    return np.flatnonzero(gaps.min(axis=1) > 1e-4).tolist()


def until_drawn_from(page, before):
    """Wait until Plotly has drawn another view than this."""
    page.wait_for_function(f"before => ({VIEW})().some((v, i) => v !== before[i])", arg=before)


def look_nearer(page, row):
    """Zoom in on a row with the wheel; return the view that is drawn then."""
    before = view(page)
    page.mouse.move(*place(page, row))
    page.mouse.wheel(0, -300)
    until_drawn_from(page, before)
    return view(page)


def near(one, other, pixels=1.5):
    return all(abs(a - b) <= pixels for a, b in zip(one, other, strict=True))


def test_two_hundred_quick_clicks_all_choose_the_row_under_the_pointer(page, distinct):
    visit(page)
    where = {row: place(page, row) for row in distinct}
    wrong = []
    for row in random.Random(7).choices(distinct, k=200):
        page.mouse.click(*where[row])
        if not page.evaluate(SHOWN, row):  # the ring is the browser's: it has moved before the click returns
            wrong.append(row)
    assert wrong == []
    wait_idle(page)
    expect(page.locator(".panel")).to_have_attribute("data-row", str(row))
    assert near(ring(page), where[row])


def test_fifty_taps_all_choose(phone_page, distinct):
    visit(phone_page)
    glass(phone_page).scroll_into_view_if_needed()
    rows = random.Random(8).choices(distinct, k=50)
    lost = []
    for row in rows:
        phone_page.touchscreen.tap(*place(phone_page, row))
        if not phone_page.evaluate(SHOWN, row):
            lost.append(row)
    assert lost == []
    wait_idle(phone_page)
    expect(phone_page.locator(".panel")).to_have_attribute("data-row", str(rows[-1]))


def test_a_click_beside_every_point_leaves_the_choice(page):
    visit(page)
    area = box(glass(page))
    page.mouse.click(area["x"] + 3, area["y"] + area["height"] - 3)
    assert page.evaluate(SHOWN, 60)


def test_a_drag_pans_and_the_wheel_zooms_and_neither_chooses(page):
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


def test_marks_follow_the_hand_before_plotly_draws_anew(page):
    visit(page)
    x, y = place(page, 83)
    drawn = page.evaluate(TRANSFORMS)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=4)
    moved = re.findall(r"translate\(([-\d.e]+),([-\d.e]+)\) translate", " ".join(page.evaluate(TRANSFORMS)))
    np.testing.assert_allclose(np.array(moved, float), np.tile([40.0, 0.0], (len(drawn), 1)), atol=1e-6)
    page.mouse.up()


def test_the_page_scrolls_where_there_is_nothing_left_to_zoom_out_of(page):
    visit(page)
    page.mouse.move(*place(page, 83))
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop > 100")


def pinch(page, client, middle, before, after):
    """Two fingers, `before` pixels apart, move until they are `after` pixels apart."""

    def fingers(apart):
        return [{"x": middle[0] + side * apart / 2, "y": middle[1], "id": i} for i, side in enumerate((-1, 1))]

    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": fingers(before)})
    for step in range(1, 6):
        apart = before + (after - before) * step / 5
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": fingers(apart)})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_two_fingers_zoom_and_one_pans_what_is_zoomed(phone_page):
    page = phone_page
    visit(page)
    glass(page).scroll_into_view_if_needed()
    client = page.context.new_cdp_session(page)
    before, row = view(page), place(page, 60)
    pinch(page, client, row, 60, 180)
    until_drawn_from(page, before)
    zoomed = view(page)
    assert (before[1] - before[0]) / (zoomed[1] - zoomed[0]) == pytest.approx(3.0, rel=0.1)
    assert page.evaluate(SHOWN, 60)
    x, y = place(page, 60)
    touch = [{"x": x, "y": y}, {"x": x + 30, "y": y + 20}, {"x": x + 60, "y": y + 40}]
    for kind, at in zip(("touchStart", "touchMove", "touchMove"), touch, strict=True):
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    until_drawn_from(page, zoomed)
    assert near(place(page, 60), (x + 60, y + 40), 12)  # the first ten pixels tell a pan from a tap
    assert page.evaluate(SHOWN, 60)


def test_the_ring_moves_from_everywhere_and_zoom_stays(page):
    visit(page)
    zoomed = look_nearer(page, 70)

    def chosen(row):
        expect(page.locator(".panel")).to_have_attribute("data-row", str(row))
        assert near(ring(page), place(page, row))
        assert view(page) == zoomed

    with rerun(page):
        page.get_by_role("button", name="Next").click()
    chosen(61)
    with rerun(page):
        page.get_by_role("button", name="Previous").click()
    chosen(60)
    with rerun(page):
        page.get_by_role("button", name="68", exact=True).click()
    chosen(68)
    number = page.get_by_role("textbox", name="wine number")
    number.fill("70")
    with rerun(page):
        number.press("Enter")
    chosen(70)


def test_a_number_that_is_no_row_is_said_and_leaves_the_choice(page):
    visit(page)
    number = page.get_by_role("textbox", name="wine number")
    number.fill("500")
    number.press("Enter")
    expect(page.get_by_text("There is no wine 500: the numbers go from 0 to 177.")).to_be_visible()
    assert number.get_attribute("aria-invalid") == "true"
    assert page.evaluate(SHOWN, 60)


def test_arrow_keys_walk_the_map_and_plus_minus_and_0_look_nearer_and_wider(page):
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
    expect(page.locator(".panel [role=status]")).to_contain_text(f"Wine {row} is in")  # what a screen reader says
    expect(glass(page)).to_be_focused()
    glass(page).press("+")
    until_drawn_from(page, before)
    zoomed = view(page)
    assert zoomed[1] - zoomed[0] == pytest.approx((before[1] - before[0]) / 1.5)
    glass(page).press("0")
    until_drawn_from(page, zoomed)
    assert view(page) == pytest.approx(before)


def test_hover_says_row_cluster_and_class_at_once(page):
    visit(page)
    page.mouse.move(*place(page, 83))
    assert chart(page).locator(".tip > *").all_text_contents() == ["wine 83", "cluster 2", "class 1"]
    page.mouse.move(*place(page, 66))
    told = chart(page).locator(".tip > *").all_text_contents()
    assert told[-1] == "looks nearer to cluster 0 here; see Borders"


def test_a_row_that_the_picture_misplaces_is_marked_and_says_so(page):
    visit(page, "/?row=66")
    expect(chart(page).locator(".note")).to_have_text("looks nearer to cluster 0 here; see Borders")
    expect(chart(page).locator(".ring.misplaced")).to_have_count(1)
    expect(chart(page).locator("figcaption")).to_contain_text("misplaces 2 % of the wines")


def test_the_border_map_has_straight_borders_and_the_way_to_the_nearest(page):
    visit(page, "/?row=83")
    with rerun(page):
        page.get_by_text("Borders", exact=True).click()
    expect(page).to_have_url(re.compile(r"map=borders"))
    expect(chart(page).locator(".far")).to_have_text("0.262")
    expect(chart(page).locator("figcaption")).to_contain_text(
        "From wine 83 the border to cluster 1 is 0.262 scaled units away."
    )
    expect(chart(page).locator("figcaption")).to_contain_text("misplaces 0 % of the wines")
    assert chart(page).locator(".lines path").count() == 3
    with rerun(page):
        page.mouse.click(*place(page, 60))
    expect(chart(page).locator(".far")).to_have_text("0.0462")


def test_on_many_clusters_the_plane_follows_the_row(page):
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


@pytest.mark.parametrize(("motion", "frames"), [("no-preference", True), ("reduce", False)])
def test_a_change_of_map_glides_unless_motion_is_to_be_reduced(page, motion, frames):
    page.emulate_media(reduced_motion=motion)
    visit(page)
    page.evaluate(GLIDES)
    with rerun(page):
        page.get_by_text("Two features", exact=True).click()
    on_the_way = page.evaluate("() => [...window.seen].filter(t => t.includes(') translate(')).length")
    assert (on_the_way > 0) == frames
    wait_idle(page)
    assert not any(") translate(" in t for t in page.evaluate(TRANSFORMS))


def test_two_features_are_axes_in_the_user_s_units(page):
    visit(page, "/?map=features&x=alcohol&y=hue")
    titles = chart(page).locator(".infolayer .g-xtitle, .infolayer .g-ytitle").all_text_contents()
    assert sorted(titles) == ["alcohol", "hue"]
    x0, x1, _, _ = view(page)
    alcohol = nc.load_sample("wine").frame["alcohol"]
    assert x0 <= alcohol.min() < alcohol.max() <= x1
    assert "13" in chart(page).locator(".xtick text").all_text_contents()


def test_more_than_four_clusters_fade_in_the_browser(page):
    visit(page, "/?k=10&row=95")
    faded = "() => [...document.querySelectorAll('.neon-chart .trace')].filter(g => g.style.opacity === '0.35').length"
    before = page.evaluate(faded)
    assert before >= 8
    sent = len(Watch.of(page).messages)
    click_point(page, 60)
    assert page.evaluate(faded) >= 8
    assert max(m.size for m in Watch.of(page).messages[sent:]) < 5_000  # the figure did not travel again


def test_another_k_keeps_the_zoom_of_the_same_picture(page):
    visit(page)
    zoomed = look_nearer(page, 70)
    with rerun(page):
        page.get_by_role("slider", name="Clusters, K").press("ArrowRight")
    assert view(page) == pytest.approx(zoomed, abs=1e-6)


def test_the_map_fits_a_narrower_window(page):
    visit(page)
    page.set_viewport_size({"width": 1100, "height": 900})
    page.wait_for_function(
        "() => { const s = document.querySelector('.neon-chart .stage').clientWidth; "
        "return document.querySelector('.neon-chart .graph')._fullLayout.width === s && s < 400 }"
    )
    assert near(ring(page), place(page, 60))
    click_point(page, 83)


def test_the_ring_stays_on_its_row_when_a_zoomed_map_is_narrowed_and_the_faded_stay_faded(page):
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


def test_the_marks_stay_under_the_hand_after_a_change_of_map(page):
    visit(page, "/?row=83")
    with rerun(page):
        page.get_by_text("Borders", exact=True).click()
    wait_idle(page)
    look_nearer(page, 83)
    x, y = place(page, 83)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=3)
    moved = re.findall(r"translate\(([-\d.e]+),([-\d.e]+)\) translate", " ".join(page.evaluate(TRANSFORMS)))
    np.testing.assert_allclose(np.array(moved, float), np.tile([30.0, 20.0], (len(moved), 1)), atol=1e-6)
    page.mouse.up()


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


def test_many_marks_stand_in_their_places_whatever_was_done_to_them(page):
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


def test_the_length_of_the_way_is_not_covered_by_the_row_s_name(page):
    visit(page, "/?sample=breast_cancer&map=borders")
    name, far = box(chart(page).locator(".name")), box(chart(page).locator(".far"))
    apart = name["x"] + name["width"] <= far["x"] or far["x"] + far["width"] <= name["x"]
    assert apart or name["y"] + name["height"] <= far["y"] or far["y"] + far["height"] <= name["y"]


def test_a_number_that_is_being_typed_is_left_alone(page):
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


def test_saves_in_a_row_are_all_made(page):
    visit(page)
    names = []
    page.on("download", lambda download: names.append(download.suggested_filename))
    for kind in ("PNG", "SVG", "CSV"):
        page.get_by_role("button", name=f"Save the map as {kind}").click()
    page.get_by_role("button", name="Save the bars as CSV").click()
    click_point(page, 83)
    wait_idle(page)
    deadline = 300
    while len(names) < 4 and deadline:
        page.wait_for_timeout(50)
        deadline -= 1
    assert sorted(names) == ["wine-map-pca.csv", "wine-map-pca.png", "wine-map-pca.svg", "wine-wine-60.csv"]


def test_a_change_of_theme_redraws_in_its_colours(page):
    visit(page)
    paper = "() => getComputedStyle(document.querySelector('.neon-chart .annotation-text')).fill"
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "light => getComputedStyle(document.querySelector('.neon-chart .annotation-text')).fill !== light", arg=light
    )
    assert page.evaluate(SHOWN, 60)


def test_a_screen_reader_reads_the_map_as_a_table(page):
    visit(page)
    expect(glass(page)).to_have_attribute("aria-label", re.compile("^Map of 178 wines in 3 clusters. The arrow keys"))
    table = page.get_by_role("table", name="Clusters on the map")
    assert table.get_by_role("row").all_text_contents() == ["clusterwineswith another class", "0612", "1620", "2557"]


def test_ten_thousand_points_are_drawn_chosen_and_moved(fresh_server, page):
    visit(page, fresh_server(**LARGE).url)
    assert chart(page).locator("path.point").count() >= 10_000
    page.mouse.move(*place(page, 7))
    for row in (7, 5_000):
        page.mouse.click(*place(page, row))
        chosen = int(chart(page).get_attribute("data-row") or -1)
        assert near(place(page, chosen), place(page, row), 2)
    wait_idle(page)
    expect(page.locator(".panel")).to_have_attribute("data-row", str(chosen))


SAVED = {"map": "wine-map-pca", "bars": "wine-wine-60"}


@pytest.mark.parametrize("what", SAVED)
def test_every_picture_is_saved_with_its_caption_and_its_numbers(page, what, tmp_path):
    visit(page)
    files = {}
    for kind in ("PNG", "SVG", "CSV"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save the {what} as {kind}").click()
        assert download.value.suggested_filename == f"{SAVED[what]}.{kind.lower()}"
        files[kind] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[kind])
        wait_idle(page)
    assert files["PNG"].read_bytes().startswith(b"\x89PNG")
    svg = files["SVG"].read_text()
    lines = files["CSV"].read_text(encoding="utf-8-sig").replace('"', "").splitlines()
    if what == "map":
        assert "178 wines in 3 clusters" in svg
        assert "keeps 60 % of the variance" in svg
        assert lines[0] == "row,x,y,cluster,class,misplaced"
        assert len(lines) == 179
    else:
        assert "Wine 60 is in cluster 2 rather than cluster 1, by a narrow margin." in svg
        assert "The bars add up to the cluster evidence (logit 0.0772)" in svg
        assert lines[0] == "feature,value,centroid 2,centroid 1,relevance"
        numbers = [float(line.split(",")[-1]) for line in lines[1:]]
        assert sum(numbers[:-1]) == pytest.approx(numbers[-1], abs=1e-12)


def test_the_published_nine_are_saved_too_in_the_theme_s_colours(page, tmp_path):
    page.emulate_media(color_scheme="dark")
    visit(page)
    with rerun(page):
        page.get_by_text("Published table").click()
    bar = page.locator(".neon-chart").last.locator(".point path").first
    blue = page.locator(".panel .bar.pro").first.evaluate("e => getComputedStyle(e).backgroundColor")
    orange = page.locator(".panel .bar.contra").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert bar.evaluate("e => getComputedStyle(e).fill") in (blue, orange)
    for kind, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("CSV", b'\xef\xbb\xbf"row","logit","alcohol"')):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save the published nine as {kind}").click()
        download.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_bytes().startswith(begins)
        wait_idle(page)


def test_what_is_saved_is_what_is_seen_and_is_saved_once(page):
    visit(page)
    look_nearer(page, 70)
    page.evaluate(
        "() => { window.saved = []; const draw = Plotly.toImage; "
        "Plotly.toImage = (f, o) => { window.saved.push(f.layout.xaxis.range); return draw(f, o) } }"
    )
    with page.expect_download():
        page.get_by_role("button", name="Save the map as SVG").click()
    wait_idle(page)
    click_point(page, 83)
    assert json.loads(json.dumps(page.evaluate("() => window.saved"))) == [pytest.approx(view(page)[:2])]
