"""Many rows at once: what a whole cluster is."""

from __future__ import annotations

from neon_core.summaries.cluster_profile import ClusterProfile, ColumnContrast, profile_clusters

__all__ = ["ClusterProfile", "ColumnContrast", "profile_clusters"]
