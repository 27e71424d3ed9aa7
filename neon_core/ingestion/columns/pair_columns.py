"""Split a column with several numbers in a cell, such as 120/80, into one column of numbers per place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.errors import ReadingError
from neon_core.ingestion import reshape_messages
from neon_core.ingestion.columns.typed_column import TypedColumn, match_missing, missing_words
from neon_core.parse.number_formats import (
    NumberFormat,
    TableNumberFormat,
    choose_format,
    detect_formats,
    match_numbers,
    parse_numbers,
)
from neon_core.parse.number_pairs import split_pair
from neon_core.parse.vocabulary import MISSING_WORDS
from neon_core.text import unique_name

if TYPE_CHECKING:
    import pyarrow as pa


def split_numbers(
    name: str,
    cells: pa.Array,
    missing: frozenset[str] | None,
    taken: Sequence[str],
    formats: tuple[TableNumberFormat, list[NumberFormat]],
) -> tuple[TypedColumn, dict[str, TypedColumn]]:
    """Return a column as text that does not count, and a column of numbers for each place in its cells, by name.

    A cell without several numbers is missing in each of them.

    Parameters
    ----------
    name : str
        The column's name.
    cells : pyarrow.Array of string
        Every cell, without blanks around it.
    missing : frozenset of str or None
        The words for a missing value, where the user has set them.
    taken : sequence of str
        The names of all columns of the table.
    formats : tuple of TableNumberFormat and list of NumberFormat
        The number format of the table, and those that agree with the user's choices.

    Raises
    ------
    ReadingError
        If no cell has several numbers, or they have several units.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    is_missing = match_missing(cells, MISSING_WORDS if missing is None else missing, any_case=missing is None)
    present = pc.if_else(is_missing, pa.scalar(None, cells.type), cells)
    words = missing_words(cells, is_missing)
    encoded = present.dictionary_encode()
    distinct = encoded.dictionary.to_pylist()
    texts, unit = _split_distinct(name, distinct)
    places, is_odd = _parse_places(texts, formats)
    codes = encoded.indices.fill_null(len(distinct)).to_numpy()
    affixes = ("", f" {unit}" if unit else "")
    columns: dict[str, TypedColumn] = {}
    for place in places:
        values = _as_integers(np.append(place, np.nan)[codes])
        unique = unique_name(f"{name} {len(columns) + 1}", [*taken, *columns])
        columns[unique] = TypedColumn(values, "number", unit, missing=words, affixes=affixes)
    odd, n_odd = [distinct[at] for at in np.flatnonzero(is_odd)], int(np.append(is_odd, False)[codes].sum())
    note = reshape_messages.split_into_numbers(name, tuple(columns), odd, n_odd)
    reason = reshape_messages.numbers_count(tuple(columns))
    return TypedColumn(present, "text", "", (note,), missing=words, left_out=reason), columns


def _split_distinct(name: str, distinct: Sequence[str]) -> tuple[list[list[str]], str]:
    """Return the texts of each place, "" where a cell has none, and the unit of all numbers."""
    pairs = [split_pair(cell) for cell in distinct]
    n_places = max((len(numbers) for numbers, _ in pairs), default=0)
    if not n_places:
        what, hint = reshape_messages.no_pairs(name), reshape_messages.NO_PAIRS_HINT
        raise ReadingError(what, where="split_numbers", hint=hint)
    units = {unit for numbers, unit in pairs if numbers}
    if len(units) > 1:
        what, hint = reshape_messages.pairs_in_units(name, sorted(units)), reshape_messages.PAIRS_IN_UNITS_HINT
        raise ReadingError(what, where="split_numbers", hint=hint)
    return [[numbers[at] if at < len(numbers) else "" for numbers, _ in pairs] for at in range(n_places)], units.pop()


def _parse_places(
    places: Sequence[Sequence[str]], formats: tuple[TableNumberFormat, list[NumberFormat]]
) -> tuple[list[Any], Any]:
    """Return the numbers of each place, and which cells are no numbers: these are missing in every place."""
    values = [_parse_texts(texts, formats) for texts in places]
    has_text = [np.array([bool(text) for text in texts]) for texts in places]
    is_odd = ~has_text[0] | np.logical_or.reduce([np.isnan(v) & has for v, has in zip(values, has_text, strict=True)])
    return [np.where(is_odd, np.nan, place) for place in values], is_odd


def _parse_texts(texts: Sequence[str], formats: tuple[TableNumberFormat, list[NumberFormat]]) -> Any:
    """Return texts as floats, NaN where one is empty, or no number in the format of most."""
    import pyarrow as pa

    of_table, possible = formats
    sample = [text for text in texts if text]
    number_format = choose_format(sample, detect_formats(sample, possible), of_table)
    values = np.full(len(texts), np.nan)
    if number_format is None:
        return values
    cells = pa.array(texts, pa.string())
    is_number = match_numbers(cells, number_format)
    parsed = parse_numbers(cells.filter(is_number), number_format)
    values[is_number.to_numpy(zero_copy_only=False)] = parsed.to_numpy(zero_copy_only=False)
    return values


def _as_integers(values: Any) -> Any:
    """Return whole numbers without gaps as integers."""
    return values.astype(np.int64) if (np.floor(values) == values).all() else values
