"""Parquet files become frames of numbers, booleans, dates and text; other columns are left out with a note."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.parquet.parquet_reader import read_parquet
from neon_core.reading import Limits

LIMITS = Limits()
DELTA = {"use_dictionary": False, "column_encoding": "DELTA_BYTE_ARRAY"}


def written(table, **options) -> bytes:
    table = table if isinstance(table, pa.Table) else pa.table(table)
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    return out.getvalue()


def column(values, kind=None, **options):
    """Return one column as it is read, and the notes."""
    parquet = read_parquet(written({"x": pa.array(values, kind)}, **options), LIMITS)
    return parquet.frame["x"], parquet.notes


def refusal(content, limits=LIMITS, kind=ReadingError) -> str:
    with pytest.raises(kind) as caught:
        read_parquet(content, limits)
    return str(caught.value)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"compression": "gzip", "data_page_version": "2.0"},
        {"compression": "zstd", "row_group_size": 7},
        {"use_dictionary": False, "compression": "none", "data_page_size": 100},
        {"compression": "brotli"},
        {"compression": "lz4"},
    ],
    ids=["usual", "pages of 2.0", "row groups", "small pages", "brotli", "lz4"],
)
def test_table_round_trips_with_any_compression_and_page_layout(options):
    frame = pd.DataFrame({"n": np.arange(100.0), "i": np.arange(100), "s": [f"t{i % 7}" for i in range(100)]})
    parquet = read_parquet(written(pa.Table.from_pandas(frame), **options), LIMITS)
    pd.testing.assert_frame_equal(parquet.frame, frame)
    assert parquet.notes == ()


NAN = float("nan")
KINDS = {
    "int": ([1, 2], pa.int32(), [1, 2], "int32"),
    "int with gaps": ([1, None], pa.int64(), [1.0, NAN], "float64"),
    "nothing but gaps": ([None, None], pa.int64(), [NAN, NAN], "float64"),
    "null": ([None, None], pa.null(), [NAN, NAN], "float64"),
    "uint64": ([2**64 - 1, 0], pa.uint64(), [2**64 - 1, 0], "uint64"),
    "half": ([1.5, None], pa.float16(), [1.5, NAN], "float64"),
    "float32": ([0.5, None], pa.float32(), [0.5, NAN], "float32"),
    "decimal": ([Decimal("1.25"), None], pa.decimal128(9, 2), [1.25, NAN], "float64"),
    "bool": ([True, False], pa.bool_(), [True, False], "bool"),
    "bool with gaps": ([True, None], pa.bool_(), [True, pd.NA], "boolean"),
    "text": (["a", None], pa.string(), ["a", NAN], "str"),
    "large text": (["ä", ""], pa.large_string(), ["ä", ""], "str"),
    "text in bytes": ([b"a", None], pa.binary(), ["a", NAN], "str"),
    "category": (["a", "b"], pa.dictionary(pa.int8(), pa.string()), ["a", "b"], "str"),
    "date": ([dt.date(2024, 1, 31), None], pa.date32(), [pd.Timestamp("2024-01-31"), pd.NaT], "datetime64[ms]"),
    "old date": ([dt.date(1, 1, 1)], pa.date32(), [dt.datetime(1, 1, 1)], "datetime64[ms]"),  # noqa: DTZ001
    "moment": (
        [pd.Timestamp("2024-01-31 09:00")],
        pa.timestamp("ns"),
        [pd.Timestamp("2024-01-31 09:00")],
        "datetime64[ns]",
    ),
    "UTC": ([0], pa.timestamp("us", "UTC"), [pd.Timestamp("1970-01-01")], "datetime64[us]"),
    "time": ([dt.time(9, 30)], pa.time32("s"), ["09:30:00"], "str"),
}


@pytest.mark.parametrize(("values", "kind", "expected", "dtype"), KINDS.values(), ids=KINDS)
def test_arrow_type_becomes_pandas_dtype(values, kind, expected, dtype):
    got, notes = column(values, kind)
    assert got.dtype == dtype
    assert [str(value) for value in got.tolist()] == [str(value) for value in expected]
    assert notes == ()


def test_long_integers_with_missing_values_become_text():
    got, notes = column([2**60 + 1, None, 5])
    assert [value for value in got if isinstance(value, str)] == [str(2**60 + 1), "5"]
    assert notes == ("The column “x” has whole numbers of more than 15 digits and gaps; they are kept as text.",)


def test_times_with_time_zone_are_converted_to_utc():
    got, notes = column(
        [dt.datetime(2024, 7, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))], pa.timestamp("ms", "Europe/Berlin")
    )
    assert got.tolist() == [pd.Timestamp("2024-06-30 22:00")]
    assert notes == ("The column “x” has times of the zone Europe/Berlin; they are shown in UTC.",)


def test_durations_become_seconds():
    got, notes = column([dt.timedelta(hours=1.5), None], pa.duration("ms"))
    assert got[0] == 5400.0
    assert np.isnan(got[1])
    assert notes == ("The column “x” has durations, in seconds.",)


def test_lists_records_and_bytes_are_left_out_with_a_note():
    columns = {
        "list": [[1], None], "record": [{"a": 1, "b": [2]}, None], "bytes": [b"\xff", b""], "x": [1, 2],
        "map": pa.array([[("k", 1)], []], pa.map_(pa.string(), pa.int64())), "y": ["a", "b"],
        "fixed": pa.array([b"ab", b"cd"], pa.binary(2)),
    }  # fmt: skip
    parquet = read_parquet(written(columns), LIMITS)
    assert parquet.frame.to_dict("list") == {"x": [1, 2], "y": ["a", "b"]}
    nested = [f"The column “{name}” was left out: it holds lists or records." for name in ("list", "record", "map")]
    flat = [f"The column “{name}” was left out: it holds bytes, not text." for name in ("bytes", "fixed")]
    assert sorted(parquet.notes) == sorted(nested + flat)
    assert "no column that can be read" in refusal(written({"list": [[1]]}))


def test_pandas_extension_types_are_left_out_with_a_note():
    frame = pd.DataFrame(
        {"x": [1, 2], "p": pd.period_range("2024-01", periods=2, freq="M"), "i": pd.interval_range(0, 2)}
    )
    parquet = read_parquet(written(pa.Table.from_pandas(frame.assign(y=["a", "b"]))), LIMITS)
    assert parquet.frame.to_dict("list") == {"x": [1, 2], "y": ["a", "b"]}
    assert [note.split(":")[0] for note in parquet.notes] == [f"The column “{name}” was left out" for name in "pi"]


def test_uuids_become_text():
    one = uuid.uuid4()
    assert column([one.bytes, None], pa.uuid())[0].tolist()[0] == str(one)


def test_invalid_utf8_is_replaced_with_a_note():
    content = written({"x": pa.array(["Muenchen", "Köln", None])}, use_dictionary=False, compression="none")
    got = read_parquet(content.replace("Köln".encode(), b"K\xf6lnn"), LIMITS)
    assert got.frame["x"].tolist()[1] == "K�lnn"
    assert got.notes == ("The column “x” has text with damaged characters; each became �.",)


def test_repeated_column_names_get_numbers_and_a_note():
    table = pa.Table.from_arrays([pa.array([1]), pa.array(["a"]), pa.array([3]), pa.array(["b"])], ["x", "y", "x", "y"])
    for options in ({}, DELTA | {"column_encoding": {"y": "DELTA_BYTE_ARRAY"}}):
        parquet = read_parquet(written(table, **options), LIMITS)
        assert parquet.frame.to_dict("list") == {"x": [1], "y": ["a"], "x (2)": [3], "y (2)": ["b"]}
        assert parquet.notes[0] == "Two columns are called “x”; the later one became “x (2)”."


def test_column_names_with_dots_and_empty_names_are_kept():
    frame = read_parquet(written({"a.b": [1], "a": [{"b": 2}], "": ["x"], "a.c": ["y"]}), LIMITS).frame
    assert frame.to_dict("list") == {"a.b": [1], "": ["x"], "a.c": ["y"]}


def test_row_labels_of_pandas_become_columns_unless_they_are_a_range():
    frame = pd.DataFrame({"x": [1, 2]})
    assert read_parquet(written(pa.Table.from_pandas(frame)), LIMITS).frame.columns.tolist() == ["x"]
    named = frame.set_axis(pd.Index(["a", "b"], name="id"))
    assert read_parquet(written(pa.Table.from_pandas(named)), LIMITS).frame["id"].tolist() == ["a", "b"]
    parquet = read_parquet(written(pa.Table.from_pandas(frame.set_axis([7, 3]))), LIMITS)
    assert parquet.frame["index"].tolist() == [7, 3]
    assert parquet.notes == ("The row labels “__index_level_0__” of the table became the column “index”.",)


def test_dictionary_and_delta_encoded_texts_round_trip():
    words = [f"station {i // 3} of line {i}" for i in range(5_000)]
    table = {"x": words, "y": pa.array(words).dictionary_encode()}
    for options in (DELTA | {"column_encoding": {"x": "DELTA_BYTE_ARRAY"}}, {"data_page_size": 1_000}):
        frame = read_parquet(written(table, row_group_size=2_000, **options), LIMITS).frame
        assert frame["x"].tolist() == words
        assert frame["y"].tolist() == words


def test_large_view_and_binary_texts_round_trip():
    words = {"large": pa.large_string(), "view": pa.string_view(), "bytes": pa.binary_view(), "plain": pa.string()}
    table = {name: pa.array(["a", None, "b"] * 50, kind) for name, kind in words.items()}
    for options in ({}, {"store_schema": False}, DELTA, {"row_group_size": 40}):
        frame = read_parquet(written(table, **options), LIMITS).frame
        assert {tuple(frame[name].fillna("?")) for name in words} == {("a", "?", "b") * 50}


def test_int96_timestamps_of_any_year_round_trip():
    content = written({"x": [dt.datetime(9999, 12, 31), dt.datetime(1, 1, 1)]}, use_deprecated_int96_timestamps=True)  # noqa: DTZ001
    assert read_parquet(content, LIMITS).frame["x"].dt.year.tolist() == [9999, 1]


def test_record_and_column_with_the_same_name_are_kept_apart():
    table = pa.Table.from_arrays([pa.array([{"x": "a"}, {"x": "b"}]), pa.array(["c", "d"])], ["x", "x"])
    delta = {"use_dictionary": False, "column_encoding": {"x": "DELTA_BYTE_ARRAY", "x.x": "DELTA_BYTE_ARRAY"}}
    for options in ({}, delta):
        assert read_parquet(written(table, **options), LIMITS).frame.to_dict("list") == {"x": ["c", "d"]}


def test_thousands_of_equal_column_names_are_numbered():
    frame = read_parquet(
        written(pa.Table.from_arrays([pa.array([i]) for i in range(3_000)], ["x"] * 3_000)), LIMITS
    ).frame
    assert (frame.shape, frame.columns[0], frame.columns[-1]) == ((1, 3_000), "x", "x (3000)")


def test_table_without_rows_keeps_its_columns():
    frame = read_parquet(written({"x": pa.array([], pa.int64()), "s": pa.array([], pa.string())}), LIMITS).frame
    assert frame.shape == (0, 2)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(n_rows=9), "The table has 10 rows; at most 9 are read"),
        (Limits(n_columns=1), "The table has 2 columns; at most 1 are read"),
        (Limits(n_cells=19), "The table has 20 cells; at most 19 are read"),
        (Limits(n_bytes=50), "The unpacked column “x” has"),
        (Limits(n_bytes=150), "The unpacked table has more than 150 bytes"),
    ],
    ids=["rows", "columns", "cells", "bytes", "bytes of all"],
)
def test_large_table_is_refused_with_its_size_and_the_limit(limits, words):
    table = written({"x": np.arange(10.0), "y": np.arange(10.0)}, use_dictionary=False)
    assert words in refusal(table, limits, SizeError)


def test_all_exceeded_limits_are_reported_at_once():
    table = written({"x": np.arange(10.0), "y": np.arange(10.0)})
    assert refusal(table, Limits(n_rows=1, n_columns=1, n_cells=1), SizeError).count("at most 1 are read") == 3


@pytest.mark.parametrize("end", [4, 8, 11, 12, 100, -1, -4, -9])
def test_truncated_file_is_refused(end):
    assert "damaged" in refusal(written({"x": [1, 2, 3]})[:end])


def test_encrypted_file_is_refused():
    assert "encrypted" in refusal(written({"x": [1]})[:-4] + b"PARE")
