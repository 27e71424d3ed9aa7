"""Restart stability: how often each row is with the same companions where K-Means begins elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.checks import Indices, Vector
from neon_core.evaluation.refits import Refits, refit_starts
from neon_core.progress import Progress

STAYS = 0.95
"""A row stays put where it is in its cluster in this share of the starts."""
UNSTABLE = 0.75
"""Below this mean adjusted Rand index of every two starts, explanations of one of them mean little."""


@dataclass(frozen=True, eq=False)
class Stability:
    """How often each row is in its cluster where K-Means begins elsewhere.

    Attributes
    ----------
    refits : Refits
        The clusterings from other starts.
    """

    refits: Refits

    @property
    def row(self) -> Vector:
        """The share of the starts that put each row into its cluster, shape (n_samples,)."""
        return self.refits.stays

    @property
    def rand(self) -> Vector:
        """The adjusted Rand index of the clustering and each start, shape (n_starts,)."""
        return self.refits.rand

    @property
    def agreement(self) -> float:
        """The mean adjusted Rand index of every two starts; 1 with one start."""
        return float(self.refits.pairs.mean()) if self.refits.pairs.size else 1.0

    @property
    def n_stay(self) -> int:
        """The rows that stay put: those that are in their cluster in 95 % of the starts."""
        return int((self.row >= STAYS).sum())

    @property
    def wavering(self) -> Indices:
        """The samples that do not stay put, the least stable first; of equal ones the first in the table."""
        order = np.argsort(self.row, kind="stable")
        return order[: self.row.size - self.n_stay]

    @property
    def is_unstable(self) -> bool:
        """Whether the starts disagree so far that an explanation of one of them means little."""
        return self.agreement < UNSTABLE


def stability(analysis: Analysis, restarts: int = 20, *, progress: Progress | None = None) -> Stability:
    """Return how often each row is in its cluster where K-Means begins elsewhere.

    Each start is one run of K-Means with the choices of the analysis from another seed. Its clusters are matched with
    those of the analysis, so that together they share the most rows.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`; without clusters that were merged or split by hand.
    restarts : int
        The number of starts, at most 1,000.
    progress : callable, optional
        As that of `analyse`; the stage is "refit".

    Raises
    ------
    ArgumentError
        If the clusters were changed by hand, or the number is no such number.

    Examples
    --------
    >>> import neon_core as nc
    >>> found = stability(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=3)))
    >>> found.row.shape, found.rand.shape, found.is_unstable
    ((178,), (20,), False)
    """
    return Stability(refit_starts(analysis, restarts, progress=progress))
