"""A survey, from upload to a sensible explanation without one correction; and each guess undone in two clicks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pages.shared.wording.column_words import RESET
from tests.browser.actions import press, rerun, visit
from tests.browser.editor import ROW, change, grid, left_edge, pick, shows
from tests.browser.explore import box, headline
from tests.browser.table_actions import choose_option, reading_summary, upload_text
from tests.helpers.survey import survey

GUESSES = (
    {"role": "row id", "kind": "number"},
    {"role": "feature", "kind": "ordered"},
    {"role": "feature", "kind": "ordered"},
    {"role": "feature", "kind": "boolean"},
    {"role": "feature", "kind": "boolean"},
    {"role": "feature", "kind": "number"},
    {"role": "feature", "kind": "ordered"},
)


@pytest.fixture
def opened(page):
    """The page with the survey uploaded."""
    visit(page, "/table")
    upload_text(page, survey(), "survey.csv")
    return page


@pytest.mark.large
def test_survey_is_explained_without_a_correction(opened):
    expect(reading_summary(opened)).to_contain_text("120 rows and 7 columns")
    expect(reading_summary(opened)).to_contain_text("header in lines 1 to 2")
    for row, guess in enumerate(GUESSES):
        shows(opened, row, **guess)
    press(opened, "Explain this table")
    expect(opened.get_by_role("heading", level=1)).to_have_text("120 rows in 3 clusters")
    expect(headline(opened)).to_contain_text("Respondent")
    rows = opened.locator(".panel tbody")
    for name in ("I like my work", "My work tires me", "Paid overtime", "Works from home", "Time to work", "Age"):
        expect(rows).to_contain_text(name)
    expect(rows).not_to_contain_text("Respondent")


@pytest.mark.large
def test_each_guess_about_a_survey_is_undone_in_two_clicks(opened):
    grid(opened).scroll_into_view_if_needed()
    area = box(grid(opened))
    opened.mouse.dblclick(area["x"] + left_edge(opened, "kind") + 40, area["y"] + ROW * 2.5)
    with rerun(opened):
        pick(opened, "category")
    shows(opened, 1, kind="category", reason="chosen")
    for row, option in ((3, "category"), (5, "text"), (6, "category")):
        change(opened, row, "kind", option)
        shows(opened, row, kind=option, reason="chosen")
    press(opened, RESET)
    for row, guess in enumerate(GUESSES):
        shows(opened, row, **guess)
    choose_option(opened, "Header", "line 1")
    expect(reading_summary(opened)).to_contain_text("header in line 1.")
