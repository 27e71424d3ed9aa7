"""Progress of passes over a table: rows per second, and the time that is left."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from neon_core.progress import Progress

ROWS, MEGABYTES = ("rows", 1), ("MB", 1_000_000)
"""Units of the work."""
WRITING = 4.0
"""A row that is explained and written takes as long as some that are read."""


class RowMeter:
    """Counts the rows of all passes, and tells a listener the share that is done, rows per second and the time left.

    Parameters
    ----------
    work : float
        The work of all passes, in rows that are read.
    listener : callable, optional
        See `neon_core.progress`.
    clock : callable, optional
        Returns seconds.

    Examples
    --------
    >>> meter = RowMeter(100.0, print, iter([0.0, 0.0, 2.0]).__next__)
    >>> meter.begin("read")
    >>> meter.add(50)
    read: 25 rows a second, 2 s left 0.5
    """

    def __init__(
        self, work: float, listener: Progress | None = None, clock: Callable[[], float] = perf_counter
    ) -> None:
        self._all, self._listener, self._clock = work, listener, clock
        self._done, self._rows, self._weight, self._name = 0.0, 0, 1.0, ""
        self._first = self._begun = clock()
        self._unit, self._shown = ROWS, 0.0

    def extend(self, work: float) -> None:
        """Add the work of a further pass."""
        self._all += work

    def begin(self, name: str, weight: float = 1.0, unit: tuple[str, int] = ROWS) -> None:
        """Begin a pass; a row of it, or another unit of so many, is so much work."""
        self._name, self._weight, self._rows, self._begun = name, weight, 0, self._clock()
        self._unit = unit

    def add(self, n_rows: int) -> None:
        """Report that further rows are done."""
        self._rows += n_rows
        self._done += n_rows * self._weight
        if self._listener is not None:
            self._shown = max(self._shown, min(1.0, self._done / self._all))  # further work takes nothing back
            self._listener(self._describe(self._clock()), self._shown)

    def _describe(self, now: float) -> str:
        """Return the pass with its speed and the time left."""
        took, whole = now - self._begun, now - self._first
        name, size = self._unit
        speed = f"{self._rows / size / took:,.0f} {name} a second" if took > 0.0 else "begun"
        left = whole * max(0.0, self._all / max(self._done, 1.0) - 1.0)
        return f"{self._name}: {speed}, {format_seconds(left)} left"


def format_seconds(seconds: float) -> str:
    """Return a time in its largest unit, or two.

    Examples
    --------
    >>> format_seconds(12.4), format_seconds(200), format_seconds(9000)
    ('12 s', '3 min 20 s', '2 h 30 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
