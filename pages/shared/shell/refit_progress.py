"""The refits of this visit: begun by the page Trust, watched, stopped and gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from neon_core.errors import NeonError
from pages.shared.results import current, refitted, work
from pages.shared.session import events, store
from pages.shared.session.jobs import Job
from pages.shared.wording import trust_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from pages.shared.results.refitted import Refitted


class RefitState(NamedTuple):
    """Where the refits stand.

    Attributes
    ----------
    found : Refitted or None
        What is there; None before the starts are.
    state : str
        "empty", "working", "stopped", "failed" or "done".
    stage, share : str, float
        The stage of the work in progress, and the share of it that is done.
    error : NeonError or None
        Why the work failed.
    """

    found: Refitted | None
    state: str
    stage: str = ""
    share: float = 0.0
    error: NeonError | None = None


def look(analysis: Analysis) -> RefitState:
    """Return where the refits of an analysis without names stand; the result of a job that is done is kept."""
    source, key, job = current.source(), _key(analysis), store.visit().refits
    found = refitted.refitted_of(source, analysis.fingerprint, analysis.config)
    if found is not None:
        return RefitState(found, "done")
    if job is None or job.key != key:
        return RefitState(None, "empty")
    job.look()
    if job.is_stopped:
        return RefitState(job.latest, "stopped")
    if job.is_alive:
        return RefitState(job.latest, "working", job.stage, job.share)
    if job.error is not None:
        return RefitState(job.latest, "failed", error=_describe_error(job.error))
    made = refitted.refitted_of(source, analysis.fingerprint, analysis.config, made=job.result)
    return RefitState(made, "done")


def _key(analysis: Analysis) -> tuple[object, ...]:
    return refitted.refit_key(analysis.fingerprint, analysis.config)


def _describe_error(error: BaseException) -> NeonError:
    """Return the error of the refits; an unexpected one in a sentence."""
    return error if isinstance(error, NeonError) else work.describe_failed_part(trust_words.FAILED, error)


def begin_once(analysis: Analysis) -> None:
    """Begin the refits where nobody has, and forget a job whose result is kept; those of another analysis end."""
    state = look(analysis).state
    if state == "empty":
        begin(analysis)
    elif state == "done" and store.visit().refits is not None:
        store.store(events.begin_refits(store.session(), None))


def begin(analysis: Analysis) -> None:
    """Begin the refits, or go on with them where they were stopped."""
    key, before = _key(analysis), store.visit().refits
    if before is not None and before.key == key and before.is_stopped:
        job = before.again()
    else:
        if before is not None:
            before.stop()
        job = Job(key, refitted.RefitSteps(analysis))
    store.store(events.begin_refits(store.session(), job.begin()))


def go_on() -> None:
    """Begin the refits again, from a button; the whole screen follows."""
    begin(current.unnamed_analysis())
    store.rerun_app()


def stop() -> None:
    """Stop the refits; what is there stays."""
    job = store.visit().refits
    if job is not None:
        job.stop()
    store.rerun_app()
