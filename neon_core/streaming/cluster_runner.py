"""Work on the pieces of a table on the workers of a Dask cluster: one that runs already, or one on this machine."""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from neon_core.arguments import format_given
from neon_core.errors import ArgumentError, ClusterLostError, MissingPackageError
from neon_core.streaming.piece_runner import Listen, OneByOne, PieceRunner, PieceWork

if TYPE_CHECKING:
    from distributed import Client, Future

    from neon_core.streaming.source_parts import Piece, Source

ENGINES = ("stream", "dask")
AHEAD = 2
"""Pieces per thread that are handed out at a time: the others wait here, where they need no memory."""
SECONDS = 30
"""How long a scheduler may take to answer."""
GO_ON = "Start it again, then run the same again: it goes on after the last finished part."


class ClusterRunner:
    """Runs work on pieces on the workers of a cluster.

    Parameters
    ----------
    client : distributed.Client
        A client of its scheduler.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def each(self, work: PieceWork, source: Source, pieces: Sequence[Piece], listen: Listen) -> Iterator[Any]:
        """Yield the result of the work on each piece, in order; what a lost worker had is done again elsewhere.

        Raises
        ------
        ClusterLostError
            If the scheduler is gone, or several workers were lost over the same piece.
        NeonError
            As the work raises it.
        """
        waiting: deque[tuple[Piece, Future]] = deque()
        rest, most = iter(pieces), AHEAD * self._count_threads()
        try:
            while True:
                while len(waiting) < most and (piece := next(rest, None)):
                    own = source.alone(piece)
                    waiting.append((piece, self._submit(work, *own)))
                if not waiting:
                    return
                piece, future = waiting.popleft()
                found = _wait(future)
                future.release()
                listen(piece.n_rows)
                yield found
        finally:
            with suppress(Exception):  # a scheduler that is gone forgets them by itself
                self._client.cancel([future for _, future in waiting])

    def _submit(self, work: PieceWork, source: Source, piece: Piece) -> Future:
        with _lost_scheduler(OSError):
            return self._client.submit(run_piece, work, source, piece, pure=False)

    def _count_threads(self) -> int:
        """Return the threads of all workers that are there now, 1 at least: others may come."""
        with _lost_scheduler(OSError):
            return max(1, sum(map(int, self._client.nthreads().values())))


def run_piece(work: PieceWork, source: Source, piece: Piece) -> Any:
    """Return the result of the work on a piece, on a worker."""
    return work(source, piece, lambda _: None)


def _wait(future: Future) -> Any:
    """Return the result of a piece.

    Raises
    ------
    ClusterLostError
        If the scheduler is gone, or several workers were lost over it.
    """
    from distributed import KilledWorker

    try:
        with _lost_scheduler():
            return future.result()
    except KilledWorker as error:
        what = "Several workers were lost over the same rows, the last of them probably for want of memory"
        hint = f"Give each worker more memory, or fewer threads. {GO_ON}"
        raise ClusterLostError(what, where="scheduler", hint=hint) from error


@contextmanager
def _lost_scheduler(*others: type[Exception]) -> Iterator[None]:
    """Say that the scheduler is gone, whatever the client then raises; others, too, where no work can raise them."""
    from concurrent.futures import CancelledError

    from distributed.client import FutureCancelledError
    from distributed.comm import CommClosedError

    try:
        yield
    except (CancelledError, FutureCancelledError, CommClosedError, *others) as error:
        raise ClusterLostError("The scheduler of the cluster is gone", where="scheduler", hint=GO_ON) from error


@contextmanager
def open_runner(engine: str, scheduler: str) -> Iterator[PieceRunner]:
    """Return the runner of an engine, which ends with the context.

    Parameters
    ----------
    engine : str
        "stream" for this process, "dask" for a cluster.
    scheduler : str
        The address of a scheduler of Dask; empty for a cluster on this machine, with a worker for each core.

    Raises
    ------
    ArgumentError
        If there is no such engine, or an address is given that it does not take.
    MissingPackageError
        If Dask is not installed.
    ClusterLostError
        If no scheduler answers.

    Examples
    --------
    >>> with open_runner("stream", "") as runner:
    ...     type(runner).__name__
    'OneByOne'
    """
    check_engine(engine, scheduler)
    if engine == "stream":
        yield OneByOne()
        return
    try:
        import distributed
    except ImportError:
        hint = 'Install the extra: pip install "neon-dashboard[dask]".'
        raise MissingPackageError("Dask is not installed", where="engine", hint=hint) from None
    if scheduler:
        with _connect(scheduler) as client:
            yield ClusterRunner(client)
        return
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        distributed.LocalCluster(
            n_workers=os.cpu_count() or 1,
            threads_per_worker=1,
            dashboard_address=None,
            local_directory=folder,
            silence_logs=50,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield ClusterRunner(client)


def check_engine(engine: object, scheduler: object) -> None:
    """Refuse an engine that there is not, and the address of a scheduler that it does not take.

    Raises
    ------
    ArgumentError
        With each fault.
    """
    if engine not in ENGINES:
        what = f"engine={format_given(engine)} is no engine"
        raise ArgumentError(what, where="engine", hint='Choose "stream" or "dask".')
    if not isinstance(scheduler, str) or (scheduler and engine != "dask"):
        what = f"scheduler={format_given(scheduler)} is not for the engine {engine}"
        hint = 'Pass an address, such as tcp://10.0.0.5:8786, and engine="dask".'
        raise ArgumentError(what, where="scheduler", hint=hint)


def _connect(scheduler: str) -> Client:
    """Return a client of a scheduler that runs already."""
    from distributed import Client

    try:
        return Client(scheduler, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        what = f"No scheduler answers at {scheduler}"
        raise ClusterLostError(what, where="scheduler", hint="Check the address, and that it runs.") from error
