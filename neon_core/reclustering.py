"""Change a clustering by hand: merge two clusters, or split one. The result is a clustering like any other.

Merged clusters keep their centroids, so no row moves: a row belongs to the cluster of its nearest centroid. A cluster
is split by K-Means with two centroids on its rows; these replace its own, and every row goes to its nearest centroid.
So rows of other clusters may belong to a half then, and rows of the split one to another cluster. Both are counted.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from neon_core.centroids import few_distinct_rows, inertia, without_noise
from neon_core.checks import Indices, Matrix, frozen
from neon_core.clustering import AppliedEdit, Clustering, fit_two, match
from neon_core.config import MOST_CLUSTERS, AnalysisConfig
from neon_core.edits import Edit
from neon_core.errors import ClusterError
from neon_core.neon.distances import assign
from neon_core.neon.merged_model import MergedKMeans
from neon_core.preparation import Design


def apply_edit(design: Design, config: AnalysisConfig, clustering: Clustering, edit: Edit) -> Clustering:
    """Return the clustering after an edit.

    The merged cluster has the smaller of the two numbers, and higher numbers move up. Of a split cluster, the half that
    lies to the left along the first principal direction keeps the number, and the other one gets the next free one.
    Where there are then as many clusters as classes, the numbers are those of the classes, as after a fit.

    Raises
    ------
    ClusterError
        If there is no such cluster, or it cannot be split: it has no two different rows, or there are too many.
    """
    kind, first, second = edit
    n_clusters = clustering.sizes.size
    for cluster in (first, second) if kind == "merge" else (first,):
        if cluster >= n_clusters:
            hint = f"Choose 0 to {n_clusters - 1}."
            raise ClusterError(f"There is no cluster {cluster} to {kind}", where="edits", hint=hint)
    if kind == "merge":
        return _merge(design, clustering, first, second)
    return _split(design, config, clustering, first, seed=second)


def _merge(design: Design, clustering: Clustering, first: int, second: int) -> Clustering:
    """Return the clustering in which two clusters are one; the first has the smaller number."""
    renumbered = np.arange(clustering.sizes.size)
    renumbered[second + 1 :] -= 1
    owners = renumbered[clustering.owners]
    owners[clustering.owners == second] = first
    numbers = renumbered.copy()
    numbers[[first, second]] = -1
    edit = AppliedEdit("merge", (first, second), (first,), tuple(numbers.tolist()))
    return _complete(design, clustering, clustering.fitted_centroids, owners, edit)


def _split(design: Design, config: AnalysisConfig, clustering: Clustering, cluster: int, seed: int) -> Clustering:
    """Return the clustering in which a cluster is two."""
    n_clusters = clustering.sizes.size
    members = design.matrix[clustering.labels == cluster]
    if not len(members) or few_distinct_rows(members, 1) is not None:
        what = f"Cluster {cluster} has no two different rows, so it cannot be split"
        raise ClusterError(what, where="edits", hint="Split a cluster whose rows differ.")
    if n_clusters >= MOST_CLUSTERS:
        what = f"There are {n_clusters:,} clusters already"
        raise ClusterError(what, where="edits", hint=f"At most {MOST_CLUSTERS:,} are explained.")
    halves, _ = without_noise(members, fit_two(members, config, seed), clustering.noise)
    halves = halves[np.argsort(clustering.axes.project(halves)[:, 0], kind="stable")]
    kept = clustering.owners != cluster
    fitted = np.vstack([clustering.fitted_centroids[kept], halves])
    owners = np.append(clustering.owners[kept], [cluster, n_clusters])
    numbers = np.arange(n_clusters)
    numbers[cluster] = -1
    edit = AppliedEdit("split", (cluster,), (cluster, n_clusters), tuple(numbers.tolist()))
    return _complete(design, clustering, fitted, owners, edit)


def _complete(design: Design, before: Clustering, fitted: Matrix, owners: Indices, edit: AppliedEdit) -> Clustering:
    """Return the clustering of these centroids, numbered as the classes where there are as many classes."""
    n_clusters, n_classes = int(owners.max()) + 1, len(before.classes)
    fitted, owners, labels = _assigned(design.matrix, fitted, owners, before)
    matched = match(before.class_index, labels, n_classes, n_clusters)
    comparable = n_clusters == n_classes
    if comparable:
        fitted, owners, labels = _assigned(design.matrix, fitted, matched[owners], before)
        edit = _renumbered(edit, matched)
        matched = np.arange(n_clusters)
    sizes = np.bincount(labels, minlength=n_clusters)
    wrong = (matched[labels] != before.class_index) & (before.class_index >= 0) & comparable
    return replace(
        before,
        labels=frozen(labels),
        centroids=_means(design.matrix, fitted, owners, labels),
        inertia=inertia(design.matrix, fitted, assign(design.matrix, fitted, before.noise)),
        sizes=frozen(sizes),
        matched_class=frozen(matched),
        mismatch=frozen(wrong),
        comparable=comparable,
        fitted_centroids=frozen(fitted),
        owners=frozen(owners),
        edits=(*before.edits, _with_moves(edit, before.labels, labels)),
    )


def _assigned(matrix: Matrix, fitted: Matrix, owners: Indices, before: Clustering) -> tuple[Matrix, Indices, Indices]:
    """Return centroids and owners in the order of the clusters, and the cluster of each row."""
    order = np.argsort(owners, kind="stable")
    fitted, owners = fitted[order], owners[order]
    if owners.size == owners[-1] + 1:
        return fitted, owners, assign(matrix, fitted, before.noise)
    return fitted, owners, MergedKMeans(fitted, owners, noise=before.noise).predict(matrix)


def _renumbered(edit: AppliedEdit, numbers: Indices) -> AppliedEdit:
    """Return an edit whose clusters after it have other numbers."""
    renumbered = tuple(int(numbers[k]) if k >= 0 else -1 for k in edit.renumbered)
    return replace(edit, into=tuple(int(numbers[k]) for k in edit.into), renumbered=renumbered)


def _with_moves(edit: AppliedEdit, before: Indices, after: Indices) -> AppliedEdit:
    """Return a split with the number of rows that it moved from other clusters, and to them."""
    if edit.kind == "merge":
        return edit
    was, is_now = before == edit.clusters[0], np.isin(after, edit.into)
    return replace(edit, moved=int((is_now & ~was).sum()), left=int((was & ~is_now).sum()))


def _means(matrix: Matrix, fitted: Matrix, owners: Indices, labels: Indices) -> Matrix:
    """Return one centroid a cluster: the fitted one, or the mean of the rows of a merged cluster."""
    counts = np.bincount(owners)
    if (counts == 1).all():
        return frozen(fitted)
    centroids = np.empty((counts.size, fitted.shape[1]))
    for k, count in enumerate(counts.tolist()):
        own, members = fitted[owners == k], matrix[labels == k]
        centroids[k] = own[0] if count == 1 else (members if len(members) else own).mean(axis=0)
    return frozen(centroids)
