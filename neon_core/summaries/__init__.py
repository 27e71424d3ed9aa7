"""Many rows at once: what a whole cluster is, what sets a group of rows apart, and why two rows are together."""

from __future__ import annotations

from neon_core.summaries.cluster_profile import ClusterProfile, ColumnContrast, profile_clusters
from neon_core.summaries.group_explanation import GroupExplanation, explain_group
from neon_core.summaries.row_pair import RowPair, together

__all__ = [
    "ClusterProfile",
    "ColumnContrast",
    "GroupExplanation",
    "RowPair",
    "explain_group",
    "profile_clusters",
    "together",
]
