"""Who moved since last time: rows of two tables matched by their ids, and the columns that moved them.

The evidence of a row for its new cluster over its old one is h(x) = ||x - mu_old||^2 - ||x - mu_new||^2. It was
negative before and is positive now, and its change is exactly

    h(x now) - h(x before) = sum_i w_i (x_i now - x_i before),   w = 2 (mu_new - mu_old)

so each column has its own part of it. Where clusters are merged, their nearest centroids count, which may be others
before than now; then the part of a column is the difference of its two contrasts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.errors import ColumnError, DataError, Problem
from neon_core.neon.model import NeuralizedKMeans
from neon_core.row_names import RowNames
from neon_core.saved.matched_ids import count_only, find_ids, match_zeros
from neon_core.text import call_cluster, count, join_some, rename_clashes

if TYPE_CHECKING:
    from neon_core.saved.new_rows import NewRows

MOST_COLUMNS = 5
"""Columns that a sentence names."""


@dataclass(frozen=True, eq=False)
class MovedRows:
    """The rows that changed their cluster between two tables.

    Attributes
    ----------
    names : tuple of str
        Their ids, in the order of the new table.
    rows_before, rows_now : ndarray of int of shape (n_moved,)
        Their rows in the two tables.
    before, now : ndarray of int of shape (n_moved,)
        Their clusters.
    columns : tuple of str
        The columns that count.
    relevance : ndarray of shape (n_moved, n_columns)
        Each column's part of the change; positive parts moved the row to its new cluster. 0 where its value is the
        same.
    change : ndarray of shape (n_moved,)
        The change of the evidence for the new cluster over the old one, to which the parts add up.
    evidence_before, evidence_now : ndarray of shape (n_moved,)
        That evidence, before (at most 0) and now (at least 0).
    flows : ndarray of int of shape (n_clusters, n_clusters)
        How many matched rows went from each cluster (line) to each cluster; those that stayed are on the diagonal.
    n_only_before, n_only_now : int
        The ids that only one of the tables has, among rows that are placed.
    n_repeated : int
        The ids that a table has several times, which cannot be matched.
    n_nameless : int
        The rows without an id, in both tables.
    cluster_names : tuple of str
        The names of the clusters; empty where none has one.
    matched_now : frozenset of int
        The rows of the new table whose ids both tables have.
    without_zeros : bool
        Whether ids were compared without leading zeros: 0042 in one table, and the number 42 in the other.
    """

    names: tuple[str, ...]
    rows_before: Indices
    rows_now: Indices
    before: Indices
    now: Indices
    columns: tuple[str, ...]
    relevance: Matrix
    change: Vector
    evidence_before: Vector
    evidence_now: Vector
    flows: Indices
    n_only_before: int
    n_only_now: int
    n_repeated: int
    n_nameless: int
    cluster_names: tuple[str, ...] = ()
    matched_now: frozenset[int] = frozenset()
    without_zeros: bool = False

    def has_matched(self, row: int) -> bool:
        """Whether a row of the new table has an id that the table before has, too."""
        return row in self.matched_now

    @property
    def n_matched(self) -> int:
        """The rows that both tables have."""
        return int(self.flows.sum())

    @property
    def n_moved(self) -> int:
        """The rows that changed their cluster."""
        return len(self.names)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Who moved, where to, by which columns, and who could not be matched."""
        rows = count(self.n_matched, "row")
        if not self.n_moved:
            which = "The only row" if self.n_matched == 1 else f"Each of {rows}"
            return (f"{which} with an id in both tables is in the same cluster as before.", *self._unmatched())
        moves = sorted(zip(*np.nonzero(self.flows), strict=True), key=lambda move: -self.flows[move])
        calls = [
            f"{self.flows[a, b]:,} from {call_cluster(int(a), self.cluster_names)} to "
            f"{call_cluster(int(b), self.cluster_names)}"
            for a, b in moves
            if a != b
        ]
        means = self.column_means().query("`mean size` > 0").head(MOST_COLUMNS)
        columns = [f"{name} ({size:.3g})" for name, size in zip(means["column"], means["mean size"], strict=True)]
        return (
            f"{self.n_moved:,} of {rows} with an id in both tables changed the cluster: {join_some(calls)}.",
            f"Most moved by (mean size of their part of the change): {join_some(columns, MOST_COLUMNS)}.",
            *self._unmatched(),
        )

    def _unmatched(self) -> tuple[str, ...]:
        """Return the sentences on ids that were matched without zeros, and on rows that were not matched."""
        parts = {
            "only in the table before": self.n_only_before,
            "only in the new table": self.n_only_now,
            "there several times": self.n_repeated,
        }
        found = [f"{count(n, 'id')} {'is' if n == 1 else 'are'} {where}" for where, n in parts.items() if n]
        if self.n_nameless:
            found.append(f"{count(self.n_nameless, 'row')} {'has' if self.n_nameless == 1 else 'have'} no id")
        zeros = ("Leading zeros of ids were left out: one of the tables has its ids as numbers.",)
        return (*zeros * self.without_zeros, *((f"Not compared: {join_some(found)}.",) if found else ()))

    def column_means(self) -> pd.DataFrame:
        """Return each column's mean part of the change, and its mean size, the largest size first."""
        means = {"mean": self.relevance.mean(axis=0), "mean size": np.abs(self.relevance).mean(axis=0)}
        table = pd.DataFrame({"column": list(self.columns), **means})
        return table.sort_values("mean size", ascending=False, kind="stable", ignore_index=True)

    def to_frame(self) -> pd.DataFrame:
        """Return one line a moved row: its id, rows, clusters, the change of the evidence, and each column's part."""
        head = {
            "id": list(self.names),
            "row before": self.rows_before,
            "row now": self.rows_now,
            "cluster before": self.before,
            "cluster now": self.now,
            "evidence before": self.evidence_before,
            "evidence now": self.evidence_now,
            "change": self.change,
        }
        parts = pd.DataFrame(self.relevance, columns=rename_clashes(self.columns, head, " (part)"))
        return pd.concat([pd.DataFrame(head), parts], axis=1)


def find_moved(before: NewRows, now: NewRows) -> MovedRows:
    """Return which rows changed their cluster since another table, and which columns moved them.

    Parameters
    ----------
    before, now : NewRows
        Two tables in the clusters of one model, each with a column of row ids. For the rows that the model was fitted
        to, pass their table through `SavedModel.read_rows`.

    Raises
    ------
    NeonError
        If the two are not of one model, a table has no column with the role "row id", or no id is in both.

    Examples
    --------
    >>> import pandas as pd
    >>> import neon_core as nc
    >>> frame = pd.DataFrame({"id": ["a", "b", "c", "d"], "x": [0.0, 1.0, 4.0, 5.0], "y": [0.0, 0.0, 0.0, 0.0]})
    >>> data = nc.Dataset.from_frame(frame).with_roles({"id": "row id"})
    >>> model = nc.SavedModel.of(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2, scaling="none")))
    >>> later = model.read_rows(frame.assign(x=[0.0, 3.5, 4.0, 5.0]))
    >>> moved = later.moved_since(model.read_rows(data))
    >>> moved.names, moved.before.tolist(), moved.now.tolist(), moved.relevance.tolist()
    (('b',), [0], [1], [[20.0, 0.0]])
    """
    if before.model is not now.model:
        what = "The two tables are in the clusters of two models"
        raise DataError(what, where="before", hint="Read both with one model: model.read_rows(table).")
    (first, second), without_zeros = match_zeros(*(find_ids(*each) for each in _ids(before, now)))
    at_first = first.ids.get_indexer(second.ids)
    is_both = at_first >= 0
    if not is_both.any():
        hint = "Choose the column that names the rows in both."
        raise DataError("No id is in both tables", where="row id", hint=hint)
    rows = [first.samples[at_first[is_both]], second.samples[is_both]]
    labels = [own.analysis.clustering.labels[at] for own, at in zip((before, now), rows, strict=True)]
    has_moved = labels[0] != labels[1]
    parts = _parts(before, now, [at[has_moved] for at in rows], labels[0][has_moved], labels[1][has_moved])
    return MovedRows(
        names=tuple(second.ids[is_both][has_moved].tolist()),
        rows_before=frozen(before.analysis.design.rows[rows[0][has_moved]]),
        rows_now=frozen(now.analysis.design.rows[rows[1][has_moved]]),
        before=frozen(labels[0][has_moved]),
        now=frozen(labels[1][has_moved]),
        columns=now.analysis.design.column_names,
        **parts,
        flows=_flows(labels[0], labels[1], now.analysis.n_clusters),
        n_only_before=count_only(first, second),
        n_only_now=count_only(second, first),
        n_repeated=len(first.repeated | second.repeated),
        n_nameless=first.n_nameless + second.n_nameless,
        cluster_names=now.analysis.cluster_names,
        matched_now=frozenset(now.analysis.design.rows[rows[1]].tolist()),
        without_zeros=without_zeros,
    )


def _flows(before: Indices, now: Indices, n_clusters: int) -> Indices:
    """Return how many rows went from each cluster to each cluster."""
    flows: Indices = np.zeros((n_clusters, n_clusters), np.intp)
    np.add.at(flows, (before, now), 1)
    return frozen(flows)


def _ids(before: NewRows, now: NewRows) -> list[tuple[RowNames, Indices]]:
    """Return the names of the rows of both tables, and the rows that are placed; refuse a table that has no names."""
    pairs = [
        (each, name) for each, name in ((before, "before"), (now, "now")) if each.analysis.design.row_names is None
    ]
    if pairs:
        hint = 'Give a column the role "row id" before the model is saved.'
        raise ColumnError(
            [Problem(f"The table {name} has no column that names its rows", "row id", hint) for _, name in pairs]
        )
    return [(each.analysis.design.row_names, each.analysis.design.rows) for each in (before, now)]  # type: ignore[misc]


def _parts(before: NewRows, now: NewRows, rows: list[Indices], old: Indices, new: Indices) -> dict[str, Any]:
    """Return each column's part of the change of the evidence, and the evidence before and now."""
    network, design = now.model.network, now.analysis.design
    points = [each.analysis.design.matrix[at] for each, at in zip((before, now), rows, strict=True)]
    contrasts = [network.contrast(each, new, old) for each in points]
    evidence = [each.sum(axis=1) for each in contrasts]
    if isinstance(network, NeuralizedKMeans):
        features = 2.0 * (network.centroids[new] - network.centroids[old]) * (points[1] - points[0])
    else:
        features = contrasts[1] - contrasts[0]
    relevance = design.by_column(features)
    return {
        "relevance": frozen(relevance),
        "change": frozen(relevance.sum(axis=1)),
        "evidence_before": frozen(evidence[0]),
        "evidence_now": frozen(evidence[1]),
    }
