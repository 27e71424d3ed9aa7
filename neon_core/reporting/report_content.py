"""What a report says, as one value: every sentence and number of it, before there is any markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from neon_core import wording
from neon_core.analysis import Analysis
from neon_core.dataset import Dataset
from neon_core.reporting.explained_rows import ReportRow, choose_rows, explain_rows, label_members
from neon_core.reporting.heat_table import HeatTable, build_heat_tables, describe_lines
from neon_core.reporting.map_drawing import ReportMap, draw_map
from neon_core.saved import Settings
from neon_core.saved.settings_file import format_settings, versions
from neon_core.short_rules import Rule, cluster_rules
from neon_core.summaries import (
    ClusterMembers,
    ClusterProfile,
    ColumnContrast,
    choose_telling_columns,
    cluster_members,
    profile_clusters,
    summarise,
)
from neon_core.text import call_centroid, call_cluster
from neon_core.version import __version__
from neon_core.wording.card_words import BOUNDARY, CONTESTED, TYPICAL, choose_members, format_member, split_makeup
from neon_core.wording.record import pair_columns
from neon_core.wording.report_words import describe_choice, describe_other_beta
from neon_core.wording.steps import EXPLANATION


@dataclass(frozen=True)
class Card:
    """What a cluster is.

    Attributes
    ----------
    cluster : int
        Its number.
    called, size : str
        Its name, and the number of its rows with their share.
    makeup : tuple of (str, str)
        Its sentence, as pieces with a bold part and the rest.
    rule : Rule
        Its rule, or why there is none.
    found : str
        What the rule finds; empty where there is none that is enough.
    members : tuple of (str, int)
        Its telling rows by name, each with its number.
    share : float
        The share of all rows, from 0 to 1.
    """

    cluster: int
    called: str
    size: str
    makeup: tuple[tuple[str, str], ...]
    rule: Rule
    found: str
    members: tuple[tuple[str, int], ...]
    share: float


@dataclass(frozen=True)
class Names:
    """What things are called: the table, a row ("wine"), the clusters, and their centroids in the head of a table."""

    table: str
    noun: str
    clusters: tuple[str, ...]
    centroids: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ClusterPart:
    """What is said of the clusters.

    Attributes
    ----------
    cards : tuple of Card
        A card each.
    held_out : str
        How such rules do on rows that were not seen; empty where there is none.
    heat : tuple of HeatTable
        The mean relevance of each column; none where there is one cluster.
    heat_lines : str
        The sentence on columns without a line of their own.
    """

    cards: tuple[Card, ...]
    held_out: str
    heat: tuple[HeatTable, ...]
    heat_lines: str


@dataclass(frozen=True, eq=False)
class RowPart:
    """The explained rows, which they are, and at which stiffness where that is not the usual one."""

    rows: tuple[ReportRow, ...]
    choice: str
    other_beta: str


@dataclass(frozen=True)
class Record:
    """The record: the steps, the notes, every column, where it comes from, the versions, and the settings as JSON."""

    done: tuple[str, ...]
    notes: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    origin: tuple[str, ...]
    versions: tuple[tuple[str, str], ...]
    settings: str


@dataclass(frozen=True, eq=False)
class Report:
    """Everything that a report says, section by section."""

    title: str
    made: datetime
    names: Names
    map: ReportMap
    clusters: ClusterPart
    rows: RowPart
    record: Record


def build_report(
    dataset: Dataset,
    analysis: Analysis,
    made: datetime,
    rows: Iterable[int | str] | None = None,
    beta: float | None = None,
    origin: Sequence[str] = (),
) -> Report:
    """Return the content of the report of an analysis.

    Parameters
    ----------
    dataset, analysis : Dataset, Analysis
        The table and its analysis.
    made : datetime
        When it is made.
    rows, beta
        As in `report`.
    origin : sequence of str
        The sentences on where it comes from; by default those of `describe_origin`.
    """
    settings = format_settings(Settings.of(dataset, analysis))  # refuses the analysis of another table
    nouns, members, profiles = dataset.nouns, cluster_members(analysis), profile_clusters(analysis)
    explained = _explain(analysis, members, nouns, rows, beta)
    numbers = [row.point.identity.row for row in explained.rows]
    return Report(
        title=wording.format_title(analysis.design.rows.size, analysis.n_clusters, nouns),
        made=made,
        names=_name(dataset, analysis),
        map=draw_map(analysis, profiles, nouns, numbers),
        clusters=_describe_clusters(dataset, analysis, profiles, members),
        rows=explained,
        record=Record(
            done=_describe_done(dataset, analysis),
            notes=(*(note.text for note in analysis.notes), *map(str, dataset.reading.ambiguities)),
            columns=pair_columns(analysis, dataset.columns),
            origin=tuple(origin) or wording.describe_origin(dataset, analysis, made, f"NEON {__version__}"),
            versions=tuple(versions().items()),
            settings=settings,
        ),
    )


def _name(dataset: Dataset, analysis: Analysis) -> Names:
    names = analysis.cluster_names or ("",) * analysis.n_clusters
    return Names(
        table=dataset.name,
        noun=dataset.nouns[0],
        clusters=tuple(name or str(k) for k, name in enumerate(names)),
        centroids=tuple(call_centroid(k, names) for k in range(analysis.n_clusters)),
    )


def _describe_done(dataset: Dataset, analysis: Analysis) -> tuple[str, ...]:
    """Return the steps in words; the notes and the meaning of the numbers stand in sections of their own."""
    elsewhere = {EXPLANATION, *(note.text for note in analysis.notes)}
    steps = wording.describe_analysis(analysis, dataset.columns, len(dataset.frame))
    return tuple(step for step in steps if step not in elsewhere)


def _explain(
    analysis: Analysis,
    members: Sequence[ClusterMembers],
    nouns: tuple[str, str],
    rows: Iterable[int | str] | None,
    beta: float | None,
) -> RowPart:
    """Return the explained rows: those that are given, else the telling ones of all clusters."""
    labels = label_members(members)
    chosen = list(labels) if rows is None else choose_rows(analysis, rows)
    explained = explain_rows(analysis, chosen, labels, nouns, beta)
    named = {what for row in chosen for what in labels.get(row, ())} if explained else set()
    return RowPart(
        rows=explained,
        choice=describe_choice([what for what in (TYPICAL, BOUNDARY, CONTESTED) if what in named]),
        other_beta=_describe_beta(explained),
    )


def _describe_beta(rows: Sequence[ReportRow]) -> str:
    """Return the sentence on a stiffness that is not the usual one; "" with two clusters, where it changes nothing."""
    if not rows or rows[0].point.comparison.shares.size < 3:
        return ""
    return describe_other_beta(rows[0].point.comparison.beta, rows[0].point.comparison.usual_beta)


def _describe_clusters(
    dataset: Dataset, analysis: Analysis, profiles: Sequence[ClusterProfile], members: Sequence[ClusterMembers]
) -> ClusterPart:
    """Return what is said of the clusters."""
    rules, summary = cluster_rules(analysis, dataset), summarise(analysis)
    parts = zip(profiles, choose_telling_columns(profiles, summary), rules, members, strict=True)
    return ClusterPart(
        cards=tuple(_card(analysis, dataset.nouns, *part) for part in parts),
        held_out=wording.describe_held_out(rules, dataset.nouns),
        heat=build_heat_tables(summary) if analysis.n_clusters > 1 else (),
        heat_lines=describe_lines(summary),
    )


def _card(
    analysis: Analysis,
    nouns: tuple[str, str],
    profile: ClusterProfile,
    telling: Sequence[ColumnContrast],
    rule: Rule,
    members: ClusterMembers,
) -> Card:
    """Return the card of a cluster."""
    named = [
        (format_member(what, analysis.design.call_row(row, nouns[0])), row)
        for what, row in choose_members(members).items()
    ]
    return Card(
        cluster=profile.cluster,
        called=call_cluster(profile.cluster, analysis.cluster_names),
        size=wording.describe_cluster_size(profile, nouns),
        makeup=split_makeup(profile, telling),
        rule=rule,
        found=wording.describe_found(rule) if rule.conditions and rule.is_enough else "",
        members=tuple(named),
        share=profile.share,
    )
