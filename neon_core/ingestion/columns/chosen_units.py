"""Read a column in the unit, or with the meaning of its times, that the user has chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from neon_core.errors import ReadingError
from neon_core.ingestion import measure_messages
from neon_core.ingestion.columns.measures import MOST_BESIDE, Measure, build_column, parse_amounts, parse_clock
from neon_core.parse.amount_cells import detect_affixes
from neon_core.parse.amounts import normalize_money
from neon_core.parse.unit_factors import can_convert, convert
from neon_core.reading import CLOCKS

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.ingestion.columns.typed_column import TableContext, TypedColumn

HINT = "Choose a unit that its numbers have or convert to, or keep the column as text."


def read_in_unit(name: str, cells: pa.ChunkedArray, unit: str, context: TableContext) -> TypedColumn:
    """Return a column of numbers in one unit; numbers without a unit count as numbers in it.

    Parameters
    ----------
    name : str
        The column's name.
    cells : pyarrow.ChunkedArray of string
        Every cell.
    unit : str
        A unit, or a meaning of times in `CLOCKS`.
    context : TableContext
        Facts about the whole table.

    Raises
    ------
    ReadingError
        If too many cells are no numbers, or some have a unit that no exact factor converts.
    """
    import pyarrow.compute as pc

    cells = pc.utf8_trim_whitespace(cells).combine_chunks()
    encoded = pc.dictionary_encode(cells)
    words = encoded.dictionary
    measure = (
        parse_clock(name, words, context, unit) if unit in CLOCKS else _parse_converted(name, words, unit, context)
    )
    column = build_column(name, cells, encoded, measure, context) if measure else None
    if column is None:
        raise ReadingError(measure_messages.not_in_unit(name, unit), where="units", hint=HINT)
    return replace(column, notes=(measure_messages.unit_chosen(name, unit),)) if unit in CLOCKS else column


def _parse_converted(name: str, words: pa.Array, unit: str, context: TableContext) -> Measure | None:
    """Return amounts in one unit; None where they are none, or where one has a unit that does not convert to it."""
    measure = parse_amounts(name, words, context)
    if measure is None:
        return None
    units = np.array([_same_money(given, unit) for given in measure.units], dtype=object)
    used = {str(given) for given in units[measure.is_number]} - {""}
    if not used or not (used == {unit} or can_convert([*used, unit])):
        return None
    values = measure.values.copy()
    for given in used - {unit}:
        values[units == given] = convert(values[units == given], given, unit)
    other = np.flatnonzero(measure.is_number & (units != unit) & (units != ""))
    cell, value = (words[int(other[0])].as_py(), f"{values[other[0]]:,.10g}") if other.size else ("", "")
    has_bare = bool((measure.is_number & (units == "")).any())
    notes = [*measure.notes, measure_messages.unit_chosen(name, unit, cell, value, has_bare=has_bare)]
    own = [word for word, given in zip(words.to_pylist(), units, strict=True) if given == unit]
    affixes = detect_affixes(own[:MOST_BESIDE], unit) if own else ("", f" {unit}")
    return Measure(values, [unit] * len(words), measure.ambiguities, notes, affixes)


def _same_money(given: str, unit: str) -> str:
    """Return the chosen unit for another spelling of the same currency, else the unit itself."""
    return unit if normalize_money(given) == normalize_money(unit) else given
