"""The results of an analysis as a frame: one row a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from neon_core.text import call_cluster, rename_clashes

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices

CLUSTER_NAME = "cluster name"
"""Heading of the clusters' names, in every table."""


def name_labels(analysis: Analysis, labels: Indices) -> dict[str, Any]:
    """Return the column with the clusters' names; no column where no cluster has a name."""
    names = analysis.cluster_names
    called = np.array([call_cluster(cluster, names) for cluster in range(len(names))], dtype=object)
    return {CLUSTER_NAME: called[labels]} if names else {}


def build_frame(analysis: Analysis) -> pd.DataFrame:
    """Return the frame of `Analysis.to_frame`."""
    design, clustering = analysis.design, analysis.clustering
    classes = np.array([*clustering.classes, None], dtype=object)
    head = {
        "row": design.rows,
        "cluster": clustering.labels,
        **name_labels(analysis, clustering.labels),
        "class": classes[clustering.class_index],
        "logit": analysis.explanation.logit,
        "distance": analysis.boundary.distance,
        "competitor": analysis.competitor,
        "residual": analysis.explanation.residual,
    }
    names = rename_clashes(design.column_names, head, " (relevance)")
    relevance = pd.DataFrame(design.by_column(analysis.explanation.relevance), columns=names)
    return pd.concat([pd.DataFrame(head), relevance], axis=1)
