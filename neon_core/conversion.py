"""Convert a column from one kind to another, or say why it cannot be converted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from neon_core.errors import Problem
from neon_core.parse.date_formats import DATE_SHAPE, detect_date_format, parse_dates
from neon_core.parse.number_formats import NumberFormat, is_dash_with_unit, match_numbers, parse_numbers
from neon_core.parse.vocabulary import MISSING_WORDS, YES_NO_WORDS
from neon_core.reading import Reading
from neon_core.text import shorten

if TYPE_CHECKING:
    import pyarrow as pa

EXACT = 1e16
"""From here on Python formats a whole float with a power of ten; below, without a decimal mark."""

DATE_SAMPLE = 200
"""Different cells that decide the date format; then every cell must have it."""

YES, NO = "yes", "no"
ONE_ZERO = ("1", "0")
"""The two numbers that stand for yes and no."""

Values = pd.Series  # of any dtype; the types of pandas' stubs say nothing about these columns


class ConversionError(Exception):
    """Reason why a column cannot be converted, with a hint; `convert_column` turns it into a `Problem`."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


@dataclass(frozen=True)
class CellFormat:
    """The format of a table's cells.

    Attributes
    ----------
    decimal, thousands : str
        The marks of its numbers; thousands is "" where the numbers have none.
    day_first : bool
        Whether the day comes first in a date that fits both orders.
    missing : frozenset of str
        The words for a missing value, in lower case.
    """

    decimal: str = "."
    thousands: str = ""
    day_first: bool = False
    missing: frozenset[str] = MISSING_WORDS

    @classmethod
    def from_reading(cls, reading: Reading) -> CellFormat:
        """Return the format of the cells of a table."""
        order = reading.overrides.date_order
        day_first = order == "dmy" if order else reading.decimal == "," or reading.delimiter == ";"
        missing = MISSING_WORDS if reading.overrides.missing_values is None else frozenset({""})
        return cls(reading.decimal or ".", reading.thousands, day_first, missing)


@dataclass(frozen=True, eq=False)
class _Column:
    """A column to be converted: its values, its name, and the format of its cells."""

    values: Values
    name: str
    cell_format: CellFormat


def convert_column(values: Values, name: str, kind: str, new_kind: str, cell_format: CellFormat) -> Values | Problem:
    """Return the values of a column converted to another kind, or the reason why they cannot be.

    Parameters
    ----------
    values : Series
        The values, of the kind `kind`.
    name : str
        The column's name, for the reason.
    kind, new_kind : str
        The kinds, as in `neon_core.dataset.KINDS`.
    cell_format : CellFormat
        The format of the table's cells.

    Examples
    --------
    >>> convert_column(pd.Series([3.0, 1.5]), "size", "number", "category", CellFormat(decimal=",")).tolist()
    ['3', '1,5']
    >>> print(convert_column(pd.Series(["3", "some"]), "size", "category", "number", CellFormat()))
    1 of 2 cells of size is not a number: “some” in row 1 (size). Correct it in the file, or keep the column's kind.
    """
    try:
        return _CONVERSIONS[_merge_word_kinds(kind), _merge_word_kinds(new_kind)](_Column(values, name, cell_format))
    except ConversionError as error:
        return Problem(error.what, name, error.hint or "Correct the cells in the file, or keep the column's kind.")


def _merge_word_kinds(kind: str) -> str:
    """Return "word" for the kinds that hold words, else the kind."""
    return "word" if kind in ("category", "text", "ordered") else kind


# --- to words ---


def _keep_words(column: _Column) -> Values:
    return column.values


def _numbers_to_words(column: _Column) -> Values:
    """Return numbers as people write them: 3 and not 3.0, with the table's own decimal mark."""
    return _format_distinct(column.values, lambda value: _format_number(value, column.cell_format.decimal))


def _format_number(value: Any, decimal: str) -> str:
    if float(value).is_integer() and abs(value) < EXACT:
        return str(int(value))
    return str(value).replace(".", decimal)


def _booleans_to_words(column: _Column) -> Values:
    return _format_distinct(column.values, lambda value: YES if value else NO)


def _dates_to_words(column: _Column) -> Values:
    """Return dates as 2024-01-31, with the time where a date of the column has one."""
    dates = column.values.dropna()
    unit: Any = "D" if (dates == dates.dt.normalize()).all() else "s" if (dates == dates.dt.floor("s")).all() else "us"
    return _format_distinct(column.values, lambda value: _format_date(value, unit))


def _format_date(moment: Any, unit: Any) -> str:
    return str(np.datetime_as_string(moment, unit)).replace("T", " ")


def _format_distinct(values: Values, format_value: Callable[[Any], str]) -> Values:
    """Return values as words; each distinct value is formatted once, missing values stay missing."""
    codes, distinct = pd.factorize(values)
    words = np.array([*(format_value(value) for value in np.asarray(distinct)), None], dtype=object)
    return pd.Series(words[codes], dtype="str")


# --- from words ---


def _encode_words(values: Values) -> tuple[Any, pa.Array]:
    """Return the code of each cell, -1 for a missing one, and the distinct words without surrounding spaces."""
    import pyarrow as pa

    codes, distinct = pd.factorize(values.astype("str").str.strip() if len(values) else values)
    return codes, pa.array([str(word) for word in distinct], pa.string())


def _words_to_numbers(column: _Column) -> Values:
    """Return words as numbers, read in the table's own format."""
    import pyarrow as pa
    import pyarrow.compute as pc

    codes, words = _encode_words(column.values)
    missing = column.cell_format.missing
    is_missing = np.array([word.lower() in missing or is_dash_with_unit(word) for word in words.to_pylist()], bool)
    number_format, is_number = _detect_format(words, column.cell_format)
    if not is_number.any():
        raise ConversionError(f"No cell of {column.name} is a number")
    _check_all_fit(codes, words, ~is_number & ~is_missing, column.name, "number")
    numbers = np.full(len(words) + 1, np.nan)  # the last one is that of a missing cell, whose code is -1
    parsed = parse_numbers(words.filter(pa.array(is_number)), number_format)
    if is_number.all() and (codes >= 0).all() and str(parsed.type) == "int64":
        return pd.Series(parsed.to_numpy(zero_copy_only=False)[codes])
    numbers[:-1][is_number] = pc.cast(parsed, "double", safe=False).to_numpy(zero_copy_only=False)
    return pd.Series(numbers[codes])


def _detect_format(words: pa.Array, cell_format: CellFormat) -> tuple[NumberFormat, Any]:
    """Return the number format with the table's decimal mark that the most words fit, and which words fit it."""
    mark = cell_format.decimal
    thousands = [cell_format.thousands] if cell_format.thousands else [m for m in (",", ".", " ", "'") if m != mark]
    formats = [NumberFormat(mark, between) for between in thousands]
    fits = [(f, match_numbers(words, f).to_numpy(zero_copy_only=False)) for f in formats]
    return max(fits, key=lambda pair: pair[1].sum())


def _check_all_fit(codes: Any, words: pa.Array, is_wrong: Any, name: str, noun: str) -> None:
    """Raise an error with the number of wrong cells and the first of them, where a cell is wrong."""
    wrong_cells = np.append(is_wrong, False)[codes]
    n = int(wrong_cells.sum())
    if n == 0:
        return
    row, total = int(wrong_cells.argmax()), int((codes >= 0).sum())
    share = f"{n:,} of {total:,} cells of {name} {f'is not a {noun}' if n == 1 else f'are not {noun}s'}"
    first = f"“{shorten(words[int(codes[row])].as_py())}” in row {row}"
    hint = f"Correct {'it' if n == 1 else 'them'} in the file, or keep the column's kind."
    raise ConversionError(f"{share}: {first if n == 1 else f'the first is {first}'}", hint)


def _words_to_booleans(column: _Column) -> Values:
    """Return two words for yes and no, or 1 and 0, as booleans."""
    codes, words = _encode_words(column.values)
    distinct = {word.lower() for word in words.to_pylist()}
    pair = next((pair for pair in (*YES_NO_WORDS, ONE_ZERO) if distinct <= set(pair)), None)
    if pair is None or not distinct:
        raise _not_boolean(column.name, sorted(distinct))
    return _build_booleans(codes, [word.lower() == pair[0] for word in words.to_pylist()])


def _build_booleans(codes: Any, is_yes: list[bool]) -> Values:
    """Return booleans, of pandas' nullable dtype where some are missing."""
    booleans = pd.array(np.array([*is_yes, False])[codes], dtype="boolean")
    booleans[codes < 0] = pd.NA
    return pd.Series(booleans if (codes < 0).any() else booleans.to_numpy(np.bool_))


def _not_boolean(name: str, distinct: list[str]) -> ConversionError:
    some = ", ".join(map(shorten, distinct[:3]))
    examples = f" ({some}{', …' * (len(distinct) > 3)})" if some else ""
    what = f"{name} has no words for yes and no{examples}"
    if len(distinct) > 2:
        what = f"{name} has {len(distinct):,} different values{examples}, too many for yes and no"
    return ConversionError(what, "A yes-or-no column has two words, such as yes and no, true and false, or 1 and 0.")


def _words_to_dates(column: _Column) -> Values:
    """Return words that all have one date format as dates."""
    codes, words = _encode_words(column.values)
    cells = words.to_pylist()
    date_format = detect_date_format(cells[:DATE_SAMPLE], column.cell_format.day_first)
    if date_format is None:
        has_shape = np.array([DATE_SHAPE.fullmatch(cell) is not None for cell in cells], bool)
        _check_all_fit(codes, words, ~has_shape, column.name, "date")
        raise ConversionError(f"The dates of {column.name} have no single format")
    dates = parse_dates(cells, date_format.pattern)
    if date_format.swapped and dates.isna().any():
        dates = parse_dates(cells, date_format.swapped)
    _check_all_fit(codes, words, dates.isna().to_numpy(), column.name, "date")
    return pd.Series(np.append(dates.to_numpy(), np.datetime64("NaT"))[codes])


# --- between numbers, dates and booleans ---


def _booleans_to_numbers(column: _Column) -> Values:
    has_missing = column.values.isna().any()
    return pd.Series(
        column.values.to_numpy(np.float64, na_value=np.nan) if has_missing else column.values.to_numpy(np.int64)
    )


def _numbers_to_booleans(column: _Column) -> Values:
    """Return 1 as yes and 0 as no."""
    codes, distinct = pd.factorize(column.values)
    if not len(distinct) or not set(np.asarray(distinct).tolist()) <= {0, 1}:
        raise _not_boolean(
            column.name, [_format_number(value, column.cell_format.decimal) for value in sorted(distinct)]
        )
    return _build_booleans(codes, [bool(value) for value in distinct])


def _refuse_to_dates(column: _Column) -> Values:
    raise ConversionError(f"{column.name} has no dates", "A year or a day that is written as a number stays a number.")


def _refuse_dates_to_numbers(column: _Column) -> Values:
    hint = "Make the date a feature: it is used as elapsed time, month, weekday or hour."
    raise ConversionError(f"{column.name} has dates, and a date is not a number", hint)


def _refuse_dates_to_booleans(column: _Column) -> Values:
    raise ConversionError(f"{column.name} has dates, and a date is not yes or no", "Make it a category first.")


_CONVERSIONS: dict[tuple[str, str], Callable[[_Column], Values]] = {
    ("word", "word"): _keep_words,
    ("word", "number"): _words_to_numbers,
    ("word", "boolean"): _words_to_booleans,
    ("word", "date"): _words_to_dates,
    ("number", "word"): _numbers_to_words,
    ("number", "boolean"): _numbers_to_booleans,
    ("number", "date"): _refuse_to_dates,
    ("boolean", "word"): _booleans_to_words,
    ("boolean", "number"): _booleans_to_numbers,
    ("boolean", "date"): _refuse_to_dates,
    ("date", "word"): _dates_to_words,
    ("date", "number"): _refuse_dates_to_numbers,
    ("date", "boolean"): _refuse_dates_to_booleans,
}
