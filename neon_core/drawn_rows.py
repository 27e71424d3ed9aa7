"""The rows inside a line that is drawn on a map."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from neon_core.analysis import Analysis
from neon_core.checks import Indices, Matrix, Vector, as_matrix, frozen
from neon_core.errors import ArgumentError, NonFiniteError
from neon_core.projection import Projection, check_map, drawn_places

CHUNK = 1 << 15
"""Points that are tested at once: their coordinates stay in the processor's cache."""

FEW_EDGES = 16
"""Up to this number of edges across a band, comparing every point with each is faster than sorting the points."""

ROUNDING = 1e-12
"""Share of the coordinates by which the place of an edge may be off."""


def rows_inside(analysis: Analysis, projection: Projection, outline: ArrayLike) -> Indices:
    """Return the rows whose places on a map lie inside an outline, also those that the map does not draw.

    The places are those that are drawn, see `drawn_places`: a browser that has the drawn rows finds the same ones.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    projection : Projection
        The map.
    outline : array-like of shape (n_vertices, 2)
        The vertices of a closed line on the map; see `is_inside`.

    Returns
    -------
    ndarray of int of shape (n_inside,)
        The rows of the table, in increasing order; empty where there are none.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.projection import feature_map
    >>> wine = nc.analyse(nc.load_sample("wine"))
    >>> strong = [[14.5, 0], [15, 0], [15, 10], [14.5, 10]]  # alcohol and malic acid
    >>> rows_inside(wine, feature_map(wine, 0, 1), strong).tolist()
    [8, 13]
    """
    check_map(analysis, projection)
    return frozen(analysis.design.rows[is_inside(drawn_places(projection), outline)])


def is_inside(points: ArrayLike, outline: ArrayLike) -> NDArray[np.bool_]:
    """Return which points lie inside a closed line, by the even-odd rule.

    A point is inside where a level line from it to the right crosses the outline an odd number of times: where the
    outline crosses itself, the part that it goes around twice is outside. Of the points on the outline, those on a left
    or lower edge are inside, those on a right or upper edge outside. So of two outlines that share an edge, one alone
    has a point on it.

    Parameters
    ----------
    points : array-like of shape (n_points, 2)
        The points.
    outline : array-like of shape (n_vertices, 2)
        The vertices in their order, at least three; the last is joined to the first.

    Returns
    -------
    ndarray of bool of shape (n_points,)

    Raises
    ------
    ShapeError, NonFiniteError, ArgumentError
        If a point has not two finite coordinates, or there are fewer than three vertices.

    Notes
    -----
    M. Shimrat (1962), Algorithm 112: position of point relative to polygon, CACM 5(8), 434. The points are sorted by
    height, so that each edge is compared with the points beside it alone. Where many edges pass a band of points from
    below to above, as those of a zigzag do, the band is sorted from left to right as well, and an edge is compared only
    with the points between the places where it enters and leaves the band.

    Examples
    --------
    >>> is_inside([[0, 0], [0.5, 0.5], [1, 0.5], [2, 0]], [[0, 0], [1, 0], [1, 1], [0, 1]]).tolist()
    [True, True, False, False]
    """
    places, vertices = _as_places(points, "points"), _as_places(outline, "outline")
    if len(vertices) < 3:
        what = f"An outline of {len(vertices)} vertices has no inside"
        raise ArgumentError(what, where="outline", hint="Pass at least three vertices.")
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    near = np.flatnonzero(((places >= low) & (places <= high)).all(axis=1))
    near = near[np.argsort(places[near, 1])]
    exponents = -np.frexp(high / 2 - low / 2)[1]  # the products below must be finite, whatever the unit of an axis
    inside = np.zeros(len(places), bool)
    inside[near] = _is_odd(np.ldexp(places[near], exponents), _upward_edges(np.ldexp(vertices, exponents)))
    return inside


def _as_places(values: ArrayLike, name: str) -> Matrix:
    """Return places as a matrix; refuse those without two finite coordinates."""
    places = as_matrix(values, name, 2, "a place on a map has")
    bad = np.flatnonzero(~np.isfinite(places).all(axis=1))
    if bad.size:
        what = f"{name} has the place {places[bad[0]].tolist()}"
        raise NonFiniteError(what, where=f"{name}: row {bad[0]}", hint="Pass two finite numbers for each place.")
    return places


def _upward_edges(vertices: Matrix) -> Matrix:
    """Return the edges as (x, y, x, y), each from its lower end to its upper one; level ones are left out."""
    edges = np.hstack([vertices, np.roll(vertices, -1, axis=0)])
    edges = np.where((edges[:, 1] > edges[:, 3])[:, None], edges[:, [2, 3, 0, 1]], edges)
    return edges[edges[:, 1] < edges[:, 3]]


def _is_odd(places: Matrix, edges: Matrix) -> NDArray[np.bool_]:
    """Return which places, sorted by height, have an odd number of edges to their right."""
    is_odd = np.zeros(len(places), bool)
    across, upwards = np.ascontiguousarray(places.T)
    for first in range(0, len(places), CHUNK):
        part = slice(first, first + CHUNK)
        _toggle(is_odd[part], across[part], upwards[part], edges)
    return is_odd


def _toggle(is_odd: NDArray[np.bool_], x: Vector, y: Vector, edges: Matrix) -> None:
    """Toggle each place, sorted by height, for each edge to its right."""
    firsts, lasts = np.searchsorted(y, edges[:, 1]), np.searchsorted(y, edges[:, 3])
    passes = (firsts == 0) & (lasts == len(y))
    if np.count_nonzero(passes) > FEW_EDGES:
        _toggle_band(is_odd, x, y, edges[passes])
        edges, firsts, lasts = edges[~passes], firsts[~passes], lasts[~passes]
    for edge, first, last in zip(edges, firsts, lasts, strict=True):
        beside = slice(first, last)
        is_odd[beside] ^= _is_left(x[beside], y[beside], edge)


def _is_left(x: Vector, y: Vector, edge: Vector) -> NDArray[np.bool_]:
    """Return which places beside an edge lie to its left."""
    x0, y0, x1, y1 = edge
    is_left: NDArray[np.bool_] = (x - x0) * (y1 - y0) < (y - y0) * (x1 - x0)
    return is_left


def _toggle_band(is_odd: NDArray[np.bool_], x: Vector, y: Vector, edges: Matrix) -> None:
    """Toggle each place for each edge to its right, where all edges pass the whole band from below to above."""
    order = np.argsort(x)
    across, upwards = x[order], y[order]
    x0, y0, x1, y1 = edges.T
    enters, leaves = (x0 + (end - y0) / (y1 - y0) * (x1 - x0) for end in (y[0], y[-1]))
    margin = ROUNDING * np.abs(edges[:, [0, 2]]).max()
    firsts = np.searchsorted(across, np.minimum(enters, leaves) - margin)
    lasts = np.searchsorted(across, np.maximum(enters, leaves) + margin)
    passed = np.bincount(firsts, minlength=len(x) + 1)[: len(x)].cumsum()
    is_toggled = (len(edges) - passed) % 2 == 1  # to the left of where the edge is
    for edge, first, last in zip(edges, firsts, lasts, strict=True):
        beside = slice(first, last)
        is_toggled[beside] ^= _is_left(across[beside], upwards[beside], edge)
    is_odd[order] ^= is_toggled
