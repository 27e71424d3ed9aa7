"""Date formats of columns, by hand and by writing dates down in a format."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.parse.date_formats import DAY_PATTERNS, DateFormat, detect_date_format, parse_dates


@pytest.mark.parametrize(
    ("cells", "day_first", "expected"),
    [
        (["2024-01-31", "2024-02-01"], False, DateFormat("ISO8601")),
        (["2024-01-31T10:05:00Z", "2024-02-01T00:00:00+02:00"], False, DateFormat("ISO8601")),
        (["31.01.2024", "01.02.2024"], False, DateFormat("%d.%m.%Y")),
        (["31.01.24 10:05", "01.02.24 23:59"], False, DateFormat("%d.%m.%y %H:%M")),
        (["1/31/2024 10:05 PM", "2/1/2024 1:00 AM"], False, DateFormat("%m/%d/%Y %I:%M %p")),
        (["31 Jan 2024", "1 Feb 2024"], False, DateFormat("%d %b %Y")),
        (["January 31, 2024", "May 1, 2024"], False, DateFormat("%B %d, %Y")),
        (["3/1/2024", "5/2/2024"], True, DateFormat("%d/%m/%Y", "%m/%d/%Y")),
        (["3/1/2024", "5/2/2024"], False, DateFormat("%m/%d/%Y", "%d/%m/%Y")),
        (["3/1/2024", "31/2/2024"], False, None),
        (["31/1/2024", "5/2/2024"], False, DateFormat("%d/%m/%Y")),
        (["2024-01-31", "soon"], False, None),
        (["12.5", "3.25"], False, None),
        (["2024", "2025"], False, None),
        ([], False, None),
    ],
)
def test_date_format_of_a_column_is_detected(cells, day_first, expected):
    assert detect_date_format(cells, day_first) == expected


@pytest.mark.parametrize(("n_words", "is_date"), [(1, True), (2, False)])
def test_one_cell_in_twenty_may_be_no_date(n_words, is_date):
    cells = ["31.01.2024"] * (20 - n_words) + ["32.13.2024"] * n_words
    assert (detect_date_format(cells, day_first=False) is not None) is is_date


def test_dates_are_parsed_and_others_are_nat():
    dates = parse_dates(["31.01.2024", "soon", "01.02.2024"], "%d.%m.%Y")
    assert dates.tolist() == [pd.Timestamp(2024, 1, 31), pd.NaT, pd.Timestamp(2024, 2, 1)]


def test_times_with_a_zone_become_utc_without_a_zone():
    dates = parse_dates(["2024-01-31T23:00:00-02:00", "2024-01-31"], "ISO8601")
    assert dates.tolist() == [pd.Timestamp(2024, 2, 1, 1), pd.Timestamp(2024, 1, 31)]


@given(
    st.lists(st.datetimes(datetime(1980, 1, 1), datetime(2050, 1, 1)), min_size=1, max_size=5),  # noqa: DTZ001
    st.sampled_from(DAY_PATTERNS),
)
def test_dates_written_in_a_format_are_read_back(moments, pattern):
    cells = [moment.strftime(pattern) for moment in moments]
    found = detect_date_format(cells, day_first=pattern.startswith("%d"))
    assert found is not None
    formats = [found.pattern, *filter(None, [found.swapped])]
    days = [pd.Timestamp(datetime.strptime(cell, pattern)) for cell in cells]  # noqa: DTZ007
    assert days in [parse_dates(cells, each).tolist() for each in formats]
