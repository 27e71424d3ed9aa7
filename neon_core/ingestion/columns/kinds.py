"""A column of text to a column of values: numbers, yes and no, dates, categories, text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.ingestion import messages
from neon_core.ingestion.columns import categories
from neon_core.ingestion.columns.column_context import EXACT, LONGEST, Column, Context, absent_cells, words_in
from neon_core.parse import number_formats
from neon_core.parse.vocabulary import MISSING

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.parse.number_formats import Convention, Verdict

SAMPLE = 200
"""So many different cells of a column tell how it is written; then every cell is held to it."""

ZERO = 48
FIRST, FEW = 5000, 3
"""So many cells are looked at for their unit; so many different words may stand in a column of numbers."""

SPELLINGS = sorted({spelled for word in MISSING for spelled in (word, word.upper(), word.capitalize(), "NaN", "#N/A")})
"""Words for a missing value as they are usually spelled."""

STAND_INS = frozenset({999.0, 9999.0, 99999.0, 999.9, 9999.9, 99.9, 9999.99, 999.99, 99999.9})
"""Numbers that programs write where there is no value, or the negative of one."""

SOME = 0.3
"""Where fewer of the different cells are numbers, words that come often cannot make a column of numbers of it."""

CELLS = 200_000
"""And so many of all columns together."""


def sample(cells: pa.ChunkedArray, missing: frozenset[str] | None, n_columns: int) -> list[str]:
    """Return some different cells of a column that are not missing, from its beginning and spread over the rest."""
    import pyarrow.compute as pc

    many = max(20, min(SAMPLE, CELLS // n_columns))
    step = max(1, len(cells) // many)
    some = cells.slice(0, many).to_pylist()
    some += cells.take(list(range(0, len(cells), step))).to_pylist() if step > 1 else []
    words = dict.fromkeys(cell.strip() for cell in some)
    found = [word for word in words if not _is_missing(word, missing)]
    if found or len(cells) <= many:
        return found
    rest = pc.unique(cells.filter(pc.not_equal(cells, "")))[:many].to_pylist()
    return [word for word in dict.fromkeys(map(str.strip, rest)) if not _is_missing(word, missing)]


def _is_missing(word: str, missing: frozenset[str] | None) -> bool:
    if missing is not None:
        return word == "" or word in missing
    return word.lower() in MISSING or number_formats.is_nothing(word)


def read(name: str, cells: pa.ChunkedArray, some: list[str], fits: list[Convention], context: Context) -> Column:
    """Turn a column of text into what it is.

    Parameters
    ----------
    name : str
        For what is said of it.
    cells : pyarrow.ChunkedArray of string
        Every cell.
    some : list of str
        See `sample`.
    fits : list of Convention
        The conventions that these are numbers in.
    context : Context
        What is known of the whole table.
    """
    found = _read(name, cells, some, fits, context)
    if found.kind != "number" or context.missing is not None:
        return found
    return replace(found, said=(*found.said, *_stand_ins(name, found.values)))


def _stand_ins(name: str, values: Any) -> list[str]:
    """Say that a number as programs write it for a missing value, far beyond all others, is in a column."""
    low, high = np.fmin.reduce(values), np.fmax.reduce(values)
    found = []
    for end in {float(low), float(high)}:
        if abs(end) in STAND_INS:
            is_end = values == end
            rest = values[~is_end & ~np.isnan(values)]
            if rest.size and np.abs(rest).max() < abs(end) / 5:
                found.append(messages.stands_for_missing(name, f"{end:g}", int(is_end.sum())))
    return found


def _read(name: str, cells: pa.ChunkedArray, some: list[str], fits: list[Convention], context: Context) -> Column:
    """Turn a column of text into what it is."""
    import pyarrow as pa
    import pyarrow.compute as pc

    number = _convention(some, fits, context.verdict)
    if pa.types.is_floating(cells.type):
        return Column(cells.to_numpy(), "number")
    if number and context.missing is None and (found := _plain(cells, number.decimal)) is not None:
        return found
    cells = pc.utf8_trim_whitespace(cells).combine_chunks()
    if number and (column := _numbers(name, cells, number, context)):
        return column
    for convention in [] if number else number_formats.fitting(some, context.possible, SOME):
        if column := _numbers(name, cells, convention, context):
            return column
    return categories.read(name, cells, some, context)


def _convention(some: list[str], fits: list[Convention], verdict: Verdict) -> Convention | None:
    """Return the convention under which some cells of a column are numbers: the table's, else its own."""
    same = [c for c in fits if c.decimal == verdict.decimal]
    mark = number_formats.groups([some], [same], verdict.decimal) or verdict.thousands
    return next(iter([*(c for c in same if c.thousands == mark), *same, *fits]), None)


def _plain(cells: pa.ChunkedArray, decimal: str) -> Column | None:
    """Read a column of nothing but plain numbers and gaps, fast; None where it has more, or would lose digits."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        whole = pc.cast(cells, pa.int64()).to_numpy()
        return None if _has_zeros(cells) else Column(whole, "number")
    except pa.ArrowInvalid:
        gaps = pc.is_in(cells, pa.array(SPELLINGS, pa.string()))
    words: tuple[str, ...] = ()
    if decimal == ",":
        if pc.any(pc.match_substring(cells, ".")).as_py():
            return None
        cells = pc.replace_substring(cells, ",", ".")
    if pc.any(gaps).as_py():
        words = words_in(cells, gaps)
        cells = pc.if_else(gaps, pa.scalar(None, pa.string()), cells)
    try:
        values = pc.cast(cells, pa.float64()).to_numpy()
    except pa.ArrowInvalid:
        return None
    largest = max(np.nanmax(values, initial=0), -np.nanmin(values, initial=0))
    if largest >= 10**EXACT or np.isnan(values).sum() > cells.null_count:
        return None
    return Column(values, "number", missing=words)


def _has_zeros(cells: pa.ChunkedArray) -> bool:
    """Whether some whole number begins with a 0 before another digit, as codes do."""
    for chunk in cells.chunks:
        _, offsets, data = chunk.buffers()
        if data is None or not len(chunk):
            continue
        ends = np.frombuffer(offsets, np.int32, len(chunk) + 1, 4 * chunk.offset)
        text = np.frombuffer(data, np.uint8)
        begins = ends[:-1][np.diff(ends) > 1]
        first, second = text[begins], text[begins + 1]
        if ((first == ZERO) | ((first < ZERO) & (second == ZERO))).any():
            return True
    return False


def _numbers(name: str, cells: pa.Array, convention: Convention, context: Context) -> Column | None:
    """Read a column of numbers in a convention; None where too many cells are none, or where they are codes."""
    import pyarrow.compute as pc

    absent = absent_cells(cells, MISSING if context.missing is None else context.missing, context.missing is None)
    absent = pc.or_(absent, number_formats.nothings(cells)) if context.missing is None else absent
    good = pc.and_(number_formats.matches(cells, convention), pc.invert(absent))
    n_good, n_absent = pc.sum(good).as_py() or 0, pc.sum(absent).as_py() or 0
    if not n_good or n_good < number_formats.ENOUGH * (len(cells) - n_absent):
        return None
    there = cells.filter(good)
    signs = number_formats.units(there.slice(0, FIRST).to_pylist())
    units = [sign for sign in signs if sign]
    told = _wrong(name, cells, pc.invert(pc.or_(good, absent)), context)
    if len(units) > 1 or told is None or _are_codes(there, are_whole=n_good == len(cells)):
        return None
    told += [messages.mixed_units(name, units)] if units and "" in signs else []
    values = number_formats.values(there, convention).to_numpy(zero_copy_only=False)
    if n_good < len(cells):
        whole = np.full(len(cells), np.nan)
        whole[good.to_numpy(zero_copy_only=False)] = values
        values = whole
    return Column(values, "number", units[0] if units else "", tuple(told), missing=words_in(cells, absent))


def _wrong(name: str, cells: pa.Array, bad: pa.Array, context: Context) -> list[str] | None:
    """Say which cells are no numbers; None where they are so many different ones that they are the column's own."""
    at = np.flatnonzero(bad.to_numpy(zero_copy_only=False))
    words = list(dict.fromkeys(cells.take(at[:FIRST]).to_pylist()))
    if len(words) > max(FEW, at.size // 2):
        return None
    return [messages.not_numbers(name, words, context.lines[at].tolist(), at.size)] if words else []


def _are_codes(cells: pa.Array, are_whole: bool) -> bool:
    """Whether whole numbers are names in truth: they begin with 0, or have more digits than are kept."""
    import pyarrow.compute as pc

    most = LONGEST if are_whole and not pc.any(pc.match_substring_regex(cells, "[^-0-9]")).as_py() else EXACT
    return bool(pc.any(pc.match_substring_regex(cells, f"^([-+]?0[0-9]+|[0-9]{{{most + 1},}})$")).as_py())
