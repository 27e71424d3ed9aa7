"""How far a work is: told between its pieces to whoever asked, who can end it by raising.

Work of many pieces says `report(share)` between them, without knowing whether somebody listens or what it is a part
of. Who knows the order wraps the parts in `stage`, and `telling` names the listener. A listener that raises ends the
work there: nothing is kept of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Progress = Callable[[str, float], None]
"""Called with what is being done, in a word or two, and the share of the whole that is done, from 0 to 1."""


@dataclass(frozen=True)
class _Span:
    """What part of the whole is being done: from which share to which."""

    tell: Progress
    name: str
    begin: float
    end: float

    def at(self, share: float) -> float:
        """Return the share of the whole; exactly the end at the end, so that it never goes back."""
        return self.end if share >= 1.0 else min(self.end, self.begin + (self.end - self.begin) * share)


_span: ContextVar[_Span | None] = ContextVar("span", default=None)
"""Of this thread: helpers that work on pieces in other threads tell nothing."""


@contextmanager
def telling(progress: Progress | None) -> Iterator[None]:
    """Tell `progress` how far the work inside is; None changes nothing.

    Examples
    --------
    >>> told = []
    >>> with telling(lambda stage, share: told.append((stage, share))), stage("stir", 0.0, 0.5):
    ...     report(0.5)
    >>> told
    [('stir', 0.0), ('stir', 0.25), ('stir', 0.5)]
    """
    token = _span.set(_span.get() if progress is None else _Span(_forward(progress), "", 0.0, 1.0))
    try:
        yield
    finally:
        _span.reset(token)


def _forward(progress: Progress) -> Progress:
    """Return what tells `progress`, and never less than before: several passes over one table begin anew each."""
    furthest = 0.0

    def tell(name: str, share: float) -> None:
        nonlocal furthest
        furthest = max(furthest, share)
        progress(name, furthest)

    return tell


@contextmanager
def stage(name: str, begin: float, end: float) -> Iterator[None]:
    """Do a part of the work: from which share of the whole (or of the stage around it) to which.

    An empty name keeps that of the stage around it.
    """
    outer = _span.get()
    if outer is None:
        yield
        return
    token = _span.set(_Span(outer.tell, name or outer.name, outer.at(begin), outer.at(end)))
    try:
        report(0.0)
        yield
        report(1.0)
    finally:
        _span.reset(token)


def report(share: float, name: str = "") -> None:
    """Say that a share of the present stage is done; whoever listens may raise, and ends the work so."""
    span = _span.get()
    if span is not None:
        span.tell(name or span.name, span.at(share))
