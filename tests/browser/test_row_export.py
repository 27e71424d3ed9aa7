"""Exported rows, read back: equal to the numbers on the screen."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import expect

from pages.shared.wording import export_words
from tests.browser.actions import visit, wait_idle
from tests.browser.explore import bars, headline
from tests.browser.table_actions import download_rows
from tests.helpers.variants import first_always


@pytest.mark.parametrize("kind", first_always("csv", "parquet"))
def test_export_has_every_row_and_matches_the_screen(page, tmp_path, kind):
    visit(page, "/?row=70")
    path = download_rows(page, kind, tmp_path)
    assert path.name == f"wine-explained.{kind}"
    table = pd.read_csv(path) if kind == "csv" else pq.read_table(path).to_pandas()
    assert len(table) == 178
    assert path.read_bytes().startswith(b"\xef\xbb\xbf" if kind == "csv" else b"PAR1")
    row = table.iloc[70]
    relevance = row[[name for name in table.columns if name.startswith("relevance of ")]].to_numpy(float)
    shown = np.array(bars(page))
    np.testing.assert_allclose(np.sort(shown), np.sort(relevance), atol=1e-9)
    assert relevance.sum() == pytest.approx(row["logit"], abs=1e-12)
    assert f"cluster {row['cluster']:.0f} rather than" in headline(page).inner_text().replace("\xa0", " ")


def test_record_is_on_screen_in_the_text_and_in_parquet_and_its_address_leads_back(page, tmp_path):
    visit(page, "/?k=4&row=70")
    page.get_by_text(export_words.STEPS, exact=True).click()
    record = page.get_by_test_id("stExpander").filter(has_text=export_words.STEPS)
    shown = record.get_by_role("listitem").all_inner_texts()
    assert "Each number is scaled from 0 at its lowest value to 1 at its highest." in shown
    assert "hue: a number, weight 1, counts as it is, no value missing" in shown
    lines = download_rows(page, "txt", tmp_path).read_text().splitlines()
    assert lines[0] == "Wine"
    assert [line.removeprefix("- ") for line in lines if line.startswith("- ")] == shown
    note = pq.read_table(download_rows(page, "parquet", tmp_path)).schema.metadata[b"neon"]
    assert json.loads(note) == shown
    address = shown[-1].removeprefix("Open this address to see this again: ")
    assert address == page.url.replace("&row=70", "")
    page.goto(address)
    expect(page.get_by_role("heading", name="178 wines in 4 clusters")).to_be_visible()


@pytest.mark.large
def test_buttons_of_the_export_are_equal_and_say_what_they_hold_on_a_phone_too(page, tmp_path):
    visit(page)
    path = download_rows(page, "centroids", tmp_path)
    assert path.name == "wine-centroids.csv"
    table = pd.read_csv(path)
    assert (len(table), table["rows"].sum(), table.columns[2]) == (3, 178, "alcohol")
    for width, in_a_row in ((1400, 4), (1000, 4), (390, 1)):
        page.set_viewport_size({"width": width, "height": 900})
        wait_idle(page)
        buttons = [page.get_by_role("button", name=name) for name in export_words.FORMATS.values()]
        boxes = [box for button in buttons if (box := button.bounding_box())]
        assert len({(round(box["width"]), round(box["height"])) for box in boxes}) == 1
        assert len({round(box["y"]) for box in boxes}) == -(-len(boxes) // in_a_row)
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
        texts = page.get_by_test_id("stDownloadButton").locator("p")
        assert texts.evaluate_all("all => all.every(e => e.scrollWidth <= e.clientWidth)")
        for text in export_words.HOLDS.values():
            expect(page.get_by_text(text)).to_be_visible()
