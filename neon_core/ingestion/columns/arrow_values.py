"""A column of Arrow values as a column of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

EXACT = 2**53
"""Whole numbers up to here are themselves as float64."""

UNITS = {"s": 1.0, "ms": 1e3, "us": 1e6, "ns": 1e9}


class Unreadable(Exception):  # noqa: N818  # a reason on its way to a note, no error that anyone sees
    """Why a column cannot become one of a frame, as the end of a sentence that begins with "it"."""


def to_values(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return a column's values, and what was done to them as a sentence's end; empty where nothing was.

    Whole numbers with gaps become float64, or text where they are too long for it; truths with gaps "boolean";
    times with a zone the same moment in UTC, without the zone; decimals float64; times of day text; durations seconds.

    Raises
    ------
    Unreadable
        If it holds what no column of a frame can show.

    Examples
    --------
    >>> import pyarrow as pa
    >>> to_values(pa.chunked_array([[1, None, 3]]))[0].tolist()
    [1.0, nan, 3.0]
    """
    import pyarrow as pa

    kind, types = column.type, pa.types
    if isinstance(kind, pa.BaseExtensionType):
        return _own_kind(column)
    if types.is_dictionary(kind):
        return to_values(pa.chunked_array([c.dictionary_decode() for c in column.chunks], type=kind.value_type))
    readers = (
        (_text, (types.is_string, types.is_large_string, types.is_string_view)),
        (_bytes, (types.is_binary, types.is_large_binary, types.is_binary_view)),
        (_whole, (types.is_integer,)),
        (_fractions, (types.is_floating, types.is_decimal, types.is_null)),
        (_truths, (types.is_boolean,)),
    )
    return next((reader for reader, kinds in readers if any(is_kind(kind) for is_kind in kinds)), _moments)(column)


def _own_kind(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return values of a kind that a program made of another one: identifiers as they are usually written."""
    import pyarrow as pa

    if column.type.extension_name != "arrow.uuid":
        raise Unreadable(f"holds values of the kind {column.type.extension_name}")
    words = [None if value is None else str(value) for value in column.to_pylist()]
    return pa.array(words, pa.large_string()).to_pandas(), ""


def _truths(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return truths, of pandas' own kind where some are missing."""
    values = column.to_pandas()
    return (values.astype("boolean") if column.null_count else values), ""


def _fractions(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return floats as they are, and decimals as float64."""
    import pyarrow as pa

    keep = pa.types.is_float32(column.type) or pa.types.is_float64(column.type)
    return _numbers(column if keep else column.cast(pa.float64())), ""


def _moments(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return dates and times."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind, types = column.type, pa.types
    if types.is_date(kind):
        return column.cast(pa.timestamp("ms")).to_pandas(), ""
    if types.is_timestamp(kind):
        note = f"has times of the zone {kind.tz}; they are shown in UTC" if kind.tz not in (None, "UTC") else ""
        return column.cast(pa.timestamp(kind.unit)).to_pandas(), note
    if types.is_time(kind):
        return _text(pc.replace_substring_regex(column.cast(pa.string()), r"\.0+$", ""))
    if types.is_duration(kind):
        return _numbers(column.cast(pa.int64()).cast(pa.float64())) / UNITS[kind.unit], "has durations, in seconds"
    raise Unreadable(
        "holds bytes, not text" if types.is_fixed_size_binary(kind) else f"holds values of the kind {kind}"
    )


def _numbers(column: pa.ChunkedArray) -> pd.Series[Any]:
    """Return floats, NaN where there is none."""
    import pandas as pd

    return pd.Series(column.to_numpy(), copy=False)


def _whole(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return whole numbers; with gaps as float64 if that changes none, else as text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not column.null_count:
        return _numbers(column), ""
    ends = pc.min_max(column)
    low, high = ends["min"].as_py(), ends["max"].as_py()
    if low is None or max(-low, high) <= EXACT:
        return _numbers(column.cast(pa.float64())), ""
    return column.cast(
        pa.string()
    ).to_pandas(), "has whole numbers of more than 15 digits and gaps; they are kept as text"


def _text(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return text; bytes that are none become the sign � where a file claims they were."""
    import pyarrow as pa

    try:
        column.validate(full=True)
        return column.cast(pa.large_string()).to_pandas(), ""
    except pa.ArrowInvalid:
        raw = (value for chunk in column.chunks for value in chunk.cast(pa.large_binary()).to_pylist())
        words = pa.array(
            [None if value is None else value.decode("utf-8", "replace") for value in raw], pa.large_string()
        )
        return words.to_pandas(), "has text with damaged letters; each became �"


def _bytes(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return bytes as the text that older programs mean by them."""
    import pyarrow as pa

    try:
        return column.cast(pa.large_string()).to_pandas(), ""
    except pa.ArrowInvalid:
        raise Unreadable("holds bytes, not text") from None
