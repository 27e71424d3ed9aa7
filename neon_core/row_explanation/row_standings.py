"""Where many rows stand, as `explain_row` says it of one: for tables of sentences, in one pass."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from neon_core.analysis import Analysis
from neon_core.checks import Indices, Matrix, Vector
from neon_core.neon.merged_model import MergedKMeans
from neon_core.neon.neuralization import measure_gaps
from neon_core.row_explanation.row_parts import RowIdentity, RowStanding

NEARLY = 1e-9
"""Borders whose distances differ by less than this share are compared exactly, row by row."""


def stand_rows(analysis: Analysis, samples: Indices) -> Iterator[tuple[RowIdentity, RowStanding]]:
    """Yield for each of some samples which row it is, and where it lies among clusters and boundaries.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    samples : ndarray of int of shape (n_samples,)
        Positions in the matrix.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> [(identity.row, standing.competitor, standing.nearer) for identity, standing in stand_rows(wine, [60])]
    [(60, 1, 4)]
    """
    samples = np.asarray(samples, np.intp)
    identities, distance = _identities(analysis, samples), analysis.boundary.distance
    ranked = np.sort(distance)
    first = np.searchsorted(ranked, distance[samples], "left").tolist()
    last = np.searchsorted(ranked, distance[samples], "right").tolist()
    gaps = _gaps(analysis, samples)
    depths, rivals = _depths(analysis, samples, gaps), _rivals(analysis, samples, gaps)
    columns = zip(samples.tolist(), identities, _logits(analysis, samples), depths, strict=True)
    for at, (sample, identity, logit, depth) in enumerate(columns):
        competitors, borders = rivals[at]
        yield (
            identity,
            RowStanding(
                label=int(analysis.clustering.labels[sample]),
                competitor=int(analysis.competitor[sample]),
                border=int(analysis.boundary.cluster[sample]),
                competitors=competitors,
                borders=borders,
                logit=logit,
                distance=float(distance[sample]),
                depth=depth,
                nearer=first[at],
                equal=last[at] - first[at] - 1,
                n_rows=distance.size,
                comparable=analysis.clustering.comparable,
                mismatch=bool(analysis.clustering.mismatch[sample]),
                cluster_names=analysis.cluster_names,
            ),
        )


def _identities(analysis: Analysis, samples: Indices) -> list[RowIdentity]:
    """Return number, name and class of each sample."""
    row_names, clustering, rows = analysis.design.row_names, analysis.clustering, analysis.design.rows[samples]
    classes = [*clustering.classes, None]
    empty = [""] * rows.size
    names, cells = (empty, empty) if row_names is None else (row_names.names(rows), row_names.cells(rows))
    known = clustering.class_index[samples].tolist()
    parts = zip(rows.tolist(), samples.tolist(), names, cells, known, strict=True)
    return [RowIdentity(row, sample, name, cell, classes[k]) for row, sample, name, cell, k in parts]


def _logits(analysis: Analysis, samples: Indices) -> list[float]:
    logits: list[float] = analysis.model.logit(analysis.design.matrix[samples]).tolist()
    return logits


def _gaps(analysis: Analysis, samples: Indices) -> Matrix:
    """Return how far the own centroid of each sample is from that of each cluster, shape (n_samples, n_clusters).

    Of a merged cluster it is the nearest of its centroids.
    """
    model, label = analysis.model, analysis.clustering.labels[samples]
    if not isinstance(model, MergedKMeans):
        return measure_gaps(model.centroids)[label]
    nearest = model.nearest_of(analysis.design.matrix[samples])
    return measure_gaps(model.fitted_centroids)[nearest[np.arange(samples.size), label][:, None], nearest]


def _depths(analysis: Analysis, samples: Indices, gaps: Matrix) -> list[float]:
    """Return each distance to a border as a share of that of the own centroid; 0 at a twin, NaN without a border."""
    border = analysis.boundary.cluster[samples]
    if analysis.n_clusters == 1:
        return [float("nan")] * samples.size
    half = gaps[np.arange(samples.size), border] / 2.0
    distance = analysis.boundary.distance[samples]
    depth: Vector = np.divide(distance, half, out=np.zeros_like(distance), where=half > 0.0)
    depths: list[float] = np.where(border < 0, np.nan, depth).tolist()
    return depths


def _rivals(analysis: Analysis, samples: Indices, gaps: Matrix) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the competitors and the borders of each sample, several where they are equally near.

    Most samples have one of each; only where two are nearly equally near are they compared exactly.
    """
    if analysis.n_clusters == 1:
        return [((), ())] * samples.size
    h = analysis.model.discriminants(analysis.design.matrix[samples])
    unclear = _is_unclear(h) | _is_unclear(_borders(gaps, h, analysis.clustering.labels[samples]))
    alone = zip(analysis.competitor[samples].tolist(), analysis.boundary.cluster[samples].tolist(), strict=True)
    rivals: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((k,), (border,)) for k, border in alone]
    for at in np.flatnonzero(unclear).tolist():
        found = analysis.model.rivals(analysis.design.matrix[samples[at]])
        rivals[at] = (found.competitors, found.borders)
    return rivals


def _borders(gaps: Matrix, h: Matrix, label: Indices) -> Matrix:
    """Return about how far each sample is from the border with each cluster, shape (n_samples, n_clusters)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        borders: Matrix = np.where(gaps > 0.0, h / (2.0 * gaps), 0.0)
    borders[np.arange(label.size), label] = np.inf
    return borders


def _is_unclear(values: Matrix) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which rows have two values that are nearly the smallest."""
    if values.shape[1] < 3:
        return np.zeros(len(values), np.bool_)
    least = values.min(axis=1, keepdims=True)
    size = np.where(np.isfinite(values), values, 0.0).max(axis=1, keepdims=True)
    unclear: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.count_nonzero(values <= least + NEARLY * size, axis=1) > 1
    return unclear
