"""The files of a group."""

from __future__ import annotations

import neon_core as nc
from neon_core.samples import PUBLISHED
from pages.shared.explore.group_export import columns_csv
from tests.helpers.group_answers import ODD
from tests.helpers.pages import (
    open_explore,
)


def test_files_have_the_rows_and_the_columns_of_the_group():
    app = open_explore(**ODD)
    assert {"Rows as CSV", "Columns as CSV"} <= {button.label for button in app.get("download_button")}
    group = nc.explain_group(nc.analyse(nc.load_sample("wine"), PUBLISHED), [3, 4, 5, 9])
    lines = columns_csv(group).decode("utf-8-sig").splitlines()
    assert lines[0].replace('"', "") == "column,value,group,others,low,high,apart,relevance,spread"
    assert len(lines) == 14
