"""Long work in a thread of its own, that can be watched and stopped. Knows no Streamlit.

A job keeps to one core (see `neon_core.blocks.on_one_core`), so that clicks do not wait for it; two run at a time over
all sessions, and others wait. A job whose session has gone ends by itself: nobody looks at it any more.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from threading import BoundedSemaphore, Event, Thread
from time import monotonic
from typing import Any

from neon_core.errors import NeonError
from pages.shared.session.error_log import log_error
from pages.shared.session.job_log import logged

MOST = 2
"""Jobs that work at a time, over all sessions."""

PATIENCE = 90.0
"""Seconds after which a job that nobody looks at ends. A browser lets a tab in the background look once a minute."""

WAITS = "wait"
"""The stage of a job that waits for the others."""

slots = BoundedSemaphore(MOST)


class Stopped(BaseException):  # no Exception: `except Exception` in the work must not catch it
    """Raised in the work to end it."""


class Job:
    """A piece of long work.

    Parameters
    ----------
    key : tuple
        The kind of work, then everything that decides on the result: equal keys have equal results.
    work : callable
        Takes a progress (see `neon_core.progress`) and returns the result, or a generator that yields the results so
        far, the last of which is the result.

    Attributes
    ----------
    stage, share : str, float
        The stage (empty before the work begins), and the share of the whole that is done.
    result : object
        The result, once the work is done.
    latest : object
        The last result so far of work that yields some; it stays after a stop.
    error : BaseException or None
        The error, where the work failed.
    """

    def __init__(self, key: tuple[Any, ...], work: Callable[[Callable[[str, float], None]], Any]) -> None:
        self.key = key
        self.stage, self.share = "", 0.0
        self.result: Any = None
        self.latest: Any = None
        self.error: BaseException | None = None
        self._work, self._ended, self._stop = work, Event(), Event()
        self._looked = monotonic()
        self._before: Event | None = None

    def again(self) -> Job:
        """Return a job that does the same work again, once this one has ended; the result so far stays meanwhile."""
        job = Job(self.key, self._work)
        job.latest, job._before = self.latest, self._ended
        return job

    def begin(self) -> Job:
        """Start the work in a thread of its own."""
        Thread(target=self.run, name="job", daemon=True).start()
        return self

    @logged
    def run(self) -> None:
        """Wait for a free place, work, and store the result or the error."""
        from neon_core.blocks import on_one_core

        try:
            while self._before is not None and not self._before.wait(0.05):
                self.report(WAITS, 0.0)
            while not slots.acquire(timeout=0.05):
                self.report(WAITS, 0.0)
            try:
                with on_one_core():
                    self.result = self._exhaust(self._work(self.report))
            finally:
                slots.release()
        except Stopped:
            self._stop.set()
        except BaseException as error:  # whatever it is, the visitor has to hear of it
            self._fail(error)
        finally:
            self._ended.set()

    def _exhaust(self, made: Any) -> Any:
        """Return the result of work that has returned it, or that yields results so far."""
        if not isinstance(made, Generator):
            return made
        for self.latest in made:
            pass
        return self.latest

    def _fail(self, error: BaseException) -> None:
        """Store the error without its frames and causes, which hold the table; log one that nobody expects."""
        if not isinstance(error, NeonError):
            log_error("Unexpected error in a job", error)
        self.error = error.with_traceback(None)
        error.__cause__ = error.__context__ = None

    def report(self, stage: str, share: float) -> None:
        """Store the stage and the share; end the work where it was stopped or nobody looks at it."""
        self.stage, self.share = stage, share
        if self._stop.is_set() or monotonic() - self._looked > PATIENCE:
            raise Stopped

    def look(self) -> None:
        """Show that somebody still waits for the result."""
        self._looked = monotonic()

    def stop(self) -> None:
        """Ask the work to end, which it does at its next report; a finished job keeps its result."""
        if self.is_alive:
            self._stop.set()

    @property
    def is_alive(self) -> bool:
        """Whether the job waits or works."""
        return not self._ended.is_set()

    @property
    def is_stopped(self) -> bool:
        """Whether the job was stopped, or ended because nobody looked: it has no result."""
        return self._stop.is_set()
