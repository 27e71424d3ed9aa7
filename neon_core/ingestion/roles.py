"""What each column is for: a feature, the class, a row's id, or left out; with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.dataset import Column
from neon_core.written.words import CLASSES, IDS

if TYPE_CHECKING:
    from neon_core.ingestion.column import Column as Read

MOST_CLASSES = 20
PLAIN = {"boolean": ("feature", "yes or no"), "date": ("ignore", "a date")}


def guess(names: Sequence[str], columns: Sequence[Read]) -> tuple[Column, ...]:
    """Guess the role of each column.

    Numbers and truth values are features; a column that numbers the rows is their id; one of words that is called
    class, label or the like is the class.
    """
    found: list[Column] = []
    taken: set[str] = set()
    for name, column in zip(names, columns, strict=True):
        role, reason = _role(name, column, first=not found)
        if role in taken:
            role, reason = "ignore", f"another column is the {role} already"
        if role in ("class", "row id"):
            taken.add(role)
        found.append(Column(name, column.kind, role, column.unit, reason))
    return tuple(found)


def _role(name: str, column: Read, first: bool) -> tuple[str, str]:
    called = name.strip().lower().replace("_", " ")
    is_id = called in IDS or called.endswith((" id", " nr", " no.")) or called.startswith(("id ", "no. "))
    if column.kind == "number":
        return _role_of_numbers(column.values, is_id, first and name == "column 1")
    if column.kind in PLAIN:
        return PLAIN[column.kind]
    n, rows = len(column.values.drop_null().unique()), len(column.values)
    if is_id and n == rows:
        return "row id", "tells the rows apart"
    if called in CLASSES and 2 <= n <= MOST_CLASSES and n < rows:
        return "class", f"its name, and {n} values"
    return "ignore", "free text" if column.kind == "text" else "not a number"


def _role_of_numbers(values: Any, is_id: bool, is_unnamed: bool) -> tuple[str, str]:
    if not np.isfinite(values).any():
        return "ignore", "without a value"
    if len(values) > 2 and (is_id or is_unnamed) and values.dtype.kind == "i":
        if (np.diff(values) == 1).all():
            return "row id", "numbers the rows"
        if is_id and len(np.unique(values)) == len(values):
            return "row id", "tells the rows apart"
    if np.nanmin(values) == np.nanmax(values):
        return "ignore", "the same in every row"
    return "feature", "a number"
