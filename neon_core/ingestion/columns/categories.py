"""A column of words: yes and no, dates, categories, free text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.ingestion import messages
from neon_core.ingestion.columns.column_context import EXACT, Column, Context, absent_cells, words_in
from neon_core.parse import date_formats, number_formats
from neon_core.parse.vocabulary import CODES, MISSING, SURE, YES_NO

if TYPE_CHECKING:
    import pyarrow as pa

SAMPLE = 200
"""So many different cells tell how dates are written; then every cell is held to it."""

BESIDE = re.compile(r"([<>~≈≤≥]?)\s*[-+]?\d[\d.,]*\s*([^\W\d]{0,6}[²³/]?[^\W\d]{0,3}\**)(?:\[\w+\])?")
FEW = 5
"""A number with a word or a footnote beside it, and how many such words there may be."""

LONG = 40
"""A column of words this long on average is free text."""


def read(name: str, cells: pa.Array, some: list[str], context: Context) -> Column:
    """Read a column that is no column of numbers."""
    import pyarrow as pa
    import pyarrow.compute as pc

    told = []
    words = SURE if context.missing is None else context.missing
    if context.missing is None:
        if _is_codes(some):
            if pc.any(pc.equal(cells, CODES.upper())).as_py():
                told.append(messages.na_kept(name))
        else:
            words |= {CODES}
    absent = absent_cells(cells, words, context.missing is None)
    there = pc.if_else(absent, pa.scalar(None, cells.type), cells)
    missing = words_in(cells, absent)
    yes_no = _yes_no(there)
    if yes_no is not None:
        return Column(yes_no, "boolean", missing=missing)
    format_ = date_formats.find(_some(there), context.day_first)
    if format_ and (column := _dates(name, cells, there, format_)):
        return column
    digits = next((cell for cell in some if cell.isdigit() and (cell[0] == "0" or len(cell) > EXACT)), None)
    if digits and all(cell.isdigit() for cell in some):
        told.append(messages.kept_as_text(name, digits))
    told += _nearly_numbers(name, some)
    return Column(there, kind(there), notes=tuple(told), missing=missing)


def _nearly_numbers(name: str, some: list[str]) -> list[str]:
    """Say of words that most are numbers, or numbers with one of few words beside them, what keeps them from it."""
    others = [cell for cell in some if not any(number_formats.fitting([cell], number_formats.CONVENTIONS))]
    beside = [found for cell in others if (found := BESIDE.fullmatch(cell))]
    words = {found[1] + found[2] for found in beside}
    if others and (len(others) < len(some) / 2 or (len(beside) == len(others) and len(words) <= FEW)):
        return [messages.mostly_numbers(name, others)]
    marks = {mark: next((cell for cell in some if mark in cell), "") for mark in ".,"}
    return [messages.several_ways(name, *marks.values())] if not others and all(marks.values()) else []


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
    pairs = (pair for pair in YES_NO if words == set(pair) or (words < set(pair) and min(map(len, pair)) > 1))
    pair = next(pairs, None)
    if pair is None or (len(words) == 1 and words & {"on", "no", "si"}):
        return None
    values = pc.equal(pc.utf8_lower(cells), pair[0])
    if values.null_count:
        return pd.array(values.to_pylist(), dtype="boolean")
    return values.to_numpy(zero_copy_only=False)


def _dates(name: str, cells: pa.Array, there: pa.Array, format_: date_formats.Format) -> Column | None:
    """Read a column of dates; None where too many cells are none, or outside of what can be kept."""
    import pandas as pd
    import pyarrow.compute as pc

    kept = pc.is_in(pc.utf8_lower(cells), _arrow(sorted(MISSING), cells))
    coded = pc.dictionary_encode(pc.if_else(kept, None, there))
    words = coded.dictionary.to_pylist()
    good = [p for p in (format_.pattern, format_.swapped) if p and date_formats.parsed(words, p).notna().all()]
    if not good:
        return None
    found = date_formats.parsed(words, good[0])
    index = coded.indices.to_numpy(zero_copy_only=False)
    missing = np.isnan(index.astype(float))
    values = pd.Series(found.to_numpy()[np.where(missing, 0, index).astype(np.intp)]) if words else found
    values = values.mask(missing)
    told = (messages.day_or_month(name, words[0], good[0].startswith("%d")),) if len(good) == 2 else ()
    return Column(values, "date", said=told, missing=words_in(cells, pc.is_null(coded.indices)))


def _arrow(words: list[str], like: pa.Array) -> pa.Array:
    import pyarrow as pa

    return pa.array(words, like.type)


def kind(cells: Any) -> str:
    """Return "text" for sentences, "category" for words that come again or are short.

    Parameters
    ----------
    cells : pyarrow.Array or Series of str
        Every cell.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    cells = cells if isinstance(cells, pa.Array) else pa.array(cells, pa.large_string(), from_pandas=True)
    cells = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    some = [cell for cell in cells.slice(0, 2000).to_pylist() if cell is not None]
    if not some:
        return "category"
    long = sum(map(len, some)) / len(some) > LONG
    spaced = sum(" " in cell for cell in some) > 0.5 * len(some)
    distinct = len(pc.unique(cells.drop_null())) / max(1, len(cells) - cells.null_count)
    return "text" if spaced and distinct > 0.5 and (long or sum(map(len, some)) / len(some) > LONG / 2) else "category"
