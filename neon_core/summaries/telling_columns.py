"""The columns that make a cluster: those with most of its relevance, as far as it differs in them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from neon_core.checks import Matrix, Vector
from neon_core.summaries.cluster_profile import NOTICEABLE, ClusterProfile, ColumnContrast

MOST_NAMED = 3
"""Columns that a sentence names, at most."""

SMALL_GAP = 0.2
"""A cluster differs in a column if its mean is this share of a standard deviation away from that of the other rows:
below, the effect is less than small (Cohen)."""


def choose_telling_columns(
    profiles: Sequence[ClusterProfile], summary: pd.DataFrame
) -> tuple[tuple[ColumnContrast, ...], ...]:
    """Return for each cluster the columns that make it, the one with the most relevance first.

    At most three, each with a tenth of the cluster's relevance or more. A column in which the cluster hardly differs
    from the other rows is none of them, whatever its relevance: it parts the cluster from a competitor only.

    Parameters
    ----------
    profiles : sequence of ClusterProfile
        See `profile_clusters`.
    summary : DataFrame
        See `summarise`, of the same analysis.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> chosen = choose_telling_columns(nc.profile_clusters(wine), nc.summarise(wine))
    >>> [column.name for column in chosen[0]]
    ['proline', 'alcohol']
    """
    shape = len(profiles), len(profiles[0].columns)
    names = summary["column"].iloc[: shape[1]].tolist()
    relevance: Matrix = summary["relevance"].to_numpy(np.float64).reshape(shape)
    spread: Matrix = summary["spread"].to_numpy(np.float64).reshape(shape)
    sizes = np.array([profile.size for profile in profiles], np.float64)
    within = np.sqrt(sizes @ np.nan_to_num(spread) ** 2 / sizes.sum())
    return tuple(_choose(profile, names, own, within) for profile, own in zip(profiles, relevance, strict=True))


def _choose(
    profile: ClusterProfile, names: Sequence[str], relevance: Vector, within: Vector
) -> tuple[ColumnContrast, ...]:
    """Return the columns that make one cluster."""
    if not profile.size:
        return ()
    contrasts = {column.name: column for column in profile.columns}
    least = NOTICEABLE * relevance[relevance > 0.0].sum()
    order = np.argsort(-relevance, kind="stable").tolist()
    telling = [contrasts[names[i]] for i in order if 0.0 < relevance[i] >= least]
    spreads = dict(zip(names, within.tolist(), strict=True))
    return tuple([column for column in telling if _differs(profile, column, spreads[column.name])][:MOST_NAMED])


def _differs(profile: ClusterProfile, column: ColumnContrast, spread: float) -> bool:
    """Whether a cluster's mean is far enough from that of the other rows."""
    here, elsewhere = float(column.here[column.telling]), float(column.elsewhere[column.telling])
    if column.categories or column.kind == "boolean":  # the spread of a share over all rows
        share = min(1.0, max(0.0, profile.share * here + (1.0 - profile.share) * elsewhere))
        spread = math.sqrt(share * (1.0 - share))
    return column.apart > 0.0 and abs(here - elsewhere) >= SMALL_GAP * spread
