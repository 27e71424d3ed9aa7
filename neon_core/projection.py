"""Maps: flat pictures of the clusters, each with the samples that it misplaces.

K-Means decides in all dimensions, so a flat picture can put a sample on the wrong side of a border. The map in
`borders` misplaces none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.arguments import as_whole_number, check_type, format_given
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.errors import ArgumentError, MapError
from neon_core.neon.distances import assign, parts
from neon_core.neon.rounding import discriminant_rounding, feature_noise

LARGE, SMALL, FINE = 1e38, 1e-30, 1e-3
"""Limits of float32: the largest value, the smallest range, and the smallest range over the largest value."""


@dataclass(frozen=True, eq=False)
class Border:
    """The straight line between two clusters' cells on a map, which continues far beyond the picture.

    Attributes
    ----------
    clusters : tuple of int
        The two clusters.
    ends : ndarray of shape (2, 2)
        The ends of the line: rows are places on the map.
    """

    clusters: tuple[int, int]
    ends: Matrix


@dataclass(frozen=True, eq=False)
class Projection:
    """A map of all samples.

    Attributes
    ----------
    kind : {"pca", "borders", "features"}
        The kind of map.
    points : ndarray of shape (n_samples, 2)
        The places of the samples.
    centroids : ndarray of shape (n_clusters, 2)
        The places of the centroids.
    variance : ndarray of shape (2,)
        The share of the data's variance (in scaled units) along each axis.
    labels, apparent_labels : ndarray of int of shape (n_samples,)
        The cluster of each sample; and the cluster among `clusters` whose centroid is nearest in the picture: of
        several, its own or the first.
    clusters : tuple of int
        The clusters that the picture compares: all, except on the border plane.
    borders : tuple of Border
        The borders between their cells, where the borders are straight lines on this map.
    aspect : float
        The length of a unit of the second axis over that of the first: a scaled unit is as long on both.
    features : tuple of int
        The two features that are the axes, empty where the axes are directions.
    collinear : bool
        Whether the centroids lie on a line; the second axis is then the main direction of the data beside that line.
    """

    kind: str
    points: Matrix
    centroids: Matrix
    variance: Vector
    labels: Indices
    apparent_labels: Indices
    clusters: tuple[int, ...]
    borders: tuple[Border, ...] = ()
    aspect: float = 1.0
    features: tuple[int, ...] = ()
    collinear: bool = False

    @cached_property
    def is_compared(self) -> NDArray[np.bool_]:
        """Whether each sample is in one of `clusters`."""
        return frozen(np.isin(self.labels, self.clusters))

    @cached_property
    def misplaced(self) -> NDArray[np.bool_]:
        """Whether each compared sample appears nearer to another cluster's centroid."""
        return frozen(self.is_compared & (self.apparent_labels != self.labels))

    @property
    def misplaced_share(self) -> float:
        """The share of the compared samples that the picture misplaces."""
        return float(self.misplaced.sum() / max(int(self.is_compared.sum()), 1))


def apparent_labels(
    points: Matrix, centroids: Matrix, labels: Indices, noise: Vector, clusters: tuple[int, ...]
) -> Indices:
    """Return for each point the cluster among `clusters` with the nearest centroid in the picture.

    A point that is as near to the centroid of its own cluster as to another, but for rounding, appears in its own.

    Parameters
    ----------
    points, centroids : ndarray of shape (n_samples, 2) and (n_clusters, 2)
        The places of samples and centroids, on axes in scaled units.
    labels : ndarray of int of shape (n_samples,)
        The cluster of each sample.
    noise : ndarray of shape (2,)
        How far rounding can move a place along each axis.
    clusters : tuple of int
        The clusters that are compared.
    """
    compared = np.array(clusters)
    apparent = compared[assign(points, centroids[compared], noise)]
    doubtful = np.flatnonzero((apparent != labels) & np.isin(labels, compared))
    rows, own, other = points[doubtful], centroids[labels[doubtful]], centroids[apparent[doubtful]]
    is_tie = parts(rows, own, other).sum(axis=1) >= -discriminant_rounding(rows, own, other, noise)
    apparent[doubtful[is_tie]] = labels[doubtful[is_tie]]
    return frozen(apparent)


def apparent_clusters(
    analysis: Analysis, points: Matrix, places: Matrix, noise: Vector, clusters: tuple[int, ...]
) -> Indices:
    """Return for each sample the cluster among `clusters` with the nearest centroid in the picture.

    Of a merged cluster every centroid counts: `places` has the fitted centroids. See `apparent_labels`.
    """
    clustering = analysis.clustering
    if not clustering.is_merged:
        return apparent_labels(points, places, clustering.labels, noise, clusters)
    compared, labels = np.flatnonzero(np.isin(clustering.owners, clusters)), clustering.labels
    nearest = compared[assign(points, places[compared], noise)]
    apparent = clustering.owners[nearest]
    doubtful = np.flatnonzero((apparent != labels) & np.isin(labels, clusters))
    rows, other = points[doubtful], places[nearest[doubtful]]
    for centroid in compared.tolist():
        own = places[centroid]
        is_tie = parts(rows, own, other).sum(axis=1) >= -discriminant_rounding(rows, own, other, noise)
        is_own = labels[doubtful] == clustering.owners[centroid]
        apparent[doubtful[is_tie & is_own]] = clustering.owners[centroid]
    return frozen(apparent)


def picture_noise(points: Matrix, directions: Matrix, noise: Vector) -> Vector:
    """Return how far rounding can move a place on a picture with these axes, from the noise of the features.

    Directions carry noise too: it moves a place along one axis by a share of the reach along both.
    """
    return float(feature_noise(points).max()) + np.abs(directions) @ noise


def pca_map(analysis: Analysis) -> Projection:
    """Return the map of the first two principal components, the published picture.

    Twins lie on one place, where a sample appears in its own cluster.
    """
    check_type(analysis, Analysis, "analysis")
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
        apparent_labels=apparent_clusters(
            analysis,
            points,
            axes.project(clustering.fitted_centroids),
            picture_noise(points, axes.directions, clustering.noise),
            clusters,
        ),
    )


def drawn_places(projection: Projection) -> NDArray[Any]:
    """Return the places of all samples as a map draws them.

    They are float32, half the bytes to send; float64 where float32 would move or merge them.

    Examples
    --------
    >>> import neon_core as nc
    >>> drawn_places(pca_map(nc.analyse(nc.load_sample("iris")))).dtype
    dtype('float32')
    """
    places = projection.points
    largest, width = np.abs(places).max(axis=0), np.ptp(places, axis=0)
    fits = (largest < LARGE) & ((width == 0.0) | (width >= np.maximum(FINE * largest, SMALL)))
    return places.astype(np.float32) if fits.all() else places


def check_map(analysis: Analysis, projection: Projection) -> None:
    """Refuse values that are not an analysis and a map of it."""
    n_rows = check_type(analysis, Analysis, "analysis").design.rows.size
    n_points = len(check_type(projection, Projection, "projection").points)
    if n_points != n_rows or len(projection.centroids) != analysis.n_clusters:
        what = f"The map of {n_points:,} samples is not one of this analysis, which has {n_rows:,}"
        raise ArgumentError(what, where="projection", hint="Draw one of this analysis: pca_map(analysis).")


def _check_features(first: object, second: object, names: Sequence[str]) -> list[int]:
    """Return the positions of two different features; refuse everything else."""
    pair, hint = [], f"The features go from 0, {names[0]}, to {len(names) - 1}, {names[-1]}."
    for name, feature in (("first", first), ("second", second)):
        number = as_whole_number(feature)
        if number is None or not 0 <= number < len(names):
            raise MapError(f"There is no feature {format_given(feature)}", where=f"map: {name}", hint=hint)
        pair.append(number)
    if pair[0] == pair[1]:
        what = f"Both axes are {names[pair[0]]}"
        raise MapError(what, where="map", hint="Choose two different features.")
    return pair


def feature_map(analysis: Analysis, first: int, second: int) -> Projection:
    """Return the map whose axes are two features, in the user's units.

    The places of a number that counts by its logarithm or its rank are these; its axis has the user's units.

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
    design, clustering = check_type(analysis, Analysis, "analysis").design, analysis.clustering
    pair = _check_features(first, second, design.feature_names)
    first, second = pair
    scaled, centroids = design.matrix[:, pair], clustering.centroids[:, pair]
    variances = design.matrix.var(axis=0)
    clusters = tuple(range(len(centroids)))
    return Projection(
        kind="features",
        points=frozen(design.as_counted(scaled, pair)),
        centroids=frozen(design.as_counted(centroids, pair)),
        variance=frozen(variances[pair] / max(float(variances.sum()), 1e-300)),
        clusters=clusters,
        aspect=float(design.spread[first] / design.spread[second]),
        features=(first, second),
        labels=clustering.labels,
        apparent_labels=apparent_clusters(
            analysis, scaled, clustering.fitted_centroids[:, pair], clustering.noise[pair], clusters
        ),
    )
