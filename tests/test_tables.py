"""Tables of an analysis: overview, published table, export, and the numbers behind each figure."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import files
from neon_core.errors import ArgumentError, DataError, RowError
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from neon_core.tables import bars_table, export_table, map_table, overview_table, published_table, relevance_table
from tests.helpers.analyses import analyse_columns, category_analysis, customer_analysis


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


# --- the tables on the screen ---


def test_overview_table_has_the_requested_rows_in_their_order(wine):
    table = overview_table(wine, np.array([83, 60]))
    assert table["row"].tolist() == [83, 60]
    columns = ["row", "cluster", "class", "evidence", "distance to boundary", "nearest competitor"]
    assert table.columns.tolist() == columns
    assert table["evidence"].round(4).tolist() == [0.4378, 0.0772]


def test_evidence_is_the_sum_of_the_relevance(wine):
    table, relevance = overview_table(wine, wine.design.rows), wine.explanation.relevance
    np.testing.assert_allclose(table["evidence"], relevance.sum(axis=1), atol=1e-12)
    np.testing.assert_array_equal(table["evidence"], wine.explanation.logit)


def test_published_table_has_the_published_probabilities(wine):
    table = published_table(wine)
    assert table["probability"].round(2).tolist() == [0.52, 0.56, 0.52, 0.52, 0.57, 0.61, 0.5, 0.53, 0.55]


def test_overview_table_begins_with_row_names_under_a_unique_name():
    for column, name in (("who", "who"), ("row", "row (2)"), ("cluster", "cluster (2)")):
        frame = pd.DataFrame({column: ["a", "b", "<i>", None], "x": [0.0, 1.0, 5.0, 6.0]})
        data = nc.Dataset.from_frame(frame).with_roles({column: "row id"})
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
        table = overview_table(analysis, np.array([2, 0, 3]))
        assert table.columns[0] == name
        assert table.iloc[:, 0].tolist() == ["<i>", "a", "row 3"]
        assert table["row"].tolist() == [2, 0, 3]


# --- the exported table ---


def test_export_table_has_every_row_and_relevance_adds_up_to_the_logit(wine):
    data = nc.load_sample("wine")
    table = export_table(data, wine)
    assert table.columns[:14].tolist() == data.frame.columns.tolist()
    head = ["row", "cluster", "class (2)", "logit", "distance to boundary", "nearest competitor"]
    assert table.columns[14:20].tolist() == head
    assert table.columns[20:].tolist() == [f"relevance of {name}" for name in wine.design.column_names]
    np.testing.assert_allclose(table.iloc[:, 20:].sum(axis=1), table["logit"], atol=1e-12)
    assert table["class"].tolist() == table["class (2)"].tolist()
    assert table["cluster"].tolist() == wine.clustering.labels.tolist()
    again = pd.read_csv(io.BytesIO(files.export_csv(table)))
    np.testing.assert_array_equal(again["logit"], table["logit"])
    np.testing.assert_array_equal(again["relevance of proline"], table["relevance of proline"])


def test_export_table_has_rows_that_were_left_out_without_results():
    frame = pd.DataFrame({"a": [1.0, np.nan, 3.0, 9.0], "kind": ["u", "v", None, "u"]})
    data = nc.Dataset.from_frame(frame, class_column="kind")
    with pytest.warns(nc.NeonWarning, match="1 row has no value in any column that counts and was left out: row 1"):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, missing="drop"))
    table = export_table(data, analysis)
    assert table["row"].tolist() == [0, 1, 2, 3]
    assert table["cluster"].isna().tolist() == [False, True, False, False]
    assert table["class"].isna().tolist() == [False, True, True, False]
    assert table["relevance of a"].isna().tolist() == [False, True, False, False]
    lines = files.export_csv(table).decode().splitlines()
    assert lines[2].startswith(',"v",1,,,')


def test_export_table_of_one_cluster_has_no_competitor_logit_or_distance():
    iris = nc.load_sample("iris")
    table = export_table(iris, nc.analyse(iris, nc.AnalysisConfig(n_clusters=1)))
    assert table[["logit", "distance to boundary", "nearest competitor"]].isna().all(axis=None)


def test_export_table_keeps_the_user_s_column_names_and_numbers_its_own():
    frame = pd.DataFrame({"cluster": [1.0, 2.0, 9.0], "logit": [3.0, 1.0, 2.0]})
    data = nc.Dataset.from_frame(frame)
    table = export_table(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2)))
    assert table.columns[:2].tolist() == ["cluster", "logit"]
    assert table["cluster"].tolist() == [1, 2, 9]
    assert table.columns[2:].tolist()[:3] == ["row", "cluster (2)", "logit (2)"]


def test_export_table_keeps_the_values_of_a_class():
    large = pd.array([2**62 + 1, None] * (6), dtype="Int64")
    for values, first in ((large, 2**62 + 1), ([True, None] * (6), True), ([(1, 2), (3, 4)] * (6), (1, 2))):
        data = nc.Dataset.from_frame(pd.DataFrame({"x": np.arange(12.0), "q": values}), class_column="q")
        assert export_table(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2)))["class"][0] == first


# --- the numbers behind the figures ---


def test_map_table_has_places_clusters_classes_and_misplaced_rows(wine):
    projection = pca_map(wine)
    table = map_table(wine, projection)
    assert table.columns.tolist() == ["row", "x", "y", "cluster", "class", "misplaced"]
    assert table["row"].tolist() == list(range(178))
    np.testing.assert_array_equal(table[["x", "y"]], projection.points)
    assert table["cluster"].tolist() == wine.clustering.labels.tolist()
    assert table["class"].value_counts().to_dict() == {1: 71, 0: 59, 2: 48}
    assert table["misplaced"].mean() == projection.misplaced_share


def test_map_table_without_known_class_has_no_class_column():
    data = nc.Dataset.from_frame(pd.DataFrame({"x": [0.0, 1.0, 9.0], "y": [1.0, 0.0, 9.0]}))
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    assert map_table(analysis, pca_map(analysis)).columns.tolist() == ["row", "x", "y", "cluster", "misplaced"]


def test_bars_table_is_ordered_by_size_and_ends_with_the_logit(wine):
    explanation = explain_row(wine, 60)
    table = bars_table(explanation)
    assert table.columns.tolist() == ["feature", "value", "centroid 2", "centroid 1", "relevance"]
    bars, total = table.iloc[:-1], table.iloc[-1]
    assert bars["relevance"].abs().is_monotonic_decreasing
    assert set(bars["feature"]) == set(wine.design.column_names)
    assert total["feature"] == "sum"
    assert total["relevance"] == pytest.approx(wine.explanation.logit[60], abs=1e-12)
    proline = bars.set_index("feature").loc["proline"]
    assert proline["value"] == nc.load_sample("wine").frame["proline"][60]


def test_relevance_table_has_one_line_a_row(wine):
    table = relevance_table([explain_row(wine, row) for row in (83, 60)])
    assert table["row"].tolist() == [83, 60]
    assert table.columns[2:].tolist() == list(wine.design.column_names)
    np.testing.assert_allclose(table.iloc[:, 2:].sum(axis=1), table["logit"], atol=1e-12)
    np.testing.assert_allclose(table["logit"], wine.explanation.logit[[83, 60]])


def test_bars_table_has_each_value_of_a_category_below_its_column():
    point = explain_row(category_analysis(), 0)
    table = bars_table(point)
    assert table["feature"].tolist() == ["size", "kind", "  of this v", "  of this u", "sum"]
    assert table["value"].tolist()[:2] == [0, "u"]
    assert table[f"centroid {point.standing.label}"].tolist()[:4] == [0, 0.5, 0.5, 0.5]
    assert table[f"centroid {point.standing.competitor}"].tolist()[:4] == [10, 0, 1, 0]
    np.testing.assert_allclose(table["relevance"], [1, 0.75, 0.375, 0.375, 1.75])


def test_bars_table_has_dates():
    point = explain_row(customer_analysis(), 0)
    line = bars_table(point).set_index("feature").loc["Customer since"]
    at = point.columns.names.index("Customer since")
    origin = point.columns.origins[at]
    assert line["value"] == f"{origin + pd.Timedelta(days=point.scale.values[at]):%Y-%m-%d}"
    mean = origin + pd.Timedelta(days=point.scale.centroids[point.standing.label, at])
    assert abs(pd.Timestamp(str(line[f"centroid {point.standing.label}"])) - mean) <= pd.Timedelta(seconds=1)


def test_numbers_behind_the_figures_are_those_in_them(wine):
    projection = pca_map(wine)
    rows = map_table(wine, projection)
    np.testing.assert_array_equal(rows[["x", "y"]], projection.points)
    assert rows["misplaced"].sum() == 3
    bars = bars_table(explain_row(wine, 60))
    assert bars["feature"].iloc[-1] == "sum"
    assert bars["relevance"].iloc[:-1].sum() == pytest.approx(bars["relevance"].iloc[-1], abs=1e-15)
    nine = relevance_table([explain_row(wine, int(row)) for row in wine.mismatches()])
    np.testing.assert_allclose(nine.iloc[:, 2:].sum(axis=1), nine["logit"], atol=1e-14)


# --- one cluster, and arguments that do not belong together ---


def test_tables_of_one_cluster_name_no_competitor():
    analysis = analyse_columns({"size": [1.0, 2.0, 4.0], "day": pd.date_range("2024-01-01", periods=3)}, n_clusters=1)
    bars = bars_table(explain_row(analysis, 0))
    assert list(bars.columns) == ["feature", "value", "centroid 0", "relevance"]
    assert list(overview_table(analysis, [0]).columns) == ["row", "cluster"]
    assert len(published_table(analysis)) == 0
    assert relevance_table([explain_row(analysis, 0)])["logit"].isna().all()


@pytest.mark.parametrize("rows", [[178], [0, -1], [0.5], "ab", None, [[0]], [True], [10**400]])
def test_rows_that_are_none_are_refused(wine, rows):
    with pytest.raises(RowError):
        overview_table(wine, rows)


def test_row_that_was_left_out_is_refused():
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(
            nc.Dataset.from_frame(pd.DataFrame({"size": [1.0, np.nan, 3.0, 9.0]})),
            nc.AnalysisConfig(n_clusters=2, missing="drop"),
        )
    assert overview_table(analysis, [3, 0])["row"].tolist() == [3, 0]
    with pytest.raises(RowError, match="Row 1 was left out"):
        overview_table(analysis, [0, 1])


def test_table_and_analysis_of_different_size_are_refused(wine):
    with pytest.raises(DataError, match="The table has 150 rows, and the table of the analysis 178"):
        export_table(nc.load_sample("iris"), wine)


def test_rows_of_different_analyses_are_refused(wine):
    with pytest.raises(ArgumentError, match="explained by different columns"):
        relevance_table([explain_row(wine, 0), explain_row(category_analysis(), 0)])


def test_classes_that_are_tuples_are_exported():
    kinds = [(1, 2), (1, 2), (3, 4), (3, 4)]
    dataset = nc.Dataset.from_frame(pd.DataFrame({"size": [0.0, 1.0, 8.0, 9.0], "kind": kinds}), class_column="kind")
    analysis = nc.analyse(dataset, nc.AnalysisConfig(n_clusters=2))
    assert export_table(dataset, analysis)["class"].tolist() == kinds
    assert len(published_table(analysis)) == 0
