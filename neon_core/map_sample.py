"""The samples that a map draws: all of a small table, and of a large table some, with every sample worth a look.

The same table gives the same samples. Most of them do not depend on the map, so that most marks stay from map to map.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.arguments import as_count
from neon_core.checks import Indices, Matrix, column_extremes, frozen
from neon_core.projection import Projection, check_map

MOST_DRAWN = 10_000
"""Samples that are drawn, at most: more take a browser too long, and cover each other."""

LISTED = 200
"""Mismatches in the list beside the map, at most; they are drawn."""

PAIR_SHARE, NEAREST_SHARE, MISMATCH_SHARE = 0.25, 0.05, 0.20
"""Shares of the drawn samples for pairs of cluster and class, for those nearest to a boundary, and for mismatches."""

MOST_OF_A_PAIR = 25
LINES = 8
"""Lines through the picture at whose two ends the outermost samples are drawn."""

SEED = 0


def samples_to_draw(analysis: Analysis, projection: Projection, most: int | None = None) -> Indices:
    """Return the samples that a map draws, as sorted positions in the matrix; all where there are no more than `most`.

    They include every pair of cluster and class that occurs (where there are fewer pairs than a quarter of `most`), the
    samples nearest to a boundary, mismatches (up to a fifth of `most`), and the outermost samples of the picture. The
    rest is drawn at random.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    projection : Projection
        The map.
    most : int, optional
        The number of samples, at most; by default 10,000.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.projection import pca_map
    >>> analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> samples_to_draw(analysis, pca_map(analysis)).size, samples_to_draw(analysis, pca_map(analysis), most=100).size
    (178, 100)
    """
    check_map(analysis, projection)
    n = analysis.design.rows.size
    most = MOST_DRAWN if most is None else as_count(most, "most", 1)
    if n <= most:
        return frozen(np.arange(n))
    clustering, shuffled = analysis.clustering, np.random.default_rng(SEED).permutation(n)
    near = analysis.nearest_boundary(int(NEAREST_SHARE * most) if analysis.n_clusters > 1 else 0)
    wrong = np.flatnonzero(clustering.mismatch)
    wanted = [
        outermost(projection.points),
        np.searchsorted(analysis.design.rows, near),
        sample_pairs(clustering.labels, clustering.class_index, shuffled, int(PAIR_SHARE * most)),
        wrong[: min(LISTED, int(MISMATCH_SHARE * most) // 2)],
        shuffled[clustering.mismatch[shuffled]][: int(MISMATCH_SHARE * most)],
    ]
    return frozen(np.sort(_first_distinct(wanted, shuffled, most)))


def _first_distinct(wanted: list[Indices], rest: Indices, most: int) -> Indices:
    """Return the first `most` distinct samples of several lists, filled up from a list of all samples."""
    joined = np.concatenate(wanted)
    _, first = np.unique(joined, return_index=True)
    kept = joined[np.sort(first)][:most]
    more = rest[: most + kept.size]
    filled: Indices = np.concatenate([kept, more[~np.isin(more, kept)]])[:most]
    return filled


def outermost(points: Matrix) -> Indices:
    """Return the samples that lie furthest out in each of sixteen directions, the axes' own among them.

    Examples
    --------
    >>> outermost(np.array([[0.0, 0.0], [9.0, 1.0], [7.0, 7.0], [1.0, 9.0], [4.0, 4.0]])).tolist()
    [0, 1, 2, 3]
    """
    low, high = column_extremes(points)
    x, y = (points.T - low[:, None]) / np.where(high > low, high - low, 1.0)[:, None]
    positions = set()
    for angle in np.arange(LINES) * np.pi / LINES:
        along = np.round(np.cos(angle), 12) * x + np.round(np.sin(angle), 12) * y
        positions |= {int(along.argmin()), int(along.argmax())}
    return np.array(sorted(positions), np.intp)


def sample_pairs(labels: Indices, class_index: Indices, shuffled: Indices, most: int) -> Indices:
    """Return up to 25 samples of every pair of cluster and class; fewer of each where there are many pairs.

    Parameters
    ----------
    labels, class_index : ndarray of int of shape (n_samples,)
        The cluster and the class of each sample; -1 for no class.
    shuffled : ndarray of int of shape (n_samples,)
        All samples; the first ones of each pair are returned.
    most : int
        The number of samples, at most. Where there are as many pairs or more, each of the first ones has one sample.

    Examples
    --------
    >>> sample_pairs(np.array([0, 0, 0, 1]), np.array([-1, -1, -1, -1]), np.array([2, 3, 0, 1]), 2).tolist()
    [2, 3]
    """
    pairs = _numbered(labels.astype(np.int64) * (int(class_index.max()) + 2) + class_index + 1)[shuffled]
    order = np.argsort(pairs, kind="stable")
    sizes = np.bincount(pairs)
    rank = np.arange(pairs.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    each = max(1, min(MOST_OF_A_PAIR, most // sizes.size))
    chosen = order[rank < each]
    return shuffled[chosen[np.argsort(rank[rank < each], kind="stable")][:most]]


def _numbered(codes: NDArray[np.int64]) -> NDArray[Any]:
    """Return codes as 0, 1, 2, ... without gaps; in two bytes where possible, which sorts 20 times as fast."""
    occurs = np.bincount(codes) > 0 if codes.max() < 4 * codes.size else None
    if occurs is None:
        return np.unique(codes, return_inverse=True)[1].astype(np.uint64)
    small = np.uint16 if occurs.sum() <= np.iinfo(np.uint16).max else np.uint32
    return np.asarray((np.cumsum(occurs) - 1).astype(small)[codes])
