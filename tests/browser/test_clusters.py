"""Clusters by hand: copying a rule, going to a row, naming, merging and undoing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.actions import press, query_params, rerun, visit
from tests.browser.explore import chart, headline

NAME = "<i>Old</i> & **vines**"


def heading(page: Page, cluster: int):
    """Return the name on a card."""
    return page.locator(".neon-name").nth(cluster)


def give_name(page: Page, cluster: int, name: str) -> None:
    """Open the field on a card, and type a name."""
    page.get_by_role("button", name="name it").nth(cluster).click()
    field = page.get_by_label(f"Name of cluster {cluster}")
    field.fill(name)
    with rerun(page):
        field.press("Enter")


def test_rule_is_copied_and_the_typical_row_is_explained(page):
    visit(page, "/clusters")
    page.get_by_role("button", name="copy").first.click()
    for text in ("proline > 679", '"proline" > 679'):
        expect(page.locator("code", has_text=text).first).to_be_visible()
    page.keyboard.press("Escape")
    with rerun(page):
        page.get_by_role("button", name="Typical: wine 148").click()
    expect(headline(page)).to_contain_text("Wine 148 is in cluster 2")
    assert query_params(page) == {"row": "148"}
    with rerun(page):
        page.get_by_role("link", name="Clusters").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What makes each cluster")
    assert query_params(page) == {"row": "148"}


@pytest.mark.large
def test_name_with_markup_is_text_on_the_card_and_on_the_map(page):
    visit(page, "/clusters")
    give_name(page, 2, NAME)
    expect(heading(page, 2)).to_contain_text(NAME)
    expect(page.get_by_text(NAME).first).to_be_visible()
    assert query_params(page) == {"names": f"2:{NAME}"}
    page.keyboard.press("Escape")
    with rerun(page):
        page.get_by_role("link", name="Explore").click()
    expect(chart(page).locator(".cluster-label", has_text=NAME)).to_be_attached()
    expect(headline(page)).to_contain_text(f"Wine 60 is in \u00a0{NAME}")
    expect(page.locator(".panel .legend")).to_contain_text(f"centroid of {NAME}")


def test_two_clusters_are_merged_and_it_is_undone(page):
    visit(page, "/clusters?sample=customers")
    expect(page.locator(".neon-pair")).to_have_count(1)
    with rerun(page):
        page.get_by_text("1.044").click()
    expect(page.locator(".neon-pair")).to_have_count(2)
    with rerun(page):
        page.get_by_role("button", name="Merge them").first.click()
    expect(page.locator(".neon-name")).to_have_count(3)
    expect(page.get_by_text("Clusters 0 and 3 are merged.")).to_be_visible()
    assert query_params(page) == {"sample": "customers", "row": "10", "edits": "merge-0-3"}
    press(page, "Undo")
    expect(page.locator(".neon-name")).to_have_count(4)
    assert query_params(page) == {"sample": "customers"}


def top(page: Page, name: str) -> float:
    """Return the top of a heading."""
    place = page.get_by_role("heading", name=name).bounding_box()
    assert place is not None
    return place["y"]


@pytest.mark.large
def test_spread_and_pairs_stand_beside_each_other_only_where_both_have_room(page):
    page.set_viewport_size({"width": 1400, "height": 900})
    visit(page, "/clusters")
    expect(page.get_by_role("heading", name="Cluster against cluster")).to_be_visible()
    assert top(page, "How features spread") == top(page, "Cluster against cluster")
    page.set_viewport_size({"width": 860, "height": 900})
    assert top(page, "Cluster against cluster") > top(page, "How features spread") + 300
    line = page.locator(".stSidebar p", has_text="the published run")
    text, sign = line.bounding_box(), line.get_by_role("button", name="Help").bounding_box()
    assert text is not None
    assert sign is not None
    ends = line.evaluate(
        "p => { const r = document.createRange(); r.selectNodeContents(p.firstChild); "
        "return [...r.getClientRects()].at(-1).bottom }"
    )
    assert sign["y"] < ends <= text["y"] + text["height"] + 1
