"""Another number of clusters for a large table: the earlier result stays on screen until the new one is there."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import expect

from pages.shared.wording import progress_words
from tests.browser.actions import visit, wait_idle
from tests.browser.explore import chart, headline
from tests.browser.table_actions import upload_text

pytestmark = pytest.mark.large

N_ROWS = 200_000
SEEN = """() => {
    window.blank = 0
    const look = () => {
        const map = document.querySelector('.neon-chart .main-svg')
        if (map && document.querySelector('[data-testid=stProgress]')) window.both = true
        if (!map) window.blank += 1
        window.looking = requestAnimationFrame(look)
    }
    look()
}"""


def large_table() -> str:
    """Return 200,000 rows of three columns."""
    rng = np.random.default_rng(0)
    values = rng.normal(0, 1, (N_ROWS, 3)) + 3 * rng.integers(0, 3, (N_ROWS, 1))
    return pd.DataFrame(values.round(2), columns=["a", "b", "c"]).to_csv(index=False)


def test_earlier_picture_stays_with_progress_until_the_new_one_is_there(page):
    visit(page, "/table")
    upload_text(page, large_table(), "large.csv")
    page.get_by_role("button", name="Explain this table").first.click()
    expect(headline(page)).to_contain_text("Row", timeout=90_000)
    wait_idle(page)
    page.evaluate(SEEN)
    page.get_by_role("slider", name="Clusters, K").press("End")
    expect(page.get_by_text("Fitting 50 clusters: start")).to_be_visible(timeout=90_000)
    expect(chart(page)).to_be_visible()
    expect(headline(page)).to_be_visible()
    assert chart(page).evaluate("e => Boolean(e.closest('[data-stale=true]'))")
    page.get_by_role("button", name=progress_words.STOP, exact=True).click()
    expect(page.get_by_text(progress_words.FIT_STOPPED)).to_be_visible(timeout=90_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("200,000 rows in 3 clusters")
    page.get_by_role("slider", name="Clusters, K").press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("200,000 rows in 4 clusters", timeout=90_000)
    expect(page.get_by_test_id("stProgress")).to_have_count(0, timeout=90_000)
    wait_idle(page)
    assert page.evaluate("() => window.both && window.blank === 0")
    expect(chart(page).locator(".glass")).to_have_attribute("aria-label", re.compile("200,000 rows in 4 clusters"))
