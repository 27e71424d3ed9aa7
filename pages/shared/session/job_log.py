"""A line of the log for each job that ends: its kind, its seconds and its outcome."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from time import perf_counter
from typing import TYPE_CHECKING

from neon_core.event_log import outcome_of, write_event

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
            outcome = "stopped" if job.is_stopped else "done" if job.error is None else outcome_of(job.error)
            error = {} if job.error is None else {"error": type(job.error)}
            write_event("job", kind=job.key[0], seconds=perf_counter() - begin, outcome=outcome, **error)

    return run_and_log
