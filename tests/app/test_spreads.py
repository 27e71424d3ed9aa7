"""The numbers behind how columns spread, as files."""

from __future__ import annotations

import pandas as pd

import neon_core as nc
from pages.shared.results import spreads


def test_file_of_the_heat_map_is_the_summary(wine_analysis):
    pd.testing.assert_frame_equal(spreads.counted_table(wine_analysis), nc.summarise(wine_analysis))


def test_file_of_the_strips_has_a_line_for_each_number_of_each_cluster(wine_analysis):
    wine = nc.load_sample("wine")
    table = spreads.others_table(wine_analysis, wine, ("hue", "class"))
    assert list(table) == ["column", "cluster", "number", "value"]
    hue = table[(table["column"] == "hue") & (table["number"] == "50%")]
    medians = nc.column_spread(wine_analysis, wine, "hue").description.medians
    assert hue["value"].tolist() == medians.tolist()
    counts = table[(table["column"] == "class") & table["number"].isin(["0", "1", "2"]) & (table["cluster"] != "all")]
    assert counts["value"].sum() == 178
