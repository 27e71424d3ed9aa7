"""Columns by hand: roles and kinds changed in the table, kept, reset, and refused where they are impossible."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pages.shared.wording.column_words import COLUMNS_AND_PREPARATION, FILL_LABEL, HOW_TO_EDIT, RESET
from pages.shared.wording.upload_words import UPLOAD
from tests.browser.actions import press, query_params, rerun, visit, wait_idle
from tests.browser.editor import (
    CHANNEL,
    COUNTRY,
    CUSTOMERS,
    ORDERS,
    ROW,
    SINCE,
    change,
    grid,
    left_edge,
    pick,
    reach,
    shown_columns,
    shows,
)
from tests.browser.explore import box, headline
from tests.browser.table_actions import TOWNS, choose_option, reading_summary, upload_text

TEXT_END = """element => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getBoundingClientRect().right
}"""


def test_changed_role_is_kept_explained_and_reset(page):
    visit(page, "/?sample=customers")
    press(page, COLUMNS_AND_PREPARATION)
    expect(page.get_by_role("heading", level=1)).to_have_text("9 of 14 columns count")
    shows(page, COUNTRY, name="Country", role="ignore", kind="category", reason="left out as the sample opens")
    change(page, COUNTRY, "role", "feature")
    shows(page, COUNTRY, role="feature", reason="chosen")
    expect(page.get_by_role("heading", level=1)).to_have_text("10 of 14 columns count")
    assert query_params(page) == {"sample": "customers", "feature": "Country"}
    page.reload()
    wait_idle(page)
    shows(page, COUNTRY, role="feature", reason="chosen")
    change(page, ORDERS, "role", "ignore")
    press(page, "Explain")
    expect(page.get_by_text("396 rows, 9 features")).to_be_visible()
    expect(page.locator(".panel tbody")).not_to_contain_text("Orders")
    press(page, COLUMNS_AND_PREPARATION)
    shows(page, ORDERS, role="ignore", reason="chosen")
    press(page, RESET)
    shows(page, COUNTRY, role="ignore", reason="left out as the sample opens")
    shows(page, ORDERS, role="feature", reason="")
    assert query_params(page) == {"sample": "customers"}
    expect(page.get_by_role("button", name=RESET)).to_have_count(0)


def test_double_click_opens_the_role_list(page):
    visit(page, CUSTOMERS)
    area = box(grid(page))
    page.mouse.dblclick(area["x"] + 160, area["y"] + ROW * (CHANNEL + 1.5))
    with rerun(page):
        pick(page, "feature")
    shows(page, CHANNEL, role="feature", reason="chosen")


@pytest.mark.large
def test_role_kind_and_weight_are_changed_by_keyboard(page):
    visit(page, CUSTOMERS)
    change(page, SINCE, "role", "feature")
    expect(page.get_by_role("combobox", name="From each date, use")).to_be_visible()
    change(page, ORDERS, "kind", "category")
    shows(page, ORDERS, kind="category", span="11, 3, 4, …", reason="chosen")
    reach(page, ORDERS, "weight")
    page.keyboard.press("Enter")
    page.locator("#portal textarea").fill("2,5")
    with rerun(page):
        page.keyboard.press("Enter")
    assert query_params(page) == {
        "sample": "customers",
        "feature": "Customer since",
        "category": "Orders",
        "weight": "Orders:2.5",
    }
    change(page, ORDERS, "kind", "number")
    shows(page, ORDERS, kind="number", reason="", span="1 to 34")
    assert "category" not in query_params(page)
    change(page, ORDERS, "transform", "rank")
    shows(page, ORDERS, transform="rank")
    assert query_params(page)["rank"] == "Orders"
    change(page, ORDERS, "transform", "as it is")
    shows(page, ORDERS, transform="as it is")
    assert "rank" not in query_params(page)


@pytest.mark.large
def test_refused_change_is_explained_and_keeps_earlier_choices(page):
    visit(page, CUSTOMERS + "&ignore=Orders")
    change(page, COUNTRY, "kind", "number")
    expect(page.get_by_text("No cell of Country is a number.")).to_be_visible()
    shows(page, COUNTRY, role="ignore", reason="left out as the sample opens", kind="category")
    shows(page, ORDERS, role="ignore", reason="chosen")
    assert query_params(page) == {"sample": "customers", "ignore": "Orders"}
    change(page, ORDERS, "fill", "leave out")
    expect(page.get_by_text("Orders has no missing value, so there is nothing to choose.")).to_be_visible()
    expect(page.get_by_text("No cell of Country is a number.")).to_have_count(0)
    change(page, CHANNEL, "role", "feature")
    expect(page.get_by_text("Orders has no missing value")).to_have_count(0)
    assert query_params(page)["feature"] == "Channel"


@pytest.mark.large  # tests/app/test_column_editor.py has the same without a browser
def test_another_row_id_moves_the_role_and_says_so(page):
    visit(page, CUSTOMERS)
    change(page, COUNTRY, "role", "row id")
    said = page.get_by_text("“Country” names the rows now. “Customer ID” did before, and is left out.")
    expect(said).to_be_visible()
    assert box(said)["y"] < box(grid(page))["y"] < box(said)["y"] + 150
    shows(page, COUNTRY, role="row id", reason="chosen")
    shows(page, 0, role="ignore", reason="chosen")
    assert query_params(page) == {"sample": "customers", "id": "Country", "ignore": "Customer ID"}
    change(page, 0, "role", "row id")
    expect(page.get_by_text("“Customer ID” names the rows now.")).to_be_visible()
    shows(page, COUNTRY, role="ignore", reason="left out as the sample opens")
    assert query_params(page) == {"sample": "customers"}


WIDTH_OF_TEXT = """texts => {
    const context = document.createElement('canvas').getContext('2d')
    const font = getComputedStyle(document.body).fontFamily
    context.font = `14px ${font}`
    return texts.map(text => context.measureText(text).width)
}"""
NAMES = [
    "total amount of money spent in last year",
    "HAUSHALTSNETTOEINKOMMEN_IM_JAHR_2024_EUR",
    "mmmmwwww average summer temperature (°C)",
    "Wie zufrieden sind Sie insgesamt damit? ",
]


@pytest.mark.large
def test_names_of_40_letters_are_whole_and_choices_in_sight(page):
    rows = "".join(";".join(str(i * (j + 3) % 17) for j in range(28)) + "\n" for i in range(2, 12))
    head = ";".join([*(name.strip() for name in NAMES), *(f"m{j}" for j in range(24))])
    visit(page, "/table")
    upload_text(page, f"{head}\n{rows}", "wide.csv")
    expect(page.get_by_text("28 columns, 14 more columns below")).to_be_visible()
    shown = shown_columns(page)
    name = left_edge(page, shown[1])
    assert max(page.evaluate(WIDTH_OF_TEXT, NAMES)) + 16 <= name
    assert left_edge(page, "distinct") + 64 <= box(grid(page))["width"] + 4
    step = page.get_by_role("button", name="Explain this table")
    assert box(step)["y"] + box(step)["height"] < 400


@pytest.mark.large
def test_permalink_opens_the_same_columns_for_another_visitor(page, new_page):
    visit(page, CUSTOMERS)
    change(page, ORDERS, "role", "ignore")
    press(page, "Explain")
    expect(headline(page)).to_be_visible()
    other = new_page()
    visit(other, page.url)
    expect(other.get_by_text("396 rows, 8 features")).to_be_visible()
    assert headline(other).inner_text() == headline(page).inner_text()
    assert query_params(other) == query_params(page)


@pytest.mark.large
def test_column_choices_of_an_upload_are_restored_after_reload(page):
    visit(page, "/table")
    upload_text(page, TOWNS)
    change(page, 2, "role", "ignore")
    shows(page, 2, name="rain", reason="chosen")
    choose_option(page, FILL_LABEL, "Leave the row out")
    before = query_params(page)
    assert (before["ignore"], before["fill"]) == ("rain", "drop")
    page.reload()
    wait_idle(page)
    assert query_params(page) == before
    upload_text(page, TOWNS)
    shows(page, 2, role="ignore", reason="chosen")
    assert query_params(page) == before
    press(page, "Explain this table")
    expect(page.get_by_text("40 rows, 2 features")).to_be_visible()
    press(page, "How it was read")
    shows(page, 2, role="ignore", reason="chosen")


@pytest.mark.large
def test_back_and_forward_restore_column_choices(page):
    visit(page, "/?sample=customers")
    press(page, COLUMNS_AND_PREPARATION)
    change(page, ORDERS, "role", "ignore")
    press(page, "Explain")
    with rerun(page):
        page.go_back()
    shows(page, ORDERS, role="ignore")
    with rerun(page):
        page.go_back()
    shows(page, ORDERS, role="feature", reason="")
    with rerun(page):
        page.go_forward()
    shows(page, ORDERS, role="ignore", reason="chosen")


@pytest.mark.large
def test_table_of_600_columns_can_be_edited(page):
    rows = [";".join(str(i * i * (j + 2) % 997) for j in range(600)) for i in range(40)]
    visit(page, "/table")
    upload_text(page, "\n".join([";".join(f"measure {j}" for j in range(600)), *rows]), "wide.csv")
    assert box(grid(page))["height"] < 600
    change(page, 3, "role", "ignore")
    shows(page, 3, name="measure 3", role="ignore", reason="chosen")
    assert query_params(page)["ignore"] == "measure 3"


@pytest.mark.large
def test_upload_fits_a_phone_with_read_options_before_the_preview(phone_page):
    page = phone_page
    visit(page, "/table")
    expect(page.get_by_text(UPLOAD, exact=True)).to_be_visible()
    upload_text(page, TOWNS)
    expect(reading_summary(page)).to_be_visible()
    top = [
        box(element)["y"]
        for element in (
            reading_summary(page),
            page.get_by_role("button", name="Explain this table"),
            page.get_by_role("combobox", name="Decimal mark"),
            page.get_by_text("All 40 rows"),
            page.get_by_text(HOW_TO_EDIT),
            page.get_by_role("combobox", name=FILL_LABEL),
            page.get_by_role("button", name="Explain", exact=True),
        )
    ]
    assert top == sorted(top)
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
    press(page, "Explain this table")
    expect(page.get_by_role("heading", level=1)).to_have_text("40 rows in 3 clusters")
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
    visit(page, CUSTOMERS)
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
    assert (
        page.get_by_text("14 columns", exact=True).evaluate(TEXT_END)
        < box(page.get_by_test_id("stElementToolbarButtonContainer"))["x"]
    )


@pytest.mark.large  # Explore's is in test_first_visit.py
def test_columns_permalink_is_the_first_request_of_a_server(fresh_server, page):
    page.goto(f"{fresh_server().url}/columns?ignore=hue,nothing")
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("12 of 14 columns count")
    expect(page.get_by_text("This table has no column “nothing”: the choices for it are left out.")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert query_params(page) == {"ignore": "hue"}
