"""Read a column of durations, times, magnitudes and numbers with words beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.ingestion import measure_messages
from neon_core.ingestion.columns.odd_words import are_enough, find_odd_words, match_missing_numbers, refuse_units
from neon_core.ingestion.columns.typed_column import TableContext, TypedColumn, missing_words
from neon_core.parse import amounts, number_formats, units
from neon_core.parse.amount_cells import DECADE, detect_affixes
from neon_core.parse.durations import Durations, parse_clock_times, parse_durations_in_words

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.parse.amounts import Beside
    from neon_core.reading import Ambiguity

MIN_SHARE_OF_SAMPLE = 0.3
"""Smallest share of a column's different cells for a look at all of them."""

MOST_BESIDE, MOST_UNITS = 300, 5
"""Most different texts beside the numbers of a column, and most units that are named."""

EXACT = 2.0**53


@dataclass(frozen=True, eq=False)
class Measure:
    """The different cells of a column as numbers, NaN where they are none.

    Attributes
    ----------
    values : ndarray of float
        A number for each different cell.
    units : sequence of str
        The unit of each.
    ambiguities : sequence of Ambiguity
    notes : sequence of str
        Sentences for the user.
    affixes : tuple of str, optional
        The texts before and behind the numbers; by default those of most cells.
    """

    values: Any
    units: Sequence[str]
    ambiguities: Sequence[Ambiguity]
    notes: Sequence[str]
    affixes: tuple[str, str] | None = None

    @property
    def is_number(self) -> Any:
        """Whether each cell is a number."""
        return ~np.isnan(self.values)


def read_measures(name: str, cells: pa.Array, sample: Sequence[str], context: TableContext) -> TypedColumn | None:
    """Return a column of durations or amounts; None where too many cells are none.

    Parameters
    ----------
    name : str
        The column's name, for the sentences about it.
    cells : pyarrow.Array of string
        Every cell.
    sample : sequence of str
        Some different cells that are not missing.
    context : TableContext
        Facts about the whole table.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    glance = pa.array(sample, cells.type)
    for parse in (parse_clock, parse_words, parse_amounts):
        few = parse(name, glance, context)
        if few is None or few.is_number.mean() < MIN_SHARE_OF_SAMPLE:
            continue
        encoded = pc.dictionary_encode(cells)
        measure = parse(name, encoded.dictionary, context)
        if measure and (column := build_column(name, cells, encoded, measure, context)):
            return column
    return None


def build_column(
    name: str, cells: pa.Array, encoded: pa.DictionaryArray, measure: Measure, context: TableContext
) -> TypedColumn | None:
    """Return the column of a measure; None where too many cells are no numbers. Several units are refused.

    Parameters
    ----------
    name : str
        The column's name.
    cells : pyarrow.Array of string
        Every cell.
    encoded : pyarrow.DictionaryArray
        The cells by their different ones.
    measure : Measure
        The different cells as numbers.
    context : TableContext
        Facts about the whole table.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    codes = encoded.indices.to_numpy(zero_copy_only=False)
    is_missing = match_missing_numbers(cells, context)
    is_number = measure.is_number[codes] & ~is_missing.to_numpy(zero_copy_only=False)
    odd = find_odd_words(cells, pa.array(~is_number & ~is_missing.to_numpy(zero_copy_only=False)))
    if odd is None or not are_enough(int(is_number.sum()), cells, is_missing, context):
        return None
    missing = missing_words(cells, is_missing)
    used = Counter(measure.units[code] for code in codes[is_number][: 50 * MOST_BESIDE].tolist())
    signs = [unit for unit in used if unit]
    if units.are_words(signs):
        return None
    if len(signs) > 1:
        present = pc.if_else(is_missing, pa.scalar(None, cells.type), cells)
        return refuse_units(name, present, signs, missing) if len(signs) <= MOST_UNITS else None
    mixed = [measure_messages.mixed_units(name, signs)] if signs and "" in used else []
    values = _as_integers(np.where(is_number, measure.values[codes], np.nan))
    ambiguities = (*odd.describe(name, context), *measure.ambiguities, *mixed)
    unit = signs[0] if signs else ""
    some = cells.filter(pa.array(is_number)).slice(0, MOST_BESIDE).to_pylist()
    affixes = measure.affixes or detect_affixes(some, unit)
    notes, odd_words = tuple(measure.notes), odd.words
    return TypedColumn(values, "number", unit, ambiguities, notes, missing, odd_words=odd_words, affixes=affixes)


def _as_integers(values: Any) -> Any:
    """Return whole numbers without gaps as integers."""
    is_whole = bool((np.abs(values) < EXACT).all() and (np.floor(values) == values).all())
    return values.astype(np.int64) if is_whole else values


def parse_clock(name: str, words: pa.Array, _: TableContext, clock: str = "") -> Measure | None:
    """Return times with colons, read with the meaning that the user has chosen, if any."""
    durations = parse_clock_times(words, name, clock)
    return _from_durations(name, words, durations) if durations else None


def parse_words(name: str, words: pa.Array, _: TableContext) -> Measure | None:
    """Return durations with units."""
    durations = parse_durations_in_words(words)
    return _from_durations(name, words, durations) if durations else None


def _from_durations(name: str, words: pa.Array, durations: Durations) -> Measure:
    first = words[int(np.flatnonzero(~np.isnan(durations.values))[0])].as_py()
    unclear = [measure_messages.hours_or_minutes(name, first, durations.unit == "s")] if durations.is_unclear else []
    return Measure(durations.values, [durations.unit] * len(words), unclear, [])


def parse_amounts(name: str, words: pa.Array, context: TableContext) -> Measure | None:
    """Return numbers with something beside them; None where that differs too much, or where there is nothing."""
    import pyarrow.compute as pc

    found = pc.extract_regex(words, amounts.CELL)
    befores, numbers, afters = (pc.struct_field(found, part) for part in ("before", "number", "after"))
    pairs = list(zip(befores.to_pylist(), afters.to_pylist(), strict=True))
    different = [pair for pair in dict.fromkeys(pairs) if pair[0] is not None]
    if len(different) > MOST_BESIDE or different in ([], [("", "")]):
        return None
    besides = _parse_different(different, name)
    texts = pc.fill_null(pc.utf8_trim_whitespace(numbers), "")
    values = _parse_numbers(texts, context)
    if values is None or pc.all(pc.match_substring_regex(words, f"^{DECADE.pattern}$")).as_py():
        return None
    factors = np.array([besides[pair].factor if pair in besides else np.nan for pair in pairs])
    texts_beside = [_format_unit(besides[pair]) if pair in besides else "" for pair in pairs]
    return Measure(values * factors, texts_beside, [], _describe_magnitudes(name, words, values, factors))


def _parse_different(pairs: Sequence[tuple[str, str]], name: str) -> dict[tuple[str, str], Beside]:
    """Return the meaning of each text beside a number that has one; of a singular and its plural the same."""
    parsed = {pair: beside for pair in pairs if (beside := amounts.parse_beside(*pair))}
    settled = units.unify_spellings(units.settle_letters(list(parsed.values()), name))
    return dict(zip(parsed, settled, strict=True))


def _parse_numbers(texts: pa.Array, context: TableContext) -> Any:
    """Return texts as floats, NaN where one is no number; None where none is."""
    import pyarrow.compute as pc

    sample = pc.unique(texts.filter(pc.not_equal(texts, ""))).to_pylist()[:MOST_BESIDE]
    formats = number_formats.detect_formats(sample, context.possible, MIN_SHARE_OF_SAMPLE)
    number_format = number_formats.choose_format(sample, formats, context.number_format)
    if number_format is None:
        return None
    is_number = number_formats.match_numbers(texts, number_format)
    values = np.full(len(texts), np.nan)
    at = is_number.to_numpy(zero_copy_only=False)
    parsed = number_formats.parse_numbers(texts.filter(is_number), number_format)
    values[at] = parsed.to_numpy(zero_copy_only=False)
    return values


def _format_unit(beside: Beside) -> str:
    gap = " " if beside.money and beside.unit and beside.unit[0] != "/" else ""
    return f"{beside.money}{gap}{beside.unit}"


def _describe_magnitudes(name: str, words: pa.Array, values: Any, factors: Any) -> list[str]:
    """Return a note with the first cell that was multiplied."""
    at = np.flatnonzero((np.abs(factors) > 1) & ~np.isnan(values))
    if not at.size:
        return []
    return [measure_messages.magnitudes(name, words[int(at[0])].as_py(), f"{values[at[0]] * factors[at[0]]:,.10g}")]
