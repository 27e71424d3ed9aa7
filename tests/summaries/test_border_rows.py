"""The rows at the borders: those of the discriminants of all rows, over several blocks, with ties and without."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.blocks import on_one_core
from neon_core.summaries.border_rows import NEAR, find_border_rows
from tests.helpers.cluster_tables import analyses, fit

N_ROWS = 40_000
"""More rows than a block has."""


def values_of(kind):
    rng = np.random.default_rng(1)
    values = rng.normal(size=(N_ROWS, 3)) + 3.0 * rng.integers(0, 3, (N_ROWS, 1))
    if kind == "grid":
        return np.round(values)
    if kind == "offset":
        return values + 1e7
    if kind == "far rows":
        values[::5_000] *= 1e4
    return values


@cache
def large(kind):
    """Return the clusters of many rows; of a grid nearly all rows have an equal one."""
    frame = pd.DataFrame(values_of(kind), columns=list("abc"))
    analysis = fit(nc.Dataset.from_frame(frame), n_clusters=5, n_init=1, scaling="none")
    return analysis.merge(0, 1) if kind == "merged" else analysis


KINDS = ("normal", "grid", "offset", "far rows", "merged")


@pytest.mark.parametrize("kind", KINDS)
def test_nearest_rows_are_those_of_all_discriminants(kind):
    analysis = large(kind)
    labels, found = analysis.clustering.labels, find_border_rows(analysis)
    h = analysis.model.discriminants(analysis.design.matrix, labels)
    for a, b in np.argwhere(np.isfinite(found.least)):
        members = np.flatnonzero(labels == a)
        assert found.least[a, b] == h[members, b].min()
        assert found.place[a, b] == members[h[members, b].argmin()]
    assert np.isfinite(found.least).sum() == analysis.n_clusters * (analysis.n_clusters - 1)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_near_a_border_are_counted(kind):
    analysis = large(kind)
    labels, competitor, centroids = analysis.clustering.labels, analysis.competitor, analysis.clustering.centroids
    least = analysis.model.discriminants(analysis.design.matrix).min(axis=1)
    is_near = least <= NEAR * np.square(centroids[labels] - centroids[competitor]).sum(axis=1)
    expected = np.zeros((analysis.n_clusters, analysis.n_clusters), np.intp)
    np.add.at(expected, (labels[is_near], competitor[is_near]), 1)
    np.testing.assert_array_equal(find_border_rows(analysis).n_near, expected)


def test_result_is_the_same_on_one_core():
    found, again = find_border_rows(large("grid")), None
    with on_one_core():
        again = find_border_rows(large("grid"))
    for name in ("least", "place", "n_near"):
        np.testing.assert_array_equal(getattr(found, name), getattr(again, name))


def test_twins_have_no_nearest_row_and_lie_on_their_border():
    analysis = analyses()["empty cluster"][1]
    centroids = analysis.clustering.centroids
    found = find_border_rows(analysis)
    gaps = np.square(centroids[:, None] - centroids).sum(axis=2)
    assert np.isinf(found.least[gaps == 0.0]).all()
    assert np.isinf(found.least[analysis.clustering.sizes == 0]).all()


@pytest.mark.parametrize("kind", KINDS)
def test_members_of_many_rows_are_the_first_with_the_smallest_number(kind):
    analysis = large(kind)
    labels = analysis.clustering.labels
    away = analysis.design.matrix - analysis.clustering.centroids[labels]
    values = {
        "typical": np.einsum("ij,ij->i", away, away),
        "boundary": analysis.boundary.distance,
        "contested": analysis.explanation.logit,
    }
    for members in nc.cluster_members(analysis):
        own = np.flatnonzero(labels == members.cluster)
        for who, numbers in values.items():
            assert getattr(members, who) == own[numbers[own].argmin()], who
