"""Why these two rows are together, or apart: the difference of their evidence at one border, column by column.

For clusters c and k the discriminant is linear, so

    h_k(x) - h_k(y) = sum_i w_ki (x_i - y_i),    w_k = 2 (mu_c - mu_k),

exactly, with no beta. For rows of two clusters the border is that between the two. For rows of one cluster it is the
border to the competitor with the smallest h_k(x) + h_k(y), the nearest competitor of the point midway, or to any other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import as_count, check_type
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.errors import ArgumentError, Problem, RowError
from neon_core.row_explanation import RowExplanation, explain_at_border
from neon_core.summaries.cluster_profile import ColumnContrast, contrast_column

Points = tuple[RowExplanation, RowExplanation]


@dataclass(frozen=True, eq=False)
class RowPair:
    """Two rows at one border.

    Attributes
    ----------
    rows, labels : tuple of int
        The two rows of the table, and their clusters.
    names : tuple of str
        The names of the rows; empty where they have numbers only.
    border : tuple of int
        The two clusters of the border: that of the first row, and the other row's or, for rows of one cluster, the
        nearest competitor of the point midway. The second is -1 with one cluster.
    discriminants : tuple of float
        The evidence of the first cluster over the second for each of the rows: h(row) and h(other). NaN with one
        cluster.
    margin : float
        h(row) - h(other).
    relevance : ndarray of shape (n_columns,)
        The columns' parts of the margin. For rows of two clusters, a positive one parts them; for rows of one cluster,
        it moves the first row further from the border than the second.
    common : ndarray of shape (n_columns,)
        The mean evidence of both rows for the first cluster over the second, which adds up to the mean of the
        discriminants. For rows of one cluster, a positive part holds them together.
    columns : tuple of ColumnContrast
        Every column that counts, in the table's order, with the values of both rows.
    points : tuple of RowExplanation
        Both rows, each with its values on the scale of the border; see `explain_at_border`.
    cluster_names : tuple of str
        As in the analysis.
    """

    rows: tuple[int, int]
    labels: tuple[int, int]
    names: tuple[str, str]
    border: tuple[int, int]
    discriminants: tuple[float, float]
    margin: float
    relevance: Vector
    common: Vector
    columns: tuple[ColumnContrast, ...]
    points: Points
    cluster_names: tuple[str, ...] = ()

    @property
    def is_together(self) -> bool:
        """Whether both rows are in one cluster."""
        return self.labels[0] == self.labels[1]

    @property
    def is_alike(self) -> bool:
        """Whether both rows have the same value in every column that counts."""
        return all(bool((column.here == column.elsewhere).all()) for column in self.columns)

    @property
    def bars(self) -> Vector:
        """The parts that answer the question: `common` for rows of one cluster, else `relevance`."""
        return self.common if self.is_together else self.relevance

    @property
    def total(self) -> float:
        """What the bars add up to: the mean of the discriminants for rows of one cluster, else their difference."""
        first, second = self.discriminants
        return (first + second) / 2.0 if self.is_together else first - second

    @property
    def residual(self) -> float:
        """The sum of the bars less the total, rounding only."""
        return float(self.bars.sum()) - self.total

    @property
    def order(self) -> Indices:
        """The columns from the largest bar to the smallest; of equal ones the first of the table."""
        return np.argsort(-np.abs(self.bars), kind="stable")


def together(analysis: Analysis, row: int, other: int, against: int | None = None) -> RowPair:
    """Explain two rows: the border that they share in one cluster, or the border between their clusters.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    row, other : int
        Rows of the table.
    against : int, optional
        For rows of one cluster, the competitor beyond the border; by default the nearest one of the point midway. For
        rows of two clusters there is one border only, that to the other row's cluster.

    Raises
    ------
    RowError
        If there is no such row, or it was left out.
    ArgumentError
        If `against` is no competitor of the two rows.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> pair = nc.together(wine, 60, 61)
    >>> pair.labels, pair.border, round(pair.margin, 4)
    ((2, 2), (2, 1), -0.1674)
    >>> nc.together(wine, 60, 61, against=0).border
    (2, 0)
    """
    samples = [_position(analysis, name, number) for name, number in (("row", row), ("other", other))]
    first, second = analysis.clustering.labels[samples].tolist()
    border = (first, _choose_border(analysis, samples, (first, second), against))
    points = (
        explain_at_border(analysis, row, border[1]),
        explain_at_border(analysis, other, border[int(first == second)]),
    )
    evidence = _evidence(points, border)
    relevance = _difference(analysis, samples, border, evidence)
    return RowPair(
        rows=(int(row), int(other)),
        labels=(first, second),
        names=(points[0].identity.name, points[1].identity.name),
        border=border,
        discriminants=_discriminants(points, border),
        margin=float(relevance.sum()) if border[1] >= 0 else np.nan,
        relevance=frozen(relevance),
        common=frozen(evidence.mean(axis=0)),
        columns=_columns(analysis, samples),
        points=points,
        cluster_names=analysis.cluster_names,
    )


def _choose_border(analysis: Analysis, samples: list[int], labels: tuple[int, int], against: int | None) -> int:
    """Return the cluster beyond the border; refuse one that is no competitor of both rows."""
    first, second = labels
    usual = second if first != second else _shared_border(analysis, samples)
    if against is None:
        return usual
    chosen = as_count(against, "against", 0, len(analysis.clustering.sizes) - 1)
    if chosen == first or second not in (first, chosen):
        what = f"against={chosen} is no border of two rows in clusters {first} and {second}"
        hint = f"Pass another cluster, such as {usual}." if usual >= 0 else "Leave it out: there is one cluster."
        raise ArgumentError(what, where="against", hint=hint)
    return chosen


def _at_border(points: Points, border: tuple[int, int], values: tuple[Matrix, Matrix]) -> Matrix:
    """Return both rows' lines at the border from what they are against each competitor of their own."""
    own, beyond = border
    first, second = values
    is_apart = points[1].standing.label == beyond
    return np.stack([first[beyond], -second[own] if is_apart else second[beyond]])


def _evidence(points: Points, border: tuple[int, int]) -> Matrix:
    """Return a_k of both rows for the first cluster of the border over the second, column by column."""
    parts = points[0].bars.parts, points[1].bars.parts
    return np.zeros((2, parts[0].shape[1])) if border[1] < 0 else _at_border(points, border, parts)


def _discriminants(points: Points, border: tuple[int, int]) -> tuple[float, float]:
    """Return h of both rows for the first cluster of the border over the second: not as the sum of its parts."""
    if border[1] < 0:
        return float("nan"), float("nan")
    h = _at_border(points, border, (points[0].comparison.discriminants, points[1].comparison.discriminants))
    return float(h[0]), float(h[1])


def _position(analysis: Analysis, name: str, row: int) -> int:
    """Return the sample of a row; an error names the argument."""
    try:
        return check_type(analysis, Analysis, "analysis").position(row)
    except RowError as error:
        raise RowError([Problem(p.what, name, p.hint) for p in error.problems]) from error


def _shared_border(analysis: Analysis, samples: list[int]) -> int:
    """Return the nearest competitor of the point midway between two rows of one cluster; -1 with one cluster."""
    if len(analysis.clustering.sizes) == 1:
        return -1
    return int(analysis.model.discriminants(analysis.design.matrix[samples]).sum(axis=0).argmin())


def _difference(analysis: Analysis, samples: list[int], border: tuple[int, int], evidence: Matrix) -> Vector:
    """Return sum_i w_ki (x_i - y_i) of each column, which is 0 where the rows have the same value.

    Where clusters are merged, the two rows may have different nearest centroids: then a_k(x) - a_k(y).
    """
    if analysis.clustering.is_merged or border[1] < 0:
        difference: Vector = evidence[0] - evidence[1]
        return difference
    own, other = analysis.clustering.centroids[list(border)]
    first, second = analysis.design.matrix[samples]
    step: Vector = analysis.design.by_column(2.0 * (own - other) * (first - second))
    return step


def _columns(analysis: Analysis, samples: list[int]) -> tuple[ColumnContrast, ...]:
    """Return the values of both rows in every column."""
    design = analysis.design
    first, second = design.matrix[samples]
    apart = design.by_column((first - second) ** 2)
    values = design.in_units(design.matrix[samples])
    return tuple(
        contrast_column(column, values[0], values[1], float(part))
        for column, part in zip(design.columns, apart, strict=True)
    )
