"""A column of text to a column of values: numbers, yes and no, dates, categories, text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.ingestion import dates, numbers, said
from neon_core.ingestion.numbers import Convention, Verdict
from neon_core.ingestion.words import CODES, MISSING, SURE, YES_NO

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.checks import Indices

SAMPLE = 400
"""So many different cells of a column tell how it is written; then every cell is held to it."""

CELLS = 200_000
"""And so many of all columns together."""

EXACT = 15
"""Whole numbers of more digits are not kept by a float, and are hardly ever quantities."""

LONG = 40
"""A column of words this long on average is free text."""


@dataclass(frozen=True)
class Column:
    """A column that was read.

    Attributes
    ----------
    values : array
        Of numbers, truth values, dates or strings, missing ones included.
    kind : str
        "number", "boolean", "date", "category" or "text".
    unit : str
        What its numbers are counted in, "" where nothing says.
    said : tuple of str
        What could have been meant otherwise.
    missing : tuple of str
        The words for a missing value that were found in it.
    """

    values: Any
    kind: str
    unit: str = ""
    said: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """What is known of the whole table.

    Attributes
    ----------
    verdict : Verdict
        How its numbers are written.
    possible : list of Convention
        The conventions that the user leaves open.
    day_first : bool
        Where a date does not tell: whether the day comes first.
    missing : frozenset of str or None
        The words for a missing value, where the user says so.
    lines : ndarray of int
        The line of each row.
    """

    verdict: Verdict
    possible: list[Convention]
    day_first: bool
    missing: frozenset[str] | None
    lines: Indices = field(default_factory=lambda: np.zeros(0, np.intp))


def sample(cells: pa.ChunkedArray, missing: frozenset[str] | None, n_columns: int) -> list[str]:
    """Return some different cells of a column that are not missing, from its beginning and spread over the rest."""
    import pyarrow.compute as pc

    many = max(20, min(SAMPLE, CELLS // n_columns))
    step = max(1, len(cells) // many)
    some = cells.slice(0, many).to_pylist() + (cells.take(list(range(0, len(cells), step))).to_pylist() if step > 1 else [])
    words = dict.fromkeys(cell.strip() for cell in some)
    found = [word for word in words if not _is_missing(word, missing)]
    if found or len(cells) <= many:
        return found
    rest = pc.unique(cells.filter(pc.not_equal(cells, "")))[:many].to_pylist()
    return [word for word in dict.fromkeys(map(str.strip, rest)) if not _is_missing(word, missing)]


def _is_missing(word: str, missing: frozenset[str] | None) -> bool:
    return word == "" or (word.lower() in MISSING if missing is None else word in missing)


def read(name: str, cells: pa.ChunkedArray, some: list[str], context: Context) -> Column:
    """Turn a column of text into what it is.

    Parameters
    ----------
    name : str
        For what is said of it.
    cells : pyarrow.ChunkedArray of string
        Every cell.
    some : list of str
        See `sample`.
    context : Context
        What is known of the whole table.
    """
    import pyarrow.compute as pc

    number = _convention(some, context)
    if number and number.decimal == "." and (found := _plain(cells)) is not None:
        return found
    cells = pc.utf8_trim_whitespace(cells).combine_chunks()
    if number and (column := _numbers(name, cells, number, context)):
        return column
    for convention in [] if number else context.possible:
        if some and (column := _numbers(name, cells, convention, context)):
            return column
    return _words(name, cells, some, context)


def _convention(some: list[str], context: Context) -> Convention | None:
    """Return the convention under which some cells of a column are numbers: the table's, else its own."""
    fits = numbers.fitting(some, context.possible)
    verdict = context.verdict
    own = [c for c in fits if c.decimal == verdict.decimal and c.thousands == verdict.thousands]
    alike = [c for c in fits if c.decimal == verdict.decimal and numbers._groups([some], [[c]], c.decimal)]
    same = [c for c in fits if c.decimal == verdict.decimal]
    return next(iter([*alike, *own, *same, *fits]), None)


def _plain(cells: pa.ChunkedArray) -> Column | None:
    """Read a column of nothing but plain numbers, fast; None where it has anything else, or digits that would be lost."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        whole = pc.cast(cells, pa.int64())
    except pa.ArrowInvalid:
        try:
            found = pc.cast(cells, pa.float64())
        except pa.ArrowInvalid:
            return None
        values = found.to_numpy()
        if not np.isfinite(values).all() or np.abs(values).max(initial=0.0) >= 10.0**EXACT:
            return None
        return Column(values, "number")
    return None if _has_identity(cells) else Column(whole.to_numpy(), "number")


def _has_identity(cells: pa.ChunkedArray) -> bool:
    """Whether whole numbers are names in truth: with zeros ahead, or more digits than a float keeps."""
    import pyarrow.compute as pc

    longer = pc.greater(pc.binary_length(cells), 1)
    zeros = pc.and_(pc.starts_with(cells, "0"), longer)
    signed = pc.match_substring_regex(cells, "^[-+]0[0-9]") if pc.any(pc.match_substring_regex(cells[:1000], "^[-+]")).as_py() else zeros
    long = pc.greater(pc.binary_length(cells), EXACT + 1)
    return bool(pc.any(zeros).as_py() or pc.any(signed).as_py() or pc.any(long).as_py())


def _numbers(name: str, cells: pa.Array, convention: Convention, context: Context) -> Column | None:
    """Read a column of numbers in a convention; None where too many cells are none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    absent = _absent(cells, MISSING if context.missing is None else context.missing, context.missing is None)
    good = pc.and_(numbers.matches(cells, convention), pc.invert(absent))
    n_good, n_absent = pc.sum(good).as_py() or 0, pc.sum(absent).as_py() or 0
    bad = pc.invert(pc.or_(good, absent))
    n_bad = len(cells) - n_good - n_absent
    if not n_good or n_good < numbers.ENOUGH * (len(cells) - n_absent):
        return None
    there = cells.filter(good)
    digits = pc.replace_substring_regex(there, "[^0-9]", "")
    if _zeros_ahead(there) or pc.any(pc.match_substring_regex(there, f"^[0-9]{{{EXACT + 1},}}$")).as_py():
        return None
    del digits
    signs = numbers.units(there.slice(0, 5000).to_pylist())
    currencies = [sign for sign in signs if sign]
    if len(currencies) > 1:
        return None
    found = numbers.values(there, convention)
    wrong = cells.filter(bad)
    told = []
    if n_bad:
        at = np.flatnonzero(bad.to_numpy(zero_copy_only=False))
        words = list(dict.fromkeys(wrong.slice(0, 1000).to_pylist()))
        if len(words) > max(3, n_bad // 2) and n_bad > 3:
            return None
        told.append(said.not_numbers(name, words, context.lines[at].tolist() if context.lines.size else at.tolist(), n_bad))
    if currencies and "" in signs:
        told.append(said.mixed_units(name, currencies))
    values = found.to_numpy(zero_copy_only=False)
    if n_good < len(cells):
        whole = np.full(len(cells), np.nan)
        whole[good.to_numpy(zero_copy_only=False)] = values
        values = whole
    return Column(values, "number", currencies[0] if currencies else "", tuple(told), _found_words(cells, absent))


def _zeros_ahead(cells: pa.Array) -> bool:
    """Whether whole numbers begin with 0, as codes do."""
    import pyarrow.compute as pc

    return bool(pc.any(pc.match_substring_regex(cells, "^[-+]?0[0-9]+$")).as_py())


def _absent(cells: pa.Array, words: frozenset[str], any_case: bool) -> pa.Array:
    """Return which cells are missing."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = pc.is_in(pc.utf8_lower(cells) if any_case else cells, pa.array(sorted(words), cells.type))
    return pc.or_(found, pc.equal(cells, ""))


def _found_words(cells: pa.Array, absent: pa.Array) -> tuple[str, ...]:
    import pyarrow.compute as pc

    return tuple(sorted(word for word in pc.unique(cells.filter(absent)).to_pylist() if word))


def _words(name: str, cells: pa.Array, some: list[str], context: Context) -> Column:
    """Read a column that is no column of numbers."""
    import pyarrow as pa
    import pyarrow.compute as pc

    told = []
    words = SURE if context.missing is None else context.missing
    if context.missing is None:
        if _is_codes(some):
            if pc.any(pc.equal(cells, CODES.upper())).as_py():
                told.append(said.na_kept(name))
        else:
            words |= {CODES}
    absent = _absent(cells, words, context.missing is None)
    there = pc.if_else(absent, pa.scalar(None, cells.type), cells)
    missing = _found_words(cells, absent)
    yes_no = _yes_no(there)
    if yes_no is not None:
        return Column(yes_no, "boolean", missing=missing)
    format_ = dates.find(_some(there), context.day_first)
    if format_ and (column := _dates(name, cells, there, format_, context)):
        return column
    digits = next((cell for cell in some if cell.isdigit() and (cell[0] == "0" or len(cell) > EXACT)), None)
    if digits and all(cell.isdigit() for cell in some):
        told.append(said.kept_as_text(name, digits))
    return Column(there, _kind(there), said=tuple(told), missing=missing)


def _some(cells: pa.Array) -> list[str]:
    import pyarrow.compute as pc

    return [cell for cell in pc.unique(cells.slice(0, 5000)).to_pylist() if cell is not None][:SAMPLE]


def _is_codes(some: list[str]) -> bool:
    """Whether a column is one of two-letter codes."""
    return len(some) >= 2 and all(len(cell) == 2 and cell.isupper() and cell.isalpha() for cell in some)


def _yes_no(cells: pa.Array) -> Any:
    """Return truth values, with NA where one is missing; None where the column has other words."""
    import pandas as pd
    import pyarrow.compute as pc

    different = pc.unique(pc.utf8_lower(cells.drop_null()))
    if not 1 <= len(different) <= 2:
        return None
    words = set(different.to_pylist())
    pair = next((pair for pair in YES_NO if words == set(pair) or (words < set(pair) and min(map(len, pair)) > 1)), None)
    if pair is None or (len(words) == 1 and words & {"on", "no", "si"}):
        return None
    values = pc.equal(pc.utf8_lower(cells), pair[0])
    if values.null_count:
        return pd.array(values.to_pylist(), dtype="boolean")
    return values.to_numpy(zero_copy_only=False)


def _dates(name: str, cells: pa.Array, there: pa.Array, format_: dates.Format, context: Context) -> Column | None:
    """Read a column of dates; None where too many cells are none, or outside of what can be kept."""
    import pandas as pd
    import pyarrow.compute as pc

    kept = pc.is_in(pc.utf8_lower(cells), _arrow(sorted(MISSING), cells))
    coded = pc.dictionary_encode(pc.if_else(kept, None, there))
    words = coded.dictionary.to_pylist()
    found = dates.parsed(words, format_.pattern)
    bad = [word for word, is_bad in zip(words, found.isna(), strict=True) if is_bad]
    if bad:
        return None
    index = coded.indices.to_numpy(zero_copy_only=False)
    missing = np.isnan(index.astype(float))
    values = pd.Series(found.to_numpy()[np.where(missing, 0, index).astype(np.intp)]) if words else found
    values = values.mask(missing)
    day_first = format_.pattern.startswith("%d")
    told = (said.day_or_month(name, words[0], day_first),) if format_.is_unclear else ()
    return Column(values, "date", said=told, missing=_found_words(cells, pc.is_null(coded.indices)))


def _arrow(words: list[str], like: pa.Array) -> pa.Array:
    import pyarrow as pa

    return pa.array(words, like.type)


def _kind(cells: pa.Array) -> str:
    """Return "text" for sentences, "category" for words that come again or are short."""
    import pyarrow.compute as pc

    some = [cell for cell in cells.slice(0, 2000).to_pylist() if cell is not None]
    if not some:
        return "category"
    long = sum(map(len, some)) / len(some) > LONG
    spaced = sum(" " in cell for cell in some) > 0.5 * len(some)
    distinct = len(pc.unique(cells.drop_null())) / max(1, len(cells) - cells.null_count)
    return "text" if spaced and distinct > 0.5 and (long or sum(map(len, some)) / len(some) > LONG / 2) else "category"
