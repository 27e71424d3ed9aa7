"""Choose K by hand: from a click to the answer, stop and go on, another K by key and by finger, and taking it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import findings
from tests.browser.actions import press, query_params, rerun, visit, wait_idle
from tests.browser.explore import headline

LONG = 120_000
"""Milliseconds that a scan may take on a busy machine."""


def verdict(page: Page):
    """Return the answer."""
    return page.locator(".neon-verdict")


def axis(page: Page):
    """Return the axis of the numbers of clusters."""
    return page.get_by_role("slider", name="Clusters to look at, K")


def numbers(page: Page, kind: str) -> list[str]:
    """Return the heading and the values of the present K ("now") or of the one that is looked at ("at")."""
    return page.locator(f".scan .{kind}").all_text_contents()


def scan(page: Page) -> None:
    """Begin a scan, and wait for the answer."""
    page.get_by_role("button", name=re.compile("^Scan ")).click()
    expect(verdict(page)).to_have_text(re.compile("^(Two|Three|Four) clusters"), timeout=LONG)
    wait_idle(page)


def test_click_leads_to_the_answer_and_another_k_is_looked_at_and_taken(page):
    visit(page, "/choose_k?ks=2-5&row=83")
    expect(page.locator(".flow .end")).to_have_count(7)
    scan(page)
    expect(page.get_by_text("measures say")).to_be_visible()
    assert numbers(page, "now")[:2] == ["now 3", "49.0"]
    assert numbers(page, "at")[0] == "at 4"
    assert findings(page) == []
    axis(page).focus()
    with rerun(page):
        page.keyboard.press("ArrowRight")
    assert numbers(page, "at")[0] == "at 5"
    expect(page.get_by_role("heading", name="What would 5 change?")).to_be_visible()
    assert query_params(page) == {"ks": "2-5", "row": "83", "look": "5"}
    assert "5 clusters, inertia " in (axis(page).get_attribute("aria-valuetext") or "")
    plot = page.locator(".scan .row .plot").nth(3).bounding_box()
    assert plot is not None
    with rerun(page):
        page.mouse.click(plot["x"] + plot["width"] * 0.12, plot["y"] + 20)
    assert numbers(page, "at")[0] == "at 2"
    with rerun(page):
        page.go_back()
    assert numbers(page, "at")[0] == "at 5"
    page.reload()
    wait_idle(page)
    assert numbers(page, "at")[0] == "at 5"
    press(page, "Use 5 clusters")
    assert query_params(page) == {"k": "5", "ks": "2-5", "row": "83"}
    assert numbers(page, "now")[0] == "now 5"
    expect(page.get_by_role("button", name="Ask further: 2 to 10")).to_be_visible()


@pytest.mark.large
def test_stopped_scan_keeps_its_lines_and_goes_on(page):
    visit(page, "/choose_k?sample=customers&ks=2-40")
    page.get_by_role("button", name="Scan 2 to 40").click()
    expect(page.locator(".scan .now").nth(1)).to_have_text(re.compile(r"\d"), timeout=LONG)  # of the K in use
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(verdict(page)).to_have_text(re.compile("was stopped"))
    wait_idle(page)
    before = numbers(page, "now")
    assert before[1] != ""
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    assert numbers(page, "now")[1] == before[1]
    press(page, "Stop")


@pytest.mark.large
def test_bar_chooses_its_row_and_leads_to_the_map(page):
    visit(page, "/choose_k")
    first = page.get_by_role("slider", name="Silhouettes in cluster 1, highest first")
    first.focus()
    page.keyboard.press("End")
    row = re.search(r"wine (\d+):", first.get_attribute("aria-valuetext") or "")
    assert row is not None
    with rerun(page):
        page.keyboard.press("Enter")
    assert query_params(page)["row"] == row[1]
    expect(page.get_by_text(f"Wine {row[1]}: silhouette −0.04")).to_be_visible()
    press(page, "See it on the map")
    expect(headline(page)).to_contain_text(f"Wine {row[1]} is in")


@pytest.mark.large
def test_range_is_chosen_in_its_popover(page):
    visit(page, "/choose_k")
    page.get_by_role("button", name="2 to 12", exact=True).click()
    last = page.get_by_role("slider", name="Clusters that a scan compares").last
    last.focus()
    with rerun(page):
        page.keyboard.press("ArrowRight")
    assert query_params(page) == {"ks": "2-13"}
    expect(page.get_by_role("button", name="Scan 2 to 13")).to_be_visible()


@pytest.mark.large
def test_on_a_phone_the_answer_comes_first_and_a_finger_looks_at_a_k(phone_page):
    page = phone_page
    visit(page, "/choose_k?ks=2-6")
    places = [page.locator(f".st-key-k-{part}").bounding_box() for part in ("head", "answer", "measures", "change")]
    tops = [place["y"] for place in places if place]
    assert tops == sorted(tops)
    assert len(tops) == 4
    axis(page).scroll_into_view_if_needed()
    box = axis(page).bounding_box()
    assert box is not None
    assert box["height"] >= 44
    with rerun(page):
        page.touchscreen.tap(box["x"] + box["width"] - 10, box["y"] + 22)
    assert query_params(page)["look"] == "6"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.large
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_keeps_lines_and_ribbons(page, scheme):
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    visit(page, "/choose_k?ks=2-4")
    for part in (".flow .ribbon", ".silhouettes .bar"):
        assert page.locator(part).first.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    assert page.locator(".scan .tint").evaluate("e => getComputedStyle(e).borderStyle") == "solid"
