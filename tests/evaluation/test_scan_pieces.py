"""The pieces of a scan: every K is fitted as `analyse` fits it, and each measure is that of its slow twin."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score
from threadpoolctl import threadpool_limits

import neon_core as nc
from neon_core.errors import DataError
from neon_core.evaluation.noise_tables import noise_maker
from neon_core.evaluation.scan_pieces import begin_scan, check_distinct, measure_separation
from neon_core.samples import PUBLISHED
from tests.helpers import reference
from tests.helpers.analyses import analyse_columns, wine_analysis

KS = (2, 3, 5)
CONFIG = replace(PUBLISHED, n_init=3)


@pytest.fixture(scope="module")
def work():
    """The finished work of a scan of wine."""
    begun = begin_scan(nc.load_sample("wine"), CONFIG, KS)
    for piece in begun.pieces:
        piece.work()
    return begun


@pytest.mark.parametrize("k", KS)
def test_every_k_is_fitted_as_analyse_fits_it(work, k):
    analysis, measured = wine_analysis(n_clusters=k, n_init=3), work.scan().at(k)
    np.testing.assert_array_equal(work.labels[k][0], analysis.clustering.labels)
    assert measured.inertia == analysis.clustering.inertia
    assert measured.smallest == analysis.clustering.sizes.min()
    matrix, labels = analysis.design.matrix, analysis.clustering.labels
    assert measured.silhouette == pytest.approx(silhouette_score(matrix, labels), abs=1e-9)
    assert measured.davies_bouldin == davies_bouldin_score(matrix, labels)
    assert measured.calinski_harabasz == calinski_harabasz_score(matrix, labels)


def test_restarts_are_those_of_the_slow_twin(work):
    matrix, random = wine_analysis().design.matrix, np.random.RandomState(PUBLISHED.random_state)
    labelings = [KMeans(5, n_init=1, random_state=random).fit(matrix).labels_.tolist() for _ in range(20)]
    measured = work.scan().at(5)
    assert measured.restarts == pytest.approx(reference.mean_agreement(labelings), abs=1e-12)
    assert measured.restarts_spread[0] <= measured.restarts <= measured.restarts_spread[1]


def test_gap_and_noise_are_those_of_the_slow_twin(work):
    design, labels = wine_analysis().design, wine_analysis(n_clusters=2, n_init=3).clustering.labels
    tables = [noise_maker(design, 178, PUBLISHED.random_state)(number) for number in range(20)]
    with threadpool_limits(1, "openmp"):
        fits = [KMeans(2, n_init=3, random_state=number).fit(table) for number, table in enumerate(tables)]
    own = float(reference.dispersion(design.matrix[:, :3], labels.tolist()))  # three columns: fractions are slow
    assert own == pytest.approx(
        sum(((design.matrix[labels == c, :3] - design.matrix[labels == c, :3].mean(axis=0)) ** 2).sum() for c in (0, 1))
    )
    inertia = wine_analysis(n_clusters=2, n_init=3).clustering.inertia
    gap, error = reference.gap([fit.inertia_ for fit in fits], inertia)
    measured = work.scan().at(2)
    assert (measured.gap, measured.gap_error) == pytest.approx((gap, error), abs=1e-9)
    noise = [silhouette_score(table, fit.labels_) for table, fit in zip(tables[:5], fits, strict=False)]
    assert measured.noise_silhouette == pytest.approx(np.mean(noise), abs=1e-7)
    assert measured.noise_deviation == pytest.approx(np.std(noise, ddof=1), abs=1e-7)
    one = reference.gap([((t - t.mean(axis=0)) ** 2).sum() for t in tables], work.scan().of_one.inertia)
    assert work.scan().of_one.gap == pytest.approx(one[0], abs=1e-9)


def test_pieces_cover_the_whole_in_order(work):
    ends = [end for piece in work.pieces for end in (piece.begin, piece.end)]
    assert ends == sorted(ends)
    assert ends[-1] == 1.0
    assert [piece.name for piece in work.pieces][:4] == [
        "K = 2 of 5, starts",
        "K = 3 of 5, starts",
        "K = 5 of 5, starts",
        "silhouettes",
    ]


def test_k_beyond_the_distinct_rows_is_left_out():
    matrix = np.array([[0.0], [1.0], [1.0], [5.0]])
    assert check_distinct(matrix, (2, 3, 4, 5)) == ((2, 3), 3)
    assert check_distinct(matrix, (2, 3)) == ((2, 3), 0)
    assert check_distinct(matrix, (1,)) == ((1,), 0)
    with pytest.raises(DataError, match=r"3 distinct rows, too few for 4 clusters.*begins at 3 or below"):
        check_distinct(matrix, (4, 5))
    with pytest.raises(DataError, match="All rows are equal"):
        check_distinct(matrix[1:3], (1, 2))


def test_separation_has_no_value_for_one_cluster_or_rows_alone():
    three = {"x": [0.0, 1.0, 5.0]}
    assert measure_separation(np.zeros((3, 1)), analyse_columns(three, n_clusters=1).clustering) == {}
    assert measure_separation(np.zeros((3, 1)), analyse_columns(three, n_clusters=3).clustering) == {}


def test_rows_on_their_centroids_have_an_infinite_ratio():
    found = nc.scan(nc.Dataset.from_frame(pd.DataFrame({"x": [0.0, 0.0, 1.0, 1.0, 5.0]})), clusters=(2, 3))
    assert found.at(3).calinski_harabasz == found.at(3).gap == np.inf
    assert (found.at(3).inertia, found.at(3).davies_bouldin, found.at(3).restarts) == (0.0, 0.0, 1.0)
