"""Estimators of scikit-learn: taken where they decide by the nearest centroid, refused where they do not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans, MiniBatchKMeans

import neon_core as nc
from neon_core.errors import EstimatorError
from neon_core.neon.estimators import read_centroids

ROWS = np.random.default_rng(0).normal(size=(60, 3)) + 4.0 * np.repeat(np.eye(3), 20, axis=0)


def fitted(kind=KMeans, rows=ROWS, n_clusters=3):
    return kind(n_clusters, n_init=1, random_state=0).fit(rows)


class Renamed(KMeans):  # type: ignore[misc]  # scikit-learn has no types
    """A K-Means that numbers its clusters backwards."""

    def predict(self, X):
        return self.n_clusters - 1 - super().predict(X)


class ByFirstFeature(KMeans):  # type: ignore[misc]  # scikit-learn has no types
    """A K-Means that decides by one feature only."""

    def predict(self, X):
        return np.abs(X[:, :1] - self.cluster_centers_[:, 0]).argmin(axis=1).astype(np.int32)


class WithoutPrediction(KMeans):  # type: ignore[misc]  # scikit-learn has no types
    def predict(self, X):
        raise RuntimeError("not today")


class Blurred(KMeans):  # type: ignore[misc]  # scikit-learn has no types
    def predict(self, X):
        return np.zeros((len(X), 2))


@pytest.mark.parametrize("kind", [KMeans, MiniBatchKMeans])
@pytest.mark.parametrize("n_clusters", [1, 2, 3, 40])
def test_centroids_are_those_of_the_estimator(kind, n_clusters):
    estimator = fitted(kind, n_clusters=n_clusters)
    np.testing.assert_array_equal(read_centroids(estimator), estimator.cluster_centers_)


@pytest.mark.parametrize(
    "rows",
    [ROWS.astype(np.float32), pd.DataFrame(ROWS, columns=["a", "b", "c"]), ROWS + 1e9, ROWS * 1e-100, ROWS * 1e100],
    ids=["float32", "named", "far from 0", "tiny", "huge"],
)
def test_ordinary_estimators_are_never_refused(rows):
    assert read_centroids(fitted(rows=rows)).shape == (3, 3)


def test_twins_are_no_difference():
    estimator = fitted()
    estimator.cluster_centers_ = np.ascontiguousarray(estimator.cluster_centers_[[0, 0, 1]])
    with pytest.warns(nc.NeonWarning, match="same centroid"):
        assert nc.NeuralizedKMeans.from_estimator(estimator).twins == ((0, 1),)


@pytest.mark.parametrize("kind", [Renamed, ByFirstFeature])
def test_estimator_that_decides_otherwise_is_refused_with_the_number_of_places(kind):
    with pytest.raises(EstimatorError, match=f"This {kind.__name__} predicts cluster . where centroid . is nearest"):
        nc.NeuralizedKMeans.from_estimator(fitted(kind))


@pytest.mark.parametrize(
    ("kind", "what"),
    [(WithoutPrediction, "cannot predict .*: not today"), (Blurred, "does not predict one cluster a row")],
)
def test_estimator_that_cannot_predict_is_refused(kind, what):
    with pytest.raises(EstimatorError, match=what):
        read_centroids(fitted(kind))


@pytest.mark.parametrize(
    "centroids", [np.zeros((3, 2)), np.full((3, 3), np.nan), "text", [[1.0], [2.0, 3.0]], np.zeros((0, 3))]
)
def test_changed_centroids_that_cannot_be_are_refused(centroids):
    estimator = fitted()
    estimator.cluster_centers_ = centroids
    with pytest.raises(nc.NeonError):
        nc.NeuralizedKMeans.from_estimator(estimator)
