"""Counter-examples: moons that K-Means cuts, and a column that is there twice."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

import neon_core as nc
from neon_core.errors import ArgumentError
from neon_core.evaluation.counter_examples import count_twice, two_moons
from tests.helpers.analyses import analyse_columns, customer_analysis, wine_analysis


def test_moons_are_cut_and_their_index_is_scikit_learn_s():
    moons = two_moons()
    assert moons.rand == pytest.approx(adjusted_rand_score(moons.moon, moons.cluster), abs=1e-12)
    assert moons.rand < 0.5
    assert np.bincount(moons.moon).tolist() == [60, 60]
    np.testing.assert_array_equal(moons.points, two_moons().points)


def test_column_that_is_there_twice_is_that_of_a_table_with_a_copy():
    analysis = wine_analysis()
    twice = count_twice(analysis)
    at = list(analysis.design.column_names).index(twice.column)
    relevance = np.abs(analysis.explanation.relevance).mean(axis=0)
    assert twice.before == pytest.approx(relevance[at] / relevance.sum())
    matrix = np.hstack([analysis.design.matrix, analysis.design.matrix[:, [at]]])
    start = np.hstack([analysis.clustering.centroids, analysis.clustering.centroids[:, [at]]])
    fit = KMeans(3, init=start, n_init=1, tol=0.0).fit(matrix)
    bars = np.abs(nc.NeuralizedKMeans(fit.cluster_centers_).explain(matrix).relevance)
    assert twice.after == pytest.approx((bars[:, at] + bars[:, -1]).sum() / bars.sum(), abs=1e-6)
    assert twice.n_moved == int((fit.labels_ != analysis.clustering.labels).sum())
    assert twice.after > twice.before


def test_category_is_there_twice_with_all_its_values():
    twice = count_twice(customer_analysis(), "Channel")
    assert twice.column == "Channel"
    assert twice.after > twice.before
    assert twice.n_rows == 396


def test_column_that_does_not_count_is_refused():
    with pytest.raises(ArgumentError, match="no column that counts"):
        count_twice(wine_analysis(), "class")
    with pytest.raises(ArgumentError, match="One cluster"):
        count_twice(analyse_columns(pd.DataFrame({"x": [1.0, 2.0]}), n_clusters=1))
