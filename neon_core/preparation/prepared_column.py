"""A column of the table after preparation: its features, and the way back to the user's values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from neon_core.arguments import as_number, format_given
from neon_core.checks import Matrix, Vector
from neon_core.date_uses import DATE_USES
from neon_core.dtypes import simplify_dtype
from neon_core.errors import DataError, Problem
from neon_core.orders import name_steps, read_steps
from neon_core.preparation.encode import NO, YES, calendar_positions, days_since
from neon_core.text import count, join_some, plain_number
from neon_core.transforms import IDENTITY, Transform
from neon_core.value_format import USUAL_FORMAT, ValueFormat

MICROSECONDS = 86_400_000_000
"""In a day."""

MOST_DAYS = 1e8
"""Days from a date to another one that a calendar of 64 bits has, at most: 2**63 microseconds are 1.07e8."""

NEARLY_0 = 1e-9
"""Rounding of a yes or no that was scaled and scaled back."""


@dataclass(frozen=True)
class PreparedColumn:
    """A column of the table that counts, and the features that stand for it.

    Attributes
    ----------
    name, kind, unit : str
        As in the table.
    start, stop : int
        The features are `range(start, stop)`: one, or one for each value of a category.
    categories : tuple of str
        The names of a category's values, from the most frequent on (of months and the like as in the calendar); empty
        where the column is a number.
    rare : tuple of str
        The values that the last of the categories (before that of empty cells) stands for, where it stands for several.
    date_use : str
        The use of a date, as in `AnalysisConfig.dates`; empty where the column is not a date.
    origin : Timestamp, optional
        The day from which a date is counted, where it counts by its time.
    weight : float
        How often the column's squared differences count.
    n_filled : int
        The number of missing values that were filled in.
    fill : float
        The value that they were filled in with: a number, or the position of a category.
    precision : str
        Of a date, the smallest unit that its values have: "days", "minutes", "seconds" or "microseconds".
    blank : str
        The category of the empty cells, where they are a value of their own; else "".
    order : tuple of str
        The steps of an ordered column, which count as 1, 2, 3; empty where the column is not ordered.
    transform : Transform
        How a number counts.
    form : ValueFormat
        How its numbers are written.
    """

    name: str
    kind: str
    unit: str
    start: int
    stop: int
    categories: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    date_use: str = ""
    origin: pd.Timestamp | None = None
    weight: float = 1.0
    n_filled: int = 0
    fill: float = float("nan")
    precision: str = "days"
    blank: str = ""
    order: tuple[str, ...] = ()
    transform: Transform = IDENTITY
    form: ValueFormat = USUAL_FORMAT

    @property
    def features(self) -> slice:
        """The column's features among all."""
        return slice(self.start, self.stop)

    def to_original(self, features: Matrix) -> Any:
        """Return features in the user's units, shape (n_rows, n_features of the column), as the user's values.

        A step of an ordered column is its word, a mean between two steps a number.

        Raises
        ------
        DataError
            If a date would lie beyond the calendar.
        """
        if self.categories:
            return np.array(self.categories, dtype=object)[features.argmax(axis=1)]
        if self.order:
            return name_steps(features[:, 0], self.order)
        if self.origin is None:
            return features[:, 0]
        days = features[:, 0]
        try:
            if np.abs(days).max(initial=0.0) >= MOST_DAYS:
                raise OverflowError
            return self.origin + pd.to_timedelta(np.round(days * MICROSECONDS).astype(np.int64), unit="us")
        except (OverflowError, ValueError) as error:
            what = f"{self.name} has a date up to {np.abs(days).max():.3g} days from {self.origin:%Y-%m-%d}"
            hint = "No calendar has such a date: pass rows near those of the table."
            raise DataError(what, where=f"column {self.name}", hint=hint) from error

    def read_cells(self, values: pd.Series[Any]) -> tuple[Matrix, list[Problem]]:
        """Return the user's values as features in the user's units, and the problems of cells that cannot be read."""
        values = simplify_dtype(values.reset_index(drop=True))
        features = self.to_features(values)
        is_infinite = np.isinf(features[:, 0])
        is_outside = np.isfinite(features[:, 0]) & ~self.transform.accepts(features[:, 0])
        is_missing = (values.isna().to_numpy(np.bool_) & (not self.blank)) | is_infinite
        is_wrong = (~np.isfinite(features[:, 0]) & ~is_missing) | is_outside
        where, problems = f"column {self.name}", []
        if is_missing.any():
            n = int(is_missing.sum())
            what = f"{count(n, 'value')} {'is' if n == 1 else 'are'} missing{' or infinite' * bool(is_infinite.any())}"
            problems.append(Problem(what, where, "Fill them in: a row needs a value in every column."))
        if is_wrong.any():
            n, first = int(is_wrong.sum()), int(is_wrong.argmax())
            noun, hint = self._describe_cells() if not is_outside.any() else self._describe_domain()
            what = f"{count(n, 'value')} {'is' if n == 1 else 'are'} not {noun}"
            what += f": {'' if n == 1 else 'the first is '}{format_given(values.iloc[first])} in row {first}"
            problems.append(Problem(what, where, hint))
        return features, problems

    def _describe_domain(self) -> tuple[str, str]:
        """Return a noun for the cells that the transform of the column accepts, and the hint for all others."""
        limit = "from 0 on" if self.transform.accepts(np.zeros(1))[0] else "above 0"
        return f"a number {limit}, and {self.name} counts by its logarithm", f"Pass numbers {limit}."

    def _describe_cells(self) -> tuple[str, str]:
        """Return a noun for the cells of the column, and the hint where cells are of another kind."""
        if self.categories:
            return "known", f"Its values are {join_some([*self.categories, *self.rare])}."
        if self.origin is not None:
            return "a date", 'Pass dates, or text such as "2024-01-31".'
        if self.order:
            return (
                "a step",
                f"Its steps are {join_some(self.order)}; pass one, or a number from 1 to {len(self.order)}.",
            )
        if self.kind == "boolean":
            return "yes or no", "Pass True or False, or a number from 0 to 1."
        return "a number", "Pass numbers, such as 21.5."

    def to_features(self, values: pd.Series[Any]) -> Matrix:
        """Return the user's values as features in the user's units, shape (n_rows, n_features of the column).

        NaN where a value is missing, not known or of another kind.
        """
        if self.categories:
            position = self.positions(values)
            ones: Matrix = (position[:, None] == np.arange(len(self.categories))).astype(np.float64)
            ones[np.isnan(position)] = np.nan
            return ones
        if self.origin is not None:
            return days_since(self.origin, _read_dates(values))[:, None]
        if self.order:
            return read_steps(values, self.order)[:, None]
        numbers = _read_numbers(values, self.kind == "boolean")
        if self.kind == "boolean":
            numbers[~((numbers >= -NEARLY_0) & (numbers <= 1.0 + NEARLY_0)) & np.isfinite(numbers)] = np.nan
        return numbers[:, None]

    def _format_cell(self, value: Any) -> str:
        return _format_answer(value) if self.kind == "boolean" else _format_category(value)

    def positions(self, values: pd.Series[Any]) -> Vector:
        """Return the position of each value among the categories; NaN where it is missing or not known."""
        position = {category: float(i) for i, category in enumerate(self.categories)}
        position |= dict.fromkeys(self.rare, float(len(self.categories) - 1 - bool(self.blank)))
        if self.date_use and pd.api.types.is_datetime64_any_dtype(values.dtype):
            in_calendar = pd.Series(calendar_positions(values, self.date_use)).astype("Int64")
            names = in_calendar.map(dict(enumerate(DATE_USES[self.date_use].values)), na_action="ignore")
        else:
            names = values.map(self._format_cell, na_action="ignore")
        of_blank = position.get(self.blank, np.nan)
        return np.array([of_blank if _is_missing(name) else position.get(name, np.nan) for name in names])


def _format_answer(value: Any) -> str:
    """Return a cell of a yes-or-no column as the name of a category."""
    is_answer = isinstance(value, bool | np.bool_) or (as_number(value) in (0.0, 1.0))
    return (YES if value else NO) if is_answer else _format_category(value)


def _format_category(value: Any) -> str:
    """Return a cell as the name of a category; a number of more digits than Python writes has none."""
    try:
        return plain_number(value)
    except ValueError:
        return format_given(value)


def _read_numbers(values: pd.Series[Any], is_boolean: bool) -> Vector:
    """Return cells as numbers; NaN where one is neither a number nor text that reads as one (nor yes or no)."""
    dtype = values.dtype
    is_usual = pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_complex_dtype(dtype)
    if not is_usual or (pd.api.types.is_bool_dtype(dtype) and not is_boolean):
        values = values.astype(object).map(
            lambda cell: float(cell) if is_boolean and isinstance(cell, bool | np.bool_) else _read_number(cell)
        )
    numbers = pd.to_numeric(values, errors="coerce")
    return np.array(numbers.to_numpy(np.float64, na_value=np.nan))


def _read_number(cell: Any) -> str | float | None:
    return cell if isinstance(cell, str) else as_number(cell)


def _read_dates(values: pd.Series[Any]) -> pd.Series[Any]:
    """Return cells as dates without a time zone; NaT where one is neither a date nor text such as 2024-01-31."""
    if not pd.api.types.is_datetime64_any_dtype(values.dtype):
        values = values.astype(object).map(_read_date)
    return pd.to_datetime(values, errors="coerce", format="ISO8601")


def _read_date(cell: Any) -> Any:
    """Return a date on the clock of its own time zone, a text as it is, and None for everything else."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    return cell if isinstance(cell, str | date | np.datetime64) else None


def _is_missing(value: Any) -> bool:
    """Whether a cell is missing: None, NaN, NaT, NA."""
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))
