"""A line of the log for each job that ends: its kind, its seconds and its outcome."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from time import perf_counter
from typing import TYPE_CHECKING

from neon_core.errors import NeonError
from neon_core.event_log import Fields, write_event

if TYPE_CHECKING:
    from pages.shared.session.jobs import Job


def logged(run: Callable[[Job], None]) -> Callable[[Job], None]:
    """Return the function that runs a job, and logs how it ended; its seconds include the wait for a free place."""

    @wraps(run)
    def run_and_log(job: Job) -> None:
        begin = perf_counter()
        try:
            run(job)
        finally:
            write_event("job", kind=job.key[0], seconds=perf_counter() - begin, **_outcome(job))

    return run_and_log


def _outcome(job: Job) -> Fields:
    if job.error is not None:
        outcome = "refused" if isinstance(job.error, NeonError) else "failed"
        return {"outcome": outcome, "error": type(job.error)}
    return {"outcome": "stopped" if job.is_stopped else "done"}
