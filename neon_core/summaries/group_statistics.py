"""What a group of rows is counted and measured by: means of the group and of other rows, relevance, middle values.

Everything is exact, in one pass each: sums are made in blocks, so they do not depend on the number of threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from neon_core.analysis import Analysis
from neon_core.blocks import map_blocks
from neon_core.checks import Indices, Matrix, Vector
from neon_core.neon.distances import parts
from neon_core.neon.merged_model import MergedKMeans
from neon_core.summaries.quantile_selection import MIDDLE, Selection, find_brackets, middle_values, select

FEW_LINES = 64
"""Up to this number of sums, a product with the members is faster than counting them."""

SAMPLE = 20_000
"""Rows from which the bracket of a quantile is taken."""


@dataclass(frozen=True, eq=False)
class GroupMeans:
    """The means of a group and of all other rows, cluster by cluster, in scaled units.

    Attributes
    ----------
    counts, other_counts : ndarray of int of shape (n_clusters,)
        Rows of each cluster in the group, and outside it.
    means, other_means : ndarray of shape (n_clusters, n_features)
        Their means; NaN where there is no row.
    """

    counts: Indices
    other_counts: Indices
    means: Matrix
    other_means: Matrix


def measure_means(analysis: Analysis, samples: Indices) -> GroupMeans:
    """Return the means of the group and of all other rows in each cluster; `samples` are all different."""
    matrix, labels = analysis.design.matrix, analysis.clustering.labels
    n_clusters = len(analysis.clustering.sizes)
    lines = labels + n_clusters
    lines[samples] -= n_clusters
    n_lines, origin = 2 * n_clusters, analysis.clustering.centroids.mean(axis=0)

    def work(block: slice) -> Matrix:
        return _sum_lines(matrix[block] - origin, lines[block], n_lines)

    sums = np.sum(map_blocks(len(matrix), max(matrix.shape[1], n_lines), work), axis=0)
    counts = np.bincount(lines, minlength=n_lines)
    with np.errstate(invalid="ignore"):
        means = sums / counts[:, None] + origin
    return GroupMeans(counts[:n_clusters], counts[n_clusters:], means[:n_clusters], means[n_clusters:])


def _sum_lines(rows: Matrix, lines: Indices, n_lines: int) -> Matrix:
    """Return the sums of the rows of each line, shape (n_lines, n_features); a product is faster for few lines."""
    if n_lines <= FEW_LINES:
        members = (lines == np.arange(n_lines)[:, None]).astype(np.float64)
        sums: Matrix = members @ rows
        return sums
    return np.stack([np.bincount(lines, column, n_lines) for column in np.ascontiguousarray(rows.T)], axis=1)


def weighted_mean(means: Matrix, weights: Indices) -> Vector:
    """Return the mean of means with these weights; NaN where all weights are 0.

    Examples
    --------
    >>> weighted_mean(np.array([[1.0], [5.0], [np.nan]]), np.array([3, 1, 0])).tolist()
    [2.0]
    """
    some = weights > 0
    if not some.any():
        return np.full(means.shape[1], np.nan)
    origin = means[some][0]
    mean: Vector = origin + (weights[some] / weights[some].sum()) @ (means[some] - origin)
    return mean


@dataclass(frozen=True, eq=False)
class RelevanceMoments:
    """The relevance of some rows.

    Attributes
    ----------
    mean, spread : ndarray of shape (n_columns,)
        The mean relevance of each column, and its standard deviation.
    evidence : float
        The mean logit.
    middle : ndarray of shape (2, n_features)
        The ends of the middle 80 % of the rows in scaled units; NaN for the values of a category.
    """

    mean: Vector
    spread: Vector
    evidence: float
    middle: Matrix


class _BlockSums(NamedTuple):
    """What one block adds: sums of relevance and of its squares (less a shift) and of logits, and its middle values."""

    relevance: Vector
    squares: Vector
    logit: float
    ranked: list[Selection]


def measure_relevance(analysis: Analysis, samples: Indices) -> RelevanceMoments:
    """Return the mean relevance of some samples at the usual beta, source column by source column, and its spread."""
    design, model, n = analysis.design, analysis.model, samples.size
    numeric = list(design.numeric)
    some = samples[np.unique(np.linspace(0, n - 1, SAMPLE).astype(np.intp))]
    shift: Vector = design.by_column(model.explain(design.matrix[some[:: max(1, some.size // 1_000)]]).relevance)[0]
    brackets = find_brackets(design.matrix[some][:, numeric], n)

    def work(block: slice) -> _BlockSums:
        rows = design.matrix[block if n == design.rows.size else samples[block]]
        explained, ones = model.explain(rows), np.ones(len(rows))
        away = design.by_column(explained.relevance) - shift
        total = ones @ away
        away *= away
        ranked = select(np.ascontiguousarray(rows.T if len(numeric) == rows.shape[1] else rows.T[numeric]), brackets)
        return _BlockSums(total, ones @ away, float(explained.logit.sum()), ranked)

    blocks = map_blocks(n, max(design.matrix.shape[1], len(analysis.clustering.sizes)), work)
    away = np.sum([block.relevance for block in blocks], axis=0) / n
    squares = np.sum([block.squares for block in blocks], axis=0) / n
    quantiles = middle_values([block.ranked for block in blocks], n, brackets)
    for i in np.flatnonzero(np.isnan(quantiles).any(axis=1)):  # the sample is not like the rest, as in a sorted table
        quantiles[i] = np.quantile(design.matrix[samples, numeric[i]], MIDDLE)
    middle = np.full((2, design.matrix.shape[1]), np.nan)
    middle[:, numeric] = quantiles.T
    return RelevanceMoments(
        mean=shift + away,
        spread=np.sqrt(np.maximum(squares - away**2, 0.0)),
        evidence=float(np.sum([block.logit for block in blocks])) / n,
        middle=middle,
    )


def measure_against(analysis: Analysis, samples: Indices, means: GroupMeans) -> Matrix:
    """Return the mean evidence of each feature against each competitor; shape (n_clusters, n_features).

    a_ki is linear in x, so its mean over the members of a cluster is a_ki of their mean: a closed form. Only where
    clusters are merged, whose nearest centroid differs from row to row, every row is looked at. A row of the competitor
    itself takes no part; NaN where no other row is left.
    """
    if isinstance(analysis.model, MergedKMeans):
        sums = analysis.model.contrast_sums(analysis.design.matrix[samples])
        others = (means.counts.sum() - means.counts).astype(np.float64)
        return sums / np.where(others > 0.0, others, np.nan)[:, None]
    centroids = analysis.clustering.centroids
    there = np.flatnonzero(means.counts)
    own, counts, rows = centroids[there], means.counts[there], means.means[there]
    return np.stack(
        [weighted_mean(parts(rows, own, other), counts * (there != k)) for k, other in enumerate(centroids)]
    )
