"""K-Means over all rows of a table on disk: starts on a sample, then exact passes of Lloyd in batches."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
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

Batches = Iterator[tuple[Matrix, Indices]]
"""The scaled rows of each batch, with the position of each row's class; -1 without one."""
Rows = Callable[[Callable[[Batches], Any]], Iterator[Any]]
"""Makes a pass over all rows: yields the result of the work on the batches of each piece, in order."""


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
        Makes a pass over all rows; it is called four times in all.
    """
    origin: Vector = sample.mean(axis=0)
    axes = None
    for i in range(PASSES):
        has_squares = i == 0 and sample.shape[1] <= WIDE
        sums = RowSums.none(origin, len(centroids), has_squares=has_squares)
        for found in rows(partial(sum_rows, origin=origin, centroids=centroids, has_squares=has_squares)):
            sums.merge(found)
        axes = sums.squares.axes(origin) if sums.squares is not None else axes
        centroids = sums.move(centroids, origin)
    axes = principal_axes(sample) if axes is None else axes
    noise = feature_noise(with_noise_range(design)) + design.value_noise
    exact = centroids.copy()
    share_coordinates(exact, np.zeros(exact.shape, np.bool_), noise)
    return _finish(exact, axes, noise, design, rows)


@dataclass
class Squares:
    """Sums and products of the differences of rows to an origin."""

    total: Vector
    products: Matrix
    n: int = 0

    def add(self, away: Matrix) -> None:
        """Add rows, by their differences to the origin."""
        self.n += len(away)
        self.total += away.sum(axis=0)
        self.products += away.T @ away

    def merge(self, other: Squares) -> None:
        """Add the sums of further rows."""
        self.n += other.n
        self.total += other.total
        self.products += other.products

    def axes(self, origin: Vector) -> Axes:
        """Return the principal axes of all rows."""
        mean = self.total / self.n
        return axes_of_squares(origin + mean, self.products - self.n * np.outer(mean, mean))


@dataclass
class RowSums:
    """The rows that are nearest to each centroid: the sum of their differences to an origin, and their number."""

    total: Matrix
    number: Vector
    squares: Squares | None

    @classmethod
    def none(cls, origin: Vector, n_clusters: int, *, has_squares: bool) -> RowSums:
        """Return the sums of no row."""
        n = origin.size
        squares = Squares(np.zeros(n), np.zeros((n, n))) if has_squares else None
        return cls(np.zeros((n_clusters, n)), np.zeros(n_clusters), squares)

    def merge(self, other: RowSums) -> None:
        """Add the sums of further rows."""
        self.total += other.total
        self.number += other.number
        if self.squares is not None and other.squares is not None:
            self.squares.merge(other.squares)

    def move(self, centroids: Matrix, origin: Vector) -> Matrix:
        """Return the means of the rows of each centroid; a centroid without rows stays where it is."""
        means = self.total / np.maximum(self.number, 1.0)[:, None]
        moved: Matrix = np.where(self.number[:, None] > 0.0, means, centroids - origin) + origin
        return moved


def sum_rows(batches: Batches, origin: Vector, centroids: Matrix, *, has_squares: bool = False) -> RowSums:
    """Return the sums of the rows that are nearest to each centroid.

    Examples
    --------
    >>> rows, centroids = np.array([[0.0], [2.0], [9.0]]), np.array([[1.5], [8.0], [99.0]])
    >>> sum_rows(iter([(rows, np.full(3, -1))]), np.zeros(1), centroids).move(centroids, np.zeros(1)).tolist()
    [[1.0], [9.0], [99.0]]
    """
    centred = centroids - origin
    doubled, lengths = -2.0 * centred, (centred**2).sum(axis=1)[:, None]
    found = RowSums.none(origin, len(centred), has_squares=has_squares)
    for matrix, _ in batches:
        away = matrix - origin
        if found.squares is not None:
            found.squares.add(away)

        def work(block: slice, away: Matrix = away) -> tuple[Matrix, Vector]:
            label = smallest(doubled @ away[block].T + lengths)
            members = (label == np.arange(len(centred))[:, None]).astype(np.float64)
            return members @ away[block], members.sum(axis=1)

        for sums, counts in map_blocks(len(away), max(away.shape[1], len(centred)), work):
            found.total += sums
            found.number += counts
    return found


def _finish(centroids: Matrix, axes: Axes, noise: Vector, design: Design, rows: Rows) -> StreamFit:
    """Return the numbered clusters, by one more pass that counts rows, evidence and inertia."""
    n_clusters, n_classes = len(centroids), len(design.classes)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NeonWarning)  # twins are a note
        bare = NeuralizedKMeans(centroids, None, noise)
        counted = _Counted.none(n_clusters, n_classes)
        for found in rows(partial(_count_rows, bare=bare, n_classes=n_classes)):
            counted.merge(found)
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

    @classmethod
    def none(cls, n_clusters: int, n_classes: int) -> _Counted:
        """Return the counts of no row."""
        return cls(np.zeros((n_clusters, n_classes + 1), np.intp))

    def merge(self, other: _Counted) -> None:
        """Add the counts of further rows."""
        self.table += other.table
        self.evidence += other.evidence
        self.inertia += other.inertia


def _count_rows(batches: Batches, bare: NeuralizedKMeans, n_classes: int) -> _Counted:
    """Return the counts of one pass over some rows."""
    counted = _Counted.none(bare.n_clusters, n_classes)
    for matrix, classes in batches:
        labels = bare.predict(matrix)
        np.add.at(counted.table, (labels, classes), 1)  # -1 is the last column
        away = matrix - bare.centroids[labels]
        counted.inertia += float(np.einsum("ij,ij->", away, away))
        if bare.n_clusters > 1:
            counted.evidence += float(bare.logit(matrix).sum())
    return counted
