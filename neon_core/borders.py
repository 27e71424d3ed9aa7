"""The border plane: a map on which the borders of a cluster are exact straight lines.

K-Means decides between clusters only by the part of x that lies in the span of their centroids. On the plane through
three centroids, differences of squared distances to these three are therefore what they are in all dimensions: h_k can
be read off, each border between two of them is a straight line, and every sample of theirs stands in its own cell.
"""

from __future__ import annotations

import numpy as np

from neon_core.analysis import Analysis
from neon_core.axes import principal_axes
from neon_core.checks import Matrix, Vector, column_extremes, frozen
from neon_core.errors import MapError
from neon_core.projection import Border, Projection, looked

FLAT = 1e-9
"""Singular values this small beside the largest are rounding."""
BEYOND = 10.0
"""How far a border is drawn, in widths of the picture."""


def border_clusters(analysis: Analysis, row: int) -> tuple[int, ...]:
    """Return the clusters whose plane shows the borders around a row, sorted.

    Up to three clusters: all. Else the row's own, its nearest competitor, and the one beyond its nearest border; where
    that is the same one, the next competitor. Of twins the first is taken.

    Raises
    ------
    RowError
        If there is no such row.
    """
    at, model = analysis.position(row), analysis.model
    if model.n_clusters <= 3:
        return tuple(range(model.n_clusters))
    h = model.discriminants(analysis.design.matrix[at : at + 1])[0]
    own, border = int(analysis.clustering.labels[at]), int(analysis.boundary.cluster[at])
    chosen = [own]
    for k in [int(np.argmin(h)), border, *np.argsort(h, kind="stable").tolist()]:
        apart = all(bool((model.centroids[k] != model.centroids[c]).any()) for c in chosen)
        if apart and len(chosen) < 3:
            chosen.append(k)
    return tuple(sorted(chosen))


def border_map(analysis: Analysis, clusters: tuple[int, ...]) -> Projection:
    """Return the map on the plane through the centroids of up to three clusters.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    clusters : tuple of int
        See `border_clusters`.

    Returns
    -------
    Projection
        In scaled units, turned so that it is as near to the picture of the principal components as it can be. Where
        the centroids lie on a line (always for two), the second axis is the first principal direction of what is left
        of the data beside that line.

    Raises
    ------
    MapError
        If the clusters have no border: there is one only, or all are twins.
    """
    matrix, centroids = analysis.design.matrix, analysis.clustering.centroids
    among = centroids[list(clusters)]
    origin = among[0]
    directions, collinear = _plane(matrix - origin, among - origin)
    directions = _turned(directions, analysis.clustering.axes.directions)
    points, places = (matrix - origin) @ directions.T, (centroids - origin) @ directions.T
    total = float(((matrix - matrix.mean(axis=0)) ** 2).sum())
    reach = BEYOND * max(float((high - low).max()) for low, high in (column_extremes(points), column_extremes(places)))
    return Projection(
        kind="borders",
        points=frozen(points),
        centroids=frozen(places),
        variance=frozen(((points - points.mean(axis=0)) ** 2).sum(axis=0) / max(total, 1e-300)),
        clusters=clusters,
        borders=cells(places[list(clusters)], clusters, reach),
        collinear=collinear,
        labels=analysis.clustering.labels,
        looks=looked(points, places, clusters),
    )


def _plane(matrix: Matrix, among: Matrix) -> tuple[Matrix, bool]:
    """Return two orthonormal directions that span the centroids (from the first one), and whether one would do."""
    _, sizes, rows = np.linalg.svd(among, full_matrices=False)
    rank = int((sizes > FLAT * max(float(sizes[0]), 1e-300)).sum())
    if rank == 0 or len(among) < 2:
        hint = "A border needs two clusters with different centroids."
        raise MapError("There is no border to draw", where="map", hint=hint)
    if rank >= 2:
        return rows[:2], False
    line = rows[:1]
    rest = matrix - (matrix @ line.T) @ line
    second = principal_axes(rest).directions[:1]
    second = second - (second @ line.T) @ line
    length = float(np.linalg.norm(second))
    return np.vstack([line, second / length if length > FLAT else 0.0 * second]), True


def _turned(directions: Matrix, towards: Matrix) -> Matrix:
    """Turn (and mirror) a plane's directions so that they are as near as they can be to two others (Procrustes).

    A line keeps its place as the first axis, and only its sign is settled.
    """
    if not directions[1].any():
        return directions * (-1.0 if float(directions[0] @ towards[0]) < 0.0 else 1.0)
    u, _, v = np.linalg.svd(towards @ directions.T)
    turned: Matrix = u @ v @ directions
    return turned


def cells(places: Matrix, clusters: tuple[int, ...], reach: float) -> tuple[Border, ...]:
    """Return the borders between the cells of up to three places on a plane.

    Parameters
    ----------
    places : ndarray of shape (n_clusters, 2)
        The centroids on the plane.
    clusters : tuple of int
        Their numbers.
    reach : float
        How far to go.

    Examples
    --------
    >>> import numpy as np
    >>> cells(np.array([[0.0, 0.0], [2.0, 0.0]]), (4, 7), 10.0)[0].ends
    array([[  1., -10.],
           [  1.,  10.]])
    """
    found = []
    for i in range(len(places)):
        for j in range(i + 1, len(places)):
            others = [places[m] for m in range(len(places)) if m not in (i, j)]
            ends = _border(places[i], places[j], others, reach)
            if ends is not None:
                found.append(Border((clusters[i], clusters[j]), frozen(ends)))
    return tuple(found)


def _border(a: Vector, b: Vector, others: list[Vector], reach: float) -> Matrix | None:
    """Return the part of the line between a and b where no other place is nearer, None where there is none."""
    gap = b - a
    length = float(np.linalg.norm(gap))
    if length == 0.0:
        return None
    middle, along = (a + b) / 2.0, np.array([-gap[1], gap[0]]) / length
    low, high = -reach, reach
    for other in others:  # |p - other|^2 >= |p - a|^2 for p = middle + t along: slope t + offset >= 0
        slope = 2.0 * float(along @ (a - other))
        offset = float(((middle - other) ** 2).sum() - ((middle - a) ** 2).sum())
        if abs(slope) <= FLAT * length:
            if offset < 0.0:
                return None
        elif slope > 0.0:
            low = max(low, -offset / slope)
        else:
            high = min(high, -offset / slope)
    return np.stack([middle + low * along, middle + high * along]) if low < high else None


def foot(analysis: Analysis, projection: Projection, row: int) -> Vector:
    """Return where on the border plane a row would cross its nearest border, shape (2,).

    On the map it is as far from the row as `analysis.boundary.distance` says, since the shortest way to a border runs
    along the line through two centroids, which lies in the plane.

    Raises
    ------
    RowError
        If there is no such row.
    MapError
        If the map is not the border plane of this row.
    """
    at = analysis.position(row)
    own, other = int(analysis.clustering.labels[at]), int(analysis.boundary.cluster[at])
    if projection.kind != "borders" or not {own, other} <= set(projection.clusters):
        raise MapError(f"This map does not show the borders of row {row}", where="map")
    away = projection.centroids[other] - projection.centroids[own]
    length = float(np.linalg.norm(away))
    step = away / length if length > 0.0 else away
    place: Vector = projection.points[at] + float(analysis.boundary.distance[at]) * step
    return frozen(place)
