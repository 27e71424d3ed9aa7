"""The model of a clustering."""

from __future__ import annotations

import numpy as np

from neon_core.explained_clustering import build_model, equal_boundary
from neon_core.neon.merged_model import MergedKMeans
from neon_core.neon.model import NeuralizedKMeans
from tests.helpers.analyses import wine_analysis


def test_merged_clusters_have_a_model_of_their_own():
    wine = wine_analysis(n_clusters=4)
    plain, standing = build_model(wine.design, wine.clustering)
    assert isinstance(plain, NeuralizedKMeans)
    assert plain.beta == 1.0 / standing.logit.mean()
    merged, standing = build_model(wine.design, wine.merge(0, 1).clustering)
    assert isinstance(merged, MergedKMeans)
    assert merged.beta == 1.0 / standing.logit.mean()


def test_equal_distances_are_equal_to_the_last_digit():
    wine = wine_analysis(n_clusters=4).merge(0, 1)
    model, standing = build_model(wine.design, wine.clustering)
    boundary = equal_boundary(wine.design, wine.clustering, model, standing.boundary)
    np.testing.assert_allclose(boundary.distance, standing.boundary.distance, atol=1e-12)
