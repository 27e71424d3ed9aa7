"""The words around the clusters described by a column."""

from __future__ import annotations

import pandas as pd

import neon_core as nc
from neon_core.column_description import describe_column
from pages.shared.wording.description_words import build_description_table, describe_picture


def described(values):
    data = nc.Dataset.from_frame(pd.DataFrame({"size": [1.0, 2.0, 8.0, 9.0], "x": values}))
    data = data.with_roles({"x": "describe"})
    return describe_column(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2)), "x")


def test_sentence_explains_the_marks():
    nouns = ("row", "rows")
    assert describe_picture(described(list("abab")), nouns).endswith("the grey stroke is the share of all rows.")
    assert describe_picture(described([1.0, 2.0, 3.0, 4.0]), nouns).endswith("the thin line the middle 90 %.")


def test_table_has_each_share_in_words():
    table = build_description_table(described(list("aabb")))
    assert table["head"] == ["x", "x"]
    assert table["rows"] == [
        ["all rows: a 50 % (2 of 4)", "all rows: b 50 % (2 of 4)"],
        ["cluster 0: a 100 % (2 of 2)", "cluster 0: b 0 % (0 of 2)"],
        ["cluster 1: a 0 % (0 of 2)", "cluster 1: b 100 % (2 of 2)"],
    ]


def test_table_of_a_number_leaves_out_a_cluster_without_a_value():
    rows = build_description_table(described([1.0, 2.0, None, None]))["rows"]
    assert [row[0].split(":")[0] for row in rows] == ["all rows", "cluster 0"]
