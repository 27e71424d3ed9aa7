"""The parts of a row's explanation, each a frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from neon_core.checks import Indices, Matrix, Vector
from neon_core.row_explanation.category_values import CategoryValues
from neon_core.transforms import IDENTITY, Transform
from neon_core.value_format import ValueFormat


@dataclass(frozen=True)
class RowIdentity:
    """Which row is explained.

    Attributes
    ----------
    row, position : int
        The row of the table, and its position among the samples of the analysis.
    name, cell : str
        The row's name in every text, and as its cell has it; both empty where the row has a number only.
    known_class : object or None
        The row's class, None where the class is not known.
    is_left_out : bool
        Whether the clusters were fitted without this row.
    """

    row: int
    position: int
    name: str
    cell: str
    known_class: Any
    is_left_out: bool = False


@dataclass(frozen=True)
class RowStanding:
    """Where the row lies among clusters and boundaries; the comparison (beta) does not change it.

    Attributes
    ----------
    label, competitor, border : int
        The row's cluster, the nearest competitor (which sets the logit), and the cluster beyond the nearest boundary.
        -1 where there is no other cluster.
    competitors, borders : tuple of int
        All competitors and borders that are equally near; the first of them is the competitor, and the border is the
        competitor's where that is one of them.
    logit, distance : float
        Cluster evidence, and the distance to the boundary in scaled units.
    depth : float
        The distance to the nearest border, as a share of the distance from the own centroid to it: 0 on the border, 1
        as far from it as the centroid. NaN where there is no other cluster.
    nearer, equal, n_rows : int
        The number of rows that lie nearer to a boundary than this one, the number of other rows that lie equally near,
        and the number of all rows.
    comparable, mismatch : bool
        Whether there are as many clusters as classes, and whether the row's class differs from its cluster's.
    cluster_names : tuple of str
        As in the analysis.
    """

    label: int
    competitor: int
    border: int
    competitors: tuple[int, ...]
    borders: tuple[int, ...]
    logit: float
    distance: float
    depth: float
    nearer: int
    equal: int
    n_rows: int
    comparable: bool
    mismatch: bool
    cluster_names: tuple[str, ...] = ()

    @property
    def tie(self) -> bool:
        """Whether the row lies exactly on a boundary."""
        return self.logit == 0.0


@dataclass(frozen=True, eq=False)
class RowComparison:
    """How much each competitor counts.

    Attributes
    ----------
    beta, usual_beta : float
        The stiffness of this explanation, and the model's own.
    shares : ndarray of shape (n_clusters,)
        The share of each competitor; 0 at the own cluster.
    discriminants : ndarray of shape (n_clusters,)
        h_k against each competitor; +inf at the own cluster.
    effective_competitors : float
        The number of equal competitors whose shares would have the same entropy.
    """

    beta: float
    usual_beta: float
    shares: Vector
    discriminants: Vector
    effective_competitors: float


@dataclass(frozen=True, eq=False)
class ExplainedColumns:
    """The columns of the table that count, one entry a column.

    Attributes
    ----------
    names, kinds, units : tuple of str
        As in the table.
    cells : tuple
        The row's cells as they stand in the table; a value that was filled in where the cell is empty.
    filled : tuple of bool
        Whether the row's cell is empty, so that its value was filled in.
    precisions : tuple of str
        Of a date, the smallest unit that the column has: "days", "minutes", "seconds" or "microseconds".
    forms : tuple of ValueFormat
        How the numbers of each column are written.
    origins : tuple of Timestamp or None
        The day from which a date is counted; None where the column is not a date.
    categories : tuple of CategoryValues or None
        The values of a category; None where the column is a number.
    orders : tuple of tuple of str
        The steps of an ordered column, which count as 1, 2, 3; empty where the column is not ordered.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    cells: tuple[Any, ...]
    filled: tuple[bool, ...]
    precisions: tuple[str, ...]
    forms: tuple[ValueFormat, ...]
    origins: tuple[Any, ...]
    categories: tuple[CategoryValues | None, ...]
    orders: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class RelevanceBars:
    """The relevance of every column.

    Attributes
    ----------
    relevance : ndarray of shape (n_columns,)
        The bars; a category's bar is the sum over its values. A bar that is nothing but rounding is 0.
    parts : ndarray of shape (n_clusters, n_columns)
        a_ki, of which h_k is the sum; 0 at the own cluster. With the shares they make the bars at any beta.
    residual : float
        The conservation residual: the sum of the bars less the logit, rounding only.
    """

    relevance: Vector
    parts: Matrix
    residual: float

    @property
    def order(self) -> Indices:
        """The columns from the largest bar to the smallest."""
        return np.argsort(-np.abs(self.relevance), kind="stable")

    @property
    def evidence_for(self) -> float:
        """The sum of the bars that count for the cluster."""
        return float(self.relevance[self.relevance > 0.0].sum())

    @property
    def evidence_against(self) -> float:
        """The sum of the bars that count against the cluster; 0 or negative."""
        return float(self.relevance[self.relevance < 0.0].sum())


@dataclass(frozen=True, eq=False)
class ColumnScales:
    """The row and the centroids within each column's observed range, in the user's units.

    A category has no scale: its entries are 0, and NaN in `zero`.

    Attributes
    ----------
    values, low, high : ndarray of shape (n_columns,)
        The row's values, and the ends of the observed range.
    widths : ndarray of shape (n_columns,)
        The width of the observed range in scaled units.
    centroids : ndarray of shape (n_clusters, n_columns)
        The centroids' values; of a merged cluster those of the centroid that is nearest to the row.
    zero : ndarray of shape (n_columns,)
        The value at which the bar would be 0 (at this row's shares); NaN where there is none.
    direction : ndarray of int of shape (n_columns,)
        1 where a value above `zero` counts for the cluster, -1 where one below does, 0 where it has no effect.
    transforms : tuple of Transform
        How each column counts; empty where all count as they are.
    """

    values: Vector
    low: Vector
    high: Vector
    widths: Vector
    centroids: Matrix
    zero: Vector
    direction: Indices
    transforms: tuple[Transform, ...] = ()

    def place(self, values: Matrix) -> Matrix:
        """Return where values of every column (last axis) lie in the observed range, 0 to 1; 0.5 without a range.

        Equal steps are equal differences as the column counts: by its logarithm, from 1 to 10 as from 10 to 100.
        """
        values, low, high = (self._count(some) for some in (values, self.low, self.high))
        width = high - low
        place: Matrix = np.where(width > 0.0, (values - low) / np.where(width > 0.0, width, 1.0), 0.5)
        return place

    def _count(self, values: Matrix) -> Matrix:
        """Return values of every column as they count."""
        is_counted = [i for i, transform in enumerate(self.transforms) if transform is not IDENTITY]
        if not is_counted:
            return values
        counted = values.copy()
        for i in is_counted:
            counted[..., i] = self.transforms[i].count(values[..., i])
        return counted


@dataclass(frozen=True, eq=False)
class RowExplanation:
    """Why one row is in its cluster, column by column."""

    identity: RowIdentity
    standing: RowStanding
    comparison: RowComparison
    columns: ExplainedColumns
    bars: RelevanceBars
    scale: ColumnScales

    @property
    def cluster_names(self) -> tuple[str, ...]:
        """The names of the clusters, as in the analysis."""
        return self.standing.cluster_names
