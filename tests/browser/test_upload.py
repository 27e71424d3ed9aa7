"""An uploaded table by hand: read, corrected, refused, explained, and asked for again after a reload."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from pages.shared.wording.upload_words import PASTE
from tests.browser.actions import press, query_params, rerun, visit, wait_idle
from tests.browser.explore import box, chart, click_point, headline
from tests.browser.table_actions import TOWNS, choose_option, reading_summary, upload_text
from tests.helpers.variants import first_always

NAMES = ("<b>*x*</b>", "$y^2$ :red[z]", "=1+1")
ODD = ";".join(NAMES) + "\n" + "\n".join(f"{i % 5 + 30 * (i % 2)};{i % 3},5;{i * 7 % 11}" for i in range(30))
ODD_NAME = "[$a$](b) *c* <i>.csv"


def test_upload_is_summarised_corrected_and_explained(page):
    visit(page)
    press(page, "Use your own table")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your table")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload", exact=True).click()
    with rerun(page):
        chooser.value.set_files({"name": "towns.csv", "mimeType": "text/csv", "buffer": TOWNS.encode()})
    expect(reading_summary(page)).to_have_text(
        "towns.csv: 40 rows and 4 columns, read as text with semicolons and decimal commas, header in line 1."
    )
    choice, rows = page.get_by_role("combobox", name="Decimal mark"), page.get_by_text("All 40 rows")
    assert box(choice)["x"] + box(choice)["width"] < box(rows)["x"]  # on a desk the options stand beside the preview
    assert abs(box(page.get_by_text("Reading options"))["y"] - box(rows)["y"]) < 8
    choose_option(page, "Decimal mark", "point .")
    expect(reading_summary(page)).to_contain_text("decimal points")
    expect(page.get_by_text("40 rows, 1 feature")).to_be_visible()
    choose_option(page, "Decimal mark", "automatic: comma ,")
    expect(page.get_by_text("40 rows, 3 features")).to_be_visible()
    press(page, "Explain this table")
    expect(page.get_by_role("heading", level=1)).to_have_text("40 rows in 3 clusters")
    click_point(page, 9)
    expect(headline(page)).to_contain_text("T9 is in")
    assert query_params(page)["row"] == "9"


@pytest.mark.large
def test_unlisted_delimiter_and_missing_words_can_be_typed(page):
    visit(page, "/table")
    upload_text(page, "a~b\n1~2\n3~x\n5~6\n")
    with rerun(page):
        page.get_by_role("combobox", name="Delimiter").fill("~")
        page.keyboard.press("Enter")
    expect(reading_summary(page)).to_contain_text("the delimiter “~”")
    with rerun(page):
        page.get_by_role("combobox", name="Missing values").fill("x, none")
        page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Missing values")).to_have_value("x, none")
    assert query_params(page)["missing"] == "x,none"
    expect(page.get_by_text("3 rows, 2 features")).to_be_visible()


def test_pasted_spreadsheet_cells_are_read(page):
    visit(page, "/table")
    page.get_by_role("textbox", name=PASTE).fill("Größe\tGewicht\n1,5\t2\n3,5\t4\n2,5\t9\n")
    press(page, "Read the pasted table")
    expect(reading_summary(page)).to_contain_text("Pasted table: 3 rows and 2 columns, read as text with tabs")


def test_refused_upload_keeps_the_previous_table(page):
    visit(page, "/table")
    upload_text(page, TOWNS)
    choose_option(page, "Header", "none")
    upload_text(page, "\n", "empty.csv")
    expect(page.get_by_text("The file is empty (empty.csv).")).to_be_visible()
    expect(page.get_by_text("The previous table, towns.csv, is still open.")).to_be_visible()
    expect(reading_summary(page)).to_have_count(0)
    press(page, "Back to towns.csv")
    expect(reading_summary(page)).to_contain_text("towns.csv: 41 rows and 4 columns")
    expect(page.get_by_role("combobox", name="Header")).to_have_value("none")


def test_doubt_is_settled_taken_back_and_settled_again_after_a_reload(page):
    content = "weight;size\n" + "".join(f"{k + 1}{' kg' if k % 3 else '00 g'};{k * 7 % 11}\n" for k in range(30))
    visit(page, "/table")
    upload_text(page, content, "weights.csv")
    press(page, "Convert weight to kg")
    expect(page.get_by_text("weight: its numbers are in kg, as chosen; 100 g was read as 0.1.")).to_be_visible()
    assert query_params(page)["units"] == "weight=kg"
    with rerun(page):
        page.go_back()
    expect(page.get_by_role("button", name="Convert weight to kg")).to_be_visible()
    with rerun(page):
        page.go_forward()
    expect(page.get_by_role("button", name="Convert weight to kg")).to_have_count(0)
    page.reload()
    upload_text(page, content, "weights.csv")
    expect(page.get_by_role("combobox", name="Units")).to_have_value("weight in kg")


@pytest.mark.large
def test_page_switch_keeps_table_choices_and_row(page):
    visit(page, "/table")
    upload_text(page, TOWNS)
    choose_option(page, "Missing values", "empty")
    press(page, "Explain this table")
    click_point(page, 9)
    press(page, "How it was read")
    expect(page.get_by_role("combobox", name="Missing values")).to_have_value("empty")
    press(page, "Explain this table")
    expect(headline(page)).to_contain_text("T9 is in")
    press(page, "Back to the sample")
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 3 clusters")
    page.get_by_role("combobox", name="Sample").click()
    with rerun(page):
        page.get_by_role("option", name="towns.csv").click()
    expect(headline(page)).to_contain_text("T9 is in")


@pytest.mark.large
def test_back_and_forward_move_between_screens(page):
    visit(page, "/?k=5")
    press(page, "Use your own table")
    upload_text(page, TOWNS)
    press(page, "Explain this table")
    expect(page.get_by_role("heading", level=1)).to_have_text("40 rows in 3 clusters")
    with rerun(page):
        page.go_back()
    expect(reading_summary(page)).to_contain_text("towns.csv: 40 rows")
    with rerun(page):
        page.go_back()
    with rerun(page):
        page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 5 clusters")
    with rerun(page):
        page.go_forward()
    with rerun(page):
        page.go_forward()
    expect(reading_summary(page)).to_contain_text("towns.csv: 40 rows")


@pytest.mark.parametrize("screen", first_always("table", "explore"))
def test_reload_asks_for_the_file_and_restores_all_choices(page, screen):
    visit(page, "/table")
    upload_text(page, TOWNS)
    choose_option(page, "Header", "line 1")
    press(page, "Explain this table")
    click_point(page, 9)
    if screen == "table":
        press(page, "How it was read")
    before = query_params(page)
    page.reload()
    wait_idle(page)
    expect(
        page.get_by_text(f"This address belongs to your table towns.csv (fingerprint {before['table']}).")
    ).to_be_visible()
    assert query_params(page) == before
    if screen == "explore":
        with rerun(page):
            page.get_by_role("button", name="Use your own table").last.click()
    upload_text(page, TOWNS)
    expect(page.get_by_text("towns.csv is the table that was asked for: all choices are restored.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Header")).to_have_value("line 1")
    press(page, "Explain this table")
    expect(headline(page)).to_contain_text("T9 is in")
    assert query_params(page) == before


@pytest.mark.large
def test_upload_is_invisible_to_another_visitor(page, new_page):
    visit(page, "/table")
    upload_text(page, TOWNS)
    press(page, "Explain this table")
    other = new_page()
    visit(other, "/?" + urlsplit(page.url).query)
    expect(other.get_by_role("heading", level=1)).to_have_text("178 wines in 3 clusters")
    expect(other.get_by_text("Upload that file again")).to_be_visible()
    other.get_by_role("combobox", name="Sample").click()
    expect(other.get_by_role("option", name="towns.csv")).to_have_count(0)


@pytest.mark.large
def test_markup_in_column_names_is_shown_as_text(page):
    visit(page, "/table")
    upload_text(page, ODD, ODD_NAME)
    expect(reading_summary(page)).to_contain_text(f"{ODD_NAME}: 30 rows")
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


def test_unread_rows_are_exported_as_csv(page):
    visit(page, "/table")
    upload_text(page, "a,b\n1,2\n=3\n4,5,6,7\n5,6\n7,8\n9,1\n")
    page.get_by_text("2 rows of the file were not read").click()
    wait_idle(page)  # the table in it is drawn, and moves the button no more
    with page.expect_download() as download:
        page.get_by_role("button", name="Save these rows as CSV").click()
    assert download.value.path().read_text().splitlines() == [
        '"line","reason","text"',
        """3,"1 cell instead of 2","'=3\"""",
        '4,"4 cells instead of 2","4,5,6,7"',
    ]


@pytest.mark.large  # Explore's is in test_first_visit.py
def test_table_permalink_is_the_first_request_of_a_server(fresh_server, page):
    page.goto(f"{fresh_server().url}/table?table=0123456789ab&file=towns.csv&k=4")
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your table")
    expect(page.get_by_text("This address belongs to your table towns.csv (fingerprint 0123456789ab).")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
