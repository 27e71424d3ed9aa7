"""A column of a table of rows, as it is filtered, searched and sorted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.orders import find_steps
from neon_core.row_names import format_name
from neon_core.value_format import USUAL_FORMAT, ValueFormat

if TYPE_CHECKING:
    from neon_core.dataset import Column

TEXT_KINDS = ("category", "text")
"""The kinds whose values are words without an order of their own."""

DIGIT_RUN = re.compile(r"[0-9]+")
MOST_DIGITS = 18
"""Numbers within words are padded to so many digits: "week 9" comes before "week 10"."""


@dataclass(frozen=True, eq=False)
class RowColumn:
    """A column of a table of rows. What is derived from its values is computed at the first access, and kept.

    Attributes
    ----------
    column : Column
        Its name, kind and order.
    values : Series
        The cell of each row. Not to be changed.
    choose_format : callable
        Returns the format of its numbers.
    decimal, thousands : str
        The marks with which its user writes numbers; "" where that is not known.
    """

    column: Column
    values: pd.Series[Any]
    choose_format: Callable[[], ValueFormat] = lambda: USUAL_FORMAT
    decimal: str = ""
    thousands: str = ""

    @property
    def is_text(self) -> bool:
        """Whether its values are words."""
        return self.column.kind in (*TEXT_KINDS, "ordered")

    @cached_property
    def form(self) -> ValueFormat:
        """The format of its numbers, chosen from all of them."""
        return self.choose_format()

    @cached_property
    def numbers(self) -> NDArray[Any]:
        """The values as numbers: of a date the microseconds, of an ordered column the step. NaN where there is none.

        Whole numbers without a gap stay whole. An infinite value is shown as an empty cell, and is none here.
        """
        kind, values = self.column.kind, self.values
        if kind == "ordered":
            return find_steps(values, self.column.order)
        if kind == "date":
            times = values.to_numpy("datetime64[us]", na_value=np.datetime64("NaT"))
            return np.where(np.isnat(times), np.nan, times.astype(np.int64).astype(np.float64))
        if kind == "number" and isinstance(values.dtype, np.dtype) and values.dtype.kind in "iu":
            return values.to_numpy()
        numbers = values.to_numpy(np.float64, na_value=np.nan)
        return np.where(np.isfinite(numbers), numbers, np.nan)

    @cached_property
    def words(self) -> tuple[NDArray[np.int32], list[str]]:
        """The position of each value among the different words, -1 where it is missing; and these words."""
        values: Any = self.values.array if isinstance(self.values.dtype, pd.CategoricalDtype) else self.values
        try:
            codes, distinct = pd.factorize(values)
        except TypeError:  # cells such as lists cannot be told apart by their hash
            codes, distinct = pd.factorize(self.values.map(format_name, na_action="ignore"))
        return codes.astype(np.int32), [format_name(value) for value in distinct.tolist()]

    @cached_property
    def missing(self) -> NDArray[np.bool_]:
        """Whether each cell is shown as an empty one."""
        if self.column.kind in TEXT_KINDS:
            return self.words[0] < 0
        numbers = self.numbers
        return np.isnan(numbers) if numbers.dtype.kind == "f" else np.zeros(numbers.size, np.bool_)

    def sort_keys(self) -> NDArray[Any]:
        """Return a number for each cell by which the cells are sorted; that of a missing one means nothing."""
        if self.column.kind not in TEXT_KINDS:
            return self.numbers
        codes, words = self.words
        order = sorted(range(len(words)), key=[natural_key(word) for word in words].__getitem__)
        ranks = np.empty(len(words) + 1, np.int32)
        ranks[order], ranks[-1] = np.arange(len(words)), -1
        return ranks[codes]


def natural_key(word: str) -> tuple[str, str]:
    """Return the key by which words are sorted: without case and accents, numbers within them by their size.

    Examples
    --------
    >>> sorted(["row 10", "Row 9", "Äpfel", "Birne"], key=natural_key)
    ['Äpfel', 'Birne', 'Row 9', 'row 10']
    """
    plain = word
    if not word.isascii():
        letters = unicodedata.normalize("NFKD", word)
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return DIGIT_RUN.sub(_pad, plain.casefold()), word


def _pad(digits: re.Match[str]) -> str:
    """Return a run of digits so that the order of the texts is that of the numbers."""
    return digits[0].lstrip("0").zfill(MOST_DIGITS)
