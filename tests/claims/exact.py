"""The oracle: clusters, borders, ranks and relevance of a small table in whole numbers, without rounding.

Only the partition is taken from the analysis, since K-Means ends in a local optimum; everything else is computed from
the table's cells. Squared scaled differences are rational for every scaling. They are kept as whole numbers over one
common denominator, so that a tie is a tie. Roots, exponentials and what is made of them (distances in scaled units,
shares, relevance) are floats, good to 1e-12; all comparisons are made before.

Tolerance
---------
Floating point cannot tell everything apart, and need not. Two squared distances count as equal if they differ by less
than 1e-11 of the *scale*, diameter times reach: the largest distance of a row from a centroid, times that diameter or
the length of the longest scaled row (under the scaling "none" a column may stand far from 0), whichever is larger. For
distances to a border it is 1e-11 of the reach. So each count is a range: rows that are certainly nearer, and those
that may count as nearer. Rows that are exactly equally far never count as nearer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice, product
from typing import Any

import numpy as np

from tests.claims.encoded import Feature, encode
from tests.claims.tables import Table

TOLERANCE = 1e-11
"""The share of the scale below which two distances count as equal."""

MOST_PARTITIONS = 4096
"""Ways to share out tied rows that are tried, to find the partition that the centroids are the means of."""


@dataclass(frozen=True)
class Count:
    """A number of rows: certainly `low`, and at most `high` where some rows are too close to call."""

    low: int
    high: int

    def __contains__(self, number: int) -> bool:
        return self.low <= number <= self.high


@dataclass(frozen=True)
class Choice:
    """A set of clusters: `exact` are exactly equal, and those of `possible` may count as equal."""

    exact: frozenset[int]
    possible: frozenset[int]

    def allows(self, clusters: Sequence[int]) -> bool:
        """Whether the clusters may be named as the set: all of it, and no other."""
        named = frozenset(clusters)
        if len(named) != len(clusters) or not named or not named <= self.possible:
            return False
        return self.exact != self.possible or named == self.exact


class ExactClustering:
    """A clustered table without rounding.

    Parameters
    ----------
    table : Table
        The table.
    labels : sequence of int
        The cluster of each row.
    analysis : Analysis, optional
        The analysis, for its centroids: they find the partition where rows are tied, and the twins of empty clusters.
        Where they are the means of no partition (scikit-learn stops when they hardly move), they are taken as they
        are. Without it every cluster needs members.

    Attributes
    ----------
    settled : bool
        Whether the centroids are the means of a partition in which each row is with a nearest centroid.
    squares : list of list of int
        The squared distance of each row from each centroid, times `denominator`.
    gaps : list of list of int
        The squared distance of each centroid from each other one, times `denominator`.
    """

    def __init__(self, table: Table, labels: Sequence[int], analysis: Any = None) -> None:
        self.table = table
        self.labels = [int(label) for label in labels]
        self.n_rows, self.n_clusters = table.n_rows, table.n_clusters
        self.filled, self.features = encode(table)
        self.members = _members(self.labels, self.n_clusters)
        self.settled, self.matched = True, list(range(self.n_clusters))
        if analysis is not None:
            self.matched = analysis.clustering.matched_class.tolist()
            centroids, matrix = analysis.clustering.centroids, analysis.design.matrix
            self.members, self.settled = _partition(self.labels, self.n_clusters, centroids, matrix)
        self._use_whole_numbers(None if self.settled else analysis.design.as_counted(centroids).tolist())
        self.squares = [[self._square(row, mean) for mean in self._means] for row in self._rows]
        self.gaps = [[self._square(a, b) for b in self._means] for a in self._means]
        self.diameter = math.sqrt(max(map(max, self.squares)) / self.denominator)
        longest = 0.0 if analysis is None else float(np.sqrt((matrix**2).sum(axis=1).max()))
        self.reach = max(self.diameter, longest)

    def _use_whole_numbers(self, centroids: list[list[float]] | None) -> None:
        """Write rows, means and factors as whole numbers over common denominators."""
        columns, factors, shares = zip(*(_whole(feature) for feature in self.features), strict=True)
        if centroids is None:
            means = [[Fraction(sum(v[i] for i in rows), len(rows)) for v in columns] for rows in self.members]
        else:
            means = [[Fraction(x) * q for x, q in zip(mean, shares, strict=True)] for mean in centroids]
        size = math.lcm(*(value.denominator for mean in means for value in mean))
        common = math.lcm(*(factor.denominator for factor in factors))
        self.factors = [int(factor * common) for factor in factors]
        self.denominator = common * size**2
        self._size = size
        self._rows = [[values[row] * size for values in columns] for row in range(self.n_rows)]
        self._means = [[int(value * size) for value in mean] for mean in means]

    def _square(self, one: Sequence[int], other: Sequence[int]) -> int:
        return sum(c * (a - b) ** 2 for c, a, b in zip(self.factors, one, other, strict=True))

    def real(self, whole: int) -> float:
        """Return a whole number over the common denominator as a float, rounded once."""
        return whole / self.denominator

    @property
    def slack(self) -> float:
        """The tolerance of squared distances, in squared scaled units."""
        return TOLERANCE * self.diameter * self.reach

    @cached_property
    def discriminants(self) -> list[dict[int, int]]:
        """h_k of each row for each competitor k, times `denominator`."""
        return [
            {k: square - squares[label] for k, square in enumerate(squares) if k != label}
            for squares, label in zip(self.squares, self.labels, strict=True)
        ]

    @cached_property
    def borders(self) -> list[dict[int, Fraction]]:
        """4 x the squared distance of each row to the border with each competitor, with the sign of h_k; 0 of a twin.

        All are in the unit 1 / `denominator`, so they can be compared.
        """
        return [
            {k: Fraction(h * abs(h), self.gaps[label][k] or 1) for k, h in by_cluster.items()}
            for by_cluster, label in zip(self.discriminants, self.labels, strict=True)
        ]

    @cached_property
    def nearest_border(self) -> list[Fraction]:
        """The least of `borders` of each row."""
        return [min(by_cluster.values()) for by_cluster in self.borders]

    def distance(self, border: Fraction) -> float:
        """Return a distance to a border in scaled units."""
        size = math.sqrt(abs(border.numerator) / (4 * border.denominator * self.denominator))
        return math.copysign(size, border)

    @cached_property
    def distances(self) -> list[float]:
        """The distance of each row to its nearest border in scaled units."""
        return [self.distance(border) for border in self.nearest_border]

    def rank(self, row: int) -> tuple[Count, Count, Count]:
        """Return the number of rows nearer to a boundary, of others equally near, and of rows further."""
        slack, own = TOLERANCE * self.reach, self.nearest_border[row]
        nearer, equal, further, doubtful = 0, 0, 0, 0
        for other in range(self.n_rows):
            difference = self.distances[other] - self.distances[row]
            if self.nearest_border[other] == own:
                equal += other != row
            elif abs(difference) <= slack:
                doubtful += 1
            elif difference < 0.0:
                nearer += 1
            else:
                further += 1
        return Count(nearer, nearer + doubtful), Count(equal, equal + doubtful), Count(further, further + doubtful)

    @cached_property
    def usual_beta(self) -> float:
        """1 / mean of the logits; infinite where all are 0."""
        total = sum(min(by_cluster.values()) for by_cluster in self.discriminants)
        return self.n_rows * self.denominator / total if total > 0 else math.inf

    @cached_property
    def inertia(self) -> float:
        """The sum of squared distances to the own centroid."""
        return self.real(sum(squares[label] for squares, label in zip(self.squares, self.labels, strict=True)))

    def parts(self, row: int, k: int) -> list[int]:
        """Return a_ki of each column, times `denominator`: they add up to h_k."""
        total = [0] * len(self.table.columns)
        own, other = self._means[self.labels[row]], self._means[k]
        for i, feature in enumerate(self.features):
            x = self._rows[row][i]
            total[feature.column] += self.factors[i] * ((x - other[i]) ** 2 - (x - own[i]) ** 2)
        return total

    def share_of_value(self, cluster: int, column: int, text: str) -> Fraction:
        """Return the share of a cluster's members that have a category's value."""
        ones = tuple(Fraction(value == text) for value in self.filled[column].texts)
        for i, feature in enumerate(self.features):
            if feature.column == column and feature.values == ones:
                return Fraction(self._means[cluster][i], self._size)
        return Fraction(0)

    def picture_squares(self, features: Sequence[int]) -> list[list[int]]:
        """Return the squared distances in some features only, times `denominator`."""
        return [
            [sum(self.factors[i] * (row[i] - mean[i]) ** 2 for i in features) for mean in self._means]
            for row in self._rows
        ]


def _whole(feature: Feature) -> tuple[list[int], Fraction, int]:
    """Return a feature's values as whole numbers, the factor of their squared differences, and their multiple."""
    common = math.lcm(*(value.denominator for value in feature.values))
    return [int(value * common) for value in feature.values], feature.factor / common**2, common


def _partition(labels: list[int], n_clusters: int, centroids: Any, matrix: Any) -> tuple[list[list[int]], bool]:
    """Return the members whose means the centroids are, and whether there are such members.

    A row on a border can be in one cluster for the mean and in another for its label: of two equally near centroids
    the first is the label. An empty cluster gets the members of its twin.
    """
    options = _options(labels, centroids, matrix)
    for candidate in islice(product(*options), MOST_PARTITIONS):
        members = _with_twins(_members(candidate, n_clusters), centroids)
        if all(_is_mean(matrix[rows], centroids[k], matrix) for k, rows in enumerate(members)):
            return members, True
    return _with_twins(_members(labels, n_clusters), centroids), False


def _members(labels: Sequence[int], n_clusters: int) -> list[list[int]]:
    return [[row for row, label in enumerate(labels) if label == k] for k in range(n_clusters)]


def _options(labels: list[int], centroids: Any, matrix: Any) -> list[list[int]]:
    """Return the clusters that each row may be in, its label first: another one only where it is tied."""
    squares = ((matrix[:, None] - centroids[None]) ** 2).sum(axis=2)
    close = squares - squares.min(axis=1, keepdims=True) <= 1e-9 * max(float(squares.max()), 1e-300)
    return [
        [label, *(int(k) for k in np.flatnonzero(near) if k != label)]
        for label, near in zip(labels, close, strict=True)
    ]


def _with_twins(members: list[list[int]], centroids: Any) -> list[list[int]]:
    """Return the members of each cluster; those of the nearest other cluster where it has none."""
    full = [k for k, rows in enumerate(members) if rows]
    gaps = ((centroids[:, None] - centroids[None]) ** 2).sum(axis=2)
    return [rows or members[min(full, key=lambda other: gaps[k, other])] for k, rows in enumerate(members)]


def _is_mean(rows: Any, centroid: Any, matrix: Any) -> bool:
    return bool((np.abs(rows.mean(axis=0) - centroid) <= 1e-9 * np.abs(matrix).max(axis=0)).all())
