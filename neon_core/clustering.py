"""K-Means on a design, its clusters numbered once for all, and matched to the known classes."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neon_core.axes import Axes, principal_axes
from neon_core.checks import Indices, Matrix, frozen
from neon_core.config import AnalysisConfig
from neon_core.distances import assign
from neon_core.preparation import Design

MAX_ITER = 300


@dataclass(frozen=True, eq=False)
class Clustering:
    """The fitted clusters. Numbers are the same in every picture, sentence and export.

    Attributes
    ----------
    labels : ndarray of int of shape (n_samples,)
        The nearest centroid of each row, the first of several.
    centroids : ndarray of shape (n_clusters, n_features)
        In scaled units.
    inertia : float
        The sum of squared distances to the own centroid.
    sizes : ndarray of int of shape (n_clusters,)
        Rows in each cluster; 0 where there are fewer distinct rows than clusters.
    classes : tuple
        The known classes, sorted; may be empty.
    class_index : ndarray of int of shape (n_samples,)
        Position of each row's class in `classes`, -1 where unknown.
    matched_class : ndarray of int of shape (n_clusters,)
        Position in `classes` of the class that is matched to each cluster; -1 where there is none left for it.
    mismatch : ndarray of bool of shape (n_samples,)
        Whether the row's class is another one than its cluster's. Only where there are as many clusters as classes;
        False everywhere else, since then some rows could not be right.
    comparable : bool
        Whether there are as many clusters as classes.
    iterations : int
        Of the best start.
    axes : Axes
        The principal plane of the data.
    """

    labels: Indices
    centroids: Matrix
    inertia: float
    sizes: Indices
    classes: tuple[Any, ...]
    class_index: Indices
    matched_class: Indices
    mismatch: NDArray[np.bool_]
    comparable: bool
    iterations: int
    axes: Axes


def match(class_index: Indices, labels: Indices, n_classes: int, n_clusters: int) -> Indices:
    """Return the class of each cluster so that most rows agree, by the Hungarian method; -1 where none is left.

    Every class goes to one cluster at most, also where their numbers differ. Rows of unknown class (-1) do not count.
    A cluster without a row in common with its class keeps it where the numbers are equal, else goes without.

    Examples
    --------
    >>> import numpy as np
    >>> match(np.array([0, 0, 1, 1]), np.array([2, 2, 0, 1]), 2, 3)
    array([ 1, -1,  0])
    """
    from scipy.optimize import linear_sum_assignment

    known = class_index >= 0
    table = np.zeros((n_clusters, n_classes), np.intp)
    np.add.at(table, (labels[known], class_index[known]), 1)
    matched: Indices = np.full(n_clusters, -1, np.intp)
    clusters, classes = linear_sum_assignment(table, maximize=True)
    sure = (table[clusters, classes] > 0) | (n_classes == n_clusters)
    matched[clusters[sure]] = classes[sure]
    return matched


def cluster(design: Design, config: AnalysisConfig) -> Clustering:
    """Fit K-Means (Lloyd, k-means++ starts) and number the clusters.

    Where there are as many clusters as classes a cluster's number is its class's position; else the numbers go from
    left to right along the first principal direction.
    """
    centroids, inertia, iterations = _fit(design.matrix, config)
    axes = principal_axes(design.matrix)
    n_clusters, n_classes = config.n_clusters, len(design.classes)
    comparable = n_clusters == n_classes
    if comparable:
        order = np.argsort(match(design.class_index, assign(design.matrix, centroids), n_classes, n_clusters))
    else:
        order = np.argsort(axes.project(centroids)[:, 0], kind="stable")
    centroids = _exact(design.matrix, centroids[order])
    labels = assign(design.matrix, centroids)
    matched = np.arange(n_clusters) if comparable else match(design.class_index, labels, n_classes, n_clusters)
    wrong = (matched[labels] != design.class_index) & (design.class_index >= 0) & comparable
    return Clustering(
        labels=frozen(labels),
        centroids=frozen(centroids),
        inertia=inertia,
        sizes=frozen(np.bincount(labels, minlength=n_clusters)),
        classes=design.classes,
        class_index=design.class_index,
        matched_class=frozen(matched),
        mismatch=frozen(wrong),
        comparable=comparable,
        iterations=iterations,
        axes=axes,
    )


def _exact(matrix: Matrix, centroids: Matrix) -> Matrix:
    """Return centroids without the rounding of means of equal numbers.

    Where all members have one value, that is their mean; an empty cluster (there are fewer distinct rows than clusters)
    stands where another does. Otherwise twins would differ in the last digit, and a constant feature count a little.
    """
    labels = assign(matrix, centroids)
    exact = centroids.copy()
    filled = np.unique(labels)
    for k in filled:
        members = matrix[labels == k]
        exact[k] = np.where((members == members[0]).all(axis=0), members[0], centroids[k])
    for k in np.setdiff1d(np.arange(len(centroids)), filled):
        exact[k] = exact[filled[assign(centroids[k : k + 1], exact[filled])[0]]]
    return exact


def _fit(matrix: Matrix, config: AnalysisConfig) -> tuple[Matrix, float, int]:
    """Return centroids, inertia and iterations of scikit-learn's best start."""
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    kmeans = KMeans(config.n_clusters, n_init=config.n_init, random_state=config.random_state, max_iter=MAX_ITER)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # fewer distinct rows than clusters: a note says so
        kmeans.fit(matrix)
    return kmeans.cluster_centers_, float(kmeans.inertia_), int(kmeans.n_iter_)
