"""What rows are called: the texts of the column that tells them apart, as they are shown and as they are found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.checks import Indices

LONGEST = 40
"""So many letters of a name are shown."""
COLUMN = 24
"""And so many of the column's name, where it has to stand beside."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""Controls, marks that turn the reading order of what follows, and halves of letters."""


@dataclass(frozen=True, eq=False)
class RowNames:
    """The names of a table's rows.

    Attributes
    ----------
    column : str
        The column that they stand in.
    values : Series
        That column, row by row of the frame. Not to be changed.
    """

    column: str
    values: pd.Series[Any]

    def of(self, row: int) -> str:
        """Return what a row is called, empty where nothing but its number says it.

        Controls are left out, and what is long is cut. A name without a letter has that of its column before it.

        Examples
        --------
        >>> names = RowNames("Nr", pd.Series(["Ann Lee", "00011", None, "3"]))
        >>> [names.of(row) for row in range(4)]
        ['Ann Lee', 'Nr 00011', '', '']
        """
        return self.of_each([row])[0]

    def of_each(self, rows: Sequence[int] | Indices) -> list[str]:
        """Return what each of some rows is called."""
        column = short(self.column, COLUMN)
        return [_told(name, row, column) for row, name in zip(rows, self.cells(rows), strict=True)]

    def cells(self, rows: Sequence[int] | Indices) -> list[str]:
        """Return what the column has of each of some rows, on one line, not longer than a name is shown."""
        return [short(written(value)) for value in self.values.iloc[np.asarray(rows, np.intp)].tolist()]

    def find(self, text: str) -> Indices:
        """Return the rows that are called exactly so, in order.

        Examples
        --------
        >>> RowNames("id", pd.Series([7.0, 1.5, 7.0])).find("7").tolist()
        [0, 2]
        """
        at = np.flatnonzero(_equal(self.values, text))
        return at[[written(self.values.iloc[row]) == text for row in at.tolist()]] if at.size else at

    def find_alike(self, text: str) -> Indices:
        """Return the rows whose name is written so but for capitals and the spaces around it, in order.

        Examples
        --------
        >>> RowNames("name", pd.Series(["Ann", "ann ", None])).find_alike("ANN").tolist()
        [0, 1]
        """
        if not _is_text(self.values):
            return np.empty(0, np.intp)
        lower = self.values.str.strip().str.lower()  # casefold would take 25 times as long
        return np.flatnonzero((lower == text.strip().lower()).to_numpy(np.bool_, na_value=False))


def _told(name: str, row: int, column: str) -> str:
    """Return what there is to say of a name beside the row's number."""
    if name in ("", str(row)):
        return ""
    return name if any(map(str.isalpha, name)) else f"{column} {name}".strip()


def written(value: Any) -> str:
    """Return a cell as its user wrote it, empty where it is missing.

    Examples
    --------
    >>> written(3.0), written("a"), written(None), written(pd.Timestamp("2024-03-01"))
    ('3', 'a', '', '2024-03-01')
    """
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00") if isinstance(value, pd.Timestamp) else str(value)


def short(text: str, most: int = LONGEST) -> str:
    r"""Return a text on one line, without controls, cut where it is long.

    Examples
    --------
    >>> short("a\nb\u202e"), short("x" * 41) == "x" * 39 + "…"
    ('a b', True)
    """
    line = " ".join(text[: 20 * most].split())
    seen = " ".join(_UNSEEN.sub("", line).split())
    return seen if len(seen) <= most else seen[: most - 1].rstrip() + "…"


def _is_text(values: pd.Series[Any]) -> bool:
    """Whether a column holds texts and nothing else."""
    return isinstance(values.dtype, pd.StringDtype)


def _equal(values: pd.Series[Any], text: str) -> NDArray[np.bool_]:
    """Return where a column may hold what a text says; all at once, since there may be millions."""
    wanted: Any = text
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        wanted = pd.to_datetime(text, errors="coerce")
    elif pd.api.types.is_bool_dtype(values.dtype):
        wanted = {"True": True, "False": False}.get(text)
    elif pd.api.types.is_numeric_dtype(values.dtype):
        wanted = pd.to_numeric(text, errors="coerce")
    elif not _is_text(values):
        return np.array([written(value) == text for value in values], np.bool_)
    if wanted is None or pd.isna(wanted):
        return np.zeros(len(values), np.bool_)
    same: NDArray[np.bool_] = (values == wanted).to_numpy(np.bool_, na_value=False)
    return same
