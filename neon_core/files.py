"""Export tables: CSV without formulas for a spreadsheet to run, and Parquet that tells how its numbers were made."""

from __future__ import annotations

import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable
from functools import reduce
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""First characters of a text that a spreadsheet runs as a formula."""


def escape_formulas(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would run it as a formula.

    Examples
    --------
    >>> escape_formulas("=1+1"), escape_formulas("one"), escape_formulas("-5 C")
    ("'=1+1", 'one', "'-5 C")
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def export_csv(frame: pd.DataFrame, byte_order_mark: bool = False) -> bytes:
    r"""Return a table as CSV in UTF-8; no cell and no column name is a formula for a spreadsheet.

    Numbers keep all their digits, a date column without times has none, and a missing value is an empty cell.

    Parameters
    ----------
    frame : DataFrame
        The table.
    byte_order_mark : bool
        Whether the file begins with a byte order mark, without which Excel takes it for another encoding.

    Examples
    --------
    >>> export_csv(pd.DataFrame({"=a": [-1.5, 2.0], "b": ["@x", None]})).decode()
    '"\'=a","b"\n-1.5,"\'@x"\n2,\n'
    """
    from pyarrow import csv as engine

    table = to_arrow(frame)
    columns = [_escape_column(_drop_midnight(column)) for column in table.columns]
    out = io.BytesIO()
    out.write(BOM_UTF8 if byte_order_mark else b"")
    escaped = type(table).from_arrays(columns, names=[escape_formulas(name) for name in table.column_names])
    engine.write_csv(escaped, out)
    return out.getvalue()


def export_parquet(frame: pd.DataFrame, history: Iterable[str]) -> bytes:
    """Return a table as Parquet, with the sentences on how it was made in its metadata, under "neon".

    Examples
    --------
    >>> export_parquet(pd.DataFrame({"a": [1]}), ["Each number was scaled."])[:4]
    b'PAR1'
    """
    import pyarrow as pa
    from pyarrow import parquet as engine

    table = to_arrow(frame)
    metadata = {**(table.schema.metadata or {}), b"neon": json.dumps(list(history), ensure_ascii=False).encode()}
    sink = pa.BufferOutputStream()
    engine.write_table(table.replace_schema_metadata(metadata), sink)
    return bytes(sink.getvalue().to_pybytes())


def to_arrow(frame: pd.DataFrame) -> pa.Table:
    """Return a frame as an Arrow table; a column that mixes types becomes text.

    Examples
    --------
    >>> to_arrow(pd.DataFrame({"a": pd.Series(["x", 1], dtype=object)}))["a"].to_pylist()
    ['x', '1']
    """
    import pyarrow as pa

    columns = [_to_arrow_column(frame.iloc[:, i]) for i in range(frame.shape[1])]
    return pa.Table.from_arrays(columns, names=[str(name) for name in frame.columns])


def _to_arrow_column(values: pd.Series[Any]) -> pa.ChunkedArray:
    import pyarrow as pa

    try:
        array = pa.Array.from_pandas(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
        array = pa.array([None if _is_missing(value) else str(value) for value in values], pa.string())
    return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _drop_midnight(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column of timestamps as dates where every time is midnight; any other column unchanged."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_timestamp(column.type) or column.type.tz is not None:
        return column
    moments = column.cast(pa.timestamp("us"), safe=False)
    all_midnight = pc.all(pc.equal(pc.floor_temporal(moments, unit="day"), moments)).as_py()
    return moments.cast(pa.date32()) if all_midnight else column


def _escape_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column with its formulas escaped; lists, records and bytes become text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
    elif pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        column = pa.chunked_array([pa.array([None if v is None else str(v) for v in column.to_pylist()], pa.string())])
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    is_formula = reduce(pc.or_, [pc.starts_with(column, start) for start in FORMULA_STARTS])
    if not pc.any(is_formula).as_py():
        return column
    quoted = pc.binary_join_element_wise(pa.scalar("'", column.type), column, pa.scalar("", column.type))
    return pc.if_else(pc.fill_null(is_formula, False), quoted, column)
