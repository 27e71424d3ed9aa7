"""Many rows at once: what a whole cluster is, what sets a group of rows apart, and why two rows are together."""

from __future__ import annotations

from neon_core.summaries.cluster_profile import ClusterProfile, ColumnContrast, contrast_column, profile_clusters
from neon_core.summaries.column_spreads import ColumnSpread, column_spread
from neon_core.summaries.column_summary import summarise
from neon_core.summaries.found_rules import FoundRule
from neon_core.summaries.group_explanation import GroupExplanation, explain_group
from neon_core.summaries.member_rows import ClusterMembers, cluster_members
from neon_core.summaries.pair_contrasts import ClusterPair, cluster_pairs
from neon_core.summaries.row_pair import RowPair, together
from neon_core.summaries.rule_conditions import CalendarPart, Period, Present, Range, Values
from neon_core.summaries.telling_columns import choose_telling_columns

__all__ = [
    "CalendarPart",
    "ClusterMembers",
    "ClusterPair",
    "ClusterProfile",
    "ColumnContrast",
    "ColumnSpread",
    "FoundRule",
    "GroupExplanation",
    "Period",
    "Present",
    "Range",
    "RowPair",
    "Values",
    "choose_telling_columns",
    "cluster_members",
    "cluster_pairs",
    "column_spread",
    "contrast_column",
    "explain_group",
    "profile_clusters",
    "summarise",
    "together",
]
