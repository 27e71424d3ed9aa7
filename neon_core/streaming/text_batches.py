"""Blocks of a text as batches of typed rows, in the way that a sample decided; cells that do not fit are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.errors import Problem, ReadingError
from neon_core.ingestion.columns.typed_column import TableContext
from neon_core.ingestion.messages import COMMENT
from neon_core.ingestion.text.encoding import decode_text
from neon_core.ingestion.text.layout import Layout
from neon_core.ingestion.text.record_scan import ScannedText, scan_records
from neon_core.ingestion.text.records import Dialect
from neon_core.ingestion.text.rows import TableRows, match_empty_rows, read_rows
from neon_core.ingestion.text.text_reader import strip_invisible, use_one_byte_delimiter
from neon_core.parse.number_formats import possible_formats
from neon_core.streaming.column_plans import ColumnPlan, choose_plan
from neon_core.streaming.record_sample import TextSample
from neon_core.streaming.text_source import TextSource
from neon_core.text import shorten

if TYPE_CHECKING:
    import pyarrow as pa

CORRECT = "Correct it in the file, or write it as a missing value."


@dataclass(frozen=True)
class Place:
    """A block: its file, its first line, and the number of its first row in the table."""

    file: int
    line: int
    row: int


@dataclass(frozen=True, eq=False)
class TextBatch:
    """The rows of a block.

    Attributes
    ----------
    table : pyarrow.Table
        The typed rows.
    problems : list of Problem
        Every row and cell that does not fit.
    n_empty : int
        The rows without a value, which are left out.
    """

    table: pa.Table
    problems: list[Problem]
    n_empty: int


@dataclass(frozen=True, eq=False)
class BlockReader:
    """Reads blocks as the sample was read.

    Attributes
    ----------
    source : TextSource
        The table.
    encoding : str
        That of the text.
    dialect : Dialect
        The marks.
    layout : Layout
        The columns of a file, without those of partitions.
    names : tuple of str
        The columns that are kept.
    at : tuple of int
        Their places among those of a file, behind which those of partitions stand.
    plans : tuple of ColumnPlan
        How the cells of each become values.
    """

    source: TextSource
    encoding: str
    dialect: Dialect
    layout: Layout
    names: tuple[str, ...]
    at: tuple[int, ...]
    plans: tuple[ColumnPlan, ...] = ()

    def read(self, block: bytes, place: Place) -> TextBatch:
        """Return the rows of a block."""
        content, problems = self._decode(block, place)
        rows = self.split(content, place.line)
        problems += self._describe_unread(rows, place.file)
        is_empty = match_empty_rows(rows.table)
        if is_empty.any():
            rows = replace(rows, table=rows.table.filter(~is_empty), lines=rows.lines[~is_empty])
        columns = self.cells(rows.table, place.file)
        problems += self._find_new_columns(columns, rows, place)
        read = [plan.read(columns[at]) for plan, at in zip(self.plans, self.at, strict=True)]
        for name, plan, at, found in zip(self.names, self.plans, self.at, read, strict=True):
            if found.is_lost.any():
                problems += self._describe_lost(name, plan, columns[at], found.is_lost, rows, place)
        table = _build_table(self.names, [found.values for found in read])
        return TextBatch(table, problems, int(is_empty.sum()))

    def split(self, content: bytes, line: int) -> TableRows:
        """Return the rows of a decoded block as columns of text."""
        marks, text = use_one_byte_delimiter(strip_invisible(content), self.dialect)
        records = scan_records(text, marks, self.layout.width, 0, line)
        body = replace(self.layout, first=0, last=records.line.size, reasons={}, header=frozenset())
        return read_rows(ScannedText(text, marks, records), body)

    def cells(self, table: pa.Table, file: int) -> list[pa.Array]:
        """Return the trimmed cells of all columns, those of partitions behind the others."""
        import pyarrow as pa
        import pyarrow.compute as pc

        columns = [pc.utf8_trim_whitespace(column).combine_chunks() for column in table.columns]
        values = self.source.values_of(file) if self.source.partitions else ()
        return [*columns, *(pa.array([value] * table.num_rows, pa.string()) for value in values)]

    def _decode(self, block: bytes, place: Place) -> tuple[bytes, list[Problem]]:
        """Return a block in UTF-8, and the lines that are not in the encoding of the sample."""
        if block.isascii() and b"\0" not in block:
            return block, []
        try:
            block.decode(self.encoding)
            return decode_text(block, self.encoding).content, []
        except UnicodeError:
            lines = block.splitlines(keepends=True)
        problems = []
        for i, line in enumerate(lines):
            try:
                line.decode(self.encoding)
            except UnicodeError:
                what = f"The line is not in the encoding {self.encoding} of the sample"
                hint = "Correct it, or set the encoding in which the file was written."
                problems.append(Problem(what, self._where(place.file, place.line + i), hint))
                lines[i] = line.decode(self.encoding, "replace").encode(self.encoding, "replace")
        return decode_text(b"".join(lines), self.encoding).content, problems

    def _where(self, file: int, line: int) -> str:
        return f"{self.source.files[file].path}, line {line:,}"

    def _describe_unread(self, rows: TableRows, file: int) -> list[Problem]:
        """Return every line that is neither a row nor a comment."""
        hint = "Correct the line, or take it out of the file."
        return [
            Problem(
                f"“{shorten(row.text, 60)}” {'has ' if row.reason[0].isdigit() else ''}{row.reason}",
                self._where(file, row.line),
                hint,
            )
            for row in rows.unread
            if row.reason != COMMENT
        ]

    def _find_new_columns(self, columns: Sequence[pa.Array], rows: TableRows, place: Place) -> list[Problem]:
        """Return the first cell of each column that was left out, since it has no name and no cell in the sample."""
        import pyarrow.compute as pc

        problems = []
        for at in sorted(set(range(self.layout.width)) - set(self.at)):
            is_there = pc.not_equal(columns[at], "").to_numpy(zero_copy_only=False)
            if is_there.any():
                first = int(is_there.argmax())
                what = f"Column {at + 1} has no name, and {columns[at][first].as_py()!r} in row {place.row + first:,}"
                where = self._where(place.file, int(rows.lines[first]))
                problems.append(Problem(what, where, "Give the column a name in the header, or empty the cell."))
        return problems

    def _describe_lost(
        self, name: str, plan: ColumnPlan, cells: pa.Array, is_lost: Any, rows: TableRows, place: Place
    ) -> list[Problem]:
        """Return every cell of a column that does not fit."""
        return [
            Problem(
                f"{name} has “{shorten(cells[i].as_py())}” in row {place.row + i:,}, which {plan.what}",
                self._where(place.file, int(rows.lines[i])),
                CORRECT,
            )
            for i in np.flatnonzero(is_lost).tolist()
        ]


def _build_table(names: Sequence[str], values: Sequence[Any]) -> pa.Table:
    import pyarrow as pa

    return pa.table(dict(zip(names, values, strict=True)))


def build_reader(source: TextSource, sample: TextSample) -> BlockReader:
    """Return the reader of blocks that reads the sample as the reader of files does.

    Raises
    ------
    ReadingError
        With every column of which no rule for a single cell gives the values of the sample.
    """
    table = sample.table
    width = table.layout.width - len(source.partitions)
    layout = replace(table.layout, width=width, short_widths=tuple(n for n in table.layout.short_widths if n < width))
    at = tuple(table.layout.names.index(name) for name in table.typed.names)
    reader = BlockReader(source, sample.encoding, table.dialect, layout, table.typed.names, at)
    columns = _sample_cells(reader, sample)
    overrides, number_format = source.overrides, table.typed.number_format
    context = TableContext(
        number_format,
        possible_formats(overrides.decimal, overrides.thousands),
        number_format.decimal == "," or table.dialect.delimiter == ";",
        frozenset(overrides.missing_values) if overrides.missing_values is not None else None,
        table.typed.lines,
    )
    plans: list[ColumnPlan] = []
    problems = []
    for name, i, typed in zip(reader.names, at, table.typed.columns, strict=True):
        plan = choose_plan(name, columns[i], sample.dataset.frame[name], typed.order, context)
        if plan is None:
            what = f"{name} has cells that only a look at the whole column gives a meaning"
            hint = f'Keep it as text: keep_text={{"{name}"}}; or save the table as Parquet.'
            problems.append(Problem(what, f"column {name}", hint))
        else:
            plans.append(plan)
    if problems:
        raise ReadingError(problems)
    return replace(reader, plans=tuple(plans))


def _sample_cells(reader: BlockReader, sample: TextSample) -> list[pa.Array]:
    """Return the cells of the rows of the sample, by the lines in which its table has them."""
    import pyarrow as pa

    first = reader.source.first.n_lines + 1
    columns: list[list[pa.Array]] = []
    for file, records in groupby(sample.records, lambda record: record.file):
        raw = b"".join(record.content for record in records)
        content = decode_text(raw, sample.encoding).content
        rows = reader.split(content, first)
        first += content.count(b"\n")
        columns.append(reader.cells(rows.table.filter(np.isin(rows.lines, sample.table.typed.lines)), file))
    return [pa.concat_arrays(column) for column in zip(*columns, strict=True)]
