"""Convert columns of rare dtypes to the few that the library works with."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

LONGEST = 10_000
"""Bits of a whole number, at most: Python writes no more than 4,300 digits, which are 14,000 bits."""

Values = pd.Series
Convert = Callable[["Values[Any]"], "Values[Any]"]


def simplify_dtype(values: Values[Any]) -> Values[Any]:
    """Return a column as numbers, dates without a time zone, booleans or text; a column of a usual dtype is unchanged.

    Numbers of more than 64 bits and decimals become floats. A time with a time zone keeps its local clock time.
    Periods, intervals and durations become text.

    Examples
    --------
    >>> simplify_dtype(pd.Series(pd.period_range("2024-01", periods=2, freq="M"))).tolist()
    ['2024-01', '2024-02']
    >>> simplify_dtype(pd.Series(pd.date_range("2024-01-01", periods=1, tz="Asia/Tokyo"))).tolist()
    [Timestamp('2024-01-01 00:00:00')]
    """
    return next((convert for dtype, convert in _BY_DTYPE if isinstance(values.dtype, dtype)), _keep)(values)


def _keep(values: Values[Any]) -> Values[Any]:
    return values


def _to_floats(values: Values[Any]) -> Values[Any]:
    return values.astype(np.float64)


def _to_text(values: Values[Any]) -> Values[Any]:
    return values.astype(object).map(str, na_action="ignore")


def _replace_surrogates(values: Values[Any]) -> Values[Any]:
    """Return texts with "?" for lone surrogates, which UTF-8 cannot encode."""
    return values.map(lambda text: text.encode("utf-8", "replace").decode(), na_action="ignore")


def _simplify_cells(values: Values[Any]) -> Values[Any]:
    """Return a column of mixed cells without half characters and without numbers too long to be written."""
    simplified = [_simplify_cell(cell) for cell in values]
    if all(new is old for new, old in zip(simplified, values, strict=True)):
        return values
    return pd.Series(simplified, index=values.index, dtype=object)


def _simplify_cell(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell if cell.isascii() else cell.encode("utf-8", "replace").decode()
    if isinstance(cell, int) and cell.bit_length() > LONGEST:
        return math.inf if cell > 0 else -math.inf
    return cell


def _drop_time_zone(values: Values[Any]) -> Values[Any]:
    naive: Values[Any] = values.dt.tz_localize(None)
    return naive


def _to_dense(values: Values[Any]) -> Values[Any]:
    return simplify_dtype(pd.Series(np.asarray(values)))


def _convert_categories(values: Values[Any]) -> Values[Any]:
    categories = pd.Series(values.cat.categories)
    return values if simplify_dtype(categories) is categories else simplify_dtype(values.astype(object))


def _convert_numpy(values: Values[Any]) -> Values[Any]:
    if values.dtype.kind == "m":
        return _to_text(values)
    if values.dtype.kind == "O":
        return _BY_INFERRED_TYPE.get(pd.api.types.infer_dtype(values, skipna=True), _simplify_cells)(values)
    return _to_floats(values) if values.dtype == np.longdouble else values


def _convert_arrow(values: Values[Any]) -> Values[Any]:
    import pyarrow as pa

    kind: pa.DataType = getattr(values.dtype, "pyarrow_dtype")  # noqa: B009  # missing in the stubs
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        naive = values if getattr(kind, "tz", None) is None else _drop_time_zone(values)
        return naive.astype("datetime64[us]")
    if pa.types.is_decimal(kind):
        return _to_floats(values)
    if pa.types.is_duration(kind):
        return _to_text(values)
    kinds = pa.types
    usual = (kinds.is_integer, kinds.is_floating, kinds.is_boolean, kinds.is_string, kinds.is_large_string)
    if any(fits(kind) for fits in usual):
        return values
    cells: list[Any] = pa.array(values).to_pylist()
    return pd.Series(cells, dtype=object)


_BY_INFERRED_TYPE: dict[str, Convert] = {
    "decimal": _to_floats,
    "date": pd.to_datetime,
    "period": _to_text,
    "interval": _to_text,
    "timedelta": _to_text,
    "string": _replace_surrogates,
}
"""Conversion of object columns, by the type that pandas infers from their cells."""

_BY_DTYPE: tuple[tuple[type, Convert], ...] = (
    (pd.CategoricalDtype, _convert_categories),
    (pd.DatetimeTZDtype, _drop_time_zone),
    (pd.SparseDtype, _to_dense),
    (pd.PeriodDtype, _to_text),
    (pd.IntervalDtype, _to_text),
    (pd.ArrowDtype, _convert_arrow),
    (np.dtype, _convert_numpy),
)
"""Conversion of all other columns, by dtype."""


def column_bytes(values: Values[Any]) -> bytes | memoryview:
    """Return the content of a column, to be hashed.

    In a column of objects, pandas' own hash takes 1 and "1" for equal, and fails at lists.

    Examples
    --------
    >>> column_bytes(pd.Series([1], dtype=object)), len(column_bytes(pd.Series([1.0, 2.0])))
    (b'int 1', 16)
    """
    if isinstance(values.dtype, np.dtype) and values.dtype.kind in "biufM":
        return np.ascontiguousarray(values.to_numpy()).view(np.uint8).data
    if values.dtype == object:
        return "\x1f".join(f"{type(value).__name__} {value!r}" for value in values).encode("utf-8", "surrogatepass")
    order = repr(list(values.cat.categories)) if isinstance(values.dtype, pd.CategoricalDtype) else ""
    return order.encode() + pd.util.hash_pandas_object(values, index=False).to_numpy().tobytes()
