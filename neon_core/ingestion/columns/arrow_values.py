"""Convert a column of Arrow values to a column of a pandas frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

EXACT = 2**53
"""Whole numbers up to here are exact as float64."""

TICKS_PER_SECOND = {"s": 1.0, "ms": 1e3, "us": 1e6, "ns": 1e9}


class UnreadableColumnError(Exception):
    """Why a column cannot be converted, as the end of a sentence that begins with "it"; the reader makes it a note."""


def convert_arrow_column(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return the values of a column, and how they were changed as the end of a sentence; "" where they were not.

    Integers with gaps become float64, or text where they are too long for it; booleans with gaps "boolean"; times
    with a zone the same moment in UTC, without the zone; decimals float64; times of day text; durations seconds.

    Raises
    ------
    UnreadableColumnError
        If it holds values that no column of a frame can show.

    Examples
    --------
    >>> import pyarrow as pa
    >>> convert_arrow_column(pa.chunked_array([[1, None, 3]]))[0].tolist()
    [1.0, nan, 3.0]
    """
    import pyarrow as pa

    kind, types = column.type, pa.types
    if isinstance(kind, pa.BaseExtensionType):
        return _convert_extension(column)
    if types.is_dictionary(kind):
        return convert_arrow_column(
            pa.chunked_array([c.dictionary_decode() for c in column.chunks], type=kind.value_type)
        )
    converters = (
        (_convert_text, (types.is_string, types.is_large_string, types.is_string_view)),
        (_convert_bytes, (types.is_binary, types.is_large_binary, types.is_binary_view)),
        (_convert_integers, (types.is_integer,)),
        (_convert_floats, (types.is_floating, types.is_decimal, types.is_null)),
        (_convert_booleans, (types.is_boolean,)),
    )
    matching = (convert for convert, type_tests in converters if any(is_type(kind) for is_type in type_tests))
    return next(matching, _convert_times)(column)


def _convert_extension(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return the values of an extension type: UUIDs as text."""
    import pyarrow as pa

    if column.type.extension_name != "arrow.uuid":
        raise UnreadableColumnError(f"holds values of the kind {column.type.extension_name}")
    words = [None if value is None else str(value) for value in column.to_pylist()]
    return pa.array(words, pa.large_string()).to_pandas(), ""


def _convert_booleans(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return booleans, of pandas' nullable dtype where some are missing."""
    values = column.to_pandas()
    return (values.astype("boolean") if column.null_count else values), ""


def _convert_floats(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return floats as they are, and decimals as float64."""
    import pyarrow as pa

    is_float = pa.types.is_float32(column.type) or pa.types.is_float64(column.type)
    return _to_series(column if is_float else column.cast(pa.float64())), ""


def _convert_times(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return dates, times and durations."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind, types = column.type, pa.types
    if types.is_date(kind):
        return column.cast(pa.timestamp("ms")).to_pandas(), ""
    if types.is_timestamp(kind):
        note = f"has times of the zone {kind.tz}; they are shown in UTC" if kind.tz not in (None, "UTC") else ""
        return column.cast(pa.timestamp(kind.unit)).to_pandas(), note
    if types.is_time(kind):
        return _convert_text(pc.replace_substring_regex(column.cast(pa.string()), r"\.0+$", ""))
    if types.is_duration(kind):
        return _to_series(column.cast(pa.int64()).cast(pa.float64())) / TICKS_PER_SECOND[
            kind.unit
        ], "has durations, in seconds"
    raise UnreadableColumnError(
        "holds bytes, not text" if types.is_fixed_size_binary(kind) else f"holds values of the kind {kind}"
    )


def _to_series(column: pa.ChunkedArray) -> pd.Series[Any]:
    """Return numbers as a series, NaN for a missing one."""
    import pandas as pd

    return pd.Series(column.to_numpy(), copy=False)


def _convert_integers(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return integers; with gaps as float64 where all stay exact, else as text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not column.null_count:
        return _to_series(column), ""
    extremes = pc.min_max(column)
    low, high = extremes["min"].as_py(), extremes["max"].as_py()
    if low is None or max(-low, high) <= EXACT:
        return _to_series(column.cast(pa.float64())), ""
    note = "has whole numbers of more than 15 digits and gaps; they are kept as text"
    return column.cast(pa.string()).to_pandas(), note


def _convert_text(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return text; bytes that a file wrongly declares as text become the sign �."""
    import pyarrow as pa

    try:
        column.validate(full=True)
        return column.cast(pa.large_string()).to_pandas(), ""
    except pa.ArrowInvalid:
        raw = (value for chunk in column.chunks for value in chunk.cast(pa.large_binary()).to_pylist())
        words = pa.array(
            [None if value is None else value.decode("utf-8", "replace") for value in raw], pa.large_string()
        )
        return words.to_pandas(), "has text with damaged characters; each became �"


def _convert_bytes(column: pa.ChunkedArray) -> tuple[pd.Series[Any], str]:
    """Return bytes as text: older programs declare text as bytes."""
    import pyarrow as pa

    try:
        return column.cast(pa.large_string()).to_pandas(), ""
    except pa.ArrowInvalid:
        raise UnreadableColumnError("holds bytes, not text") from None
