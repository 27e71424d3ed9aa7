"""Two quantiles of many columns in one pass over blocks: exact, and without a sort of all values.

A sample shows between which two values a quantile lies. A block then counts what is below that bracket and keeps what
is inside, a few per cent, and only these values are ranked. A quantile that lies outside its bracket after all is NaN.
"""

from __future__ import annotations

from math import floor, sqrt
from typing import NamedTuple

import numpy as np

from neon_core.checks import Matrix, Vector

MIDDLE = (0.1, 0.9)
"""The ends of the middle 80 %."""

WIDE = 5.0
"""Half the width of a bracket, in standard errors of the sample's quantile: one of two million misses."""


class Selection(NamedTuple):
    """What a block keeps of one column for one quantile: the number of values below the bracket, and those inside."""

    below: int
    inside: Vector


def find_brackets(sample: Matrix, n_rows: int) -> Matrix:
    """Return the brackets of both quantiles of each column, shape (n_columns, 2, 2); without ends for few rows.

    Parameters
    ----------
    sample : ndarray of shape (n_sample, n_columns)
        Some of the rows, at random.
    n_rows : int
        The number of all rows.
    """
    n, brackets = len(sample), np.empty((sample.shape[1], 2, 2))
    brackets[:] = -np.inf, np.inf
    if n >= n_rows:
        return brackets
    ordered = np.sort(sample, axis=0)
    for j, share in enumerate(MIDDLE):
        reach = WIDE * sqrt(share * (1.0 - share) / n)
        for end, rank in ((0, floor((share - reach) * n)), (1, floor((share + reach) * n) + 1)):
            if 0 <= rank < n:
                brackets[:, j, end] = ordered[rank]
    return brackets


def select(columns: Matrix, brackets: Matrix) -> list[Selection]:
    """Return what is kept of a block, column by column, of each for the first and the second quantile.

    Parameters
    ----------
    columns : ndarray of shape (n_columns, n_rows)
        The values of the block, one column a line.
    brackets : ndarray of shape (n_columns, 2, 2)
        As `find_brackets` returns them.
    """
    selected = []
    for column, pair in zip(columns, brackets, strict=True):
        for low, high in pair:
            is_inside = column >= low
            below = column.size - int(np.count_nonzero(is_inside))
            is_inside &= column <= high
            selected.append(Selection(below, column[is_inside]))
    return selected


def middle_values(blocks: list[list[Selection]], n_rows: int, brackets: Matrix) -> Matrix:
    """Return both quantiles of each column, shape (n_columns, 2), as `numpy.quantile` does; NaN outside a bracket.

    Examples
    --------
    >>> brackets = find_brackets(np.array([[3.0], [1.0], [2.0]]), 3)
    >>> middle_values([select(np.array([[3.0, 1.0, 2.0]]), brackets)], 3, brackets).round(3).tolist()
    [[1.2, 2.8]]
    """
    quantiles = np.empty(brackets.shape[:2])
    for i, of_blocks in enumerate(zip(*blocks, strict=True)):
        column, which = divmod(i, 2)
        below = sum(selection.below for selection in of_blocks)
        inside = np.concatenate([selection.inside for selection in of_blocks])
        quantiles[column, which] = _ranked(inside, (n_rows - 1) * MIDDLE[which], below)
    return quantiles


def _ranked(inside: Vector, place: float, below: int) -> float:
    """Return the value at a place between two ranks of all values, of which `below` are smaller than those inside."""
    low = floor(place)
    first = low - below
    second = min(first + 1, inside.size - 1) if place == low else first + 1
    if not 0 <= first <= second < inside.size:
        return float("nan")
    inside.partition(sorted({first, second}))
    share = place - low
    return float(inside[first] * (1.0 - share) + inside[second] * share)
