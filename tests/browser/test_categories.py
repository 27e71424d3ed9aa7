"""Categories in the answer: the column's bar, the shares in its strip, and the relevance of each value."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core import wording
from neon_core.row_explanation import explain_row
from tests.browser.actions import press, visit, wait_idle
from tests.browser.explore import bars, click_point, compare_with, headline
from tests.browser.table_actions import upload_text

ROWS = 60
PLANS = ["basic", "plus", "<b>pro</b>"]


def shops() -> str:
    rng = np.random.default_rng(4)
    plan = rng.integers(0, 3, ROWS)
    frame = pd.DataFrame(
        {
            "visits": (rng.normal(10 + 20 * plan, 2)).round(1),
            "plan": np.array(PLANS)[np.where(rng.random(ROWS) < 0.8, plan, rng.integers(0, 3, ROWS))],
            "open": np.where(rng.random(ROWS) < 0.5, "yes", "no"),
        }
    )
    return frame.to_csv(index=False)


@pytest.fixture(scope="module")
def analysis():
    return nc.analyse(nc.read_table(shops().encode(), filename="shops.csv"))


def row(page, name):
    """Return a line of the bars by its name."""
    return page.locator(".panel tbody tr").filter(has=page.locator("th.name").filter(has_text=name)).first


def test_category_bar_opens_into_its_values(page, analysis):
    visit(page, "/table")
    upload_text(page, shops(), "shops.csv")
    press(page, "Explain this table")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{ROWS} rows in 3 clusters")
    click_point(page, 7)
    point = explain_row(analysis, 7)
    i = point.columns.names.index("plan")
    values = point.columns.categories[i]
    assert values is not None
    np.testing.assert_allclose(bars(page), point.bars.relevance[point.bars.order], atol=1e-9)
    assert row(page, "plan").locator("td.value").inner_text() == values.names[values.own]
    opener = row(page, "plan").locator("button.open")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    expect(row(page, "plan").locator("button.open")).to_have_attribute("aria-expanded", "true")
    expect(row(page, "plan").locator("button.open")).to_be_focused()
    parts = page.locator(".panel tbody tr.one")
    expect(parts).to_have_count(3)
    assert [name.strip() for name in parts.locator("th.name").all_inner_texts()] == list(values.names)
    each = parts.evaluate_all("rows => rows.map(row => Number(row.dataset.relevance))")
    np.testing.assert_allclose(each, values.relevance, atol=1e-9)
    assert sum(each) == pytest.approx(point.bars.relevance[i], abs=1e-9)


def test_category_strip_shows_the_shares_in_both_clusters(page, analysis):
    visit(page, "/table")
    upload_text(page, shops(), "shops.csv")
    press(page, "Explain this table")
    click_point(page, 7)
    point = explain_row(analysis, 7)
    i = point.columns.names.index("plan")
    values = point.columns.categories[i]
    assert values is not None
    strip = row(page, "plan").locator(".shares-of")
    assert row(page, "plan").locator(".of-strip .unseen").inner_text() == wording.describe_value_shares(point, i)
    for at, cluster in enumerate((point.standing.label, point.standing.competitor)):
        pieces = strip.locator(".parted").nth(at).locator("i")
        widths = pieces.evaluate_all("pieces => pieces.map(piece => parseFloat(piece.style.width))")
        np.testing.assert_allclose(widths, 100 * values.shares[cluster], atol=1e-3)
        strong = pieces.evaluate_all("pieces => pieces.map(piece => piece.className === 'strong')")
        assert strong == [j == values.own for j in range(3)]


def test_open_category_follows_slider_and_row_and_shows_markup_as_text(page, analysis):
    visit(page, "/table")
    upload_text(page, shops(), "shops.csv")
    press(page, "Explain this table")
    pro = next(at for at in range(ROWS) if analysis.design.to_original(analysis.design.matrix)["plan"][at] == PLANS[2])
    click_point(page, pro)
    row(page, "plan").locator("button.open").click()
    compare_with(page, "End")
    point = explain_row(analysis, pro, np.inf)
    values = point.columns.categories[point.columns.names.index("plan")]
    assert values is not None
    each = page.locator(".panel tbody tr.one").evaluate_all("rows => rows.map(row => Number(row.dataset.relevance))")
    np.testing.assert_allclose(each, values.relevance, atol=1e-9)
    assert "<b>pro</b>" in row(page, "plan").locator("td.value").inner_text()
    assert f"plan “{PLANS[2]}”" in page.locator(".panel .detail").inner_text()
    assert page.locator(".panel table b").count() == 0
    other = (pro + 1) % ROWS
    click_point(page, other)
    wait_idle(page)
    expect(headline(page)).to_contain_text(f"Row {other} is in")
    expect(page.locator(".panel tbody tr.one")).to_have_count(3)  # what was opened stays open
