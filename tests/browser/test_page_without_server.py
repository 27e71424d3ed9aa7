"""The page without a server in Chromium: the dashboard's answers, from a file, without a network."""

from __future__ import annotations

import re
import warnings

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import ViewportSize, expect

import neon_core as nc
from neon_core.samples import SAMPLES
from tests.browser.accessibility import findings
from tests.browser.actions import visit
from tests.browser.explore import bars, click_point, drag_slider, glass, headline, panel_text, place, slider, view
from tests.browser.page_file import DRAWN, frame_of, framed, opened, shown_row

PARTS = (".headline", ".detail", ".legend", "table", ".sum", ".proof", ".comparison .who", ".comparison .many-line")
ROWS = "#rows tbody tr"


@pytest.fixture(scope="module")
def wine(tmp_path_factory):
    """The published analysis of wine, and its page."""
    data = nc.load_sample("wine")
    analysis = nc.analyse(data, SAMPLES["wine"].opening)
    return analysis, nc.page(data, analysis, tmp_path_factory.mktemp("page") / "wine.html")


def hostile(folder):
    """Return the page of a table whose every text tries to be markup."""
    bad = "</script><script>document.title='x'</script><img src=x onerror=alert(1)>"
    frame = pd.DataFrame(
        {
            f"size {bad}": [1.0, 2.0, 3.0, 11.0, 12.0, 13.0, 31.0, 32.0, None],
            f"kind {bad}": [f"a{bad}", "b", "a", "b", f"a{bad}", "b", "a", "b", "a"],
            "id": [f"{i} {bad}" for i in range(9)],
            "note": [f"{bad}<b>note</b>"] * 9,
            "class": [f"<i>{i % 3}</i>" for i in range(9)],
        }
    )
    roles = {f"kind {bad}": "feature", "id": "row id", "note": "describe"}
    data = nc.Dataset.from_frame(frame, f"name {bad}", class_column="class").with_roles(roles)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        analysis = nc.analyse(data, nc.AnalysisConfig(n_init=1)).rename({0: "<b>&amp;</script>"})
    return nc.page(data, analysis, folder / "hostile.html")


def texts_of(page):
    """Return the texts of the panel; the rounding of a sum is not the same in another order."""
    return {part: re.sub(r"difference [^)]*", "", panel_text(page, part)) for part in PARTS}


def test_first_click_gives_the_dashboard_s_answer(wine, browser, page):
    analysis, file = wine
    visit(page)
    click_point(page, 83)
    expected = texts_of(page)
    with opened(browser, file) as alone:
        shown_row(alone, analysis.telling_row)
        alone.mouse.click(*place(alone, 83))
        shown_row(alone, 83)
        assert texts_of(alone) == expected
        assert sum(bars(alone)) == pytest.approx(analysis.explanation.logit[83], abs=1e-12)
        before = bars(alone)
        drag_slider(alone, 0.9)
        assert bars(alone) != before
        alone.mouse.up()
        assert sum(bars(alone)) == pytest.approx(analysis.explanation.logit[83], abs=1e-12)
        slider(alone).press("Home")
        np.testing.assert_allclose(
            sorted(bars(alone)),
            sorted(analysis.model.explain(analysis.design.matrix[[83]], 0.0).relevance[0]),
            atol=1e-12,
        )
        assert alone.url.endswith("#row=83&beta=0")
        alone.locator("#find").fill("row 118")
        expect(alone.locator(ROWS)).to_have_count(1)
        alone.locator(ROWS).click()
        shown_row(alone, 118)
        expect(headline(alone)).to_contain_text("Wine 118 is in")
        expect(alone.locator(".count")).to_have_text("1 of 178 rows")


@pytest.mark.large
def test_page_in_a_sandboxed_frame_answers(wine, browser, tmp_path):
    host = framed(wine[1], tmp_path)
    context = browser.new_context(offline=True, viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    errors, requests = [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: requests.append(request.url))
    page.goto(host.as_uri())
    frame = frame_of(page)
    frame.wait_for_selector(DRAWN)
    frame.locator(".neon-chart .rows button", has_text="118").click()
    shown_row(frame, 118)
    assert frame.evaluate("origin") == "null"
    assert errors == []
    assert [url for url in requests if not url.startswith("about:")] == [host.as_uri()]
    context.close()


@pytest.mark.large
def test_texts_of_users_stay_texts(browser, tmp_path):
    file = hostile(tmp_path)
    assert file.read_text().count("<script") == 4
    with opened(browser, file) as page:
        expect(page).to_have_title(re.compile(r"Name </script>.*: 9 rows in 3 clusters"))
        expect(page.locator(".panel .headline")).to_contain_text("</script>")
        assert page.locator("img").count() == page.locator("footer b").count() == 0
        expect(page.locator(ROWS)).to_have_count(9)
        expect(page.locator(ROWS).first).to_contain_text("<b>note</b>")
        page.locator("#find").fill("7 </SCRIPT>")
        expect(page.locator(ROWS)).to_have_count(1)
        page.locator(ROWS).press("Enter")
        shown_row(page, 7)


@pytest.mark.large
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_is_the_system_s_until_another_one_is_chosen(wine, browser, scheme):
    colours = {"light": ("rgb(253, 252, 250)", "#2F74C0"), "dark": ("rgb(21, 24, 28)", "#5A9AE6")}
    other = {"light": "dark", "dark": "light"}[scheme]
    with opened(browser, wine[1], color_scheme=scheme) as page:
        axis = page.locator(".neon-chart .xtitle")
        expect(page.locator("body")).to_have_css("background-color", colours[scheme][0])
        before = axis.evaluate("e => e.style.fill")
        page.get_by_role("button", name=f"{other.capitalize()} colours").click()
        expect(page.locator("body")).to_have_css("background-color", colours[other][0])
        page.wait_for_function(
            "before => document.querySelector('.neon-chart .xtitle').style.fill !== before", arg=before
        )
        expect(page.get_by_role("button", name=f"{scheme.capitalize()} colours")).to_be_focused()


@pytest.mark.large
def test_phone_shows_everything_in_its_width_and_shuts_nobody_out(wine, browser):
    phone = ViewportSize(width=390, height=844)
    more = {"has_touch": True, "is_mobile": True, "bypass_csp": True}  # axe is a script of the test
    with opened(browser, wine[1], "", phone, **more) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert findings(page) == []
        page.touchscreen.tap(*place(page, 83))
        shown_row(page, 83)


@pytest.mark.large
def test_keys_walk_the_map_the_table_and_the_address(wine, browser):
    with opened(browser, wine[1], at="#row=83&beta=inf") as page:
        shown_row(page, 83)
        expect(slider(page)).to_have_attribute("aria-valuetext", "only the nearest")
        glass(page).press("ArrowRight")
        expect(page).not_to_have_url(re.compile("row=83"))
        page.evaluate("location.hash = 'row=12'")
        shown_row(page, 12)
        page.evaluate("location.hash = 'row=4444'")
        expect(page.get_by_text("There is no wine 4444: the numbers go from 0 to 177.")).to_be_visible()
        page.get_by_role("button", name="evidence", exact=True).press("Enter")
        expect(page.get_by_role("columnheader", name="evidence")).to_have_attribute("aria-sort", "ascending")
        evidence = [float(text) for text in page.locator(f"{ROWS} td:nth-child(4)").all_text_contents()]
        assert evidence == sorted(evidence)
        first = page.locator(ROWS).first
        row = int(first.locator("th").inner_text())
        first.press("Enter")
        shown_row(page, row)
        page.locator("#find").fill("2")
        expect(page.locator(".count")).to_contain_text("of 178 rows")
        expect(page.get_by_role("columnheader", name="evidence")).to_have_attribute("aria-sort", "ascending")


@pytest.mark.large
def test_many_rows_and_one_cluster(browser, tmp_path):
    rng = np.random.default_rng(1)
    frame = pd.DataFrame({f"c{i}": rng.normal(size=12_000).round(3) for i in range(6)})
    data = nc.Dataset.from_frame(frame)
    many = nc.page(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=12, n_init=1)), tmp_path / "many.html")
    with opened(browser, many) as page:
        expect(page.get_by_text("This page has 10,000 of the 12,000 rows")).to_be_visible()
        here = page.evaluate("neonPage.data.rows.numbers")
        away = next(row for row in range(12_000) if row not in set(here))
        field = page.get_by_role("textbox", name="row number")
        field.fill(str(away))
        field.press("Enter")
        expect(page.get_by_text(f"Row {away} is not on this page.")).to_be_visible()
        field.fill(str(here[-1]))
        field.press("Enter")
        shown_row(page, here[-1])
    table = nc.load_sample("wine")
    one = nc.page(table, nc.analyse(table, nc.AnalysisConfig(n_clusters=1)), tmp_path / "one.html")
    with opened(browser, one) as page:
        expect(headline(page)).to_have_text("Everything is in one cluster: there is nothing to compare with.")
        assert len(view(page)) == 4
