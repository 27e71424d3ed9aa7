"""Refits: matched by common rows, counted row by row, and the same on every machine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from neon_core import starts
from neon_core.clustering import match_counts
from neon_core.errors import ArgumentError, RowError
from neon_core.evaluation import refits as module
from neon_core.evaluation.refits import cluster_shares, refit_drawn_rows, refit_starts
from tests.helpers.analyses import analyse_columns, wine_analysis


def test_clusters_are_matched_so_that_most_rows_agree():
    assert match_counts(np.array([[0, 9], [8, 0]])).tolist() == [1, 0]
    assert match_counts(np.array([[5, 4], [5, 0]])).tolist() == [1, 0]  # 4 + 5 rows, not 5 + 0


def test_four_rows_have_the_same_clusters_from_every_start():
    analysis = analyse_columns({"x": [0.0, 1.0, 10.0, 11.0]}, n_clusters=2, scaling="none")
    refits = refit_starts(analysis, 6)
    assert refits.centroids.tolist() == [[[0.5], [10.5]]] * 6
    assert refits.stays.tolist() == [1.0] * 4
    assert refits.rand.tolist() == [1.0] * 6
    assert refits.inertia.tolist() == [1.0] * 6
    assert refits.pairs.tolist() == [1.0] * 15


def test_starts_are_scikit_learn_s_and_matched_one_by_one():
    analysis = wine_analysis(n_clusters=6)
    refits = refit_starts(analysis, 8)
    random = np.random.RandomState(analysis.config.random_state + 1)
    own, stays = analysis.clustering.labels, np.zeros(178)
    kmeans = KMeans(6, n_init=1, random_state=random, max_iter=starts.MAX_ITER)
    for i in range(8):
        kmeans.fit(analysis.design.matrix)
        assert refits.rand[i] == pytest.approx(adjusted_rand_score(own, kmeans.labels_), abs=1e-12)
        assert refits.inertia[i] == pytest.approx(kmeans.inertia_, rel=1e-9)
        distances = ((analysis.design.matrix[:, None] - refits.centroids[i]) ** 2).sum(axis=2)
        stays += distances.argmin(axis=1) == own
    np.testing.assert_allclose(refits.stays, stays / 8, atol=1e-12)
    assert refits.stays.min() < 1.0


def test_drawn_rows_give_other_centroids_and_the_same_ones_again():
    analysis = wine_analysis()
    one, other = refit_drawn_rows(analysis, 5), refit_drawn_rows(analysis, 5)
    np.testing.assert_array_equal(one.centroids, other.centroids)
    assert np.ptp(one.centroids, axis=0).max() > 0.0
    near = np.abs(one.centroids - analysis.clustering.centroids).max(axis=(1, 2))
    assert (near < 0.2).all()  # the numbers are those of the clustering
    assert not one.stays.flags.writeable


def test_large_table_is_refitted_on_a_sample(monkeypatch):
    monkeypatch.setattr(starts, "MOST_ROWS", 100)
    monkeypatch.setattr(starts, "DRAWN", 60)
    monkeypatch.setattr(module, "MOST_ROWS", 100)
    monkeypatch.setattr(module, "DRAWN", 60)
    refits = refit_starts(wine_analysis(), 3)
    assert refits.n_fitted == 60
    assert refits.stays.shape == (178,)
    assert (refits.rand > 0.5).all()


def test_progress_is_reported_and_can_cancel():
    seen: list[tuple[str, float]] = []
    refit_starts(wine_analysis(), 3, progress=lambda name, share: seen.append((name, share)))
    assert seen[-1][1] == 1.0

    def stop(_name, share):
        if share > 0.0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refit_drawn_rows(wine_analysis(), 50, progress=stop)


@pytest.mark.parametrize("n_refits", [0, -1, 1001, 2.5, "3"])
def test_number_of_refits_is_checked(n_refits):
    with pytest.raises(ArgumentError):
        refit_starts(wine_analysis(), n_refits)


def test_clusters_that_were_changed_by_hand_are_refused():
    with pytest.raises(ArgumentError, match="not fitted again"):
        refit_starts(wine_analysis().merge(0, 1))
    with pytest.raises(ArgumentError, match="not fitted again"):
        refit_drawn_rows(replace(wine_analysis(), is_of_saved_model=True))


def test_fewer_different_rows_than_clusters():
    analysis = analyse_columns({"x": [0.0, 0.0, 1.0]}, n_clusters=3, scaling="none")
    assert refit_starts(analysis, 2).rand.tolist() == [1.0, 1.0]


def test_rows_drawn_again_are_a_sample_of_a_large_table(monkeypatch):
    usual = refit_drawn_rows(wine_analysis(), 20)
    monkeypatch.setattr(module, "MOST_DRAWN", 30)
    few = refit_drawn_rows(wine_analysis(), 20)
    assert (usual.n_fitted, few.n_fitted) == (178, 30)
    assert few.stays.shape == (178,)
    assert few.centroids.std(axis=0).mean() > 1.5 * usual.centroids.std(axis=0).mean()  # sqrt(178 / 30) = 2.4


def test_shares_of_a_row_are_counted_start_by_start():
    analysis = wine_analysis(n_clusters=6)
    refits = refit_starts(analysis, 8)
    shares = cluster_shares(analysis, refits, [60, 3])
    for i, row in enumerate((60, 3)):
        nearest = [
            ((analysis.design.matrix[row] - centroids) ** 2).sum(axis=1).argmin() for centroids in refits.centroids
        ]
        np.testing.assert_allclose(shares[i], np.bincount(nearest, minlength=6) / 8, atol=1e-12)
        assert shares[i, analysis.clustering.labels[row]] == pytest.approx(refits.stays[row], abs=1e-12)
    with pytest.raises(RowError):
        cluster_shares(analysis, refits, [178])
