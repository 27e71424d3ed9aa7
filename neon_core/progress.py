"""Progress of long work: reported between its pieces to a listener, which can cancel the work by raising.

Code that works in many pieces calls `report(share)` between them. It knows neither the listener nor the whole that it
is a part of. The caller that knows the order of the parts wraps each in `stage`, and `report_to` sets the listener. An
exception of the listener cancels the work: no result is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Progress = Callable[[str, float], None]
"""A listener: called with the name of the stage, a word or two, and the finished share of the whole, from 0 to 1."""


@dataclass(frozen=True)
class _Span:
    """The stage in progress: its listener, its name, and the shares of the whole at which it begins and ends."""

    listener: Progress
    name: str
    begin: float
    end: float

    def share_of_whole(self, share: float) -> float:
        """Return the share of the whole at a share of this stage; exactly `end` at 1, so that it never goes back."""
        return self.end if share >= 1.0 else min(self.end, self.begin + (self.end - self.begin) * share)


_span: ContextVar[_Span | None] = ContextVar("span", default=None)
"""The stage of this thread. Helper threads have none, so they report nothing."""


@contextmanager
def report_to(progress: Progress | None) -> Iterator[None]:
    """Set the listener of the work inside; None keeps the present one.

    Examples
    --------
    >>> reports = []
    >>> with report_to(lambda stage, share: reports.append((stage, share))), stage("stir", 0.0, 0.5):
    ...     report(0.5)
    >>> reports
    [('stir', 0.0), ('stir', 0.25), ('stir', 0.5)]
    """
    token = _span.set(_span.get() if progress is None else _Span(_never_back(progress), "", 0.0, 1.0))
    try:
        yield
    finally:
        _span.reset(token)


def _never_back(progress: Progress) -> Progress:
    """Return a listener whose share never falls: several passes over one table each begin at 0 again."""
    furthest = 0.0

    def listen(name: str, share: float) -> None:
        nonlocal furthest
        furthest = max(furthest, share)
        progress(name, furthest)

    return listen


@contextmanager
def stage(name: str, begin: float, end: float) -> Iterator[None]:
    """Declare the work inside as one stage, from one share of the whole (or of the enclosing stage) to another.

    An empty name keeps the name of the enclosing stage.
    """
    outer = _span.get()
    if outer is None:
        yield
        return
    token = _span.set(_Span(outer.listener, name or outer.name, outer.share_of_whole(begin), outer.share_of_whole(end)))
    try:
        report(0.0)
        yield
        report(1.0)
    finally:
        _span.reset(token)


def report(share: float, name: str = "") -> None:
    """Report the finished share of the present stage to the listener, which may raise and so cancel the work."""
    span = _span.get()
    if span is not None:
        span.listener(name or span.name, span.share_of_whole(share))
