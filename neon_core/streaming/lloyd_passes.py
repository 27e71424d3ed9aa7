"""K-Means over all rows of a table on disk: starts on a sample, then exact passes of Lloyd in batches."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neon_core.axes import Axes, axes_of_squares, principal_axes
from neon_core.blocks import map_blocks
from neon_core.centroids import share_coordinates
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.clustering import Clustering, match_counts
from neon_core.errors import NeonWarning
from neon_core.neon.distances import smallest
from neon_core.neon.model import NeuralizedKMeans
from neon_core.neon.rounding import feature_noise
from neon_core.preparation import Design
from neon_core.streaming.exact_design import with_noise_range

PASSES = 3
"""Passes of Lloyd over all rows after the fit of the sample: the inertia is then within 0.1 % of the full fit's."""
WIDE = 500
"""Features above which the principal axes are those of the sample: a product of all pairs takes too long."""

Rows = Callable[[], Iterator[tuple[Matrix, Indices]]]
"""Makes an iterator over the scaled rows of each batch, with the position of each row's class; -1 without one."""


@dataclass(frozen=True, eq=False)
class StreamFit:
    """The clusters of all rows.

    Attributes
    ----------
    clustering : Clustering
        Without rows; sizes, inertia and matched classes are those of all rows.
    network : NeuralizedKMeans
        The model with the usual beta of all rows.
    """

    clustering: Clustering
    network: NeuralizedKMeans


def fit_passes(sample: Matrix, centroids: Matrix, design: Design, rows: Rows) -> StreamFit:
    """Return the clusters of all rows, numbered as in memory.

    Parameters
    ----------
    sample : ndarray of shape (n_sampled, n_features)
        The scaled rows of the sample.
    centroids : ndarray of shape (n_clusters, n_features)
        The best fit of the sample.
    design : Design
        The preparation; it has the classes.
    rows : callable
        Makes an iterator over all rows; it is called once for each pass, four times in all.
    """
    origin: Vector = sample.mean(axis=0)
    squares = _Squares(origin) if sample.shape[1] <= WIDE else None
    for i in range(PASSES):
        centroids = move_centroids(rows(), origin, centroids, squares if i == 0 else None)
    axes = principal_axes(sample) if squares is None else squares.axes()
    noise = feature_noise(with_noise_range(design)) + design.value_noise
    exact = centroids.copy()
    share_coordinates(exact, np.zeros(exact.shape, np.bool_), noise)
    return _finish(exact, axes, noise, design, rows)


class _Squares:
    """The mean and the covariance of all rows, added up from their differences to the mean of the sample."""

    def __init__(self, origin: Vector) -> None:
        self._origin, self._n = origin, 0
        self._sum, self._products = np.zeros(origin.size), np.zeros((origin.size, origin.size))

    def add(self, away: Matrix) -> None:
        self._n += len(away)
        self._sum += away.sum(axis=0)
        self._products += away.T @ away

    def axes(self) -> Axes:
        mean = self._sum / self._n
        return axes_of_squares(self._origin + mean, self._products - self._n * np.outer(mean, mean))


def move_centroids(
    batches: Iterator[tuple[Matrix, Indices]], origin: Vector, centroids: Matrix, squares: _Squares | None = None
) -> Matrix:
    """Return the means of the rows that are nearest to each centroid; a centroid without rows stays where it is.

    Examples
    --------
    >>> rows = np.array([[0.0], [2.0], [9.0]])
    >>> move_centroids(iter([(rows, np.full(3, -1))]), np.zeros(1), np.array([[1.5], [8.0], [99.0]])).tolist()
    [[1.0], [9.0], [99.0]]
    """
    centred = centroids - origin
    doubled, lengths = -2.0 * centred, (centred**2).sum(axis=1)[:, None]
    total, number = np.zeros(centred.shape), np.zeros(len(centred))
    for matrix, _ in batches:
        away = matrix - origin
        if squares is not None:
            squares.add(away)

        def work(block: slice, away: Matrix = away) -> tuple[Matrix, Vector]:
            label = smallest(doubled @ away[block].T + lengths)
            members = (label == np.arange(len(centred))[:, None]).astype(np.float64)
            return members @ away[block], members.sum(axis=1)

        for sums, counts in map_blocks(len(away), max(away.shape[1], len(centred)), work):
            total += sums
            number += counts
    moved: Matrix = np.where(number[:, None] > 0.0, total / np.maximum(number, 1.0)[:, None], centred) + origin
    return moved


def _finish(centroids: Matrix, axes: Axes, noise: Vector, design: Design, rows: Rows) -> StreamFit:
    """Return the numbered clusters, by one more pass that counts rows, evidence and inertia."""
    n_clusters, n_classes = len(centroids), len(design.classes)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NeonWarning)  # twins are a note
        bare = NeuralizedKMeans(centroids, None, noise)
        counted = _count_rows(bare, rows(), n_classes)
        comparable = n_clusters == n_classes
        order = np.argsort(axes.project(centroids)[:, 0], kind="stable")
        if comparable:
            order = np.argsort(match_counts(counted.table[:, :n_classes]))
        table = counted.table[order]
        sizes = table.sum(axis=1)
        is_numbered = comparable and bool(sizes.all())
        matched = np.arange(n_clusters) if is_numbered else match_counts(table[:, :n_classes])
        mean = counted.evidence / max(int(sizes.sum()), 1)
        network = NeuralizedKMeans(centroids[order], bare.usual_beta(np.array([mean])), noise)
    clustering = _without_rows(network.centroids, axes, noise, design.classes)
    parts: dict[str, Any] = {"sizes": frozen(sizes), "matched_class": frozen(matched), "comparable": comparable}
    return StreamFit(replace(clustering, inertia=counted.inertia, **parts), network)


def _without_rows(centroids: Matrix, axes: Axes, noise: Vector, classes: tuple[Any, ...]) -> Clustering:
    """Return clusters of which nothing is counted yet."""
    none: Indices = frozen(np.empty(0, np.intp))
    return Clustering(
        labels=none,
        centroids=centroids,
        inertia=0.0,
        sizes=none,
        classes=classes,
        class_index=none,
        matched_class=none,
        mismatch=frozen(np.empty(0, np.bool_)),
        comparable=False,
        iterations=PASSES,
        axes=axes,
        noise=frozen(noise),
        started_on=0,
        fitted_centroids=centroids,
        owners=frozen(np.arange(len(centroids))),
    )


@dataclass
class _Counted:
    """Rows of each cluster (a line) and class (a column; the last is for rows without one), evidence and inertia."""

    table: NDArray[np.intp]
    evidence: float = 0.0
    inertia: float = 0.0


def _count_rows(bare: NeuralizedKMeans, batches: Iterator[tuple[Matrix, Indices]], n_classes: int) -> _Counted:
    """Return the counts of one pass."""
    counted = _Counted(np.zeros((bare.n_clusters, n_classes + 1), np.intp))
    for matrix, classes in batches:
        labels = bare.predict(matrix)
        np.add.at(counted.table, (labels, classes), 1)  # -1 is the last column
        away = matrix - bare.centroids[labels]
        counted.inertia += float(np.einsum("ij,ij->", away, away))
        if bare.n_clusters > 1:
            counted.evidence += float(bare.logit(matrix).sum())
    return counted
