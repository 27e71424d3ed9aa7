"""The maps: a flat picture of the clusters, and what it gets wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.checks import Matrix, Vector, frozen
from neon_core.distances import assign


@dataclass(frozen=True, eq=False)
class Projection:
    """A map of all samples.

    Attributes
    ----------
    points : ndarray of shape (n_samples, 2)
        Where the samples are drawn.
    centroids : ndarray of shape (n_clusters, 2)
        Where the centroids are drawn.
    variance : ndarray of shape (2,)
        The share of the data's variance along each axis.
    misplaced : ndarray of bool of shape (n_samples,)
        Whether the sample looks nearer to another cluster's centroid in the picture.
    """

    points: Matrix
    centroids: Matrix
    variance: Vector
    misplaced: NDArray[np.bool_]

    @property
    def misplaced_share(self) -> float:
        """The share of samples that the picture misplaces."""
        return float(self.misplaced.mean())


def pca_map(analysis: Analysis) -> Projection:
    """Return the map of the first two principal components, the published picture.

    K-Means decides in all dimensions, so a flat picture can put a point on the wrong side of a border; `misplaced`
    says which. Twins lie on one place, and are told apart by the first, as everywhere.
    """
    axes, clustering = analysis.clustering.axes, analysis.clustering
    points, centroids = axes.project(analysis.design.matrix), axes.project(clustering.centroids)
    return Projection(
        points=frozen(points),
        centroids=frozen(centroids),
        variance=axes.variance,
        misplaced=frozen(assign(points, centroids) != clustering.labels),
    )
