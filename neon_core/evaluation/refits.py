"""The same clusters fitted again, from other starts or to rows drawn again, and matched with the clustering.

A refit has as many clusters as the clustering. Each of them is matched with the cluster with which it shares the most
rows, all at once by the Hungarian method, and gets its number. The preparation stays: scales are those of all rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import as_count, check_progress, check_type, format_given
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.clustering import match_counts
from neon_core.errors import ArgumentError
from neon_core.evaluation.agreement import adjusted_rand, agreement_of_pairs, common_rows
from neon_core.evaluation.plain_fits import fit_tables
from neon_core.neon.distances import assign
from neon_core.progress import Progress, report_to, stage
from neon_core.starts import DRAWN, MOST_ROWS, each_start

How = Literal["starts", "rows drawn again"]
MOST_REFITS = 1000
MOST_DRAWN = 20_000
"""Rows that are drawn for one refit, at most: a refit to a million takes minutes."""
MOST_PAIRED = 40
"""Refits of which every two are compared, at most."""
REFITS_STREAM = 5
"""Keeps the random numbers of these refits apart from those of the fit and of a scan."""


@dataclass(frozen=True, eq=False)
class Refits:
    """Clusterings of the same rows that were fitted again, and matched. All arrays are read-only.

    Attributes
    ----------
    how : {"starts", "rows drawn again"}
        What was different: the start of K-Means, or the rows that it was fitted to.
    centroids : ndarray of shape (n_refits, n_clusters, n_features)
        Scaled; the number of a centroid is that of the cluster that it is matched with.
    stays : ndarray of shape (n_samples,)
        The share of the refits in which the nearest centroid of a row is that of its own cluster.
    rand : ndarray of shape (n_refits,)
        The adjusted Rand index of the clustering and each refit.
    pairs : ndarray of shape (n_refits * (n_refits - 1) / 2,)
        The adjusted Rand index of every two refits; of at most the first 40.
    inertia : ndarray of shape (n_refits,)
        The inertia of all rows in each refit.
    n_fitted : int
        The rows that each refit was fitted to: of a large table a sample. All rows are placed in its clusters.
    """

    how: How
    centroids: Matrix
    stays: Vector
    rand: Vector
    pairs: Vector
    inertia: Vector
    n_fitted: int


def refit_starts(analysis: Analysis, n_refits: int = 20, *, progress: Progress | None = None) -> Refits:
    """Fit the clusters again, each time from one other start.

    Of a table with more than 200,000 rows, each start is fitted to a sample of 100,000, as those of the analysis are.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`; without clusters that were merged or split by hand.
    n_refits : int
        The number of starts, at most 1,000.
    progress : callable, optional
        As that of `analyse`.

    Raises
    ------
    ArgumentError
        If the clusters were changed by hand, or the number is no such number.

    Examples
    --------
    >>> import neon_core as nc
    >>> refits = refit_starts(nc.analyse(nc.load_sample("iris")), 5)
    >>> refits.centroids.shape, bool((refits.stays <= 1.0).all())
    ((5, 3, 4), True)
    """
    n_refits = _check(analysis, n_refits, progress)
    config = replace(analysis.config, n_init=1, random_state=_seed(analysis))
    with report_to(progress), stage("refit", 0.0, 1.0):
        matrix = analysis.design.matrix
        starts = each_start(matrix, config, n_refits)
        n_fitted = DRAWN if len(matrix) > MOST_ROWS else len(matrix)
        return _matched(analysis, "starts", [start.centroids for start in starts], n_fitted)


def refit_drawn_rows(analysis: Analysis, n_refits: int = 100, *, progress: Progress | None = None) -> Refits:
    """Fit the clusters again to as many rows, drawn with replacement; the best of three starts each time.

    Parameters and errors as in `refit_starts`. All rows are placed in the clusters of each refit. Of a table with more
    than 20,000 rows, 20,000 are drawn each time: the clusters then move more than with as many rows as there are.
    """
    n_refits = _check(analysis, n_refits, progress)
    matrix, seed = analysis.design.matrix, _seed(analysis)
    n_fitted = min(len(matrix), MOST_DRAWN)

    def draw(number: int) -> Matrix:
        rng = np.random.default_rng([seed, REFITS_STREAM, number])
        return matrix[rng.integers(len(matrix), size=n_fitted)]

    with report_to(progress), stage("refit", 0.0, 1.0):
        centroids = fit_tables(draw, n_refits, analysis.n_clusters, lambda _, fit: fit.centroids)
    return _matched(analysis, "rows drawn again", centroids, n_fitted)


def _check(analysis: Analysis, n_refits: int, progress: Progress | None) -> int:
    """Return the number of refits; refuse what cannot be fitted again."""
    check_type(analysis, Analysis, "analysis")
    check_progress(progress)
    number = as_count(n_refits, "n_refits")
    if not 1 <= number <= MOST_REFITS:
        hint = f"Pass a number from 1 to {MOST_REFITS:,}."
        raise ArgumentError(f"{format_given(number)} is no number of refits", where="n_refits", hint=hint)
    if analysis.clustering.edits or analysis.is_of_saved_model:
        what = "Clusters that were merged or split by hand, or saved, are not fitted again"
        raise ArgumentError(what, where="analysis", hint="Analyse with a config without edits.")
    return number


def _seed(analysis: Analysis) -> int:
    """Return the seed of the refits: another one than the fit's, so that no start is that of the fit."""
    return (analysis.config.random_state + 1) % 2**32


def _matched(analysis: Analysis, how: How, centroids: list[Matrix], n_fitted: int) -> Refits:
    """Return refits whose clusters have the numbers of those that they are matched with."""
    matrix, own, k = analysis.design.matrix, analysis.clustering.labels, analysis.n_clusters
    same, rand, inertias, matched = np.zeros(len(own)), [], [], []
    kept: list[Indices] = []
    for refit in centroids:
        labels = assign(matrix, refit)
        table = common_rows(own, labels, k, k)
        order = match_counts(table)
        number = np.argsort(order)  # of each cluster of the refit
        same += number[labels] == own
        rand.append(adjusted_rand(table))
        inertias.append(float(((matrix - refit[labels]) ** 2).sum()))
        matched.append(refit[order])
        if len(kept) < MOST_PAIRED:
            kept.append(labels)
    return Refits(
        how,
        frozen(np.stack(matched)),
        frozen(same / len(centroids)),
        frozen(np.array(rand)),
        frozen(agreement_of_pairs(kept, k)),
        frozen(np.array(inertias)),
        n_fitted,
    )


def cluster_shares(analysis: Analysis, refits: Refits, rows: Sequence[int]) -> Matrix:
    """Return the share of the refits that put some rows into each cluster.

    Parameters
    ----------
    analysis : Analysis
        That of the refits.
    refits : Refits
        See `refit_starts`.
    rows : sequence of int
        Rows of the table.

    Returns
    -------
    ndarray of shape (n_rows, n_clusters)
        Each row adds up to 1.

    Examples
    --------
    >>> import neon_core as nc
    >>> analysis = nc.analyse(nc.load_sample("iris"))
    >>> cluster_shares(analysis, refit_starts(analysis, 4), [0, 50]).sum(axis=1).tolist()
    [1.0, 1.0]
    """
    samples = analysis.design.matrix[[analysis.position(row) for row in rows]]
    counts = np.zeros((len(samples), analysis.n_clusters))
    for centroids in refits.centroids:
        counts[np.arange(len(samples)), assign(samples, centroids)] += 1.0
    shares: Matrix = counts / len(refits.centroids)
    return shares
