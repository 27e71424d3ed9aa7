"""Which rows a map draws: all of a small table, of a large one some, so that everything worth a look is seen.

The choice is the same every time. Part of it does not depend on the picture, so that most marks stay from map to map.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.checks import Indices, Matrix, column_extremes, frozen
from neon_core.projection import Projection

MOST = 10_000
"""So many rows are drawn: more take a browser too long, and lie upon each other."""

LISTED = 200
"""So many of a list of rows can be walked through beside the map; they are drawn."""

PAIR, NEAREST, MISMATCHES = 0.25, 0.05, 0.20
"""The shares that go to the pairs of cluster and class, to the rows nearest to a boundary, and to the mismatches."""

OF_A_PAIR = 25
DIRECTIONS = 8
SEED = 0


def to_draw(analysis: Analysis, projection: Projection, most: int | None = None) -> Indices:
    """Return the samples that a map draws, as sorted positions in the matrix; all where there are no more than `most`.

    Every pair of cluster and class that occurs is there (while there are fewer than a quarter of `most`), and so are
    the rows nearest to a boundary, a fifth for the mismatches, and the outermost of the picture. The rest is drawn at
    random.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.projection import pca_map
    >>> analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> to_draw(analysis, pca_map(analysis)).size, to_draw(analysis, pca_map(analysis), most=100).size
    (178, 100)
    """
    n, most = analysis.design.rows.size, MOST if most is None else most
    if n <= most:
        return frozen(np.arange(n))
    clustering, shuffled = analysis.clustering, np.random.default_rng(SEED).permutation(n)
    near = analysis.nearest_boundary(int(NEAREST * most) if analysis.config.n_clusters > 1 else 0)
    wrong = np.flatnonzero(clustering.mismatch)
    told = [
        outermost(projection.points),
        np.searchsorted(analysis.design.rows, near),
        some_of_each(clustering.labels, clustering.class_index, shuffled, int(PAIR * most)),
        wrong[: min(LISTED, int(MISMATCHES * most) // 2)],
        shuffled[clustering.mismatch[shuffled]][: int(MISMATCHES * most)],
    ]
    return frozen(np.sort(_first(told, shuffled, most)))


def _first(told: list[Indices], rest: Indices, most: int) -> Indices:
    """Return the first `most` of several lists, none twice, filled up from a list of all."""
    asked = np.concatenate(told)
    _, at = np.unique(asked, return_index=True)
    kept = asked[np.sort(at)][:most]
    more = rest[: most + kept.size]
    taken: Indices = np.concatenate([kept, more[~np.isin(more, kept)]])[:most]
    return taken


def outermost(points: Matrix) -> Indices:
    """Return the samples that lie furthest out in each of sixteen directions, the axes' own among them.

    Examples
    --------
    >>> outermost(np.array([[0.0, 0.0], [9.0, 1.0], [7.0, 7.0], [1.0, 9.0], [4.0, 4.0]])).tolist()
    [0, 1, 2, 3]
    """
    low, high = column_extremes(points)
    x, y = (points.T - low[:, None]) / np.where(high > low, high - low, 1.0)[:, None]
    found = set()
    for angle in np.arange(DIRECTIONS) * np.pi / DIRECTIONS:
        along = np.round(np.cos(angle), 12) * x + np.round(np.sin(angle), 12) * y
        found |= {int(along.argmin()), int(along.argmax())}
    return np.array(sorted(found), np.intp)


def some_of_each(labels: Indices, class_index: Indices, shuffled: Indices, most: int) -> Indices:
    """Return up to 25 samples of every pair of cluster and class, fewer of each where there are many pairs.

    Parameters
    ----------
    labels, class_index : ndarray of int of shape (n_samples,)
        The cluster and the class of each sample; -1 for no class.
    shuffled : ndarray of int of shape (n_samples,)
        All samples in the order in which they are taken.
    most : int
        How many at most; as many pairs are there.

    Examples
    --------
    >>> some_of_each(np.array([0, 0, 0, 1]), np.array([-1, -1, -1, -1]), np.array([2, 3, 0, 1]), 2).tolist()
    [2, 3]
    """
    pairs = _numbered(labels.astype(np.int64) * (int(class_index.max()) + 2) + class_index + 1)[shuffled]
    order = np.argsort(pairs, kind="stable")
    sizes = np.bincount(pairs)
    rank = np.arange(pairs.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    each = max(1, min(OF_A_PAIR, most // sizes.size))
    taken = order[rank < each]
    return shuffled[taken[np.argsort(rank[rank < each], kind="stable")][:most]]


def _numbered(codes: NDArray[np.int64]) -> NDArray[Any]:
    """Return codes as 0, 1, 2, ... without gaps; two bytes each where that is enough, which sorts 20 times as fast."""
    there = np.bincount(codes) > 0 if codes.max() < 4 * codes.size else None
    if there is None:
        return np.unique(codes, return_inverse=True)[1].astype(np.uint64)
    small = np.uint16 if there.sum() <= np.iinfo(np.uint16).max else np.uint32
    return np.asarray((np.cumsum(there) - 1).astype(small)[codes])
