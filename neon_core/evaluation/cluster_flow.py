"""Where the rows of each cluster go in another clustering: counts, matched clusters, and what is new.

Clusters are matched one to one so that most rows stay, by the Hungarian method (Kuhn, Naval Research Logistics
Quarterly 2, 1955). Two clusters without a common row are not matched. A row moves if its cluster in the second
clustering is not the match of its cluster in the first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.checks import Indices, frozen
from neon_core.evaluation.agreement import adjusted_rand

NEARLY = 0.9
"""A cluster stays together, or is made of one, where this share of its rows does."""


@dataclass(frozen=True)
class Stream:
    """The rows that go from one cluster of the first clustering to one of the second.

    Attributes
    ----------
    before, after : int
        The two clusters.
    n_rows : int
        Their common rows, at least one.
    stays : bool
        Whether the two clusters are matched.
    """

    before: int
    after: int
    n_rows: int
    stays: bool


@dataclass(frozen=True, eq=False)
class Flow:
    """Where the rows of each cluster go.

    Attributes
    ----------
    counts : ndarray of int of shape (n_before, n_after)
        The common rows of every two clusters.
    matched : ndarray of int of shape (n_before,)
        The match of each cluster of the first clustering; -1 for one without.
    """

    counts: Indices
    matched: Indices

    @property
    def n_rows(self) -> int:
        """The number of rows."""
        return int(self.counts.sum())

    @property
    def rand(self) -> float:
        """The adjusted Rand index: 1 for the same clusters, about 0 for clusters by chance."""
        return adjusted_rand(self.counts)

    @property
    def matching(self) -> tuple[tuple[int, int], ...]:
        """The matched clusters, (before, after), in the order of the first."""
        return tuple((k, match) for k, match in enumerate(self.matched.tolist()) if match >= 0)

    @property
    def n_moved(self) -> int:
        """The number of rows that move."""
        return self.n_rows - sum(int(self.counts[pair]) for pair in self.matching)

    @property
    def matched_share(self) -> float:
        """The share of the rows that stay in matched clusters."""
        return 1.0 - self.n_moved / self.n_rows

    @property
    def new(self) -> tuple[int, ...]:
        """The clusters of the second clustering that have rows and no match."""
        filled = np.flatnonzero(self.counts.any(axis=0))
        return tuple(np.setdiff1d(filled, self.matched).tolist())

    @property
    def gone(self) -> tuple[int, ...]:
        """The clusters of the first clustering that have rows and no match."""
        return tuple(np.flatnonzero(self.counts.any(axis=1) & (self.matched < 0)).tolist())

    @property
    def streams(self) -> tuple[Stream, ...]:
        """The streams of each cluster of the first clustering, in the order of `after_order`."""
        return tuple(
            Stream(before, after, int(self.counts[before, after]), self.matched[before] == after)
            for before in range(len(self.counts))
            for after in self.after_order
            if self.counts[before, after]
        )

    @property
    def moving(self) -> tuple[Stream, ...]:
        """The streams that move, the largest one first."""
        return tuple(sorted((s for s in self.streams if not s.stays), key=lambda s: -s.n_rows))

    @property
    def after_order(self) -> tuple[int, ...]:
        """The clusters of the second clustering beside their matches; a new one below the cluster that gives most."""
        givers = self.counts.argmax(axis=0)
        places = {after: (before, 0, after) for before, after in self.matching}
        free = (k for k in range(self.counts.shape[1]) if k not in places)
        places |= {after: (int(givers[after]), 1, after) for after in free}
        return tuple(sorted(places, key=lambda after: places[after]))

    @property
    def staying(self) -> tuple[int, ...]:
        """The clusters of the first clustering of whose rows nine in ten stay, and make up nine in ten of the match."""
        return tuple(k for k, match in self.matching if self._is_most(k, match))

    @property
    def splitting(self) -> tuple[int, ...]:
        """The clusters of the first clustering with less than nine in ten rows in one cluster of the second."""
        sizes = self.counts.sum(axis=1)
        return tuple(np.flatnonzero(self.counts.max(axis=1) < NEARLY * sizes).tolist())

    @property
    def mixing(self) -> tuple[int, ...]:
        """The clusters of the second clustering with less than nine in ten rows from one cluster of the first."""
        sizes = self.counts.sum(axis=0)
        return tuple(np.flatnonzero(self.counts.max(axis=0) < NEARLY * sizes).tolist())

    def _is_most(self, before: int, after: int) -> bool:
        common = self.counts[before, after]
        return bool(common >= NEARLY * max(self.counts[before].sum(), self.counts[:, after].sum()))


def flow_of(counts: Indices) -> Flow:
    """Return the flow with these common rows.

    Examples
    --------
    >>> flow = flow_of(np.array([[5, 1, 0], [0, 2, 3]]))
    >>> flow.matching, flow.new, flow.n_moved, flow.after_order
    (((0, 0), (1, 2)), (1,), 3, (0, 2, 1))
    """
    from scipy.optimize import linear_sum_assignment

    matched: Indices = np.full(len(counts), -1, np.intp)
    before, after = linear_sum_assignment(counts, maximize=True)
    is_common = counts[before, after] > 0
    matched[before[is_common]] = after[is_common]
    return Flow(frozen(counts), frozen(matched))
