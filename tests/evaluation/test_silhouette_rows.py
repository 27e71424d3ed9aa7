"""Silhouettes: by hand, scikit-learn's, and the same in any order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import silhouette_samples

import neon_core as nc
from neon_core.errors import NeonError
from neon_core.evaluation import silhouette_rows
from neon_core.evaluation.silhouette_rows import sample_rows, silhouettes_of
from tests.helpers.analyses import analyse_columns, wine_analysis
from tests.helpers.reference import moderately


def of(matrix, labels, n_clusters):
    return silhouettes_of(np.asarray(matrix, float), [np.asarray(labels)], [n_clusters])[0]


def test_four_rows_by_hand():
    """Rows 0, 1 | 4, 8: row 0 has a = 1, b = 6; row 4 has a = 4, b = 3.5."""
    values = of([[0.0], [1.0], [4.0], [8.0]], [0, 0, 1, 1], 2)
    assert values == pytest.approx([5 / 6, 4 / 5, -0.5 / 4, 3.5 / 7.5])


def test_single_row_has_0_and_single_cluster_none():
    assert of([[0.0], [1.0], [4.0]], [0, 0, 1], 2)[2] == 0.0
    assert np.isnan(of([[0.0], [1.0]], [0, 0], 1)).all()
    assert of([[1.0], [1.0], [1.0]], [0, 0, 1], 2).tolist() == [0.0, 0.0, 0.0]


def test_empty_cluster_is_no_neighbour():
    matrix = [[0.0], [1.0], [4.0], [8.0]]
    assert of(matrix, [0, 0, 2, 2], 3) == pytest.approx(of(matrix, [0, 0, 1, 1], 2))


@moderately
@given(st.integers(0, 2**32 - 1), st.integers(2, 6), st.integers(1, 4))
def test_several_clusterings_are_scikit_learns_in_any_order(seed, n_clusters, n_features):
    random = np.random.default_rng(seed)
    matrix = random.normal(size=(40, n_features))
    labelings = [np.append(np.arange(k), random.integers(k, size=40 - k)) for k in (2, n_clusters)]
    found = silhouettes_of(matrix + 1e3, labelings, (2, n_clusters))
    order = random.permutation(40)
    again = silhouettes_of(matrix[order], [labels[order] for labels in labelings], (2, n_clusters))
    for values, shuffled, labels in zip(found, again, labelings, strict=True):
        np.testing.assert_allclose(values, silhouette_samples(matrix, labels), atol=1e-7)
        np.testing.assert_allclose(shuffled, values[order], atol=1e-7)


def test_wine_has_the_numbers_of_the_drawing():
    found = nc.silhouettes(wine_analysis())
    assert round(found.mean, 3) == 0.301
    assert found.by_cluster.round(2).tolist() == [0.37, 0.19, 0.34]
    assert found.n_negative == 4
    assert not found.is_sample
    assert found.rows.tolist() == list(range(178))
    np.testing.assert_allclose(found.values, silhouette_samples(wine_analysis().design.matrix, found.labels), atol=1e-9)


def test_large_table_is_compared_on_a_sample(monkeypatch):
    monkeypatch.setattr(silhouette_rows, "MOST_ROWS", 50)
    analysis = wine_analysis()
    found = nc.silhouettes(analysis)
    assert found.is_sample
    assert (found.rows.size, found.n_rows) == (50, 178)
    expected = silhouette_samples(analysis.design.matrix[found.rows], analysis.clustering.labels[found.rows])
    np.testing.assert_allclose(found.values, expected, atol=1e-9)


def test_merged_clusters_and_one_cluster():
    merged = nc.silhouettes(wine_analysis().merge(0, 1))
    assert merged.by_cluster.size == 2
    one = nc.silhouettes(analyse_columns({"x": [0.0, 1.0]}, n_clusters=1))
    assert np.isnan(one.mean)


def test_sample_is_drawn_by_its_seed():
    assert sample_rows(5, 5, 0).tolist() == [0, 1, 2, 3, 4]
    some = sample_rows(1000, 10, 3)
    assert np.unique(some).size == 10
    assert some.tolist() == sorted(some.tolist()) == sample_rows(1000, 10, 3).tolist()


def test_no_analysis_is_refused():
    with pytest.raises(NeonError, match="Pass the result of nc"):
        nc.silhouettes(3)  # type: ignore[arg-type]
