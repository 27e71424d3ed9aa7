"""The places of rows that a fit was made without on a map of that fit."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from neon_core.borders import find_plane
from neon_core.checks import Matrix, column_extremes, frozen
from neon_core.projection import Projection
from neon_core.saved.left_out_rows import LeftOutRows

AROUND = 0.2
"""Space around the rows of the fit, over their extent, in which rows that were left out are drawn where they are."""


class LeftOutPlaces(NamedTuple):
    """The places of rows that were left out.

    Attributes
    ----------
    places : ndarray of shape (n_placed, 2)
        On the map; a row beyond the picture is at its edge.
    is_beyond : ndarray of bool of shape (n_placed,)
        Whether each row lies beyond the picture.
    """

    places: Matrix
    is_beyond: NDArray[np.bool_]


def place_on_map(left_out: LeftOutRows, projection: Projection) -> LeftOutPlaces:
    """Return the places of rows that were left out on a map of their fit.

    Outliers that are drawn where they are would press all other rows together: those far away are at the edge.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.projection import pca_map
    >>> iris = nc.load_sample("iris")
    >>> import warnings
    >>> warnings.simplefilter("ignore", nc.NeonWarning)  # that a row was left out
    >>> analysis = nc.analyse(iris, nc.AnalysisConfig(left_out=[41]))
    >>> place_on_map(nc.place_left_out(iris, analysis), pca_map(analysis)).is_beyond.tolist()
    [False]
    """
    if left_out.placed is None:
        return LeftOutPlaces(frozen(np.empty((0, 2))), frozen(np.empty(0, np.bool_)))
    places = _project(left_out, projection)
    low, high = column_extremes(np.concatenate([projection.points, projection.centroids]))
    room = AROUND * np.where(high > low, high - low, (high - low).max() or 1.0)
    within = np.clip(places, low - room, high + room)
    return LeftOutPlaces(frozen(within), frozen((within != places).any(axis=1)))


def _project(left_out: LeftOutRows, projection: Projection) -> Matrix:
    """Return the places on the axes of a map."""
    assert left_out.placed is not None
    design = left_out.placed.design
    if projection.kind == "features":
        pair = list(projection.features)
        return design.as_counted(design.matrix[:, pair], pair)
    if projection.kind == "pca":
        return left_out.fit.clustering.axes.project(design.matrix)
    origin, directions, _ = find_plane(left_out.fit, projection.clusters)
    places: Matrix = (design.matrix - origin) @ directions.T
    return places
