"""Long work in a thread of its own, that can be watched and stopped. Knows no Streamlit.

A job keeps to one core (see `neon_core.blocks.on_one_core`), so that clicks do not wait for it; two run at a time over
all sessions, and others wait. One whose session has gone ends by itself: nobody looks at it any more.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore, Event, Thread
from time import monotonic
from typing import Any

MOST = 2
"""So many work at a time, over all sessions."""

PATIENCE = 120.0
"""Seconds after which a job that nobody looks at ends. A browser lets a tab in the background look once a minute."""

WAITS = "wait"
"""What is being done while others work."""

slots = BoundedSemaphore(MOST)


class Stopped(BaseException):  # no error: it was asked for, and nothing on its way may take it for one
    """Raised in the work when it is to end."""


class Job:
    """Some work under way.

    Parameters
    ----------
    key : tuple
        What it makes, what kind of thing first; another key is another work.
    work : callable
        Takes a progress (see `neon_core.progress`) and returns the result.

    Attributes
    ----------
    stage, share : str, float
        What is being done, empty before it has begun; and how much of the whole is done.
    result : object
        What was made, once it is done.
    error : Exception or None
        What it ended with, where it failed.
    """

    def __init__(self, key: tuple[Any, ...], work: Callable[[Callable[[str, float], None]], Any]) -> None:
        self.key = key
        self.stage, self.share = "", 0.0
        self.result: Any = None
        self.error: Exception | None = None
        self._work, self._ended, self._stop = work, Event(), Event()
        self._looked = monotonic()

    def begin(self) -> Job:
        """Work in a thread of its own."""
        Thread(target=self.run, name="job", daemon=True).start()
        return self

    def run(self) -> None:
        """Wait for a place, work, and keep what comes of it."""
        from neon_core.blocks import on_one_core

        try:
            while not slots.acquire(timeout=0.05):
                self.report(WAITS, 0.0)
            try:
                with on_one_core():
                    self.result = self._work(self.report)
            finally:
                slots.release()
        except Stopped:
            self._stop.set()
        except Exception as error:
            self.error = error.with_traceback(None)  # its frames hold the table
        finally:
            self._ended.set()

    def report(self, stage: str, share: float) -> None:
        """Take note of how far the work is; end it where it was stopped or forgotten."""
        self.stage, self.share = stage, share
        if self._stop.is_set() or monotonic() - self._looked > PATIENCE:
            raise Stopped

    def look(self) -> None:
        """Say that somebody still wants it."""
        self._looked = monotonic()

    def stop(self) -> None:
        """Ask it to end; it does between two pieces of its work. What is done stays done."""
        if self.is_alive:
            self._stop.set()

    @property
    def is_alive(self) -> bool:
        """Whether it waits or works."""
        return not self._ended.is_set()

    @property
    def is_stopped(self) -> bool:
        """Whether it was stopped, or ended because nobody looked: there is no result."""
        return self._stop.is_set()
