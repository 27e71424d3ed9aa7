"""Find columns that say the same as another one: equal, in other units, or under other names."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.dataset import Column
from neon_core.ingestion.columns.linear_copies import find_linear_copies

if TYPE_CHECKING:
    import pandas as pd

GLANCE, LONG_GLANCE = 16, 64
"""Cells that are compared before whole columns are."""

EXACT = 2**53
"""Whole numbers up to here are exact as floats."""

MIN_ROWS = 10
"""Rows from which a relation between columns is no chance."""

MOST_RENAMED = 20
"""Values of a number up to which it may be a category's code."""


def find_copies(frame: pd.DataFrame, columns: Sequence[Column]) -> dict[str, str]:
    """Return the names of the columns that repeat an earlier one, each with the reason.

    The class comes first: a feature that repeats it is the copy.

    Parameters
    ----------
    frame : DataFrame
        The values.
    columns : sequence of Column
        The columns with their roles; features and the class are compared.

    Examples
    --------
    >>> import pandas as pd
    >>> from neon_core.dataset import Column
    >>> frame = pd.DataFrame({"year": [1990, 1994, 1991] * 4, "award": [1991, 1995, 1992] * 4})
    >>> find_copies(frame, [Column(name, "number", "feature") for name in frame])
    {'award': 'the same as year plus 1'}
    """
    compared = [c for c in columns if c.role in ("feature", "class")]
    compared.sort(key=lambda column: column.role != "class")
    reasons = {name: f"the same as {other} in every row" for name, other in _find_equal(frame, compared)}
    compared = [c for c in compared if c.name not in reasons]
    if len(frame) < MIN_ROWS:
        return reasons
    numbers = [c.name for c in compared if c.kind == "number"]
    reasons |= find_linear_copies(frame, numbers)
    renamed = _find_renamed(frame, [c for c in compared if c.name not in reasons])
    return reasons | {name: f"the same as {other}, renamed" for name, other in renamed}


def _find_equal(frame: pd.DataFrame, columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Return the columns that have the same cells as an earlier one of their kind, each with the earlier one."""
    similar: dict[Any, list[str]] = {}
    for column in columns:
        similar.setdefault((column.kind, _glance_at(frame[column.name])), []).append(column.name)
    groups = [names for names in similar.values() if len(names) > 1]
    return [pair for names in groups for pair in _pair_by_hash({name: _hash_cells(frame[name]) for name in names})]


def _pair_by_hash(hashes: dict[str, bytes]) -> list[tuple[str, str]]:
    """Return each name whose hash an earlier one has, with the earlier one."""
    first: dict[bytes, str] = {}
    originals = [(name, first.setdefault(digest, name)) for name, digest in hashes.items()]
    return [(name, original) for name, original in originals if name != original]


def _spread_rows(values: pd.Series[Any], n_rows: int) -> Any:
    """Return the positions of some rows, spread over all."""
    return np.linspace(0, len(values) - 1, min(n_rows, len(values))).astype(np.intp)


def _glance_at(values: pd.Series[Any]) -> str:
    """Return the text of some cells, which differs for most columns."""
    rows = _spread_rows(values, GLANCE)
    if values.dtype.kind in "iufb" and isinstance(values.dtype, np.dtype):  # numpy's pick is five times faster
        return repr(values.to_numpy()[rows].astype(np.float64).tolist())
    some = values.iloc[rows]
    return repr(_to_floats(some).tolist() if some.dtype.kind in "iufb" else some.astype("str").tolist())


def _hash_cells(values: pd.Series[Any]) -> bytes:
    """Return a hash of a column's cells; equal for 1 and 1.0, and for 0 and -0."""
    import pandas as pd

    is_exact = values.dtype.kind in "fb" or (values.dtype.kind in "iu" and values.abs().max() <= EXACT)
    cells = _to_floats(values) + 0.0 if is_exact else pd.util.hash_pandas_object(values, index=False).to_numpy()
    return _hash_array(cells)


def _hash_array(cells: Any) -> bytes:
    return blake2b(np.ascontiguousarray(cells).tobytes(), digest_size=16).digest()


def _to_floats(values: pd.Series[Any]) -> Any:
    return values.to_numpy(np.float64, na_value=np.nan)


def _find_renamed(frame: pd.DataFrame, columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Return the columns whose values stand for those of an earlier one, one for one; one of the two has words."""
    if all(c.kind == "number" for c in columns):
        return []
    similar: dict[bytes, list[Column]] = {}
    rows = _spread_rows(frame[columns[0].name], LONG_GLANCE)
    for column in columns:
        values = frame[column.name]
        some = values.to_numpy()[rows] if isinstance(values.dtype, np.dtype) else values.iloc[rows]
        similar.setdefault(_hash_order(some), []).append(column)
    groups = [group for group in similar.values() if len(group) > 1 and any(c.kind != "number" for c in group)]
    return [pair for group in groups for pair in _find_renamed_in(frame, group)]


def _find_renamed_in(frame: pd.DataFrame, group: Sequence[Column]) -> list[tuple[str, str]]:
    """Return the renamed columns of a group; numbers alone are not compared, as their sizes may count."""
    kinds = {c.name: c.kind for c in group}
    few = [c.name for c in group if c.kind != "number" or _has_few_values(frame[c.name])]
    by_hash: dict[bytes, list[str]] = {}
    for name in few:
        by_hash.setdefault(_hash_order(frame[name]), []).append(name)
    with_words = [names for names in by_hash.values() if any(kinds[name] != "number" for name in names)]
    return [(name, names[0]) for names in with_words for name in names[1:]]


def _has_few_values(values: pd.Series[Any]) -> bool:
    return 2 <= values.iloc[: 50 * MOST_RENAMED].nunique() <= MOST_RENAMED and values.nunique() <= MOST_RENAMED


def _hash_order(values: Any) -> bytes:
    """Return a hash of a column that is equal for one-to-one renamings: each value by the order of its first row."""
    import pandas as pd

    codes, _ = pd.factorize(values)
    return _hash_array(codes.astype(np.int32))
