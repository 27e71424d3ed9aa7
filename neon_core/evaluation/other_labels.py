"""Labels to compare a clustering with: a column of the table, or an earlier export, matched by the ids of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from neon_core.analysis import Analysis
from neon_core.arguments import format_given
from neon_core.checks import Indices, frozen
from neon_core.errors import DataError
from neon_core.row_names import format_name
from neon_core.text import count

CLUSTER, ROW = "cluster", "row"
"""The columns of an export that hold the cluster and the number of the row."""


@dataclass(frozen=True, eq=False)
class OtherLabels:
    """A label for each row of a table.

    Attributes
    ----------
    codes : ndarray of int of shape (n_table_rows,)
        The position of each row's label in `names`; -1 for a row without one.
    names : tuple of str
        The labels, in order.
    id_column : str
        The column by which an export was matched; empty where the labels stand row by row.
    unmatched, repeated : tuple of str
        Ids of the export that the table has not; and ids that stand twice, in the export or in the table. Rows with
        either are not compared.
    """

    codes: Indices
    names: tuple[str, ...]
    id_column: str = ""
    unmatched: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


def labels_of_rows(values: object, n_rows: int) -> OtherLabels:
    """Return labels that stand row by row, of any kind of value; a missing one is no label.

    Raises
    ------
    DataError
        If it is not one label for each row of the table, or no row has one.

    Examples
    --------
    >>> labels = labels_of_rows(["b", "a", None, "b"], 4)
    >>> labels.codes.tolist(), labels.names
    ([1, 0, -1, 1], ('a', 'b'))
    """
    hint = "Pass an Analysis of the same table, one label for each row, or the frame of an earlier export."
    try:
        given = None if isinstance(values, str | bytes | dict | set) else pd.Series(values)
    except Exception:  # an object of another library raises what it likes
        given = None
    if given is None or len(given) != n_rows:
        what = f"other={format_given(values)} is not one label for each of the {n_rows:,} rows"
        raise DataError(what, where="other", hint=hint)
    texts = np.array([_as_label(value) for value in given.tolist()], dtype=object)
    has_label = texts != ""
    if not has_label.any():
        raise DataError("No row has a label", where="other", hint="Choose a column with values.")
    names = _in_order(np.unique(texts[has_label].astype(str)).tolist())
    places = {name: place for place, name in enumerate(names)}
    codes = np.array([places.get(text, -1) for text in texts.tolist()], np.intp)
    return OtherLabels(frozen(codes), tuple(names))


def _as_label(value: Any) -> str:
    """Return a label as text; empty where it is missing or no single value."""
    return format_name(value) if pd.api.types.is_scalar(value) else ""


def _in_order(names: Sequence[str]) -> list[str]:
    """Return labels in the order of their numbers where all are whole numbers, else of the alphabet."""
    return sorted(names, key=int) if all(name.lstrip("-").isdecimal() for name in names) else sorted(names)


def labels_of_export(analysis: Analysis, export: pd.DataFrame) -> OtherLabels:
    """Return the labels of an earlier export, matched by the row ids of the table, else by the number of the row.

    Raises
    ------
    DataError
        If the export has no column "cluster" or no id, or no id is in the table.
    """
    names = analysis.design.row_names
    id_column = names.column if names is not None and names.column in export else ROW
    missing = [f"“{column}”" for column in (CLUSTER, id_column) if int((export.columns == column).sum()) != 1]
    if missing:
        what = f"The export has no single column {' and no single column '.join(missing)}"
        raise DataError(what, where="other", hint="Pass an export of this dashboard, or nc.analyse(...).to_frame().")
    own = (
        map(str, range(analysis.design.n_rows))
        if names is None or id_column == ROW
        else map(format_name, names.values.tolist())
    )
    own_ids, ids = list(own), [_as_label(value) for value in export[id_column].tolist()]
    found, unmatched, repeated = match_ids(own_ids, ids)
    if not (found >= 0).any():
        first = f": {ids[0]}, for example" if ids else ""
        what = f"None of the {count(len(ids), 'id')} of the export is in the table{first}"
        raise DataError(what, where=f"column {id_column}", hint="Pass an export of the same table.")
    clusters = export[CLUSTER].tolist()
    by_row = labels_of_rows([clusters[place] if place >= 0 else None for place in found.tolist()], len(own_ids))
    return OtherLabels(by_row.codes, by_row.names, id_column, unmatched, repeated)


def match_ids(own: Sequence[str], others: Sequence[str]) -> tuple[Indices, tuple[str, ...], tuple[str, ...]]:
    """Return the place of each own id among the others (-1: none), the others without match, and the repeated ones.

    An id that stands twice on either side is not matched, since nothing tells which row is meant. An empty id is none.

    Examples
    --------
    >>> found, unmatched, repeated = match_ids(["a", "b", "c", "c"], ["c", "b", "x", "a", "a"])
    >>> found.tolist(), unmatched, repeated
    ([-1, 1, -1, -1], ('x',), ('a', 'c'))
    """
    places: dict[str, int] = {}
    twice = {name for ids in (own, others) for name in _find_repeated(ids)}
    for place, name in enumerate(others):
        places.setdefault(name, place)
    known = set(own)
    found = np.array([-1 if name in twice or not name else places.get(name, -1) for name in own], np.intp)
    unmatched = tuple(name for name in places if name and name not in known)
    is_common = known & set(places)
    return frozen(found), unmatched, tuple(sorted(name for name in twice if name in is_common))


def _find_repeated(ids: Sequence[str]) -> set[str]:
    """Return the ids that stand twice or more."""
    return {name for name, n in Counter(ids).items() if name and n > 1}
