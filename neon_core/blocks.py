"""Work on many rows in blocks that fit the processor's cache, on all cores, or on one where others need the rest.

Whole-array NumPy moves every intermediate through memory; blocks of some thousand rows keep them in the cache, and
NumPy lets go of the interpreter inside each call, so threads help. BLAS is held to one thread meanwhile: its own
threads would fight with these.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, nullcontext
from contextvars import ContextVar
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from threadpoolctl import ThreadpoolController

from neon_core.progress import report

ROWS = 16_384
ELEMENTS = 2**19

Result = TypeVar("Result")


def _controller() -> ThreadpoolController:
    return _found("scipy.linalg" in sys.modules, "sklearn" in sys.modules)


@cache
def _found(*_has_loaded: bool) -> ThreadpoolController:
    """Find the libraries once, and again when more are loaded: looking them up costs milliseconds."""
    return ThreadpoolController()


class _OneThread:
    """BLAS on one thread while anybody needs it so.

    Its number of threads is one for the whole process. The first who asks keeps what was set and the last puts it
    back: where two overlap and each puts back what it found, BLAS would stay on one thread for good.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holders = 0
        self._limit = ExitStack()

    def __enter__(self) -> None:
        with self._lock:
            if self._holders == 0:
                self._limit.enter_context(_controller().limit(limits=1, user_api="blas"))
            self._holders += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._holders -= 1
            if self._holders == 0:
                self._limit.close()


one_blas_thread = _OneThread()
"""To be entered with `with`, from any thread, as often as is needed."""

_is_background: ContextVar[bool] = ContextVar("is_background", default=False)


@contextmanager
def background() -> Iterator[None]:
    """Do the work inside on one core, so that what else goes on has the others. The results are the same."""
    token = _is_background.set(True)
    try:
        with one_blas_thread:
            yield
    finally:
        _is_background.reset(token)


@contextmanager
def one_openmp_thread() -> Iterator[None]:
    """Hold scikit-learn's loops to one thread: how sums are split over threads shows in their last digit.

    OpenMP keeps its number for each thread that asks, so nobody else is held up.
    """
    with _controller().limit(limits=1, user_api="openmp"):
        yield


def workers(most: int | None = None) -> int:
    """Return how many threads to work with: one in the background, else as many as there are cores."""
    return 1 if _is_background.get() else min(most or os.cpu_count() or 1, os.cpu_count() or 1)


def block_rows(width: int) -> int:
    """Rows in a block of matrices with `width` columns: at most 16,384, and about 4 MB of float64.

    Examples
    --------
    >>> block_rows(13), block_rows(500)
    (16384, 1048)
    """
    return max(256, min(ROWS, ELEMENTS // max(width, 1)))


def for_blocks(n_rows: int, width: int, work: Callable[[slice], None]) -> None:
    """Call `work` with slices that cover ``range(n_rows)``, on all cores where there is more than one block.

    Between blocks it is said how many are done, see `neon_core.progress`.

    Parameters
    ----------
    n_rows : int
        How many rows there are. No rows is one empty block.
    width : int
        The columns of the widest matrix that `work` makes for a block.
    work : callable
        Called once per block with its slice, from several threads; an exception of any call is raised here.
    """
    size = block_rows(width)
    n_blocks = -(-n_rows // size) or 1
    if n_blocks > 1:
        n_blocks += -n_blocks % (os.cpu_count() or 1)  # as many blocks for each core, all of one size
    edges = [n_rows * i // n_blocks for i in range(n_blocks + 1)]
    with one_blas_thread if n_blocks > 1 else nullcontext():
        in_turn([slice(*pair) for pair in pairwise(edges)], work)


def of_blocks(n_rows: int, width: int, work: Callable[[slice], Result]) -> list[Result]:
    """Return what `work` makes of each block, in order. The blocks are the same on every machine, and so are sums."""
    size = block_rows(width)
    with one_blas_thread:
        return in_turn([slice(at, min(at + size, n_rows)) for at in range(0, n_rows or 1, size)], work)


def in_turn(pieces: Sequence[Any], work: Callable[[Any], Result], most: int | None = None) -> list[Result]:
    """Return what `work` makes of each piece, in order; several at a time, `most` at most. Said between them.

    Where one fails, or whoever listens ends it, no further piece is begun.
    """
    found: list[Result] = []
    with ExitStack() as stack:
        if len(pieces) < 2 or workers(most) == 1:
            results: Iterator[Result] = map(work, pieces)
        else:
            pool = ThreadPoolExecutor(workers(most))
            stack.callback(pool.shutdown, cancel_futures=True)
            results = pool.map(work, pieces)
        for result in results:
            found.append(result)
            report(len(found) / len(pieces))
    return found
