"""How much of a column's spread the clusters account for: eta squared of a number, Cramér's V of a category.

Both go from 0 (every cluster has the same values) to 1 (the cluster tells the value). For a column of two values V is
the root of eta squared.
"""

from __future__ import annotations

import math

import numpy as np

from neon_core.checks import Indices, Vector

ETA_SQUARED, CRAMERS_V = "eta squared", "Cramér's V"


def eta_squared(between: float, within: float, n_filled: int) -> float:
    """Return the share of the sum of squares that lies between the clusters.

    Parameters
    ----------
    between, within : float
        The sums of squares of the cluster means around the mean, and of the values around their cluster's mean.
    n_filled : int
        The number of clusters with a value.

    Returns
    -------
    float
        0 where the values do not vary; NaN where there are not two clusters to compare.

    Examples
    --------
    >>> eta_squared(3.0, 1.0, 2), eta_squared(0.0, 0.0, 2), eta_squared(0.0, 1.0, 1)
    (0.75, 0.0, nan)
    """
    if n_filled < 2:
        return math.nan
    whole = between + within
    return min(1.0, between / whole) if whole > 0.0 else 0.0


def eta_squared_of(numbers: Vector, labels: Indices, n_clusters: int) -> float:
    """Return eta squared of numbers in clusters; missing ones are NaN and do not count.

    Examples
    --------
    >>> eta_squared_of(np.array([1.0, 3.0, 7.0, 9.0, np.nan]), np.array([0, 0, 1, 1, 1]), 2)
    0.9
    """
    is_there = ~np.isnan(numbers)
    numbers, labels = numbers[is_there], labels[is_there]
    counts = np.bincount(labels, minlength=n_clusters)
    n_filled = int(np.count_nonzero(counts))
    if n_filled < 2:
        return math.nan
    numbers = (numbers - numbers.mean()) / (np.ptp(numbers) or 1.0)
    means = np.bincount(labels, numbers, minlength=n_clusters) / np.maximum(counts, 1)
    within = float(np.square(numbers - means[labels]).sum())
    return eta_squared(float(counts @ np.square(means - numbers.mean())), within, n_filled)


def cramers_v(counts: Indices) -> float:
    """Return Cramér's V of a table of counts, clusters x values; clusters and values without a row do not count.

    Returns
    -------
    float
        0 where there is one value only; NaN where there are not two clusters to compare.

    Examples
    --------
    >>> cramers_v(np.array([[5, 0], [0, 5]])), cramers_v(np.array([[2, 2], [4, 4]])), cramers_v(np.array([[3, 1]]))
    (1.0, 0.0, nan)
    """
    table = counts[counts.any(axis=1)].astype(np.float64)
    table = table[:, table.any(axis=0)]
    if len(table) < 2:
        return math.nan
    if table.shape[1] < 2:
        return 0.0
    n = table.sum()
    expected = table.sum(axis=1, keepdims=True) * (table.sum(axis=0) / n)
    chi_squared = float((np.square(table - expected) / expected).sum())
    return min(1.0, math.sqrt(chi_squared / n / (min(table.shape) - 1)))


def eta_squared_by_chance(n_rows: int, n_filled: int) -> float:
    """Return the mean of eta squared over all ways to deal rows with different numbers to clusters of fixed sizes.

    Examples
    --------
    >>> eta_squared_by_chance(101, 11), eta_squared_by_chance(2, 2)
    (0.1, 1.0)
    """
    return (n_filled - 1) / (n_rows - 1)


def cramers_v_by_chance(n_rows: int, n_filled: int, n_values: int) -> float:
    """Return the root mean square of Cramér's V over all ways to deal rows to clusters of fixed sizes.

    Examples
    --------
    >>> cramers_v_by_chance(101, 2, 2), cramers_v_by_chance(10, 3, 10), cramers_v_by_chance(10, 3, 1)
    (0.1, 1.0, 0.0)
    """
    degrees, most = (n_filled - 1) * (n_values - 1), min(n_filled, n_values) - 1
    return math.sqrt(degrees / (n_rows - 1) / most) if most > 0 else 0.0
