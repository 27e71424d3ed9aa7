"""Analyses as tables for people: few columns, named in words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.checks import Indices

SUM = "sum of relevance"
DISTANCE = "distance to boundary"
COMPETITOR = "nearest competitor"


def overview(analysis: Analysis, rows: Indices) -> pd.DataFrame:
    """Return row, cluster, class (where known), logit, distance to the boundary, competitor and sum of relevance.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    rows : ndarray of int
        The rows of the table to show, in this order.
    """
    at = np.searchsorted(analysis.design.rows, rows)
    explanation, clustering = analysis.explanation, analysis.clustering
    columns: dict[str, NDArray[Any]] = {"row": rows, "cluster": clustering.labels[at]}
    if clustering.classes:
        columns["class"] = np.array([*clustering.classes, None], dtype=object)[clustering.class_index[at]]
    if analysis.config.n_clusters > 1:
        columns["logit"] = explanation.logit[at]
        columns[DISTANCE] = analysis.boundary.distance[at]
        columns[COMPETITOR] = analysis.competitor[at]
    columns[SUM] = explanation.relevance[at].sum(axis=1)
    return pd.DataFrame(columns)


def published(analysis: Analysis) -> pd.DataFrame:
    """Return the mismatches with the columns of the published table: the sigmoid of the logit under its own name.

    The sigmoid is a probability only if the variance inside the clusters is 1/2; it is shown here because it was.
    """
    at = np.flatnonzero(analysis.clustering.mismatch)
    logit = analysis.explanation.logit[at]
    known = np.array(analysis.clustering.classes, dtype=object)
    return pd.DataFrame(
        {
            "row": analysis.design.rows[at],
            "cluster": analysis.clustering.labels[at],
            "probability": 1.0 / (1.0 + np.exp(-logit)),
            "class": known[analysis.clustering.class_index[at]],
            "logit": logit,
        }
    )
