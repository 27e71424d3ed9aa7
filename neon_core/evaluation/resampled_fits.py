"""Stability over resampling: clusters of rows that are drawn again, with replacement.

Each fit to the drawn rows assigns all rows to its nearest centroids; the adjusted Rand index compares them with the
clustering (Ben-Hur, Elisseeff, Guyon 2002; von Luxburg 2010).
"""

from __future__ import annotations

import numpy as np

from neon_core.checks import Indices, Matrix, Vector
from neon_core.evaluation.agreement import adjusted_rand, common_rows
from neon_core.evaluation.batched_fits import Fit
from neon_core.evaluation.plain_fits import fit_tables
from neon_core.neon.distances import assign

RESAMPLING_STREAM = 2
"""Keeps the random numbers of these draws apart from those of other parts of a scan."""


def draw_again(n_rows: int, number: int, seed: int) -> Indices:
    """Return the positions of as many rows as there are, drawn with replacement; the same for every K."""
    return np.random.default_rng([seed, RESAMPLING_STREAM, number]).integers(n_rows, size=n_rows)


def agreement_of_resamples(matrix: Matrix, labels: Indices, n_clusters: int, n_resamples: int, seed: int) -> Vector:
    """Return the adjusted Rand index of a clustering and that of each draw; shape (n_resamples,)."""

    def draw(number: int) -> Matrix:
        return matrix[draw_again(len(matrix), number, seed)]

    def compare(_: int, fit: Fit) -> float:
        return adjusted_rand(common_rows(labels, assign(matrix, fit.centroids), n_clusters, n_clusters))

    return np.array(fit_tables(draw, n_resamples, n_clusters, compare))
