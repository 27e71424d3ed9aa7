"""What the page Clusters shows of an analysis, kept as the analyses are, and the analysis with the visitor's names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neon_core.config import AnalysisConfig
from pages.shared.results.cache import CONFIGS, OWN_CONFIGS, LongWorkError, Source, is_long_fit, kept

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from neon_core.progress import Progress
    from neon_core.short_rules import Rule
    from neon_core.summaries import ClusterMembers, ClusterPair, ClusterProfile, ColumnContrast
    from pages.shared.session.cluster_names import Names

RULES_AT_ONCE = 200_000
"""Rows times columns times clusters; the rules of more are found by a job (about a second)."""


@dataclass(frozen=True, eq=False)
class Overview:
    """What makes each cluster, without the names that a visitor gave.

    Attributes
    ----------
    profiles : tuple of ClusterProfile
        See `neon_core.summaries.profile_clusters`.
    columns : tuple of tuple of ColumnContrast
        The columns of each cluster's sentence.
    suggested_names : tuple of str
        A name for each cluster; "" where no column makes it.
    members : tuple of ClusterMembers
        The telling rows of each cluster.
    pairs : tuple of ClusterPair
        Every two clusters, the nearest first.
    """

    profiles: tuple[ClusterProfile, ...]
    columns: tuple[tuple[ColumnContrast, ...], ...]
    suggested_names: tuple[str, ...]
    members: tuple[ClusterMembers, ...]
    pairs: tuple[ClusterPair, ...]


@dataclass(frozen=True, eq=False)
class Summary:
    """All that a job computes: the overview, and the rule of each cluster."""

    overview: Overview
    rules: tuple[Rule, ...]


def named_analysis(source: Source, analysis: Analysis, names: Names) -> Analysis:
    """Return an analysis with the names that a visitor gave to its clusters; a number that no cluster has is passed."""
    possible = tuple((cluster, name) for cluster, name in names if cluster < analysis.n_clusters)
    return _named(source, *analysis_key(analysis), possible, analysis) if possible else analysis


@kept(CONFIGS, OWN_CONFIGS)
def _named(fingerprint: str, config: AnalysisConfig, version: int, names: Names, _analysis: Analysis) -> Analysis:
    return _analysis.rename(dict(names))


def overview(source: Source, analysis: Analysis, data: Dataset, made: Overview | None = None) -> Overview:
    """Return what makes each cluster; of a large uploaded table it is `made` by a job, else `LongWorkError` is raised.

    The key has no names: an analysis without them is meant.
    """
    return _overview(source, *analysis_key(analysis), analysis, made, source.is_upload and is_long_fit(data))


@kept(CONFIGS, OWN_CONFIGS)
def _overview(
    fingerprint: str, config: AnalysisConfig, version: int, _analysis: Analysis, _made: Overview | None, _is_long: bool
) -> Overview:
    if _made is None and _is_long:
        raise LongWorkError
    return _made or build_overview(_analysis)


def rules(source: Source, analysis: Analysis, data: Dataset, made: tuple[Rule, ...] | None = None) -> tuple[Rule, ...]:
    """Return the rule of each cluster; long work is `made` by a job, or raises `LongWorkError`."""
    n_columns = len(analysis.design.columns)
    is_long = len(data.frame) * n_columns * analysis.n_clusters > RULES_AT_ONCE
    return _rules(source, *analysis_key(analysis), analysis, data, made, is_long)


@kept(CONFIGS, OWN_CONFIGS)
def _rules(
    fingerprint: str,
    config: AnalysisConfig,
    version: int,
    _analysis: Analysis,
    _data: Dataset,
    _made: tuple[Rule, ...] | None,
    _is_long: bool,
) -> tuple[Rule, ...]:
    from neon_core.short_rules import cluster_rules

    if _made is None and _is_long:
        raise LongWorkError
    return cluster_rules(_analysis, _data) if _made is None else _made


def build_overview(analysis: Analysis) -> Overview:
    """Compute what makes each cluster."""
    import neon_core as nc
    from neon_core.summaries import choose_telling_columns
    from neon_core.wording import suggest_names

    profiles = nc.profile_clusters(analysis)
    columns = choose_telling_columns(profiles, nc.summarise(analysis))
    return Overview(
        profiles=profiles,
        columns=columns,
        suggested_names=suggest_names(profiles, columns),
        members=nc.cluster_members(analysis),
        pairs=nc.cluster_pairs(analysis),
    )


def build_summary(analysis: Analysis, data: Dataset, progress: Progress) -> Summary:
    """Compute the overview and the rules, and report the stages."""
    from neon_core.progress import report_to, stage
    from neon_core.short_rules import cluster_rules

    with report_to(progress):
        with stage("summary", 0.0, 0.2):
            overview = build_overview(analysis)
        with stage("rules", 0.2, 1.0):
            return Summary(overview, cluster_rules(analysis, data))


def analysis_key(analysis: Analysis) -> tuple[str, AnalysisConfig, int]:
    """Return what decides on everything that is computed from an analysis, and not on its names."""
    from neon_core.analysis import VERSION

    return analysis.fingerprint, analysis.config, VERSION
