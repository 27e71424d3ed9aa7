"""Every two clusters: their distance by column, and the rows at the border."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ArgumentError
from neon_core.summaries.border_rows import NEAR
from tests.helpers import reference
from tests.helpers.analyses import analyse_columns
from tests.helpers.cluster_tables import analyses


def test_two_clusters_by_hand():
    """Scaled centroids (0.25, 0) and (0.9, 0.5): 0.65 squared and 0.5 squared; rows 1 and 2 lie at the border."""
    columns = {"size": [0.0, 5.0, 8.0, 10.0], "weight": [5.0, 5.0, 5.0, 6.0]}
    analysis = analyse_columns(columns, n_clusters=2, weights={"weight": 1e-6})
    (pair,) = nc.cluster_pairs(analysis)
    low = int(analysis.clustering.labels[0])
    assert pair.clusters == (0, 1)
    sizes = [analysis.design.matrix[analysis.clustering.labels == k].mean(axis=0) for k in (0, 1)]
    np.testing.assert_allclose(pair.contrast, (sizes[1] - sizes[0]) ** 2, atol=1e-15)
    assert pair.squared_distance == pytest.approx(float(((sizes[1] - sizes[0]) ** 2).sum()))
    assert (pair.first if low == 0 else pair.second)[0] < (pair.second if low == 0 else pair.first)[0]
    assert pair.columns[pair.ranked_columns[0]] == "size"


def test_rows_between_by_hand():
    """Centroids 1 and 9, border 5, near is from 3 to 7: the row at 3.5 and none else; nearest are 3.5 and 8."""
    analysis = analyse_columns({"x": [-1.0, 0.5, 3.5, 8.0, 9.0, 10.0]}, n_clusters=2)
    (pair,) = nc.cluster_pairs(analysis)
    assert pair.n_between == 1
    assert sorted(row for row in pair.nearest_rows if row is not None) == [2, 3]


@pytest.mark.parametrize("name", sorted(analyses()))
def test_contrast_adds_up_to_the_squared_distance(name):
    analysis = analyses()[name][1]
    pairs, k = nc.cluster_pairs(analysis), len(analysis.clustering.sizes)
    assert sorted(pair.clusters for pair in pairs) == list(itertools.combinations(range(k), 2))
    distances = [pair.squared_distance for pair in pairs]
    assert distances == sorted(distances)
    for pair in pairs:
        a, b = pair.clusters
        assert abs(pair.contrast.sum() - pair.squared_distance) <= 1e-12
        gap = analysis.clustering.centroids[a] - analysis.clustering.centroids[b]
        assert pair.squared_distance == pytest.approx(float(gap @ gap), abs=1e-12)
        assert (pair.contrast >= 0.0).all()
        np.testing.assert_array_equal(pair.first, analysis.design.in_units(analysis.clustering.centroids)[a])
        np.testing.assert_array_equal(pair.second, analysis.design.in_units(analysis.clustering.centroids)[b])


@given(st.integers(2, 4), st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_borders_are_those_of_the_formulas(k, seed):
    values = np.random.default_rng(seed).normal(size=(25, 2))
    analysis = analyse_columns({"a": values[:, 0], "b": values[:, 1]}, n_clusters=k, n_init=1)
    centroids, labels = analysis.clustering.centroids, analysis.clustering.labels
    h = np.array(
        [reference.discriminants(x, centroids, c) for x, c in zip(analysis.design.matrix, labels, strict=True)]
    )
    h = h.astype(float)
    for pair in nc.cluster_pairs(analysis):
        n = 0
        for own, other, row in zip(pair.clusters, pair.clusters[::-1], pair.nearest_rows, strict=True):
            members = np.flatnonzero(labels == own)
            gap = np.linalg.norm(centroids[own] - centroids[other])
            distance = h[:, other] / (2 * gap)
            assert distance[row] == pytest.approx(distance[members].min(), abs=1e-12)
            n += sum(h[i].argmin() == other and distance[i] <= NEAR * gap / 2 for i in members)
        assert pair.n_between == n


def test_empty_cluster_and_twin_have_no_nearest_rows():
    analysis = analyses()["empty cluster"][1]
    (empty,) = np.flatnonzero(analysis.clustering.sizes == 0)
    for pair in nc.cluster_pairs(analysis):
        if empty in pair.clusters:
            assert pair.nearest_rows[pair.clusters.index(empty)] is None
        if pair.squared_distance == 0.0:
            assert pair.nearest_rows == (None, None)


def test_rows_are_those_of_the_table_where_rows_were_left_out():
    dataset, analysis = analyses()["left out"]
    rows = {row for pair in nc.cluster_pairs(analysis) for row in pair.nearest_rows if row is not None}
    assert rows <= set(analysis.design.rows.tolist())
    assert dataset.frame["size"].iloc[sorted(rows)].notna().all()


def test_one_cluster_has_no_pair():
    assert nc.cluster_pairs(analyses()["one cluster"][1]) == ()


def test_anything_else_is_refused():
    with pytest.raises(ArgumentError, match="analysis"):
        nc.cluster_pairs("wine")  # type: ignore[arg-type]
