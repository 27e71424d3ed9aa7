"""Why these two rows are together, or apart: the difference of their evidence at one border, column by column.

For clusters c and k the discriminant is linear, so

    h_k(x) - h_k(y) = sum_i w_ki (x_i - y_i),    w_k = 2 (mu_c - mu_k),

exactly, with no beta. For rows of two clusters the border is that between the two. For rows of one cluster it is the
border to the competitor with the smallest h_k(x) + h_k(y): the nearest competitor of the point midway.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Vector, frozen
from neon_core.errors import Problem, RowError
from neon_core.summaries.cluster_profile import ColumnContrast, contrast_column


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
    cluster_names: tuple[str, ...] = ()

    @property
    def is_together(self) -> bool:
        """Whether both rows are in one cluster."""
        return self.labels[0] == self.labels[1]

    @property
    def is_alike(self) -> bool:
        """Whether both rows have the same value in every column that counts."""
        return all(bool((column.here == column.elsewhere).all()) for column in self.columns)


def together(analysis: Analysis, row: int, other: int) -> RowPair:
    """Explain two rows: the border that they share in one cluster, or the border between their clusters.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    row, other : int
        Rows of the table.

    Raises
    ------
    RowError
        If there is no such row, or it was left out.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> pair = nc.together(wine, 60, 61)
    >>> pair.labels, pair.border, round(pair.margin, 4)
    ((2, 2), (2, 1), -0.1674)
    """
    samples = [_position(analysis, name, number) for name, number in (("row", row), ("other", other))]
    design, model = analysis.design, analysis.model
    first, second = analysis.clustering.labels[samples].tolist()
    points = design.matrix[samples]
    border = (first, second if first != second else _shared_border(analysis, samples))
    evidence = np.zeros_like(points) if border[1] < 0 else model.contrast(points, *border)
    step = _step(analysis, samples, border)
    h = evidence.sum(axis=1) if border[1] >= 0 else np.full(2, np.nan)
    relevance = design.by_column(step)
    return RowPair(
        rows=(int(row), int(other)),
        labels=(first, second),
        names=tuple(_name(analysis, number) for number in (row, other)),  # type: ignore[arg-type]
        border=border,
        discriminants=(float(h[0]), float(h[1])),
        margin=float(relevance.sum()) if border[1] >= 0 else np.nan,
        relevance=frozen(relevance),
        common=frozen(design.by_column(evidence.mean(axis=0))),
        columns=_columns(analysis, samples),
        cluster_names=analysis.cluster_names,
    )


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


def _step(analysis: Analysis, samples: list[int], border: tuple[int, int]) -> Vector:
    """Return w_ki (x_i - y_i) of each feature, which is 0 where the rows have the same value.

    Where clusters are merged, the two rows may have different nearest centroids: then a_ki(x) - a_ki(y).
    """
    if analysis.clustering.is_merged and border[1] >= 0:
        of_first, of_second = analysis.model.contrast(analysis.design.matrix[samples], *border)
        difference: Vector = of_first - of_second
        return difference
    own, other = analysis.clustering.centroids[list(border)]
    first, second = analysis.design.matrix[samples]
    step: Vector = 2.0 * (own - other) * (first - second) if border[1] >= 0 else np.zeros_like(first)
    return step


def _name(analysis: Analysis, row: int) -> str:
    """Return a row's name; empty where it has a number only."""
    names = analysis.design.row_names
    return "" if names is None else names.name(int(row))


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
