"""The Explore screen by hand: clicks, beta, K, history, keyboard focus, a phone, and both themes."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from pages.shared.wording.row_table_words import LESSON
from tests.browser.actions import rerun, visit, wait_idle
from tests.browser.explore import bars, box, chart, click_point, compare_with, headline, look_nearer, view
from tests.helpers.variants import first_always


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def expected(analysis, row, beta=None):
    point = explain_row(analysis, row, beta)
    return point.bars.relevance[point.bars.order]


def test_wine_opens_on_row_60_and_clicks_explain_83_and_60(page, wine):
    visit(page)
    expect(headline(page)).to_contain_text("Wine 60 is in")
    np.testing.assert_allclose(bars(page), expected(wine, 60), rtol=1e-12)
    for row in (83, 60):
        click_point(page, row)
        expect(headline(page)).to_contain_text(f"Wine {row} is in")
        np.testing.assert_allclose(bars(page), expected(wine, row), rtol=1e-12)


def test_beta_changes_the_bars_but_not_their_sum(page, wine):
    visit(page)
    logit = wine.explanation.logit[60]
    usual = bars(page)
    compare_with(page, "End")
    nearest = bars(page)
    np.testing.assert_allclose(nearest, expected(wine, 60, np.inf), rtol=1e-12)
    compare_with(page, "Home")
    alike = bars(page)
    np.testing.assert_allclose(alike, expected(wine, 60, 0.0), rtol=1e-12)
    assert max(abs(np.array(nearest) - usual)) > 0.01 < max(abs(np.array(alike) - usual))
    np.testing.assert_allclose([sum(nearest), sum(alike), sum(usual)], logit, atol=1e-12)
    expect(page).to_have_url(re.compile(r"beta=0$"))


@pytest.mark.large
def test_changed_k_keeps_row_and_zoom_and_updates_the_title(page):
    visit(page)
    click_point(page, 83)
    zoomed = look_nearer(page, 70)
    with rerun(page):
        page.get_by_role("slider", name="Clusters, K").press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 4 clusters")
    expect(headline(page)).to_contain_text("Wine 83")
    expect(page).to_have_url(re.compile(r"\?k=4&row=83$"))
    assert view(page) == pytest.approx(zoomed, abs=1e-6)


def test_back_returns_to_the_previous_row_and_reload_keeps_it(page):
    visit(page)
    click_point(page, 83)
    click_point(page, 118)
    with rerun(page):
        page.go_back()
    expect(headline(page)).to_contain_text("Wine 83")
    page.reload()
    wait_idle(page)
    expect(headline(page)).to_contain_text("Wine 83")


@pytest.mark.large
def test_published_table_shows_nine_rows(page):
    visit(page)
    with rerun(page):
        page.get_by_text(LESSON, exact=True).click()
    expect(page.get_by_text("The nine wines of the published demonstration")).to_be_visible()
    wait_idle(page)
    nine = page.locator(".neon-chart").last
    nine.scroll_into_view_if_needed()
    titles = nine.locator(".annotation-text")
    expect(titles.first).to_contain_text("60 0.0772")
    expect(titles).to_have_count(9)
    expect(nine.get_by_role("button", name="Whole map")).to_be_hidden()
    assert all(box(name)["x"] >= box(nine)["x"] for name in nine.locator(".ytick text").all())


def test_picture_below_the_first_screen_is_drawn_once_it_is_scrolled_to(page):
    page.set_viewport_size({"width": 1400, "height": 600})
    visit(page, "/?by=hue")
    picture = page.locator(".neon-chart").last
    expect(picture.locator(".main-svg")).to_have_count(0)
    height = box(picture)["height"]
    picture.scroll_into_view_if_needed()
    expect(picture.locator(".ytick text")).to_have_text(["all rows", "cluster 0", "cluster 1", "cluster 2"])
    assert box(picture)["height"] - height < 40  # the buttons to save it


def test_phone_shows_one_column_without_sideways_scrolling(phone_page):
    visit(phone_page)
    expect(headline(phone_page)).to_be_visible()
    main = phone_page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") == 0
    title, answer = (
        place.evaluate("e => e.getBoundingClientRect().top")
        for place in (phone_page.get_by_role("heading", level=1), headline(phone_page))
    )
    assert answer > title + 400


LOOK = """e => [e, e.closest('.stage') ?? e].map(part => {
    const s = getComputedStyle(part)
    return s.boxShadow + s.outlineStyle + s.outlineWidth
}).join()"""


def test_keyboard_focus_is_visible_on_map_and_panel(page):
    visit(page)
    page.get_by_role("radio", name="Two features").focus()
    seen = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.evaluate_handle(
            "() => { let e = document.activeElement; while (e.shadowRoot) e = e.shadowRoot.activeElement; return e }"
        )
        if not focused.evaluate("e => Boolean(e.closest('.neon-chart, .panel'))"):
            continue
        look = focused.evaluate(LOOK)
        seen.add(focused.evaluate("e => e.className || e.type || e.textContent"))
        focused.evaluate("e => e.blur()")
        assert focused.evaluate(LOOK) != look
        focused.evaluate("e => e.focus()")
    assert {"glass", "number", "step", "range"} <= seen


@pytest.mark.parametrize("scheme", first_always("light", "dark"))
def test_contrast_of_text_and_marks_in_both_themes(page, scheme):
    page.emulate_media(color_scheme=scheme)
    visit(page)
    ground = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    for selector in (
        ".headline",
        ".detail b.for",
        ".detail b.against",
        ".number.pro",
        ".number.contra",
        ".ticks",
        ".many",
        ".proof",
    ):
        assert contrast(color(page.locator(f".panel {selector}").first), ground) >= 4.5, selector
    assert contrast(color(chart(page).locator("figcaption")), ground) >= 4.5
    for selector in (".bar.pro", ".bar.contra", ".tick"):
        assert contrast(color(page.locator(f".panel {selector}").first, "backgroundColor"), ground) >= 3.0, selector
    assert contrast(color(chart(page).locator(".ring:not(.paper, .other)"), "stroke"), ground) >= 3.0
    fills = {p.evaluate("e => getComputedStyle(e).fill") for p in chart(page).locator("path.point").all()[::20]}
    assert len(fills - {ground}) == 3  # the ground's own colour is that of the dots on misplaced rows
    assert all(contrast(fill, ground) >= 3.0 for fill in fills - {ground})


def color(locator, which="color"):
    return locator.evaluate("(e, which) => getComputedStyle(e)[which]", which)


def luminance(rgb):
    channels = [float(c) / 255 for c in re.findall(r"[\d.]+", rgb)[:3]]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
