"""The parts of an explained folder: the table with the results beside every row, each file whole or not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from neon_core.analysis_frame import CLUSTER_NAME
from neon_core.saved.new_rows import place_rows
from neon_core.saved.saved_model import SavedModel
from neon_core.saved.whole_file import fill_file
from neon_core.streaming.batch_rows import BatchReader, read_frame
from neon_core.streaming.manifest import Part
from neon_core.streaming.piece_runner import Listen
from neon_core.tables import COMPETITOR, DISTANCE, FILLED_IN, export_table
from neon_core.text import unique_names

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.streaming.source_parts import Piece, Source


MOST_DICTIONARY = 1 << 16
"""Bytes of different values of a column after which they are written as they are: to look each up takes longest."""


@dataclass(frozen=True, eq=False)
class PartWriter:
    """Explains the rows of a piece by a model and writes them.

    Attributes
    ----------
    source : Source
        The table.
    names : tuple of str
        Its columns that are written.
    model : SavedModel
        The model.
    reader : BatchReader
        How the model reads rows.
    has_filled : bool
        Whether a missing value of the table is filled in, so that there is a column that says so.
    """

    source: Source
    names: tuple[str, ...]
    model: SavedModel
    reader: BatchReader
    has_filled: bool

    @property
    def result_schema(self) -> pa.Schema:
        """The columns of the results, as those of `export_table`."""
        import pyarrow as pa

        types = {"row": pa.int64(), "cluster": pa.int64()}
        types |= {CLUSTER_NAME: pa.string()} if self.model.settings.cluster_names else {}
        types |= {"class": self._class_type()} if self.model.clustering.classes else {}
        types |= {"logit": pa.float64(), DISTANCE: pa.float64(), COMPETITOR: pa.int64()}
        types |= {FILLED_IN: pa.string()} if self.has_filled else {}
        types |= {f"relevance of {column.name}": pa.float64() for column in self.model.design.columns}
        names = unique_names([*self.names, *types])[len(self.names) :]
        return pa.schema(list(zip(names, types.values(), strict=True)))

    @property
    def schema(self) -> pa.Schema:
        """All columns of a part."""
        import pyarrow as pa

        own = [self.source.schema.field(self.source.names.index(name)) for name in self.names]
        fields = [field.with_name(name) for field, name in zip(own, self.names, strict=True)]
        return pa.schema([*fields, *self.result_schema])

    def _class_type(self) -> pa.DataType:
        import pyarrow as pa

        kinds = {type(value) for value in self.model.clustering.classes}
        types = {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
        return types.get(kinds.pop(), pa.string()) if len(kinds) == 1 else pa.string()

    def tables(self, piece: Piece) -> Iterator[pa.Table]:
        """Yield the explained rows of each batch of a piece."""
        import pyarrow as pa

        first, results, schema = piece.first_row, self.result_schema, self.schema
        for batch in self.source.batches(piece, self.names):
            explained = self._explain(batch, first)
            arrays = [_as_type(explained.iloc[:, i], field.type) for i, field in enumerate(results)]
            yield pa.Table.from_arrays([*batch.columns, *arrays], schema=schema)
            first += batch.num_rows

    def _explain(self, batch: pa.RecordBatch, first: int) -> pd.DataFrame:
        """Return the results of a batch, with the columns of the schema in its order."""
        dataset = read_frame(batch, self.names)
        found = self.reader.read(dataset, f"row {first:,} of the table on")
        table = pd.DataFrame(index=range(batch.num_rows), columns=range(len(self.result_schema)), dtype=object)
        if found.rows.size:
            new = place_rows(self.model, dataset, found.cells, fingerprint="")
            table = export_table(new.dataset, new.analysis).iloc[:, len(self.names) :]
            if self.has_filled and table.shape[1] < len(self.result_schema):
                table.insert(len(self.result_schema) - len(self.model.design.columns) - 1, None, "", True)
                table.iloc[_left_out(found.rows, batch.num_rows), -len(self.model.design.columns) - 1] = None
        rows = pd.Series(np.arange(first, first + batch.num_rows))
        return pd.concat([rows, table.iloc[:, 1:]], axis=1)

    def write(self, piece: Piece, folder: Path, number: int, listen: Callable[[int], None]) -> Part:
        """Write a part and return it; a file has its name only when it is whole.

        Raises
        ------
        SavedFileError
            If it cannot be written, for instance since the disk is full.
        ReadingError
            If the piece cannot be read, or its file has changed.
        """
        target = folder / f"part-{number:05}.parquet"
        hint = "Make room on the disk, then run the same again: it goes on after the last finished part."
        with fill_file(target, hint, overwrite=True) as part:
            self._write(piece, part, listen)
        return Part(target.name, piece.first_row, piece.n_rows)

    def _write(self, piece: Piece, path: Path, listen: Callable[[int], None]) -> None:
        """Write the rows of a piece in a thread, beside the computing of the next ones."""
        from pyarrow import parquet as engine

        encoding = {"use_dictionary": self._with_dictionary(), "dictionary_pagesize_limit": MOST_DICTIONARY}
        with engine.ParquetWriter(path, self.schema, **encoding) as writer, ThreadPoolExecutor(1, "write") as pool:
            pending: Future[None] | None = None
            for table in self.tables(piece):
                if pending is not None:
                    pending.result()
                pending = pool.submit(writer.write_table, table)
                listen(table.num_rows)
            if pending is not None:
                pending.result()

    def _with_dictionary(self) -> list[str]:
        """Return the columns whose values may repeat: not the evidence, which differs in every row."""
        import pyarrow as pa

        repeated = [field.name for field in self.result_schema if not pa.types.is_floating(field.type)]
        return [*self.names, *repeated]


def write_piece(source: Source, piece: Piece, listen: Listen, *, writer: PartWriter, folder: Path) -> Part:
    """Write the part of a piece and return it."""
    return replace(writer, source=source).write(piece, folder, piece.number, listen)


def _left_out(rows: Any, n_rows: int) -> Any:
    """Return the rows of a batch that are not among those that are placed."""
    is_out = np.ones(n_rows, np.bool_)
    is_out[rows] = False
    return np.flatnonzero(is_out)


def _as_type(values: pd.Series[Any], kind: pa.DataType) -> pa.Array:
    """Return results as an Arrow array; a missing one is null, also where it is a float."""
    import pyarrow as pa

    if pa.types.is_string(kind):
        values = values.astype(object).map(str, na_action="ignore")
    elif pa.types.is_floating(kind):
        values = values.astype(np.float64)
    array = pa.Array.from_pandas(values, type=kind)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
