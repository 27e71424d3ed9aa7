"""Columns of a frame in the few types that everything else understands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

Values = pd.Series
Way = Callable[["Values[Any]"], "Values[Any]"]


def simplify_dtype(values: Values[Any]) -> Values[Any]:
    """Return a column as numbers, dates without a time zone, yes or no, or words; most are so already.

    Numbers of more than 64 bits and decimals become floats. A time with a zone stays what it is on the clocks there.
    Periods, intervals and spans of time become words.

    Examples
    --------
    >>> simplify_dtype(pd.Series(pd.period_range("2024-01", periods=2, freq="M"))).tolist()
    ['2024-01', '2024-02']
    >>> simplify_dtype(pd.Series(pd.date_range("2024-01-01", periods=1, tz="Asia/Tokyo"))).tolist()
    [Timestamp('2024-01-01 00:00:00')]
    """
    return next((way for kind, way in _DTYPES if isinstance(values.dtype, kind)), _same)(values)


def _same(values: Values[Any]) -> Values[Any]:
    return values


def _floats(values: Values[Any]) -> Values[Any]:
    return values.astype(np.float64)


def _words(values: Values[Any]) -> Values[Any]:
    return values.astype(object).map(str, na_action="ignore")


def _encodable(values: Values[Any]) -> Values[Any]:
    """Return texts without halves of a character, which no file and no page can hold."""
    return values.map(lambda text: text.encode("utf-8", "replace").decode(), na_action="ignore")


def _on_the_clock(values: Values[Any]) -> Values[Any]:
    naive: Values[Any] = values.dt.tz_localize(None)
    return naive


def _dense(values: Values[Any]) -> Values[Any]:
    return simplify_dtype(pd.Series(np.asarray(values)))


def _of_categories(values: Values[Any]) -> Values[Any]:
    known = pd.Series(values.cat.categories)
    return values if simplify_dtype(known) is known else simplify_dtype(values.astype(object))


def _of_numpy(values: Values[Any]) -> Values[Any]:
    if values.dtype.kind == "m":
        return _words(values)
    if values.dtype.kind == "O":
        return _OBJECTS.get(pd.api.types.infer_dtype(values, skipna=True), _same)(values)
    return _floats(values) if values.dtype == np.longdouble else values


def _of_arrow(values: Values[Any]) -> Values[Any]:
    import pyarrow as pa

    kind: pa.DataType = getattr(values.dtype, "pyarrow_dtype")  # noqa: B009  # the stubs do not know it
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        naive = values if getattr(kind, "tz", None) is None else _on_the_clock(values)
        return naive.astype("datetime64[us]")
    if pa.types.is_decimal(kind):
        return _floats(values)
    if pa.types.is_duration(kind):
        return _words(values)
    kinds = pa.types
    usual = (kinds.is_integer, kinds.is_floating, kinds.is_boolean, kinds.is_string, kinds.is_large_string)
    if any(fits(kind) for fits in usual):
        return values
    cells: list[Any] = pa.array(values).to_pylist()
    return pd.Series(cells, dtype=object)


_OBJECTS: dict[str, Way] = {
    "decimal": _floats,
    "date": pd.to_datetime,
    "period": _words,
    "interval": _words,
    "timedelta": _words,
    "string": _encodable,
}
"""What is made of cells that pandas has as objects, by what they are."""

_DTYPES: tuple[tuple[type, Way], ...] = (
    (pd.CategoricalDtype, _of_categories),
    (pd.DatetimeTZDtype, _on_the_clock),
    (pd.SparseDtype, _dense),
    (pd.PeriodDtype, _words),
    (pd.IntervalDtype, _words),
    (pd.ArrowDtype, _of_arrow),
    (np.dtype, _of_numpy),
)
"""And of columns, by what they are."""
