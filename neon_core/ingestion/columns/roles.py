"""Detect the role of each column (feature, class, row id, or left out), with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.dataset import Column
from neon_core.parse.vocabulary import CLASS_NAMES, ID_NAMES

if TYPE_CHECKING:
    import pandas as pd

MOST_CLASSES = 20
MIN_REPEATS = 3
"""Rows that each value of a category must have on average for the category to be a feature."""

GLANCE = 16
"""Cells that are compared before whole columns are."""

EXACT = 2**53
"""Whole numbers up to here are exact as floats."""

CAMEL_CASE_ID = re.compile(r"[a-z]I[dD]")
EMPTY, CONSTANT, TEXT = "without a value", "one value only", "free text"
ALL_DIFFERENT = "every value is different: a name, not a measurement"
NAMES_ROWS = "every row has a different one: it names the rows"
DATE = "a date: it counts when you make it a feature"


def detect_roles(frame: pd.DataFrame, kinds: Sequence[str], units: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a frame with their detected roles.

    Numbers, booleans and categories of few values are features. A column that numbers the rows, tells them apart or
    has a different name for each is the row id; a column of words with a name like class or label is the class. A
    column that says nothing about the likeness of two rows is left out: constants, free text, names, and copies of
    another column; dates too, until the user makes them features.

    Parameters
    ----------
    frame : DataFrame
        The values.
    kinds, units : sequence of str
        Kind and unit of each column.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"id": [1, 2, 3], "size": [4.0, 2.0, 5.0]})
    >>> [column.role for column in detect_roles(frame, ["number", "number"], ["", "kg"])]
    ['row id', 'feature']
    """
    columns: list[Column] = []
    unique_roles: set[str] = set()
    for name, kind, unit in zip(map(str, frame.columns), kinds, units, strict=True):
        role, reason = _detect_role(name, kind, frame[name], is_first=not columns)
        if role in unique_roles:
            role, reason = "ignore", f"another column is the {role} already"
        if role in ("class", "row id"):
            unique_roles.add(role)
        columns.append(Column(name, kind, role, unit, reason))
    if "row id" not in unique_roles:
        columns = _use_names_as_row_id(frame, columns)
    return _leave_out_copies(frame, columns)


def _use_names_as_row_id(frame: pd.DataFrame, columns: list[Column]) -> list[Column]:
    """Return the columns with the first column of words that differ in every row as the row id."""
    complete = (c for c in columns if (c.kind, c.reason) == ("category", ALL_DIFFERENT) and frame[c.name].notna().all())
    first = next(complete, None)
    return [replace(c, role="row id", reason=NAMES_ROWS) if c is first else c for c in columns]


def _detect_role(name: str, kind: str, values: pd.Series[Any], is_first: bool) -> tuple[str, str]:
    """Return the role of a column and the reason."""
    plain_name = name.strip().lower().replace("_", " ")
    is_id = plain_name in ID_NAMES or plain_name.endswith((" id", " nr", " no."))
    is_id = is_id or plain_name.startswith(("id ", "no. ")) or CAMEL_CASE_ID.fullmatch(name.strip()[-3:]) is not None
    if kind == "number":
        return _detect_role_of_numbers(values.to_numpy(), is_id, is_first and name == "column 1")
    if values.isna().all():
        return "ignore", EMPTY
    if kind == "date":
        return "ignore", DATE
    if kind == "boolean":
        return ("feature", "yes or no") if values.nunique() > 1 else ("ignore", CONSTANT)
    return _detect_role_of_words(plain_name, kind, values, is_id)


def _detect_role_of_numbers(values: Any, is_id: bool, is_unnamed: bool) -> tuple[str, str]:
    if not np.isfinite(values).any():
        return "ignore", EMPTY
    if len(values) > 2 and (is_id or is_unnamed) and values.dtype.kind in "iu":
        if (np.diff(values) == 1).all():
            return "row id", "numbers the rows"
        if is_id and len(np.unique(values)) == len(values):
            return "row id", "tells the rows apart"
    if np.nanmin(values) == np.nanmax(values):
        return "ignore", CONSTANT
    return ("ignore", ALL_DIFFERENT) if is_id and _are_distinct_integers(values) else ("feature", "a number")


def _are_distinct_integers(values: Any) -> bool:
    """Whether the finite numbers of a column are whole and all different."""
    finite = values[np.isfinite(values)]
    return len(finite) > 2 and bool((finite == np.floor(finite)).all()) and len(np.unique(finite)) == len(finite)


def _detect_role_of_words(plain_name: str, kind: str, values: pd.Series[Any], is_id: bool) -> tuple[str, str]:
    n_values, n_rows, n_present = int(values.nunique()), len(values), int(values.notna().sum())
    if is_id and n_values == n_rows:
        return "row id", "tells the rows apart"
    if plain_name in CLASS_NAMES and 2 <= n_values <= MOST_CLASSES and n_values < n_rows:
        return "class", f"its name, and {n_values} values"
    if kind == "text" or n_values in (1, n_present):
        return "ignore", TEXT if kind == "text" else CONSTANT if n_values == 1 else ALL_DIFFERENT
    if n_values <= MOST_CLASSES and MIN_REPEATS * n_values <= n_present:
        return "feature", f"a category of {n_values} values"
    return "ignore", f"{n_values:,} values in {n_present:,} rows: too many to compare"


def _leave_out_copies(frame: pd.DataFrame, columns: list[Column]) -> tuple[Column, ...]:
    """Return the columns without the features that equal another feature, or the class, in every row."""
    similar: dict[Any, list[str]] = {}
    for column in sorted(columns, key=lambda column: column.role != "class"):
        if column.role in ("feature", "class"):
            similar.setdefault((column.kind, _glance_at(frame[column.name])), []).append(column.name)
    originals = {
        name: original for names in similar.values() if len(names) > 1 for name, original in _find_copies(frame, names)
    }
    return tuple(
        replace(column, role="ignore", reason=f"the same as {originals[column.name]} in every row")
        if column.name in originals
        else column
        for column in columns
    )


def _glance_at(values: pd.Series[Any]) -> str:
    """Return the text of some cells, which differs for most columns."""
    some = values.iloc[np.linspace(0, len(values) - 1, min(GLANCE, len(values))).astype(np.intp)]
    return repr(_to_floats(some).tolist() if some.dtype.kind in "iufb" else some.astype("str").tolist())


def _find_copies(frame: pd.DataFrame, names: list[str]) -> list[tuple[str, str]]:
    """Return the columns that have the same cells as an earlier one, each with the earlier one."""
    first: dict[bytes, str] = {}
    originals = [(name, first.setdefault(_hash_cells(frame[name]), name)) for name in names]
    return [(name, original) for name, original in originals if name != original]


def _hash_cells(values: pd.Series[Any]) -> bytes:
    """Return a hash of a column's cells; equal for 1 and 1.0, and for 0 and -0."""
    import pandas as pd

    is_exact = values.dtype.kind in "fb" or (values.dtype.kind in "iu" and values.abs().max() <= EXACT)
    cells = _to_floats(values) + 0.0 if is_exact else pd.util.hash_pandas_object(values, index=False).to_numpy()
    return blake2b(np.ascontiguousarray(cells).tobytes(), digest_size=16).digest()


def _to_floats(values: pd.Series[Any]) -> Any:
    return values.to_numpy(np.float64, na_value=np.nan)
