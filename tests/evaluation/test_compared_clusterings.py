"""Two clusterings of wine as drawn, and others: scaling, columns, left-out rows, labels and an earlier export."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

import neon_core as nc
from neon_core.errors import DataError
from tests.helpers.analyses import analyse_columns, wine_analysis


@pytest.fixture(scope="module")
def three_to_four():
    return nc.compare(wine_analysis(), wine_analysis(n_clusters=4))


def test_wine_from_three_to_four_as_drawn(three_to_four):
    flow = three_to_four.flow
    assert sorted(flow.counts.sum(axis=0).tolist()) == [26, 45, 47, 60]
    assert (len(three_to_four.moved), round(three_to_four.rand, 2)) == (27, 0.79)
    (new,) = three_to_four.new
    assert new.sources == ((1, 18), (2, 8))
    assert [column.name for column in new.columns[:2]] == ["OD280/OD315", "nonflavanoid phenols"]
    values = [(float(f"{c.here[0]:.2f}"), float(f"{c.elsewhere[0]:.2f}")) for c in new.columns[:2]]
    assert values == [(2.25, 3.05), (0.45, 0.31)]
    (one,) = [stream for stream in flow.moving if stream.n_rows == 1]
    assert (one.before, dict(three_to_four.matching)[1]) == (0, one.after)


def test_moved_rows_are_those_of_the_streams(three_to_four):
    moved = three_to_four.moved
    rows = np.concatenate([three_to_four.rows_of(stream) for stream in three_to_four.flow.moving])
    assert sorted(rows.tolist()) == moved["row"].tolist()
    assert list(moved.columns) == ["row", "before", "after"]
    assert 60 in moved["row"].tolist()
    labels = wine_analysis().clustering.labels, wine_analysis(n_clusters=4).clustering.labels
    assert three_to_four.rand == pytest.approx(adjusted_rand_score(*labels), abs=1e-12)
    line = moved.set_index("row").loc[60]
    assert (line["before"], line["after"]) == (labels[0][60], labels[1][60])


def test_same_clusterings_do_not_move():
    same = nc.compare(wine_analysis(), wine_analysis())
    assert (same.rand, same.matched_share, len(same.moved), same.new) == (1.0, 1.0, 0, ())


def test_other_scaling_and_columns():
    scaled = nc.compare(wine_analysis(), wine_analysis(scaling="none"))
    assert 0.3 < scaled.rand < 0.5
    fewer = nc.analyse(nc.load_sample("wine").with_roles({"proline": "ignore"}), wine_analysis().config)
    assert nc.compare(wine_analysis(), fewer).flow.n_rows == 178


def test_rows_that_one_leaves_out_are_not_compared():
    columns = {"x": [0.0, 1.0, 8.0, np.nan], "y": [0.0, np.nan, 8.0, 9.0]}
    first = analyse_columns(columns, n_clusters=2, fills={"x": "leave out"})
    other = analyse_columns(columns, n_clusters=2, fills={"y": "leave out"})
    comparison = nc.compare(first, other)
    assert (comparison.rows.tolist(), comparison.n_left_out) == ([0, 2], 2)


def test_source_without_match_is_compared_by_its_rows():
    first = analyse_columns({"x": [0.0, 10.0, 20.0, 21.0]}, n_clusters=1, scaling="none")
    other = analyse_columns({"x": [0.0, 10.0, 20.0, 21.0]}, n_clusters=3, scaling="none")
    comparison = nc.compare(first, other)
    assert [new.beside for new in comparison.new] == [comparison.matching[0][1]] * 2


def test_labels_of_a_column():
    comparison = nc.compare(wine_analysis(), nc.load_sample("wine").frame["class"])
    assert (comparison.after_names, len(comparison.moved), comparison.has_model) == (("0", "1", "2"), 9, False)
    assert round(comparison.rand, 3) == 0.854
    assert comparison.new == ()


def test_new_label_has_sources_but_no_columns():
    comparison = nc.compare(analyse_columns({"x": [0.0, 1.0, 9.0, 9.5]}, n_clusters=2), ["a", "a", "b", "c"])
    (new,) = comparison.new
    assert new.columns == ()
    assert new.sources[0][1] == 1


def test_earlier_export_is_compared_by_row():
    export = wine_analysis(n_clusters=4).to_frame().sample(frac=1.0, random_state=0)
    comparison = nc.compare(wine_analysis(), export.head(100))
    assert (comparison.id_column, comparison.flow.n_rows, comparison.n_left_out) == ("row", 100, 78)
    whole = nc.compare(wine_analysis(), export)
    assert whole.rand == nc.compare(wine_analysis(), wine_analysis(n_clusters=4)).rand


def test_merged_and_named_clusters_are_compared():
    merged = wine_analysis().merge(0, 1).rename({0: "Both"})
    comparison = nc.compare(wine_analysis(), merged)
    assert (comparison.flow.counts.shape, comparison.after_names) == ((3, 2), ("Both", ""))


def test_other_table_is_refused():
    with pytest.raises(DataError, match="of a table with 4 rows, this one of 178"):
        nc.compare(wine_analysis(), analyse_columns({"x": [0.0, 1.0, 2.0, 3.0]}))
    table = nc.Dataset.from_frame(pd.DataFrame({"x": [0.0, np.nan], "y": [np.nan, 1.0]}))
    config = nc.AnalysisConfig(n_clusters=1, missing="drop")
    with pytest.warns(nc.NeonWarning):
        first, other = (nc.analyse(table.with_roles({name: "ignore"}), config) for name in "yx")
    with pytest.raises(DataError, match="No row is in both"):
        nc.compare(first, other)
