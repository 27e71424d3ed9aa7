"""Work on many rows in blocks that fit the processor's cache, on all cores, or on one core where others need the rest.

Whole-array NumPy moves every intermediate through memory; blocks of some thousand rows keep them in the cache, and
NumPy releases the interpreter lock inside each call, so threads help. BLAS is held to one thread meanwhile: its own
threads would compete with these.
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
    return _search_libraries("scipy.linalg" in sys.modules, "sklearn" in sys.modules)


@cache
def _search_libraries(*_are_loaded: bool) -> ThreadpoolController:
    """Return the controller of all loaded libraries; cached, because the search takes milliseconds."""
    return ThreadpoolController()


class _OneThread:
    """BLAS on one thread while there is a holder.

    BLAS has one number of threads for the whole process. The first holder saves it and the last holder restores it: if
    each of two overlapping holders restored the number it saw, BLAS would keep one thread for good.
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
"""A reentrant context manager: enter it with `with`, from any thread."""

_is_on_one_core: ContextVar[bool] = ContextVar("is_on_one_core", default=False)


@contextmanager
def on_one_core() -> Iterator[None]:
    """Run the work inside on one core and leave the others to the rest of the process.

    The results of this module are the same, since its blocks are. A library that adds up on several threads, as
    scikit-learn's K-Means, can differ in the last digits.
    """
    token = _is_on_one_core.set(True)
    try:
        with one_blas_thread:
            yield
    finally:
        _is_on_one_core.reset(token)


@contextmanager
def one_openmp_thread() -> Iterator[None]:
    """Hold scikit-learn's loops to one thread: how sums are split over threads shows in their last digit.

    OpenMP keeps a number of its own for each calling thread, so other threads are not slowed down.
    """
    with _controller().limit(limits=1, user_api="openmp"):
        yield


def thread_count(most: int | None = None) -> int:
    """Return the number of threads to use: 1 inside `on_one_core`, else the number of cores, `most` at most."""
    return 1 if _is_on_one_core.get() else min(most or os.cpu_count() or 1, os.cpu_count() or 1)


def block_rows(width: int) -> int:
    """Return the number of rows in a block of matrices with `width` columns: at most 16,384, about 4 MB of float64.

    Examples
    --------
    >>> block_rows(13), block_rows(500)
    (16384, 1048)
    """
    return max(256, min(ROWS, ELEMENTS // max(width, 1)))


def for_each_block(n_rows: int, width: int, work: Callable[[slice], None]) -> None:
    """Call `work` with slices that cover ``range(n_rows)``, on all cores if there is more than one block.

    The share of finished blocks is reported between blocks, see `neon_core.progress`.

    Parameters
    ----------
    n_rows : int
        The number of rows. Zero rows are one empty block.
    width : int
        The number of columns of the widest matrix that `work` makes for a block.
    work : callable
        Called once per block with its slice, from several threads; an exception of any call is raised here.
    """
    size = block_rows(width)
    n_blocks = -(-n_rows // size) or 1
    if n_blocks > 1:
        n_blocks += -n_blocks % (os.cpu_count() or 1)  # as many blocks for each core, all of one size
    edges = [n_rows * i // n_blocks for i in range(n_blocks + 1)]
    with one_blas_thread if n_blocks > 1 else nullcontext():
        map_in_order([slice(*pair) for pair in pairwise(edges)], work)


def map_blocks(n_rows: int, width: int, work: Callable[[slice], Result], times: int = 1) -> list[Result]:
    """Return the result of `work` for each block, in order. Blocks are the same on every machine, and so are sums.

    Work of many small steps takes blocks of some `times` the size: its threads wait for each other between the steps.
    """
    size = times * block_rows(width)
    with one_blas_thread:
        return map_in_order([slice(start, min(start + size, n_rows)) for start in range(0, n_rows or 1, size)], work)


def map_in_order(pieces: Sequence[Any], work: Callable[[Any], Result], most: int | None = None) -> list[Result]:
    """Return the result of `work` for each piece, in order; up to `most` pieces run at a time.

    The share of finished pieces is reported between them. After an exception, of `work` or of the listener, no further
    piece is started.
    """
    results: list[Result] = []
    with ExitStack() as stack:
        if len(pieces) < 2 or thread_count(most) == 1:
            stream: Iterator[Result] = map(work, pieces)
        else:
            pool = ThreadPoolExecutor(thread_count(most))
            stack.callback(pool.shutdown, cancel_futures=True)
            stream = pool.map(work, pieces)
        for result in stream:
            results.append(result)
            report(len(results) / len(pieces))
    return results
