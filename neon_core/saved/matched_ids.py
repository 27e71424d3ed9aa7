"""The ids of rows in two tables: which can be matched, and which match once leading zeros are left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from neon_core.checks import Indices
from neon_core.row_names import RowNames, format_name


@dataclass(frozen=True, eq=False)
class Ids:
    """The ids of a table's rows that are placed and have an id of their own.

    Attributes
    ----------
    ids : Index
        The ids as text.
    samples : ndarray of int
        Their places among the rows that are placed.
    repeated : set of str
        The ids that the table has several times.
    n_nameless : int
        The rows without an id.
    are_numbers : bool
        Whether the table has its ids as numbers.
    """

    ids: pd.Index[Any]
    samples: Indices
    repeated: set[str]
    n_nameless: int
    are_numbers: bool


def find_ids(names: RowNames, rows: Indices) -> Ids:
    """Return the ids of the rows that are placed; those that stand there several times are left out."""
    cells = names.values.iloc[rows].reset_index(drop=True)
    words, are_numbers = _as_words(cells), cells.dtype.kind in "iuf"
    is_named = words.notna().to_numpy(np.bool_) & (words != "").to_numpy(np.bool_, na_value=False)
    is_repeated = words.duplicated(keep=False).to_numpy(np.bool_) & is_named
    samples = np.flatnonzero(is_named & ~is_repeated)
    repeated = set(words[is_repeated].unique().tolist())
    return Ids(pd.Index(words.iloc[samples]), samples, repeated, int((~is_named).sum()), are_numbers)


def match_zeros(first: Ids, second: Ids) -> tuple[tuple[Ids, Ids], bool]:
    """Return both tables' ids, without leading zeros where one table has numbers; and whether some had zeros.

    A program that reads 0042 as a number writes 42. Ids that would become one, such as 042 and 42, stay as they are.

    Examples
    --------
    >>> texts = find_ids(RowNames("id", pd.Series(["007", "012"])), np.arange(2))
    >>> numbers = find_ids(RowNames("id", pd.Series([12, 7])), np.arange(2))
    >>> (first, second), without_zeros = match_zeros(texts, numbers)
    >>> first.ids.tolist(), second.ids.tolist(), without_zeros
    (['7', '12'], ['12', '7'], True)
    """
    if first.are_numbers == second.are_numbers:
        return (first, second), False
    texts = second if first.are_numbers else first
    shorter = texts.ids.str.replace(r"^0+(?=[0-9]+$)", "", regex=True)
    if shorter.equals(texts.ids) or shorter.has_duplicates or set(shorter) & texts.repeated:
        return (first, second), False
    texts = replace(texts, ids=shorter)
    return ((first, texts) if first.are_numbers else (texts, second)), True


def count_only(own: Ids, other: Ids) -> int:
    """Return how many ids one table has and the other has not, not even several times."""
    return int((~own.ids.isin(other.ids) & ~own.ids.isin(list(other.repeated))).sum())


def _as_words(cells: pd.Series[Any]) -> pd.Series[Any]:
    """Return ids as text, as `format_name` writes them; a million of them at once."""
    if pd.api.types.is_integer_dtype(cells.dtype) or isinstance(cells.dtype, pd.StringDtype):
        return cells.astype("str")
    codes, distinct = pd.factorize(cells)
    words = np.array([*(format_name(value) for value in distinct), None], dtype=object)[codes]
    return pd.Series(words, dtype="str")
