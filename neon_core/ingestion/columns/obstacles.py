"""Describe the cells that keep a column of mostly numbers, dates, durations or amounts from being read."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING, Any

from neon_core.ingestion import messages
from neon_core.ingestion.columns.dates import SAMPLED
from neon_core.parse import amount_cells, units
from neon_core.parse.date_formats import are_seasons, is_date
from neon_core.parse.durations import parse_clock_times, parse_durations_in_words
from neon_core.parse.number_formats import NUMBER_FORMATS, detect_formats
from neon_core.reading import KEEP_TEXT

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.reading import Ambiguity

FEW_WORDS = 5
"""Most different cells that can be named as missing values."""

MOST_UNITS = 12
"""Most texts beside numbers; with more, the cells are words that begin with a number."""

FIRST_CELLS, FEW_RANGES = 5000, 20
"""Cells whose number is counted, and different cells up to which ranges are a category."""


def describe_obstacles(name: str, present: pa.Array, sample: Sequence[str]) -> list[Ambiguity]:
    """Return an ambiguity where at least half of a column's cells are numbers, dates, durations or amount_cells.

    Parameters
    ----------
    name : str
        The column's name.
    present : pyarrow.Array of string
        Every cell, null for a missing one.
    sample : sequence of str
        Some different cells that are not missing.

    Examples
    --------
    >>> import pyarrow as pa
    >>> describe_obstacles("a", pa.array(["1", "2", "low"]), ["1", "2", "low"])
    ['a: it has numbers, but cells like low are not; the column was kept as text.']
    """
    sample = sample[:SAMPLED]
    numbers = {cell for cell in sample if detect_formats([cell], NUMBER_FORMATS)}
    dates = set() if are_seasons(sample) else {cell for cell in sample if cell not in numbers and is_date(cell)}
    readable, bounded = _find_near(sample, numbers | dates)
    near = numbers | dates | readable | bounded
    if not near or not _are_half(present, sample, near):
        return []
    if len(dates) >= max(1, len(near - dates)):
        return [_describe_dates(name, sample, dates)]
    others = [cell for cell in sample if cell not in numbers | readable] if numbers | readable else []
    others = others or [cell for cell in sample if cell not in numbers]
    if others:
        can_be_missing = bool(numbers | readable) and len(others) <= FEW_WORDS
        return [messages.mostly_numbers(name, others, resolved_by="missing_values" if can_be_missing else KEEP_TEXT)]
    point, comma = (next((cell for cell in sample if mark in cell), "") for mark in ".,")
    return [messages.several_formats(name, point, comma)] if point and comma else []


def _describe_dates(name: str, sample: Sequence[str], dates: set[str]) -> Ambiguity:
    """Return the ambiguity of a column of mostly dates."""
    others = [cell for cell in sample if cell not in dates]
    if others:
        resolved_by = "missing_values" if len(others) <= FEW_WORDS else KEEP_TEXT
        return messages.mostly_numbers(name, others, "dates", resolved_by)
    first, last = sample[0], next((cell for cell in sample if len(cell) != len(sample[0])), sample[-1])
    return messages.several_formats(name, first, last, "dates")


def _find_near(sample: Sequence[str], known: set[str]) -> tuple[set[str], set[str]]:
    """Return the cells that are durations or amounts, and those that are only bounds or ranges of these."""
    import pyarrow as pa

    rest = [cell for cell in sample if cell not in known]
    if not rest:
        return set(), set()
    bounded = {cell for cell in rest if amount_cells.is_bounded(cell)}
    bounded = set() if amount_cells.is_bound_of_classes(bounded) and not known else bounded
    if len(rest) > FEW_RANGES:
        bounded |= {cell for cell in rest if amount_cells.is_range(cell)}
    near: set[str] = set()
    for parse in (parse_clock_times, parse_durations_in_words):
        durations: Any = parse(pa.array(rest, pa.string()))
        values = durations.values.tolist() if durations else []
        near |= {cell for cell, value in zip(rest, values, strict=False) if not isnan(value)}
    besides = {cell: beside for cell in rest if (beside := amount_cells.parse_cell(cell))}
    signs = {beside.money or beside.unit or beside.letter for beside in besides.values()}
    are_units = len(signs) <= MOST_UNITS and not units.are_words(signs)
    return near | (besides.keys() if are_units else set()) - bounded, bounded


def _are_half(present: pa.Array, sample: Sequence[str], near: set[str]) -> bool:
    """Whether at least half of the different cells, or of the first cells, are near numbers or dates."""
    if 2 * sum(cell in near for cell in sample) >= len(sample):
        return True
    first = [cell for cell in present.slice(0, FIRST_CELLS).to_pylist() if cell is not None]
    return 2 * sum(cell in near for cell in first) >= len(first) > 0
