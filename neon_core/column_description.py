"""Describe the clusters by a column, whether it counts or not: its values in each cluster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from neon_core.analysis import Analysis
from neon_core.arguments import as_number, check_type
from neon_core.checks import Indices, Matrix, Vector
from neon_core.dataset import Dataset
from neon_core.errors import ArgumentError, ColumnError, DataError
from neon_core.preparation.encode import DAY, NO_ANSWER
from neon_core.text import join_some, plain_number, unique_names
from neon_core.triviality import normalised_information
from neon_core.value_format import ValueFormat, format_column

MOST_VALUES = 10
"""Values of a category that are described separately."""

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
MEDIAN = 2
"""The position of the median among the quantiles."""

EPOCH = pd.Timestamp(0)


@dataclass(frozen=True, eq=False)
class ColumnDescription:
    """The values of a column in each cluster.

    Attributes
    ----------
    name, kind, unit : str
        As in the table.
    sizes : ndarray of int of shape (n_clusters,)
        The rows of each cluster.
    missing : ndarray of int of shape (n_clusters,)
        Its rows without a value, or with an infinite one.
    values : tuple of str
        The values of a category, from the most frequent on: at most ten, then the rarer ones together, then the missing
        ones; all values of an ordered column in their order, few numbers by their size. Empty for numbers and dates.
    counts : ndarray of int of shape (n_clusters, n_values)
        The rows of each cluster with each value.
    quantiles : ndarray of shape (n_clusters + 1, 5)
        Of a number, or of the days since 1970-01-01 of a date, the quantiles 5, 25, 50, 75 and 95 %: one line a
        cluster, the last one of all rows. NaN where no row has a value. Without lines for a category.
    form : ValueFormat
        How the numbers of the column are written.
    association : float
        How much the column says about the clusters, from 0 to 1: the normalised mutual information of a category, or
        the share of a number's variance that lies between the clusters.
    cluster_names : tuple of str
        As in the analysis.
    """

    name: str
    kind: str
    unit: str
    sizes: Indices
    missing: Indices
    values: tuple[str, ...]
    counts: Indices
    quantiles: Matrix
    form: ValueFormat
    association: float
    cluster_names: tuple[str, ...] = ()

    @property
    def has_quantiles(self) -> bool:
        """Whether the column is a number or a date."""
        return bool(self.quantiles.size)

    @property
    def medians(self) -> Vector:
        """The median of each cluster, then that of all rows."""
        medians: Vector = self.quantiles[:, MEDIAN]
        return medians

    @property
    def shares(self) -> Matrix:
        """The share of each cluster's rows with each value, the last line of all rows; 0 in an empty cluster."""
        counts = np.vstack([self.counts, self.counts.sum(axis=0)]).astype(np.float64)
        sizes = np.append(self.sizes, self.sizes.sum())[:, None]
        shares: Matrix = counts / np.maximum(sizes, 1)
        return shares

    def as_date(self, days: float) -> datetime:
        """Return the moment of a quantile of dates."""
        moment: datetime = (EPOCH + days * DAY).to_pydatetime()
        return moment

    def to_frame(self) -> pd.DataFrame:
        """Return one line a cluster, and one of all rows: their number, the missing ones, and quantiles or counts.

        The quantiles of a date are dates.
        """
        names = self.cluster_names or [""] * self.sizes.size
        lines = [*(name or str(cluster) for cluster, name in enumerate(names)), "all"]
        head = {"cluster": lines, "rows": _with_sum(self.sizes), "missing": _with_sum(self.missing)}
        if not self.has_quantiles:
            names = unique_names([*head, *self.values])[len(head) :]
            counts = np.vstack([self.counts, self.counts.sum(axis=0)])
            return pd.DataFrame(head | dict(zip(names, counts.T, strict=True)))
        columns: dict[str, Any] = {f"{q:.0%}": self.quantiles[:, i] for i, q in enumerate(QUANTILES)}
        if self.kind == "date":
            columns = {name: EPOCH + pd.to_timedelta(days, unit="D") for name, days in columns.items()}
        return pd.DataFrame(head | columns)


def describe_column(dataset: Dataset, analysis: Analysis, column: str) -> ColumnDescription:
    """Return the values of a column in each cluster.

    Parameters
    ----------
    dataset : Dataset
        The table that was analysed, with the same roles and kinds.
    analysis : Analysis
        See `analyse`.
    column : str
        The name of any of its columns: a feature, the class, one to describe by, or an ignored one.

    Raises
    ------
    ArgumentError
        If the analysis is of another table.
    ColumnError
        If there is no such column.

    Examples
    --------
    >>> import neon_core as nc
    >>> data = nc.Dataset.from_frame(pd.DataFrame({"size": [1.0, 2.0, 8.0, 9.0], "town": ["a", "a", "b", "a"]}))
    >>> analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    >>> described = describe_column(data, analysis, "town")
    >>> described.values, described.counts.tolist()
    (('a', 'b'), [[2, 0], [1, 1]])
    """
    check_same_table(dataset, analysis)
    found = next((c for c in dataset.columns if c.name == check_type(column, str, "column", ColumnError)), None)
    if found is None:
        hint = f"There are {join_some([c.name for c in dataset.columns], last=', ')}."
        raise ColumnError(f"There is no column {column!r}", where="column", hint=hint)
    cells = dataset.frame[found.name].iloc[analysis.design.rows].reset_index(drop=True)
    labels, n_clusters = analysis.clustering.labels, analysis.model.n_clusters
    sizes = np.bincount(labels, minlength=n_clusters)
    values: tuple[str, ...] = ()
    if found.kind in ("number", "date") and found.role != "class":
        missing, quantiles, association = _describe_numbers(_as_numbers(cells, found.kind), labels, n_clusters)
        counts = np.zeros((n_clusters, 0), np.intp)
    else:
        missing, quantiles = _count(labels, cells.isna().to_numpy(np.bool_), n_clusters), np.zeros((0, len(QUANTILES)))
        values, counts, association = _describe_words(cells, labels, n_clusters, found.order)
    words = found.name, found.kind, found.unit
    form = format_column(dataset.frame[found.name], found)
    names = analysis.cluster_names
    return ColumnDescription(*words, sizes, missing, values, counts, quantiles, form, association, names)


def check_same_table(dataset: Dataset, analysis: Analysis) -> None:
    """Refuse a dataset that is not the one that was analysed."""
    check_type(dataset, Dataset, "dataset", DataError)
    check_type(analysis, Analysis, "analysis")
    if dataset.fingerprint != analysis.fingerprint:
        hint = "Pass the dataset that was analysed, with the same roles and kinds."
        raise ArgumentError("The analysis is of another dataset", where="analysis", hint=hint)


def _with_sum(numbers: Indices) -> Indices:
    return np.append(numbers, numbers.sum())


def _count(labels: Indices, is_counted: Any, n_clusters: int) -> Indices:
    """Return how many rows of each cluster are counted."""
    return np.bincount(labels[is_counted], minlength=n_clusters)


def _as_numbers(cells: pd.Series[Any], kind: str) -> Vector:
    """Return numbers, or the days since 1970-01-01; NaN where a cell is missing or infinite."""
    numbers = ((cells - EPOCH) / DAY if kind == "date" else cells).to_numpy(np.float64, na_value=np.nan)
    return np.where(np.isfinite(numbers), numbers, np.nan)


def _describe_numbers(numbers: Vector, labels: Indices, n_clusters: int) -> tuple[Indices, Matrix, float]:
    """Return the missing values of each cluster, the quantiles, and the share of the variance between clusters."""
    is_there = ~np.isnan(numbers)
    missing = _count(labels, ~is_there, n_clusters)
    largest = np.abs(numbers[is_there]).max(initial=0.0) or 1.0
    numbers, labels = numbers[is_there] / largest, labels[is_there]  # differences of large numbers may overflow
    quantiles = np.full((n_clusters + 1, len(QUANTILES)), np.nan)
    order = np.argsort(labels, kind="stable")
    parts = np.split(numbers[order], np.cumsum(np.bincount(labels, minlength=n_clusters))[:-1])
    for line, part in enumerate([*parts, numbers]):
        if part.size:
            quantiles[line] = np.quantile(part, QUANTILES)
    return missing, quantiles * largest, _variance_between(parts, numbers)


def _variance_between(parts: list[Vector], numbers: Vector) -> float:
    """Return the share of the variance of numbers that lies between the clusters; 0 where they do not vary."""
    if not numbers.size or numbers.min() == numbers.max():
        return 0.0
    mean = numbers.mean()
    whole = float(np.square(numbers - mean).sum())
    between = sum(part.size * float(part.mean() - mean) ** 2 for part in parts if part.size)
    return min(1.0, between / whole)


def factorize_cells(cells: pd.Series[Any]) -> tuple[Indices, Any]:
    """Return the position of each cell's value among the different values, -1 where it is missing, and the values.

    Examples
    --------
    >>> factorize_cells(pd.Series(["v", None, "u", "v"]))[0]
    array([ 0, -1,  1,  0])
    """
    try:
        return pd.factorize(cells, use_na_sentinel=True)
    except TypeError:  # lists and the like, which are no keys
        return pd.factorize(cells.map(str, na_action="ignore"), use_na_sentinel=True)


def _describe_words(
    cells: pd.Series[Any], labels: Indices, n_clusters: int, steps: tuple[str, ...]
) -> tuple[tuple[str, ...], Indices, float]:
    """Return the values, the rows of each cluster with each, and the normalised mutual information.

    Values that are `steps` of an order come in this order, and few numbers by their size.
    """
    codes, distinct = factorize_cells(cells)
    names = ["yes" if v is True else "no" if v is False else plain_number(v) for v in distinct.tolist()]
    totals = np.bincount(codes[codes >= 0], minlength=len(names))
    if not steps and len(names) <= MOST_VALUES + 1 and all(as_number(value) is not None for value in distinct):
        steps = tuple(names[i] for i in np.argsort(distinct.astype(np.float64)).tolist())
    place_of = {step: place for place, step in enumerate(steps)}
    order = sorted(range(len(names)), key=lambda i: (place_of.get(names[i], len(steps)), -totals[i], names[i]))
    n_shown = len(order) if len(order) <= MOST_VALUES + 1 or steps else MOST_VALUES
    shown = [names[i] for i in order[:n_shown]]
    shown += [f"{len(order) - n_shown:,} rarer values"] * (n_shown < len(order))
    shown += [NO_ANSWER] * bool((codes < 0).any())
    place = np.empty(len(names) + 1, np.intp)
    place[order] = np.minimum(np.arange(len(order)), n_shown)
    place[-1] = len(shown) - 1  # for the code -1: missing
    counts = np.zeros((n_clusters, len(shown)), np.intp)
    np.add.at(counts, (labels, place[codes]), 1)
    return tuple(unique_names(shown)), counts, normalised_information(labels, codes)
