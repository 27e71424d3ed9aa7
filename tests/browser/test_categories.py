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


def values_of_plan(point):
    """Return the place of the column in a row's explanation, and its values."""
    i = point.columns.names.index("plan")
    values = point.columns.categories[i]
    assert values is not None
    return i, values


def parts(page):
    """Return the relevance of each value of the open category."""
    return page.locator(".panel tbody tr.one").evaluate_all("rows => rows.map(row => Number(row.dataset.relevance))")


def expect_shares(page, point):
    """Expect the strip to show how often each value occurs in both clusters."""
    i, values = values_of_plan(point)
    assert row(page, "plan").locator("td.value").inner_text() == values.names[values.own]
    assert row(page, "plan").locator(".of-strip .unseen").inner_text() == wording.describe_value_shares(point, i)
    for at, cluster in enumerate((point.standing.label, point.standing.competitor)):
        pieces = row(page, "plan").locator(".shares-of .parted").nth(at).locator("i")
        widths = pieces.evaluate_all("pieces => pieces.map(piece => parseFloat(piece.style.width))")
        np.testing.assert_allclose(widths, 100 * values.shares[cluster], atol=1e-3)
        strong = pieces.evaluate_all("pieces => pieces.map(piece => piece.className === 'strong')")
        assert strong == [j == values.own for j in range(3)]


def expect_values(page, point):
    """Expect a line for each value, with its relevance."""
    i, values = values_of_plan(point)
    expect(page.locator(".panel tbody tr.one")).to_have_count(3)
    names = page.locator(".panel tbody tr.one th.name").all_inner_texts()
    assert [name.strip() for name in names] == list(values.names)
    np.testing.assert_allclose(parts(page), values.relevance, atol=1e-9)
    assert sum(parts(page)) == pytest.approx(point.bars.relevance[i], abs=1e-9)


def test_category_shows_its_shares_opens_and_follows_slider_and_row(page, analysis):
    visit(page, "/table")
    upload_text(page, shops(), "shops.csv")
    press(page, "Explain this table")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{ROWS} rows in 3 clusters")
    click_point(page, 7)
    point = explain_row(analysis, 7)
    np.testing.assert_allclose(bars(page), point.bars.relevance[point.bars.order], atol=1e-9)
    expect_shares(page, point)
    opener = row(page, "plan").locator("button.open")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(opener).to_be_focused()
    expect_values(page, point)
    pro = next(at for at in range(ROWS) if analysis.design.to_original(analysis.design.matrix)["plan"][at] == PLANS[2])
    click_point(page, pro)
    compare_with(page, "End")
    np.testing.assert_allclose(parts(page), values_of_plan(explain_row(analysis, pro, np.inf))[1].relevance, atol=1e-9)
    assert "<b>pro</b>" in row(page, "plan").locator("td.value").inner_text()
    assert f"plan “{PLANS[2]}”" in page.locator(".panel .detail").inner_text()
    assert page.locator(".panel table b").count() == 0
    other = (pro + 1) % ROWS
    click_point(page, other)
    wait_idle(page)
    expect(headline(page)).to_contain_text(f"Row {other} is in")
    expect(page.locator(".panel tbody tr.one")).to_have_count(3)  # what was opened stays open
