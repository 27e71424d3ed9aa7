"""Two rows in words."""

from __future__ import annotations

import pandas as pd

import neon_core as nc
from neon_core.wording import describe_pair, describe_pair_detail, to_text
from tests.helpers.analyses import ROW, WINE, analyse_columns, customer_analysis, wine_analysis

CUSTOMER = ("customer", "customers")


def both(analysis, row, other, nouns=WINE):
    pair = nc.together(analysis, row, other)
    return to_text(describe_pair(pair, nouns)), to_text(describe_pair_detail(pair, nouns))


def test_two_clusters():
    headline, detail = both(wine_analysis(), 0, 60)
    assert headline == "Wine 0 is in cluster 0, wine 60 in cluster 2."
    parting = "What parts them most: OD280/OD315 (3.92, not 1.67) and nonflavanoid phenols (0.28, not 0.63)"
    assert detail == f"{parting}; against it: hue (1.040, not 1.250) and malic acid (1.71, not 1.10)."


def test_one_cluster():
    headline, detail = both(wine_analysis(), 0, 1)
    assert headline == "Wine 0 and wine 1 are both in cluster 0."
    assert detail.startswith("Holding them together, and away from cluster 1: ")
    assert " is further inside, most by " in detail


def test_identical_rows():
    analysis = analyse_columns({"x": [0.0, 0.0, 9.0, 10.0]}, n_clusters=2)
    headline, detail = both(analysis, 0, 1, ROW)
    assert headline.startswith("Row 0 and row 1 are both in cluster ")
    assert detail.endswith(": x. Both have the same value in every column that counts.")
    assert both(analysis, 2, 2, ROW) == ("Row 2 is one row, in cluster 1.", "")


def test_rows_on_the_border():
    twins = analyse_columns({"x": [1.0, 1.0]}, n_clusters=2)
    assert both(twins, 0, 1, ROW)[1].startswith("Both lie exactly on the border to cluster 1.")


def test_one_cluster_only():
    assert both(wine_analysis(n_clusters=1), 0, 5)[1] == "Everything is in one cluster: no border is near."


def test_names_categories_and_yes_or_no_have_their_words():
    customers = customer_analysis()
    headline, detail = both(customers, 0, 5, CUSTOMER)
    assert headline.startswith("Customer 0")
    assert "100 %" not in detail
    columns = {"a": [True, True, False, False], "kind": ["u", "u", "v", "v"]}
    data = nc.Dataset.from_frame(pd.DataFrame(columns)).with_roles({"kind": "feature", "a": "feature"})
    text = both(nc.analyse(data, nc.AnalysisConfig(n_clusters=2)), 0, 3, ROW)[1]
    assert text == "What parts them most: a (yes, not no) and kind (u, not v)."
