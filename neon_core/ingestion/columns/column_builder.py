"""From columns of text to columns of values, with what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neon_core.blocks import in_turn
from neon_core.errors import ReadingError
from neon_core.ingestion import messages
from neon_core.ingestion.columns import kinds
from neon_core.ingestion.columns.column_context import Context
from neon_core.ingestion.text.rows import hollow, is_empty
from neon_core.parse import number_formats

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.ingestion.columns.column_context import Column
    from neon_core.ingestion.text.layout import Layout
    from neon_core.ingestion.text.rows import Rows
    from neon_core.reading import Overrides


@dataclass(frozen=True, eq=False)
class Built:
    """The columns of a table.

    Attributes
    ----------
    names : tuple of str
        Of the columns.
    columns : tuple of Column
        Their values.
    verdict : Verdict
        How numbers are written.
    ambiguities, notes : tuple of str
        What is to be said.
    """

    names: tuple[str, ...]
    columns: tuple[Column, ...]
    verdict: number_formats.Verdict
    ambiguities: tuple[str, ...]
    notes: tuple[str, ...]


def columns(rows: Rows, found: Layout, delimiter: str, asked: Overrides) -> Built:
    """Turn columns of text into values; leaves out rows, and unnamed columns, that have none.

    Raises
    ------
    ReadingError
        If no row has a value.
    """
    import pyarrow as pa

    rows, notes = _without_empty_rows(rows)
    words = frozenset(asked.missing_values) if asked.missing_values is not None else None
    some = [
        kinds.sample(column, words, found.width) if pa.types.is_string(column.type) else rows.samples[i]
        for i, column in enumerate(rows.table.columns)
    ]
    used = _used(rows.table, found, some)
    if len(used) < found.width:
        notes.append(messages.empty_columns(found.width - len(used)))
    possible = number_formats.allowed(asked.decimal, asked.thousands)
    fits = [number_formats.fitting(some[i], possible) for i in used]
    verdict = number_formats.judge([some[i] for i in used], fits, delimiter, asked.decimal, asked.thousands)
    day_first = verdict.decimal == "," or delimiter == ";"
    context = Context(verdict, possible, day_first, words, rows.lines)

    def made(column: tuple[int, list[number_formats.Convention]]) -> Column:
        i, fit = column
        return kinds.read(found.names[i], rows.table.column(i), some[i], fit, context)

    read = in_turn(list(zip(used, fits, strict=True)), made, most=2)
    for at, i in enumerate(used):
        if not pa.types.is_string(rows.table.column(i).type):
            read[at] = replace(read[at], missing=rows.missing[i])
    unclear = [used[at] for at in verdict.unclear if read[at].kind == "number"]
    told = [_unclear(found.names[i], some[i], verdict) for i in unclear]
    told += [sentence for column in read for sentence in column.said]
    notes += [sentence for column in read for sentence in column.notes]
    return Built(tuple(found.names[i] for i in used), tuple(read), verdict, tuple(told), tuple(notes))


def _unclear(name: str, some: list[str], verdict: number_formats.Verdict) -> str:
    """Say of a column that its marks could be the other kind."""
    return messages.mixed_marks(name, verdict.decimal, next(cell for cell in some if "." in cell or "," in cell))


def _without_empty_rows(rows: Rows) -> tuple[Rows, list[str]]:
    """Leave out rows that have nothing in them."""
    if rows.full:
        return rows, []
    empty = hollow(rows.table)
    if empty.all():
        raise ReadingError("There is not one value in the rows of this table", hint=messages.NO_ROWS_HINT)
    if not empty.any():
        return rows, []
    kept = ~empty
    return replace(rows, table=rows.table.filter(kept), lines=rows.lines[kept]), [messages.empty_rows(int(empty.sum()))]


def _used(table: pa.Table, found: Layout, some: list[list[str]]) -> list[int]:
    """Return the columns that have a name of their own or a value."""
    made = set(found.made) if found.n_header_rows else set()
    hollow = {i for i, name in enumerate(found.names) if name in made and not some[i] and _is_hollow(table.column(i))}
    return [i for i in range(found.width) if i not in hollow]


def _is_hollow(column: pa.ChunkedArray) -> bool:
    """Whether a column has nothing in it."""
    import pyarrow.compute as pc

    return bool(pc.all(is_empty(column)).as_py())
