"""Detect the role of each column (feature, class, row id, or left out), with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.dataset import Column
from neon_core.ingestion.columns.answers import MIN_REPEATS, MOST_CLASSES, choose_class
from neon_core.ingestion.columns.codes import detect_code, name_code
from neon_core.ingestion.columns.copies import find_copies
from neon_core.ingestion.columns.identifiers import (
    ALL_DIFFERENT,
    AN_ID,
    TELLS_APART,
    detect_id_of_numbers,
    is_word_id,
    rate_id_name,
)
from neon_core.ingestion.columns.moments import detect_moment
from neon_core.ingestion.columns.row_labels import are_names
from neon_core.orders import describe_order

if TYPE_CHECKING:
    import pandas as pd

EMPTY, CONSTANT, TEXT = "without a value", "one value only", "free text"
NAMES_ROWS = "every row has a different one: it names the rows"
DATE = "a date: it counts when you make it a feature"

MOST_EMPTY = 0.6
"""Share of empty cells above which a column is no feature: what is filled in would outweigh what is known."""


def detect_roles(
    frame: pd.DataFrame,
    kinds: Sequence[str],
    units: Sequence[str],
    orders: Sequence[tuple[str, ...]] = (),
    left_out: Mapping[str, str] | None = None,
) -> tuple[Column, ...]:
    """Return the columns of a frame with their detected roles.

    Numbers, booleans, ordered answers and categories of few values are features. A column that numbers the rows,
    tells them apart or has a different name for each is the row id; a column of few values with a name like class or
    label is the class. A column that says nothing about the likeness of two rows is left out: constants, free text,
    names, ids and codes, columns that say the same as another one or are mostly empty; dates too, until the user
    makes them features.

    Parameters
    ----------
    frame : DataFrame
        The values.
    kinds, units : sequence of str
        Kind and unit of each column.
    orders : sequence of tuple of str, optional
        The order of each column, empty where it has none.
    left_out : mapping of str to str, optional
        The columns that do not count whatever they hold, and the reason.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"id": [1, 2, 3], "size": [4.0, 2.0, 5.0]})
    >>> [column.role for column in detect_roles(frame, ["number", "number"], ["", "kg"])]
    ['row id', 'feature']
    """
    names = [str(name) for name in frame.columns]
    every, columns = frozenset(names), list[Column]()
    for name, kind, unit, order in zip(names, kinds, units, orders or [()] * len(names), strict=True):
        role, reason = _detect_role(name, kind, unit, frame[name], first_of=every if not columns else None)
        if (kind, role) == ("ordered", "feature"):
            reason = describe_order(order)
        if left_out and name in left_out:
            role, reason = "ignore", left_out[name]
        columns.append(Column(name, kind, role, unit, reason, order))
    columns = _keep_one_row_id(choose_class(frame, columns))
    columns = [_leave_out_mostly_empty(column, frame[column.name]) for column in columns]
    if all(column.role != "row id" for column in columns):
        columns = _use_names_as_row_id(frame, columns)
    copies = find_copies(frame, columns)
    return tuple(replace(c, role="ignore", reason=copies[c.name]) if c.name in copies else c for c in columns)


def _leave_out_mostly_empty(column: Column, values: pd.Series[Any]) -> Column:
    """Return a column that does not count where most of its cells are empty, unless it is no feature anyway."""
    share = float(values.isna().mean()) if column.role == "feature" else 0.0
    if share <= MOST_EMPTY:
        return column
    return replace(column, role="ignore", reason=f"{min(99, round(100 * share))} % of its cells are empty")


def _keep_one_row_id(columns: list[Column]) -> list[Column]:
    """Return the columns with the first row id only; the others are left out."""
    first = next((c for c in columns if c.role == "row id"), None)
    reason = "another column is the row id already"
    return [replace(c, role="ignore", reason=reason) if c.role == "row id" and c is not first else c for c in columns]


def _use_names_as_row_id(frame: pd.DataFrame, columns: list[Column]) -> list[Column]:
    """Return the columns with the first column of words that differ in every row as the row id."""
    names = (c for c in columns if c.kind in ("category", "text") and c.reason == ALL_DIFFERENT)
    first = next((c for c in names if frame[c.name].notna().all()), None)
    return [replace(c, role="row id", reason=NAMES_ROWS) if c is first else c for c in columns]


def _detect_role(
    name: str, kind: str, unit: str, values: pd.Series[Any], first_of: frozenset[str] | None
) -> tuple[str, str]:
    """Return the role of a column and the reason; the class is chosen once all are known."""
    if kind == "number":
        return _detect_role_of_numbers(name, unit, values.to_numpy(), first_of)
    if values.isna().all():
        return "ignore", EMPTY
    if kind == "date":
        return "ignore", DATE
    if kind in ("boolean", "ordered"):
        return ("feature", "yes or no") if values.nunique() > 1 else ("ignore", CONSTANT)
    return _detect_role_of_words(name, kind, values)


def _detect_role_of_numbers(name: str, unit: str, values: Any, first_of: frozenset[str] | None) -> tuple[str, str]:
    """Return the role of numbers and the reason; numbers with a unit are a measure."""
    if not np.isfinite(values).any():
        return "ignore", EMPTY
    if not unit:
        if moment := detect_moment(name, values):
            return "ignore", moment
        found = detect_id_of_numbers(name, values, first_of)
        if found is not None:
            return found
    if np.nanmin(values) == np.nanmax(values):
        return "ignore", CONSTANT
    code = name_code(name) if unit else detect_code(name, values)
    return ("ignore", code) if code else ("feature", "a number")


def _detect_role_of_words(name: str, kind: str, values: pd.Series[Any]) -> tuple[str, str]:
    n_values, n_rows, n_present = int(values.nunique()), len(values), int(values.notna().sum())
    if n_values == n_rows and is_word_id(name):
        return "row id", TELLS_APART
    if kind == "text":
        return "ignore", ALL_DIFFERENT if are_names(name, values) else TEXT
    if n_values in (1, n_present):
        return "ignore", CONSTANT if n_values == 1 else ALL_DIFFERENT
    if rate_id_name(name) == "id":
        return "ignore", AN_ID
    if n_values <= MOST_CLASSES and MIN_REPEATS * n_values <= n_present:
        return "feature", f"a category of {n_values} values"
    return "ignore", f"{n_values:,} values in {n_present:,} rows: too many to compare"
