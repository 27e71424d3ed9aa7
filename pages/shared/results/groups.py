"""The rows of a group and what sets it apart, kept as the analyses are: nothing is computed without a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neon_core.text import call_cluster
from pages.shared.results import current, row_arrangement
from pages.shared.results.cache import MAPS, OWN_MAPS, LongWorkError, kept
from pages.shared.session import store
from pages.shared.session.group import OF_ROWS
from pages.shared.wording import group_words, row_query_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.progress import Progress
    from neon_core.summaries import GroupExplanation
    from pages.shared.session.group import Group


EXPLAINED_AT_ONCE = 40_000_000
"""Rows times features times clusters; a group of a larger table is explained by a job (about half a second)."""


@dataclass(frozen=True, eq=False)
class GroupRows:
    """The rows of a group.

    Attributes
    ----------
    rows : ndarray of int of shape (size,)
        Those that are clustered, in the order of the table; read-only.
    n_missing : int
        The number of rows that were named and are not clustered: the table has none of their numbers, or they were
        left out.
    """

    rows: Indices
    n_missing: int

    def place_of(self, row: int) -> int:
        """Return the place of a row in the group; -1 where it is not in it."""
        import numpy as np

        place = int(np.searchsorted(self.rows, row))
        return place if place < self.rows.size and self.rows[place] == row else -1


def find_fault(analysis: Analysis, group: Group) -> str:
    """Return why there is no such group here, as a sentence; "" where there is one."""
    if group.kind == "cluster" and group.cluster >= analysis.n_clusters:
        return group_words.describe_missing_cluster(group.cluster, analysis.n_clusters)
    if group.kind == "mismatches" and not analysis.clustering.mismatch.any():
        return group_words.NO_MISMATCH
    for condition in group.query.conditions:
        problems = row_arrangement.row_columns(analysis).find_problems(type(group.query)((condition,)))
        if problems:
            called = row_query_words.format_condition(condition)
            return group_words.describe_refused_filter(called, problems[0].what, problems[0].hint)
    return "" if find_rows(analysis, group).rows.size else group_words.describe_no_rows(store.choices().nouns[0])


def find_rows(analysis: Analysis, group: Group) -> GroupRows:
    """Return the rows of a group; one with a fault has none."""
    return _find_rows(current.source(), row_arrangement.key_of(analysis), group.digest, group, analysis)


@kept(MAPS, OWN_MAPS)
def _find_rows(analysis: str, group: str, _group: Group, _analysis: Analysis) -> GroupRows:
    import numpy as np

    rows, clustering = _analysis.design.rows, _analysis.clustering
    missing = 0
    if _group.kind in OF_ROWS:
        named = _group.runs.rows_below(_analysis.design.n_rows)
        found = named if rows.size == _analysis.design.n_rows else np.intersect1d(named, rows, assume_unique=True)
        missing = _group.runs.size - found.size
    elif _group.kind == "filter":
        found = np.sort(row_arrangement.row_columns(_analysis).filter_rows(_group.query))
    else:
        found = rows[clustering.mismatch if _group.kind == "mismatches" else clustering.labels == _group.cluster]
    found.setflags(write=False)
    return GroupRows(found, missing)


def heading_of(analysis: Analysis, group: Group, nouns: tuple[str, str]) -> str:
    """Return the heading above the rows of a group."""
    cluster = call_cluster(group.cluster, analysis.cluster_names) if group.kind == "cluster" else ""
    return group_words.format_heading(group.kind, find_rows(analysis, group).rows.size, nouns, cluster, group.name)


def possible_others(analysis: Analysis, found: GroupRows) -> tuple[str, ...]:
    """Return what a group can be compared with: the others of its clusters only where there are some."""
    import numpy as np

    design, clustering = analysis.design, analysis.clustering
    samples = np.searchsorted(design.rows, found.rows)
    inside = np.bincount(clustering.labels[samples], minlength=clustering.sizes.size)
    return ("clusters", "rest") if (clustering.sizes[inside > 0] > inside[inside > 0]).any() else ("rest",)


def choose_others(possible: tuple[str, ...], chosen: str) -> str:
    """Return what a group is compared with: what was chosen, where that is possible."""
    return chosen if chosen in possible else possible[0]


def explain(analysis: Analysis, group: Group, versus: str, made: GroupExplanation | None = None) -> GroupExplanation:
    """Return what sets a group apart from the "rest", or from the others of its own "clusters".

    Of a large table it is `made` by a job; where that is not there yet, `LongWorkError` is raised.
    """
    key = row_arrangement.key_of(analysis), group.digest, versus
    return _explain(current.source(), *key, find_rows(analysis, group).rows, analysis, made)


@kept(MAPS, OWN_MAPS)
def _explain(
    analysis: str, group: str, versus: str, _rows: Indices, _analysis: Analysis, _made: GroupExplanation | None
) -> GroupExplanation:
    import neon_core as nc

    if _made is not None:
        return _made
    if _analysis.design.matrix.size * _analysis.n_clusters > EXPLAINED_AT_ONCE:
        raise LongWorkError
    return nc.explain_group(_analysis, _rows, versus)


def build_explanation(analysis: Analysis, rows: Indices, versus: str, progress: Progress) -> GroupExplanation:
    """Compute what sets some rows apart, and report the share that is done."""
    import neon_core as nc
    from neon_core.progress import report_to, stage

    with report_to(progress), stage("group", 0.0, 1.0):
        return nc.explain_group(analysis, rows, versus)
