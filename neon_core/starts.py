"""Fit K-Means from one start after another and keep the best, as scikit-learn does.

scikit-learn's `KMeans` with ten starts forgets nine of them. Ten fits of one start with one random state are the same
fits, to the last digit, and each can be seen: the agreement of the starts costs no further fit.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from neon_core.blocks import one_openmp_thread
from neon_core.centroids import few_distinct_rows
from neon_core.checks import Indices, Matrix
from neon_core.config import AnalysisConfig
from neon_core.lloyd import Settled, settle
from neon_core.neon.distances import assign
from neon_core.progress import report, stage

MAX_ITER = 300

MOST_ROWS, MOST_CELLS = 200_000, 5_000_000
"""Up to this size the fit is scikit-learn's own. A larger table is fitted in blocks."""

DRAWN = 100_000
"""Of a table with more than `MOST_ROWS` rows, the starts are fitted to a sample of this size."""

Keep = Callable[[Indices], None]
"""Gets the labels of the rows that a start was fitted to."""


class _Start(NamedTuple):
    """A start of scikit-learn's, or of this library, which does not need the labels."""

    settled: Settled
    labels: Indices | None


def fit_best(
    matrix: Matrix, config: AnalysisConfig, keep: Keep | None = None, n_starts: int = 0
) -> tuple[Settled, int]:
    """Return the best of the config's starts, and the number of rows that the starts were fitted to.

    With no more distinct rows than clusters each is a cluster of its own: no start can do better, and some do worse.

    Parameters
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Finite.
    config : AnalysisConfig
        The number of clusters, the seed and the number of starts.
    keep : callable, optional
        Called with the labels of each start; not at all where there are no more distinct rows than clusters.
    n_starts : int
        The number of starts for `keep`, where it is more than the config's. The further ones cannot be the best.
    """
    few = _settle_few(matrix, config.n_clusters)
    if few is not None:
        return few, len(matrix)
    random, total = np.random.RandomState(config.random_state), max(config.n_init, n_starts)
    if len(matrix) <= MOST_ROWS and matrix.size <= MOST_CELLS:
        return _best(matrix, config, _scikit_learn_starts(matrix, config, random, total), keep), len(matrix)
    if len(matrix) <= MOST_ROWS:
        with stage("", 0.0, 1.0):
            return _best(matrix, config, _block_starts(matrix, config, random, total), keep), len(matrix)
    drawn = matrix[np.sort(random.choice(len(matrix), DRAWN, replace=False))]
    with stage("", 0.0, 0.5):
        best = _best(drawn, config, _block_starts(drawn, config, random, total), keep)
    with stage("settle", 0.5, 1.0):
        return settle(matrix, best.centroids, MAX_ITER), DRAWN


def each_start(matrix: Matrix, config: AnalysisConfig, n_starts: int) -> Iterator[Settled]:
    """Yield one start after another, as `fit_best` begins them; of a large table each is fitted to the same sample.

    With no more distinct rows than clusters, every start is the same.
    """
    few = _settle_few(matrix, config.n_clusters)
    if few is not None:
        yield from [few] * n_starts
        return
    random = np.random.RandomState(config.random_state)
    rows = matrix
    if len(matrix) > MOST_ROWS:
        rows = matrix[np.sort(random.choice(len(matrix), DRAWN, replace=False))]
    is_small = len(matrix) <= MOST_ROWS and matrix.size <= MOST_CELLS
    starts = _scikit_learn_starts if is_small else _block_starts
    for start in starts(rows, config, random, n_starts):
        yield start.settled


def _settle_few(matrix: Matrix, n_clusters: int) -> Settled | None:
    """Return the clusters of a table with no more distinct rows than clusters, one for each; None where it has more."""
    distinct = few_distinct_rows(matrix, n_clusters)
    if distinct is None:
        return None
    repeated = np.resize(np.arange(len(distinct)), n_clusters)
    return Settled(distinct[np.sort(repeated)], 0.0, 1)


def _best(rows: Matrix, config: AnalysisConfig, starts: Iterator[_Start], keep: Keep | None) -> Settled:
    """Return the best of the first `n_init` starts, and give the labels of all to `keep`."""
    best: _Start | None = None
    for i, start in enumerate(starts):
        if keep is not None:
            keep(assign(rows, start.settled.centroids) if start.labels is None else start.labels)
        if i < config.n_init and (best is None or _is_better(start, best)):
            best = start
    assert best is not None
    return best.settled


def _is_better(start: _Start, best: _Start) -> bool:
    """Whether a start replaces the best one before: smaller inertia, and in scikit-learn's fit also other clusters.

    The same clusters can have another inertia in its last digit.
    """
    if start.settled.inertia >= best.settled.inertia:
        return False
    if start.labels is None or best.labels is None:
        return True
    clusters = np.zeros(int(start.labels.max()) + 1, best.labels.dtype)
    clusters[start.labels] = best.labels
    return bool((clusters[start.labels] != best.labels).any())


def _scikit_learn_starts(
    rows: Matrix, config: AnalysisConfig, random: np.random.RandomState, total: int
) -> Iterator[_Start]:
    """Yield the starts of scikit-learn's `KMeans` with the same seed on one thread, reporting before each.

    How sums are split over threads shows in their last digit, so the number of cores would. On a small table, threads
    that wait for each other take three times the processor time (measured on wine).
    """
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    kmeans = KMeans(config.n_clusters, n_init=1, random_state=random, max_iter=MAX_ITER)
    for i in range(total):
        report(i / total, _start_name(i, total))
        with warnings.catch_warnings(), one_openmp_thread():
            warnings.simplefilter("ignore", ConvergenceWarning)  # fewer distinct rows than clusters: a note says so
            kmeans.fit(rows)
        settled = Settled(kmeans.cluster_centers_, float(kmeans.inertia_), int(kmeans.n_iter_))
        yield _Start(settled, kmeans.labels_)


def _block_starts(rows: Matrix, config: AnalysisConfig, random: np.random.RandomState, total: int) -> Iterator[_Start]:
    """Yield starts, each settled in blocks."""
    from sklearn.cluster import kmeans_plusplus

    for i in range(total):
        with stage(_start_name(i, total), i / total, (i + 1) / total):
            centroids = kmeans_plusplus(rows, config.n_clusters, random_state=random)[0]
            settled = settle(rows, centroids, MAX_ITER)
        yield _Start(settled, None)


def _start_name(i: int, total: int) -> str:
    return f"start {i + 1} of {total}"
