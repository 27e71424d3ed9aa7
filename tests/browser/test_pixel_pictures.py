"""Digits as pictures: the digit, both centroids and the relevance, and a pixel that is marked in all of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core.row_explanation import explain_row
from neon_core.samples import SAMPLES
from tests.browser.actions import visit
from tests.browser.explore import box

MARKED = """pictures => pictures.map(picture => {
    const mark = picture.querySelector('.pixel-mark')
    return mark.style.display === 'none' ? null : mark.getAttribute('transform')
})"""


@pytest.fixture(scope="module")
def point():
    analysis = nc.analyse(nc.load_sample("digits"), SAMPLES["digits"].opening)
    return explain_row(analysis, analysis.telling_row)


def pictures(page):
    """Return the four pictures."""
    return page.locator(".panel .pictures svg[role=img]")


def marks(page):
    """Return where each picture has its mark, None for none."""
    return pictures(page).evaluate_all(MARKED)


def translation(pixel):
    """Return where the mark of a pixel stands."""
    return f"translate({pixel % 8} {pixel // 8})"


def test_bar_marks_its_pixel_and_a_pixel_marks_its_bar(page, point):
    visit(page, "/?sample=digits")
    titles = pictures(page).evaluate_all("all => all.map(e => e.getAttribute('aria-label'))")
    own, other = point.standing.label, point.standing.competitor
    assert titles == ["this digit", f"centroid {own}", f"centroid {other}", "what counts: blue for, orange against"]
    assert all(min(box(each)["width"], box(each)["height"]) >= 160 for each in pictures(page).all())
    order = point.bars.order.tolist()
    rows = page.locator(".panel tbody tr")
    rows.nth(1).locator(".of-bar").hover()
    assert marks(page) == [translation(order[1])] * 4
    pixel = pictures(page).nth(1).locator("rect[data-pixel]")
    pixel.nth(order[2]).hover()
    assert marks(page) == [translation(order[2])] * 4
    expect(rows.nth(2)).to_have_class("marked")
    expect(rows.nth(2)).to_be_in_viewport(ratio=1)
    far = order[-1]
    pixel.nth(far).hover()
    expect(page.locator(".panel tbody tr.marked")).to_have_count(0)
    hint = page.locator(".panel .hint")
    expect(hint.locator("b")).to_have_text(point.columns.names[far])
    expect(hint).to_contain_text("relevance: 0.00")
    page.mouse.move(5, 5)
    assert marks(page) == [None] * 4
    expect(hint).to_be_hidden()
    rows.nth(2).focus()
    assert marks(page) == [translation(order[2])] * 4


@pytest.mark.large
def test_pictures_fit_a_phone(phone_page, point):
    visit(phone_page, "/?sample=digits")
    assert all(min(box(each)["width"], box(each)["height"]) >= 96 for each in pictures(phone_page).all())
    pictures(phone_page).first.locator("rect[data-pixel]").nth(int(point.bars.order[0])).tap()
    assert marks(phone_page) == [translation(int(point.bars.order[0]))] * 4
    expect(phone_page.locator(".panel .hint b")).to_have_text(point.columns.names[int(point.bars.order[0])])
