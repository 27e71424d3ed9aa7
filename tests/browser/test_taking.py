"""What is taken away, read back: equal to what is on the screen."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from pages.shared.wording import export_words
from tests.browser.explore import bars, headline
from tests.browser.support import visit


def taken(page, kind, folder):
    """Press a button, and return the file that comes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=export_words.FORMATS[kind]).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_every_row_is_in_the_file_and_the_chosen_one_is_as_on_the_screen(page, tmp_path, kind):
    visit(page, "/?row=70")
    path = taken(page, kind, tmp_path)
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


def test_what_was_done_is_on_the_page_in_a_file_and_in_the_parquet(page, tmp_path):
    visit(page)
    page.get_by_text(export_words.STEPS, exact=True).click()
    shown = (
        page.get_by_test_id("stExpander").filter(has_text=export_words.STEPS).get_by_role("listitem").all_inner_texts()
    )
    assert "Each number is scaled from 0 at its lowest value to 1 at its highest." in shown
    lines = taken(page, "txt", tmp_path).read_text().splitlines()
    assert lines[0] == "Wine"
    assert lines[2:] == shown
    told = pq.read_table(taken(page, "parquet", tmp_path)).schema.metadata[b"neon"]
    assert json.loads(told) == shown
