"""A group of rows in words: its clusters, and the columns that set it apart from the other rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from neon_core.text import capitalize, count, spell_small
from neon_core.wording.cluster_sentences import describe_direction, format_contrast, format_contrast_name
from neon_core.wording.row_values import format_class
from neon_core.wording.spans import Sentence, Span, cluster_span

if TYPE_CHECKING:
    from neon_core.summaries import ColumnContrast, GroupExplanation

MOST_CLUSTERS, MOST_COLUMNS = 4, 3
"""Clusters and columns that are named, at most."""

NOTICEABLE = 0.5
"""A column is named from this share of the largest part of the squared distance on."""


def describe_group(group: GroupExplanation, nouns: tuple[str, str]) -> Sentence:
    """Return the headline of a group: its size and its clusters.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.wording import to_text
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> to_text(describe_group(nc.explain_group(wine, wine.mismatches()), ("wine", "wines")))
    'Of these nine wines seven are in cluster 2, two in cluster 0.'
    """
    names, size, clusters = group.cluster_names, spell_small(group.size), group.clusters
    first, n_first = clusters[0]
    everyone = "That is everyone. " if group.size == group.n_rows else ""
    if len(clusters) == 1:
        start = f"{everyone}{'Both' if group.size == 2 else f'All {size}'} {nouns[1]} are in "
        return Span(f"This {nouns[0]} is in " if group.size == 1 else start), cluster_span(first, names), Span(".")
    parts: list[Span] = [
        Span(f"{everyone}Of these {size} {nouns[1]} {spell_small(n_first)} {_are(n_first)} in "),
        cluster_span(first, names),
    ]
    for cluster, n_rows in clusters[1:MOST_CLUSTERS]:
        parts += [Span(f", {spell_small(n_rows)} in "), cluster_span(cluster, names)]
    rest = clusters[MOST_CLUSTERS:]
    if rest:
        parts.append(Span(f", {spell_small(sum(n for _, n in rest))} in {count(len(rest), 'other cluster')}"))
    return *parts, Span(".")


def describe_group_detail(group: GroupExplanation, nouns: tuple[str, str]) -> Sentence:
    """Return the sentences below the headline: the columns that set the group apart, and its main class.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.wording import to_text
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> to_text(describe_group_detail(nc.explain_group(wine, wine.mismatches(), "clusters"), ("wine", "wines")))
    'Unlike the others there: low color intensity (3.60, not 6.98) and malic acid (1.89, not 3.04). All nine are of ...'
    """
    return (*_describe_contrast(group, nouns), Span(_describe_class(group)))


def telling_columns(group: GroupExplanation) -> tuple[ColumnContrast, ...]:
    """Return the columns that set a group apart, from the one that parts the two means most: at most three."""
    columns = [group.columns[i] for i in group.order]
    return tuple(c for c in columns[:MOST_COLUMNS] if 0.0 < c.apart >= NOTICEABLE * columns[0].apart)


def _describe_contrast(group: GroupExplanation, nouns: tuple[str, str]) -> Sentence:
    """Return the sentence on the columns that set a group apart; none where it is everyone."""
    columns, others = telling_columns(group), _others(group, nouns)
    if not group.n_others:
        whole = f"No other {nouns[0]} is in {'this cluster' if len(group.clusters) == 1 else 'these clusters'}. "
        return () if group.size == group.n_rows else (Span(whole),)
    if not columns:
        return (Span(f"No column sets {_these(group)} apart from {others}. "),)
    spans = [Span(f"Unlike {others}: ")]
    directions = [describe_direction(column) for column in columns]
    repeats = [False, *(first == second for first, second in pairwise(directions))]
    for i, (column, direction) in enumerate(zip(columns, directions, strict=True)):
        here, elsewhere = format_contrast(column, column.telling)
        name = format_contrast_name(column, column.telling)
        mark = "" if i == 0 else " and " if i == len(columns) - 1 else ", "
        spans += [
            *((Span(mark),) if mark else ()),
            Span(name if repeats[i] else f"{direction}{name}", "strong"),
            Span(f" ({here}, not {elsewhere})"),
        ]
    return *spans, Span(". ")


def _others(group: GroupExplanation, nouns: tuple[str, str]) -> str:
    """Return what the other rows are called."""
    if group.versus == "clusters":
        return "the other one there" if group.n_others == 1 else "the others there"
    return f"the other {nouns[0]}" if group.n_others == 1 else f"all other {nouns[1]}"


def _these(group: GroupExplanation) -> str:
    return "it" if group.size == 1 else "them"


def _describe_class(group: GroupExplanation) -> str:
    """Return the sentence on the class of more than half of the group; empty where there is none."""
    if not group.classes or 2 * group.classes[0][1] <= group.size:
        return ""
    known, n_rows = group.classes[0]
    if n_rows == group.size:
        subject = "It is" if n_rows == 1 else f"{'Both' if n_rows == 2 else f'All {spell_small(n_rows)}'} are"
    else:
        subject = f"{capitalize(spell_small(n_rows))} {_are(n_rows)}"
    return f"{subject} of class {format_class(known)}."


def _are(n: int) -> str:
    return "is" if n == 1 else "are"
