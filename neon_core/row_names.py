"""The names of rows: read from the row-id column, shown beside a row's number, and looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.checks import Indices
from neon_core.text import one_line, plain_number

LONGEST_COLUMN = 24
"""Characters of the column's name that are shown where it stands before a name."""


@dataclass(frozen=True, eq=False)
class RowNames:
    """The names of a table's rows.

    Attributes
    ----------
    column : str
        The column that holds the names.
    values : Series
        The cells of that column, row by row of the frame. Not to be changed.
    """

    column: str
    values: pd.Series[Any]

    def name(self, row: int) -> str:
        """Return the name of a row; empty where the name is missing or equals the row's number.

        Control characters are left out and long names are cut. A name without a letter gets its column's name first.

        Examples
        --------
        >>> names = RowNames("Nr", pd.Series(["Ann Lee", "00011", None, "3"]))
        >>> [names.name(row) for row in range(4)]
        ['Ann Lee', 'Nr 00011', '', '']
        """
        return self.names([row])[0]

    def names(self, rows: Sequence[int] | Indices) -> list[str]:
        """Return the name of each row, as `name` does."""
        column = one_line(self.column, LONGEST_COLUMN)
        return [_label(name, row, column) for row, name in zip(rows, self.cells(rows), strict=True)]

    def cells(self, rows: Sequence[int] | Indices) -> list[str]:
        """Return the cell of each row on one line, cut to the length of a name."""
        return [one_line(format_name(value)) for value in self.values.iloc[np.asarray(rows, np.intp)].tolist()]

    def find(self, text: str) -> Indices:
        """Return the rows whose name equals a text, in order.

        Examples
        --------
        >>> RowNames("id", pd.Series([7.0, 1.5, 7.0])).find("7").tolist()
        [0, 2]
        """
        rows = np.flatnonzero(_equal(self.values, text))
        return rows[[format_name(self.values.iloc[row]) == text for row in rows.tolist()]] if rows.size else rows

    def find_alike(self, text: str) -> Indices:
        """Return the rows whose name equals a text but for upper case and the spaces around it, in order.

        Examples
        --------
        >>> RowNames("name", pd.Series(["Ann", "ann ", None])).find_alike("ANN").tolist()
        [0, 1]
        """
        if not _is_text(self.values):
            return np.empty(0, np.intp)
        lower = self.values.str.strip().str.lower()  # casefold would take 25 times as long
        return np.flatnonzero((lower == text.strip().lower()).to_numpy(np.bool_, na_value=False))


def _label(name: str, row: int, column: str) -> str:
    """Return the text that stands beside a row's number."""
    if name in ("", str(row)):
        return ""
    return name if any(map(str.isalpha, name)) else f"{column} {name}".strip()


def format_name(value: Any) -> str:
    """Return a cell as its user wrote it; empty where it is missing.

    Examples
    --------
    >>> format_name(3.0), format_name("a"), format_name(None), format_name(pd.Timestamp("2024-03-01"))
    ('3', 'a', '', '2024-03-01')
    """
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    return str(value).removesuffix(" 00:00:00") if isinstance(value, pd.Timestamp) else plain_number(value)


def _is_text(values: pd.Series[Any]) -> bool:
    """Whether a column holds text only."""
    return isinstance(values.dtype, pd.StringDtype)


def _equal(values: pd.Series[Any], text: str) -> NDArray[np.bool_]:
    """Return the rows that may equal a text, as a mask: one comparison for millions of rows."""
    wanted: Any = text
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        wanted = pd.to_datetime(text, errors="coerce")
    elif pd.api.types.is_bool_dtype(values.dtype):
        wanted = {"True": True, "False": False}.get(text)
    elif pd.api.types.is_numeric_dtype(values.dtype):
        wanted = pd.to_numeric(text, errors="coerce")
    elif not _is_text(values):
        return np.array([format_name(value) == text for value in values], np.bool_)
    if wanted is None or pd.isna(wanted):
        return np.zeros(len(values), np.bool_)
    same: NDArray[np.bool_] = (values == wanted).to_numpy(np.bool_, na_value=False)
    return same
