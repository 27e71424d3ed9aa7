"""Rows of a batch as those of any new table: cells of every column that counts, and the matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from neon_core.checks import Indices, Matrix
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import DataError, Problem
from neon_core.ingestion.columns.arrow_values import convert_arrow_column
from neon_core.preparation import Design, PreparedColumn
from neon_core.saved.new_cells import NewCells, read_column
from neon_core.saved.new_row_design import scale_cells
from neon_core.saved.new_rows import find_kept_rows

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.streaming.source_parts import Piece, Source


@dataclass(frozen=True, eq=False)
class BatchCells:
    """The cells of a batch.

    Attributes
    ----------
    cells : list of NewCells
        One for each column that counts.
    rows : ndarray of int
        The rows of the batch that are clustered.
    classes : Series, optional
        The known class of each row of the batch, where a column has the role "class".
    """

    cells: list[NewCells]
    rows: Indices
    classes: pd.Series[Any] | None = None


@dataclass(frozen=True, eq=False)
class BatchReader:
    """How the rows of a batch are read: columns, usual values and choices.

    Attributes
    ----------
    columns : tuple of PreparedColumn
        The columns that count.
    usual : tuple of float
        What a missing value of each becomes.
    config : AnalysisConfig
        The choices for missing values.
    class_column : str
        The column with the known class; may be empty.
    """

    columns: tuple[PreparedColumn, ...]
    usual: tuple[float, ...]
    config: AnalysisConfig
    class_column: str = ""

    @property
    def names(self) -> list[str]:
        """The columns that are read."""
        names = [column.name for column in self.columns]
        return [*names, self.class_column] if self.class_column else names

    def read(self, dataset: Dataset, place: str) -> BatchCells:
        """Return the cells of some rows.

        Raises
        ------
        DataError
            With every column whose cells cannot count, and the place of the rows.
        """
        found = [read_column(dataset, c, u, self.config) for c, u in zip(self.columns, self.usual, strict=True)]
        problems = [each for each in found if isinstance(each, Problem)]
        if problems:
            raise DataError([Problem(p.what, f"{p.where}, {place}", p.hint) for p in problems])
        cells = [each for each in found if isinstance(each, NewCells)]
        rows = np.flatnonzero(find_kept_rows(cells, self.columns, self.config)[0])
        return BatchCells(cells, rows, dataset.frame[self.class_column] if self.class_column else None)


def read_frame(batch: pa.RecordBatch, names: Sequence[str]) -> Dataset:
    """Return some columns of a batch as a table, as the reader of Parquet files converts them."""
    import pyarrow as pa

    columns = {name: pa.chunked_array([batch.column(name)]) for name in names}
    frame = pd.DataFrame({name: convert_arrow_column(values)[0] for name, values in columns.items()}, copy=False)
    return Dataset.from_frame(frame)


def read_cells(source: Source, piece: Piece, reader: BatchReader) -> Iterator[tuple[int, BatchCells]]:
    """Yield the number of rows and the cells of each batch of a piece."""
    first = piece.first_row
    for batch in source.batches(piece, reader.names):
        place = f"row {first:,} of the table on"
        yield batch.num_rows, reader.read(read_frame(batch, reader.names), place)
        first += batch.num_rows


def scaled(design: Design, batch: BatchCells) -> Matrix:
    """Return the rows of a batch that are clustered, scaled; shape (n_rows, n_features)."""
    return scale_cells(design, batch.cells, batch.rows)
