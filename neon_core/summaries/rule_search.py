"""Search for a short rule that tells a cluster's rows from all others: a beam search over ranges and sets of values.

Every column is a rank: the position of the value among the different values of a pool of rows. A search puts the ranks
into some forty bins, with cuts where the cluster's members end and among all rows. The best range of a column is then
the best pair of cuts, found among all pairs at once from two histograms.

A rule's quality is the harmonic mean of its coverage (the share of the members that it finds) and its precision (the
share of what it finds that are members).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from neon_core.checks import Indices, Matrix, Vector
from neon_core.summaries.rule_ranks import Pool, RankCondition, RankRule, screen_columns

MOST_CONDITIONS = 4
WIDTH = 6
"""Rules that are extended at each step."""

MOST_COLUMNS = 24
"""Columns that are tried beyond the first condition: the best alone."""

N_BINS = 48
OTHER, NONE = N_BINS - 2, N_BINS - 1
"""The bin of the values of a category beyond the most frequent ones, and that of missing values."""

CUTS_OF_ALL, CUTS_OF_MEMBERS = 12, 16
MOST_VALUES, MOST_EXCLUDED = 4, 2
"""Values of a category that a condition names, and values that it rules out, at most."""

WORTH = 0.01
"""A further condition must raise the quality by this much."""

ENOUGH = 0.8
"""The coverage and the precision of a rule that tells a cluster."""

WIDER, BOTH_ENDS = 1e-9, 0.005
"""Of equally good ranges the widest is taken, and a second end must be worth this much."""

LOW, HIGH = np.triu_indices(OTHER + 2, 1)
"""All ranges of bins: from the first bin of each to the one behind it."""
EXTRA = WIDER * (HIGH - LOW) - BOTH_ENDS * ((LOW > 0) & (HIGH <= OTHER))


@dataclass(frozen=True, eq=False)
class _Draft:
    """A rule that is being built: the bins it allows in each of its columns, its rows, and its quality."""

    allowed: dict[int, NDArray[np.bool_]]
    rows: Indices
    quality: float
    is_enough: bool

    @property
    def length(self) -> int:
        return len(self.allowed)

    @property
    def key(self) -> tuple[bytes, int]:
        """Two rules with the same rows and the same length are one."""
        return self.rows.tobytes(), self.length


@dataclass(frozen=True, eq=False)
class _Search:
    """One search: the binned rows, and which of them are members."""

    codes: Indices
    cuts: list[Indices]
    n_values: Indices
    is_category: NDArray[np.bool_]
    is_member: NDArray[np.bool_]
    weights: Vector

    @cached_property
    def total(self) -> float:
        """The weight of all members."""
        return float(self.weights[self.is_member].sum())

    def draft(self, allowed: dict[int, NDArray[np.bool_]], rows: Indices) -> _Draft:
        """Return a rule with its quality, from its rows."""
        found = float(self.weights[rows].sum())
        hits = float(self.weights[rows][self.is_member[rows]].sum())
        total = self.total
        is_enough = hits >= ENOUGH * total and hits >= ENOUGH * found > 0.0
        return _Draft(allowed, rows, 2.0 * hits / (found + total), is_enough)

    def histograms(self, rows: Indices, columns: Indices) -> tuple[Matrix, Matrix]:
        """Return the weight of the members, and of all rows, in each bin of some columns."""
        n = len(columns)
        flat = self.codes[rows[:, None], columns] + np.arange(n) * N_BINS
        flat += (self.is_member[rows] * (n * N_BINS))[:, None]
        counts = np.bincount(flat.ravel(), np.repeat(self.weights[rows], n), 2 * n * N_BINS).reshape(2, n, N_BINS)
        return counts[1], counts.sum(axis=0)

    def best_bins(self, rows: Indices, columns: Indices) -> tuple[Vector, NDArray[np.bool_]]:
        """Return the quality of the best condition on each column among some rows, and the bins that it allows."""
        members, every = self.histograms(rows, columns)
        quality, allowed = _best_ranges(members, every, self.total)
        for i in np.flatnonzero(self.is_category[columns]):
            quality[i], allowed[i] = _best_values(members[i], every[i], self.total)
        return quality, allowed


def search_rule(pool: Pool, cluster: int, rows: Indices) -> RankRule:
    """Return a rule of at most four conditions for a cluster, found in some rows of a pool.

    Of the rules along the way the shortest is taken that is hardly worse than the best; one that has enough of both
    coverage and precision comes before all others. Empty where no condition helps.

    Examples
    --------
    >>> ranks = np.array([[0], [1], [2], [3]])
    >>> pool = Pool(ranks, np.array([4]), np.array([False]), np.array([0, 0, 1, 1]), np.ones(4))
    >>> search_rule(pool, 1, np.arange(4))
    (RankCondition(column=0, low=1, high=3, picks=(), is_negated=False),)
    """
    columns = screen_columns(pool, cluster, rows)
    search = _begin(pool, cluster, rows, columns)
    beam = best = [search.draft({}, np.arange(len(rows)))]
    tried = np.arange(len(columns))
    for length in range(1, MOST_CONDITIONS + 1):
        beam, alone = _extend(search, beam, tried)
        if length == 1 and len(tried) > MOST_COLUMNS:
            tried = np.sort(np.argsort(-alone, kind="stable")[:MOST_COLUMNS])
        best = best + [_refine(search, draft) for draft in beam[:1]]
    return _as_ranks(search, columns, _choose(best))


def _choose(drafts: list[_Draft]) -> _Draft:
    """Return the draft to keep: enough first, then the quality, of which each condition costs a little."""
    return max(drafts[1:] or drafts, key=lambda draft: (draft.is_enough, draft.quality - WORTH * draft.length))


def _begin(pool: Pool, cluster: int, rows: Indices, columns: Indices) -> _Search:
    """Return the search of a cluster in some columns, with the ranks of its rows in bins."""
    ranks, is_member = pool.ranks[rows[:, None], columns], pool.labels[rows] == cluster
    n_values, is_category = pool.n_values[columns], pool.is_category[columns]
    codes, cuts = np.empty(ranks.shape, np.intp), []
    for j, n in enumerate(n_values.tolist()):
        places = np.arange(n)
        cuts.append(np.empty(0, np.intp) if is_category[j] else _cuts(ranks[:, j], is_member, n))
        bins = np.minimum(places, OTHER) if is_category[j] else np.searchsorted(cuts[j], places)
        codes[:, j] = np.append(bins, NONE)[ranks[:, j]]  # the rank -1 is the last
    return _Search(codes, cuts, n_values, is_category, is_member, pool.weights[rows])


def _cuts(ranks: Indices, is_member: NDArray[np.bool_], n_values: int) -> Indices:
    """Return the ranks at which a bin ends: all of a few, else some of all rows and more around the members."""
    if n_values < OTHER:
        return np.arange(n_values - 1)
    every, members = np.sort(ranks[ranks >= 0]), np.sort(ranks[is_member & (ranks >= 0)])
    of_members = _spread_over(members, CUTS_OF_MEMBERS)
    cuts = np.unique(np.concatenate([_spread_over(every, CUTS_OF_ALL), of_members, of_members - 1]))
    return cuts[(cuts >= 0) & (cuts < n_values - 1)]


def _spread_over(ordered: Indices, count: int) -> Indices:
    """Return some of the numbers in order, with the first and the last."""
    if not ordered.size:
        return ordered
    return ordered[np.linspace(0, ordered.size - 1, count).round().astype(np.intp)]


def _best_ranges(members: Matrix, every: Matrix, total: float) -> tuple[Vector, NDArray[np.bool_]]:
    """Return the quality and the bins of the best range of bins of each column."""
    sums = np.zeros((2, len(members), OTHER + 2))
    np.cumsum([members[:, : OTHER + 1], every[:, : OTHER + 1]], axis=2, out=sums[:, :, 1:])
    hits, found = sums[:, :, HIGH] - sums[:, :, LOW]
    quality = 2.0 * hits / (found + total) + EXTRA
    place, bins = quality.argmax(axis=1), np.arange(N_BINS)
    low, high = LOW[place], HIGH[place]
    return quality[np.arange(len(quality)), place], (bins >= low[:, None]) & (bins < high[:, None])


def _best_values(members: Vector, every: Vector, total: float) -> tuple[float, NDArray[np.bool_]]:
    """Return the quality and the bins of the best few values of a category, or of all but a few."""
    order = np.argsort(-members[:OTHER] / np.maximum(every[:OTHER], 1e-300), kind="stable")
    order = order[every[order] > 0.0]
    best, chosen = -1.0, np.zeros(N_BINS, np.bool_)
    sets = [order[:n] for n in range(1, 1 + min(MOST_VALUES, len(order)))]
    sets += [np.append(np.setdiff1d(np.arange(OTHER), order[-n:]), OTHER) for n in range(1, 1 + MOST_EXCLUDED)]
    for bins in sets:
        quality = 2.0 * members[bins].sum() / (every[bins].sum() + total)
        if quality > best + WIDER:
            best, chosen = float(quality), np.isin(np.arange(N_BINS), bins)
    return best, chosen


def _extend(search: _Search, beam: list[_Draft], columns: Indices) -> tuple[list[_Draft], Vector]:
    """Return the best rules with one condition more than those of the beam, and each column's quality in the last."""
    drafts: dict[tuple[bytes, int], _Draft] = {}
    alone = np.zeros(len(columns))
    for start in beam:
        alone, allowed = search.best_bins(start.rows, columns)
        for i in np.argsort(-alone, kind="stable")[: WIDTH + start.length].tolist():
            if int(columns[i]) not in start.allowed:
                bins = allowed[i]
                rows = start.rows[bins[search.codes[start.rows, columns[i]]]]
                draft = search.draft(start.allowed | {int(columns[i]): bins}, rows)
                if draft.quality > start.quality:
                    drafts.setdefault(draft.key, draft)
    return sorted(drafts.values(), key=lambda draft: -draft.quality)[:WIDTH], alone


def _refine(search: _Search, draft: _Draft) -> _Draft:
    """Return a rule whose conditions are each the best beside the others; one that is not needed is dropped."""
    for column in list(draft.allowed):
        others = {j: bins for j, bins in draft.allowed.items() if j != column}
        rows = np.arange(len(search.codes))
        for j, bins in others.items():
            rows = rows[bins[search.codes[rows, j]]]
        without = search.draft(others, rows)
        if without.quality >= draft.quality - WIDER:
            draft = without
            continue
        _, allowed = search.best_bins(rows, np.array([column]))
        again = search.draft(others | {column: allowed[0]}, rows[allowed[0][search.codes[rows, column]]])
        draft = again if again.quality > draft.quality else draft
    return draft


def _as_ranks(search: _Search, columns: Indices, draft: _Draft) -> RankRule:
    """Return the conditions of a rule as ranks."""
    conditions = []
    for j, bins in draft.allowed.items():
        column, n_values, places = int(columns[j]), int(search.n_values[j]), np.flatnonzero(bins[: OTHER + 1])
        if search.is_category[j]:
            is_negated = bool(bins[OTHER])
            picks = np.flatnonzero(~bins[:OTHER]) if is_negated else places
            picks = picks[picks < n_values]
            conditions.append(RankCondition(column, picks=tuple(picks.tolist()), is_negated=is_negated))
        else:
            cuts = search.cuts[j]
            low = int(cuts[places[0] - 1]) if places[0] > 0 else -1
            high = int(cuts[places[-1]]) if places[-1] < len(cuts) else n_values - 1
            conditions.append(RankCondition(column, low, high))
    return tuple(conditions)
