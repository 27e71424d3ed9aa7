"""The model of a clustering, and where every row stands in it."""

from __future__ import annotations

import warnings

from neon_core.checks import frozen
from neon_core.clustering import Clustering
from neon_core.errors import NeonWarning
from neon_core.neon.merged_model import MergedKMeans
from neon_core.neon.model import NeuralizedKMeans
from neon_core.neon.neuralization import Boundary, Standing, distance_rounding
from neon_core.neon.rounding import share_values
from neon_core.preparation import Design

Model = NeuralizedKMeans | MergedKMeans


def build_model(design: Design, clustering: Clustering) -> tuple[Model, Standing]:
    """Return the model with the usual beta of all rows, and their standing; the notes replace its warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NeonWarning)
        bare = _with_beta(clustering, None)
        standing = bare.standing(design.matrix)
        return _with_beta(clustering, bare.usual_beta(standing.logit)), standing


def _with_beta(clustering: Clustering, beta: float | None) -> Model:
    if clustering.is_merged:
        return MergedKMeans(clustering.fitted_centroids, clustering.owners, beta, clustering.noise)
    return NeuralizedKMeans(clustering.centroids, beta, clustering.noise)


def equal_boundary(design: Design, clustering: Clustering, model: Model, boundary: Boundary) -> Boundary:
    """Return the distances to the boundary, in which those that are equal but for rounding are equal."""
    if clustering.centroids.shape[0] == 1:
        return boundary
    if isinstance(model, MergedKMeans):
        rounding = model.distance_rounding(design.matrix, boundary)
    else:
        rounding = distance_rounding(design.matrix, clustering.centroids, clustering.labels, boundary, clustering.noise)
    return Boundary(frozen(share_values(boundary.distance, rounding)), boundary.cluster)
