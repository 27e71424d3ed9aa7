"""K-Means on a design: fit, number the clusters, match them to the known classes."""

from __future__ import annotations

import warnings
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neon_core.axes import Axes, principal_axes
from neon_core.blocks import one_openmp_thread
from neon_core.centroids import few_distinct_rows, inertia, without_noise
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.config import AnalysisConfig
from neon_core.event_log import measured
from neon_core.lloyd import Settled, settle
from neon_core.neon.distances import assign
from neon_core.neon.rounding import feature_noise
from neon_core.preparation import Design
from neon_core.progress import report, stage

MAX_ITER = 300

MOST_ROWS, MOST_CELLS = 200_000, 5_000_000
"""Up to this size the fit is scikit-learn's own. A larger table is fitted in blocks."""

ONE_THREAD = 250_000
"""Above this number of cells the fit uses one thread: how sums are split over threads shows in their last digit. Below
it, scikit-learn chooses the number of threads, and the fit takes a moment only."""

DRAWN = 100_000
"""Of a table with more than `MOST_ROWS` rows, the starts are fitted to a sample of this size."""


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
    from scipy.optimize import linear_sum_assignment

    has_class = class_index >= 0
    table = np.zeros((n_clusters, n_classes), np.intp)
    np.add.at(table, (labels[has_class], class_index[has_class]), 1)
    matched: Indices = np.full(n_clusters, -1, np.intp)
    clusters, classes = linear_sum_assignment(table, maximize=True)
    is_kept = (table[clusters, classes] > 0) | (n_classes == n_clusters)
    matched[clusters[is_kept]] = classes[is_kept]
    return matched


def cluster(design: Design, config: AnalysisConfig) -> Clustering:
    """Fit K-Means (Lloyd, k-means++ starts) and number the clusters.

    If there are as many clusters as classes, a cluster's number is the position of its class (unless some clusters are
    empty, see `Clustering.matched_class`); else the numbers go from left to right along the first principal direction.

    Of a table with more than 200,000 rows, the seed draws a sample of 100,000. All starts are fitted to the sample, and
    the best is settled on all rows by Lloyd's iterations.

    The centroids are the means of their rows to within the tolerance at which Lloyd's iterations stop, a ten-thousandth
    of the features' mean variance, and exactly where no row would change its cluster. Means that are equal but for
    rounding are equal, and a row that is equally near to several centroids but for rounding is in the first cluster.
    """
    n_rows, n_columns = design.matrix.shape
    with measured("fit", n_rows=n_rows, n_columns=n_columns, n_clusters=config.n_clusters), stage("", 0.0, 0.9):
        fit, started_on = _fit(design.matrix, config)
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
    fit, _ = _fit(matrix, replace(config, n_clusters=2, random_state=seed, edits=()))
    return fit.centroids


def _fit(matrix: Matrix, config: AnalysisConfig) -> tuple[Settled, int]:
    """Return the best start, and the number of rows that the starts were fitted to.

    With no more distinct rows than clusters each is a cluster of its own: no start can do better, and some do worse.
    """
    distinct = few_distinct_rows(matrix, config.n_clusters)
    if distinct is not None:
        repeated = np.resize(np.arange(len(distinct)), config.n_clusters)
        return Settled(distinct[np.sort(repeated)], 0.0, 1), len(matrix)
    if len(matrix) <= MOST_ROWS and matrix.size <= MOST_CELLS:
        return _fit_with_scikit_learn(matrix, config), len(matrix)
    random = np.random.RandomState(config.random_state)
    if len(matrix) <= MOST_ROWS:
        with stage("", 0.0, 1.0):
            return _best_start(matrix, config, random), len(matrix)
    drawn = matrix[np.sort(random.choice(len(matrix), DRAWN, replace=False))]
    with stage("", 0.0, 0.5):
        best = _best_start(drawn, config, random)
    with stage("settle", 0.5, 1.0):
        return settle(matrix, best.centroids, MAX_ITER), DRAWN


def _fit_with_scikit_learn(matrix: Matrix, config: AnalysisConfig) -> Settled:
    """Return scikit-learn's best start: the result of its `KMeans` with the same seed and threads.

    Its own k-means++ runs inside a function that first reports the number of the start. There the listener can cancel.
    """
    from sklearn.cluster import KMeans, kmeans_plusplus
    from sklearn.exceptions import ConvergenceWarning

    n_started = 0

    def start(rows: Matrix, n_clusters: int, random_state: np.random.RandomState) -> Matrix:
        nonlocal n_started
        report(n_started / config.n_init, _start_name(n_started, config))
        n_started += 1
        centroids: Matrix = kmeans_plusplus(rows, n_clusters, random_state=random_state)[0]
        return centroids

    kmeans = KMeans(
        config.n_clusters, init=start, n_init=config.n_init, random_state=config.random_state, max_iter=MAX_ITER
    )
    threads = one_openmp_thread() if matrix.size > ONE_THREAD else nullcontext()
    with warnings.catch_warnings(), threads:
        warnings.simplefilter("ignore", ConvergenceWarning)  # fewer distinct rows than clusters: a note says so
        kmeans.fit(matrix)
    return Settled(kmeans.cluster_centers_, float(kmeans.inertia_), int(kmeans.n_iter_))


def _best_start(rows: Matrix, config: AnalysisConfig, random: np.random.RandomState) -> Settled:
    """Return the start with the smallest inertia, each settled in blocks."""
    from sklearn.cluster import kmeans_plusplus

    best: Settled | None = None
    for i in range(config.n_init):
        with stage(_start_name(i, config), i / config.n_init, (i + 1) / config.n_init):
            centroids = kmeans_plusplus(rows, config.n_clusters, random_state=random)[0]
            settled = settle(rows, centroids, MAX_ITER)
        best = settled if best is None or settled.inertia < best.inertia else best
    assert best is not None
    return best


def _start_name(i: int, config: AnalysisConfig) -> str:
    return f"start {i + 1} of {config.n_init}"
