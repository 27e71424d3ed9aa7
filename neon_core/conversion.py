"""A column of one kind as one of another: what a visitor knows better than the guess, or why it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from neon_core.errors import Problem
from neon_core.parse import date_formats, number_formats
from neon_core.parse.vocabulary import MISSING, YES_NO
from neon_core.reading import Reading

if TYPE_CHECKING:
    import pyarrow as pa

EXACT = 1e16
"""From here on Python writes a whole float with a power of ten; below, it is written without a decimal mark."""
LONGEST_WORD = 40
YES, NO = "yes", "no"
ZERO_OR_ONE = ("1", "0")
"""What a yes or no becomes as a word, and the two numbers that mean one."""

Values = pd.Series  # of any dtype; what pandas' own types say of it helps nobody here


class Impossible(Exception):  # noqa: N818  # a reason on its way to a `Problem`, no error that anyone sees
    """Why a column cannot be of a kind, and what can be done instead."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


@dataclass(frozen=True)
class Marks:
    """How a table writes its cells.

    Attributes
    ----------
    decimal, thousands : str
        The marks of its numbers; thousands is "" where it shows none.
    day_first : bool
        Where a date does not tell: whether the day comes first.
    missing : frozenset of str
        The words, in lower case, that are no number but stand for a missing one.
    """

    decimal: str = "."
    thousands: str = ""
    day_first: bool = False
    missing: frozenset[str] = MISSING

    @classmethod
    def of(cls, reading: Reading) -> Marks:
        """Return the marks of a table as it was read."""
        day_first = reading.decimal == "," or reading.delimiter == ";"
        missing = MISSING if reading.overrides.missing_values is None else frozenset({""})
        return cls(reading.decimal or ".", reading.thousands, day_first, missing)


@dataclass(frozen=True, eq=False)
class _Column:
    """What is to be converted: the values, what they are called, and how the table writes them."""

    values: Values
    name: str
    marks: Marks


def converted(values: Values, name: str, kind: str, to: str, marks: Marks) -> Values | Problem:
    """Return the values of a column as those of another kind, or why they are none.

    Parameters
    ----------
    values : Series
        Of the kind `kind`.
    name : str
        What the column is called, for what is said of it.
    kind, to : str
        The kinds, as in `neon_core.dataset.KINDS`.
    marks : Marks
        How the table writes its cells.

    Examples
    --------
    >>> converted(pd.Series([3.0, 1.5]), "size", "number", "category", Marks(decimal=",")).tolist()
    ['3', '1,5']
    >>> print(converted(pd.Series(["3", "some"]), "size", "category", "number", Marks()))
    1 of 2 cells of size is no number: “some” in row 1 (size). Mend it in the file, or leave the column as it is.
    """
    try:
        return _WAYS[_group(kind), _group(to)](_Column(values, name, marks))
    except Impossible as why:
        return Problem(why.what, name, why.hint)


def _group(kind: str) -> str:
    """Return "word" for the two kinds that hold words."""
    return "word" if kind in ("category", "text") else kind


# --- to words ---


def _as_is(column: _Column) -> Values:
    return column.values


def _numbers_to_words(column: _Column) -> Values:
    """Write numbers as people do: 3 and not 3.0, with the table's own decimal mark."""
    return _each_once(column.values, lambda value: _written(value, column.marks.decimal))


def _written(value: Any, decimal: str) -> str:
    if float(value).is_integer() and abs(value) < EXACT:
        return str(int(value))
    return str(value).replace(".", decimal)


def _truths_to_words(column: _Column) -> Values:
    return _each_once(column.values, lambda value: YES if value else NO)


def _dates_to_words(column: _Column) -> Values:
    """Write dates as 2024-01-31, with the time where one has any."""
    there = column.values.dropna()
    unit: Any = "D" if (there == there.dt.normalize()).all() else "s" if (there == there.dt.floor("s")).all() else "us"
    return _each_once(column.values, lambda value: _day(value, unit))


def _day(moment: Any, unit: Any) -> str:
    return str(np.datetime_as_string(moment, unit)).replace("T", " ")


def _each_once(values: Values, write: Callable[[Any], str]) -> Values:
    """Write each different value once; what is missing stays missing."""
    codes, different = pd.factorize(values)
    words = np.array([*(write(value) for value in np.asarray(different)), None], dtype=object)
    return pd.Series(words[codes], dtype="str")


# --- from words ---


def _coded(values: Values) -> tuple[Any, pa.Array]:
    """Return which of its different words each cell is, -1 where there is none, and the words without spaces around."""
    import pyarrow as pa

    codes, different = pd.factorize(values.astype("str").str.strip() if len(values) else values)
    return codes, pa.array([str(word) for word in different], pa.string())


def _words_to_numbers(column: _Column) -> Values:
    """Read numbers in the table's own convention."""
    import pyarrow as pa
    import pyarrow.compute as pc

    codes, words = _coded(column.values)
    absent = np.array(
        [word.lower() in column.marks.missing or number_formats.is_nothing(word) for word in words.to_pylist()], bool
    )
    convention, good = _convention(words, column.marks)
    if not good.any():
        raise Impossible(f"No cell of {column.name} is a number")
    _refuse(codes, words, ~good & ~absent, column.name, "no number")
    found = np.full(len(words) + 1, np.nan)  # the last one is that of a missing cell, whose code is -1
    read = number_formats.values(words.filter(pa.array(good)), convention)
    if good.all() and (codes >= 0).all() and str(read.type) == "int64":
        return pd.Series(read.to_numpy(zero_copy_only=False)[codes])
    found[:-1][good] = pc.cast(read, "double").to_numpy(zero_copy_only=False)
    return pd.Series(found[codes])


def _convention(words: pa.Array, marks: Marks) -> tuple[number_formats.Convention, Any]:
    """Return how the words write numbers, and which of them are numbers: with the table's decimal mark."""
    between = [marks.thousands] if marks.thousands else [mark for mark in (",", ".", " ", "'") if mark != marks.decimal]
    tried = [number_formats.Convention(marks.decimal, mark) for mark in between]
    found = [(c, number_formats.matches(words, c).to_numpy(zero_copy_only=False)) for c in tried]
    return max(found, key=lambda pair: pair[1].sum())


def _refuse(codes: Any, words: pa.Array, is_bad: Any, name: str, what: str) -> None:
    """Say how many cells are wrong, and which is the first."""
    wrong = np.append(is_bad, False)[codes]
    n = int(wrong.sum())
    if n == 0:
        return
    row, total = int(wrong.argmax()), int((codes >= 0).sum())
    many = f"{n:,} of {total:,} cells of {name} {'is' if n == 1 else 'are'} {what}"
    first = f"“{_cut(words[int(codes[row])].as_py())}” in row {row}"
    hint = f"Mend {'it' if n == 1 else 'them'} in the file, or leave the column as it is."
    raise Impossible(f"{many}: {first if n == 1 else f'the first is {first}'}", hint)


def _cut(word: str) -> str:
    return word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1] + "…"


def _words_to_truths(column: _Column) -> Values:
    """Read two words that mean yes and no, or 1 and 0."""
    codes, words = _coded(column.values)
    different = {word.lower() for word in words.to_pylist()}
    pair = next((pair for pair in (*YES_NO, ZERO_OR_ONE) if different <= set(pair)), None)
    if pair is None or not different:
        raise _no_truths(column.name, sorted(different))
    return _truths(codes, [word.lower() == pair[0] for word in words.to_pylist()])


def _truths(codes: Any, is_yes: list[bool]) -> Values:
    """Return truth values, of pandas' own kind where some are missing."""
    found = pd.array(np.array([*is_yes, False])[codes], dtype="boolean")
    found[codes < 0] = pd.NA
    return pd.Series(found if (codes < 0).any() else found.to_numpy(np.bool_))


def _no_truths(name: str, different: list[str]) -> Impossible:
    some = ", ".join(map(_cut, different[:3]))
    told = f" ({some}{', …' * (len(different) > 3)})" if some else ""
    what = f"{name} has no words for yes and no{told}"
    if len(different) > 2:
        what = f"{name} has {len(different):,} different values{told}, too many for yes and no"
    return Impossible(what, "Yes or no takes two: yes and no, true and false, 1 and 0 or the like.")


def _words_to_dates(column: _Column) -> Values:
    """Read dates that are all written in one way."""
    codes, words = _coded(column.values)
    cells = words.to_pylist()
    found = date_formats.find(cells[:200], column.marks.day_first)
    if found is None:
        looks = np.array([date_formats.LOOK.fullmatch(cell) is not None for cell in cells], bool)
        _refuse(codes, words, ~looks, column.name, "no date")
        raise Impossible(f"The dates of {column.name} are not all written in one way, or there are none")
    read = date_formats.parsed(cells, found.pattern)
    if found.swapped and read.isna().any():
        read = date_formats.parsed(cells, found.swapped)
    _refuse(codes, words, read.isna().to_numpy(), column.name, "no date")
    return pd.Series(np.append(read.to_numpy(), np.datetime64("NaT"))[codes])


# --- between numbers, dates, and yes or no ---


def _truths_to_numbers(column: _Column) -> Values:
    missing = column.values.isna().any()
    return pd.Series(
        column.values.to_numpy(np.float64, na_value=np.nan) if missing else column.values.to_numpy(np.int64)
    )


def _numbers_to_truths(column: _Column) -> Values:
    """Take 1 for yes and 0 for no."""
    codes, different = pd.factorize(column.values)
    if not len(different) or not set(np.asarray(different).tolist()) <= {0, 1}:
        raise _no_truths(column.name, [_written(value, column.marks.decimal) for value in sorted(different)])
    return _truths(codes, [bool(value) for value in different])


def _no_dates(column: _Column) -> Values:
    raise Impossible(f"{column.name} has no dates", "A year or a day as a number counts as the number it is.")


def _no_numbers(column: _Column) -> Values:
    hint = "Make it a feature as it is: it then counts as the time that has passed, its month, weekday or hour."
    raise Impossible(f"{column.name} has dates, and a date is no number", hint)


def _no_yes(column: _Column) -> Values:
    raise Impossible(f"{column.name} has dates, and a date is no yes or no", "Make a category of it first.")


_WAYS: dict[tuple[str, str], Callable[[_Column], Values]] = {
    ("word", "word"): _as_is,
    ("word", "number"): _words_to_numbers,
    ("word", "boolean"): _words_to_truths,
    ("word", "date"): _words_to_dates,
    ("number", "word"): _numbers_to_words,
    ("number", "boolean"): _numbers_to_truths,
    ("number", "date"): _no_dates,
    ("boolean", "word"): _truths_to_words,
    ("boolean", "number"): _truths_to_numbers,
    ("boolean", "date"): _no_dates,
    ("date", "word"): _dates_to_words,
    ("date", "number"): _no_numbers,
    ("date", "boolean"): _no_yes,
}
