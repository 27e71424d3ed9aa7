"""The map for people who do not see it."""

from __future__ import annotations

from neon_core.wording import map_words
from tests.helpers.analyses import ROW, WINE, analyse_columns, wine_analysis


def test_text_alternative_has_rows_clusters_and_keys():
    text = map_words.describe_map(178, 178, 3, WINE)
    assert text.startswith("Map of 178 wines in 3 clusters. The arrow keys choose the nearest wine")
    assert "Showing 10,000 of 20,000 rows. " in map_words.describe_map(10_000, 20_000, 1, ROW)


def test_table_has_size_and_mismatches_of_each_cluster():
    table = map_words.build_map_table(wine_analysis(), WINE)
    assert table["head"] == ["cluster", "wines", "with another class"]
    assert [sum(int(row[i]) for row in table["rows"]) for i in (1, 2)] == [178, 9]


def test_table_without_classes_has_sizes_only():
    table = map_words.build_map_table(analyse_columns({"x": [0.0, 1.0, 8.0]}, n_clusters=2), ROW)
    assert table["head"] == ["cluster", "rows"]
    assert sorted(row[1] for row in table["rows"]) == ["1", "2"]
