"""What each column is for: a feature, the class, a row's id, or left out; with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.dataset import Column
from neon_core.parse.vocabulary import CLASSES, IDS

if TYPE_CHECKING:
    import pandas as pd

MOST_CLASSES = 20
COMES_AGAIN = 3
"""On average each value of a category must stand in so many rows for it to be a feature."""

SOME = 16
"""So many cells are compared before whole columns are."""

EXACT = 2**53
"""Whole numbers up to here are themselves as floats."""

CAMEL = re.compile(r"[a-z]I[dD]")
EMPTY, CONSTANT, TEXT = "without a value", "one value only", "free text"
NAMES = "every value is another one: a name, no measurement"
CALLED = "each row has another one: it names them"
DATE = "a date: it counts when you make it a feature"


def guess(frame: pd.DataFrame, kinds: Sequence[str], units: Sequence[str]) -> tuple[Column, ...]:
    """Guess the role of each column.

    Numbers, truth values and categories of few values are features; a column that numbers the rows, tells them apart or
    has a name for each is their id; one of words that is called class, label or the like is the class. What says
    nothing about how alike two rows are is left out: constants, free text, names, what another column says already; and
    dates, until somebody asks for them.
    """
    found: list[Column] = []
    taken: set[str] = set()
    for name, kind, unit in zip(map(str, frame.columns), kinds, units, strict=True):
        role, reason = _role(name, kind, frame[name], first=not found)
        if role in taken:
            role, reason = "ignore", f"another column is the {role} already"
        if role in ("class", "row id"):
            taken.add(role)
        found.append(Column(name, kind, role, unit, reason))
    if "row id" not in taken:
        found = _with_names(frame, found)
    return _without_copies(frame, found)


def _with_names(frame: pd.DataFrame, columns: list[Column]) -> list[Column]:
    """Let the first column of words of which each row has another one name the rows."""
    there = (c for c in columns if (c.kind, c.reason) == ("category", NAMES) and frame[c.name].notna().all())
    first = next(there, None)
    return [replace(c, role="row id", reason=CALLED) if c is first else c for c in columns]


def _role(name: str, kind: str, values: pd.Series[Any], first: bool) -> tuple[str, str]:
    called = name.strip().lower().replace("_", " ")
    is_id = called in IDS or called.endswith((" id", " nr", " no.")) or called.startswith(("id ", "no. "))
    is_id = is_id or CAMEL.fullmatch(name.strip()[-3:]) is not None
    if kind == "number":
        return _role_of_numbers(values.to_numpy(), is_id, first and name == "column 1")
    if values.isna().all():
        return "ignore", EMPTY
    if kind == "date":
        return "ignore", DATE
    if kind == "boolean":
        return ("feature", "yes or no") if values.nunique() > 1 else ("ignore", CONSTANT)
    return _role_of_words(called, kind, values, is_id)


def _role_of_numbers(values: Any, is_id: bool, is_unnamed: bool) -> tuple[str, str]:
    if not np.isfinite(values).any():
        return "ignore", EMPTY
    if len(values) > 2 and (is_id or is_unnamed) and values.dtype.kind in "iu":
        if (np.diff(values) == 1).all():
            return "row id", "numbers the rows"
        if is_id and len(np.unique(values)) == len(values):
            return "row id", "tells the rows apart"
    if np.nanmin(values) == np.nanmax(values):
        return "ignore", CONSTANT
    return ("ignore", NAMES) if is_id and _are_names(values) else ("feature", "a number")


def _are_names(values: Any) -> bool:
    """Whether the numbers of what is called an id, with gaps, are whole and each another one."""
    there = values[np.isfinite(values)]
    return len(there) > 2 and bool((there == np.floor(there)).all()) and len(np.unique(there)) == len(there)


def _role_of_words(called: str, kind: str, values: pd.Series[Any], is_id: bool) -> tuple[str, str]:
    n, rows, there = int(values.nunique()), len(values), int(values.notna().sum())
    if is_id and n == rows:
        return "row id", "tells the rows apart"
    if called in CLASSES and 2 <= n <= MOST_CLASSES and n < rows:
        return "class", f"its name, and {n} values"
    if kind == "text" or n in (1, there):
        return "ignore", TEXT if kind == "text" else CONSTANT if n == 1 else NAMES
    if n <= MOST_CLASSES and COMES_AGAIN * n <= there:
        return "feature", f"a category of {n} values"
    return "ignore", f"{n:,} values in {there:,} rows: too many to compare"


def _without_copies(frame: pd.DataFrame, columns: list[Column]) -> tuple[Column, ...]:
    """Leave out features that say in every row what another one, or the class, says already."""
    alike: dict[Any, list[str]] = {}
    for column in sorted(columns, key=lambda column: column.role != "class"):
        if column.role in ("feature", "class"):
            alike.setdefault((column.kind, _glance(frame[column.name])), []).append(column.name)
    of = {name: first for names in alike.values() if len(names) > 1 for name, first in _copies(frame, names)}
    return tuple(
        replace(column, role="ignore", reason=f"the same as {of[column.name]} in every row")
        if column.name in of
        else column
        for column in columns
    )


def _glance(values: pd.Series[Any]) -> str:
    """Return what stands in some cells: that tells most columns apart."""
    some = values.iloc[np.linspace(0, len(values) - 1, min(SOME, len(values))).astype(np.intp)]
    return repr(_numbers(some).tolist() if some.dtype.kind in "iufb" else some.astype("str").tolist())


def _copies(frame: pd.DataFrame, names: list[str]) -> list[tuple[str, str]]:
    """Return, of columns that look alike, those with the same cells as one before, and that one."""
    first: dict[bytes, str] = {}
    of = [(name, first.setdefault(_digest(frame[name]), name)) for name in names]
    return [(name, original) for name, original in of if name != original]


def _digest(values: pd.Series[Any]) -> bytes:
    """Return a column's cells as a few bytes; 1 and 1.0 are the same, and so are 0 and -0."""
    import pandas as pd

    is_number = values.dtype.kind in "fb" or (values.dtype.kind in "iu" and values.abs().max() <= EXACT)
    cells = _numbers(values) + 0.0 if is_number else pd.util.hash_pandas_object(values, index=False).to_numpy()
    return blake2b(np.ascontiguousarray(cells).tobytes(), digest_size=16).digest()


def _numbers(values: pd.Series[Any]) -> Any:
    return values.to_numpy(np.float64, na_value=np.nan)
