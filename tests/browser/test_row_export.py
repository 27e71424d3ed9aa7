"""Exported rows, read back: equal to the numbers on the screen."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from pages.shared.wording import export_words
from tests.browser.actions import visit
from tests.browser.explore import bars, headline
from tests.browser.table_actions import download_rows


@pytest.mark.parametrize("kind", ["csv", "parquet"])
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


def test_method_note_is_on_screen_in_the_text_export_and_in_parquet(page, tmp_path):
    visit(page)
    page.get_by_text(export_words.STEPS, exact=True).click()
    shown = (
        page.get_by_test_id("stExpander").filter(has_text=export_words.STEPS).get_by_role("listitem").all_inner_texts()
    )
    assert "Each number is scaled from 0 at its lowest value to 1 at its highest." in shown
    lines = download_rows(page, "txt", tmp_path).read_text().splitlines()
    assert lines[0] == "Wine"
    assert lines[2:] == shown
    note = pq.read_table(download_rows(page, "parquet", tmp_path)).schema.metadata[b"neon"]
    assert json.loads(note) == shown
