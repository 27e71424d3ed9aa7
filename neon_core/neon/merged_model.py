"""MergedKMeans: a K-Means some of whose clusters are merged, which explains its decisions exactly."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from neon_core.blocks import map_blocks
from neon_core.checks import (
    Indices,
    Matrix,
    Vector,
    as_beta,
    as_clusters,
    as_matrix,
    as_numbers,
    frozen,
    mean_logit,
    negligible_columns,
    refuse_non_finite,
)
from neon_core.errors import MergedError, ShapeError
from neon_core.neon.distances import for_each_checked_block, parts, smallest
from neon_core.neon.merged_boundary import border_distances, border_step, nearest_merged_border
from neon_core.neon.merged_decision import (
    Grouping,
    MergedDecision,
    decide_merged,
    nearest_centroids,
    network_difference,
    tied_discriminants,
)
from neon_core.neon.model import NeuralizedKMeans
from neon_core.neon.neuralization import Boundary, Rivals, Standing, logits, twins
from neon_core.neon.relevance import Explanation, combine, ratio, softmin
from neon_core.neon.rounding import discriminant_rounding


class MergedKMeans:
    """The network with the decisions of a K-Means of which some clusters are merged.

    A row is explained against the nearest centroid of every other cluster, from the nearest centroid of its own; see
    `neon_core.neon.merged_decision`. Built by `Analysis.merge`.

    Parameters
    ----------
    centroids : ndarray of shape (n_centroids, n_features)
        The fitted centroids.
    owners : ndarray of int of shape (n_centroids,)
        The cluster of each centroid, sorted, from 0 to n_clusters - 1.
    beta : float, optional
        As in `NeuralizedKMeans`.
    noise : ndarray of shape (n_features,), optional
        As in `NeuralizedKMeans`.
    """

    def __init__(
        self, centroids: Matrix, owners: Indices, beta: float | None = None, noise: Vector | None = None
    ) -> None:
        self.fitted_centroids: Matrix = frozen(centroids.copy())
        self.owners: Indices = frozen(owners.copy())
        self.beta: float | None = None if beta is None else as_beta(beta)
        self._grouping = Grouping.from_centroids(self.fitted_centroids, self.owners, noise)

    def __repr__(self) -> str:
        """Return the size, and beta if the model has its own."""
        beta = "" if self.beta is None else f", beta={self.beta:g}"
        size = f"n_clusters={self.n_clusters}, n_centroids={len(self.owners)}, n_features={self.n_features}"
        return f"MergedKMeans({size}{beta})"

    def __getattr__(self, name: str) -> Any:
        """Refuse what only a model with one centroid a cluster has."""
        if name == "centroids" or (not name.startswith("_") and hasattr(NeuralizedKMeans, name)):
            hint = "Undo the merge for it: analyse with config.edits less the last."
            what = f"{name} needs one centroid for each cluster, and here clusters are merged"
            raise MergedError(what, where=name, hint=hint)
        raise AttributeError(f"'MergedKMeans' object has no attribute {name!r}")

    @property
    def n_clusters(self) -> int:
        """The number of clusters."""
        return self._grouping.n_clusters

    @property
    def n_features(self) -> int:
        """The number of features."""
        return int(self.fitted_centroids.shape[1])

    @cached_property
    def twins(self) -> tuple[tuple[int, ...], ...]:
        """The groups of clusters that share a centroid; usually there are none."""
        groups = [tuple(sorted({int(self.owners[i]) for i in group})) for group in twins(self.fitted_centroids)]
        return tuple(group for group in groups if len(group) > 1)

    @cached_property
    def negligible(self) -> tuple[int, ...]:
        """The features whose differences are lost in the rounding of the largest one; usually there are none."""
        return negligible_columns(self.fitted_centroids)

    def predict(self, X: ArrayLike) -> Indices:
        """Return the nearest cluster of each row, the first of several; shape (n_samples,)."""
        matrix = self._matrix(X)
        labels = np.empty(len(matrix), np.intp)

        def work(block: slice) -> None:
            labels[block] = decide_merged(matrix[block], self._grouping).label

        for_each_checked_block(matrix, len(self.owners), work)
        return labels

    def discriminants(self, X: ArrayLike, cluster: ArrayLike | None = None) -> Matrix:
        """Return h_k of each row against each competitor, as `NeuralizedKMeans.discriminants` does."""
        matrix = self._matrix(X)
        own = None if cluster is None else as_clusters(cluster, self.n_clusters, matrix.shape[0])
        result = np.empty((len(matrix), self.n_clusters))

        def work(block: slice) -> None:
            if own is None:
                result[block] = decide_merged(matrix[block], self._grouping, np.inf).h.T
            else:
                nearest = nearest_centroids(matrix[block], self._grouping)
                result[block] = tied_discriminants(matrix[block], self._grouping, nearest, own[block])[0].T

        for_each_checked_block(matrix, len(self.owners), work)
        return result

    def logit(self, X: ArrayLike, cluster: ArrayLike | None = None) -> Vector:
        """Return the cluster evidence min_k h_k of shape (n_samples,); NaN if there is only one cluster."""
        return logits(self.discriminants(X, cluster))

    def boundary(self, X: ArrayLike) -> Boundary:
        """Return each row's distance to the boundary of its cluster, in scaled units, and the cluster beyond."""
        return self.standing(X).boundary

    def standing(self, X: ArrayLike) -> Standing:
        """Return each row's logit, nearest competitor and boundary, in one pass."""
        matrix = self._matrix(X)
        distance, beyond = np.full(len(matrix), np.inf), np.full(len(matrix), -1, np.intp)
        logit, competitor = np.full(len(matrix), np.nan), np.full(len(matrix), -1, np.intp)

        def work(block: slice) -> None:
            decision = decide_merged(matrix[block], self._grouping, np.inf)
            if self.n_clusters > 1:
                logit[block], competitor[block] = decision.f, smallest(decision.h)
                distance[block], beyond[block] = nearest_merged_border(matrix[block], self._grouping, decision)

        for_each_checked_block(matrix, len(self.owners), work)
        return Standing(frozen(logit), frozen(competitor), Boundary(frozen(distance), frozen(beyond)))

    def distance_rounding(self, X: ArrayLike, boundary: Boundary) -> Vector:
        """Return how far rounding can move each row's distance to the boundary, shape (n_samples,)."""
        matrix = self._matrix(X)
        rounding = np.zeros(len(matrix))

        def work(block: slice) -> None:
            rows, columns = matrix[block], np.arange(len(matrix[block]))
            decision = decide_merged(rows, self._grouping)
            own, other = decision.nearest[decision.label, columns], decision.nearest[boundary.cluster[block], columns]
            first, second = self.fitted_centroids[own], self.fitted_centroids[other]
            gap = 2.0 * np.linalg.norm(first - second, axis=1)
            slack = discriminant_rounding(rows, first, second, self._grouping.geometry.noise)
            np.divide(slack, gap, out=rounding[block], where=gap > 0.0)

        for_each_checked_block(matrix, len(self.owners), work)
        return rounding

    def rivals(self, row: ArrayLike) -> Rivals:
        """Return the nearest competitors and the nearest borders of one row, several where they are equally near."""
        matrix = self._matrix(np.atleast_2d(as_numbers(row, "row")))
        if len(matrix) != 1:
            raise ShapeError(f"row has {len(matrix)} rows, not one", where="row", hint="Pass the features of one row.")
        refuse_non_finite(matrix, "row")
        decision = decide_merged(matrix, self._grouping, np.inf)
        distances = border_distances(matrix, self._grouping, decision)[:, 0]
        slack = self.distance_rounding(matrix, Boundary(distances[:1], np.array([int(distances.argmin())])))
        h = decision.h[:, 0]
        least = distances <= distances.min(initial=np.inf) + 2.0 * slack
        return Rivals(_places((h == h.min()) & np.isfinite(h)), _places(least & np.isfinite(distances)))

    def agreement(self, X: ArrayLike) -> float:
        """Return the largest difference between the network and the distances, as `NeuralizedKMeans.agreement` does."""
        matrix = self._matrix(X)
        refuse_non_finite(matrix, "X")
        if len(matrix) == 0 or self.n_clusters == 1:
            return 0.0
        return max(network_difference(row, self._grouping) for row in matrix - self._grouping.geometry.origin)

    def beta_heuristic(self, X: ArrayLike) -> float:
        """Return the usual stiffness, 1 / mean logit over the rows of X; 0 with one cluster."""
        return self.usual_beta(self.logit(X))

    def usual_beta(self, logit: Vector) -> float:
        """Return 1 / mean of given logits; see `beta_heuristic`."""
        if self.n_clusters == 1:
            return 0.0
        mean = mean_logit(logit)
        return 1.0 / mean if mean > 0.0 else float("inf")

    def explain(self, X: ArrayLike, beta: float | None = None) -> Explanation:
        """Explain why each row is in its cluster, as `NeuralizedKMeans.explain` does."""
        matrix = self._matrix(X)
        stiffness = self.beta if beta is None else as_beta(beta)
        if stiffness is None:
            stiffness = self.beta_heuristic(matrix)
        n, k = len(matrix), self.n_clusters
        relevance, shares, logit = np.zeros(matrix.shape), np.zeros((n, k)), np.full(n, np.nan)
        label = np.zeros(n, np.intp)

        def work(block: slice) -> None:
            decision = decide_merged(matrix[block], self._grouping, stiffness)
            if k > 1:
                logit[block], label[block] = decision.f, decision.label
                p = softmin(decision.h, decision.f, stiffness)
                shares[block] = p.T
                self._explain_block(matrix[block], decision, p * ratio(decision.h, decision.f), relevance[block])

        for_each_checked_block(matrix, len(self.owners), work)
        return Explanation(frozen(relevance), frozen(logit), frozen(label), frozen(shares), stiffness)

    def _explain_block(self, rows: Matrix, decision: MergedDecision, omega: Matrix, out: Matrix) -> None:
        """Write sum_k omega_k a_k, with the nearest centroid of each cluster, into `out`."""
        columns = np.arange(len(rows))
        signed = np.zeros((len(self.owners), len(rows)))
        for nearest, weights in zip(decision.nearest, omega, strict=True):
            signed[nearest, columns] = weights
        own = decision.nearest[decision.label, columns]
        signed[own, columns] = -omega.sum(axis=0)
        combine(signed, self._grouping.geometry, decision.centred, out)
        near = decision.near
        if near.size:
            first, total = self.fitted_centroids[own[near]], np.zeros((near.size, rows.shape[1]))
            for nearest, weights in zip(decision.nearest[:, near], omega[:, near], strict=True):
                total += weights[:, None] * parts(rows[near], first, self.fitted_centroids[nearest])
            out[near] = total

    def contrast(self, X: ArrayLike, of: ArrayLike, against: ArrayLike) -> Matrix:
        """Return each feature's evidence for cluster `of` over cluster `against`, as `NeuralizedKMeans.contrast` does.

        Of each cluster the centroid that is nearest to the row counts.
        """
        matrix = self._matrix(X)
        refuse_non_finite(matrix, "X")
        own = as_clusters(of, self.n_clusters, len(matrix), "of")
        other = as_clusters(against, self.n_clusters, len(matrix), "against")
        result = np.empty(matrix.shape)

        def work(block: slice) -> None:
            columns = np.arange(len(matrix[block]))
            nearest = nearest_centroids(matrix[block], self._grouping)
            first, second = (self.fitted_centroids[nearest[some[block], columns]] for some in (own, other))
            result[block] = parts(matrix[block], first, second)

        for_each_checked_block(matrix, len(self.owners), work)
        return frozen(result)

    def contrast_sums(self, X: ArrayLike) -> Matrix:
        """Return the sum over the rows of their evidence against each cluster, shape (n_clusters, n_features).

        A row of the cluster itself adds 0.
        """
        matrix = self._matrix(X)

        def work(block: slice) -> Matrix:
            rows, columns = matrix[block], np.arange(len(matrix[block]))
            decision = decide_merged(rows, self._grouping)
            own = self.fitted_centroids[decision.nearest[decision.label, columns]]
            return np.stack([parts(rows, own, self.fitted_centroids[line]).sum(axis=0) for line in decision.nearest])

        sums: Matrix = np.sum(map_blocks(len(matrix), max(self.n_features, len(self.owners)), work), axis=0)
        return sums

    def nearest_centroids(self, row: Vector) -> Matrix:
        """Return for one row the nearest centroid of each cluster, shape (n_clusters, n_features)."""
        return self.fitted_centroids[nearest_centroids(self._matrix(row[None, :]), self._grouping)[:, 0]]

    def nearest_of(self, X: ArrayLike) -> Indices:
        """Return the nearest of the `fitted_centroids` of each cluster for each row, shape (n_samples, n_clusters)."""
        return nearest_centroids(self._matrix(X), self._grouping).T

    def border_step(self, row: Vector, beyond: int) -> Vector:
        """Return the shortest step from a row to the cluster beyond a border, shape (n_features,)."""
        return border_step(row, self._grouping, int(self.predict(row[None, :])[0]), beyond)

    def merged(self) -> MergedKMeans:
        """Return the model with the first of equal centroids only; a cluster that has none of its own is gone."""
        gone = {k for group in twins(self.fitted_centroids) for k in group[1:]}
        kept = np.delete(np.arange(len(self.owners)), list(gone))
        owners = np.unique(self.owners[kept], return_inverse=True)[1]
        return MergedKMeans(self.fitted_centroids[kept], owners, self.beta, self._grouping.geometry.noise)

    def _matrix(self, X: ArrayLike) -> Matrix:
        return as_matrix(X, "X", self.n_features)


def _places(is_there: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[int, ...]:
    return tuple(np.flatnonzero(is_there).tolist())
