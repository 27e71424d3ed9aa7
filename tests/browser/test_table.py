"""A table of one's own, by hand: uploaded, pasted, corrected, refused, explained, and asked for after a reload."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import FilePayload, Page, expect

from pages.shared.wording.upload_words import PASTE, UPLOAD
from tests.browser.explore import chart, click_point, headline
from tests.browser.support import rerun, visit, wait_idle

TOWNS = "town;warmth;rain;kind\n" + "\n".join(
    f"T{i};{i % 7 + 20 * (i % 2)},{i % 10};{(i * 13) % 29},5;{'ab'[i % 2]}" for i in range(40)
)
NAMES = ("<b>*x*</b>", "$y^2$ :red[z]", "=1+1")
ODD = ";".join(NAMES) + "\n" + "\n".join(f"{i % 5 + 30 * (i % 2)};{i % 3},5;{i * 7 % 11}" for i in range(30))
ODD_NAME = "[$a$](b) *c* <i>.csv"


def understood(page: Page):
    """The sentence that says what was understood."""
    return page.get_by_role("heading", level=3).filter(has_text=", read ")


def give(page: Page, content: str, name: str = "towns.csv") -> None:
    """Put a file into the field, once more in another table's place."""
    another = page.get_by_text("Another table", exact=True)
    if another.is_visible() and not page.get_by_test_id("stFileUploaderDropzone").is_visible():
        another.click()
    file = FilePayload(name=name, mimeType="text/csv", buffer=content.encode())
    with rerun(page):
        page.locator("input[type=file]").set_input_files(file)


def choose(page: Page, field: str, option: str) -> None:
    """Choose how something is to be read."""
    page.get_by_role("combobox", name=field).click()
    with rerun(page):
        page.get_by_role("option", name=option, exact=True).click()


def press(page: Page, name: str) -> None:
    """Press a button that leads on."""
    with rerun(page):
        page.get_by_role("button", name=name).click()


def parameters(page: Page) -> dict[str, str]:
    """Return what the address says."""
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query, keep_blank_values=True).items()}


def test_a_file_is_chosen_understood_corrected_and_explained(page):
    visit(page)
    press(page, "Use your own table")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your table")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload", exact=True).click()
    with rerun(page):
        chooser.value.set_files({"name": "towns.csv", "mimeType": "text/csv", "buffer": TOWNS.encode()})
    expect(understood(page)).to_have_text(
        "towns.csv: 40 rows and 4 columns, read as text with semicolons and decimal commas, header in line 1."
    )
    choose(page, "Decimal mark", "point .")
    expect(understood(page)).to_contain_text("decimal points")
    expect(page.get_by_text("40 rows, 1 feature")).to_be_visible()
    choose(page, "Decimal mark", "automatic: comma ,")
    expect(page.get_by_text("40 rows, 3 features")).to_be_visible()
    press(page, "Explain this table")
    expect(page.get_by_role("heading", level=1)).to_have_text("40 rows in 3 clusters")
    click_point(page, 9)
    expect(headline(page)).to_contain_text("Row 9, T9, is in")
    assert parameters(page)["row"] == "9"


def test_something_that_is_not_listed_can_be_typed(page):
    visit(page, "/table")
    give(page, "a~b\n1~2\n3~x\n5~6\n")
    with rerun(page):
        page.get_by_role("combobox", name="Delimiter").fill("~")
        page.keyboard.press("Enter")
    expect(understood(page)).to_contain_text("the delimiter “~”")
    with rerun(page):
        page.get_by_role("combobox", name="Missing values").fill("x, none")
        page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Missing values")).to_have_value("x, none")
    assert parameters(page)["missing"] == "x,none"
    expect(page.get_by_text("3 rows, 2 features")).to_be_visible()


def test_cells_of_a_spreadsheet_are_pasted(page):
    visit(page, "/table")
    page.get_by_role("textbox", name=PASTE).fill("Größe\tGewicht\n1,5\t2\n3,5\t4\n2,5\t9\n")
    press(page, "Read the pasted table")
    expect(understood(page)).to_contain_text("Pasted table: 3 rows and 2 columns, read as text with tabs")


def test_a_refused_file_is_said_and_the_table_before_is_still_there(page):
    visit(page, "/table")
    give(page, TOWNS)
    choose(page, "Header", "none")
    give(page, "\n", "empty.csv")
    expect(page.get_by_text("The file is empty (empty.csv).")).to_be_visible()
    expect(page.get_by_text("The previous table, towns.csv, is still open.")).to_be_visible()
    expect(understood(page)).to_have_count(0)
    press(page, "Back to towns.csv")
    expect(understood(page)).to_contain_text("towns.csv: 41 rows and 4 columns")
    expect(page.get_by_role("combobox", name="Header")).to_have_value("none")


def test_a_choice_that_cannot_work_is_said_and_recovered_from(page):
    visit(page, "/table")
    give(page, TOWNS)
    choose(page, "Thousands mark", "comma ,")
    choose(page, "Decimal mark", "comma ,")
    expect(page.get_by_text("cannot be both marks of a number")).to_be_visible()
    expect(understood(page)).to_contain_text("towns.csv: 40 rows")
    choose(page, "Thousands mark", "none")
    expect(page.get_by_text("cannot be both marks of a number")).to_have_count(0)
    expect(understood(page)).to_contain_text("decimal commas")


def test_a_page_switch_loses_nothing(page):
    visit(page, "/table")
    give(page, TOWNS)
    choose(page, "Missing values", "empty cells only")
    press(page, "Explain this table")
    click_point(page, 9)
    press(page, "How it was read")
    expect(page.get_by_role("combobox", name="Missing values")).to_have_value("empty cells only")
    press(page, "Explain this table")
    expect(headline(page)).to_contain_text("Row 9, T9, is in")
    press(page, "Back to the sample")
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 3 clusters")
    page.get_by_role("combobox", name="Sample").click()
    with rerun(page):
        page.get_by_role("option", name="towns.csv").click()
    expect(headline(page)).to_contain_text("Row 9, T9, is in")


def test_back_and_forward_lead_from_screen_to_screen(page):
    visit(page, "/?k=5")
    press(page, "Use your own table")
    give(page, TOWNS)
    press(page, "Explain this table")
    expect(page.get_by_role("heading", level=1)).to_have_text("40 rows in 3 clusters")
    with rerun(page):
        page.go_back()
    expect(understood(page)).to_contain_text("towns.csv: 40 rows")
    with rerun(page):
        page.go_back()
    with rerun(page):
        page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 5 clusters")
    with rerun(page):
        page.go_forward()
    with rerun(page):
        page.go_forward()
    expect(understood(page)).to_contain_text("towns.csv: 40 rows")


@pytest.mark.parametrize("screen", ["table", "explore"])
def test_a_reload_asks_for_the_file_and_takes_up_all_choices(page, screen):
    visit(page, "/table")
    give(page, TOWNS)
    choose(page, "Header", "line 1")
    press(page, "Explain this table")
    click_point(page, 9)
    if screen == "table":
        press(page, "How it was read")
    before = parameters(page)
    page.reload()
    wait_idle(page)
    expect(
        page.get_by_text(f"This address belongs to your table towns.csv (fingerprint {before['table']}).")
    ).to_be_visible()
    assert parameters(page) == before
    if screen == "explore":
        with rerun(page):
            page.get_by_role("button", name="Use your own table").last.click()
    give(page, TOWNS)
    expect(page.get_by_text("towns.csv is the table of the address: all choices are restored.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Header")).to_have_value("line 1")
    press(page, "Explain this table")
    expect(headline(page)).to_contain_text("Row 9, T9, is in")
    assert parameters(page) == before


def test_one_visitor_s_table_is_not_there_for_another(new_page):
    one, other = new_page(), new_page()
    visit(one, "/table")
    give(one, TOWNS)
    press(one, "Explain this table")
    visit(other, "/?" + urlsplit(one.url).query)
    expect(other.get_by_role("heading", level=1)).to_have_text("178 wines in 3 clusters")
    expect(other.get_by_text("Upload that file again")).to_be_visible()
    other.get_by_role("combobox", name="Sample").click()
    expect(other.get_by_role("option", name="towns.csv")).to_have_count(0)


def test_names_are_text_on_map_bars_and_sentence(page):
    visit(page, "/table")
    give(page, ODD, ODD_NAME)
    expect(understood(page)).to_contain_text(f"{ODD_NAME}: 30 rows")
    press(page, "Explain this table")
    expect(page.get_by_role("combobox", name="Sample")).to_have_value(ODD_NAME)
    shown = page.locator(".panel tbody").inner_text()
    assert all(name in shown for name in NAMES)
    expect(page.locator(".panel .detail")).to_contain_text(re.compile("|".join(map(re.escape, NAMES))))
    with rerun(page):
        page.get_by_role("radio", name="Two features").click()
    titles = chart(page).locator(".xtitle, .ytitle").all_text_contents()
    assert set(titles) <= set(NAMES)
    assert len(titles) == 2
    assert (
        page.locator("main b, .panel i, .katex").evaluate_all("all => all.filter(e => e.textContent === '*x*').length")
        == 0
    )
    expect(page.locator(".katex")).to_have_count(0)


def test_it_fits_a_phone(phone_page):
    visit(phone_page, "/table")
    expect(phone_page.get_by_text(UPLOAD, exact=True)).to_be_visible()
    give(phone_page, TOWNS)
    expect(understood(phone_page)).to_be_visible()
    assert phone_page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
    press(phone_page, "Explain this table")
    expect(phone_page.get_by_role("heading", level=1)).to_have_text("40 rows in 3 clusters")
    assert phone_page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_the_rows_that_were_not_read_are_saved(page):
    visit(page, "/table")
    give(page, "a,b\n1,2\n=3\n4,5,6,7\n5,6\n7,8\n9,1\n")
    page.get_by_text("2 rows of the file were not read").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save these rows as CSV").click()
    assert download.value.path().read_text().splitlines() == [
        '"line","reason","text"',
        """3,"1 cell instead of 2","'=3\"""",
        '4,"4 cells instead of 2","4,5,6,7"',
    ]


def test_an_address_that_leads_straight_in_works_on_a_fresh_server(fresh_server, page):
    page.goto(f"{fresh_server().url}/table?table=0123456789ab&file=towns.csv&k=4")
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your table")
    expect(page.get_by_text("This address belongs to your table towns.csv (fingerprint 0123456789ab).")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
