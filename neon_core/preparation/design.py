"""What is clustered: the scaled matrix, and the way back to the user's units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from neon_core.checks import Indices, Matrix, Vector
from neon_core.errors import DataError, Problem
from neon_core.preparation.encode import PARTS, days, is_nothing, name, part_of
from neon_core.row_names import RowNames

MICROSECONDS = 86_400_000_000
"""In a day."""


@dataclass(frozen=True)
class Counted:
    """A column of the table that counts, and the features that it was made into.

    Attributes
    ----------
    name, kind, unit : str
        As in the table.
    start, stop : int
        Its features are `range(start, stop)`: one, or one for each value of a category.
    categories : tuple of str
        The names of a category's values, from the most frequent on (of months and the like as in the calendar); empty
        where it is a number.
    rare : tuple of str
        The values that the last of the categories stands for, where it stands for several.
    part : str
        Of a date what counts, as in `AnalysisConfig.dates`; else empty.
    origin : Timestamp, optional
        Of a date that counts by the time: the day from which it is counted.
    weight : float
        How often its squared differences count.
    n_filled : int
        How many missing values were filled in.
    fill : float
        With what: a number, or the position of a category.
    """

    name: str
    kind: str
    unit: str
    start: int
    stop: int
    categories: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    part: str = ""
    origin: pd.Timestamp | None = None
    weight: float = 1.0
    n_filled: int = 0
    fill: float = float("nan")

    @property
    def features(self) -> slice:
        """Its features among all."""
        return slice(self.start, self.stop)


@dataclass(frozen=True, eq=False)
class Design:
    """The scaled matrix, where its rows and columns come from, and the known classes.

    Attributes
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Scaled, finite, read-only.
    rows : ndarray of int of shape (n_samples,)
        The row of the dataset's frame that each sample is.
    n_rows : int
        How many rows the frame has, those included that were left out.
    feature_names, source_columns : tuple of str
        The matrix's columns, and the frame's column that each was made from. A category has a feature for each of its
        values, named "column = value".
    columns : tuple of Counted
        The frame's columns that count, in order.
    center, spread : ndarray of shape (n_features,)
        matrix = (value - center) / spread, the column's weight included. A constant feature has spread 1, so it
        becomes 0.
    classes : tuple
        The known classes, sorted; empty where there is no class column.
    class_index : ndarray of int of shape (n_samples,)
        The class of each sample as a position in `classes`; -1 where it is not known.
    low, high : ndarray of shape (n_features,)
        The observed range in the user's units.
    decimals : ndarray of int of shape (n_features,)
        How many decimals the user's numbers are written with, 6 at most; from the first 1,000 rows.
    imputed : ndarray of int of shape (n_columns,)
        How many missing values were filled in.
    constant : tuple of str
        Columns with one value only; their relevance is 0.
    as_they_are : tuple of str
        Columns that the scaling "robust" leaves in their own units, since more than half of their values are equal.
    row_names : RowNames, optional
        What the rows are called, where a column says it.
    """

    matrix: Matrix
    rows: Indices
    n_rows: int
    feature_names: tuple[str, ...]
    source_columns: tuple[str, ...]
    columns: tuple[Counted, ...]
    center: Vector
    spread: Vector
    classes: tuple[Any, ...]
    class_index: Indices
    low: Vector
    high: Vector
    decimals: Indices
    imputed: Indices
    constant: tuple[str, ...]
    as_they_are: tuple[str, ...] = ()
    row_names: RowNames | None = None

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns that count."""
        return tuple(column.name for column in self.columns)

    def left_out(self, row: int) -> bool:
        """Whether it is a row of the table that was left out, since a value is missing."""
        return 0 <= row < self.n_rows and self.position(row) < 0

    @property
    def numeric(self) -> tuple[int, ...]:
        """The features that are numbers: those of no category."""
        return tuple(column.start for column in self.columns if not column.categories)

    def by_column(self, values: Matrix) -> Matrix:
        """Return the sums over the features of each column, shape (..., n_columns): how relevance becomes a column's.

        Examples
        --------
        >>> import pandas as pd
        >>> import neon_core as nc
        >>> frame = pd.DataFrame({"size": [1.0, 2.0, 4.0], "kind": ["u", "u", "v"]})
        >>> data = nc.Dataset.from_frame(frame).with_roles({"kind": "feature"})
        >>> design = nc.analyse(data, nc.AnalysisConfig(n_clusters=2)).design
        >>> design.feature_names, design.by_column(np.array([1.0, 2.0, 4.0])).tolist()
        (('size', 'kind = u', 'kind = v'), [1.0, 6.0])
        """
        if len(self.columns) == len(self.feature_names):
            return values
        sums: Matrix = np.add.reduceat(values, [column.start for column in self.columns], axis=-1)
        return sums

    def in_units(self, matrix: Matrix) -> Matrix:
        """Return scaled rows as the features were before they were scaled; of a category 0 and 1, or shares."""
        found: Matrix = np.atleast_2d(matrix) * self.spread + self.center
        return found

    def to_original(self, matrix: Matrix) -> pd.DataFrame:
        """Return scaled rows in the user's units, under the user's column names.

        A number of a centroid is a mean; of a category it gets the value that most of its members have.
        """
        values = self.in_units(matrix)
        found = {column.name: _original(values[:, column.features], column) for column in self.columns}
        return pd.DataFrame(found, columns=list(self.column_names))

    def to_scaled(self, frame: pd.DataFrame) -> Matrix:
        """Return rows in the user's units as they are clustered, shape (n_rows, n_features); undoes `to_original`.

        Raises
        ------
        DataError
            With every column that is not there, every value of a category that is not known, every value that is no
            number, or no date where it should be one, and every missing or infinite one.
        """
        lacking = [name for name in self.column_names if name not in frame.columns]
        problems = [Problem("There is no such column", f"column {name}") for name in lacking]
        values = np.zeros((len(frame), len(self.feature_names)))
        for column in self.columns:
            if column.name not in lacking:
                values[:, column.features] = _encoded(frame[column.name], column)
        gaps = ~np.isfinite(values)
        problems += [
            Problem(_not_usable(int(gaps[:, c.start].sum())), f"column {c.name}")
            for c in self.columns
            if gaps[:, c.start].any()
        ]
        if problems:
            raise DataError(problems)
        scaled: Matrix = (values - self.center) / self.spread
        return scaled

    def position(self, row: int) -> int:
        """Return the matrix row of a row of the frame, -1 where it was left out or is not there."""
        at = int(np.searchsorted(self.rows, row))
        return at if at < self.rows.size and self.rows[at] == row else -1


def _original(values: Matrix, column: Counted) -> Any:
    """Return a column as the user wrote it."""
    if column.categories:
        return np.array(column.categories, dtype=object)[values.argmax(axis=1)]
    if column.origin is None:
        return values[:, 0]
    return column.origin + pd.to_timedelta(np.round(values[:, 0] * MICROSECONDS).astype(np.int64), unit="us")


def _not_usable(n: int) -> str:
    return f"{n:,} value{'s are' if n != 1 else ' is'} missing or not known"


def _encoded(values: pd.Series[Any], column: Counted) -> Matrix:
    """Return the features of a column; NaN where a value is missing or not known."""
    if column.origin is not None:
        return days(pd.to_datetime(values, errors="coerce"), column.origin)[:, None]
    if not column.categories:
        return pd.to_numeric(values, errors="coerce").to_numpy(np.float64, na_value=np.nan)[:, None]
    at = _positions(values, column)
    ones: Matrix = (at[:, None] == np.arange(len(column.categories))).astype(np.float64)
    ones[np.isnan(at)] = np.nan
    return ones


def _positions(values: pd.Series[Any], column: Counted) -> Vector:
    """Return the position of each value among the categories; NaN where it is missing or not known."""
    known = {category: float(i) for i, category in enumerate(column.categories)}
    known |= dict.fromkeys(column.rare, float(len(column.categories) - 1))
    if column.part and pd.api.types.is_datetime64_any_dtype(values.dtype):
        at = pd.Series(part_of(values, column.part)).astype("Int64")
        names = at.map(dict(enumerate(PARTS[column.part][0])), na_action="ignore")
    else:
        names = values.map(name, na_action="ignore")
    return np.array([np.nan if is_nothing(found) else known.get(found, np.nan) for found in names])
