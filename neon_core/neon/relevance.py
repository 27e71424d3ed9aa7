"""Relevance of the features: the logit, shared by the competitors and propagated back by the midpoint rule.

    p_k = exp(-beta h_k) / sum_l exp(-beta h_l)                                softmin shares of the competitors
    R_i = sum_k [ (x_i - m_ki) w_ki / sum_j (x_j - m_kj) w_kj ] p_k f_c        midpoint rule, m_k = (mu_c + mu_k) / 2

(Kauffmann et al., arXiv:1906.07633v2, section IV). Since (x_i - m_ki) w_ki = (x_i - mu_ki)^2 - (x_i - mu_ci)^2 = a_ki
and sum_i a_ki = h_k, this is R_i = sum_k omega_k a_ki with omega_k = p_k f_c / h_k (the identity is also used by Bley,
Kauffmann et al., arXiv:2508.03913). 0 <= f_c <= h_k, so there is no pole and no stabiliser, and the bars of a point add
up to its logit. With the signed weights W = omega_k at the competitors and -sum_k omega_k at the own cluster it is two
matrix products a block, R = W^T M^2 - 2 x o (W^T M).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.neon.distances import Decision, decide, for_each_checked_block, is_sharp, parts
from neon_core.neon.geometry import Geometry

IN_CACHE = 2**16
"""Elements of a product that stay in a core's cache until it is used."""


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why each row is in its cluster. All arrays are read-only float64 unless said otherwise.

    Attributes
    ----------
    relevance : ndarray of shape (n_samples, n_features)
        Each feature's contribution to the logit, in squared scaled distance; negative counts against. 0 for K=1.
    logit : ndarray of shape (n_samples,)
        The cluster evidence f_c; 0 on the boundary, NaN for K=1.
    label : ndarray of int of shape (n_samples,)
        The cluster that is explained: the nearest centroid, the first of several.
    shares : ndarray of shape (n_samples, n_clusters)
        The weight of each competitor, p_k; 0 at the own cluster, the others add up to 1 (all 0 for K=1).
    beta : float
        The stiffness used: 0 compares with all other clusters alike, infinity with the nearest only.
    """

    relevance: Matrix
    logit: Vector
    label: Indices
    shares: Matrix
    beta: float

    @property
    def tie(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Whether the row lies exactly on a boundary; shape (n_samples,)."""
        return frozen(np.asarray(self.logit == 0.0))

    @property
    def residual(self) -> Vector:
        """The conservation residual sum_i R_i - f_c of shape (n_samples,), rounding only; NaN for K=1."""
        return frozen(self.relevance.sum(axis=1) - self.logit)

    @property
    def effective_competitors(self) -> Vector:
        """exp of the entropy of the shares, shape (n_samples,): equal shares of as many competitors; 0 for K=1."""
        p = np.where(self.shares > 0.0, self.shares, 1.0)
        return frozen(np.where(self.shares.any(axis=1), np.exp(-(p * np.log(p)).sum(axis=1)), 0.0))

    def to_shap(self, feature_names: Sequence[str] | None = None, display_data: object = None) -> Any:
        """Return the relevances as a `shap.Explanation`, which the plots of shap take.

        The values of a row add up to its logit, and the base value is 0. They are Shapley values for two clusters only.

        Parameters
        ----------
        feature_names : sequence of str, optional
            A name for each feature.
        display_data : array_like of shape (n_samples, n_features), optional
            The values of the features in your units, which plots write beside the names and are coloured by.

        Returns
        -------
        shap.Explanation
            With `values` of shape (n_samples, n_features), in squared scaled distance. For K=1 they are 0.

        Raises
        ------
        MissingPackageError
            If shap is not installed: `pip install "neon-dashboard[shap]"`.
        ShapeError
            If there are not as many names as features, or values as relevances.

        Examples
        --------
        >>> import neon_core as nc
        >>> X = [[0.0, 0.0], [4.0, 1.0]]
        >>> values = nc.NeuralizedKMeans(X).explain(X).to_shap(["size", "age"], X)  # doctest: +SKIP
        >>> shap.plots.waterfall(values[0])  # doctest: +SKIP
        """
        from neon_core.neon.shap_values import build_shap

        return build_shap(self.relevance, feature_names, display_data)


def softmin(h: Matrix, f: Vector, beta: float) -> Matrix:
    """Return the shares p_k of shape (n_clusters, n_rows); 0 where h is infinite, that is, at the own cluster.

    At beta = infinity the nearest competitors have equal shares.

    Examples
    --------
    >>> import numpy as np
    >>> softmin(np.array([[np.inf], [1.0], [1.0], [3.0]]), np.array([1.0]), np.inf).ravel()
    array([0. , 0.5, 0.5, 0. ])
    """
    if beta == 0.0:
        p = np.isfinite(h).astype(np.float64)
    elif beta == np.inf:
        p = (h == f).astype(np.float64)
    else:
        p = np.subtract(f, h)  # f first: the nearest competitor gets exp(0), nothing overflows
        p *= beta
        np.exp(p, out=p)
    p /= np.add.reduce(p, axis=0)
    return p


def ratio(h: Matrix, f: Vector) -> Matrix:
    """Return f / h_k, with which omega_k = p_k f / h_k; the limit 1 at the nearest competitor of a row on the boundary.

    Examples
    --------
    >>> ratio(np.array([np.inf, 0.0, 2.0]), np.float64(0.0))
    array([0., 1., 0.])
    """
    return np.divide(f, h, out=np.ones_like(h), where=h > f)


def _ratio(decision: Decision) -> Matrix:
    """Return `ratio` of a block; only the rows near a boundary take the slower division with a condition."""
    quotient = decision.f / decision.h
    if decision.near.size:
        quotient[:, decision.near] = ratio(decision.h[:, decision.near], decision.f[decision.near])
    return quotient


def _direct(rows: Matrix, centroids: Matrix, label: Indices, omega: Matrix) -> Matrix:
    """Return sum_k omega_k a_k of shape (n_rows, n_features) from the factored parts."""
    own = centroids[label]
    total = np.zeros_like(rows)
    for weight, other in zip(omega, centroids, strict=True):
        total += weight[:, None] * parts(rows, own, other)
    return total


@dataclass(frozen=True, eq=False)
class _Draft:
    """An explanation that is being written, block by block."""

    relevance: Matrix
    logit: Vector
    label: Indices
    shares: Matrix

    @classmethod
    def allocate(cls, n_samples: int, n_clusters: int, n_features: int) -> _Draft:
        """Return the explanation of rows that have one cluster only, to be overwritten where there are more."""
        logit = np.empty(n_samples) if n_clusters > 1 else np.full(n_samples, np.nan)
        zeros = np.zeros((n_samples, n_features)), np.zeros((n_samples, n_clusters))
        return cls(zeros[0], logit, np.zeros(n_samples, np.intp), zeros[1])

    def finish(self, beta: float) -> Explanation:
        """Return the explanation, read-only."""
        return Explanation(frozen(self.relevance), frozen(self.logit), frozen(self.label), frozen(self.shares), beta)


def explain(matrix: Matrix, geometry: Geometry, beta: float | Callable[[Vector], float]) -> Explanation:
    """Explain every row of a matrix, in blocks.

    Parameters
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Float64, scaled as the centroids are.
    geometry : Geometry
        The centroids.
    beta : float or callable
        The stiffness, 0 to infinity; or a function that computes it from the logits of all rows.

    Raises
    ------
    NonFiniteError
        If a value is not finite; it names the row and the column.
    """
    n_samples, n_clusters = matrix.shape[0], geometry.centroids.shape[0]
    draft = _Draft.allocate(n_samples, n_clusters, matrix.shape[1])
    decisions = _DecisionStore(draft, {})
    if callable(beta):
        for_each_checked_block(
            matrix, n_clusters, lambda block: decisions.store(block, decide(matrix[block], geometry))
        )
        beta = beta(draft.logit)
    stiffness: float = beta

    def work(block: slice) -> None:
        rows = matrix[block]
        decision = decisions.load(block, rows, geometry, stiffness) or decide(rows, geometry, stiffness)
        if n_clusters > 1:
            _explain_block(rows, geometry, decision, stiffness, draft, block)

    for_each_checked_block(matrix, n_clusters, work)
    return draft.finish(stiffness)


@dataclass(frozen=True, eq=False)
class _DecisionStore:
    """The decisions of all blocks, while the usual beta is computed from their logits.

    Making them twice would cost half as much again as the whole explanation. They need no memory of their own: the
    discriminants wait in the array of the shares.
    """

    draft: _Draft
    rest: dict[int, tuple[Indices, float]]

    def store(self, block: slice, decision: Decision) -> None:
        """Keep the decision of a block; of a single cluster there is none."""
        if self.draft.shares.shape[1] > 1:
            self.draft.logit[block], self.draft.label[block] = decision.f, decision.label
            self.draft.shares[block] = decision.h.T
            self.rest[block.start] = decision.near, decision.reach

    def load(self, block: slice, rows: Matrix, geometry: Geometry, beta: float) -> Decision | None:
        """Return the decision of a block; None where there is none, or it was too coarse for this beta."""
        near, reach = self.rest.get(block.start, (None, np.inf))
        if near is None or is_sharp(beta, reach):
            return None
        h = np.ascontiguousarray(self.draft.shares[block].T)
        label, f = self.draft.label[block], self.draft.logit[block]
        return Decision(label, h, f, geometry.center(rows), near, reach)


def combine(weights: Matrix, geometry: Geometry, rows: Matrix, out: Matrix) -> None:
    """Write W^T M^2 - 2 x o (W^T M), some hundred rows at a time: both products stay in the cache (half the time)."""
    size = max(256, IN_CACHE // rows.shape[1])
    if len(rows) <= size:
        np.matmul(weights.T, geometry.squared, out=out)
        out += (weights.T @ geometry.doubled) * rows
        return
    buffer = np.empty((size, rows.shape[1]))
    for start in range(0, len(rows), size):
        part = slice(start, min(start + size, len(rows)))
        crossed = np.matmul(weights[:, part].T, geometry.doubled, out=buffer[: part.stop - start])
        crossed *= rows[part]
        np.matmul(weights[:, part].T, geometry.squared, out=out[part])
        out[part] += crossed


def _explain_block(
    rows: Matrix, geometry: Geometry, decision: Decision, beta: float, out: _Draft, block: slice
) -> None:
    """Write the explanation of one block of rows into `out`."""
    p = softmin(decision.h, decision.f, beta)
    omega = _ratio(decision)
    out.logit[block], out.label[block], out.shares[block] = decision.f, decision.label, p.T
    omega *= p
    near = decision.near
    again = _direct(rows[near], geometry.centroids, decision.label[near], omega[:, near]) if near.size else None
    omega[decision.label, np.arange(decision.label.size)] = -np.add.reduce(omega, axis=0)
    relevance = out.relevance[block]
    combine(omega, geometry, decision.centred, relevance)
    if again is not None:
        relevance[near] = again
