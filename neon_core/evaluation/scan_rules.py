"""Which K each measure chooses. The measures need not agree, and none of them is right by itself.

| measure | chooses | source |
|---|---|---|
| inertia | the bend: the K whose point lies furthest below the straight line from K = 1 to the last K | Satopää et al., "Finding a kneedle in a haystack", ICDCS Workshops 2011 |
| silhouette | the largest mean | Rousseeuw 1987 |
| Davies-Bouldin | the smallest value | Davies, Bouldin, "A cluster separation measure", IEEE TPAMI 1, 1979 |
| Calinski-Harabasz | the largest value | Caliński, Harabasz, "A dendrite method for cluster analysis", Communications in Statistics 3, 1974 |
| gap | the smallest K whose gap is at least that of the next K minus the next one's standard error | Tibshirani, Walther, Hastie 2001 |
| restarts, resampling | the highest mean agreement; of those within half a hundredth of it, the largest K | von Luxburg, "Clustering stability: an overview", 2010; Ben-Hur, Elisseeff, Guyon, "A stability based method", PSB 2002 |
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from neon_core.checks import Vector

MEASURES = ("inertia", "silhouette", "davies_bouldin", "calinski_harabasz", "gap", "restarts", "resampling")
"""In the order in which they are shown."""

SAME = 0.005
"""Agreements are equal within this: what is shown has two decimals."""

NO_CHOICE = 0
"""Stands for the K of a measure that chooses none."""


def find_bend(ks: Sequence[int], inertia: Vector, of_one: float) -> int:
    """Return the K at the bend of the inertia; 0 where the line has fewer than three points, or is straight.

    Parameters
    ----------
    ks : sequence of int
        In order.
    inertia : ndarray of shape (n_ks,)
        The inertia at each.
    of_one : float
        The inertia of one cluster, where the line starts. Without it, the first K could never be the bend.

    Examples
    --------
    >>> find_bend([2, 3, 4, 5], np.array([50.0, 10.0, 9.0, 8.0]), 100.0)
    3
    """
    x, y = np.array([1, *ks], np.float64), np.array([of_one, *inertia])
    if len(ks) < 2 or not y[0] > y[-1]:
        return NO_CHOICE
    below = (y[0] - y) / (y[0] - y[-1]) - (x - x[0]) / (x[-1] - x[0])
    place = int(below[1:-1].argmax()) + 1
    return int(x[place]) if below[place] > 1e-9 and x[place] > 1 else NO_CHOICE


def find_first_gap(ks: Sequence[int], gap: Vector, error: Vector) -> int:
    """Return the smallest K whose gap is within one standard error of the next one's; 0 where the gap goes on growing.

    Examples
    --------
    >>> find_first_gap([2, 3, 4], np.array([0.1, 0.5, 0.45]), np.array([0.1, 0.1, 0.1]))
    3
    """
    reaches = gap[:-1] >= gap[1:] - error[1:]
    return int(ks[int(reaches.argmax())]) if reaches.any() else NO_CHOICE


def find_largest(ks: Sequence[int], values: Vector) -> int:
    """Return the smallest K with the largest value; 0 where there is no value."""
    return NO_CHOICE if np.isnan(values).all() else int(ks[int(np.nanargmax(values))])


def find_smallest(ks: Sequence[int], values: Vector) -> int:
    """Return the smallest K with the smallest value; 0 where there is no value."""
    return find_largest(ks, -values)


def find_most_stable(ks: Sequence[int], agreement: Vector) -> int:
    """Return the largest K whose agreement is the highest, but for half a hundredth; 0 where there is no value.

    Two clusters that are found every time may each fall into two that are found every time, too.

    Examples
    --------
    >>> find_most_stable([2, 3, 4], np.array([0.998, 1.0, 0.7]))
    3
    """
    if np.isnan(agreement).all():
        return NO_CHOICE
    return int(ks[int(np.flatnonzero(agreement >= np.nanmax(agreement) - SAME)[-1])])


BY_VALUES: dict[str, Callable[[Sequence[int], Vector], int]] = {
    "silhouette": find_largest,
    "davies_bouldin": find_smallest,
    "calinski_harabasz": find_largest,
    "restarts": find_most_stable,
    "resampling": find_most_stable,
}
"""The rules that need the values of their own measure only."""
