"""Explained doubt: which columns make a row's evidence swing where the clusters are fitted again.

Of a row x in cluster c with the competitor k, each refit r has its own evidence, which its columns divide exactly:

    h_r = sum_i a_ir,   a_ir = 2 (mu_c - mu_k)_i (x - (mu_c + mu_k) / 2)_i        with the centroids of the refit

The variance over the refits divides the same way, since a covariance is linear in each of its parts:

    Var(h) = sum_i Cov(a_i, h)

A column with a negative part steadies the row: where the evidence of the others falls, its own rises.
"""

from __future__ import annotations

from dataclasses import dataclass

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Matrix, Vector, frozen
from neon_core.errors import ArgumentError, ClusterError
from neon_core.evaluation.refits import Refits, refit_drawn_rows


@dataclass(frozen=True, eq=False)
class Doubt:
    """The spread of a row's evidence over refits, divided among the columns.

    Attributes
    ----------
    row, cluster, against : int
        The row, its cluster, and its nearest competitor.
    columns : tuple of str
        The columns that count.
    relevance : ndarray of shape (n_columns,)
        Each column's part of the variance; negative where it steadies the row.
    variance : float
        The variance of the evidence over the refits, to which the parts add up.
    evidence : ndarray of shape (n_refits,)
        The evidence for the cluster over the competitor in each refit; below 0 the row would be on the other side.
    parts : ndarray of shape (n_refits, n_columns)
        The evidence of each column in each refit.
    """

    row: int
    cluster: int
    against: int
    columns: tuple[str, ...]
    relevance: Vector
    variance: float
    evidence: Vector
    parts: Matrix

    @property
    def turned(self) -> float:
        """The share of the refits in which the row is nearer to the competitor."""
        return float((self.evidence < 0.0).mean())


def doubt(analysis: Analysis, row: int, refits: Refits | None = None) -> Doubt:
    """Return which columns make a row's evidence swing where the clusters are fitted again.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    row : int
        The row of the table.
    refits : Refits, optional
        The refits, of at least two; by default 100 to rows drawn again. Pass them for several rows.

    Raises
    ------
    NeonError
        If there is no such row, there is one cluster, or the refits are of other clusters.

    Examples
    --------
    >>> import neon_core as nc
    >>> found = doubt(nc.analyse(nc.load_sample("wine")), 83)
    >>> bool(abs(found.relevance.sum() - found.variance) < 1e-12)
    True
    """
    position = check_type(analysis, Analysis, "analysis").position(row)
    if analysis.n_clusters == 1:
        hint = "Choose two clusters or more."
        raise ClusterError("One cluster has no competitor, and so no doubt", where="analysis", hint=hint)
    refits = refit_drawn_rows(analysis) if refits is None else check_type(refits, Refits, "refits")
    shape = (analysis.n_clusters, len(analysis.design.feature_names))
    if refits.centroids.shape[1:] != shape or len(refits.centroids) < 2:
        what = f"refits has shape {refits.centroids.shape}, not two or more of {shape}"
        raise ArgumentError(what, where="refits", hint="Pass refits of this analysis.")
    cluster, against = int(analysis.clustering.labels[position]), int(analysis.competitor[position])
    features = pairwise_parts(analysis.design.matrix[position], refits.centroids, cluster, against)
    parts = analysis.design.by_column(features)
    evidence = features.sum(axis=1)
    away = evidence - evidence.mean()
    relevance: Vector = (parts - parts.mean(axis=0)).T @ away / len(away)
    return Doubt(
        row=row,
        cluster=cluster,
        against=against,
        columns=analysis.design.column_names,
        relevance=frozen(relevance),
        variance=float(away @ away / len(away)),
        evidence=frozen(evidence),
        parts=frozen(parts),
    )


def pairwise_parts(x: Vector, centroids: Matrix, cluster: int, against: int) -> Matrix:
    """Return the evidence of each feature for one cluster over another, in each of some sets of centroids.

    Parameters
    ----------
    x : ndarray of shape (n_features,)
        A row.
    centroids : ndarray of shape (n_sets, n_clusters, n_features)
        The sets.
    cluster, against : int
        The two clusters.

    Returns
    -------
    ndarray of shape (n_sets, n_features)

    Examples
    --------
    >>> import numpy as np
    >>> pairwise_parts(np.array([1.0, 1.0]), np.array([[[0.0, 0.0], [4.0, 4.0]]]), 0, 1).tolist()
    [[8.0, 8.0]]
    """
    own, other = centroids[:, cluster], centroids[:, against]
    parts: Matrix = 2.0 * (own - other) * (x - (own + other) / 2.0)
    return parts
