"""Why this group: some rows beside all others, or beside the others of their own clusters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from neon_core.analysis import Analysis
from neon_core.arguments import check_type, format_given
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.errors import ArgumentError, RowError
from neon_core.preparation import Design
from neon_core.summaries.cluster_profile import ColumnContrast, contrast_column
from neon_core.summaries.group_statistics import (
    GroupMeans,
    measure_against,
    measure_means,
    measure_relevance,
    weighted_mean,
)
from neon_core.summaries.row_list import find_samples

VERSUS = ("rest", "clusters")


@dataclass(frozen=True, eq=False)
class GroupExplanation:
    """A group of rows beside other rows. All arrays are read-only.

    Attributes
    ----------
    versus : {"rest", "clusters"}
        The other rows: all, or those of the group's clusters. The latter are weighted as the group is: each cluster
        counts as often as it does in the group. A cluster that lies in the group as a whole has no other rows.
    rows : ndarray of int of shape (size,)
        The rows of the group, in order, each once.
    n_others, n_rows : int
        The number of the other rows, and of all rows that are clustered.
    clusters : tuple of (int, int)
        The clusters of the group with their rows in it, the most frequent one first.
    classes : tuple of (class, int)
        The known classes in the group with their rows, the most frequent one first.
    columns : tuple of ColumnContrast
        Every column that counts, in the table's order: its mean in the group and in the other rows in the user's units
        (of a category the share of each value), and its part of the squared distance between the two means.
    mean, other_mean : ndarray of shape (n_features,)
        The two means in scaled units; NaN where there are no other rows.
    low, high : ndarray of shape (n_columns,)
        The ends of the middle 80 % of the group in the user's units; NaN for a category.
    relevance, spread : ndarray of shape (n_columns,)
        The mean relevance over the group, which adds up to `evidence`, and its standard deviation.
    evidence : float
        The mean cluster evidence of the group; NaN with one cluster.
    against : ndarray of shape (n_clusters, n_columns)
        The mean evidence of each column against each competitor, over the rows that are not in it: each line adds up to
        the mean discriminant. NaN where all rows of the group are in that cluster.
    cluster_names : tuple of str
        As in the analysis.
    """

    versus: str
    rows: Indices
    n_others: int
    n_rows: int
    clusters: tuple[tuple[int, int], ...]
    classes: tuple[tuple[Any, int], ...]
    columns: tuple[ColumnContrast, ...]
    mean: Vector
    other_mean: Vector
    low: Vector
    high: Vector
    relevance: Vector
    spread: Vector
    evidence: float
    against: Matrix
    cluster_names: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """The number of rows in the group."""
        return self.rows.size

    @property
    def apart(self) -> float:
        """The squared distance between the two means in scaled units, the sum over the columns."""
        return float(sum(column.apart for column in self.columns))

    @property
    def order(self) -> Indices:
        """The columns from the one that parts the two means most; of equal ones the first of the table."""
        return np.argsort([-column.apart for column in self.columns], kind="stable")

    def to_frame(self) -> pd.DataFrame:
        """Return one line a column, from the one that parts the two means most: means, middle, distance, relevance.

        Of a category the means are the shares of the value that differs most.
        """
        columns = [self.columns[i] for i in self.order]
        frame = {
            "column": [column.name for column in columns],
            "value": [column.categories[column.telling] if column.categories else "" for column in columns],
            "group": [column.here[column.telling] for column in columns],
            "others": [column.elsewhere[column.telling] for column in columns],
            "low": self.low[self.order],
            "high": self.high[self.order],
            "apart": [column.apart for column in columns],
            "relevance": self.relevance[self.order],
            "spread": self.spread[self.order],
        }
        return pd.DataFrame(frame)


def explain_group(analysis: Analysis, rows: ArrayLike, versus: str = "rest") -> GroupExplanation:
    """Explain a group of rows: what sets it apart from other rows, and why its rows are in their clusters.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    rows : array-like of int of shape (n_rows,)
        Rows of the table, at least one. A row that is named twice counts once.
    versus : {"rest", "clusters"}
        Compare with all other rows, or with the other rows of the group's own clusters.

    Raises
    ------
    RowError
        If there is no row, no such row, or a row was left out.
    ArgumentError
        If `versus` is another word.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> group = nc.explain_group(wine, wine.mismatches(), versus="clusters")
    >>> group.size, group.clusters, group.columns[group.order[0]].name
    (9, ((2, 7), (0, 2)), 'color intensity')
    >>> bool(abs(group.relevance.sum() - group.evidence) < 1e-12)
    True
    """
    samples = _find_group(check_type(analysis, Analysis, "analysis"), rows)
    _check(samples, versus)
    design, clustering = analysis.design, analysis.clustering
    means = measure_means(analysis, samples)
    mean, other_mean = weighted_mean(means.means, means.counts), _other_mean(means, versus)
    is_other = means.other_counts > 0 if versus == "rest" else means.counts > 0
    moments = measure_relevance(analysis, samples)
    low, high = (_numbers_in_units(design, end) for end in moments.middle)
    return GroupExplanation(
        versus=versus,
        rows=frozen(design.rows[samples]),
        n_others=int(means.other_counts[is_other].sum()),
        n_rows=design.rows.size,
        clusters=_most_first(means.counts, range(len(means.counts))),
        classes=_most_first(_count_classes(clustering.class_index[samples], clustering.classes), clustering.classes),
        columns=_contrasts(design, mean, other_mean, clustering.noise),
        mean=frozen(mean),
        other_mean=frozen(other_mean),
        low=frozen(low),
        high=frozen(high),
        relevance=frozen(moments.mean),
        spread=frozen(moments.spread),
        evidence=moments.evidence,
        against=frozen(design.by_column(measure_against(analysis, samples, means))),
        cluster_names=analysis.cluster_names,
    )


def _find_group(analysis: Analysis, rows: ArrayLike) -> Indices:
    """Return the samples of some rows in order, each once."""
    is_in = np.zeros(analysis.design.rows.size, np.bool_)
    is_in[find_samples(analysis, rows)] = True
    samples: Indices = np.flatnonzero(is_in)
    return samples


def _check(samples: Indices, versus: object) -> None:
    """Refuse a group without a row, and another word than `VERSUS` has."""
    if not samples.size:
        raise RowError("The group has no row", where="rows", hint="Pass at least one row: [3, 7].")
    if not isinstance(versus, str) or versus not in VERSUS:
        what = f"versus={format_given(versus)} is not one of {', '.join(VERSUS)}"
        raise ArgumentError(what, where="versus", hint='Pass "rest" for all other rows.')


def _other_mean(means: GroupMeans, versus: str) -> Vector:
    """Return the mean of the other rows; NaN where there are none."""
    others = means.other_counts
    return weighted_mean(means.other_means, others if versus == "rest" else np.where(others > 0, means.counts, 0))


def _contrasts(design: Design, mean: Vector, other_mean: Vector, noise: Vector) -> tuple[ColumnContrast, ...]:
    """Return every column in the group and in the other rows; a gap that is nothing but rounding is 0."""
    gap = np.nan_to_num(mean - other_mean)
    apart = design.by_column(np.where(np.abs(gap) <= 4.0 * noise, 0.0, gap) ** 2)
    here = design.in_units(mean)[0]
    elsewhere = np.full_like(mean, np.nan) if np.isnan(other_mean).any() else design.in_units(other_mean)[0]
    return tuple(
        contrast_column(column, here, elsewhere, float(part))
        for column, part in zip(design.columns, apart, strict=True)
    )


def _numbers_in_units(design: Design, scaled: Vector) -> Vector:
    """Return scaled values of the numbers in the user's units, one a column; NaN for a category."""
    values = np.full(len(design.columns), np.nan)
    is_number = np.array([not column.categories for column in design.columns])
    features = list(design.numeric)
    values[is_number] = design.features_in_units(scaled[features], features)
    return values


def _count_classes(class_index: Indices, classes: tuple[Any, ...]) -> Indices:
    """Return the number of rows of each known class."""
    return np.bincount(class_index[class_index >= 0], minlength=len(classes))


def _most_first(counts: Indices, names: Any) -> tuple[tuple[Any, int], ...]:
    """Return the names with a count, the most frequent one first; of equally frequent ones the first."""
    return tuple((names[i], int(counts[i])) for i in np.argsort(-counts, kind="stable").tolist() if counts[i])
