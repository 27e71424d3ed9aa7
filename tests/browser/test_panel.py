"""Hands on the comparison and the bars, in a real browser on the real server."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core import wording
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from tests.browser.explore import bars, box, click_point, compare_with, glass, headline, slider
from tests.browser.support import Watch, rerun, visit, wait_idle


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def text(page, part):
    return page.locator(f".panel {part}").inner_text().replace("\xa0", " ")


def drag(page, share, steps=12):
    """Take the slider's thumb, which is in the middle, to a share of its length; the hand does not let go."""
    area = box(slider(page))
    y = area["y"] + area["height"] / 2
    page.mouse.move(area["x"] + area["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(area["x"] + share * area["width"], y, steps=steps)


def test_bars_words_and_read_out_follow_the_hand_without_a_message_and_the_server_hears_once(page, wine):
    visit(page)
    watch = Watch.of(page)
    before, sent = bars(page), len(watch.messages)
    order = page.locator(".panel tbody .name").all_text_contents()
    drag(page, 0.995)
    point = explain_row(wine, 60, np.inf)
    names = [wine.design.feature_names.index(name) for name in order]
    np.testing.assert_allclose(bars(page), point.bars.relevance[names], rtol=0, atol=1e-12)
    assert max(abs(np.array(bars(page)) - before)) > 0.01
    assert page.locator(".panel tbody .name").all_text_contents() == order  # order and scale wait for the hand
    assert text(page, ".who") == "cluster 1 alone"
    assert text(page, ".many") == "as if 1.0 of 2 · β ∞"
    assert text(page, ".detail").startswith(wording.plain(wording.answer.leading(point)).strip())
    assert text(page, ".sum") == wording.plain(wording.equation(point))
    assert len(watch.messages) == sent
    with rerun(page):
        page.mouse.up()
    assert [m.kind for m in watch.messages[sent:] if m.way == "sent"] == ["rerun_script"]
    expect(page).to_have_url(re.compile(r"beta=inf$"))
    np.testing.assert_allclose(bars(page), point.bars.relevance[point.bars.order], rtol=0, atol=1e-12)


def test_a_drag_that_ends_where_it_began_lets_go(page, wine):
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


def test_a_row_that_comes_while_the_comparison_is_held_is_that_row_s_alone(page, wine):
    visit(page)
    drag(page, 0.8)
    glass(page).evaluate("e => e.focus()")
    with rerun(page):
        page.keyboard.press("ArrowRight")
    row = int(page.locator(".panel").get_attribute("data-row") or -1)
    assert row != 60
    assert sum(bars(page)) == pytest.approx(wine.explanation.logit[row], abs=1e-12)
    values = page.locator(".panel tbody .value").all_text_contents()
    point = explain_row(wine, row)
    expected = {
        wording.amount(v, int(d)) for v, d in zip(point.scale.values.tolist(), point.columns.decimals, strict=True)
    }
    assert set(values) == expected
    page.mouse.up()


def test_between_the_stops_beta_is_the_number_that_is_shown_sent_and_linked_to(page, wine):
    visit(page)
    drag(page, 0.7)
    with rerun(page):
        page.mouse.up()
    beta = float(re.findall(r"beta=([\d.]+)$", page.url)[0])
    assert beta > 4
    assert text(page, ".many").endswith(f"β {beta:.3g}")
    point = explain_row(wine, 60, beta)
    np.testing.assert_allclose(bars(page), point.bars.relevance[point.bars.order], rtol=0, atol=1e-12)
    where = slider(page).input_value()
    page.reload()
    wait_idle(page)
    assert slider(page).input_value() == where
    np.testing.assert_allclose(bars(page), point.bars.relevance[point.bars.order], rtol=0, atol=1e-12)


def test_keys_go_from_stop_to_stop_and_are_named(page):
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


def test_a_double_click_returns_to_the_usual(page):
    visit(page, "/?beta=inf")
    area = box(slider(page))
    with rerun(page):
        page.mouse.dblclick(area["x"] + 0.2 * area["width"], area["y"] + area["height"] / 2)
    wait_idle(page)
    expect(slider(page)).to_have_attribute("aria-valuetext", "usual")
    expect(page).to_have_url(re.compile(r"/$"))


def test_a_finger_moves_the_comparison(phone_page):
    page = phone_page
    visit(page)
    slider(page).scroll_into_view_if_needed()
    area = box(slider(page))
    assert area["height"] >= 44
    with rerun(page):
        page.touchscreen.tap(area["x"] + area["width"] - 2, area["y"] + area["height"] / 2)
    expect(slider(page)).to_have_attribute("aria-valuetext", "only the nearest")


def test_the_comparison_stays_when_another_row_is_chosen(page):
    visit(page, "/?beta=inf")
    click_point(page, 83)
    expect(slider(page)).to_have_attribute("aria-valuetext", "only the nearest")
    expect(page).to_have_url(re.compile(r"row=83&beta=inf"))


def test_two_clusters_say_that_there_is_no_setting(page):
    visit(page, "/?sample=breast_cancer")
    expect(page.get_by_text("Two clusters: there is only one other to compare with")).to_be_visible()
    expect(slider(page)).to_be_hidden()


def test_one_cluster_has_no_bars_and_offers_three(page):
    visit(page, "/?k=1")
    expect(headline(page)).to_have_text("Everything is in one cluster: there is nothing to compare with.")
    expect(page.locator(".panel table")).to_be_hidden()
    with rerun(page):
        page.get_by_role("button", name="Try 3 clusters").click()
    expect(page.locator(".panel tbody tr")).to_have_count(13)
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 3 clusters")


def test_wide_data_shows_the_largest_and_the_others_together(page):
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


def test_five_hundred_features_add_up_and_can_be_found(fresh_server, page):
    server = fresh_server(NEON_TABLE="300x500", PYTHONPATH=str(Path(__file__).parent / "start"))
    visit(page, f"{server.url}/?k=10")
    logit = float(text(page, ".proof").split("logit ")[1].split(")")[0])
    assert page.locator(".panel tbody tr").last.locator(".name").inner_text() == "the other 488 together"
    assert sum(bars(page)) == pytest.approx(logit, abs=1e-4)
    page.get_by_role("searchbox", name="Find among 500 features").fill("f499")
    assert page.locator(".panel tbody .name").all_text_contents() == ["f499", "the other 499 together"]
    assert sum(bars(page)) == pytest.approx(logit, abs=1e-4)


def test_digits_are_pictures_too_and_follow_the_comparison(page):
    visit(page, "/?sample=digits")
    pictures = page.locator(".panel .pictures svg")
    assert pictures.count() == 2
    values = nc.load_sample("digits").frame.iloc[1, :64].to_numpy(float)
    shades = pictures.first.locator("rect").evaluate_all("all => all.map(e => Number(e.getAttribute('fill-opacity')))")
    np.testing.assert_allclose(shades, values / 16, atol=1e-4)
    before = pictures.last.inner_html()
    drag(page, 0.995)
    assert pictures.last.inner_html() != before
    page.mouse.up()
    wait_idle(page)
    expect(page.get_by_role("img", name="what counts: blue for, orange against")).to_be_visible()


def test_a_screen_reader_reads_the_bars_as_a_table(page):
    visit(page)
    table = page.get_by_role("table", name="What each feature adds to the evidence")
    first = table.get_by_role("row").nth(1)
    expect(first.get_by_role("rowheader")).to_have_text("OD280/OD315")
    assert first.get_by_role("cell").all_text_contents()[-1] == "+0.158"


def test_choosing_in_the_table_chooses_on_the_map_and_a_click_there_takes_the_mark_away(page):
    visit(page)
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    area = box(table)
    with rerun(page):
        page.mouse.click(area["x"] + 18, area["y"] + 35 * 3.5)
    expect(headline(page)).to_contain_text("Wine 68 is in")
    expect(page.locator(".neon-chart").first).to_have_attribute("data-row", "68")
    sent = len(Watch.of(page).messages)
    page.get_by_role("heading", level=1).scroll_into_view_if_needed()
    click_point(page, 83)
    marked = "() => [...document.querySelectorAll('[data-testid=stDataFrame] [aria-selected=true]')].length"
    page.wait_for_function(f"() => ({marked})() === 0")
    first = len(Watch.of(page).messages) - sent
    sent = len(Watch.of(page).messages)
    click_point(page, 60)
    assert len(Watch.of(page).messages) - sent < first  # the table travelled once, to lose its mark


def test_a_click_on_wine_sends_at_most_five_kilobytes(page):
    visit(page)
    click_point(page, 83)
    sent = len(Watch.of(page).messages)
    click_point(page, 60)
    assert Watch.of(page).size(since=sent) <= 5_000


def test_a_reload_fetches_no_script_again(page):
    visit(page)
    page.reload()
    wait_idle(page)
    again = page.evaluate(
        "() => performance.getEntriesByType('resource').filter(e => e.name.includes('/live/')).map(e => e.transferSize)"
    )
    assert len(again) > 5
    assert sum(again) == 0


def test_what_cannot_be_loaded_is_said_calmly(page):
    Watch.of(page).excuse("ERR_FAILED")
    Watch.of(page).excuse("Failed to fetch dynamically imported module")
    page.route("**/live/**", lambda route: route.abort())
    page.goto("/")
    expect(page.get_by_text("This picture could not be loaded. Reload the page to try again.")).to_be_visible()
