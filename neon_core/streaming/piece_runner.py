"""Where the work on the pieces of a table runs: one after another in this process, or on the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from neon_core.streaming.source_parts import Piece, Source

Listen = Callable[[int], None]
"""Hears of rows that are done."""
PieceWork = Callable[["Source", "Piece", Listen], Any]
"""What is done with a piece of a table; with a cluster it is pickled."""


class PieceRunner(Protocol):
    """Runs work on pieces."""

    def each(self, work: PieceWork, source: Source, pieces: Sequence[Piece], listen: Listen) -> Iterator[Any]:
        """Yield the result of the work on each piece, in order."""


class OneByOne:
    """Runs work on pieces in this process, one after another."""

    def each(self, work: PieceWork, source: Source, pieces: Sequence[Piece], listen: Listen) -> Iterator[Any]:
        """Yield the result of the work on each piece, in order.

        Parameters
        ----------
        work : callable
            Called with the table, the piece and the listener.
        source : Source
            The table.
        pieces : sequence of Piece
            Some of its pieces.
        listen : callable
            Called with the number of rows after each batch.
        """
        for piece in pieces:
            yield work(source, piece, listen)
