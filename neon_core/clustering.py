"""K-Means on a design: fit, number the clusters, match them to the known classes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neon_core.axes import Axes, principal_axes
from neon_core.centroids import inertia, without_noise
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.config import AnalysisConfig
from neon_core.event_log import measured
from neon_core.lloyd import Settled
from neon_core.neon.distances import assign
from neon_core.neon.rounding import feature_noise
from neon_core.preparation import Design
from neon_core.progress import stage
from neon_core.starts import Keep, fit_best


@dataclass(frozen=True)
class AppliedEdit:
    """A change by hand, and what became of the clusters.

    Attributes
    ----------
    kind : {"merge", "split"}
        What was done.
    clusters : tuple of int
        The clusters before it: the two that were merged, or the one that was split.
    into : tuple of int
        The clusters after it: the merged one, or the two halves.
    renumbered : tuple of int
        For every cluster before it the number after it; -1 for those in `clusters`.
    moved, left : int
        After a split, the rows of other clusters that are nearer to a half, and so belong to it now; and the rows of
        the split cluster that are nearer to another cluster. 0 after a merge.
    """

    kind: str
    clusters: tuple[int, ...]
    into: tuple[int, ...]
    renumbered: tuple[int, ...]
    moved: int = 0
    left: int = 0

    @property
    def has_moved(self) -> bool:
        """Whether rows changed their cluster that the edit did not name."""
        return self.moved + self.left > 0


@dataclass(frozen=True, eq=False)
class Clustering:
    """The fitted clusters. A cluster has the same number in every figure, sentence and export.

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
        Position in `classes` of the class that is matched to each cluster; -1 for a cluster without one.
    mismatch : ndarray of bool of shape (n_samples,)
        Whether the row's class differs from the class of its cluster. False for all rows unless there are as many
        clusters as classes, since some rows could not match otherwise.
    comparable : bool
        Whether there are as many clusters as classes.
    iterations : int
        The number of iterations of the best start.
    axes : Axes
        The principal plane of the data.
    noise : ndarray of shape (n_features,)
        How far rounding can move a scaled value or a centroid, see `neon_core.neon.rounding`.
    started_on : int
        The number of rows that the starts were fitted to: all rows, or a sample of a large table. The best start was
        then settled on all rows.
    fitted_centroids : ndarray of shape (n_fitted, n_features)
        The centroids that decide. A merged cluster has several, and its place in `centroids` is the mean of its rows;
        without a merged cluster these are the `centroids`.
    owners : ndarray of int of shape (n_fitted,)
        The cluster of each fitted centroid, sorted.
    edits : tuple of AppliedEdit
        What was merged and split by hand.
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
    noise: Vector
    started_on: int
    fitted_centroids: Matrix
    owners: Indices
    edits: tuple[AppliedEdit, ...] = ()

    @property
    def is_merged(self) -> bool:
        """Whether a cluster has several centroids."""
        return self.owners.size > self.sizes.size


def match(class_index: Indices, labels: Indices, n_classes: int, n_clusters: int) -> Indices:
    """Return the class of each cluster so that most rows agree, by the Hungarian method; -1 for a cluster without one.

    Every class goes to one cluster at most, also if their numbers differ. Rows of unknown class (-1) do not count. A
    cluster that shares no row with its class keeps the class if the numbers are equal, else it gets none.

    Examples
    --------
    >>> import numpy as np
    >>> match(np.array([0, 0, 1, 1]), np.array([2, 2, 0, 1]), 2, 3)
    array([ 1, -1,  0])
    """
    has_class = class_index >= 0
    table = np.zeros((n_clusters, n_classes), np.intp)
    np.add.at(table, (labels[has_class], class_index[has_class]), 1)
    return match_counts(table)


def match_counts(table: NDArray[np.intp]) -> Indices:
    """Return the class of each cluster as `match` does, from the rows of each cluster (a line) and class (a column).

    Examples
    --------
    >>> match_counts(np.array([[0, 1], [0, 1], [2, 0]]))
    array([ 1, -1,  0])
    """
    from scipy.optimize import linear_sum_assignment

    n_clusters, n_classes = table.shape
    matched: Indices = np.full(n_clusters, -1, np.intp)
    clusters, classes = linear_sum_assignment(table, maximize=True)
    is_kept = (table[clusters, classes] > 0) | (n_classes == n_clusters)
    matched[clusters[is_kept]] = classes[is_kept]
    return matched


def cluster(design: Design, config: AnalysisConfig, keep: Keep | None = None, n_starts: int = 0) -> Clustering:
    """Fit K-Means (Lloyd, k-means++ starts) and number the clusters.

    If there are as many clusters as classes, a cluster's number is the position of its class (unless some clusters are
    empty, see `Clustering.matched_class`); else the numbers go from left to right along the first principal direction.

    Of a table with more than 200,000 rows, the seed draws a sample of 100,000. All starts are fitted to the sample, and
    the best is settled on all rows by Lloyd's iterations.

    The centroids are the means of their rows to within the tolerance at which Lloyd's iterations stop, a ten-thousandth
    of the features' mean variance, and exactly where no row would change its cluster. Means that are equal but for
    rounding are equal, and a row that is equally near to several centroids but for rounding is in the first cluster.

    `keep` gets the labels of at least `n_starts` starts, see `fit_best`; they change nothing in the result.
    """
    n_rows, n_columns = design.matrix.shape
    with measured("fit", n_rows=n_rows, n_columns=n_columns, n_clusters=config.n_clusters), stage("", 0.0, 0.9):
        fit, started_on = fit_best(design.matrix, config, keep, n_starts)
    with stage("", 0.9, 1.0):
        return _number_clusters(design, config, fit, started_on)


def _number_clusters(design: Design, config: AnalysisConfig, fit: Settled, started_on: int) -> Clustering:
    axes, noise = principal_axes(design.matrix), feature_noise(design.matrix) + design.value_noise
    n_clusters, n_classes = config.n_clusters, len(design.classes)
    comparable = n_clusters == n_classes
    order = np.argsort(axes.project(fit.centroids)[:, 0], kind="stable")
    if comparable:
        order = np.argsort(
            match(design.class_index, assign(design.matrix, fit.centroids, noise), n_classes, n_clusters)
        )
    centroids, labels = without_noise(design.matrix, fit.centroids[order], noise)
    sizes = np.bincount(labels, minlength=n_clusters)
    is_numbered = comparable and bool(sizes.all())  # the rows of an empty cluster's twin go to the first of the two
    matched = np.arange(n_clusters) if is_numbered else match(design.class_index, labels, n_classes, n_clusters)
    wrong = (matched[labels] != design.class_index) & (design.class_index >= 0) & comparable
    return Clustering(
        labels=frozen(labels),
        centroids=frozen(centroids),
        inertia=inertia(design.matrix, centroids, labels),
        sizes=frozen(sizes),
        classes=design.classes,
        class_index=design.class_index,
        matched_class=frozen(matched),
        mismatch=frozen(wrong),
        comparable=comparable,
        iterations=fit.iterations,
        axes=axes,
        noise=frozen(noise),
        started_on=started_on,
        fitted_centroids=centroids,
        owners=frozen(np.arange(n_clusters)),
    )


def fit_two(matrix: Matrix, config: AnalysisConfig, seed: int) -> Matrix:
    """Return the centroids of the best fit of some rows in two clusters, with as many starts as the config has."""
    fit, _ = fit_best(matrix, replace(config, n_clusters=2, random_state=seed, edits=()))
    return fit.centroids
