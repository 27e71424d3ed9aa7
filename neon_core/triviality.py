"""Clusterings that are trivial: the clusters are one column, one column decides, or a cluster is a few outliers.

Such a clustering is explained exactly and still says little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neon_core import notes
from neon_core.row_names import call_rows
from neon_core.transforms import IDENTITY, is_skewed

if TYPE_CHECKING:
    from neon_core.checks import Indices, Matrix, Vector
    from neon_core.clustering import Clustering
    from neon_core.explained_clustering import Model
    from neon_core.notes import Note
    from neon_core.preparation import Design, PreparedColumn

NEARLY_ONE = 0.8
"""Normalised mutual information above which the clusters are nearly one column."""

FEW, FAR_FEWER = 0.01, 0.25
"""Share of the rows, and of those that all clusters would have alike, below which a cluster is a few outliers."""

ENOUGH = 10
"""Rows for each cluster from which on a column is compared with the clusters: with fewer they agree by chance."""

MOST_ROWS, MOST_NAMED = 20_000, 3
"""Rows that are looked at, evenly spread where there are more; rows of a small cluster that are named."""


def describe_trivial(design: Design, clustering: Clustering, model: Model) -> tuple[Note, ...]:
    """Return a note for each way in which a clustering is trivial.

    Parameters
    ----------
    design, clustering, model
        The parts of an analysis.
    """
    if model.n_clusters < 2:
        return ()
    found = []
    if len(design.columns) > 1 and design.rows.size >= ENOUGH * model.n_clusters:
        some = np.unique(np.linspace(0, design.rows.size - 1, MOST_ROWS).astype(np.intp))
        shares = relevance_shares(design, model, some)
        information = shared_information(design, clustering.labels, some)
        found += _describe_columns(design, shares, information)
    return (*found, *_describe_outliers(design, clustering))


def relevance_shares(design: Design, model: Model, rows: Indices) -> Vector:
    """Return each column's share of the mean absolute relevance of some samples, shape (n_columns,).

    Zeros where no column has any relevance.
    """
    relevance = np.abs(design.by_column(model.explain(design.matrix[rows]).relevance)).mean(axis=0)
    total = float(relevance.sum())
    shares: Vector = relevance / total if 0.0 < total < np.inf else np.zeros(relevance.size)
    return shares


def shared_information(design: Design, labels: Indices, rows: Indices) -> Vector:
    """Return the normalised mutual information of the clusters and each column over some samples.

    A category is taken by its values. A number is cut into as many ranges as there are clusters, ordered by their
    means and each as large as its cluster: the ranges that the clusters would be if they were made of this number.

    Returns
    -------
    ndarray of shape (n_columns,)
        From 0 (independent) to 1 (the same partition).
    """
    labels = labels[rows]
    matrix = design.matrix[rows]
    return np.array([normalised_information(labels, _partition(matrix, column, labels)) for column in design.columns])


def _partition(matrix: Matrix, column: PreparedColumn, labels: Indices) -> Indices:
    """Return the group of each sample that one column makes."""
    if column.categories:
        values_of_it: Indices = matrix[:, column.features].argmax(axis=1)
        return values_of_it
    values = matrix[:, column.start]
    clusters, codes, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    means = np.bincount(codes, values, clusters.size) / sizes
    ends = np.cumsum(sizes[np.argsort(means, kind="stable")])[:-1]
    groups: Indices = np.searchsorted(np.sort(values)[ends], values, side="right")
    return groups


def normalised_information(a: Indices, b: Indices) -> float:
    """Return the mutual information of two partitions over the mean of their entropies; 0 where one has one part.

    Examples
    --------
    >>> normalised_information(np.array([0, 0, 1, 1]), np.array([5, 5, 2, 2]))
    1.0
    """
    (_, i), (_, j) = np.unique(a, return_inverse=True), np.unique(b, return_inverse=True)
    n, m = int(i.max()) + 1, int(j.max()) + 1
    joint = np.bincount(i * m + j, minlength=n * m).reshape(n, m) / i.size
    rows, columns = joint.sum(axis=1), joint.sum(axis=0)
    entropy = (_entropy(rows) + _entropy(columns)) / 2.0
    if n < 2 or m < 2:
        return 0.0
    return (_entropy(rows) + _entropy(columns) - _entropy(joint.ravel())) / entropy


def _entropy(shares: Vector) -> float:
    present = shares[shares > 0.0]
    return float(-(present * np.log(present)).sum())


def _describe_columns(design: Design, shares: Vector, information: Vector) -> list[Note]:
    """Return the notes on the column that the clusters are, and on the one that carries most of the relevance."""
    at, strongest, found = _find_same_partition(design, shares, information), int(shares.argmax()), []
    if at is not None:
        name, has_tail = design.columns[at].name, bool(shares[at] > notes.HALF) and _has_tail(design, at)
        found.append(notes.one_column(name, float(information[at]), float(shares[at]), has_tail))
    if strongest != at and shares[strongest] > notes.HALF and len(design.columns) > 2:
        name, has_tail = design.columns[strongest].name, _has_tail(design, strongest)
        found.append(notes.decisive_column(name, float(shares[strongest]), has_tail))
    return found


def _has_tail(design: Design, column: int) -> bool:
    """Whether a column is a number with a heavy tail that counts as it is."""
    prepared = design.columns[column]
    if prepared.kind != "number" or prepared.transform is not IDENTITY:
        return False
    return is_skewed(design.cells[column].to_numpy(np.float64, na_value=np.nan))


def _find_same_partition(design: Design, shares: Vector, information: Vector) -> int | None:
    """Return the column that the clusters nearly are; None where there is none.

    A number must carry most of the relevance of several columns, too. Numbers that go together tell the same clusters,
    as the petals of irises do, and such clusters are made of all of them.
    """
    is_category = np.array([bool(column.categories) or column.kind == "boolean" for column in design.columns])
    is_decisive = (shares > notes.HALF) & (len(design.columns) > 2)
    possible = np.where(is_category | is_decisive, information, 0.0)
    return int(possible.argmax()) if possible.max() > NEARLY_ONE else None


def _describe_outliers(design: Design, clustering: Clustering) -> list[Note]:
    """Return the note on clusters with hardly any rows; empty ones have a note of their own."""
    sizes = clustering.sizes
    most = design.rows.size * min(FEW, FAR_FEWER / sizes.size)
    few = np.flatnonzero((sizes > 0) & (sizes < most))
    if not few.size:
        return []
    at = np.flatnonzero(np.isin(clustering.labels, few))
    rows = design.rows[at[:MOST_NAMED]]
    names = call_rows(design.row_names, rows)
    return [notes.outliers(tuple(few.tolist()), names, at.size)]
