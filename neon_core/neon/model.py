"""NeuralizedKMeans: a fitted K-Means that explains its decisions."""

from __future__ import annotations

import warnings
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from neon_core.checks import (
    Indices,
    Matrix,
    Vector,
    as_beta,
    as_clusters,
    as_matrix,
    as_noise,
    as_numbers,
    frozen,
    mean_logit,
    negligible_columns,
    refuse_non_finite,
    refuse_vanishing,
)
from neon_core.errors import BetaError, NeonWarning, ShapeError
from neon_core.neon import contrast, neuralization, relevance
from neon_core.neon.distances import assign
from neon_core.neon.estimators import read_centroids
from neon_core.neon.geometry import Geometry
from neon_core.neon.neuralization import Boundary, Rivals, Standing
from neon_core.neon.relevance import Explanation


class NeuralizedKMeans:
    """The two-layer network with the same decisions as K-Means with these centroids; it explains each decision.

    Parameters
    ----------
    centroids : array-like of shape (n_clusters, n_features)
        One centroid a row, in the space of the distances (scaled).
    beta : float, optional
        The model's own stiffness, 0 to infinity, which `explain` uses. Without one, `explain` computes the heuristic
        over its rows.
    noise : array-like of shape (n_features,), optional
        How far rounding can move a value of each feature (see `neon_core.neon.rounding`): what differs by less is a
        tie. By default values are exact.

    Raises
    ------
    NeonError
        If the centroids are not a finite numeric table with at least one row and column, or beta is negative; or if
        two centroids differ by too little to be squared (1e-150).

    Warns
    -----
    NeonWarning
        If some centroids are equal ("twins"): their rows have logit and relevance 0. See `merged`. And if features are
        `negligible`.

    Examples
    --------
    >>> import neon_core as nc
    >>> model = nc.NeuralizedKMeans([[0, 0], [4, 0], [0, 6]])
    >>> model.predict([[1, 1]])
    array([0])
    >>> e = model.explain([[1, 1]], beta=0)
    >>> e.relevance, e.logit
    (array([[4., 4.]]), array([8.]))
    """

    def __init__(self, centroids: ArrayLike, beta: float | None = None, noise: ArrayLike | None = None) -> None:
        matrix = as_matrix(centroids, "centroids").copy()
        if 0 in matrix.shape:
            hint = "A model needs at least one cluster and one feature."
            raise ShapeError(f"centroids has shape {matrix.shape}", where="centroids", hint=hint)
        refuse_non_finite(matrix, "centroids")
        refuse_vanishing(matrix)
        self.centroids: Matrix = frozen(matrix)
        self.beta: float | None = None if beta is None else as_beta(beta)
        self._geometry = Geometry.from_centroids(matrix, None if noise is None else as_noise(noise, matrix.shape[1]))
        if self.twins:
            warnings.warn(
                f"Clusters with the same centroid: {self.twins}. Their rows lie on a boundary, with logit and "
                "relevance 0; merged() leaves one of each.",
                NeonWarning,
                stacklevel=2,
            )
        if self.negligible:
            warnings.warn(
                f"Features {self.negligible} differ by less than 1e-15 of the largest difference: beside it they "
                "decide nothing. Scale the features alike.",
                NeonWarning,
                stacklevel=2,
            )

    @classmethod
    def from_estimator(cls, estimator: Any, beta: float | None = None) -> NeuralizedKMeans:
        """Return the model with the centroids of a fitted scikit-learn KMeans or MiniBatchKMeans.

        Raises
        ------
        EstimatorError
            If it is another type of estimator, or not fitted. BisectingKMeans is refused: it decides by its tree of
            splits, not by the nearest centroid (5.6 % of the wine rows differ at K=3). So is every estimator whose own
            `predict` differs from the nearest centroid, at its centroids or between them.
        """
        return cls(read_centroids(estimator), beta)

    def __repr__(self) -> str:
        """Return the size, and beta if the model has its own."""
        beta = "" if self.beta is None else f", beta={self.beta:g}"
        return f"NeuralizedKMeans(n_clusters={self.n_clusters}, n_features={self.n_features}{beta})"

    @property
    def n_clusters(self) -> int:
        """The number of clusters, K."""
        return int(self.centroids.shape[0])

    @property
    def n_features(self) -> int:
        """The number of features."""
        return int(self.centroids.shape[1])

    @cached_property
    def twins(self) -> tuple[tuple[int, ...], ...]:
        """The groups of clusters with equal centroids; usually there are none."""
        return neuralization.twins(self.centroids)

    @cached_property
    def negligible(self) -> tuple[int, ...]:
        """The features whose differences are lost in the rounding of the largest one; usually there are none."""
        return negligible_columns(self.centroids)

    @cached_property
    def weights(self) -> Matrix:
        """Layer 1: w[c, k] = 2 (mu_c - mu_k), shape (n_clusters, n_clusters, n_features).

        No other method needs it. With 1,000 clusters of 500 features it takes 4 GB.
        """
        return neuralization.weights(self.centroids)

    @cached_property
    def biases(self) -> Matrix:
        """Layer 1: b[c, k] = ||mu_k||^2 - ||mu_c||^2, shape (n_clusters, n_clusters)."""
        return neuralization.biases(self.centroids)

    @cached_property
    def midpoints(self) -> Matrix:
        """The points of zero evidence between two clusters: (mu_c + mu_k) / 2, as large as the weights."""
        return neuralization.midpoints(self.centroids)

    def merged(self) -> NeuralizedKMeans:
        """Return the model with the first of each group of twins only, in the same order."""
        gone = {k for group in self.twins for k in group[1:]}
        return NeuralizedKMeans(np.delete(self.centroids, list(gone), axis=0), self.beta, self._geometry.noise)

    def predict(self, X: ArrayLike) -> Indices:
        """Return the nearest centroid of each row, the first of several; shape (n_samples,)."""
        return assign(self._matrix(X), self.centroids, self._geometry.noise)

    def discriminants(self, X: ArrayLike, cluster: ArrayLike | None = None) -> Matrix:
        """Return h_k = ||x - mu_k||^2 - ||x - mu_c||^2 of each row against each competitor.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Scaled as the centroids are.
        cluster : int or array-like of int of shape (n_samples,), optional
            The cluster c, by default the nearest of each row. For another cluster, h can be negative.

        Returns
        -------
        ndarray of shape (n_samples, n_clusters)
            In squared scaled distance; +inf at the own cluster.
        """
        matrix = self._matrix(X)
        own = None if cluster is None else as_clusters(cluster, self.n_clusters, matrix.shape[0])
        return neuralization.all_discriminants(matrix, self._geometry, own)

    def logit(self, X: ArrayLike, cluster: ArrayLike | None = None) -> Vector:
        """Return the cluster evidence f_c = min_k h_k of shape (n_samples,); NaN if there is only one cluster.

        Positive inside cluster c, 0 on its boundary, negative outside. Parameters as in `discriminants`.
        """
        if cluster is None:
            return neuralization.own_logits(self._matrix(X), self._geometry)
        return neuralization.logits(self.discriminants(X, cluster))

    def boundary(self, X: ArrayLike) -> Boundary:
        """Return each row's distance to the boundary of its cluster, in scaled units, and the cluster beyond."""
        return self.standing(X).boundary

    def standing(self, X: ArrayLike) -> Standing:
        """Return each row's logit, nearest competitor and boundary, in one pass and without keeping discriminants."""
        return neuralization.standing(self._matrix(X), self._geometry)

    def rivals(self, row: ArrayLike) -> Rivals:
        """Return the nearest competitors and the nearest borders of one row, several where they are equally near.

        Examples
        --------
        >>> NeuralizedKMeans([[0, 0], [4, 0], [0, 4]]).rivals([1, 1])
        Rivals(competitors=(1, 2), borders=(1, 2))
        """
        matrix = self._matrix(np.atleast_2d(as_numbers(row, "row")))
        if len(matrix) != 1:
            raise ShapeError(f"row has {len(matrix)} rows, not one", where="row", hint="Pass the features of one row.")
        refuse_non_finite(matrix, "row")
        return neuralization.rivals(matrix[0], self._geometry)

    def agreement(self, X: ArrayLike) -> float:
        """Return the largest difference between the network and the distances, relative to the distances: rounding.

        The network is taken literally, min over k of w_k.x + b_k for the cluster of the row, the distances as
        differences, both less the origin of the distances. 0 where there is no competitor or no row.
        """
        matrix = self._matrix(X)
        refuse_non_finite(matrix, "X")
        matrix = matrix - self._geometry.origin
        if matrix.shape[0] == 0 or self.n_clusters == 1:
            return 0.0
        return neuralization.agreement(matrix, self._geometry.centred)

    def beta_heuristic(self, X: ArrayLike) -> float:
        """Return the usual stiffness, 1 / mean logit over the rows of X; 0 for K=1, which has no competitor.

        Raises
        ------
        BetaError
            If X has no rows.

        Warns
        -----
        NeonWarning
            If every row lies on a boundary: the mean is 0 and beta infinite.
        """
        matrix = self._matrix(X)
        _refuse_no_rows(matrix)
        return self.usual_beta(self.logit(matrix))

    def usual_beta(self, logit: Vector) -> float:
        """Return 1 / mean of given logits; see `beta_heuristic`."""
        if self.n_clusters == 1:
            return 0.0
        mean = mean_logit(logit)
        if mean == 0.0 or not np.isfinite(1.0 / mean):
            warnings.warn("The mean logit is 0: the usual beta has no end (infinity)", NeonWarning, stacklevel=3)
            return float("inf")
        return 1.0 / mean

    def explain(self, X: ArrayLike, beta: float | None = None) -> Explanation:
        """Explain why each row is in its cluster.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Scaled as the centroids are.
        beta : float, optional
            The stiffness: 0 compares with all other clusters equally, infinity with the nearest only. By default the
            model's own, or the heuristic over X if it has none.

        Returns
        -------
        Explanation
            Its relevance adds up to the logit row by row.

        Raises
        ------
        NeonError
            If X is not a finite numeric table with the centroids' columns, or beta is negative or not a number.
        """
        matrix = self._matrix(X)
        beta = self.beta if beta is None else as_beta(beta)
        if beta is None:
            _refuse_no_rows(matrix)
            return relevance.explain(matrix, self._geometry, self.usual_beta)
        return relevance.explain(matrix, self._geometry, beta)

    def contrast(self, X: ArrayLike, of: ArrayLike, against: ArrayLike) -> Matrix:
        """Return each feature's evidence for cluster `of` over cluster `against`, shape (n_samples, n_features).

        Each is a single number or one for each row; there is no beta. The rows add up to the discriminant between the
        two clusters, and exchanging the two changes the sign.
        """
        matrix = self._matrix(X)
        refuse_non_finite(matrix, "X")
        own = as_clusters(of, self.n_clusters, matrix.shape[0], "of")
        other = as_clusters(against, self.n_clusters, matrix.shape[0], "against")
        return contrast.contrast(matrix, self._geometry, own, other)

    def _matrix(self, X: ArrayLike) -> Matrix:
        return as_matrix(X, "X", self.n_features)


def _refuse_no_rows(matrix: Matrix) -> None:
    if matrix.shape[0] == 0:
        raise BetaError("The usual beta is 1 / mean logit, and X has no rows", where="X", hint="Give a beta.")
