"""The summary of each cluster by column: by hand, its laws, and against pandas."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ArgumentError
from neon_core.summaries.column_summary import COLUMNS
from tests.helpers.analyses import analyse_columns, category_analysis
from tests.helpers.cluster_tables import analyses, fit, mixed_analysis, mixed_dataset

CASES = sorted(analyses())
VALUES = ("mean", "median", "spread", "elsewhere")


def by_cluster(analysis, name):
    """Return a column of the summary as a table, clusters x columns."""
    summary = nc.summarise(analysis)
    return summary[name].to_numpy().reshape(len(analysis.clustering.sizes), -1)


def lines_of(analysis) -> dict[tuple[int, str], Any]:
    """Return the lines of the summary by cluster and column."""
    return {(line["cluster"], line["column"]): line for line in nc.summarise(analysis).to_dict("records")}


def values_of(line, *names):
    return [line[name] for name in names]


def test_two_clusters_by_hand():
    """Scaled 0, 0.2, 0.8, 1 with centroids 0.1 and 0.9: h of the rows 0.8, 0.48, 0.48, 0.8. Weights count half."""
    columns = {"size": [0.0, 2.0, 8.0, 10.0], "weight": [5.0, 5.0, 5.0, 6.0]}
    analysis = analyse_columns(columns, n_clusters=2, weights={"weight": 0.5})
    summary = lines_of(analysis)
    low = 0 if analysis.clustering.labels[0] == 0 else 1
    size, weight = summary[low, "size"], summary[low, "weight"]
    assert values_of(size, *VALUES) == [1.0, 1.0, 1.0, 9.0]
    assert (size["relevance"], size["absolute_relevance"]) == pytest.approx((0.64, 0.64))
    assert (size["direction"], size["separation"]) == ("below", pytest.approx(64 / 68))
    assert values_of(weight, *VALUES) == [5.0, 5.0, 0.0, 5.5]
    assert (weight["relevance"], weight["separation"]) == pytest.approx((0.125, 1 / 3))
    high = summary[1 - low, "weight"]
    assert (high["relevance"], high["absolute_relevance"]) == pytest.approx((0.125, 0.25))
    assert high["direction"] == "above"


@pytest.mark.parametrize("name", CASES)
def test_relevance_of_the_columns_adds_up_to_the_mean_evidence(name):
    analysis = analyses()[name][1]
    sums = by_cluster(analysis, "relevance").sum(axis=1)
    for k, size in enumerate(analysis.clustering.sizes):
        if size == 0:
            assert math.isnan(sums[k])
        elif len(analysis.clustering.sizes) == 1:
            assert sums[k] == 0.0
        else:
            members = analysis.clustering.labels == k
            assert abs(sums[k] - analysis.explanation.logit[members].mean()) <= 1e-12


@pytest.mark.parametrize("name", CASES)
def test_every_cluster_and_column_has_a_line(name):
    analysis = analyses()[name][1]
    summary = nc.summarise(analysis)
    names = list(analysis.design.column_names)
    assert tuple(summary.columns) == COLUMNS
    assert summary["column"].tolist() == names * len(analysis.clustering.sizes)
    assert (summary["absolute_relevance"].fillna(0.0) >= summary["relevance"].fillna(0.0).abs() - 1e-15).all()
    assert set(summary["direction"]) <= {"above", "below", ""}
    assert summary["separation"].dropna().between(0.0, 1.0).all()


def test_numbers_are_those_of_pandas():
    analysis, frame = analyses()["wine"][1], nc.load_sample("wine").frame
    groups = frame[list(analysis.design.column_names)].groupby(analysis.clustering.labels)
    labels = analysis.clustering.labels
    rest = np.stack([frame[list(analysis.design.column_names)][labels != k].mean() for k in range(3)])
    expected = {"mean": groups.mean(), "median": groups.median(), "spread": groups.std(ddof=0), "elsewhere": rest}
    for name, values in expected.items():
        np.testing.assert_allclose(by_cluster(analysis, name), np.asarray(values), rtol=1e-9, atol=1e-12)


def test_relevance_is_the_mean_of_the_members_with_categories_added_up():
    analysis = mixed_analysis()
    relevance = analysis.design.by_column(analysis.explanation.relevance)
    for k in range(4):
        members = analysis.clustering.labels == k
        np.testing.assert_allclose(by_cluster(analysis, "relevance")[k], relevance[members].mean(axis=0), atol=1e-12)
        absolute = np.abs(relevance[members]).mean(axis=0)
        np.testing.assert_allclose(by_cluster(analysis, "absolute_relevance")[k], absolute, atol=1e-12)


def test_category_has_the_share_of_the_value_that_differs_most():
    first = lines_of(category_analysis())[0, "kind"]
    assert values_of(first, "value", *VALUES) == ["v", 0.5, 0.5, 0.5, 1.0]
    assert first["separation"] == pytest.approx(1 / math.sqrt(3))


def test_dates_are_dates_and_transformed_numbers_stay_in_units():
    summary = lines_of(mixed_analysis())
    since = summary[0, "since"]
    assert all(isinstance(since[name], pd.Timestamp) for name in ("mean", "median", "elsewhere"))
    assert 0.0 < since["spread"] < 1000.0
    labels, income = mixed_analysis().clustering.labels, mixed_dataset().frame["income"]
    filled = income.fillna(income.median())
    for k in range(4):
        line = summary[k, "income"]
        assert line["mean"] == pytest.approx(np.exp(np.log(filled[labels == k]).mean()), rel=1e-9)
        assert line["median"] == pytest.approx(filled[labels == k].median(), rel=1e-9)


@pytest.mark.parametrize("has_missing", [False, True])
def test_separation_of_yes_or_no_is_v(has_missing):
    from scipy.stats.contingency import association

    frame = pd.DataFrame({"x": np.arange(60.0), "paid": np.arange(60) % 7 < np.arange(60) / 20})
    frame["paid"] = frame["paid"].astype("boolean")
    frame.loc[frame.index[::9], "paid"] = pd.NA if has_missing else True
    analysis = fit(nc.Dataset.from_frame(frame), n_clusters=3, weights={"paid": 0.01})
    table = pd.crosstab(analysis.clustering.labels, frame["paid"].astype(object).fillna("no answer")).to_numpy()
    summary = nc.summarise(analysis)
    found = summary[summary["column"] == "paid"]["separation"]
    assert found.to_numpy() == pytest.approx(association(table, method="cramer"), abs=1e-12)


def test_one_cluster_has_nothing_to_compare_with():
    summary = nc.summarise(mixed_analysis(1))
    assert summary[["elsewhere", "separation"]].isna().all(axis=None)
    assert (summary[["relevance", "absolute_relevance"]] == 0.0).all(axis=None)
    assert set(summary["direction"]) == {""}


def test_empty_cluster_has_no_values():
    analysis = analyses()["empty cluster"][1]
    summary = nc.summarise(analysis)
    lines = summary[summary["cluster"] == int(analysis.clustering.sizes.argmin())]
    assert lines[["mean", "median", "spread", "relevance"]].isna().all(axis=None)
    assert lines["elsewhere"].notna().all()


def test_direction_is_against_the_midpoint_of_the_competitors_in_question():
    """The middle of three clusters has both others at the same distance: their shares decide, here equal ones."""
    analysis = analyse_columns({"x": [0.0, 0.1, 5.0, 5.1, 10.0, 10.1]}, n_clusters=3)
    assert nc.summarise(analysis)["direction"].tolist() == ["below", "", "above"]


@given(st.integers(1, 5), st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_means_here_and_elsewhere_make_the_mean_of_all(k, seed):
    frame = pd.DataFrame(np.random.default_rng(seed).normal(size=(40, 3)), columns=["a", "b", "c"])
    analysis = fit(nc.Dataset.from_frame(frame), n_clusters=k, n_init=1)
    share = (analysis.clustering.sizes / 40)[:, None]
    whole = share * by_cluster(analysis, "mean") + (1 - share) * np.nan_to_num(by_cluster(analysis, "elsewhere"))
    np.testing.assert_allclose(whole, np.broadcast_to(frame.mean(), (k, 3)), atol=1e-9)


def test_anything_else_is_refused():
    with pytest.raises(ArgumentError, match="analysis"):
        nc.summarise("wine")  # type: ignore[arg-type]
