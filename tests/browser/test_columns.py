"""The columns, by hand: roles and kinds changed in the table, kept, taken back, and refused where they cannot be."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import FloatRect, Locator, Page, expect

from pages.shared.wording.column_words import AS_GUESSED, FILL_LABEL, HEAD, HOW, WAY
from tests.browser.explore import headline
from tests.browser.support import rerun, visit, wait_idle
from tests.browser.test_table import TOWNS, give, parameters, press, understood

ROW = 35
CUSTOMERS = "/columns?sample=customers"
TEXT_END = """element => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getBoundingClientRect().right
}"""
COUNTRY, CHANNEL, SINCE, ORDERS = 2, 3, 4, 6
"""Where columns of the customers stand."""


def grid(page: Page) -> Locator:
    """Return the table of columns; it is drawn, and its cells stand beside for those who cannot see."""
    return page.get_by_test_id("stDataFrame").filter(has=page.locator("table", has_text=HEAD["reason"]))


def place(element: Locator) -> FloatRect:
    """Return where something is drawn."""
    box = element.bounding_box()
    assert box is not None
    return box


def cell(page: Page, row: int, what: str) -> Locator:
    return grid(page).locator("tbody tr").nth(row).locator("td").nth(list(HEAD).index(what))


def shows(page: Page, row: int, **cells: str) -> None:
    """Expect a column to be shown so."""
    for what, text in cells.items():
        expect(cell(page, row, what)).to_have_text(text)


def reach(page: Page, row: int, what: str) -> None:
    """Choose a cell: its column's name with the mouse, then with the arrow keys, each once the one before has come."""
    grid(page).scroll_into_view_if_needed()
    click_name(page, row)
    for name in list(HEAD)[1 : list(HEAD).index(what) + 1]:
        page.keyboard.press("ArrowRight")
        expect(cell(page, row, name)).to_have_attribute("aria-selected", "true")


def click_name(page: Page, row: int) -> None:
    """Click a column's name, once more where the table was drawn too recently to take a click."""
    for _ in range(5):
        box = place(grid(page))
        page.mouse.click(box["x"] + 30, box["y"] + ROW * (row + 1.5))
        with suppress(AssertionError):
            return expect(cell(page, row, "name")).to_have_attribute("aria-selected", "true", timeout=2000)
    raise AssertionError(f"The name of column {row} cannot be chosen.")


def pick(page: Page, label: str, option: str) -> None:
    """Make a choice of the preparation, once the page has come to rest: scrolling closes an open list."""
    page.get_by_role("combobox", name=label).focus()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.keyboard.press("ArrowDown")
    with rerun(page):
        page.get_by_role("option", name=option, exact=True).click()


def change(page: Page, row: int, what: str, option: str) -> None:
    """Change a role or a kind."""
    reach(page, row, what)
    page.keyboard.press("Enter")
    with rerun(page):
        page.get_by_role("option", name=option, exact=True).click()


def test_a_role_is_changed_kept_explained_and_taken_back(page):
    visit(page, "/?sample=customers")
    press(page, WAY)
    expect(page.get_by_role("heading", level=1)).to_have_text("9 of 14 columns count")
    shows(page, COUNTRY, name="Country", role="ignore", kind="category", reason="left out as the sample opens")
    change(page, COUNTRY, "role", "feature")
    shows(page, COUNTRY, role="feature", reason="chosen")
    expect(page.get_by_role("heading", level=1)).to_have_text("10 of 14 columns count")
    assert parameters(page) == {"sample": "customers", "feature": "Country"}
    page.reload()
    wait_idle(page)
    shows(page, COUNTRY, role="feature", reason="chosen")
    change(page, ORDERS, "role", "ignore")
    press(page, "Explain")
    expect(page.get_by_text("396 rows, 9 features")).to_be_visible()
    expect(page.locator(".panel tbody")).not_to_contain_text("Orders")
    press(page, WAY)
    shows(page, ORDERS, role="ignore", reason="chosen")
    press(page, AS_GUESSED)
    shows(page, COUNTRY, role="ignore", reason="left out as the sample opens")
    shows(page, ORDERS, role="feature", reason="a number")
    assert parameters(page) == {"sample": "customers"}
    expect(page.get_by_role("button", name=AS_GUESSED)).to_have_count(0)


def test_a_double_click_opens_the_choice(page):
    visit(page, CUSTOMERS)
    box = place(grid(page))
    page.mouse.dblclick(box["x"] + 160, box["y"] + ROW * (CHANNEL + 1.5))
    with rerun(page):
        page.get_by_role("option", name="feature", exact=True).click()
    shows(page, CHANNEL, role="feature", reason="chosen")


def test_one_change_after_the_other_by_keyboard(page):
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
    assert parameters(page) == {
        "sample": "customers",
        "feature": "Customer since",
        "category": "Orders",
        "weight": "Orders:2.5",
    }
    change(page, ORDERS, "kind", "number")
    shows(page, ORDERS, kind="number", reason="a number", span="1 to 34")
    assert "category" not in parameters(page)


def test_a_change_that_cannot_be_is_said_and_loses_nothing(page):
    visit(page, CUSTOMERS + "&ignore=Orders")
    change(page, COUNTRY, "role", "class")
    expect(page.get_by_text("Only one column can be the class (Segment, Country).")).to_be_visible()
    shows(page, COUNTRY, role="ignore", reason="left out as the sample opens")
    shows(page, ORDERS, role="ignore", reason="chosen")
    change(page, COUNTRY, "kind", "number")
    expect(page.get_by_text("No cell of Country is a number.")).to_be_visible()
    expect(page.get_by_text("Only one column can be")).to_have_count(0)
    shows(page, COUNTRY, kind="category")
    assert parameters(page) == {"sample": "customers", "ignore": "Orders"}
    change(page, CHANNEL, "role", "feature")
    expect(page.get_by_text("No cell of Country is a number.")).to_have_count(0)
    assert parameters(page)["feature"] == "Channel"


def test_an_address_opens_the_same_for_another_visitor(new_page):
    one, other = new_page(), new_page()
    visit(one, CUSTOMERS)
    change(one, ORDERS, "role", "ignore")
    press(one, "Explain")
    expect(headline(one)).to_be_visible()
    visit(other, one.url)
    expect(other.get_by_text("396 rows, 8 features")).to_be_visible()
    assert headline(other).inner_text() == headline(one).inner_text()
    assert parameters(other) == parameters(one)


def test_columns_of_one_s_own_table_are_taken_up_after_a_reload(page):
    visit(page, "/table")
    give(page, TOWNS)
    change(page, 2, "role", "ignore")
    shows(page, 2, name="rain", reason="chosen")
    pick(page, FILL_LABEL, "Leave the row out")
    before = parameters(page)
    assert (before["ignore"], before["fill"]) == ("rain", "drop")
    page.reload()
    wait_idle(page)
    assert parameters(page) == before
    give(page, TOWNS)
    shows(page, 2, role="ignore", reason="chosen")
    assert parameters(page) == before
    press(page, "Explain this table")
    expect(page.get_by_text("40 rows, 2 features")).to_be_visible()
    press(page, "How it was read")
    shows(page, 2, role="ignore", reason="chosen")


def test_back_and_forward_bring_the_choices_along(page):
    visit(page, "/?sample=customers")
    press(page, WAY)
    change(page, ORDERS, "role", "ignore")
    press(page, "Explain")
    with rerun(page):
        page.go_back()
    shows(page, ORDERS, role="ignore")
    with rerun(page):
        page.go_back()
    shows(page, ORDERS, role="feature", reason="a number")
    with rerun(page):
        page.go_forward()
    shows(page, ORDERS, role="ignore", reason="chosen")


def test_a_wide_table_is_usable(page):
    rows = [";".join(str(i * (j + 2) % 997) for j in range(600)) for i in range(40)]
    visit(page, "/table")
    give(page, "\n".join([";".join(f"measure {j}" for j in range(600)), *rows]), "wide.csv")
    assert place(grid(page))["height"] < 600
    change(page, 3, "role", "ignore")
    shows(page, 3, name="measure 3", role="ignore", reason="chosen")
    assert parameters(page)["ignore"] == "measure 3"


def test_it_fits_a_phone_with_the_reading_before_the_preview(phone_page):
    page = phone_page
    visit(page, "/table")
    give(page, TOWNS)
    top = [
        place(element)["y"]
        for element in (
            understood(page),
            page.get_by_role("combobox", name="Decimal mark"),
            page.get_by_text("All 40 rows"),
            page.get_by_text(HOW),
            page.get_by_role("combobox", name=FILL_LABEL),
            page.get_by_role("button", name="Explain this table"),
        )
    ]
    assert top == sorted(top)
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
    visit(page, CUSTOMERS)
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
    assert page.get_by_text(HOW).evaluate(TEXT_END) < place(page.get_by_test_id("stElementToolbarButtonContainer"))["x"]


def test_the_reading_stands_beside_the_preview_on_a_desk(page):
    visit(page, "/table")
    give(page, TOWNS)
    choice, rows = page.get_by_role("combobox", name="Decimal mark"), page.get_by_text("All 40 rows")
    assert place(choice)["x"] + place(choice)["width"] < place(rows)["x"]
    assert abs(place(page.get_by_text("Reading options"))["y"] - place(rows)["y"]) < 8


def test_an_address_leads_straight_in_on_a_fresh_server(fresh_server, page):
    page.goto(f"{fresh_server().url}/columns?ignore=hue,nothing")
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("12 of 14 columns count")
    expect(page.get_by_text("This table has no column “nothing”: the choices for it are left out.")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert parameters(page) == {"ignore": "hue"}
