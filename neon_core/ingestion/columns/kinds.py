"""Detect the kind of a column of text and read it: numbers, booleans, dates, categories, text."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.ingestion import measure_messages, messages, reshape_messages
from neon_core.ingestion.columns.categories import read_tick_box, read_words
from neon_core.ingestion.columns.dates import read_compact_dates
from neon_core.ingestion.columns.late_marks import find_late_marks
from neon_core.ingestion.columns.odd_words import (
    MOST_LISTED,
    are_enough,
    find_odd_words,
    match_missing_numbers,
    refuse_units,
)
from neon_core.ingestion.columns.typed_column import (
    FLOAT_DIGITS,
    INTEGER_DIGITS,
    TableContext,
    TypedColumn,
    missing_words,
)
from neon_core.parse import number_formats
from neon_core.parse.amount_cells import detect_affixes
from neon_core.parse.amounts import normalize_money
from neon_core.parse.date_words import are_months
from neon_core.parse.vocabulary import MISSING_WORDS

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.parse.number_formats import NumberFormat

SAMPLE = 200
"""Different cells of a column that decide its format; then every cell must fit it."""

TOTAL_SAMPLE = 200_000
"""Most cells sampled from all columns together."""

GLANCE = 100
"""Cells of which one that is no integer spares a look at the others."""

ZERO, LEADING_ZERO = 48, r"^[-+]?0\d+$"

SPELLINGS = sorted(
    {spelling for word in MISSING_WORDS for spelling in (word, word.upper(), word.capitalize(), "NaN", "#N/A")}
)
"""Words for a missing value in their usual spellings."""

MISSING_CODES = frozenset({999.0, 9999.0, 99999.0, 999.9, 9999.9, 99.9, 9999.99, 999.99, 99999.9})
"""Numbers, or their negatives, that programs write for a missing value."""

MIN_NUMBERS = 0.3
"""Smallest share of numbers among the different cells for a column of numbers in which words come often."""


def sample_cells(cells: pa.ChunkedArray, missing: frozenset[str] | None, n_columns: int) -> list[str]:
    """Return some different cells of a column that are not missing, from its beginning and spread over the rest.

    Parameters
    ----------
    cells : pyarrow.ChunkedArray of string
        Every cell.
    missing : frozenset of str or None
        The words for a missing value, where the user has set them.
    n_columns : int
        The number of columns of the table: of more columns, fewer cells each.
    """
    import pyarrow.compute as pc

    most = max(20, min(SAMPLE, TOTAL_SAMPLE // n_columns))
    step = max(1, len(cells) // most)
    some = cells.slice(0, most).to_pylist()
    some += cells.take(list(range(0, len(cells), step))).to_pylist() if step > 1 else []
    words = dict.fromkeys(cell.strip() for cell in some)
    sample = [word for word in words if not _is_missing(word, missing)]
    if sample or len(cells) <= most:
        return sample
    rest = pc.unique(cells.filter(pc.not_equal(cells, "")))[:most].to_pylist()
    return [word for word in dict.fromkeys(map(str.strip, rest)) if not _is_missing(word, missing)]


def _is_missing(word: str, missing: frozenset[str] | None) -> bool:
    if missing is not None:
        return word == "" or word in missing
    return word.lower() in MISSING_WORDS or number_formats.is_dash_with_unit(word)


def read_column(
    name: str, cells: pa.ChunkedArray, sample: list[str], formats: list[NumberFormat], context: TableContext
) -> TypedColumn:
    """Return a column of text as a typed column.

    Parameters
    ----------
    name : str
        The column's name, for the sentences about it.
    cells : pyarrow.ChunkedArray of string
        Every cell.
    sample : list of str
        See `sample_cells`.
    formats : list of NumberFormat
        The formats that the sample's numbers fit.
    context : TableContext
        Facts about the whole table.
    """
    column = _read_as_is(name, cells, sample, formats, context)
    if column.kind == "number" and (dates := read_compact_dates(name, column, context)):
        return dates
    if column.kind != "number" or context.missing is not None:
        return column
    if ticks := _read_ticked_ones(column):
        return ticks
    counts = _detect_missing_codes(column.values)
    said = (messages.may_be_missing(name, f"{code:g}", n, _find_spelling(sample, code)) for code, n in counts.items())
    return replace(column, ambiguities=(*column.ambiguities, *said), codes=tuple(counts))


def _find_spelling(sample: list[str], code: float) -> str:
    """Return how cells write a number; empty where the sample does not have it."""
    for cell in sample:
        with suppress(ValueError):
            if float(cell.replace(",", ".")) == code:
                return cell
    return ""


def _read_ticked_ones(column: TypedColumn) -> TypedColumn | None:
    """Return numbers that are 1 or nothing as yes or no; None where they are others."""
    values = column.values
    if values.dtype.kind != "f" or column.unit or column.missing or not (np.isnan(values) | (values == 1.0)).all():
        return None
    import pyarrow as pa

    return read_tick_box(pa.array(np.full(values.size, "1", object), pa.string(), mask=np.isnan(values)))


def read_code_lists(name: str, cells: pa.ChunkedArray, sample: list[str], context: TableContext) -> TypedColumn:
    """Return a column whose cells are lists of codes, such as 1,3, as words; the parameters are as in `read_column`."""
    import pyarrow.compute as pc

    column = read_words(name, pc.utf8_trim_whitespace(cells).combine_chunks(), sample, context)
    cell = next(cell for cell in sample if "," in cell)
    return replace(column, ambiguities=(reshape_messages.lists_of_codes(name, cell),))


def _detect_missing_codes(values: Any) -> dict[float, int]:
    """Return the codes for a missing value that are far beyond all other numbers, and how often they occur."""
    low, high = np.fmin.reduce(values), np.fmax.reduce(values)
    codes = {}
    for extreme in {float(low), float(high)}:
        if abs(extreme) in MISSING_CODES:
            is_extreme = values == extreme
            rest = values[~is_extreme & ~np.isnan(values)]
            if rest.size and np.abs(rest).max() < abs(extreme) / 5:
                codes[extreme] = int(is_extreme.sum())
    return codes


def _read_as_is(
    name: str, cells: pa.ChunkedArray, sample: list[str], formats: list[NumberFormat], context: TableContext
) -> TypedColumn:
    """Return a column of text as a typed column, without a look for missing codes."""
    import pyarrow as pa
    import pyarrow.compute as pc

    number_format = number_formats.choose_format(sample, formats, context.number_format)
    if pa.types.is_floating(cells.type):
        return TypedColumn(cells.to_numpy(), "number")
    if number_format and context.missing is None:
        column = read_simple_numbers(cells, number_format.decimal)
        if column is not None:
            return column
    cells = pc.utf8_trim_whitespace(cells).combine_chunks()
    late = find_late_marks(cells, number_format, context.possible) if number_format else None
    number_format = late.number_format if late else number_format
    if number_format and (column := _read_numbers(name, cells, number_format, context)):
        return replace(column, late_marks=late.cells) if late else column
    for other in [] if number_format else number_formats.detect_formats(sample, context.possible, MIN_NUMBERS):
        if column := _read_numbers(name, cells, other, context):
            return column
    return read_words(name, cells, sample, context)


def read_simple_numbers(cells: pa.ChunkedArray, decimal: str) -> TypedColumn | None:
    """Return a column of bare numbers and gaps, fast; None where it has more, or would lose digits."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        pc.cast(cells.slice(0, GLANCE), pa.int64())  # a cell that is no integer costs a message, ten times a cast
        integers = pc.cast(cells, pa.int64()).to_numpy()
        return None if _has_leading_zeros(cells) else TypedColumn(integers, "number")
    except pa.ArrowInvalid:
        is_gap = pc.is_in(cells, pa.array(SPELLINGS, pa.string()))
    words: tuple[str, ...] = ()
    if decimal == ",":
        if pc.any(pc.match_substring(cells, ".")).as_py():
            return None
        cells = pc.replace_substring(cells, ",", ".")
    if pc.any(is_gap).as_py():
        if _has_leading_zeros(cells) and pc.any(pc.match_substring_regex(cells, LEADING_ZERO)).as_py():
            return None
        words = missing_words(cells, is_gap)
        cells = pc.if_else(is_gap, pa.scalar(None, pa.string()), cells)
    try:
        values = pc.cast(cells, pa.float64()).to_numpy()
    except pa.ArrowInvalid:
        return None
    largest = max(np.nanmax(values, initial=0), -np.nanmin(values, initial=0))
    if largest >= 10**FLOAT_DIGITS or np.isnan(values).sum() > cells.null_count:
        return None
    return TypedColumn(values, "number", missing=words)


def _has_leading_zeros(cells: pa.ChunkedArray) -> bool:
    """Whether some integer begins with a 0 before another digit, as codes do."""
    for chunk in cells.chunks:
        _, offsets, data = chunk.buffers()
        if data is None or not len(chunk):
            continue
        ends = np.frombuffer(offsets, np.int32, len(chunk) + 1, 4 * chunk.offset)
        text = np.frombuffer(data, np.uint8)
        starts = ends[:-1][np.diff(ends) > 1]
        first, second = text[starts], text[starts + 1]
        if ((first == ZERO) | ((first < ZERO) & (second == ZERO))).any():
            return True
    return False


def _read_numbers(name: str, cells: pa.Array, number_format: NumberFormat, context: TableContext) -> TypedColumn | None:
    """Return a column of numbers in a format; None where too many cells are no numbers, or where they are codes."""
    import pyarrow as pa
    import pyarrow.compute as pc

    is_missing = match_missing_numbers(cells, context)
    is_number = pc.and_(number_formats.match_numbers(cells, number_format), pc.invert(is_missing))
    n_numbers = pc.sum(is_number).as_py() or 0
    if not are_enough(n_numbers, cells, is_missing, context):
        return None
    numbers = cells.filter(is_number)
    some = numbers.slice(0, MOST_LISTED).to_pylist()
    counts = number_formats.count_units(some)
    spellings = [unit for unit in counts if unit]
    same = dict.fromkeys(map(normalize_money, spellings))
    units = spellings if len(same) == len(spellings) else list(same)
    odd = find_odd_words(cells, pc.invert(pc.or_(is_number, is_missing)))
    if odd is None or are_months(units) or _are_codes(numbers, has_gaps=n_numbers < len(cells)):
        return None
    if len(units) > 1:
        present = pc.if_else(is_missing, pa.scalar(None, cells.type), cells)
        return refuse_units(name, present, units, missing_words(cells, is_missing))
    mixed = [measure_messages.mixed_units(name, units)] if units and "" in counts else []
    ambiguities = (*odd.describe(name, context), *mixed)
    values = with_gaps(number_formats.parse_numbers(numbers, number_format), is_number)
    unit, missing = units[0] if units else "", missing_words(cells, is_missing)
    affixes = detect_affixes(some, unit)
    return TypedColumn(values, "number", unit, ambiguities, missing=missing, odd_words=odd.words, affixes=affixes)


def with_gaps(numbers: pa.Array, is_number: pa.Array) -> Any:
    """Return the numbers of a column at their places, NaN elsewhere."""
    values = numbers.to_numpy(zero_copy_only=False)
    if len(values) == len(is_number):
        return values
    with_gaps = np.full(len(is_number), np.nan)
    with_gaps[is_number.to_numpy(zero_copy_only=False)] = values
    return with_gaps


def _are_codes(cells: pa.Array, has_gaps: bool) -> bool:
    """Whether numbers are codes: they begin with 0, or have more digits than a number keeps."""
    import pyarrow.compute as pc

    are_integers = not has_gaps and not pc.any(pc.match_substring_regex(cells, "[^-0-9]")).as_py()
    most = INTEGER_DIGITS if are_integers else FLOAT_DIGITS
    return bool(pc.any(pc.match_substring_regex(cells, f"^([-+]?0[0-9]+|[0-9]{{{most + 1},}})$")).as_py())
