"""Find a short rule for each cluster, count it on all rows, and check it on rows that it was not found on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from neon_core.analysis import Analysis
from neon_core.blocks import map_in_order
from neon_core.checks import Indices
from neon_core.column_description import check_same_table
from neon_core.dataset import Dataset
from neon_core.summaries.rule_columns import RuleColumn, rule_column
from neon_core.summaries.rule_conditions import Condition, Mask, Present
from neon_core.summaries.rule_ranks import Pool, RankRule, find_matches
from neon_core.summaries.rule_search import ENOUGH, search_rule

POOL = 8_000
"""Rows in which rules are searched, about; of a larger table as many of each cluster, drawn by the seed."""

FOLDS = 5

ONE_CLUSTER, EMPTY, ONE_MEMBER, NO_COLUMN = "one cluster", "empty", "one member", "no column"
NOTHING = "nothing found"
"""Why there is no rule."""


@dataclass(frozen=True)
class FoundRule:
    """A conjunction of conditions that finds the rows of a cluster.

    Attributes
    ----------
    cluster, size : int
        The cluster, and its rows.
    conditions : tuple of Range, Period, CalendarPart or Values
        At most four, on cells as they stand in the table. Empty where there is no rule.
    guards : tuple of Present
        What keeps rows out that were left out of the clusters.
    n_found, n_right : int
        The rows of the table that match, and those of them that are in the cluster.
    held_out_coverage, held_out_precision : float
        Coverage and precision of rules that were found in the same way on four fifths of the rows, on the last fifth,
        each fifth in turn. NaN where there is no rule, or nothing was found.
    n_searched : int
        The rows in which the rule was searched: all, or a sample with as many rows of each cluster.
    reason : str
        Why there is no rule: "one cluster", "empty", "one member", "no column" or "nothing found"; else empty.
    """

    cluster: int
    size: int
    conditions: tuple[Condition, ...] = ()
    guards: tuple[Present, ...] = ()
    n_found: int = 0
    n_right: int = 0
    held_out_coverage: float = float("nan")
    held_out_precision: float = float("nan")
    n_searched: int = 0
    reason: str = ""

    @property
    def coverage(self) -> float:
        """The share of the cluster's rows that the rule finds; NaN where there is no rule."""
        return self.n_right / self.size if self.conditions else float("nan")

    @property
    def precision(self) -> float:
        """The share of the rows that it finds that are in the cluster; NaN where it finds none."""
        return self.n_right / self.n_found if self.n_found else float("nan")

    @property
    def is_enough(self) -> bool:
        """Whether coverage and precision both reach 80 %."""
        return self.coverage >= ENOUGH and self.precision >= ENOUGH

    def matches(self, frame: pd.DataFrame) -> Mask:
        """Return which rows of a table match; none where there is no rule."""
        is_match = np.full(len(frame), bool(self.conditions))
        for condition in (*self.conditions, *self.guards):
            is_match &= condition.matches(frame)
        return is_match


def find_rules(analysis: Analysis, dataset: Dataset) -> tuple[FoundRule, ...]:
    """Return a rule for each cluster; see `neon_core.short_rules`."""
    check_same_table(dataset, analysis)
    sizes = analysis.clustering.sizes.tolist()
    places = _draw_pool(analysis)
    frame = dataset.frame
    if len(analysis.design.rows) < len(frame):
        frame = frame.iloc[analysis.design.rows].reset_index(drop=True)
    found = [rule_column(column, frame[column.name], places) for column in analysis.design.columns]
    columns = [column for column in found if column is not None]
    reasons = [_reason(len(sizes), size, columns) for size in sizes]
    if len(sizes) == 1 or not columns:
        return tuple(FoundRule(k, size, reason=reasons[k]) for k, size in enumerate(sizes))
    pool = _pool(analysis, columns, places)
    fold = _folds(pool, analysis.config.random_state)

    def find(k: int) -> FoundRule:
        if reasons[k]:
            return FoundRule(k, sizes[k], reason=reasons[k])
        conditions = _conditions(columns, search_rule(pool, k, np.arange(len(places))))
        if not conditions:
            return FoundRule(k, sizes[k], n_searched=len(places), reason=NOTHING)
        rule = FoundRule(k, sizes[k], conditions, n_searched=len(places))
        return _count(analysis, dataset, frame, rule, _check(pool, fold, k))

    return tuple(map_in_order(range(len(sizes)), find))


def _reason(n_clusters: int, size: int, columns: Sequence[RuleColumn]) -> str:
    """Return why a cluster can have no rule; "" where it can."""
    reasons = (n_clusters == 1, ONE_CLUSTER), (size == 0, EMPTY), (size == 1, ONE_MEMBER), (not columns, NO_COLUMN)
    return next((reason for is_so, reason in reasons if is_so), "")


def _draw_pool(analysis: Analysis) -> Indices:
    """Return the rows of the matrix in which rules are searched, in order."""
    labels, sizes = analysis.clustering.labels, analysis.clustering.sizes
    if len(labels) <= POOL:
        return np.arange(len(labels))
    random = np.random.default_rng(analysis.config.random_state)
    order = np.argsort(labels.astype(np.uint16), kind="stable")
    members = np.split(order, np.cumsum(sizes)[:-1])
    most = max(POOL // int(np.count_nonzero(sizes)), 2 * FOLDS)
    drawn = [random.choice(rows, most, replace=False) if len(rows) > most else rows for rows in members]
    return np.sort(np.concatenate(drawn))


def _pool(analysis: Analysis, columns: Sequence[RuleColumn], places: Indices) -> Pool:
    """Return the rows in which rules are searched, each standing for as many rows of its cluster."""
    labels = analysis.clustering.labels[places]
    weights = analysis.clustering.sizes / np.maximum(np.bincount(labels, minlength=analysis.model.n_clusters), 1)
    return Pool(
        ranks=np.stack([column.ranks for column in columns], axis=1),
        n_values=np.array([len(column.values) for column in columns]),
        is_category=np.array([column.is_category for column in columns]),
        labels=labels,
        weights=weights[labels],
    )


def _folds(pool: Pool, seed: int) -> Indices:
    """Return a fold for each row, about as many of each cluster in each."""
    order = np.random.default_rng(seed).permutation(len(pool.labels))
    fold = np.empty(len(order), np.intp)
    fold[order[np.argsort(pool.labels[order], kind="stable")]] = np.arange(len(order)) % FOLDS
    return fold


def _check(pool: Pool, fold: Indices, cluster: int) -> tuple[float, float]:
    """Return coverage and precision of rules on rows that they were not found on."""
    hits = found = 0.0
    is_member = pool.labels == cluster
    for i in range(FOLDS):
        rule, rows = search_rule(pool, cluster, np.flatnonzero(fold != i)), np.flatnonzero(fold == i)
        is_match = find_matches(rule, pool.ranks[rows])
        found += float(pool.weights[rows][is_match].sum())
        hits += float(pool.weights[rows][is_match & is_member[rows]].sum())
    return hits / float(pool.weights[is_member].sum()), hits / found if found else float("nan")


def _conditions(columns: Sequence[RuleColumn], rule: RankRule) -> tuple[Condition, ...]:
    """Return the conditions on the cells; those that keep all rows that the others leave are dropped."""
    inside = [columns[condition.column].is_inside(condition) for condition in rule]
    conditions = []
    for i, condition in enumerate(rule):
        others = np.logical_and.reduce([mask for j, mask in enumerate(inside) if j != i], axis=0, initial=True)
        found = columns[condition.column].as_condition(condition, np.broadcast_to(others, inside[i].shape))
        if found is None:
            inside[i] = np.ones_like(inside[i])
        else:
            conditions.append(found)
    return tuple(conditions)


def _count(
    analysis: Analysis, dataset: Dataset, frame: pd.DataFrame, rule: FoundRule, held_out: tuple[float, float]
) -> FoundRule:
    """Return a rule with its counts on all rows, and with what keeps rows without a cluster out."""
    is_match = rule.matches(frame)
    return FoundRule(
        rule.cluster,
        rule.size,
        rule.conditions,
        _guards(analysis, dataset, rule),
        int(is_match.sum()),
        int((is_match & (analysis.clustering.labels == rule.cluster)).sum()),
        *held_out,
        rule.n_searched,
    )


def _guards(analysis: Analysis, dataset: Dataset, rule: FoundRule) -> tuple[Present, ...]:
    """Return what keeps the rows out that were left out of the clusters and match the rule's conditions."""
    design, config = analysis.design, analysis.config
    is_left_out = np.ones(len(dataset.frame), np.bool_)
    is_left_out[design.rows] = False
    others = dataset.frame[is_left_out] if is_left_out.any() else dataset.frame.iloc[:0]
    others = others[rule.matches(others)]
    guards = []
    for column in design.columns:
        if config.fill(column.name, column.kind) == "leave out" and others[column.name].isna().any():
            guards.append(Present((column.name,)))
            others = others[others[column.name].notna()]
    return (*guards, Present(design.column_names)) if len(others) else tuple(guards)
