"""Names of rows: shown, searched for, exported, and never read as markup."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.actions import press, query_params, rerun, visit
from tests.browser.explore import chart, click_point, headline, place
from tests.browser.table_actions import upload_text

HARMFUL = "<img src=x onerror=document.title='read'> $x^2$ **b**"
SHORT = "<img src=x onerro…"
SHOWN = "<img src=x onerror=document.title='read…"
NAMES = [HARMFUL, "Ann Lee", "Bob", "1", *(f"Person {i}" for i in range(4, 40))]
PEOPLE = "name id,warmth,rain,wind\n" + "\n".join(
    f'"{name}",{i % 7 + 20 * (i % 2)},{(i * 13) % 29},{(i * 11) % 17}' for i, name in enumerate(NAMES)
)


@pytest.fixture
def named(page):
    """A page that explains a table whose rows have names."""
    visit(page, "/table")
    upload_text(page, PEOPLE, "people.csv")
    press(page, "Explain this table")
    expect(chart(page).locator(".over .name")).to_be_visible()
    return page


def look_for(page, text):
    """Search for a number or a name, and wait for the answer."""
    field = page.get_by_role("textbox", name="row number or name")
    field.fill(text)
    with rerun(page):
        field.press("Enter")


@pytest.mark.large
def test_row_has_one_name_everywhere_and_is_found_by_it(named):
    page = named
    click_point(page, 2)
    expect(headline(page)).to_contain_text("Bob is in")
    expect(headline(page)).to_have_attribute("title", "row 2, line 4 of the file")
    expect(chart(page).locator(".over .name")).to_have_text("Bob")
    field = page.get_by_role("textbox", name="row number or name")
    expect(field).to_have_value("Bob")
    page.mouse.move(*place(page, 2))
    expect(chart(page).locator(".tip > *")).to_have_text(["Bob", re.compile(r"cluster \d"), "row 2"])
    look_for(page, "Person 17")
    expect(headline(page)).to_contain_text("Person 17 is in")
    assert query_params(page)["row"] == "17"
    look_for(page, "1")
    expect(headline(page)).to_contain_text("Name 1 is in")
    expect(page.get_by_text("“1” is Name 1. For row number 1, type “row 1”.")).to_be_visible()
    look_for(page, "row 1")
    expect(headline(page)).to_contain_text("Ann Lee is in")
    look_for(page, "2")
    expect(headline(page)).to_contain_text("Bob is in")
    expect(page.get_by_text("“2” is row number 2: Bob.")).to_be_visible()
    look_for(page, "ann lee")
    expect(headline(page)).to_contain_text("Ann Lee is in")
    expect(page.get_by_text("is row number")).to_have_count(0)
    look_for(page, "Nobody")
    expect(page.get_by_text("No row is called “Nobody”, and the numbers go from 0 to 39.")).to_be_visible()
    expect(headline(page)).to_contain_text("Ann Lee is in")
    pressed = page.locator(".list .rows button")
    assert set(pressed.all_text_contents()) <= {*NAMES[1:], SHORT}


@pytest.mark.large
def test_markup_in_a_row_name_is_shown_as_text(named):
    page = named
    look_for(page, HARMFUL)
    expect(headline(page)).to_contain_text(f"{SHOWN} is in")
    label = chart(page).locator(".over .name").text_content() or ""
    assert label.removesuffix("…") == SHOWN[: len(label.removesuffix("…"))]
    page.mouse.move(*place(page, 0))
    expect(chart(page).locator(".tip > *").first).to_have_text(SHOWN)
    with rerun(page):
        page.get_by_text("Borders", exact=True).click()
    expect(chart(page).locator("figcaption")).to_contain_text(f"From {SHOWN} the border to")
    look_for(page, "<b>Nobody</b>")
    expect(page.get_by_text("No row is called “<b>Nobody</b>”")).to_be_visible()
    assert page.locator(".neon-chart img, .panel img").count() == 0
    assert page.title() != "read"


@pytest.mark.large
def test_svg_export_escapes_the_row_name(named, tmp_path):
    page = named
    look_for(page, HARMFUL)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the map as SVG").click()
    download.value.save_as(tmp_path / "map.svg")
    svg = (tmp_path / "map.svg").read_text()
    assert "<img" not in svg
    assert "&#60;img src=x" in svg
