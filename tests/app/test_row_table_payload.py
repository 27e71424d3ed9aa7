"""The table of rows as it travels: numbers, powers of ten, texts, and the order of what is no word."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.dataset import Column
from neon_core.tables import overview_table
from neon_core.value_format import format_column
from pages.shared.live_chart import payload
from pages.shared.wording import row_table_words
from tests.helpers.analyses import analyse_columns


def columns_of(table):
    built = payload.build_row_table(table, "wine", "Rows", "id")
    json.dumps(built, allow_nan=False)
    return {column["head"]: column for column in built["columns"]}


def own_cells(kind, values, unit=""):
    series = pd.Series(values)
    column = Column("x", kind, "feature", unit)
    return row_table_words.format_cells(kind, series, format_column(series, column))


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


@pytest.mark.parametrize(
    ("kind", "values", "texts"),
    [
        ("number", [1998.0, 2004.0, None], ["1998", "2004", None]),
        ("number", [12500.0, 900.0], ["12,500", "900"]),
        ("number", [1.5, 2.0, -3.25], ["1.50", "2.00", "−3.25"]),
        ("number", [np.inf, 1.0], [None, "1"]),
        ("boolean", [True, False, None], ["yes", "no", None]),
        ("date", [pd.Timestamp("2024-03-01"), pd.NaT], ["2024-03-01", None]),
        ("date", [pd.Timestamp("2024-03-01 13:30")], ["2024-03-01 13:30"]),
        ("category", ["red", None, "<b>"], ["red", None, "<b>"]),
        ("text", ["a\nb\u202e" + "x" * 500], ["a b" + "x" * 196 + "…"]),
    ],
    ids=str,
)
def test_own_cells_are_written_as_people_write_them(kind, values, texts):
    assert own_cells(kind, values) == texts


def test_unit_stands_in_the_cells():
    assert own_cells("number", [1.0], unit="kg") == ["1\N{NO-BREAK SPACE}kg"]


def test_cells_of_some_rows_are_written_as_those_of_all():
    prices = pd.Series([1.5, 2.25, 3.0])
    form = format_column(prices, Column("price", "number", "feature"))
    assert row_table_words.format_cells("number", prices.iloc[2:], form) == ["3.00"]


def test_cells_of_every_column_of_a_messy_sample_can_travel():
    data = nc.load_sample("customers")
    for column in data.columns:
        values = data.frame[column.name]
        cells = row_table_words.format_cells(column.kind, values, format_column(values, column))
        json.dumps(cells, allow_nan=False)
        assert len(cells) == len(data.frame)
