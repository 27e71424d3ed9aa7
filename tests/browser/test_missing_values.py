"""Rows with missing values are left out by hand; the numbers of the others stay those of the file."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import expect

from pages.shared.wording.column_words import FILL_LABEL, MISSING
from tests.browser.actions import press, query_params, rerun, visit
from tests.browser.explore import bars, click_point, headline
from tests.browser.table_actions import choose_option, download_rows, upload_text

GAPS = [0, 5]
TABLE = "a,b,word\n" + "\n".join(
    f"{'' if i in GAPS else i * 7 % 40 / 10},{(i % 3) * 2 + i % 5 / 10},{'uv'[i % 2]}" for i in range(42)
)


@pytest.mark.large
def test_dropped_rows_leave_the_numbers_of_the_others_unchanged(page, tmp_path):
    visit(page, "/table")
    upload_text(page, TABLE, "gaps.csv")
    choose_option(page, FILL_LABEL, MISSING["drop"])
    assert query_params(page)["fill"] == "drop"
    press(page, "Explain this table")
    expect(page.get_by_role("heading", level=1)).to_have_text("40 rows in 3 clusters")
    expect(page.get_by_text("2 rows with missing values were left out.", exact=True)).to_be_visible()
    number = page.get_by_role("textbox", name="row number")
    number.fill("5")
    number.press("Enter")
    expect(page.get_by_text("Row 5 was left out: it has a missing value.")).to_be_visible()
    number.fill("41")
    with rerun(page):
        number.press("Enter")
    expect(headline(page)).to_contain_text("Row 41 is in")
    last = bars(page)
    click_point(page, 1)
    expect(headline(page)).to_contain_text("Row 1 is in")
    first = bars(page)

    table = pd.read_csv(download_rows(page, "csv", tmp_path))
    assert len(table) == 42
    assert table.index[table["cluster"].isna()].tolist() == GAPS
    relevances = table[[name for name in table.columns if name.startswith("relevance of ")]]
    for row, shown in ((41, last), (1, first)):
        np.testing.assert_allclose(np.sort(shown), np.sort(relevances.iloc[row]), atol=1e-9)
    assert "2 rows with missing values were left out: 0 and 5." in download_rows(page, "txt", tmp_path).read_text()
