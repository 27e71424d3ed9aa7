"""The nearest cluster of several centroids, in blocks and directly."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.neon.merged_decision import Grouping, decide_merged, nearest_centroids


def grouping(noise=None):
    return Grouping.from_centroids(np.array([[0.0], [4.0], [10.0], [20.0]]), np.array([0, 0, 1, 1]), noise)


def test_groups_know_their_centroids():
    assert grouping().starts.tolist() == [0, 2]
    assert grouping().several == (0, 1)
    assert grouping().centroids_of(1).tolist() == [2, 3]


@pytest.mark.parametrize("n_rows", [1, 100], ids=["few rows", "many rows"])
def test_decision_by_hand(n_rows):
    decision = decide_merged(np.repeat([[5.0], [19.0]], n_rows, axis=0), grouping())
    assert decision.label.tolist() == [0] * n_rows + [1] * n_rows
    assert decision.nearest[:, 0].tolist() == [1, 2]
    assert decision.nearest[:, -1].tolist() == [1, 3]
    assert decision.f.tolist() == [24.0] * n_rows + [224.0] * n_rows


def test_ties_go_to_the_first_cluster_and_the_first_centroid():
    decision = decide_merged(np.array([[7.0], [2.0]]), grouping())
    assert decision.label.tolist() == [0, 0]
    assert decision.f.tolist() == [0.0, 60.0]
    assert decision.nearest[0].tolist() == [1, 0]
    assert decision.near.tolist() == [0, 1]


def test_what_differs_by_noise_only_is_a_tie():
    rows = np.array([[7.0 + 1e-13]])
    assert decide_merged(rows, grouping(np.array([1e-12]))).f.tolist() == [0.0]
    assert decide_merged(rows, grouping()).label.tolist() == [1]


def test_nearest_centroids_of_every_cluster():
    assert nearest_centroids(np.array([[1.0], [16.0]]), grouping()).tolist() == [[0, 1], [2, 3]]
