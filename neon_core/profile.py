"""Profile each column: share of missing cells, number of distinct values, and a small histogram."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.arguments import check_type
from neon_core.dataset import Column, Dataset
from neon_core.errors import DataError
from neon_core.orders import find_steps
from neon_core.transforms import is_skewed
from neon_core.value_format import USUAL_FORMAT, ValueFormat, format_column

MOST_BARS = 16
MOST_FREQUENT = 3


@dataclass(frozen=True)
class Profile:
    """The profile of a column.

    Attributes
    ----------
    name, kind, unit : str
        As in the dataset.
    missing : float
        Share of its cells that are missing.
    distinct : int
        Number of different values.
    bars : tuple of int
        Histogram of at most 16 bars. Ordered values: cells of each step, from the lowest. Numbers and dates: cells in
        each of 16 equal steps, or cells of each value where there are at most 16. Categories: cells of each of the
        most frequent ones. Free text: no bars.
    bounds : tuple
        Lowest and highest number, or date as text; empty for other kinds, and where there is no value.
    frequent : tuple of str
        The most frequent values of a category, three at most; the first and the last step of an ordered column.
    is_skewed : bool
        Whether it is a number with a heavy tail, see `transforms.is_skewed`.
    form : ValueFormat
        How its numbers are written.
    """

    name: str
    kind: str
    unit: str
    missing: float
    distinct: int
    bars: tuple[int, ...] = ()
    bounds: tuple[Any, ...] = ()
    frequent: tuple[str, ...] = ()
    is_skewed: bool = False
    form: ValueFormat = USUAL_FORMAT


def profile_columns(dataset: Dataset) -> tuple[Profile, ...]:
    """Return the profile of each column, from all its cells.

    Examples
    --------
    >>> data = Dataset.from_frame(pd.DataFrame({"size": [1.0, 2.0, 2.0, None]}))
    >>> profile_columns(data)
    (Profile(name='size', kind='number', unit='', missing=0.25, distinct=2, bars=(1, 2), bounds=(1.0, 2.0), ...),)
    """
    check_type(dataset, Dataset, "dataset", DataError)
    with ThreadPoolExecutor(2) as pool:  # sorting releases the interpreter
        return tuple(pool.map(lambda column: _profile_column(column, dataset.frame[column.name]), dataset.columns))


def _profile_column(column: Column, values: pd.Series[Any]) -> Profile:
    missing = float(values.isna().mean()) if len(values) else 0.0
    empty = Profile(column.name, column.kind, column.unit, missing, 0)
    if column.kind == "number":
        numbers = values.to_numpy(np.float64, na_value=np.nan)
        return replace(_profile_numbers(empty, numbers), form=format_column(values, column))
    if column.kind == "date":
        return _profile_dates(empty, values)
    if column.kind == "ordered":
        return _profile_steps(empty, values, column.order)
    return _profile_words(empty, values.astype("str") if values.dtype == object else values)


def _profile_numbers(empty: Profile, numbers: NDArray[np.float64]) -> Profile:
    """Return the profile of numbers; infinite ones are distinct values, but in no bar."""
    distinct, bars, finite = _histogram(np.sort(numbers[~np.isnan(numbers)]))
    bounds = (float(finite[0]), float(finite[-1])) if len(finite) else ()
    return replace(empty, distinct=distinct, bars=bars, bounds=bounds, is_skewed=is_skewed(numbers))


def _profile_steps(empty: Profile, values: pd.Series[Any], order: tuple[str, ...]) -> Profile:
    """Return the profile of ordered values, with a bar for each step where there are few."""
    steps = find_steps(values, order)
    distinct, bars, _ = _histogram(np.sort(steps[~np.isnan(steps)]))
    if len(order) <= MOST_BARS and distinct:
        bars = tuple(np.bincount(steps[~np.isnan(steps)].astype(np.intp), minlength=len(order) + 1)[1:].tolist())
    return replace(empty, distinct=distinct, bars=bars, frequent=(order[0], order[-1]))


def _profile_dates(empty: Profile, dates: pd.Series[Any]) -> Profile:
    moments = np.sort(dates.dropna().to_numpy())
    distinct, bars, _ = _histogram(moments.astype(np.int64))
    bounds = (_format_day(moments[0]), _format_day(moments[-1])) if len(moments) else ()
    return replace(empty, distinct=distinct, bars=bars, bounds=bounds)


def _format_day(moment: Any) -> str:
    return str(np.datetime_as_string(moment, "D"))


def _histogram(ordered: NDArray[Any]) -> tuple[int, tuple[int, ...], NDArray[Any]]:
    """Return, for sorted numbers, the number of distinct values, the bars, and the finite numbers."""
    finite = ordered[np.isfinite(ordered)]
    first = np.append(True, ordered[1:] != ordered[:-1]) if len(ordered) else np.zeros(0, np.bool_)
    distinct = int(first.sum())
    if not len(finite):
        return distinct, (), finite
    if distinct <= MOST_BARS and len(finite) == len(ordered):
        return distinct, tuple(np.diff(np.append(np.flatnonzero(first), len(ordered))).tolist()), finite
    part = np.linspace(0.0, 1.0, MOST_BARS + 1)[1:-1]
    edges = float(finite[0]) * (1.0 - part) + float(finite[-1]) * part  # their difference may overflow
    places = np.concatenate([[0], np.searchsorted(finite, edges), [len(finite)]])
    return distinct, tuple(np.diff(places).tolist()), finite


def _profile_words(empty: Profile, words: pd.Series[Any]) -> Profile:
    """Return the profile of categories, and of yes or no; of free text only the number of distinct texts."""
    if empty.kind == "text":
        return replace(empty, distinct=int(words.nunique()))
    counts = words.value_counts()
    names = tuple(map(_format_word, counts.index[:MOST_FREQUENT]))
    bars = tuple(counts.iloc[:MOST_BARS].tolist())
    return replace(empty, distinct=len(counts), bars=bars, frequent=names)


def _format_word(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool | np.bool_) else str(value)
