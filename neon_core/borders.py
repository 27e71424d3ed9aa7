"""The border plane: a map on which the borders of a cluster are exact straight lines.

K-Means decides between clusters only by the part of x that lies in the span of their centroids. On the plane through
three centroids, the differences of squared distances to the three are therefore the same as in all dimensions: h_k can
be read off, each border between two clusters is a straight line, and every sample of the three lies in its own cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import as_whole_number, check_type, format_given
from neon_core.axes import principal_axes
from neon_core.checks import Matrix, Vector, column_extremes, frozen
from neon_core.errors import MapError
from neon_core.neon.merged_model import MergedKMeans
from neon_core.projection import Border, Projection, apparent_clusters, check_map, picture_noise

FLAT = 1e-9
"""What is this small beside the length that it is a part of is rounding."""
MOST_CENTROIDS = 3
"""On a plane."""
BEYOND = 10.0
"""Length of a border on either side, in widths of the picture."""


def border_clusters(analysis: Analysis, row: int) -> tuple[int, ...]:
    """Return the clusters whose plane shows the borders around a row, sorted.

    Up to three clusters: all. Otherwise the row's own, its nearest competitor, and the cluster beyond its nearest
    border; where the two are one cluster, the next competitor. Twins are represented by the first.

    Raises
    ------
    RowError
        If there is no such row.
    """
    position, model = check_type(analysis, Analysis, "analysis").position(row), analysis.model
    clustering = analysis.clustering
    if clustering.owners.size <= MOST_CENTROIDS:
        return tuple(range(model.n_clusters))
    h = model.discriminants(analysis.design.matrix[position : position + 1])[0]
    own, border = int(clustering.labels[position]), int(analysis.boundary.cluster[position])
    clusters = [own]
    for k in [int(np.argmin(h)), border, *np.argsort(h, kind="stable").tolist()]:
        apart = all(bool((clustering.centroids[k] != clustering.centroids[c]).any()) for c in clusters)
        if apart and (_n_centroids(analysis, [*clusters, k]) <= MOST_CENTROIDS or len(clusters) == 1):
            clusters.append(k)
    return tuple(sorted(clusters))


def _n_centroids(analysis: Analysis, clusters: Sequence[int]) -> int:
    """Return the number of centroids that some clusters have, the merged ones with several."""
    return int(np.isin(analysis.clustering.owners, clusters).sum())


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
        In scaled units, rotated towards the picture of the principal components. Where the centroids lie on a line
        (always for two), the second axis is the first principal direction of the data's residual beside that line.

    Raises
    ------
    MapError
        If they are not one to three different clusters, or have no border: there is only one, or all are twins.
    """
    clusters = _check_clusters(clusters, check_type(analysis, Analysis, "analysis").n_clusters)
    matrix, clustering = analysis.design.matrix, analysis.clustering
    is_compared = np.isin(clustering.owners, clusters)
    origin, directions, collinear = find_plane(analysis, clusters)
    points, places = (matrix - origin) @ directions.T, (clustering.fitted_centroids - origin) @ directions.T
    total = float(((matrix - matrix.mean(axis=0)) ** 2).sum())
    reach = BEYOND * max(float((high - low).max()) for low, high in (column_extremes(points), column_extremes(places)))
    return Projection(
        kind="borders",
        points=frozen(points),
        centroids=frozen((clustering.centroids - origin) @ directions.T),
        variance=frozen(((points - points.mean(axis=0)) ** 2).sum(axis=0) / max(total, 1e-300)),
        clusters=clusters,
        borders=cell_borders(places[is_compared], tuple(clustering.owners[is_compared].tolist()), reach),
        collinear=collinear,
        labels=clustering.labels,
        apparent_labels=apparent_clusters(
            analysis, points, places, picture_noise(points, directions, clustering.noise), clusters
        ),
    )


def find_plane(analysis: Analysis, clusters: tuple[int, ...]) -> tuple[Vector, Matrix, bool]:
    """Return origin and directions of the plane through the centroids of some clusters, and whether they are a line."""
    clustering = analysis.clustering
    compared = clustering.fitted_centroids[np.isin(clustering.owners, clusters)]
    if len(compared) > MOST_CENTROIDS:
        what = f"Merged clusters have several centroids, and these have {len(compared)} together: no plane has them all"
        raise MapError(what, where="map", hint="Choose the map of the two main directions, or undo the merge.")
    origin: Vector = compared[0]
    directions, collinear = _spanning_directions(analysis.design.matrix - origin, compared - origin)
    return origin, _rotated(directions, clustering.axes.directions), collinear


def _check_clusters(clusters: object, n_clusters: int) -> tuple[int, ...]:
    """Return one to three different clusters; refuse everything else."""
    numbers = [as_whole_number(cluster) for cluster in clusters] if isinstance(clusters, tuple | list) else []
    valid = tuple(number for number in numbers if number is not None and 0 <= number < n_clusters)
    if not 1 <= len(valid) <= 3 or len(set(valid)) < len(numbers):
        what = f"clusters={format_given(clusters)} are not up to three different clusters"
        hint = f"Choose two or three of 0 to {n_clusters - 1}, such as border_clusters(analysis, row)."
        raise MapError(what, where="clusters", hint=hint)
    return valid


def _spanning_directions(matrix: Matrix, compared: Matrix) -> tuple[Matrix, bool]:
    """Return two orthonormal directions that span the centroids (seen from the first), and whether one is enough."""
    gaps = [b - a for a, b in combinations(compared, 2)]
    gaps = sorted((gap for gap in gaps if gap.any()), key=lambda gap: float(gap @ gap))
    if not gaps:
        hint = "A border needs two clusters with different centroids."
        raise MapError("There is no border to draw", where="map", hint=hint)
    line = (gaps[-1] / np.linalg.norm(gaps[-1]))[None, :]
    across = gaps[0] - (gaps[0] @ line.T) @ line  # the shortest gap keeps its digits beside one that is far longer
    if np.linalg.norm(across) > FLAT * np.linalg.norm(gaps[0]):
        return np.vstack([line, across / np.linalg.norm(across)]), False
    rest = matrix - (matrix @ line.T) @ line
    second = principal_axes(rest).directions[:1]
    second = second - (second @ line.T) @ line
    length = float(np.linalg.norm(second))
    return np.vstack([line, second / length if length > FLAT else 0.0 * second]), True


def _rotated(directions: Matrix, towards: Matrix) -> Matrix:
    """Return a plane's directions, rotated (and mirrored) as near as possible to two others (Procrustes).

    A line stays the first axis; only its sign changes.
    """
    if not directions[1].any():
        return directions * (-1.0 if float(directions[0] @ towards[0]) < 0.0 else 1.0)
    u, _, v = np.linalg.svd(towards @ directions.T)
    rotated: Matrix = u @ v @ directions
    return rotated


def cell_borders(places: Matrix, clusters: tuple[int, ...], reach: float) -> tuple[Border, ...]:
    """Return the borders between the cells of up to three places on a plane.

    Parameters
    ----------
    places : ndarray of shape (n_clusters, 2)
        The centroids on the plane.
    clusters : tuple of int
        The cluster of each place: two places of a merged cluster have no border.
    reach : float
        The length of a border on either side of its middle.

    Examples
    --------
    >>> import numpy as np
    >>> cell_borders(np.array([[0.0, 0.0], [2.0, 0.0]]), (4, 7), 10.0)[0].ends
    array([[  1., -10.],
           [  1.,  10.]])
    """
    borders = []
    for i in range(len(places)):
        for j in range(i + 1, len(places)):
            others = [places[m] for m in range(len(places)) if m not in (i, j)]
            ends = None if clusters[i] == clusters[j] else _border(places[i], places[j], others, reach)
            if ends is not None:
                borders.append(Border((clusters[i], clusters[j]), frozen(ends)))
    return tuple(borders)


def _border(a: Vector, b: Vector, others: list[Vector], reach: float) -> Matrix | None:
    """Return the part of the line between a and b where no other place is nearer; None without such a part."""
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
    """Return the place on the border plane where a row would cross its nearest border, shape (2,).

    It is the foot of the perpendicular on that border. On the map it is as far from the row as
    `analysis.boundary.distance`, since the shortest path to a border is parallel to the line through two centroids,
    which lies in the plane. A row in a cluster with a twin lies on the border itself.

    Raises
    ------
    RowError
        If there is no such row.
    MapError
        If the map is not the border plane of this row.
    """
    check_map(analysis, projection)
    position = analysis.position(row)
    own, other = int(analysis.clustering.labels[position]), int(analysis.boundary.cluster[position])
    shown = analysis.clustering.centroids[list(projection.clusters)]
    if projection.kind != "borders" or not all(
        (shown == analysis.clustering.centroids[k]).all(axis=1).any() for k in (own, other)
    ):
        hint = "Draw border_map(analysis, border_clusters(analysis, row))."
        raise MapError(f"This map does not show the borders of row {row}", where="map", hint=hint)
    if isinstance(analysis.model, MergedKMeans):
        _, directions, _ = find_plane(analysis, projection.clusters)
        step = analysis.model.border_step(analysis.design.matrix[position], other)
        return frozen(projection.points[position] + directions @ step)
    away = projection.centroids[other] - projection.centroids[own]
    length = float(np.linalg.norm(away))
    step = away / length if length > 0.0 else away
    place: Vector = projection.points[position] + float(analysis.boundary.distance[position]) * step
    return frozen(place)
