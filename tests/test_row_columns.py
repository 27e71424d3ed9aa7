"""The columns of the table of every row: results and the user's own, filtered, searched and sorted."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import DataError, FilterError
from neon_core.row_columns import build_row_columns
from neon_core.row_query import Condition, RowQuery
from neon_core.samples import PUBLISHED
from neon_core.tables import overview_table
from tests.helpers.analyses import analyse_columns


@pytest.fixture(scope="module")
def wine():
    data = nc.load_sample("wine")
    return data, nc.analyse(data, PUBLISHED)


@pytest.fixture(scope="module")
def table(wine):
    return build_row_columns(*wine)


def named():
    frame = pd.DataFrame(
        {"who": ["Ann", "Bob", None, "ann lee"], "size": [1.0, 9.0, None, 2.0], "cluster": ["x", "y", "y", None]}
    )
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return build_row_columns(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2, missing="drop")))


def test_results_are_those_of_the_overview(wine, table):
    shown = overview_table(wine[1], table.rows)
    assert list(table.results) == list(shown)
    for name, own in table.results.items():
        expected = shown[name].astype(str) if name == "class" else shown[name]
        assert table.columns[own].values.tolist() == expected.tolist()


def test_rows_of_conditions_are_those_of_pandas(wine, table):
    frame = nc.load_sample("wine").frame.assign(cluster=wine[1].clustering.labels)
    query = RowQuery((Condition("proline", "above", "1000"), Condition("cluster", "is not", "0")))
    assert table.filter_rows(query).tolist() == frame.query("proline > 1000 and cluster != 0").index.tolist()
    assert table.filter_rows(RowQuery()).tolist() == list(range(178))


def test_named_clusters_are_filtered_by_their_names(wine):
    data, analysis = wine
    table = build_row_columns(data, analysis.rename({2: "Young wines"}))
    assert list(table.results) == list(overview_table(analysis.rename({2: "Young wines"}), table.rows))
    query = RowQuery((Condition("cluster name", "=", "Young wines"),))
    assert table.filter_rows(query).tolist() == np.flatnonzero(analysis.clustering.labels == 2).tolist()


def test_hardest_row_is_first_by_its_evidence(wine, table):
    assert table.rows[table.order("evidence")[0]] == wine[1].explanation.logit.argmin()
    np.testing.assert_array_equal(table.order("evidence", is_descending=True)[::-1], table.order("evidence"))


def test_rows_that_were_left_out_are_not_there():
    table = named()
    assert table.rows.tolist() == [0, 1, 3]
    assert table.filter_rows(RowQuery((Condition("size", "at most", "2"),))).tolist() == [0, 3]


def test_result_with_the_name_of_a_column_has_a_number():
    table = named()
    assert list(table.columns)[:2] == ["who", "cluster (2)"]
    assert table.results["cluster"] == "cluster (2)"
    assert table.filter_rows(RowQuery((Condition("cluster", "is missing"),))).tolist() == [3]


def test_search_finds_names_texts_and_numbers_of_rows(table):
    assert named().filter_rows(RowQuery(search="ANN")).tolist() == [0, 3]
    assert named().filter_rows(RowQuery(search="y")).tolist() == [1]
    assert named().filter_rows(RowQuery(search="zz")).tolist() == []
    assert table.filter_rows(RowQuery(search="wine 7")).tolist() == []
    assert table.filter_rows(RowQuery(search="#61")).tolist() == [61]
    assert table.filter_rows(RowQuery((Condition("proline", "above", "1500"),), search="14")).tolist() == [14]


def test_unknown_columns_and_other_tables_are_refused(wine, table):
    with pytest.raises(FilterError, match="There is no column “gone”"):
        table.order("gone")
    with pytest.raises(FilterError, match="There is no column “gone”"):
        table.filter_rows(RowQuery((Condition("gone", "is missing"),)))
    with pytest.raises(DataError, match="The table has 150 rows"):
        build_row_columns(nc.load_sample("iris"), wine[1])


def test_evidence_is_equal_to_what_is_shown():
    analysis = analyse_columns({"a": [0.0, 1e-5, 5e-5, 6e-5]}, n_clusters=2, scaling="none")
    table = build_row_columns(nc.Dataset.from_frame(pd.DataFrame({"a": [0.0, 1e-5, 5e-5, 6e-5]})), analysis)
    assert table.columns["evidence"].form.digits == 3
    smallest = f"{analysis.explanation.logit[1]:.2e}"
    assert table.filter_rows(RowQuery((Condition("evidence", "=", smallest),))).tolist() == [1, 2]


def test_one_cluster_has_no_evidence():
    data = nc.Dataset.from_frame(pd.DataFrame({"a": [0.0, 1.0]}))
    table = build_row_columns(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=1)))
    assert list(table.columns) == ["row", "cluster", "a"]
