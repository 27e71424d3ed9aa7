"""How the cells of a text column become values, decided by a sample once, and held to in every batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd

from neon_core.ingestion.columns.categories import missing_words_of_text
from neon_core.ingestion.columns.dates import LAST_YEAR, parse_with_day_numbers
from neon_core.ingestion.columns.kinds import LEADING_ZERO, read_simple_numbers, sample_cells, with_gaps
from neon_core.ingestion.columns.measures import Measure, parse_amounts, parse_clock, parse_words
from neon_core.ingestion.columns.odd_words import match_missing_numbers
from neon_core.ingestion.columns.typed_column import FLOAT_DIGITS, INTEGER_DIGITS, TableContext, match_missing
from neon_core.parse import number_formats
from neon_core.parse.date_formats import detect_date_format
from neon_core.parse.number_formats import NumberFormat

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.saved.new_cells import Mask

TOO_LONG = f"^[-+]?(?:[0-9]{{{INTEGER_DIGITS + 1},}}|[0-9]{{{FLOAT_DIGITS + 1},}}[.,][0-9]*)$"
"""A number that loses digits."""
MOST_WORDS = 1000
"""Different cells of a column of which each has a value of its own."""
PARSERS = {"clock": parse_clock, "words": parse_words, "amounts": parse_amounts}


@dataclass(frozen=True, eq=False)
class ReadCells:
    """Cells as values.

    Attributes
    ----------
    values : pyarrow.Array
        The values, null where one is missing.
    is_lost : ndarray of bool
        The cells that do not fit.
    """

    values: pa.Array
    is_lost: Mask


class ColumnPlan(Protocol):
    """Reads cells in one way; `what` says what a cell that does not fit is not."""

    @property
    def what(self) -> str:
        """The end of a sentence about a cell that does not fit."""

    def read(self, cells: pa.Array) -> ReadCells:
        """Return trimmed cells as values."""


@dataclass(frozen=True, eq=False)
class NumberPlan:
    """Numbers in one format, whole ones as int64."""

    number_format: NumberFormat
    context: TableContext
    units: frozenset[str]
    what: str = "is no number as those of the sample are"

    def read(self, cells: pa.Array) -> ReadCells:
        """Return cells as numbers; a code such as 007, or a number that would lose digits, is none."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if self.context.missing is None:
            simple = read_simple_numbers(pa.chunked_array([cells]), self.number_format.decimal)
            if simple is not None:
                return ReadCells(pa.array(simple.values, from_pandas=True), np.zeros(len(cells), np.bool_))
        is_missing = match_missing_numbers(cells, self.context)
        is_code = pc.or_(pc.match_substring_regex(cells, LEADING_ZERO), pc.match_substring_regex(cells, TOO_LONG))
        is_number = pc.and_not(number_formats.match_numbers(cells, self.number_format), pc.or_(is_missing, is_code))
        is_number = pc.and_(is_number, self._has_own_unit(cells))
        values = with_gaps(number_formats.parse_numbers(cells.filter(is_number), self.number_format), is_number)
        is_lost = pc.invert(pc.or_(is_number, is_missing)).to_numpy(zero_copy_only=False)
        return ReadCells(pa.array(values, from_pandas=True), is_lost | np.isinf(values))

    def _has_own_unit(self, cells: pa.Array) -> pa.Array:
        """Return which cells have one of the signs of the sample, or none."""
        import pyarrow as pa
        import pyarrow.compute as pc

        return pc.is_in(_extract_signs(cells), pa.array([*self.units, ""], cells.type))


def _extract_signs(cells: pa.Array) -> pa.Array:
    """Return the currency or per cent sign of each cell; empty where it has none."""
    import pyarrow.compute as pc

    found = pc.extract_regex(cells, f"(?P<unit>%|‰|{number_formats.CURRENCIES})")
    return pc.fill_null(pc.struct_field(found, "unit"), "")


def _find_signs(cells: pa.Array) -> frozenset[str]:
    return frozenset(_extract_signs(cells).unique().to_pylist())


@dataclass(frozen=True, eq=False)
class MeasurePlan:
    """Durations, times and numbers with words beside them, in one unit."""

    name: str
    parser: str
    unit: str
    context: TableContext
    what: str = "is no number in the unit of the sample"

    def read(self, cells: pa.Array) -> ReadCells:
        """Return cells as numbers in the unit."""
        import pyarrow as pa
        import pyarrow.compute as pc

        encoded = pc.dictionary_encode(cells)
        codes = encoded.indices.to_numpy(zero_copy_only=False)
        measure: Measure | None = PARSERS[self.parser](self.name, encoded.dictionary, self.context)
        is_missing = match_missing_numbers(cells, self.context).to_numpy(zero_copy_only=False)
        values = np.full(len(cells), np.nan)
        if measure is not None:
            fits = np.array([unit == self.unit for unit in measure.units])
            values = np.where(fits & measure.is_number, measure.values, np.nan)[codes]
        values[is_missing] = np.nan
        return ReadCells(pa.array(values, from_pandas=True), np.isnan(values) & ~is_missing)


@dataclass(frozen=True, eq=False)
class DatePlan:
    """Dates in one pattern."""

    pattern: str
    missing: frozenset[str]
    any_case: bool
    what: str = "is no date as those of the sample are"

    def read(self, cells: pa.Array) -> ReadCells:
        """Return cells as dates."""
        import pyarrow as pa
        import pyarrow.compute as pc

        encoded = pc.dictionary_encode(cells)
        dates = parse_with_day_numbers(encoded.dictionary.to_pylist(), self.pattern)
        if "%y" in self.pattern:
            dates = dates.mask(dates.dt.year > LAST_YEAR, dates - pd.DateOffset(years=100))
        values = dates.to_numpy()[encoded.indices.to_numpy(zero_copy_only=False)]
        is_missing = match_missing(cells, self.missing, self.any_case).to_numpy(zero_copy_only=False)
        values = np.where(is_missing, np.datetime64("NaT"), values).astype("datetime64[us]")
        return ReadCells(pa.array(values, from_pandas=True), np.isnat(values) & ~is_missing)


@dataclass(frozen=True, eq=False)
class WordPlan:
    """Words as they are, some of which are a missing value."""

    missing: frozenset[str]
    any_case: bool
    what: str = ""

    def read(self, cells: pa.Array) -> ReadCells:
        """Return cells as words."""
        import pyarrow as pa
        import pyarrow.compute as pc

        is_missing = match_missing(cells, self.missing, self.any_case)
        values = pc.if_else(is_missing, pa.scalar(None, cells.type), cells)
        return ReadCells(values, np.zeros(len(cells), np.bool_))


@dataclass(frozen=True, eq=False)
class ListPlan:
    """Cells of which the sample shows every one: yes and no, ticks, steps of an order."""

    values: Mapping[str, Any]
    missing: frozenset[str]
    any_case: bool
    what: str = "is none of the cells that the sample has"

    def read(self, cells: pa.Array) -> ReadCells:
        """Return cells as their values."""
        import pyarrow as pa
        import pyarrow.compute as pc

        encoded = pc.dictionary_encode(cells)
        words = encoded.dictionary.to_pylist()
        codes = encoded.indices.to_numpy(zero_copy_only=False)
        known = [self.values.get(word, self.values.get(word.lower())) for word in words]
        is_missing = match_missing(encoded.dictionary, self.missing, self.any_case).to_numpy(zero_copy_only=False)
        is_in = np.array([word in self.values or word.lower() in self.values for word in words], np.bool_)
        kind = pa.array([value for value in self.values.values() if value is not None][:1]).type
        return ReadCells(pa.array(known, kind).take(encoded.indices), (~is_in & ~is_missing)[codes])


def choose_plan(
    name: str, cells: pa.Array, values: pd.Series[Any], order: Sequence[str], context: TableContext
) -> ColumnPlan | None:
    """Return the plan that makes the values of the sample of its cells; None where none does.

    Parameters
    ----------
    name : str
        The column.
    cells : pyarrow.Array of string
        The cells of the sample, trimmed.
    values : Series
        Their values, as the reader of files has them.
    order : sequence of str
        The steps of an ordered column; may be empty.
    context : TableContext
        Facts about the table.
    """
    plans = (
        _number_plans(name, cells, context)
        if values.dtype.kind in "iuf"
        else _other_plans(cells, values, order, context)
    )
    return next((plan for plan in plans if _makes(plan, cells, values)), None)


def _number_plans(name: str, cells: pa.Array, context: TableContext) -> Iterator[ColumnPlan]:
    """Yield the plans for a column whose values are numbers."""
    import pyarrow as pa

    sample = sample_cells(pa.chunked_array([cells]), context.missing, 1)
    formats = number_formats.detect_formats(sample, context.possible, 0.0)
    chosen = number_formats.choose_format(sample, formats, context.number_format)
    units = _find_signs(cells)
    for each in dict.fromkeys(f for f in (chosen, *formats) if f):
        yield NumberPlan(each, context, units)
    for parser, parse in PARSERS.items():
        measure = parse(name, cells.unique(), context)
        for unit in sorted(set(measure.units)) if measure else ():
            yield MeasurePlan(name, parser, unit, context)


def _other_plans(
    cells: pa.Array, values: pd.Series[Any], order: Sequence[str], context: TableContext
) -> Iterator[ColumnPlan]:
    """Yield the plans for a column whose values are no numbers."""
    import pyarrow as pa

    sample = sample_cells(pa.chunked_array([cells]), context.missing, 1)
    words = missing_words_of_text("", cells, sample)[0] if context.missing is None else context.missing
    any_case = context.missing is None
    if values.dtype.kind == "M":
        found = detect_date_format(sample, context.day_first, 0.5)
        patterns = (found.pattern, found.swapped) if found else ()
        for pattern in dict.fromkeys([*filter(None, patterns), "%Y%m%d"]):
            yield DatePlan(pattern, words, any_case)
        return
    if values.dtype.kind != "b" and str(values.dtype) != "boolean" and not order:
        yield WordPlan(words, any_case)
    if listed := _list_values(cells, values, order):
        yield ListPlan(listed, words, any_case)


def _list_values(cells: pa.Array, values: pd.Series[Any], order: Sequence[str]) -> dict[str, Any]:
    """Return the value of each different cell; none where there are many, or a cell has several."""
    frame = pd.DataFrame({"cell": cells.to_pandas(), "value": values.astype(object)}).drop_duplicates("cell")
    if len(frame) > MOST_WORDS or not frame["value"].notna().any():
        return {}
    listed: dict[str, Any] = {step: step for step in order}
    listed |= {c: None if pd.isna(v) else v for c, v in zip(frame["cell"], frame["value"], strict=True)}
    if all(isinstance(value, bool | np.bool_ | None) for value in listed.values()):
        listed |= {cell.lower(): value for cell, value in listed.items()}
    return listed


def _makes(plan: ColumnPlan, cells: pa.Array, values: pd.Series[Any]) -> bool:
    """Return whether a plan makes exactly these values of these cells."""
    made = plan.read(cells).values.to_pandas()
    is_missing = made.isna().to_numpy(np.bool_)
    if not (is_missing == values.isna().to_numpy(np.bool_)).all():
        return False
    one, other = made[~is_missing].reset_index(drop=True), values[~is_missing].reset_index(drop=True)
    if one.dtype != other.dtype:
        one, other = (each.astype(object) for each in (one, other))
    return bool((one == other).all())
