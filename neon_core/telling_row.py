"""The row to show first: a mismatch, else a row near a boundary, whose reasons are its own values."""

from __future__ import annotations

import numpy as np

from neon_core.checks import Indices, Vector
from neon_core.clustering import Clustering
from neon_core.explained_clustering import Model
from neon_core.preparation import Design

MOSTLY = 0.5
"""Share of a row's relevance on filled-in values from which on they are its reasons."""

AT_A_TIME = 1_000
"""Rows whose reasons are looked at together."""


def find_telling(design: Design, clustering: Clustering, model: Model, distance: Vector) -> int:
    """Return the sample to show first: the first mismatch, else the one with the smallest distance to a boundary.

    A sample whose reasons are mostly filled-in values is passed over, unless all are.
    """
    mismatch = clustering.mismatch
    first = int(mismatch.argmax() if mismatch.any() else distance.argmin())
    if not design.imputed.any() or _filled_share(design, model, np.array([first]))[0] < MOSTLY:
        return first
    order = np.concatenate([np.flatnonzero(mismatch), np.argsort(distance, kind="stable")])
    for start in range(0, order.size, AT_A_TIME):
        some = order[start : start + AT_A_TIME]
        own = _filled_share(design, model, some) < MOSTLY
        if own.any():
            return int(some[own.argmax()])
    return first


def _filled_share(design: Design, model: Model, positions: Indices) -> Vector:
    """Return the share of each sample's relevance that falls on filled-in values, signs aside."""
    relevance = np.abs(design.by_column(model.explain(design.matrix[positions]).relevance))
    filled = np.where(design.is_filled(positions), relevance, 0.0).sum(axis=1)
    total = relevance.sum(axis=1)
    share: Vector = np.divide(filled, total, out=np.zeros_like(total), where=total > 0.0)
    return share
