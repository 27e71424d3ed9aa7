"""Rows left out of a fit: nothing depends on them, and the fit explains them as rows of another table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ColumnError, ConfigError, DataError, RowError
from neon_core.samples import PUBLISHED, SAMPLES

BY_HAND = "left out of the fit by hand"
pytestmark = pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")


def without(dataset, rows):
    """Return the table without some rows: what a fit without them must be like."""
    kept = np.delete(np.arange(len(dataset.frame)), list(rows))
    return replace(dataset, frame=dataset.frame.iloc[kept].reset_index(drop=True)), kept


def assert_same_fit(dataset, config, rows):
    """Hold that a fit without some rows is the fit of the table without them, to the last bit."""
    analysis = nc.analyse(dataset, replace(config, left_out=tuple(rows)))
    table, kept = without(dataset, rows)
    other = nc.analyse(table, config)
    np.testing.assert_array_equal(analysis.design.matrix, other.design.matrix)
    np.testing.assert_array_equal(analysis.clustering.centroids, other.clustering.centroids)
    np.testing.assert_array_equal(analysis.clustering.labels, other.clustering.labels)
    np.testing.assert_array_equal(analysis.design.rows, kept[other.design.rows])
    assert analysis.design.feature_names == other.design.feature_names
    assert analysis.model.beta == other.model.beta
    return analysis


@given(st.sets(st.integers(0, 177), max_size=12))
def test_fit_is_that_of_the_table_without_the_rows(rows):
    assert_same_fit(nc.load_sample("wine"), PUBLISHED, sorted(rows))


def test_scales_categories_and_gaps_do_not_know_the_rows_either():
    roles = {"Country": "feature", "Channel": "feature", "Customer since": "feature"}
    customers = nc.load_sample("customers").with_roles(roles)
    gap = int(np.flatnonzero(customers.frame["Return rate"].isna())[0])
    assert_same_fit(customers, SAMPLES["customers"].opening, [0, gap, 44, 393])


def test_guess_of_a_heavy_tail_does_not_know_the_rows_either():
    frame = pd.DataFrame({"x": [1.0, 2.0, 1.0, 3.0, 2.0, 1.0] * 5 + [90.0], "y": np.linspace(0.0, 1.0, 31)})
    data = nc.Dataset.from_frame(frame)
    config = nc.AnalysisConfig(2, skewed="logarithm")
    assert nc.analyse(data, config).design.columns[0].transform.name == "logarithm"
    assert assert_same_fit(data, config, [30]).design.columns[0].transform.name == "as it is"


def test_rows_are_counted_and_named_where_they_are_missing():
    wine = nc.load_sample("wine")
    with pytest.warns(nc.NeonWarning, match="2 rows were left out of the fit by hand: row 95 and row 121"):
        analysis = nc.analyse(wine, replace(PUBLISHED, left_out=(121, 95)))
    assert analysis.config.left_out == (95, 121)
    assert (analysis.design.rows.size, analysis.design.n_rows) == (176, 178)
    assert analysis.design.is_left_out(95)
    assert [note.kind for note in analysis.notes if BY_HAND in note.text] == ["left out"]
    assert not analysis.design.blank_rows.size
    with pytest.raises(RowError, match="place_left_out"):
        analysis.position(95)


def test_rows_with_gaps_are_counted_apart():
    frame = pd.DataFrame({"x": [0.0, 1.0, 9.0, 10.0, np.nan, np.nan], "y": [0.0, 1.0, 9.0, 10.0, 3.0, np.nan]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(2, missing="drop", left_out=(0,)))
    assert [note.text for note in analysis.notes if note.is_of_preparation] == [
        "1 row was left out of the fit by hand: row 0.",
        "1 row with missing values was left out.",
        "1 row has no value in any column that counts and was left out: row 5.",
    ]


def test_row_placed_is_where_it_would_be():
    wine = nc.load_sample("wine")
    full = nc.analyse(wine, PUBLISHED)
    analysis = nc.analyse(wine, replace(PUBLISHED, left_out=(95, 121, 3)))
    placed = nc.place_left_out(wine, analysis)
    assert placed.rows.tolist() == [3, 95, 121]
    assert placed.refused == {}
    design = analysis.design
    for row in placed.rows.tolist():
        x = (wine.frame.loc[row, list(design.column_names)].to_numpy(float) - design.center) / design.spread
        distances = ((x - analysis.clustering.centroids) ** 2).sum(axis=1)
        point = placed.explain(row)
        assert point.standing.label == distances.argmin()
        assert point.standing.logit == pytest.approx(np.sort(distances)[1] - distances.min(), rel=1e-9)
        assert point.bars.relevance.sum() == pytest.approx(point.standing.logit, rel=1e-9)
        assert (point.identity.row, point.identity.is_left_out) == (row, True)
        assert point.standing.nearer == int((analysis.boundary.distance < point.standing.distance).sum())
        assert point.standing.n_rows == 176
    assert full.clustering.labels[3] == placed.explain(3).standing.label


def test_row_is_explained_at_another_stiffness():
    wine = nc.load_sample("wine")
    placed = nc.place_left_out(wine, nc.analyse(wine, replace(PUBLISHED, left_out=(95,))))
    assert placed.explain(95, 0.0).comparison.beta == 0.0
    assert placed.explain(95).comparison.beta == pytest.approx(placed.fit.model.beta)


def test_merged_clusters_and_names_are_those_of_the_fit():
    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, replace(PUBLISHED, left_out=(95,))).merge(0, 2).rename({0: "Both"})
    point = nc.place_left_out(wine, analysis).explain(95)
    assert point.cluster_names == ("Both", "")


def test_what_the_fit_cannot_know_is_a_reason():
    frame = pd.DataFrame(
        {
            "kind": ["u"] * 6 + ["v"] * 6 + ["z", "u", "u", "u", None],
            "size": [1.0, 2, 3, 1, 2, 3, 11, 12, 13, 11, 12, 13, 5, np.nan, 1e300, 2.0, np.nan],
            "income": [1.0, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 2, 2, 2, 0.0, np.nan],
        }
    )
    data = nc.Dataset.from_frame(frame).with_roles({"kind": "feature"})
    config = nc.AnalysisConfig(
        2, left_out=(12, 13, 14, 15, 16), fills=(("size", "leave out"),), transforms=(("income", "logarithm"),)
    )
    placed = nc.place_left_out(data, nc.analyse(data, config))
    assert placed.placed is None
    assert placed.rows.tolist() == []
    assert placed.refused == {
        12: "Its kind is none of the values in the fit, which knows nothing of it.",
        13: "It has no value of size, and such rows are left out.",
        14: "1 value is infinite or too large to be squared.",
        15: "Its income has no logarithm, by which the column counts.",
        16: "It has no value in any column that counts.",
    }
    with pytest.raises(RowError, match="Row 12 cannot be placed") as error:
        placed.explain(12)
    assert "none of the values in the fit" in error.value.problems[0].hint


def test_one_row_that_cannot_be_read_takes_no_other_with_it():
    frame = pd.DataFrame({"x": [0.0, 1.0, 9.0, 10.0, 1e300, 5.0], "y": [0.0, 1.0, 9.0, 10.0, 1.0, 5.0]})
    data = nc.Dataset.from_frame(frame)
    placed = nc.place_left_out(data, nc.analyse(data, nc.AnalysisConfig(2, left_out=(4, 5))))
    assert placed.rows.tolist() == [5]
    assert list(placed.refused) == [4]
    assert placed.explain(5).standing.n_rows == 5


def test_fit_of_all_rows_has_none_to_place():
    wine = nc.load_sample("wine")
    placed = nc.place_left_out(wine, nc.analyse(wine, PUBLISHED))
    assert (placed.rows.tolist(), placed.placed) == ([], None)
    with pytest.raises(RowError, match="Row 3 was not left out"):
        placed.explain(3)


def test_wrong_rows_and_tables_are_refused():
    wine = nc.load_sample("wine")
    with pytest.raises(DataError, match="There is no row 178 or 500 to leave out") as error:
        nc.analyse(wine, nc.AnalysisConfig(left_out=(3, 178, 500)))
    assert error.value.problems[0].hint == "The rows go from 0 to 177."
    with pytest.raises(ConfigError, match="-1 is not a row to leave out"):
        nc.AnalysisConfig(left_out=(-1,))
    with pytest.raises(DataError, match="2 rows cannot make 3 clusters"):
        nc.analyse(wine, nc.AnalysisConfig(left_out=tuple(range(176))))
    with pytest.raises(ColumnError, match="another table"):
        nc.place_left_out(nc.load_sample("iris"), nc.analyse(wine, replace(PUBLISHED, left_out=(3,))))


def test_settings_and_python_bring_the_rows_back(tmp_path):
    from neon_core.saved.python_code import ShownRow, format_python

    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, replace(PUBLISHED, left_out=(95, 121)))
    saved = nc.save_settings(wine, analysis, tmp_path / "settings.json")
    assert nc.load_settings(tmp_path / "settings.json") == saved
    assert saved.analyse(wine).clustering.inertia == analysis.clustering.inertia
    nc.save_model(wine, analysis, tmp_path / "model.json")
    assert (
        nc.load_model(tmp_path / "model.json").assign(wine.frame).size == 178
    )  # the rows of a new table are all placed
    code = format_python(wine, wine, analysis, ShownRow(95, "wine 95"), "wine")
    assert "left_out=(95, 121)" in code
    scope: dict[str, Any] = {}
    exec(code, scope)
    assert scope["explained"].standing.label == nc.place_left_out(wine, analysis).explain(95).standing.label


def test_streamed_tables_take_no_rows_out(tmp_path):
    nc.load_sample("iris").frame.to_parquet(tmp_path / "iris.parquet")
    with pytest.raises(ConfigError, match="not left out one by one"):
        nc.explain_dataset(tmp_path / "iris.parquet", tmp_path / "out", nc.AnalysisConfig(left_out=(1,)))
