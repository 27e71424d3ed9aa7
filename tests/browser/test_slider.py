"""The slider of the comparison, and the bars and words that follow it."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core import wording
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from tests.browser.actions import rerun, visit, wait_idle
from tests.browser.explore import bars, box, click_point, compare_with, drag_slider, glass, panel_text, slider
from tests.browser.watch import Watch


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def test_slider_drag_updates_bars_and_words_and_sends_one_message_on_release(page, wine):
    visit(page)
    watch = Watch.of(page)
    before, sent = bars(page), len(watch.messages)
    order = page.locator(".panel tbody .name").all_text_contents()
    drag_slider(page, 0.995)
    point = explain_row(wine, 60, np.inf)
    names = [wine.design.feature_names.index(name) for name in order]
    np.testing.assert_allclose(bars(page), point.bars.relevance[names], rtol=0, atol=1e-12)
    assert max(abs(np.array(bars(page)) - before)) > 0.01
    assert page.locator(".panel tbody .name").all_text_contents() == order  # order and scale wait for the hand
    assert panel_text(page, ".who") == "cluster 1 alone"
    assert panel_text(page, ".many") == "as if 1.0 of 2 · β ∞"
    assert panel_text(page, ".detail").startswith(wording.to_text(wording.headline.describe_leading(point)).strip())
    assert panel_text(page, ".sum") == wording.to_text(wording.format_equation(point))
    assert len(watch.messages) == sent
    with rerun(page):
        page.mouse.up()
    assert [m.kind for m in watch.messages[sent:] if m.way == "sent"] == ["rerun_script"]
    expect(page).to_have_url(re.compile(r"beta=inf$"))
    np.testing.assert_allclose(bars(page), point.bars.relevance[point.bars.order], rtol=0, atol=1e-12)


@pytest.mark.large
def test_slider_drag_back_to_its_start_releases_the_comparison(page, wine):
    visit(page)
    area = box(slider(page))
    x, y = area["x"] + area["width"] / 2, area["y"] + area["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.move(x, y, steps=4)
    page.mouse.up()
    wait_idle(page)
    click_point(page, 7)
    point = explain_row(wine, 7)
    np.testing.assert_allclose(bars(page), point.bars.relevance[point.bars.order], rtol=0, atol=1e-12)


@pytest.mark.large
def test_row_change_during_a_slider_drag_shows_only_the_new_row(page, wine):
    visit(page)
    drag_slider(page, 0.8)
    glass(page).evaluate("e => e.focus()")
    page.keyboard.press("ArrowRight")  # the second gesture: losing the focus has released the comparison
    expect(page.locator(".panel")).not_to_have_attribute("data-row", "60")
    wait_idle(page)
    row = int(page.locator(".panel").get_attribute("data-row") or -1)
    assert sum(bars(page)) == pytest.approx(wine.explanation.logit[row], abs=1e-12)
    values = page.locator(".panel tbody .value").all_text_contents()
    point = explain_row(wine, row)
    expected = {wording.format_value(point, i) for i in range(len(point.columns.names))}
    assert set(values) == expected
    page.mouse.up()


@pytest.mark.large
def test_beta_between_stops_is_shown_sent_and_in_the_permalink(page, wine):
    visit(page)
    drag_slider(page, 0.7)
    with rerun(page):
        page.mouse.up()
    beta = float(re.findall(r"beta=([\d.]+)$", page.url)[0])
    assert beta > 4
    assert panel_text(page, ".many").endswith(f"β {beta:.3g}")
    point = explain_row(wine, 60, beta)
    np.testing.assert_allclose(bars(page), point.bars.relevance[point.bars.order], rtol=0, atol=1e-12)
    where = slider(page).input_value()
    page.reload()
    wait_idle(page)
    assert slider(page).input_value() == where
    np.testing.assert_allclose(bars(page), point.bars.relevance[point.bars.order], rtol=0, atol=1e-12)


def test_slider_keys_step_through_named_stops_another_row_keeps_and_a_double_click_resets(page):
    visit(page)
    expect(slider(page)).to_have_attribute("aria-valuetext", "usual")
    for keys, name in (
        (["ArrowRight"], "usual × 2"),
        (["ArrowLeft", "ArrowLeft"], "usual ÷ 2"),
        (["Home"], "all clusters"),
        (["End"], "only the nearest"),
    ):
        compare_with(page, *keys)
        expect(slider(page)).to_have_attribute("aria-valuetext", name)
        expect(slider(page)).to_be_focused()
    click_point(page, 83)
    expect(slider(page)).to_have_attribute("aria-valuetext", "only the nearest")
    expect(page).to_have_url(re.compile(r"row=83&beta=inf$"))
    area = box(slider(page))
    with rerun(page):
        page.mouse.dblclick(area["x"] + 0.2 * area["width"], area["y"] + area["height"] / 2)
    wait_idle(page)
    expect(slider(page)).to_have_attribute("aria-valuetext", "usual")
    expect(page).to_have_url(re.compile(r"\?row=83$"))


@pytest.mark.large
def test_tap_moves_the_slider(phone_page):
    page = phone_page
    visit(page)
    slider(page).scroll_into_view_if_needed()
    area = box(slider(page))
    assert area["height"] >= 44
    with rerun(page):
        page.touchscreen.tap(area["x"] + area["width"] - 2, area["y"] + area["height"] / 2)
    expect(slider(page)).to_have_attribute("aria-valuetext", "only the nearest")


@pytest.mark.large
def test_two_clusters_hide_the_slider(page):
    visit(page, "/?sample=breast_cancer")
    expect(page.get_by_text("Two clusters: there is only one other to compare with")).to_be_visible()
    expect(slider(page)).to_be_hidden()


@pytest.mark.large
def test_digits_pictures_follow_the_slider(page):
    visit(page, "/?sample=digits")
    pictures = page.locator(".panel .pictures svg[role=img]")
    assert pictures.count() == 4
    values = nc.load_sample("digits").frame.iloc[1, :64].to_numpy(float)
    shades = pictures.first.locator("rect[data-pixel]").evaluate_all(
        "all => all.map(e => Number(e.getAttribute('fill-opacity')))"
    )
    np.testing.assert_allclose(shades, values / 16, atol=1e-4)
    before = pictures.last.inner_html()
    drag_slider(page, 0.995)
    assert pictures.last.inner_html() != before
    page.mouse.up()
    wait_idle(page)
    expect(page.get_by_role("img", name="what counts: blue for, orange against")).to_be_visible()
