"""The names of rows: read from the row-id column, shown in place of a row's number, and looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.checks import Indices
from neon_core.text import capitalize, one_line, plain_number

LONGEST_COLUMN = 24
"""Characters of the column's name that are shown where it stands before a name."""

ID_WORD = re.compile(r"(?:[\s_.\-]+(?i:ids?|no|nr|num|number|nummer|key|code)|(?<=[a-z])(?:Id|ID|No|Nr))\.?$")
"""The end of a column's name that says that it holds names: "Customer ID" is the id of a customer."""


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

    @property
    def prefix(self) -> str:
        """The noun before a name without a letter: that of the column, "Customer" for a column "Customer ID".

        Examples
        --------
        >>> [RowNames(column, pd.Series([])).prefix for column in ("Customer ID", "order_no", "id", "Nr", "plate")]
        ['Customer', 'Order', 'ID', 'Nr', 'Plate']
        """
        column = one_line(self.column, LONGEST_COLUMN)
        return "ID" if column.lower() == "id" else capitalize(ID_WORD.sub("", column).replace("_", " "))

    @property
    def is_text(self) -> bool:
        """Whether all names are text."""
        return _is_text(self.values)

    def name(self, row: int) -> str:
        """Return the name of a row, the same in every text; empty where it is missing.

        Control characters are left out and long names are cut. A name without a letter gets a noun before it.

        Examples
        --------
        >>> names = RowNames("Customer ID", pd.Series(["Ann Lee", "00011", None, "3"]))
        >>> [names.name(row) for row in range(4)]
        ['Ann Lee', 'Customer 00011', '', 'Customer 3']
        """
        return self.names([row])[0]

    def names(self, rows: Sequence[int] | Indices) -> list[str]:
        """Return the name of each row, as `name` does."""
        prefix = self.prefix
        return [_with_noun(cell, prefix) for cell in self.cells(rows)]

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

    def find_padded(self, number: str) -> Indices:
        """Return the rows whose name is a number but for zeros before it, in order.

        Examples
        --------
        >>> RowNames("id", pd.Series(["00017", "17a", "017"])).find_padded("17").tolist()
        [0, 2]
        """
        return np.flatnonzero(_find_padded(self.values, number)) if _is_text(self.values) else np.empty(0, np.intp)


def _find_padded(values: pd.Series[Any], number: str) -> NDArray[np.bool_]:
    """Return the rows whose text is a number with zeros before it, as a mask."""
    same = values.str.isdigit() & (values.str.lstrip("0") == number.lstrip("0"))
    padded: NDArray[np.bool_] = same.to_numpy(np.bool_, na_value=False)
    return padded


def _with_noun(cell: str, prefix: str) -> str:
    """Return a name, with a noun before one that has no letter; the browser does the same (`map/row_names.js`)."""
    return cell if not cell or any(map(str.isalpha, cell)) else f"{prefix} {cell}".strip()


def call_rows(names: RowNames | None, rows: Sequence[int] | Indices, noun: str = "row") -> list[str]:
    """Return the text that calls each row in a sentence: its name, or its number where it has none.

    Examples
    --------
    >>> call_rows(RowNames("id", pd.Series(["Ann", None])), [0, 1]), call_rows(None, [60], "wine")
    (['Ann', 'row 1'], ['wine 60'])
    """
    called = names.names(rows) if names else [""] * len(rows)
    return [name or f"{noun} {row}" for row, name in zip(np.asarray(rows).tolist(), called, strict=True)]


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
