"""Thrift's compact protocol is read within bounds; other kinds of values are skipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.errors import ReadingError
from neon_core.ingestion.parquet.thrift import I32, I64, LIST, STRUCT, CompactReader
from tests.helpers.thrift_writer import binary, i32, i64, listed, struct_of


def read(content: bytes, **bounds):
    return CompactReader(content, 0, len(content), **bounds).read_struct()


@given(st.dictionaries(st.integers(1, 15), st.integers(-(2**62), 2**62)))
def test_integers_round_trip(numbers):
    fields = {number: i64(value) for number, value in numbers.items()}
    assert read(struct_of(fields)) == {(number, I64): value for number, value in numbers.items()}


def test_structs_and_lists_of_structs_are_read():
    inner = struct_of({1: i32(7)})
    content = struct_of({2: (STRUCT, inner), 3: listed(STRUCT, [inner] * 20), 4: listed(STRUCT, [])})
    assert read(content) == {(2, STRUCT): {(1, I32): 7}, (3, LIST): [{(1, I32): 7}] * 20, (4, LIST): []}


def test_booleans_bytes_doubles_texts_and_lists_of_other_values_are_skipped():
    skipped = {
        1: (1, b""),
        2: (2, b""),
        3: (3, b"\x05"),
        4: (7, bytes(8)),
        5: binary("text"),
        6: listed(I32, [b"\x02", b"\x04"]),
        7: listed(1, [b"\x01", b"\x02"]),
        8: listed(LIST, [listed(I32, [b"\x02"])[1]]),
    }
    assert read(struct_of(skipped | {9: i32(-3)})) == {(9, I32): -3}


def test_field_number_can_be_absolute():
    assert read(bytes([0x05, 200, 1, 14, 0])) == {(100, I32): 7}


def test_position_is_behind_the_struct():
    reader = CompactReader(struct_of({1: i32(1)}) + b"rest", 0, 100)
    reader.read_struct()
    assert reader.position == len(struct_of({1: i32(1)}))


@pytest.mark.parametrize("n", range(len(struct_of({1: binary("abc"), 2: i64(300)}))))
def test_truncated_struct_is_refused(n):
    with pytest.raises(ReadingError, match="it ends in the middle of its metadata"):
        read(struct_of({1: binary("abc"), 2: i64(300)})[:n])


def test_end_is_respected_before_the_end_of_the_file():
    content = struct_of({1: i32(1)})
    with pytest.raises(ReadingError, match="ends in the middle"):
        CompactReader(content, 0, len(content) - 1).read_struct()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x1d", "cannot be read"),
        (b"\x16" + b"\xff" * 10, "has no end"),
        (b"\x1c" * 100, "cannot be read"),
        (bytes([0x19, 0xFC]) + b"\xff\xff\xff\x7f" + b"\x00" * 5_000, "far too long"),
        (b"\x11" * 5_000, "far too long"),
    ],
    ids=["unknown kind", "endless number", "deep structs", "long list", "many fields"],
)
def test_malformed_description_is_refused(content, words):
    with pytest.raises(ReadingError, match=f"The Parquet file is damaged: .*{words}"):
        read(content)


def test_number_of_items_is_bounded():
    content = struct_of({1: listed(STRUCT, [struct_of({})] * 30)})
    assert len(read(content, most_items=31)[1, LIST]) == 30
    with pytest.raises(ReadingError, match="far too long"):
        read(content, most_items=30)
