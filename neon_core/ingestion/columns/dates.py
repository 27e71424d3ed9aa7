"""Read a column of dates: their format, the order of day and month, Excel's day numbers, cells that are no dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.ingestion import format_messages, messages
from neon_core.ingestion.columns.typed_column import TableContext, TypedColumn, missing_words
from neon_core.parse.date_formats import DateFormat, detect_date_format, parse_dates
from neon_core.parse.date_order import choose_date_order
from neon_core.parse.vocabulary import MISSING_WORDS

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.reading import Ambiguity

MIN_SHARE = 0.95
"""Smallest share of a column's cells that must be dates."""

MIN_SHARE_OF_SAMPLE = 0.5
"""Smallest share of its different cells: words and day numbers may be many of them and few of all cells."""

DAY_NUMBER = re.compile(r"[1-6]\d{4}([.,]\d+)?")
"""A date as Excel stores it: the days since the end of 1899, for 1927 to 2091."""

LAST_YEAR = 2049
"""Years of two digits end here."""

COMPACT_NAMES = re.compile(r"date|datum|fecha|\bdata\b|\bday\b|\btag\b|\bjour\b|\bdt\b|yyyymmdd", re.IGNORECASE)
FIRST_COMPACT, LAST_COMPACT, MIN_COMPACT = 19000101, 20991231, 3
"""Range of dates without marks, such as 20180131, and the different ones from which on they need no name."""


@dataclass(frozen=True, eq=False)
class _Cells:
    """The different cells of a column with their dates in one pattern."""

    words: list[str]
    counts: Any
    pattern: str
    dates: Any

    @property
    def n_dates(self) -> int:
        return int(self.counts[self.dates.notna().to_numpy()].sum())

    @property
    def day_first(self) -> bool:
        return self.pattern.startswith("%d")


def read_dates(
    name: str, cells: pa.Array, present: pa.Array, sample: Sequence[str], context: TableContext
) -> TypedColumn | None:
    """Return a column of dates; None where too many cells are no dates.

    Parameters
    ----------
    name : str
        The column's name, for the sentences about it.
    cells, present : pyarrow.Array of string
        Every cell; and the same with null for a missing one.
    sample : sequence of str
        Some different cells that are not missing.
    context : TableContext
        Facts about the whole table.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    order = context.date_order or context.other_order
    day_first = order == "dmy" if order else context.day_first
    texts = [cell for cell in sample if not DAY_NUMBER.fullmatch(cell)]
    date_format = detect_date_format(texts, day_first, MIN_SHARE_OF_SAMPLE) if 2 * len(texts) > len(sample) else None
    if date_format is None:
        return None
    is_missing = pc.is_in(pc.utf8_lower(cells), pa.array(sorted(MISSING_WORDS), cells.type))
    encoded = pc.dictionary_encode(pc.if_else(is_missing, None, present))
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    fitting = _find_fitting_patterns(encoded.dictionary.to_pylist(), codes, date_format)
    if not fitting:
        return None
    best, order, sentences = _choose_pattern(name, fitting, codes, context)
    return _build_column(
        name, best, codes, order, sentences, missing_words(cells, pc.is_null(encoded.indices)), context
    )


def _find_fitting_patterns(words: list[str], codes: Any, date_format: DateFormat) -> list[_Cells]:
    """Return the cells in the patterns in which most of them are dates, and enough."""
    counts = np.bincount(codes[codes >= 0], minlength=len(words))
    patterns = [pattern for pattern in (date_format.pattern, date_format.swapped) if pattern]
    found = [_Cells(words, counts, pattern, parse_with_day_numbers(words, pattern)) for pattern in patterns]
    found = [each for each in found if each.n_dates >= MIN_SHARE * max(1, counts.sum())]
    most = max((each.n_dates for each in found), default=0)
    return [each for each in found if each.n_dates == most]


def parse_with_day_numbers(words: list[str], pattern: str) -> Any:
    """Return words as dates, days as Excel counts them too."""
    import pandas as pd

    dates = parse_dates(words, pattern)
    numbers = {i: word.replace(",", ".") for i, word in enumerate(words) if DAY_NUMBER.fullmatch(word)}
    if numbers:
        days = pd.to_datetime(pd.Series(numbers).astype(float), unit="D", origin="1899-12-30").dt.round("s")
        dates = days.reindex(dates.index).fillna(dates)
    return dates


def _choose_pattern(
    name: str, fitting: list[_Cells], codes: Any, context: TableContext
) -> tuple[_Cells, str, tuple[list[Ambiguity], list[str]]]:
    """Return the cells in the chosen pattern, the order of day and month, and ambiguities and notes about it."""
    first = fitting[0]
    if len(fitting) == 1:
        has_order = first.pattern[:6] in ("%d/%m/", "%m/%d/", "%d-%m-", "%m-%d-")
        return first, ("dmy" if first.day_first else "mdy") if has_order else "", ([], [])
    by_order = {"dmy" if each.day_first else "mdy": each for each in fitting}
    if context.date_order:
        return by_order[context.date_order], context.date_order, ([], [])
    rows = codes[codes >= 0]
    order = choose_date_order(*(by_order[each].dates.iloc[rows] for each in ("dmy", "mdy")))
    if not order and not context.other_order:
        cell = first.words[int(first.dates.notna().to_numpy().argmax())]
        return first, "either", ([format_messages.day_or_month(name, cell, first.day_first)], [])
    chosen = order or context.other_order
    return by_order[chosen], chosen, ([], [format_messages.settled_date_order(name, chosen == "dmy", not order)])


def _build_column(
    name: str,
    cells: _Cells,
    codes: Any,
    order: str,
    sentences: tuple[list[Ambiguity], list[str]],
    missing: tuple[str, ...],
    context: TableContext,
) -> TypedColumn:
    """Return the column of the dates, with a word about the cells that are none."""
    import pandas as pd

    ambiguities, notes = sentences
    dates = cells.dates
    if "%y" in cells.pattern and (is_late := dates.dt.year > LAST_YEAR).any():
        dates = dates.mask(is_late, dates - pd.DateOffset(years=100))
        notes = [*notes, messages.old_years(name)]
    is_odd = np.append(dates.isna().to_numpy(), False)[codes]
    if is_odd.any():
        words = [cells.words[i] for i in dict.fromkeys(codes[is_odd].tolist())]
        ambiguities = [*ambiguities, messages.not_dates(name, words, context.lines[is_odd].tolist(), int(is_odd.sum()))]
    values = pd.Series(np.append(dates.to_numpy(), np.datetime64("NaT"))[codes])
    return TypedColumn(values, "date", "", tuple(ambiguities), tuple(notes), missing, order)


def read_compact_dates(name: str, column: TypedColumn, context: TableContext) -> TypedColumn | None:
    """Return a column of whole numbers such as 20180131 as dates; None where it holds other numbers.

    All of them must be days of the calendar; where the name says that it holds dates, nearly all.

    Parameters
    ----------
    name : str
        The column's name.
    column : TypedColumn
        The column of numbers.
    context : TableContext
        Facts about the whole table.
    """
    import pandas as pd

    values = column.values
    glance = values[:SAMPLED]
    if column.unit or not len(glance) or np.mean((glance >= FIRST_COMPACT) & (glance <= LAST_COMPACT)) < 0.5:
        return None
    is_present = ~np.isnan(values)
    if values.dtype.kind == "f" and not (np.floor(values[is_present]) == values[is_present]).all():
        return None
    codes, different = pd.factorize(np.where(is_present, values, -1).astype(np.int64))
    words = [str(value) for value in different.tolist()]
    dates = parse_dates(words, "%Y%m%d").where((different >= FIRST_COMPACT) & (different <= LAST_COMPACT))
    is_odd = dates.isna().to_numpy()[codes] & is_present
    has_name = COMPACT_NAMES.search(name.replace("_", " ")) is not None
    enough = is_odd.sum() <= (1 - MIN_SHARE) * is_present.sum() if has_name else not is_odd.any()
    if not enough or (not has_name and dates.notna().sum() < MIN_COMPACT):
        return None
    cells = _Cells(words, np.zeros(0), "%Y%m%d", dates)
    return _build_column(name, cells, np.where(is_present, codes, -1), "", ([], []), column.missing, context)


SAMPLED = 200
"""Numbers that are looked at before all of a column are."""
