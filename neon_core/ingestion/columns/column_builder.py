"""Build the typed columns of a table from its rows of text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neon_core.blocks import map_in_order
from neon_core.errors import ReadingError
from neon_core.ingestion import format_messages, measure_messages, messages
from neon_core.ingestion.columns.categories import read_as_text
from neon_core.ingestion.columns.chosen_units import read_in_unit
from neon_core.ingestion.columns.kinds import read_code_lists, read_column, sample_cells
from neon_core.ingestion.columns.like_columns import describe_tick_boxes, join_sentences, revise_columns
from neon_core.ingestion.columns.ordered_answers import read_ordered
from neon_core.ingestion.columns.reshape import carry_down, check_chosen_columns, split_chosen
from neon_core.ingestion.columns.typed_column import TableContext, TypedColumn
from neon_core.ingestion.text.rows import match_empty_cells, match_empty_rows
from neon_core.parse.amount_cells import strip_numbers
from neon_core.parse.code_lists import detect_number_formats
from neon_core.parse.number_formats import NumberFormat, TableNumberFormat, possible_formats

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.checks import Indices
    from neon_core.ingestion.text.layout import Layout
    from neon_core.ingestion.text.rows import TableRows
    from neon_core.reading import Ambiguity, Overrides


@dataclass(frozen=True, eq=False)
class TypedTable:
    """The typed columns of a table.

    Attributes
    ----------
    names : tuple of str
        The columns' names.
    columns : tuple of TypedColumn
        The columns.
    lines : ndarray of int of shape (n_rows,)
        The line of each row.
    number_format : TableNumberFormat
        The number format of the table.
    ambiguities, notes : tuple of str
        Sentences for the user.
    """

    names: tuple[str, ...]
    columns: tuple[TypedColumn, ...]
    lines: Indices
    number_format: TableNumberFormat
    ambiguities: tuple[Ambiguity, ...]
    notes: tuple[str, ...]


def build_columns(rows: TableRows, layout: Layout, delimiter: str, overrides: Overrides) -> TypedTable:
    """Return columns of text as typed columns, without empty rows and without unnamed empty columns.

    Raises
    ------
    ReadingError
        If no row has a value, or the user chose a column that is not there.
    """
    check_chosen_columns(layout.names, overrides)
    rows, notes = _drop_empty_rows(rows)
    rows, groups = carry_down(rows, layout.names, overrides)
    missing = frozenset(overrides.missing_values) if overrides.missing_values is not None else None
    samples = _sample_columns(rows, missing)
    used = _used_columns(rows.table, layout, samples)
    if len(used) < layout.width:
        notes.append(messages.empty_columns(layout.width - len(used)))
    source = _Source(rows, layout, samples, tuple(used), delimiter, overrides)
    number_format, columns = source.read_columns(missing)
    unclear = [used[at] for at in number_format.unclear if columns[at].kind == "number"]
    ambiguities: list[Ambiguity] = _unclear_marks(
        [layout.names[i] for i in unclear], [samples[i] for i in unclear], number_format
    )
    names = tuple(layout.names[i] for i in used)
    columns, shared = join_sentences(names, columns)
    cells = [rows.table.column(i) for i in used]
    names, split = split_chosen(names, columns, cells, overrides, number_format)
    ambiguities += [*groups, *(sentence for column in split for sentence in column.ambiguities), *shared]
    notes += [*(sentence for column in split for sentence in column.notes), *describe_tick_boxes(names, split)]
    notes += [measure_messages.text_chosen(overrides.keep_text)] if overrides.keep_text else []
    return TypedTable(names, split, rows.lines, number_format, tuple(ambiguities), tuple(notes))


@dataclass(frozen=True, eq=False)
class _Source:
    """The rows of a table, its used columns with some cells of each, and how they are to be read."""

    rows: TableRows
    layout: Layout
    samples: list[list[str]]
    used: tuple[int, ...]
    delimiter: str
    overrides: Overrides

    @property
    def split(self) -> tuple[str, ...]:
        """The names of the columns whose answers, or numbers, become columns."""
        return (*(self.overrides.answers or ()), *(self.overrides.split_numbers or ()))

    @property
    def as_text(self) -> tuple[str, ...]:
        """The names of the columns that stay text, now or until they are split."""
        return (*self.split, *(self.overrides.keep_text or ()))

    def read_columns(self, missing: frozenset[str] | None) -> tuple[TableNumberFormat, list[TypedColumn]]:
        """Return the number format of the table and its columns; cells far down may show another format."""
        number_format, formats, lists = self._detect_formats()
        day_first = number_format.decimal == "," or self.delimiter == ";"
        order = self.overrides.date_order or ""
        possible = possible_formats(self.overrides.decimal, self.overrides.thousands)
        context = TableContext(number_format, possible, day_first, missing, self.rows.lines, order)
        columns = map_in_order(
            range(len(self.used)), lambda at: self._read_column(at, formats[at], at in lists, context), most=2
        )
        for at, column in enumerate(columns):
            self.samples[self.used[at]].extend(column.late_marks)
        if any(column.late_marks for column in columns):
            number_format, formats, lists = self._detect_formats()
            context = replace(context, number_format=number_format)
            columns = [
                self._read_column(at, formats[at], at in lists, context) if column.kind == "number" else column
                for at, column in enumerate(columns)
            ]
        samples = [self.samples[i] for i in self.used]
        return number_format, revise_columns(
            columns, samples, context, lambda at, other: self._read_column(at, formats[at], at in lists, other)
        )

    def _detect_formats(self) -> tuple[TableNumberFormat, list[list[NumberFormat]], set[int]]:
        """Return the number formats of the table and of each column, and the columns of code lists."""
        samples = [[] if self.layout.names[i] in self.as_text else self.samples[i] for i in self.used]
        return detect_number_formats(samples, self.delimiter, self.overrides.decimal, self.overrides.thousands)

    def _read_column(self, at: int, formats: list[NumberFormat], is_list: bool, context: TableContext) -> TypedColumn:
        i = self.used[at]
        cells, name = self.rows.table.column(i), self.layout.names[i]
        if name in self.split:
            return TypedColumn(cells, "text")  # its answers are split later
        if name in self.as_text:
            return read_as_text(name, cells, self.samples[i], context)
        if unit := dict(self.overrides.units or ()).get(name):
            return read_in_unit(name, cells, unit, context)
        if is_list:
            return read_code_lists(name, cells, self.samples[i], context)
        if _is_text(cells) and (ordered := read_ordered(name, cells, self.samples[i], context)):
            return ordered
        typed = read_column(name, cells, self.samples[i], formats, context)
        return typed if _is_text(cells) else replace(typed, missing=self.rows.missing[i])


def _sample_columns(rows: TableRows, missing: frozenset[str] | None) -> list[list[str]]:
    """Return some cells of each column; of a column that is numbers already, those in `rows.samples`."""
    columns = rows.table.columns
    return [
        sample_cells(column, missing, len(columns)) if _is_text(column) else rows.samples[i]
        for i, column in enumerate(columns)
    ]


def _is_text(column: pa.ChunkedArray) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(column.type))


def _unclear_marks(names: list[str], samples: list[list[str]], number_format: TableNumberFormat) -> list[Ambiguity]:
    """Return one ambiguity on all columns whose mark is unclear; none where there are none."""
    if not names:
        return []
    cell = next(cell for cell in strip_numbers(samples[0]) or samples[0] if "." in cell or "," in cell)
    if len(names) == 1:
        return [format_messages.unclear_mark(names[0], number_format.decimal, cell)]
    return [format_messages.unclear_marks(names, number_format.decimal, cell)]


def _drop_empty_rows(rows: TableRows) -> tuple[TableRows, list[str]]:
    """Return the rows that have a value, and a note where some have none."""
    if rows.has_no_empty_rows:
        return rows, []
    is_empty = match_empty_rows(rows.table)
    if is_empty.all():
        raise ReadingError("There is not one value in the rows of this table", hint=messages.NO_ROWS_HINT)
    if not is_empty.any():
        return rows, []
    note = messages.empty_rows(int(is_empty.sum()))
    return replace(rows, table=rows.table.filter(~is_empty), lines=rows.lines[~is_empty]), [note]


def _used_columns(table: pa.Table, layout: Layout, samples: list[list[str]]) -> list[int]:
    """Return the columns that have a name of their own or a value."""
    made_up = set(layout.made_up_names) if layout.n_header_rows else set()
    unused = {
        i
        for i, name in enumerate(layout.names)
        if name in made_up and not samples[i] and _is_empty_column(table.column(i))
    }
    return [i for i in range(layout.width) if i not in unused]


def _is_empty_column(column: pa.ChunkedArray) -> bool:
    import pyarrow.compute as pc

    return bool(pc.all(match_empty_cells(column)).as_py())
