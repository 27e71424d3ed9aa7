"""Compare a clustering with another one of the same table: who moves, and what a new cluster is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Indices, Vector, frozen
from neon_core.errors import DataError
from neon_core.evaluation.agreement import common_rows
from neon_core.evaluation.cluster_flow import Flow, Stream, flow_of
from neon_core.evaluation.other_labels import OtherLabels, labels_of_export, labels_of_rows
from neon_core.preparation import Design
from neon_core.summaries import ColumnContrast
from neon_core.summaries.cluster_profile import contrast_column


@dataclass(frozen=True)
class NewCluster:
    """A cluster that takes over no other one.

    Attributes
    ----------
    cluster : int
        Its number in the second clustering.
    sources : tuple of (int, int)
        The clusters of the first clustering that its rows are from, with the number of rows, the largest one first.
    beside : int
        The match of the first of these clusters, in the second clustering; -1 where it has none.
    columns : tuple of ColumnContrast
        Its centroid beside that of `beside`, else beside the mean of the rows of the first source, in the user's units;
        the column that parts the two most first. Empty where the second clustering has no model.
    """

    cluster: int
    sources: tuple[tuple[int, int], ...]
    beside: int
    columns: tuple[ColumnContrast, ...]


@dataclass(frozen=True, eq=False)
class Comparison:
    """A clustering beside another one, or beside labels.

    Attributes
    ----------
    flow : Flow
        The common rows of every two clusters, and which are matched.
    rows : ndarray of int of shape (n_rows,)
        The rows of the table that both have, in order.
    before, after : ndarray of int of shape (n_rows,)
        Their clusters in both.
    new : tuple of NewCluster
        The clusters of the second clustering without a match.
    before_names : tuple of str
        The names of the first clusters, as in the analysis.
    after_names : tuple of str
        The names of the second clusters, as in the analysis; of labels the labels.
    has_model : bool
        Whether the second one is an analysis, which can explain its rows.
    id_column : str
        The column by which an export was matched; empty otherwise.
    unmatched, repeated : tuple of str
        Ids of the export that the table has not; and ids that stand twice. Neither is compared.
    n_left_out : int
        The rows of the table that are not compared: left out by either analysis, or without a label.
    """

    flow: Flow
    rows: Indices
    before: Indices
    after: Indices
    new: tuple[NewCluster, ...]
    before_names: tuple[str, ...]
    after_names: tuple[str, ...]
    has_model: bool
    id_column: str
    unmatched: tuple[str, ...]
    repeated: tuple[str, ...]
    n_left_out: int

    @property
    def rand(self) -> float:
        """The adjusted Rand index: 1 for the same clusters, about 0 for clusters by chance."""
        return self.flow.rand

    @property
    def matching(self) -> tuple[tuple[int, int], ...]:
        """The matched clusters, (before, after)."""
        return self.flow.matching

    @property
    def matched_share(self) -> float:
        """The share of the rows that stay in matched clusters."""
        return self.flow.matched_share

    @property
    def moved(self) -> pd.DataFrame:
        """One line a row that moves: row, before, after. A new frame each time."""
        has_moved = self.flow.matched[self.before] != self.after
        columns = {"row": self.rows, "before": self.before, "after": self.after}
        return pd.DataFrame({name: values[has_moved] for name, values in columns.items()})

    def rows_of(self, stream: Stream) -> Indices:
        """Return the rows of the table in a stream, in order."""
        rows: Indices = self.rows[(self.before == stream.before) & (self.after == stream.after)]
        return rows


def compare(analysis: Analysis, other: object) -> Comparison:
    """Compare a clustering with another one, or with labels.

    Parameters
    ----------
    analysis : Analysis
        The clustering that rows move from.
    other : Analysis, array-like of shape (n_table_rows,), or DataFrame
        Another analysis of the same table, with another K, scaling, seed or set of columns; one label for each row of
        the table, such as one of its columns; or an earlier export with the column "cluster", whose rows are matched by
        the table's row ids, or by the column "row" where there are none.

    Returns
    -------
    Comparison
        `rand`, `matching` and `moved` (row, before, after), and the whole `flow`.

    Raises
    ------
    DataError
        If the other one is of a table with another number of rows, has no label or no known id, or no row is in both.

    Notes
    -----
    The adjusted Rand index and the matching are explained in `agreement` and `cluster_flow`.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> three, four = (nc.analyse(wine, nc.AnalysisConfig(k, random_state=2, n_init=1)) for k in (3, 4))
    >>> comparison = nc.compare(three, four)
    >>> round(comparison.rand, 2), len(comparison.moved), comparison.new[0].sources
    (0.79, 27, ((1, 18), (2, 8)))
    """
    check_type(analysis, Analysis, "analysis")
    n_rows = analysis.design.n_rows
    if isinstance(other, Analysis):
        labels = _labels_of_analysis(other, n_rows)
    elif isinstance(other, pd.DataFrame):
        labels = labels_of_export(analysis, other)
    else:
        labels = labels_of_rows(other, n_rows)
    is_common = labels.codes[analysis.design.rows] >= 0
    if not is_common.any():
        hint = "Compare with one that keeps rows with missing values."
        raise DataError("No row is in both clusterings", where="other", hint=hint)
    rows, before = analysis.design.rows[is_common], analysis.clustering.labels[is_common]
    after = labels.codes[rows]
    n_after = other.n_clusters if isinstance(other, Analysis) else len(labels.names)
    flow = flow_of(common_rows(before, after, analysis.n_clusters, n_after))
    return Comparison(
        flow=flow,
        rows=frozen(rows),
        before=frozen(before),
        after=frozen(after),
        new=tuple(_describe_new(flow, k, rows, before, other) for k in flow.new),
        before_names=analysis.cluster_names,
        after_names=labels.names,
        has_model=isinstance(other, Analysis),
        id_column=labels.id_column,
        unmatched=labels.unmatched,
        repeated=labels.repeated,
        n_left_out=n_rows - rows.size,
    )


def _labels_of_analysis(other: Analysis, n_rows: int) -> OtherLabels:
    """Return the labels of another analysis of the same table."""
    if other.design.n_rows != n_rows:
        what = f"The other analysis is of a table with {other.design.n_rows:,} rows, this one of {n_rows:,}"
        raise DataError(what, where="other", hint="Pass an analysis of the same table.")
    codes = np.full(n_rows, -1, np.intp)
    codes[other.design.rows] = other.clustering.labels
    return OtherLabels(codes, other.cluster_names)


def _describe_new(flow: Flow, cluster: int, rows: Indices, before: Indices, other: object) -> NewCluster:
    """Return a new cluster with the clusters that its rows are from."""
    given = flow.counts[:, cluster]
    order = np.argsort(-given, kind="stable").tolist()
    sources = tuple((k, int(given[k])) for k in order if given[k])
    beside, columns = int(flow.matched[sources[0][0]]), tuple[ColumnContrast, ...]()
    if isinstance(other, Analysis):
        places = np.searchsorted(other.design.rows, rows[before == sources[0][0]])
        centroids = other.clustering.centroids
        old = centroids[beside] if beside >= 0 else other.design.matrix[places].mean(axis=0)
        columns = _contrast(other.design, centroids[cluster], old)
    return NewCluster(cluster, sources, beside, columns)


def _contrast(design: Design, here: Vector, elsewhere: Vector) -> tuple[ColumnContrast, ...]:
    """Return the columns of two centroids, the one that parts them most first."""
    apart = design.by_column(np.square(here - elsewhere))
    values = design.in_units(np.stack([here, elsewhere]))
    order = np.argsort(-apart, kind="stable").tolist()
    return tuple(contrast_column(design.columns[i], values[0], values[1], float(apart[i])) for i in order)
