"""The panel at every width, for every sample and for tables that need much room: what fits, and what stays in place."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from neon_core.samples import SAMPLES
from tests.browser.actions import visit, wait_idle
from tests.browser.explore import slider
from tests.browser.panel_geometry import (
    explain_wide_table,
    list_lines,
    panel_faults,
    tops_over_comparison,
    tops_over_rows,
)
from tests.helpers.variants import first_always
from tests.helpers.wide_tables import N_ROWS, WIDE_TABLES

WIDTHS = (390, 1280, 1920, 2560, 1400)
TABLES = ("wine", *WIDE_TABLES, *(name for name in SAMPLES if name != "wine"))


def open_table(page, name):
    """Explain a sample or another table."""
    if name in SAMPLES:
        visit(page, f"/?sample={name}")
    else:
        explain_wide_table(page, name)


@pytest.mark.parametrize("name", first_always(*TABLES))
def test_panel_fits_and_the_comparison_moves_nothing(page, name):
    open_table(page, name)
    for width in WIDTHS:
        page.set_viewport_size(ViewportSize(width=width, height=900))
        wait_idle(page)
        assert panel_faults(page) == [], width
        assert len(list_lines(page)) == 1 or list_lines(page)[-1] > 1, width
        if slider(page).is_visible():
            assert len(tops_over_comparison(page)) == 1, width


CASES = [(name, width) for name in TABLES[1:] for width in (1400, 390)]


@pytest.mark.large
@pytest.mark.parametrize("case", first_always(*CASES), ids=str)
def test_bars_stay_where_they_are_from_row_to_row(page, case):
    name, width = case
    open_table(page, name)
    page.set_viewport_size(ViewportSize(width=width, height=900))
    wait_idle(page)
    n_rows = SAMPLES[name].n_rows if name in SAMPLES else N_ROWS
    assert len(tops_over_rows(page, range(0, n_rows, n_rows // 20))) == 1


@pytest.mark.large
def test_opening_button_beside_a_long_name_can_be_tapped(phone_page):
    explain_wide_table(phone_page, "long names")
    assert panel_faults(phone_page, least=44) == []
    button = phone_page.locator(".panel .open")
    button.tap()
    expect(phone_page.locator(".panel .open")).to_have_attribute("aria-expanded", "true")
    expect(phone_page.locator(".panel tbody tr.one")).to_have_count(3)
    assert panel_faults(phone_page, least=44) == []
