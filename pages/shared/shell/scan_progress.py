"""The scan of this visit: begun, watched, stopped and gone on with; and the work for a look at another K."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from neon_core.errors import NeonError
from pages.shared.results import cache, current, scans, work
from pages.shared.session import events, store
from pages.shared.session.jobs import Job
from pages.shared.shell import progress
from pages.shared.wording import choose_k_words, progress_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig
    from neon_core.evaluation import Scan


class ScanState(NamedTuple):
    """Where the scan stands.

    Attributes
    ----------
    scan : Scan or None
        What is computed; None before the first measure.
    state : str
        "empty", "working", "stopped", "failed" or "done".
    stage : str
        The stage of the work in progress.
    error : NeonError or None
        Why the scan failed.
    """

    scan: Scan | None
    state: str
    stage: str = ""
    error: NeonError | None = None


def look() -> ScanState:
    """Return where the scan of the current choices stands; the result of a job that is done is kept."""
    source, data, choices = current.source(), current.dataset(), store.choices()
    key, job = scans.scan_key(data, choices.config, choices.scanned), store.visit().scan
    found = scans.scan_of(source, data, choices.config, choices.scanned)
    if found is not None:
        return ScanState(found, "done")
    if job is None or job.key != key:
        return ScanState(None, "empty")
    job.look()
    if job.is_stopped:
        return ScanState(job.latest, "stopped")
    if job.is_alive:
        return ScanState(job.latest, "working", job.stage)
    if job.error is not None:
        return ScanState(job.latest, "failed", error=_describe_error(job.error))
    return ScanState(scans.scan_of(source, data, choices.config, choices.scanned, made=job.result), "done")


def _describe_error(error: BaseException) -> NeonError:
    """Return the error of a scan; an unexpected one in a sentence."""
    return error if isinstance(error, NeonError) else work.describe_failed_part(choose_k_words.SCAN_FAILED, error)


def begin() -> None:
    """Begin the scan of the current choices, or go on with it where it was stopped; another one ends."""
    data, choices, before = current.dataset(), store.choices(), store.visit().scan
    key = scans.scan_key(data, choices.config, choices.scanned)
    if before is not None and before.key == key and before.is_stopped:
        job = before.again()
    else:
        end()
        job = Job(key, scans.ScanSteps(data, choices.config, choices.scanned))
    store.apply(events.begin_scan, job.begin())
    store.rerun_app()


def begin_further(first: int, last: int) -> None:
    """Choose another range, and begin its scan."""
    store.apply(events.choose_scanned, first, last)
    begin()


def stop() -> None:
    """Stop the scan; what it has computed stays."""
    job = store.visit().scan
    if job is not None:
        job.stop()
    store.rerun_app()


def end() -> None:
    """Stop and forget the scan."""
    job = store.visit().scan
    if job is not None:
        job.stop()
        store.store(events.begin_scan(store.session(), None))


def end_other() -> None:
    """End a scan of other choices than the current ones, and forget one whose result is kept."""
    job = store.visit().scan
    if job is None:
        return
    data, choices = current.dataset(), store.choices()
    is_kept = scans.scan_of(current.source(), data, choices.config, choices.scanned) is not None
    if is_kept or not scans.is_scan_of(job.key, data, choices.config):
        end()


def is_looked_at(analysis: Analysis, k: int) -> bool:
    """Whether the clustering with another K and the silhouettes are there; long work is begun and its progress drawn.

    The analysis has no names.
    """
    source, data = current.source(), current.dataset()
    with suppress(cache.LongWorkError):
        scans.comparison(source, data, analysis, k)
        scans.silhouettes(source, analysis)
        return True
    key = (scans.LOOK, data.fingerprint, analysis.config, k)
    config = scans.other_config(analysis.config, k)
    describe_failure = partial(work.describe_failed_part, choose_k_words.LOOK_FAILED)
    look = progress.made_aside(
        key, partial(scans.build_look, data, analysis, k), partial(_describe_look, config=config), describe_failure
    )
    if look is None:
        return False
    cache.analysis(source, data, config, made=look.other)
    scans.silhouettes(source, analysis, made=look.found)
    return True


def _describe_look(stage: str, config: AnalysisConfig) -> str:
    """Return the stage of a look at another K."""
    if stage == choose_k_words.SILHOUETTES:
        return choose_k_words.STAGES[stage]
    return progress_words.describe_fitting_stage(stage, config)
