"""Encode: the cells of a column as numbers, and as positions among the values of a category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.arguments import format_given
from neon_core.checks import Indices, Vector
from neon_core.config import AnalysisConfig
from neon_core.dataset import Column
from neon_core.date_uses import DATE_USES
from neon_core.errors import DataError
from neon_core.orders import find_steps
from neon_core.text import plain_number, unique_names
from neon_core.transforms import IDENTITY, Transform, fit_transform

DAY = pd.Timedelta(days=1)
NO_ANSWER = "no answer"
"""The value of an empty cell of a category."""
YES, NO = "yes", "no"
"""The values of a yes-or-no column whose empty cells are a value of their own."""


@dataclass(frozen=True, eq=False)
class EncodedColumn:
    """A column that counts, as numbers.

    Attributes
    ----------
    column : Column
        The column of the table.
    values : ndarray of shape (n_rows,)
        A number; 0 or 1 for no or yes; the step of an ordered column, from 1 on; the days since `origin`; or the
        position among `categories`. NaN where the cell is missing.
    categories : tuple of str
        The names of the values, one for each feature of the column; empty where it is a number.
    rare : tuple of str
        The values that the last category stands for, where it stands for several.
    origin : Timestamp, optional
        The earliest day of a date that counts by its time.
    date_use : str
        The use of a date, as in `AnalysisConfig.dates`; empty where the column is not a date.
    n_filled : int
        The number of missing values that were filled in.
    fill : float
        The value that they were filled in with; NaN where there were none.
    precision : str
        Of a date, the smallest unit that its values have: "days", "minutes", "seconds" or "microseconds".
    blank : str
        The category of the empty cells, where they are a value of their own; else "".
    transform : Transform
        How a number counts; `values` are in the user's units all the same.
    """

    column: Column
    values: Vector
    categories: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    origin: pd.Timestamp | None = None
    date_use: str = ""
    n_filled: int = 0
    fill: float = float("nan")
    precision: str = "days"
    blank: str = ""
    transform: Transform = IDENTITY

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Which values are missing."""
        return np.isnan(self.values)

    @property
    def feature_names(self) -> list[str]:
        """The names of the column's features: its own name, or "column = value" for each value of a category."""
        return [f"{self.column.name} = {category}" for category in self.categories] or [self.column.name]

    def counted(self) -> EncodedColumn:
        """Return the column with its transform applied to its values."""
        return self if self.transform is IDENTITY else replace(self, values=self.transform.count(self.values))


def encode_column(values: pd.Series[Any], column: Column, config: AnalysisConfig) -> EncodedColumn:
    """Return a column encoded by its kind.

    Parameters
    ----------
    values : Series
        The cells.
    column : Column
        Name and kind.
    config : AnalysisConfig
        The use of dates, how many values of a category count separately, what a missing value becomes, and how a
        number counts.

    Examples
    --------
    >>> encoded = encode_column(pd.Series(["v", "u", "v"]), Column("kind", "category", "feature"), AnalysisConfig())
    >>> encoded.values, encoded.feature_names
    (array([0., 1., 0.]), ['kind = v', 'kind = u'])
    """
    has_own = config.fill(column.name, column.kind) == "own value"
    if column.kind == "category":
        return _encode_category(values, column, config.most_categories, has_own)
    if column.kind == "ordered":
        return _encode_ordered(values, column)
    if column.kind == "boolean" and has_own and values.isna().any():
        answers = values.map({True: YES, False: NO}, na_action="ignore").astype(object)
        return _encode_category(answers, column, config.most_categories, has_own)
    if column.kind != "date":
        numbers = values.to_numpy(np.float64, na_value=np.nan)
        transform = fit_transform(config.transform(column.name), numbers) if column.kind == "number" else IDENTITY
        return EncodedColumn(column, numbers, transform=transform)
    return (
        _encode_calendar(values, column, config.dates)
        if DATE_USES[config.dates].values
        else _encode_time(values, column, config.dates)
    )


def match_blank_rows(cells: Sequence[pd.Series[Any]]) -> NDArray[np.bool_]:
    """Return for each row whether it has no value in any of some columns.

    Examples
    --------
    >>> match_blank_rows([pd.Series([1.0, np.nan, np.nan]), pd.Series(["a", None, "b"])])
    array([False,  True, False])
    """
    is_blank = np.ones(len(cells[0]), np.bool_)
    for values in cells:
        if not is_blank.any():
            break
        is_blank &= values.isna().to_numpy(np.bool_)
    return is_blank


def days_since(origin: pd.Timestamp, dates: pd.Series[Any]) -> Vector:
    """Return the days from an origin to each date, with fractions; NaN where the date is missing."""
    return np.asarray(((dates - origin) / DAY).to_numpy(np.float64, na_value=np.nan))


def calendar_positions(dates: pd.Series[Any], use: str) -> Vector:
    """Return the position of each date in the calendar (of its month among the months); NaN where it is missing."""
    position = DATE_USES[use].position
    assert position is not None, f"{use} has no calendar"
    return np.asarray(position(dates).to_numpy(np.float64, na_value=np.nan))


def _encode_ordered(values: pd.Series[Any], column: Column) -> EncodedColumn:
    """Return the steps of an ordered column; refuse cells that are none."""
    steps = find_steps(values, column.order)
    is_other = np.isnan(steps) & values.notna().to_numpy(np.bool_)
    if is_other.any():
        cell = format_given(values.iloc[int(is_other.argmax())])
        hint = "Give the column an order with all of its values: dataset.with_orders."
        what = f"{column.name} has {cell}, which is no step of its order"
        raise DataError(what, where=f"column {column.name}", hint=hint)
    return EncodedColumn(column, steps)


def _encode_time(dates: pd.Series[Any], column: Column, use: str) -> EncodedColumn:
    """Return dates as the days since the earliest date."""
    origin = dates.min()
    if pd.isna(origin):
        return EncodedColumn(column, np.full(len(dates), np.nan))
    days, precision = days_since(origin, dates), date_precision(dates)
    return EncodedColumn(column, days, origin=origin, date_use=use, precision=precision)


def date_precision(dates: pd.Series[Any]) -> str:
    """Return the smallest unit that some dates have.

    Examples
    --------
    >>> date_precision(pd.Series(pd.to_datetime(["2024-03-01", "2024-03-01 13:30"], format="mixed")))
    'minutes'
    """
    since_midnight = (dates - dates.dt.normalize()).dropna()
    parts = since_midnight.dt.components if since_midnight.any() else None
    if parts is None:
        return "days"
    if parts[["milliseconds", "microseconds", "nanoseconds"]].any(axis=None):
        return "microseconds"
    return "seconds" if parts["seconds"].any() else "minutes"


def _encode_calendar(dates: pd.Series[Any], column: Column, use: str) -> EncodedColumn:
    """Return dates as a category with the values that occur, in the order of the calendar."""
    position = calendar_positions(dates, use)
    occurring = np.unique(position[~np.isnan(position)])
    names = tuple(DATE_USES[use].values[int(i)] for i in occurring)
    rank = np.searchsorted(occurring, position).astype(np.float64)
    return EncodedColumn(column, np.where(np.isnan(position), np.nan, rank), categories=names, date_use=use)


def _encode_category(values: pd.Series[Any], column: Column, most: int, has_own: bool) -> EncodedColumn:
    """Return a category with its values from the most to the least frequent, equally frequent ones by name.

    Empty cells are a value of their own behind them, where they have one.
    """
    try:
        codes, distinct = pd.factorize(values, use_na_sentinel=True)
    except TypeError as error:
        what = f"{column.name} has cells that cannot be told apart"
        hint = "Make text or numbers of them, or leave the column out."
        raise DataError(what, where=f"column {column.name}", hint=hint) from error
    labels = unique_names([plain_number(value) for value in distinct])
    order = order_labels(labels, np.bincount(codes[codes >= 0], minlength=len(labels)))
    rank = np.empty(len(labels) + 1)
    rank[order] = np.arange(len(order))
    rank[-1] = np.nan  # for the code -1: missing
    names = tuple(labels[i] for i in order)
    encoded = _join_rare(EncodedColumn(column, rank[codes], categories=names), most)
    return _add_blank(encoded) if has_own and names and encoded.missing.any() else encoded


def order_labels(labels: Sequence[str], counts: Indices) -> list[int]:
    """Return the places of a category's values from the most to the least frequent, equally frequent ones by name.

    Examples
    --------
    >>> order_labels(["v", "u", "w"], np.array([1, 1, 5]))
    [2, 1, 0]
    """
    return sorted(range(len(labels)), key=lambda i: (-counts[i], labels[i]))


def _add_blank(encoded: EncodedColumn) -> EncodedColumn:
    """Return a category whose empty cells are its last value."""
    names = name_blank(encoded.categories)
    values = np.where(encoded.missing, float(len(encoded.categories)), encoded.values)
    return replace(encoded, values=values, categories=names, blank=names[-1])


def name_blank(categories: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of a category with that of the empty cells behind them."""
    return tuple(unique_names([*categories, NO_ANSWER]))


def _join_rare(encoded: EncodedColumn, most: int) -> EncodedColumn:
    """Return a category with its values beyond the `most` most frequent as one value; a single one stays itself."""
    categories, rare = split_rare(encoded.categories, most)
    values = np.minimum(encoded.values, most) if rare else encoded.values  # NaN stays
    return replace(encoded, values=values, categories=categories, rare=rare)


def split_rare(categories: tuple[str, ...], most: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the values of a category that count, and the rare ones that its last value stands for.

    Examples
    --------
    >>> split_rare(("u", "v", "w", "x"), 2), split_rare(("u", "v", "w"), 2)
    ((('u', 'v', '2 rarer values'), ('w', 'x')), (('u', 'v', 'w'), ()))
    """
    rare = categories[most:]
    if len(rare) < 2:
        return categories, ()
    return (*categories[:most], unique_names([*categories[:most], f"{len(rare):,} rarer values"])[-1]), rare
