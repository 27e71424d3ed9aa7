"""The maps: a flat picture of the clusters, and what it gets wrong.

K-Means decides in all dimensions, so a flat picture can put a sample on the wrong side of a border. Every map says
which samples it misplaces. `borders` holds the map that cannot.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.errors import MapError
from neon_core.neon.distances import assign


@dataclass(frozen=True, eq=False)
class Border:
    """The straight line between two clusters' cells on a map, long beyond what is drawn.

    Attributes
    ----------
    clusters : tuple of int
        The two.
    ends : ndarray of shape (2, 2)
        Where it begins and ends: rows are places on the map.
    """

    clusters: tuple[int, int]
    ends: Matrix


@dataclass(frozen=True, eq=False)
class Projection:
    """A map of all samples.

    Attributes
    ----------
    kind : {"pca", "borders", "features"}
        Which map it is.
    points : ndarray of shape (n_samples, 2)
        Where the samples are drawn.
    centroids : ndarray of shape (n_clusters, 2)
        Where the centroids are drawn.
    variance : ndarray of shape (2,)
        The share of the data's variance (in scaled units) along each axis.
    labels, looks : ndarray of int of shape (n_samples,)
        The cluster of each sample; and the one among `clusters` whose centroid is nearest in the picture, the first
        of several.
    clusters : tuple of int
        The clusters that the picture speaks about; all, but for the border plane.
    borders : tuple of Border
        The borders between their cells, where these are straight lines on this map.
    aspect : float
        How long a unit of the second axis is drawn, over one of the first: one scaled unit is as long on both.
    features : tuple of int
        The two features that are the axes, empty where the axes are directions.
    collinear : bool
        Whether the centroids lie on a line, so that the second axis is what of the data is left beside it.
    """

    kind: str
    points: Matrix
    centroids: Matrix
    variance: Vector
    labels: Indices
    looks: Indices
    clusters: tuple[int, ...]
    borders: tuple[Border, ...] = ()
    aspect: float = 1.0
    features: tuple[int, ...] = ()
    collinear: bool = False

    @cached_property
    def spoken_of(self) -> NDArray[np.bool_]:
        """Whether the picture speaks about each sample: those of `clusters`."""
        return frozen(np.isin(self.labels, self.clusters))

    @cached_property
    def misplaced(self) -> NDArray[np.bool_]:
        """Whether the picture speaks about the sample and it looks nearer to another cluster's centroid."""
        return frozen(self.spoken_of & (self.looks != self.labels))

    @property
    def misplaced_share(self) -> float:
        """The share of the samples it speaks about that the picture misplaces."""
        return float(self.misplaced.sum() / max(int(self.spoken_of.sum()), 1))


def looked(points: Matrix, centroids: Matrix, clusters: tuple[int, ...]) -> Indices:
    """Return the nearest of some clusters in a picture whose axes are in scaled units."""
    among = np.array(clusters)
    return frozen(among[assign(points, centroids[among])])


def pca_map(analysis: Analysis) -> Projection:
    """Return the map of the first two principal components, the published picture.

    Twins lie on one place, and are told apart by the first, as everywhere.
    """
    axes, clustering = analysis.clustering.axes, analysis.clustering
    points, centroids = axes.project(analysis.design.matrix), axes.project(clustering.centroids)
    clusters = tuple(range(len(centroids)))
    return Projection(
        kind="pca",
        points=frozen(points),
        centroids=frozen(centroids),
        variance=axes.variance,
        clusters=clusters,
        labels=clustering.labels,
        looks=looked(points, centroids, clusters),
    )


def feature_map(analysis: Analysis, first: int, second: int) -> Projection:
    """Return the map whose axes are two features, in the user's units.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    first, second : int
        Positions in `design.feature_names`; two different ones.

    Raises
    ------
    MapError
        If there is no such feature, or both are the same.
    """
    design, clustering = analysis.design, analysis.clustering
    pair = [first, second]
    last = len(design.feature_names) - 1
    for feature in pair:
        if not 0 <= feature <= last:
            raise MapError(f"There is no feature {feature}", where="map", hint=f"The features go from 0 to {last}.")
    if first == second:
        name = design.feature_names[first]
        raise MapError(f"Both axes are {name}", where="map", hint="Choose two different features.")
    scaled, centroids = design.matrix[:, pair], clustering.centroids[:, pair]
    variances = design.matrix.var(axis=0)
    clusters = tuple(range(len(centroids)))
    return Projection(
        kind="features",
        points=frozen(scaled * design.spread[pair] + design.center[pair]),
        centroids=frozen(centroids * design.spread[pair] + design.center[pair]),
        variance=frozen(variances[pair] / max(float(variances.sum()), 1e-300)),
        clusters=clusters,
        aspect=float(design.spread[first] / design.spread[second]),
        features=(first, second),
        labels=clustering.labels,
        looks=looked(scaled, centroids, clusters),
    )
