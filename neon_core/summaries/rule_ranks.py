"""Rows as ranks, in which rules are searched, and conditions on ranks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neon_core.checks import Indices, Matrix, Vector

SCREENED = 48
"""Of more columns than this, those are searched in which a cluster differs most by mean and spread of the ranks."""


@dataclass(frozen=True, eq=False)
class Pool:
    """The rows in which rules are searched.

    Attributes
    ----------
    ranks : ndarray of int of shape (n_rows, n_columns)
        The position of each value among the different values of its column; of a category, from the most frequent on.
        -1 where it is missing.
    n_values : ndarray of int of shape (n_columns,)
        The number of different values.
    is_category : ndarray of bool of shape (n_columns,)
        Whether the order of the values means nothing.
    labels : ndarray of int of shape (n_rows,)
        The clusters.
    weights : ndarray of shape (n_rows,)
        The rows of the table that each row stands for.
    """

    ranks: Indices
    n_values: Indices
    is_category: NDArray[np.bool_]
    labels: Indices
    weights: Vector


@dataclass(frozen=True)
class RankCondition:
    """A condition on the rank of a column: low < rank <= high, or one of some ranks, or none of them."""

    column: int
    low: int = -1
    high: int = -1
    picks: tuple[int, ...] = ()
    is_negated: bool = False

    def matches(self, ranks: Indices) -> NDArray[np.bool_]:
        """Return which rows of a pool match."""
        own = ranks[:, self.column]
        if self.picks:
            is_picked: NDArray[np.bool_] = np.isin(own, self.picks)
            return ~is_picked & (own >= 0) if self.is_negated else is_picked
        return (own > self.low) & (own <= self.high)


RankRule = tuple[RankCondition, ...]


def find_matches(rule: RankRule, ranks: Indices) -> NDArray[np.bool_]:
    """Return which rows of a pool match every condition of a rule."""
    is_match = np.ones(len(ranks), np.bool_)
    for condition in rule:
        is_match &= condition.matches(ranks)
    return is_match


def screen_columns(pool: Pool, cluster: int, rows: Indices) -> Indices:
    """Return the columns to search for a cluster among some rows of a pool, in order.

    Examples
    --------
    >>> ranks = np.array([[0], [1], [2], [3]])
    >>> pool = Pool(ranks, np.array([4]), np.array([False]), np.array([0, 0, 1, 1]), np.ones(4))
    >>> screen_columns(pool, 1, np.arange(4))
    array([0])
    """
    n_columns = pool.ranks.shape[1]
    if n_columns <= SCREENED:
        return np.arange(n_columns)
    shares, weights = pool.ranks[rows] / pool.n_values, pool.weights[rows]
    is_member = pool.labels[rows] == cluster
    mean, variance = _moments(shares, weights)
    own_mean, own_variance = _moments(shares[is_member], weights[is_member])
    variance = np.maximum(variance, np.finfo(np.float64).tiny)
    apart = (own_mean - mean) ** 2 / variance + np.maximum(0.0, 1.0 - own_variance / variance)
    return np.sort(np.argsort(-apart, kind="stable")[:SCREENED])


def _moments(values: Matrix, weights: Vector) -> tuple[Vector, Vector]:
    """Return the weighted mean and variance of each column."""
    mean = weights @ values / weights.sum()
    return mean, weights @ np.square(values - mean) / weights.sum()
