"""Arrow columns converted to columns of a frame, by hand, with the note on each change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pandas as pd
import pyarrow as pa
import pytest

from neon_core.ingestion.columns.arrow_values import UnreadableColumnError, convert_arrow_column

MOMENT = datetime(2024, 1, 31, 10, 5)  # noqa: DTZ001  # the zone is the type's
ZONED = pa.array([MOMENT], pa.timestamp("s")).cast(pa.timestamp("s", "Europe/Rome"))


def convert(array):
    values, note = convert_arrow_column(pa.chunked_array([array]))
    return [None if pd.isna(value) else value for value in values], str(values.dtype), note


@pytest.mark.parametrize(
    ("array", "expected", "dtype", "note"),
    [
        (pa.array([1, 2]), [1, 2], "int64", ""),
        (pa.array([1, None]), [1.0, None], "float64", ""),
        (pa.array([2**60, None]), [str(2**60), None], "str", "has whole numbers of more than 15 digits and gaps;"),
        (pa.array([None, None], pa.int64()), [None, None], "float64", ""),
        (pa.array([1.5, None], pa.float32()), [1.5, None], "float32", ""),
        (pa.array([Decimal("1.5")]), [1.5], "float64", ""),
        (pa.array([None], pa.null()), [None], "float64", ""),
        (pa.array([True, False]), [True, False], "bool", ""),
        (pa.array([True, None]), [True, None], "boolean", ""),
        (pa.array(["x", None]), ["x", None], "str", ""),
        (pa.array([b"x", None]), ["x", None], "str", ""),
        (pa.array(["x", "x"]).dictionary_encode(), ["x", "x"], "str", ""),
        (pa.array([date(2024, 1, 31)]), [pd.Timestamp(2024, 1, 31)], "datetime64[ms]", ""),
        (pa.array([MOMENT], pa.timestamp("s")), [pd.Timestamp(MOMENT)], "datetime64[s]", ""),
        (pa.array([time(10, 5)], pa.time64("us")), ["10:05:00"], "str", ""),
        (pa.array([timedelta(seconds=90)]), [90.0], "float64", "has durations, in seconds"),
        (ZONED, [pd.Timestamp(MOMENT)], "datetime64[s]", "has times of the zone Europe/Rome; they are shown in UTC"),
    ],
)
def test_arrow_column_is_converted(array, expected, dtype, note):
    found, found_dtype, found_note = convert(array)
    assert found == expected
    assert found_dtype == dtype
    assert found_note.startswith(note)
    assert bool(found_note) is bool(note)


def test_uuids_become_text():
    number = UUID(int=7)
    array = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([number.bytes, None], pa.binary(16)))
    assert convert(array)[0] == [str(number), None]


def test_damaged_text_is_replaced_and_noted():
    array = pa.array([b"x\xff", b"y"], pa.binary()).view(pa.string())
    assert convert(array)[::2] == (
        ["x\N{REPLACEMENT CHARACTER}", "y"],
        "has text with damaged characters; each became �",
    )


@pytest.mark.parametrize(
    ("array", "reason"),
    [
        (pa.array([b"\xff"]), "holds bytes, not text"),
        (pa.array([b"12"], pa.binary(2)), "holds bytes, not text"),
        (pa.array([[1, 2]]), "holds values of the kind list"),
    ],
)
def test_column_that_no_frame_can_show_is_refused_with_reason(array, reason):
    with pytest.raises(UnreadableColumnError, match=reason):
        convert(array)
