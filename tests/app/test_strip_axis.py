"""The texts along the axis of a column's strips."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.live_chart.payload.strip_axis import MOST, place_of, round_dates, round_numbers

NUMBERS = st.floats(-1e12, 1e12, allow_nan=False)
DATES = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))  # noqa: DTZ001


@given(NUMBERS, NUMBERS)
def test_round_numbers_lie_between_the_ends_and_are_few(one, other):
    low, high = min(one, other), max(one, other)
    numbers = round_numbers(low, high)
    assert 1 <= len(numbers) <= MOST + 1
    assert numbers == sorted(set(numbers))
    slack = 1e-6 * max(abs(low), abs(high), high - low)
    assert low - slack <= numbers[0] <= numbers[-1] <= high + slack


@given(DATES, DATES)
def test_round_dates_lie_between_the_ends_and_are_few(one, other):
    first, last = min(one, other), max(one, other)
    dates = round_dates(first, last)
    assert len(dates) <= MOST
    assert len(dates) != 1
    assert all(first <= date <= last for date in dates)


@pytest.mark.parametrize(("low", "high"), [(-1.7e308, 1.7e308), (0.0, 5e-324), (1e300, 1.1e300), (1.0, 1.0 + 1e-15)])
def test_extreme_ends_have_a_text(low, high):
    assert round_numbers(low, high)[0] >= low or low < 0


@pytest.mark.parametrize(("low", "high"), [(2.0, 4.0), (0.0, 5e-324), (-1.7e308, 1.7e308)])
def test_places_of_the_ends_are_0_and_1(low, high):
    assert (place_of(low, low, high), place_of(high, low, high)) == (0.0, 1.0)
