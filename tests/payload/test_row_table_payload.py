"""The table of rows as it travels: numbers, powers of ten, texts, and the order of what is no word."""

from __future__ import annotations

import json

import numpy as np

from neon_core import payload
from neon_core.tables import overview_table
from tests.helpers.analyses import analyse_columns


def columns_of(table):
    built = payload.build_row_table(table, "wine", "Rows", "id")
    json.dumps(built, allow_nan=False)
    return {column["head"]: column for column in built["columns"]}


def test_results_are_numbers_with_their_decimals(wine_analysis):
    built = columns_of(overview_table(wine_analysis, [83, 60]))
    assert built["wine"] == {"head": "wine", "values": [83, 60]}
    assert built["cluster"]["values"] == [2, 2]
    assert built["class"] == {"head": "class", "values": ["1", "1"]}
    assert built["evidence"] == {"head": "evidence", "values": [0.4378, 0.0772], "decimals": 4}


def test_tiny_results_are_texts_in_their_order():
    analysis = analyse_columns({"a": [0.0, 1e-5, 5e-5, 6e-5]}, n_clusters=2, scaling="none")
    evidence = columns_of(overview_table(analysis, analysis.design.rows))["evidence"]
    assert "·10⁻⁹" in evidence["values"][0]
    assert evidence["right"]
    by_rank = np.argsort(evidence["ranks"], kind="stable")
    np.testing.assert_array_equal(by_rank, np.argsort(analysis.explanation.logit, kind="stable"))


def test_evidence_of_one_cluster_is_not_there():
    analysis = analyse_columns({"a": [0.0, 1.0]}, n_clusters=1)
    assert list(columns_of(overview_table(analysis, [0, 1]))) == ["wine", "cluster"]
