"""What the page Choose K shows: the scan of a table, the change that another K makes, and the silhouettes."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from neon_core.config import AnalysisConfig
from pages.shared.results import cache, current, work
from pages.shared.results.cache import CONFIGS, MAPS, OWN_CONFIGS, OWN_MAPS, LongWorkError, Source, kept
from pages.shared.session.choices import MOST_CLUSTERS, NEXT_K

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from neon_core.evaluation import Comparison, Scan, ScanWork, Silhouettes
    from neon_core.progress import Progress
    from pages.shared.session.choices import Choices

SCAN, LOOK = "scan", "look"
"""The kinds of job."""
VERSION = 1
"""Part of every cache key. Raise it when the same choices give another result on this page."""
COMPARED_AT_ONCE = 5_000
"""Rows of a table; the silhouettes of more are computed by a job (a second from there on)."""

Range = tuple[int, int]


def own_config(config: AnalysisConfig) -> AnalysisConfig:
    """Return the config without what takes no part in a scan: the present K, and changes by hand."""
    return replace(config, n_clusters=1, edits=())


def scan_key(data: Dataset, config: AnalysisConfig, scanned: Range) -> tuple[Any, ...]:
    """Return the kind of a scan's job, and everything that decides on its result."""
    return SCAN, data.fingerprint, own_config(config), scanned, VERSION


def is_scan_of(key: tuple[Any, ...], data: Dataset, config: AnalysisConfig) -> bool:
    """Whether the key of a job is that of a scan of these choices, whatever its range."""
    return key[:3] == scan_key(data, config, (0, 0))[:3]


def scan_of(
    source: Source, data: Dataset, config: AnalysisConfig, scanned: Range, made: Scan | None = None
) -> Scan | None:
    """Return the scan of a table, or None where no job has `made` it yet."""
    try:
        found = _scan(source, data.fingerprint, own_config(config), scanned, VERSION, made)
    except LongWorkError:
        return None
    return replace(found, config=config)


@kept(CONFIGS, OWN_CONFIGS)
def _scan(fingerprint: str, config: AnalysisConfig, scanned: Range, version: int, _made: Scan | None) -> Scan:
    if _made is None:
        raise LongWorkError
    return _made


class ScanSteps:
    """The steps of a scan, which goes on where it was stopped.

    Parameters
    ----------
    data, config, scanned
        The table, the choices, and the first and the last K.
    """

    def __init__(self, data: Dataset, config: AnalysisConfig, scanned: Range) -> None:
        self._data, self._config, self._scanned = data, own_config(config), scanned
        self._work: ScanWork | None = None

    def __call__(self, progress: Progress) -> Generator[Scan, None, None]:
        """Yield the scan after each piece of work that is still to do."""
        from neon_core.evaluation import begin_scan, continue_scan
        from neon_core.progress import report_to

        if self._work is None:
            with report_to(progress):
                asked = range(self._scanned[0], self._scanned[1] + 1)
                self._work = begin_scan(self._data, self._config, asked)
            yield self._work.scan()
        yield from continue_scan(self._work, progress)


# --- what another K changes ---


@dataclass(frozen=True, eq=False)
class Look:
    """What a job computes of a large table: the other clustering, and the silhouettes of the present one."""

    other: Analysis
    found: Silhouettes


def looked_k(choices: Choices, analysis: Analysis) -> int:
    """Return the number of clusters that is looked at; where nobody chose one, the next one."""
    present = analysis.n_clusters
    k = choices.looked if choices.looked != NEXT_K else present + 1
    return k if k <= min(MOST_CLUSTERS, most_clusters(analysis)) else max(1, present - 1)


def compared_k(choices: Choices, analysis: Analysis) -> int:
    """Return the number of clusters whose change is shown: the one looked at, or the one after the present."""
    k = looked_k(choices, analysis)
    return looked_k(replace(choices, looked=NEXT_K), analysis) if k == analysis.n_clusters else k


def most_clusters(analysis: Analysis) -> int:
    """Return the number of distinct rows, where it is small; else the number of clusters of this dashboard."""
    return _most_clusters(current.source(), analysis.fingerprint, analysis.config, VERSION, analysis)


@kept(CONFIGS, OWN_CONFIGS)
def _most_clusters(fingerprint: str, config: AnalysisConfig, version: int, _analysis: Analysis) -> int:
    from neon_core.centroids import few_distinct_rows

    distinct = few_distinct_rows(_analysis.design.matrix, MOST_CLUSTERS)
    return MOST_CLUSTERS if distinct is None else min(MOST_CLUSTERS, len(distinct))


def other_config(config: AnalysisConfig, k: int) -> AnalysisConfig:
    """Return the config with another number of clusters, and without changes by hand."""
    return replace(config, n_clusters=k, edits=())


def comparison(source: Source, data: Dataset, analysis: Analysis, k: int) -> Comparison:
    """Return the analysis beside that with another K; raise `LongWorkError` where a job has to make that one."""
    from neon_core.analysis import VERSION as ANALYSIS

    other = cache.analysis(source, data, other_config(analysis.config, k))
    names = analysis.cluster_names
    return _comparison(source, analysis.fingerprint, analysis.config, k, names, (ANALYSIS, VERSION), analysis, other)


@kept(MAPS, OWN_MAPS)
def _comparison(
    fingerprint: str,
    config: AnalysisConfig,
    k: int,
    names: tuple[str, ...],
    version: tuple[int, int],
    _analysis: Analysis,
    _other: Analysis,
) -> Comparison:
    from neon_core.evaluation import compare

    return compare(_analysis, _other)


def silhouettes(source: Source, analysis: Analysis, made: Silhouettes | None = None) -> Silhouettes:
    """Return the silhouettes of an analysis without names; those of many rows are `made` by a job."""
    from neon_core.analysis import VERSION as ANALYSIS

    return _silhouettes(source, analysis.fingerprint, analysis.config, (ANALYSIS, VERSION), analysis, made)


@kept(CONFIGS, OWN_CONFIGS)
def _silhouettes(
    fingerprint: str, config: AnalysisConfig, version: tuple[int, int], _analysis: Analysis, _made: Silhouettes | None
) -> Silhouettes:
    from neon_core.evaluation import silhouettes as compute

    if _made is None and len(_analysis.design.rows) > COMPARED_AT_ONCE:
        raise LongWorkError
    return _made or compute(_analysis)


def build_look(data: Dataset, analysis: Analysis, k: int, progress: Progress) -> Look:
    """Compute the other clustering, and the silhouettes of the present one."""
    from neon_core.evaluation import silhouettes as compute

    other = work.analyse(data, other_config(analysis.config, k), progress)
    progress("silhouettes", 1.0)
    return Look(other, compute(analysis))


def with_names(found: Silhouettes, names: tuple[str, ...]) -> Silhouettes:
    """Return silhouettes with the names of the clusters."""
    return replace(found, cluster_names=names)
