"""A column of the table after preparation: its features, and the way back to the user's values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from neon_core.checks import Matrix, Vector
from neon_core.date_uses import DATE_USES
from neon_core.preparation.encode import calendar_positions, days_since
from neon_core.text import plain_number

MICROSECONDS = 86_400_000_000
"""In a day."""


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
        The values that the last of the categories stands for, where it stands for several.
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

    @property
    def features(self) -> slice:
        """The column's features among all."""
        return slice(self.start, self.stop)

    def to_original(self, features: Matrix) -> Any:
        """Return features in the user's units, shape (n_rows, n_features of the column), as the user's values."""
        if self.categories:
            return np.array(self.categories, dtype=object)[features.argmax(axis=1)]
        if self.origin is None:
            return features[:, 0]
        return self.origin + pd.to_timedelta(np.round(features[:, 0] * MICROSECONDS).astype(np.int64), unit="us")

    def to_features(self, values: pd.Series[Any]) -> Matrix:
        """Return the user's values as features in the user's units; NaN where a value is missing or not known."""
        if self.origin is not None:
            return days_since(self.origin, pd.to_datetime(values, errors="coerce"))[:, None]
        if not self.categories:
            return pd.to_numeric(values, errors="coerce").to_numpy(np.float64, na_value=np.nan)[:, None]
        position = self._positions(values)
        ones: Matrix = (position[:, None] == np.arange(len(self.categories))).astype(np.float64)
        ones[np.isnan(position)] = np.nan
        return ones

    def _positions(self, values: pd.Series[Any]) -> Vector:
        """Return the position of each value among the categories; NaN where it is missing or not known."""
        position = {category: float(i) for i, category in enumerate(self.categories)}
        position |= dict.fromkeys(self.rare, float(len(self.categories) - 1))
        if self.date_use and pd.api.types.is_datetime64_any_dtype(values.dtype):
            in_calendar = pd.Series(calendar_positions(values, self.date_use)).astype("Int64")
            names = in_calendar.map(dict(enumerate(DATE_USES[self.date_use].values)), na_action="ignore")
        else:
            names = values.map(plain_number, na_action="ignore")
        return np.array([np.nan if _is_missing(name) else position.get(name, np.nan) for name in names])


def _is_missing(value: Any) -> bool:
    """Whether a cell is missing: None, NaN, NaT, NA."""
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))
