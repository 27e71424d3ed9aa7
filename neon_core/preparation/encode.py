"""The cells of a column as numbers: what is counted, or which category it is."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.checks import Vector
from neon_core.config import AnalysisConfig
from neon_core.dataset import Column
from neon_core.errors import DataError
from neon_core.text import unique_names

DAY = pd.Timedelta(days=1)
PARTS = {
    "month": (tuple(calendar.month_name[1:]), lambda dates: dates.dt.month - 1),
    "weekday": (tuple(calendar.day_name), lambda dates: dates.dt.day_of_week),
    "hour": (tuple(f"{hour}:00" for hour in range(24)), lambda dates: dates.dt.hour),
}
"""What can count of a date but the time: its names in the order of the calendar, and which one it is."""


@dataclass(frozen=True, eq=False)
class Cells:
    """A column that counts, as numbers.

    Attributes
    ----------
    column : Column
        What it is in the table.
    values : ndarray of shape (n_rows,)
        A number; 0 or 1; the days since `origin`; or the position among `categories`. NaN where it is missing.
    categories : tuple of str
        The names of its values, one for each feature that is made of it; empty where it is a number.
    rare : tuple of str
        The values that the last of the categories stands for, where it stands for several.
    origin : Timestamp, optional
        Of a date: its earliest day.
    part : str
        Of a date: what of it counts; else empty.
    n_filled : int
        How many missing values were filled in.
    fill : float
        With what.
    """

    column: Column
    values: Vector
    categories: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    origin: pd.Timestamp | None = None
    part: str = ""
    n_filled: int = 0
    fill: float = field(default=np.nan)

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Which are missing."""
        return np.isnan(self.values)


def read(values: pd.Series[Any], column: Column, config: AnalysisConfig) -> Cells:
    """Read a column as its kind says."""
    if column.kind == "category":
        return _of_category(values, column, config.most_categories)
    if column.kind == "date":
        return _of_time(values, column) if config.dates == "elapsed" else _of_part(values, column, config.dates)
    return Cells(column, values.to_numpy(np.float64, na_value=np.nan))


def days(dates: pd.Series[Any], origin: pd.Timestamp) -> Vector:
    """Return the days since an origin, with fractions; NaN where there is no date."""
    return np.asarray(((dates - origin) / DAY).to_numpy(np.float64, na_value=np.nan))


def part_of(dates: pd.Series[Any], part: str) -> Vector:
    """Return the month, weekday or hour as a position in the calendar; NaN where there is no date."""
    return np.asarray(PARTS[part][1](dates).to_numpy(np.float64, na_value=np.nan))


def _of_time(values: pd.Series[Any], column: Column) -> Cells:
    origin = values.min()
    if pd.isna(origin):
        return Cells(column, np.full(len(values), np.nan))
    return Cells(column, days(values, origin), origin=origin, part="elapsed")


def _of_part(values: pd.Series[Any], column: Column, part: str) -> Cells:
    """Read what occurs of the calendar, in its order."""
    at = part_of(values, part)
    there = np.unique(at[~np.isnan(at)])
    names = tuple(PARTS[part][0][int(i)] for i in there)
    position = np.searchsorted(there, at).astype(np.float64)
    return Cells(column, np.where(np.isnan(at), np.nan, position), categories=names, part=part)


def _of_category(values: pd.Series[Any], column: Column, most: int) -> Cells:
    """Read the values from the most frequent to the rarest, equal ones by their names; too many count together."""
    try:
        codes, found = pd.factorize(values, use_na_sentinel=True)
    except TypeError as error:
        what = f"{column.name} has cells that cannot be told apart"
        hint = "Make text or numbers of them, or leave the column out."
        raise DataError(what, where=f"column {column.name}", hint=hint) from error
    labels = unique_names([name(value) for value in found])
    counts = np.bincount(codes[codes >= 0], minlength=len(labels))
    order = sorted(range(len(labels)), key=lambda i: (-counts[i], labels[i]))
    rank = np.empty(len(labels) + 1)
    rank[order] = np.arange(len(order))
    rank[-1] = np.nan  # of the code -1: missing
    names = tuple(labels[i] for i in order)
    return _together(Cells(column, rank[codes], categories=names), most)


def _together(cells: Cells, most: int) -> Cells:
    """Let the rarest values count together; a single one has nothing to be together with."""
    rare = cells.categories[most:]
    if len(rare) < 2:
        return cells
    (joint,) = unique_names([*cells.categories[:most], f"{len(rare):,} rarer values"])[most:]
    values = np.minimum(cells.values, most)  # NaN stays
    return replace(cells, values=values, categories=(*cells.categories[:most], joint), rare=rare)


def is_nothing(value: Any) -> bool:
    """Whether a cell has no value: None, NaN, NaT, NA."""
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def name(value: Any) -> str:
    """Return what a value is called: 3 for 3.0.

    Examples
    --------
    >>> name("a"), name(3.0), name(True)
    ('a', '3', 'True')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def complete(cells: Cells, fill: bool) -> Cells:
    """Fill in what is missing with the median, or the most frequent of what is no number."""
    n_filled = int(np.count_nonzero(cells.missing))
    if not (fill and n_filled):
        return cells
    there = cells.values[~cells.missing]
    is_number = cells.column.kind in ("number", "date") and not cells.categories
    usual = float(np.median(there)) if is_number else _most(cells, there)
    return replace(cells, values=np.where(cells.missing, usual, cells.values), n_filled=n_filled, fill=usual)


def _most(cells: Cells, there: Vector) -> float:
    """Return the most frequent value, the first of several: never what stands for several rare ones."""
    counts = np.bincount(there.astype(np.intp))
    return float((counts[: len(cells.categories) - 1] if cells.rare else counts).argmax())
