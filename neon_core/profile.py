"""What each column holds, in a few numbers: how much is missing, how many values differ, how they are spread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.dataset import Column, Dataset

MOST_BARS = 16
FREQUENT = 3


@dataclass(frozen=True)
class Profile:
    """What a column holds.

    Attributes
    ----------
    name, kind, unit : str
        As in the dataset.
    missing : float
        The share of its cells that hold nothing.
    distinct : int
        How many different values there are.
    bars : tuple of int
        How its values are spread, 16 bars at most: of numbers and dates how many stand in each of equal steps, or how
        often each value does where they are few; of categories how often the most frequent do. Free text has none.
    ends : tuple
        The lowest and the highest number, or date as text; empty for other kinds, and where there is no value.
    frequent : tuple of str
        The most frequent values of a category, three at most.
    """

    name: str
    kind: str
    unit: str
    missing: float
    distinct: int
    bars: tuple[int, ...] = ()
    ends: tuple[Any, ...] = ()
    frequent: tuple[str, ...] = ()


def profile(dataset: Dataset) -> tuple[Profile, ...]:
    """Return what each column holds; every value is looked at.

    Examples
    --------
    >>> data = Dataset.from_frame(pd.DataFrame({"size": [1.0, 2.0, 2.0, None]}))
    >>> profile(data)
    (Profile(name='size', kind='number', unit='', missing=0.25, distinct=2, bars=(1, 2), ends=(1.0, 2.0), frequent=()),)
    """
    with ThreadPoolExecutor(2) as pool:  # sorting lets go of the interpreter
        return tuple(pool.map(lambda column: _profile(column, dataset.frame[column.name]), dataset.columns))


def _profile(column: Column, values: pd.Series[Any]) -> Profile:
    missing = float(values.isna().mean()) if len(values) else 0.0
    about = Profile(column.name, column.kind, column.unit, missing, 0)
    if column.kind == "number":
        return _of_numbers(about, values.to_numpy(np.float64, na_value=np.nan))
    if column.kind == "date":
        return _of_dates(about, values)
    return _of_words(about, values.astype("str") if values.dtype == object else values)


def _of_numbers(about: Profile, numbers: NDArray[np.float64]) -> Profile:
    """Describe numbers; infinite ones are values, but in no bar."""
    distinct, bars, inside = _spread(np.sort(numbers[~np.isnan(numbers)]))
    ends = (float(inside[0]), float(inside[-1])) if len(inside) else ()
    return replace(about, distinct=distinct, bars=bars, ends=ends)


def _of_dates(about: Profile, dates: pd.Series[Any]) -> Profile:
    moments = np.sort(dates.dropna().to_numpy())
    distinct, bars, inside = _spread(moments.astype(np.int64))
    ends = (_day(moments[0]), _day(moments[-1])) if len(inside) else ()
    return replace(about, distinct=distinct, bars=bars, ends=ends)


def _day(moment: Any) -> str:
    return str(np.datetime_as_string(moment, "D"))


def _spread(ordered: NDArray[Any]) -> tuple[int, tuple[int, ...], NDArray[Any]]:
    """Return how many of some sorted numbers differ, how they are spread, and the finite ones."""
    inside = ordered[np.isfinite(ordered)]
    first = np.append(True, ordered[1:] != ordered[:-1]) if len(ordered) else np.zeros(0, np.bool_)
    distinct = int(first.sum())
    if not len(inside):
        return distinct, (), inside
    if distinct <= MOST_BARS and len(inside) == len(ordered):
        return distinct, tuple(np.diff(np.append(np.flatnonzero(first), len(ordered))).tolist()), inside
    part = np.linspace(0.0, 1.0, MOST_BARS + 1)[1:-1]
    edges = float(inside[0]) * (1.0 - part) + float(inside[-1]) * part  # the difference of the two may be too large
    at = np.concatenate([[0], np.searchsorted(inside, edges), [len(inside)]])
    return distinct, tuple(np.diff(at).tolist()), inside


def _of_words(about: Profile, words: pd.Series[Any]) -> Profile:
    """Describe categories, and yes or no; of free text only how many texts differ."""
    if about.kind == "text":
        return replace(about, distinct=int(words.nunique()))
    counts = words.value_counts()
    names = tuple(map(_word, counts.index[:FREQUENT]))
    bars = tuple(counts.iloc[:MOST_BARS].tolist())
    return replace(about, distinct=len(counts), bars=bars, frequent=names)


def _word(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool | np.bool_) else str(value)
