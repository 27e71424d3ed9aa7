"""Take the centroids of a fitted estimator of scikit-learn, if it decides by the nearest centroid."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np

from neon_core.checks import Indices, Matrix, as_matrix, refuse_non_finite
from neon_core.errors import EstimatorError

MOST_PAIRS = 1000
"""Pairs of centroids between which a place is compared, at most."""

NEARER = 0.25
"""How far from one centroid towards another the compared places lie: clearly nearer to the first of the two."""

ROUNDING = 64.0
"""Evidence below this many units of the last digit of the squared distances may be rounding of the estimator."""


def read_centroids(estimator: Any) -> Matrix:
    """Return the centroids of a fitted KMeans or MiniBatchKMeans, in its own precision.

    Raises
    ------
    EstimatorError
        If it is another type of estimator, is not fitted, or predicts another cluster than the nearest centroid. The
        comparison needs no data: it is made at the centroids and at places between them.
    """
    from sklearn.cluster import BisectingKMeans, KMeans, MiniBatchKMeans

    name = type(estimator).__name__
    if isinstance(estimator, BisectingKMeans):
        what = f"{name} decides by its tree of splits, not by the nearest centroid"
        hint = "Nearest centroids would explain another clustering: fit a KMeans."
        raise EstimatorError(what, where="estimator", hint=hint)
    if not isinstance(estimator, KMeans | MiniBatchKMeans):
        hint = "Pass the fitted estimator (the last step of a pipeline) or its centroids."
        raise EstimatorError(f"{name} is not a KMeans or MiniBatchKMeans", where="estimator", hint=hint)
    if not hasattr(estimator, "cluster_centers_"):
        raise EstimatorError(f"This {name} is not fitted", where="estimator", hint="Call fit first.")
    centroids = as_matrix(estimator.cluster_centers_, "cluster_centers_")
    refuse_non_finite(centroids, "cluster_centers_")
    if centroids.size:
        _check_predictions(estimator, name, centroids)
    return centroids


def _check_predictions(estimator: Any, name: str, centroids: Matrix) -> None:
    """Refuse an estimator whose own prediction is another cluster than the nearest centroid.

    Where two centroids are nearly equally near (twins, or a large offset of the data), the estimator's own rounding
    decides: such places say nothing.
    """
    dtype = np.asarray(estimator.cluster_centers_).dtype
    dtype = dtype if dtype in (np.float32, np.float64) else np.dtype(np.float64)  # predict takes its own dtype only
    places = _places_to_compare(centroids).astype(dtype)
    predicted = _predict(estimator, name, places)
    distances = np.stack([((places.astype(np.float64) - centroid) ** 2).sum(axis=1) for centroid in centroids])
    nearest, margin = distances.argmin(axis=0), np.full(len(places), np.inf)
    if len(centroids) > 1:
        margin = np.ptp(np.partition(distances, 1, axis=0)[:2], axis=0)
    is_clear = margin > ROUNDING * float(np.finfo(dtype).eps) * 2.0 * float((centroids**2).sum(axis=1).max())
    wrong = np.flatnonzero(is_clear & (predicted != nearest))
    if wrong.size:
        first = int(wrong[0])
        what = f"This {name} predicts cluster {predicted[first]} where centroid {nearest[first]} is nearest"
        where = f"estimator: {wrong.size:,} of {int(is_clear.sum()):,} places at and between its centroids"
        hint = "Nearest centroids would explain another clustering: fit a KMeans, or pass the centroids alone."
        raise EstimatorError(what, where=where, hint=hint)


def _places_to_compare(centroids: Matrix) -> Matrix:
    """Return the centroids, and places a quarter of the way from some of them to others."""
    n = len(centroids)
    first, second = (indices[:MOST_PAIRS] for indices in np.nonzero(~np.eye(n, dtype=np.bool_)))
    return np.concatenate([centroids, (1.0 - NEARER) * centroids[first] + NEARER * centroids[second]])


def _predict(estimator: Any, name: str, places: Matrix) -> Indices:
    """Return the estimator's own clusters of some places."""
    hint = "Fit it again, and leave its attributes as they are."
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it was fitted to a frame with names, and the places have none
            predicted = np.asarray(estimator.predict(places))
    except Exception as error:
        what = f"This {name} cannot predict the cluster of its own centroids: {error}"
        raise EstimatorError(what, where="estimator", hint=hint) from error
    if predicted.shape != (len(places),) or predicted.dtype.kind not in "iu":
        raise EstimatorError(f"This {name} does not predict one cluster a row", where="estimator", hint=hint)
    return predicted
