"""The bars of a row: many features, one cluster, a screen reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core.samples import SAMPLES
from tests.browser.actions import rerun, visit
from tests.browser.explore import bars, headline, panel_text


@pytest.mark.large
def test_one_cluster_has_no_bars_and_offers_three(page):
    visit(page, "/?k=1")
    expect(headline(page)).to_have_text("Everything is in one cluster: there is nothing to compare with.")
    expect(page.locator(".panel table")).to_be_hidden()
    with rerun(page):
        page.get_by_role("button", name="Try 3 clusters").click()
    expect(page.locator(".panel tbody tr")).to_have_count(13)
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 3 clusters")


@pytest.mark.large
def test_many_features_show_the_largest_and_the_sum_of_the_others(page):
    visit(page, "/?sample=digits")
    analysis = nc.analyse(nc.load_sample("digits"), SAMPLES["digits"].opening)
    logit = analysis.explanation.logit[analysis.telling_row]
    shown = bars(page)
    assert page.locator(".panel tbody tr").last.locator(".name").inner_text() == "the other 56 together"
    assert len(shown) == 9
    assert sum(shown) == pytest.approx(logit, abs=1e-9)
    page.get_by_role("searchbox", name="Find among 64 features").fill("pixel 3,")
    names = page.locator(".panel tbody .name").all_text_contents()
    assert names[-1].startswith("the other 5")
    assert all(name.startswith("pixel 3,") for name in names[:-1])
    assert sum(bars(page)) == pytest.approx(logit, abs=1e-9)
    page.get_by_role("searchbox").fill("nothing so named")
    expect(page.get_by_text("No feature has “nothing so named” in its name.")).to_be_visible()
    assert bars(page) == [pytest.approx(logit, abs=1e-9)]


@pytest.mark.large
def test_500_features_add_up_and_are_searchable(fresh_server, page):
    server = fresh_server(NEON_TABLE="300x500", PYTHONPATH=str(Path(__file__).parent / "start"))
    visit(page, f"{server.url}/?k=10")
    logit = float(panel_text(page, ".proof").split("evidence, ")[1].split(", exactly")[0])
    assert page.locator(".panel tbody tr").last.locator(".name").inner_text() == "the other 488 together"
    assert sum(bars(page)) == pytest.approx(logit, abs=1e-4)
    page.get_by_role("searchbox", name="Find among 500 features").fill("f499")
    assert page.locator(".panel tbody .name").all_text_contents() == ["f499", "the other 499 together"]
    assert sum(bars(page)) == pytest.approx(logit, abs=1e-4)


def test_screen_reader_gets_the_bars_as_a_table(page):
    visit(page)
    table = page.get_by_role("table", name="What each feature adds to the evidence")
    first = table.get_by_role("row").nth(1)
    expect(first.get_by_role("rowheader")).to_have_text("OD280/OD315")
    assert first.get_by_role("cell").all_text_contents()[-1] == "+0.158"
