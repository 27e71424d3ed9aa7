"""The clusters described by a column: its values in each cluster."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import normalized_mutual_info_score

import neon_core as nc
from neon_core.column_description import QUANTILES, describe_column
from neon_core.errors import ArgumentError, ColumnError, DataError

SIZES = [1.0, 2.0, 8.0, 9.0]


def analysed(n_clusters=2, sizes=SIZES, **columns):
    """Return a table of sizes, of which 1 and 2, and 8 and 9, are a cluster, with other columns, and its analysis."""
    frame = pd.DataFrame({"size": sizes, **columns})
    data = nc.Dataset.from_frame(frame).with_roles(dict.fromkeys(columns, "describe"))
    return data, nc.analyse(data, nc.AnalysisConfig(n_clusters=n_clusters))


def describe(values, **more):
    data, analysis = analysed(x=values, **more)
    return describe_column(data, analysis, "x")


def test_column_to_describe_by_does_not_count():
    data, analysis = analysed(x=[5.0, -100.0, 3.0, 100.0])
    alone = nc.analyse(data.with_roles({"x": "ignore"}), analysis.config)
    assert analysis.design.column_names == ("size",)
    assert analysis.clustering.labels.tolist() == alone.clustering.labels.tolist() == [0, 0, 1, 1]


def test_number_has_quantiles_of_each_cluster_and_of_all_rows():
    described = describe([0.0, 10.0, 20.0, 20.0])
    assert described.quantiles.tolist() == [
        [0.5, 2.5, 5.0, 7.5, 9.5],
        [20.0] * 5,
        pytest.approx([1.5, 7.5, 15.0, 20.0, 20.0]),
    ]
    assert (described.sizes.tolist(), described.missing.tolist(), described.values) == ([2, 2], [0, 0], ())
    # mean 12.5; between: 2 * 7.5**2 + 2 * 7.5**2 = 225; in all: 12.5**2 + 2.5**2 + 2 * 7.5**2 = 275
    assert described.association == pytest.approx(225 / 275)


def test_category_has_its_values_by_frequency_and_the_missing_ones_last():
    described = describe(["b", None, "b", "a"])
    assert described.values == ("b", "a", "no answer")
    assert described.counts.tolist() == [[1, 0, 1], [1, 1, 0]]
    assert described.missing.tolist() == [1, 0]
    assert described.shares.tolist() == [[0.5, 0.0, 0.5], [0.5, 0.5, 0.0], [0.5, 0.25, 0.25]]
    assert not described.has_quantiles


def test_date_has_days_and_comes_back_as_dates():
    described = describe(pd.to_datetime(["2024-01-01", "2024-01-03", "2024-02-01", "2024-02-01"]))
    assert described.as_date(described.medians[0]).isoformat() == "2024-01-02T00:00:00"
    assert described.to_frame()["50%"].tolist()[1] == pd.Timestamp("2024-02-01")


def test_ordered_answers_come_in_their_order():
    data, analysis = analysed(x=["often", "never", "often", "rarely"])
    data = data.with_orders({"x": ["never", "rarely", "often"]}).with_roles({"x": "describe"})
    described = describe_column(data, nc.analyse(data, analysis.config), "x")
    assert (described.values, described.counts.tolist()) == (("never", "rarely", "often"), [[1, 0, 1], [0, 1, 1]])


def test_yes_or_no_is_in_words():
    assert describe([True, True, False, True]).values == ("yes", "no")


def test_class_of_numbers_is_a_category():
    data, analysis = analysed(x=[10, 10, 2, 2])
    data = data.with_roles({"x": "class"})
    described = describe_column(data, nc.analyse(data, analysis.config), "x")
    assert described.values == ("2", "10")
    assert described.association == pytest.approx(1.0)


def test_beyond_eleven_values_the_rarer_ones_are_together():
    labels = [chr(97 + i) for i in range(12)]
    data, analysis = analysed(sizes=[float(i % 2 * 50 + i) for i in range(24)], x=labels * 2)
    described = describe_column(data, analysis, "x")
    assert described.values == (*labels[:10], "2 rarer values")
    assert described.counts.sum() == 24


def test_infinite_and_missing_numbers_are_left_out_and_counted():
    described = describe([np.inf, 1.0, np.nan, -np.inf])
    assert described.missing.tolist() == [1, 2]
    assert described.medians[[0, 2]].tolist() == [1.0, 1.0]
    assert np.isnan(described.quantiles[1]).all()
    assert described.association == 0.0


def test_largest_numbers_do_not_overflow():
    described = describe([-1.7e308, 1.7e308, 0.0, 0.0])
    assert np.isfinite(described.quantiles).all()
    assert 0.0 <= described.association <= 1.0


def test_values_that_are_no_keys_are_described_by_their_text():
    assert describe([[1], [1], [2], [1]]).values == ("[1]", "[2]")


def test_rows_that_were_left_out_are_in_no_cluster():
    frame = pd.DataFrame({"size": [1.0, 2.0, None, 8.0, 9.0], "x": ["a", "a", "b", "a", "a"]})
    data = nc.Dataset.from_frame(frame)
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, missing="drop"))
    assert describe_column(data, analysis, "x").counts.tolist() == [[2], [2]]


def test_frame_has_a_line_for_each_cluster_and_one_for_all_rows():
    frame = describe(["b", None, "b", "rows"]).to_frame()
    assert list(frame) == ["cluster", "rows", "missing", "b", "rows (2)", "no answer"]
    assert frame.iloc[-1].tolist() == ["all", 4, 1, 2, 1, 1]
    assert list(describe([1.0, 2.0, 3.0, 4.0]).to_frame()) == [
        "cluster",
        "rows",
        "missing",
        "5%",
        "25%",
        "50%",
        "75%",
        "95%",
    ]


def test_wrong_calls_are_refused():
    data, analysis = analysed(x=["a", "b", "a", "b"])
    with pytest.raises(ArgumentError, match="The analysis is of another dataset"):
        describe_column(data.with_roles({"x": "ignore"}), analysis, "x")
    with pytest.raises(ColumnError, match="There is no column 'y'"):
        describe_column(data, analysis, "y")
    wrong: list[object] = [None, 7]
    for each in wrong:
        with pytest.raises(DataError):
            describe_column(each, analysis, "x")  # type: ignore[arg-type]
        with pytest.raises(ArgumentError):
            describe_column(data, each, "x")  # type: ignore[arg-type]
        with pytest.raises(ColumnError):
            describe_column(data, analysis, each)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from([None, "a", "b", "c"]), min_size=24, max_size=24))
def test_counts_add_up_and_the_information_is_that_of_scikit_learn(values):
    data, analysis = analysed(3, sizes=[float(i % 3 * 50 + i) for i in range(24)], x=pd.Series(values, dtype=object))
    described = describe_column(data, analysis, "x")
    assert described.counts.sum(axis=1).tolist() == analysis.clustering.sizes.tolist()
    codes = pd.factorize(pd.Series(values, dtype=object))[0]
    expected = normalized_mutual_info_score(analysis.clustering.labels, codes)
    assert described.association == pytest.approx(expected if len(set(codes)) > 1 else 0.0, abs=1e-12)


@given(st.lists(st.floats(-1e6, 1e6), min_size=24, max_size=24))
def test_quantiles_are_those_of_each_part(values):
    data, analysis = analysed(3, sizes=[float(i % 3 * 50 + i) for i in range(24)], x=values)
    described = describe_column(data, analysis, "x")
    frame = pd.DataFrame({"x": values, "label": analysis.clustering.labels})
    for k in range(3):
        part = frame["x"][frame["label"] == k]
        assert described.quantiles[k] == pytest.approx(part.quantile(list(QUANTILES)).to_numpy(), abs=1e-6)
    mean, within = frame["x"].mean(), frame["x"] - frame.groupby("label")["x"].transform("mean")
    total = float(((frame["x"] - mean) ** 2).sum())
    if total > 1e-3:
        assert described.association == pytest.approx(1 - float((within**2).sum()) / total, abs=1e-6)
