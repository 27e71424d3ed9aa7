"""A uniform random sample of all rows of a table on disk, as a dataset with kinds and roles."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from neon_core.checks import Indices
from neon_core.dataset import Dataset
from neon_core.ingestion import read_table
from neon_core.streaming.piece_runner import Listen, OneByOne, PieceRunner

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.streaming.source_parts import Piece, Source

SAMPLED = 100_000
"""Rows from which kinds, roles and starts come, as for a large table in memory."""


@lru_cache(maxsize=1)
def draw_rows(n_rows: int, size: int, seed: int) -> Indices:
    """Return row numbers, sorted: each set of this size is equally likely, whatever file a row is in.

    Examples
    --------
    >>> draw_rows(3, 5, 0).tolist(), draw_rows(1_000_000, 2, 0).size
    ([0, 1, 2], 2)
    """
    if size >= n_rows:
        return np.arange(n_rows)
    return np.sort(np.random.default_rng(seed).choice(n_rows, size, replace=False))


def read_sample(
    source: Source,
    seed: int,
    size: int = SAMPLED,
    listen: Listen = lambda _: None,
    runner: PieceRunner | None = None,
) -> Dataset:
    """Return a random sample of all rows in their order, its columns guessed as those of any Parquet file.

    Parameters
    ----------
    source : Source
        The table.
    seed : int
        The seed; the sample depends on it and on the number of rows alone.
    size : int
        The number of rows.
    listen : callable, optional
        Called with the number of rows after each batch.
    runner : PieceRunner, optional
        Where the rows are read; by default here.
    """
    import pyarrow as pa
    from pyarrow import parquet as engine

    work = partial(sample_piece, n_rows=source.n_rows, size=size, seed=seed)
    pieces = (runner or OneByOne()).each(work, source, source.pieces, listen)
    batches = [batch for found in pieces for batch in found]
    sink = pa.BufferOutputStream()
    engine.write_table(pa.Table.from_batches(batches).replace_schema_metadata(None), sink)
    return read_table(bytes(sink.getvalue().to_pybytes()), filename=source.root.name)


def sample_piece(
    source: Source, piece: Piece, listen: Listen, *, n_rows: int, size: int, seed: int
) -> list[pa.RecordBatch]:
    """Return the rows of a piece that are in the sample of a table of so many rows."""
    import pyarrow as pa

    rows, batches, first = draw_rows(n_rows, size, seed), [], piece.first_row
    for batch in source.batches(piece):
        begin, end = np.searchsorted(rows, [first, first + batch.num_rows])
        if end > begin:
            batches.append(batch.take(pa.array(rows[begin:end] - first)))
        first += batch.num_rows
        listen(batch.num_rows)
    return batches
