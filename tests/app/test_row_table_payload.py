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
from tests.helpers.analyses import analyse_columns


def columns_of(table, own=()):
    built = payload.build_row_table(table, own, "wine", "Rows", "id")
    json.dumps(built, allow_nan=False)
    return {column["head"]: column for column in built["columns"]}


def own_column(kind, values, unit="", order=()):
    series = pd.Series(values)
    head = pd.DataFrame({"row": range(len(series))})
    column = Column("x", kind, "feature", unit, "", order)
    return list(columns_of(head, [(column, series, format_column(series, column))]).values())[-1]


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
    assert own_column(kind, values)["values"] == texts


@pytest.mark.parametrize(
    ("kind", "values", "order", "ranks"),
    [
        ("number", [10.0, 9.0, None], (), [2, 1, 0]),
        ("date", [pd.Timestamp("2024-03-01"), pd.Timestamp("2023-12-31"), pd.NaT], (), [2, 1, 0]),
        ("ordered", ["high", "low", None, "mid"], ("low", "mid", "high"), [3, 1, 0, 2]),
        ("boolean", [True, False, None], (), [2, 1, 0]),
    ],
)
def test_own_cells_are_sorted_by_their_values(kind, values, order, ranks):
    assert own_column(kind, values, order=order)["ranks"] == ranks


@pytest.mark.parametrize("kind", ["category", "text"])
def test_words_need_no_ranks(kind):
    assert own_column(kind, ["b", "a"]) == {"head": "x", "values": ["b", "a"]}


def test_unit_stands_in_the_cells():
    assert own_column("number", [1.0], unit="kg")["values"] == ["1\N{NO-BREAK SPACE}kg"]
    assert own_column("number", [1.0], unit="kg")["right"]


def test_cells_of_some_rows_are_written_as_those_of_all():
    prices = pd.Series([1.5, 2.25, 3.0])
    column = Column("price", "number", "feature")
    some = (column, prices.iloc[2:], format_column(prices, column))
    assert columns_of(pd.DataFrame({"row": [2]}), [some])["price"]["values"] == ["3.00"]


def test_every_column_of_a_messy_sample_can_be_added():
    data = nc.load_sample("customers")
    rows = pd.DataFrame({"row": range(len(data.frame))})
    built = payload.build_row_table(
        rows, [(c, data.frame[c.name], format_column(data.frame[c.name], c)) for c in data.columns], "row", "Rows", "id"
    )
    json.dumps(built, allow_nan=False)
    assert len(built["columns"]) == len(data.columns) + 1
    assert {len(column["values"]) for column in built["columns"]} == {len(data.frame)}
