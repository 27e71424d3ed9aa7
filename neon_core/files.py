"""What leaves as a file: CSV in which nothing is run by a spreadsheet, and Parquet with words on what was done."""

from __future__ import annotations

import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""How a text begins that a spreadsheet would run."""


def harmless(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would run it.

    Examples
    --------
    >>> harmless("=1+1"), harmless("one"), harmless("-5 C")
    ("'=1+1", 'one', "'-5 C")
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def csv(frame: pd.DataFrame, mark: bool = False) -> bytes:
    r"""Return a table as CSV (UTF-8) in which no text of the user's, the names included, is a formula to a spreadsheet.

    `mark` sets a byte order mark before it, without which Excel takes it for another encoding. Numbers are written
    with all their digits, dates without a time where none has one, and what is missing as nothing.

    Examples
    --------
    >>> csv(pd.DataFrame({"=a": [-1.5, 2.0], "b": ["@x", None]})).decode()
    '"\'=a","b"\n-1.5,"\'@x"\n2,\n'
    """
    from pyarrow import csv as engine

    table = arrow(frame)
    columns = [_guarded(_dated(column)) for column in table.columns]
    out = io.BytesIO()
    out.write(BOM_UTF8 if mark else b"")
    safe = type(table).from_arrays(columns, names=[harmless(name) for name in table.column_names])
    engine.write_csv(safe, out)
    return out.getvalue()


def parquet(frame: pd.DataFrame, done: Iterable[str]) -> bytes:
    """Return a table as Parquet; what was done stands in its metadata, under "neon"."""
    import pyarrow as pa
    from pyarrow import parquet as engine

    table = arrow(frame)
    told = {**(table.schema.metadata or {}), b"neon": json.dumps(list(done), ensure_ascii=False).encode()}
    sink = pa.BufferOutputStream()
    engine.write_table(table.replace_schema_metadata(told), sink)
    return bytes(sink.getvalue().to_pybytes())


def arrow(frame: pd.DataFrame) -> pa.Table:
    """Return a frame for Arrow; cells of several types in one column become text."""
    import pyarrow as pa

    columns = [_column(frame.iloc[:, i]) for i in range(frame.shape[1])]
    return pa.Table.from_arrays(columns, names=[str(name) for name in frame.columns])


def _column(values: pd.Series[Any]) -> pa.ChunkedArray:
    import pyarrow as pa

    try:
        found = pa.Array.from_pandas(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
        found = pa.array([None if _is_nothing(value) else str(value) for value in values], pa.string())
    return found if isinstance(found, pa.ChunkedArray) else pa.chunked_array([found])


def _is_nothing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _dated(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return dates without a time where none has one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_timestamp(column.type) or column.type.tz is not None:
        return column
    days = column.cast(pa.timestamp("us"), safe=False)
    whole = pc.all(pc.equal(pc.floor_temporal(days, unit="day"), days)).as_py()
    return days.cast(pa.date32()) if whole else column


def _guarded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return texts in which no spreadsheet finds a formula; lists and the like as text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
    elif pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        column = pa.chunked_array([pa.array([None if v is None else str(v) for v in column.to_pylist()], pa.string())])
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    begins = [pc.starts_with(column, mark) for mark in FORMULA]
    risky = begins[0]
    for other in begins[1:]:
        risky = pc.or_(risky, other)
    if not pc.any(risky).as_py():
        return column
    quoted = pc.binary_join_element_wise(pa.scalar("'", column.type), column, pa.scalar("", column.type))
    return pc.if_else(pc.fill_null(risky, False), quoted, column)
