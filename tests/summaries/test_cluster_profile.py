"""What a cluster is: size, centroid beside all other rows, and known classes."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ArgumentError
from neon_core.summaries import profile_clusters
from tests.helpers.analyses import analyse_columns, category_analysis, customer_analysis, wine_analysis


def test_two_clusters_by_hand():
    """Sizes 0, 2 and 8, 10: means 1 and 9. Weights 5, 5 and 5, 6: means 5 and 5.5. One counts half."""
    columns = {"size": [0.0, 2.0, 8.0, 10.0], "weight": [5.0, 5.0, 5.0, 6.0]}
    analysis = analyse_columns(columns, n_clusters=2, weights={"weight": 0.5})
    low, high = sorted(profile_clusters(analysis), key=lambda profile: profile.columns[0].here[0])
    assert [(profile.size, profile.n_rows, profile.share) for profile in (low, high)] == [(2, 4, 0.5)] * 2
    assert [column.name for column in low.columns] == ["size", "weight"]
    assert [column.here.tolist() for column in low.columns] == [[1.0], [5.0]]
    assert [column.elsewhere.tolist() for column in low.columns] == [[9.0], [5.5]]
    assert [column.apart for column in low.columns] == pytest.approx([0.64, 0.125])
    assert [column.name for column in low.telling_columns] == ["size", "weight"]


def test_elsewhere_is_the_mean_of_all_other_rows():
    wine = wine_analysis()
    frame, labels = nc.load_sample("wine").frame, wine.clustering.labels
    for profile in profile_clusters(wine):
        for column in profile.columns:
            values = frame[column.name].to_numpy()
            assert column.here[0] == pytest.approx(values[labels == profile.cluster].mean(), rel=1e-3)
            assert column.elsewhere[0] == pytest.approx(values[labels != profile.cluster].mean(), rel=1e-3)


def test_columns_come_by_their_squared_distance_and_only_noticeable_ones_are_named():
    for profile in profile_clusters(wine_analysis()):
        apart = [column.apart for column in profile.columns]
        assert apart == sorted(apart, reverse=True)
        assert 1 <= len(profile.telling_columns) <= 4
        assert all(column.apart >= 0.1 * sum(apart) for column in profile.telling_columns)


def test_category_has_a_share_of_each_value():
    first, second = profile_clusters(category_analysis())
    kind = next(column for column in first.columns if column.name == "kind")
    assert dict(zip(kind.categories, kind.here.tolist(), strict=True)) == {"u": 0.5, "v": 0.5}
    assert dict(zip(kind.categories, kind.elsewhere.tolist(), strict=True)) == {"u": 0.0, "v": 1.0}
    assert second.columns[0].name == "size"


def test_main_class_is_that_of_more_than_half_of_the_rows():
    profiles = profile_clusters(wine_analysis())
    assert [profile.main_class for profile in profiles] == [(0, 59), (1, 62), (2, 48)]
    even = analyse_columns({"x": [0.0, 0.1, 9.0, 9.1], "kind": list("abab")}, class_column="kind", n_clusters=2)
    assert [profile.main_class for profile in profile_clusters(even)] == [None, None]
    assert [profile.classes for profile in profile_clusters(even)] == [(("a", 1), ("b", 1))] * 2


def test_unknown_classes_do_not_make_a_main_class():
    kinds = ["a", None, None, "b"]
    analysis = analyse_columns({"x": [0.0, 0.1, 0.2, 9.0], "kind": kinds}, class_column="kind", n_clusters=2)
    by_size = {profile.size: profile for profile in profile_clusters(analysis)}
    assert (by_size[3].main_class, by_size[1].main_class) == (None, ("b", 1))


def test_one_cluster_has_nothing_elsewhere():
    (profile,) = profile_clusters(wine_analysis(n_clusters=1))
    assert np.isnan([column.elsewhere[0] for column in profile.columns]).all()
    assert profile.telling_columns == ()
    assert profile.main_class is None


def test_empty_cluster_has_no_rows_and_no_class():
    analysis = analyse_columns({"x": [0.0, 0.0, 1.0]}, n_clusters=3)
    assert sorted(profile.size for profile in profile_clusters(analysis)) == [0, 1, 2]
    assert all(profile.classes == () for profile in profile_clusters(analysis))


def test_frame_has_a_line_for_each_value_and_adds_up_to_the_distance():
    profile = profile_clusters(customer_analysis())[0]
    frame = profile.to_frame()
    assert len(frame) == len(customer_analysis().design.feature_names)
    assert list(frame.columns) == ["column", "value", "here", "elsewhere", "apart"]
    assert frame["apart"].sum() == pytest.approx(sum(column.apart for column in profile.columns))
    shares = frame[frame["column"] == "Channel"]
    assert shares["here"].sum() == pytest.approx(1.0)


@pytest.mark.parametrize("shift", [0.0, 1e7])
def test_values_that_differ_by_rounding_only_are_not_apart(shift):
    frame = {"x": np.repeat([0.0, 5.0], 30), "y": np.tile([0.1, 0.2, 0.3], 20) + shift}
    for profile in profile_clusters(analyse_columns(frame, n_clusters=2)):
        assert {column.name: column.apart for column in profile.columns}["y"] == 0.0


@given(st.integers(2, 5), st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_means_of_a_cluster_and_of_the_rest_make_the_mean_of_all(k, seed):
    frame = pd.DataFrame(np.random.default_rng(seed).normal(size=(40, 3)), columns=["a", "b", "c"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=k, n_init=1))
    for profile in profile_clusters(analysis):
        for column in profile.columns:
            whole = profile.share * column.here[0] + (1.0 - profile.share) * column.elsewhere[0]
            assert whole == pytest.approx(frame[column.name].mean(), abs=2e-2)


def test_anything_else_is_refused():
    with pytest.raises(ArgumentError, match="analysis"):
        profile_clusters("wine")  # type: ignore[arg-type]
