"""Work on many rows in blocks that fit the processor's cache, on all cores.

Whole-array NumPy moves every intermediate through memory; blocks of some thousand rows keep them in the cache, and
NumPy lets go of the interpreter inside each call, so threads help. BLAS is held to one thread meanwhile: its own
threads would fight with these.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from threadpoolctl import ThreadpoolController

ROWS = 16_384
ELEMENTS = 2**19


@cache
def _controller() -> ThreadpoolController:
    """Find the BLAS libraries once: looking them up costs milliseconds."""
    return ThreadpoolController()


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
    if n_rows <= size:
        work(slice(0, n_rows))
        return
    workers = os.cpu_count() or 1
    n_blocks = -(-n_rows // size)
    n_blocks += -n_blocks % workers  # as many blocks for each core, all of one size
    edges = [n_rows * i // n_blocks for i in range(n_blocks + 1)]
    with _controller().limit(limits=1, user_api="blas"), ThreadPoolExecutor(workers) as pool:
        for _ in pool.map(work, map(slice, edges, edges[1:])):
            pass
