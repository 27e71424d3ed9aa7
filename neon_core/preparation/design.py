"""The design: the scaled matrix that is clustered, and the way back to the user's units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.arguments import as_whole_number, check_type, format_given
from neon_core.checks import Indices, Matrix, Vector, as_numbers, as_rows, frozen
from neon_core.errors import DataError, Problem, RowError, ShapeError
from neon_core.preparation.encode import match_blank_rows
from neon_core.preparation.prepared_column import PreparedColumn
from neon_core.row_names import RowNames, call_rows
from neon_core.transforms import IDENTITY, Transform

DIGITS, LARGEST_EXPONENT = 14, 300
"""Digits that survive scaling there and back, and the range of powers of ten in which they can be counted."""

FILL_DIGIT = 2.0**-50
"""The rounding of a median, as a share of the largest value: four units of the last binary digit."""


@dataclass(frozen=True, eq=False)
class Design:
    """The scaled matrix, where its rows and columns come from, and the known classes.

    Attributes
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Scaled, finite, read-only.
    rows : ndarray of int of shape (n_samples,)
        The row of the dataset's frame of each sample.
    n_rows : int
        The number of rows of the frame, with those that were left out.
    feature_names, source_columns : tuple of str
        The matrix's columns, and the frame's column that each stands for. A category has a feature for each of its
        values, named "column = value".
    columns : tuple of PreparedColumn
        The frame's columns that count, in order.
    center, spread : ndarray of shape (n_features,)
        matrix = (counted value - center) / spread, the column's weight included; the counted value is the user's, or
        its transform. A constant feature has spread 1, so it becomes 0.
    classes : tuple
        The known classes, sorted; empty where there is no class column.
    class_index : ndarray of int of shape (n_samples,)
        The class of each sample as a position in `classes`; -1 where it is not known.
    low, high : ndarray of shape (n_features,)
        The observed range in the user's units.
    cells : tuple of Series
        The frame's columns that count, row by row of the frame, as they stand in the table. Not to be changed.
    decimals : ndarray of int of shape (n_features,)
        The decimals of the user's numbers, 6 at most.
    imputed : ndarray of int of shape (n_columns,)
        The number of missing values that were filled in.
    constant : tuple of str
        Columns with one value only; their relevance is 0.
    unscaled : tuple of str
        Columns that differ but have no spread in the scaling's own sense, so that they stay in their own units.
    row_names : RowNames, optional
        The names of the rows, where a column has the role "row id".
    left_out : ndarray of int
        The rows of the frame that were left out by choice, see `AnalysisConfig.left_out`.
    """

    matrix: Matrix
    rows: Indices
    n_rows: int
    feature_names: tuple[str, ...]
    source_columns: tuple[str, ...]
    columns: tuple[PreparedColumn, ...]
    center: Vector
    spread: Vector
    classes: tuple[Any, ...]
    class_index: Indices
    low: Vector
    high: Vector
    cells: tuple[pd.Series[Any], ...]
    decimals: Indices
    imputed: Indices
    constant: tuple[str, ...]
    unscaled: tuple[str, ...] = ()
    row_names: RowNames | None = None
    left_out: Indices = field(default_factory=lambda: frozen(np.empty(0, np.intp)))

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns that count."""
        return tuple(column.name for column in self.columns)

    def is_left_out(self, row: int) -> bool:
        """Whether a row of the table was left out, because a value is missing or by choice."""
        return self.position(row) < 0 <= row < self.n_rows

    def call_row(self, row: int, noun: str = "row") -> str:
        """Return the text that calls a row: its name, or its number behind a noun where it has none."""
        return call_rows(self.row_names, [row], noun)[0]

    @cached_property
    def blank_rows(self) -> Indices:
        """The other rows of the table that have no value in any of these columns; they are left out."""
        is_left_out = np.ones(self.n_rows, np.bool_)
        is_left_out[self.rows] = is_left_out[self.left_out] = False
        rows: Indices = np.flatnonzero(is_left_out)
        return rows[match_blank_rows([cells.iloc[rows] for cells in self.cells])]

    @property
    def value_noise(self) -> Vector:
        """How far rounding can have moved filled-in and transformed values of each feature, shape (n_features,).

        A median between two values is rounded to a digit of their size, which is large beside the spread where there is
        an offset: 10,000.00 and 10,000.01. A logarithm is rounded to a digit of its own size.
        """
        noise = np.zeros(len(self.feature_names))
        for column in self.columns:
            ends = np.array([self.low[column.start], self.high[column.start]])
            if column.transform is not IDENTITY:
                noise[column.start] = FILL_DIGIT * np.abs(column.transform.count(ends)).max()
                if column.n_filled:
                    shifted = column.fill * (1.0 + np.array([-FILL_DIGIT, FILL_DIGIT]))
                    noise[column.start] += np.ptp(column.transform.count(shifted))
            elif column.n_filled and not column.categories:
                noise[column.start] = FILL_DIGIT * np.abs(ends).max()
        return noise / self.spread

    @property
    def numeric(self) -> tuple[int, ...]:
        """The features that are numbers, not values of a category."""
        return tuple(column.start for column in self.columns if not column.categories)

    def by_column(self, values: Matrix) -> Matrix:
        """Return the sums over the features of each column, shape (..., n_columns), as of their relevance.

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
        values = as_numbers(values, "values")
        if values.ndim == 0 or values.shape[-1] != len(self.feature_names):
            what = f"values has shape {values.shape}, whose end is not the number of features"
            hint = f"Pass one number for each of the {len(self.feature_names)} features in `feature_names`."
            raise ShapeError(what, where="values", hint=hint)
        if len(self.columns) == len(self.feature_names):
            return values
        sums: Matrix = np.add.reduceat(values, [column.start for column in self.columns], axis=-1)
        return sums

    def in_units(self, matrix: Matrix) -> Matrix:
        """Return scaled rows as features in the user's units; 0 and 1 for a category, or shares of a centroid.

        Scaling there and back costs the last digits: the result has 14 digits of the largest number of its feature, so
        that 0 is 0 again. Days are not cut: their microseconds are further down. A number that counts by its logarithm
        has 12 digits. A centroid's value is that of its mean logarithm or its mean rank, not the mean of the values.
        """
        return self.features_in_units(as_rows(matrix, "matrix", len(self.feature_names), "the design has"))

    def features_in_units(self, values: Matrix, features: Sequence[int] | slice = slice(None)) -> Matrix:
        """Return scaled values of some features in the user's units, as `in_units` does."""
        return self.counted_in_units(self.as_counted(values, features), features)

    def counted_in_units(self, counted: Matrix, features: Sequence[int] | slice = slice(None)) -> Matrix:
        """Return some features as they count, before scaling, in the user's units."""
        transforms = self._transforms_of(features)
        values = counted.copy() if transforms else counted
        for place, transform in transforms:
            values[..., place] = transform.invert(values[..., place])
        return values

    def as_counted(self, values: Matrix, features: Sequence[int] | slice = slice(None)) -> Matrix:
        """Return scaled values of some features as they were before scaling: in the user's units, or transformed."""
        decimals = self._decimals_kept[features]
        unit = 10.0 ** np.where(np.isnan(decimals), 0.0, decimals)
        with np.errstate(over="ignore", invalid="ignore"):
            given = values * self.spread[features] + self.center[features]
            rounded: Matrix = np.where(np.isnan(decimals), given, np.rint(given * unit) / unit + 0.0)
        return rounded

    @cached_property
    def _decimals_kept(self) -> Vector:
        """The decimals of each feature that survive scaling there and back; NaN where nothing is to be cut."""
        size = np.maximum(np.abs(self.low), np.abs(self.high))
        with np.errstate(divide="ignore"):
            decimals: Vector = DIGITS - 1 - np.floor(np.log10(size))
        decimals[~(np.abs(decimals) < LARGEST_EXPONENT)] = np.nan
        is_cut = [column.origin is not None or column.transform is not IDENTITY for column in self.columns]
        decimals[[column.start for column, cut in zip(self.columns, is_cut, strict=True) if cut]] = np.nan
        return decimals

    def _transforms_of(self, features: Sequence[int] | slice = slice(None)) -> list[tuple[int, Transform]]:
        """Return the place among some features of each one that does not count as it is, with its transform."""
        transforms = self._transforms
        chosen = np.arange(len(self.feature_names))[features].tolist() if transforms else []
        return [(place, transforms[feature]) for place, feature in enumerate(chosen) if feature in transforms]

    @cached_property
    def _transforms(self) -> dict[int, Transform]:
        """The transforms of the features that do not count as they are."""
        return {column.start: column.transform for column in self.columns if column.transform is not IDENTITY}

    @cached_property
    def counted_range(self) -> Matrix:
        """The observed range of every feature as it counts, before scaling; shape (2, n_features)."""
        ends = np.stack([self.low, self.high])
        for place, transform in self._transforms_of():
            ends[:, place] = transform.count(ends[:, place])
        return ends

    def is_filled(self, positions: Indices) -> NDArray[np.bool_]:
        """Return whether each cell of some samples was missing, and filled in; shape (n_positions, n_columns)."""
        rows = self.rows[positions]
        is_gap = [cells.iloc[rows].isna().to_numpy(np.bool_) for cells in self.cells]
        is_filled: NDArray[np.bool_] = np.stack(is_gap, axis=1) & [not column.blank for column in self.columns]
        return is_filled

    def to_original(self, matrix: Matrix) -> pd.DataFrame:
        """Return scaled rows in the user's units, under the user's column names.

        A centroid gets the mean of a number, the value of the mean logarithm or mean rank where these count, and the
        most frequent value of a category.

        Raises
        ------
        NeonError
            If the rows are not finite numbers, one for each feature, or a date would lie beyond the calendar.
        """
        values = self.in_units(matrix)
        columns = {column.name: column.to_original(values[:, column.features]) for column in self.columns}
        return pd.DataFrame(columns, columns=list(self.column_names))

    def to_scaled(self, frame: pd.DataFrame) -> Matrix:
        """Return rows in the user's units as scaled features, shape (n_rows, n_features); the inverse of `to_original`.

        Raises
        ------
        DataError
            With every column that is missing or there twice, and for each column the number of values that are
            missing or infinite, an unknown category, or of another kind. Text counts as the number or date that it
            reads as; yes and no may be the numbers from 0 to 1, as the mean of a cluster is.
        """
        check_type(frame, pd.DataFrame, "frame", DataError)
        values, problems = np.zeros((len(frame), len(self.feature_names))), []
        for column in self.columns:
            n_found = int((frame.columns == column.name).sum())
            if n_found == 1:
                values[:, column.features], found = column.read_cells(frame[column.name])
                problems += found
            else:
                what, hint = _NOT_ONE_COLUMN[n_found > 1]
                problems.append(Problem(what, f"column {column.name}", hint))
        if problems:
            raise DataError(problems)
        for place, transform in self._transforms_of():
            values[:, place] = transform.count(values[:, place])
        with np.errstate(over="ignore"):
            scaled: Matrix = (values - self.center) / self.spread
        return scaled

    def position(self, row: int) -> int:
        """Return the sample of a row of the frame, -1 where the row was left out or does not exist.

        Raises
        ------
        RowError
            If the row is not a whole number.
        """
        number = as_whole_number(row)
        if number is None:
            what = f"{format_given(row)} is not a row: a row is a whole number"
            raise RowError(what, where="row", hint=f"The rows go from 0 to {self.n_rows - 1}.")
        if not 0 <= number < self.n_rows:
            return -1
        position = int(np.searchsorted(self.rows, number))
        return position if position < self.rows.size and self.rows[position] == number else -1


_NOT_ONE_COLUMN = (
    ("There is no such column", "Add it, under the name that the table has."),
    ("Two columns have this name", "Rename one of them."),
)
"""Problem and hint of a column that is missing, and of one that is there twice."""
