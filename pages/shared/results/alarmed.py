"""What alarms see of the current analysis, and the same features with and without a scaling."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neon_core.scalings import ANY_RANGE
from pages.shared.results import scans, work
from pages.shared.results.cache import CONFIGS, OWN_CONFIGS, LongWorkError, Source, is_long_fit, kept
from pages.shared.results.summaries import analysis_key

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.config import AnalysisConfig
    from neon_core.dataset import Dataset
    from neon_core.evaluation import Alarm
    from neon_core.progress import Progress

RAW = "none"


@dataclass(frozen=True, eq=False)
class Side:
    """One of two scalings: each feature's share of the relevance, the silhouette and the agreement with the class.

    The silhouette is None of a large table, the agreement where there is no class.
    """

    scaling: str
    shares: tuple[float, ...]
    silhouette: float | None
    rand: float | None


Alarms = tuple["Alarm", ...]


def alarms(
    source: Source, data: Dataset, analysis: Analysis, nouns: tuple[str, str], made: Alarms | None = None
) -> Alarms:
    """Return every alarm of an analysis, those that are raised first; of a large table they are `made` by a job."""
    is_long = source.is_upload and is_long_fit(data)
    return _alarms(source, analysis_key(analysis), nouns, analysis, made, is_long)


@kept(CONFIGS, OWN_CONFIGS)
def _alarms(
    key: tuple[object, ...], nouns: tuple[str, str], _analysis: Analysis, _made: Alarms | None, _is_long: bool
) -> Alarms:
    from neon_core.evaluation import alarms as find

    if _made is None and _is_long:
        raise LongWorkError
    return _made or find(_analysis, nouns)


@dataclass(frozen=True, eq=False)
class Checked:
    """What a job computes of a large table: the alarms, and the analysis with the other scaling."""

    alarms: Alarms
    other: Analysis


def build_checked(data: Dataset, analysis: Analysis, nouns: tuple[str, str], progress: Progress) -> Checked:
    """Compute the alarms, and the analysis with the other scaling."""
    from neon_core.evaluation import alarms as find

    other = work.analyse(data, other_config(analysis.config), progress)
    progress("alarms", 1.0)
    return Checked(find(analysis, nouns), other)


def repeated_rows(analysis: Analysis) -> Indices:
    """Return the rows that are there twice."""
    from neon_core.evaluation.alarm_measures import repeated_rows as find

    return find(analysis.design)


def other_config(config: AnalysisConfig) -> AnalysisConfig:
    """Return the config in raw units, or, where it is in raw units, with every feature scaled."""
    return replace(config, scaling=ANY_RANGE if config.scaling == RAW else RAW)


def side(source: Source, analysis: Analysis) -> Side:
    """Return an analysis as one of two sides."""
    return _side(source, analysis_key(analysis), source, analysis)


@kept(CONFIGS, OWN_CONFIGS)
def _side(key: tuple[object, ...], _source: Source, _analysis: Analysis) -> Side:
    import numpy as np

    from neon_core.triviality import MOST_ROWS, relevance_shares

    design = _analysis.design
    some = np.unique(np.linspace(0, design.rows.size - 1, MOST_ROWS).astype(np.intp))
    shares = tuple(relevance_shares(design, _analysis.model, some).tolist())
    try:
        silhouette: float | None = scans.silhouettes(_source, _analysis).mean
    except LongWorkError:
        silhouette = None
    return Side(_analysis.config.scaling, shares, silhouette, _rand(_analysis))


def _rand(analysis: Analysis) -> float | None:
    """Return the adjusted Rand index of the clusters and the known classes; None where there are none."""
    from neon_core.evaluation.agreement import adjusted_rand, common_rows

    known, n_classes = analysis.design.class_index, len(analysis.design.classes)
    is_known = known >= 0
    if n_classes == 0:
        return None
    return adjusted_rand(
        common_rows(analysis.clustering.labels[is_known], known[is_known], analysis.n_clusters, n_classes)
    )
