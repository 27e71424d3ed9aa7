"""Bounds have as few digits as keep the same rows."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.summaries.rule_bounds import round_period, round_range, shortest_between
from neon_core.value_format import ValueFormat

FORM = ValueFormat()
numbers = st.floats(-1e12, 1e12).map(lambda value: value if abs(value) > 1e-300 else 0.0)
DAY = 86_400e6


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (34.13, 34.28, 34.2),
        (1.243, 1.256, 1.25),
        (0.0, 1.0, 0.0),
        (13.0, 14.0, 13.0),
        (99.0, 101.0, 100.0),
        (-5.5, -5.1, -5.3),
        (0.1, 0.1 + 2e-17, 0.1),
        (5e-324, 1e-323, 5e-324),
        (1e300, 1.2e300, 1.1e300),
    ],
)
def test_roundest_number_by_hand(low, high, expected):
    assert shortest_between(low, high) == expected


@given(numbers, numbers)
def test_roundest_number_lies_between_and_no_rounder_one_does(one, other):
    low, high = sorted((one, other))
    if low == high:
        return
    found = shortest_between(low, high)
    assert low <= found < high
    exponent = Decimal(repr(found)).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    if found not in (0.0, low):
        step = Decimal(10) ** (exponent + 1)
        first = (Decimal(low) / step).to_integral_value(rounding="ROUND_CEILING") * step
        assert not low <= float(first) < high


@given(st.integers(0, 10_000))
def test_small_floats_compare_as_they_will(seed):
    values = np.sort(np.random.default_rng(seed).normal(size=2).astype(np.float32))
    low, high = float(values[0]), float(np.nextafter(values[0], np.float32(np.inf), dtype=np.float32))
    found = shortest_between(low, high, np.float32)
    assert low <= np.float32(found) < high


@given(st.lists(st.integers(-40, 40).map(lambda n: n / 8), min_size=2, max_size=30), st.data())
def test_range_has_the_same_rows(values, data):
    array = np.array(values)
    low, high = sorted(data.draw(st.tuples(st.sampled_from(values), st.sampled_from(values))))
    ends = data.draw(st.sampled_from([(low, high), (-np.inf, high), (low, np.inf)]))
    inside = (array > ends[0]) & (array <= ends[1])
    if not inside.any():
        return
    found = round_range("x", FORM, array, ends)
    if found is None:
        assert inside.all()
        return
    if found.low is None:
        again = array <= found.high
    elif found.high is None:
        again = array > found.low
    else:
        again = (array >= found.low) & (array <= found.high)
    assert (again == inside).all()


def test_needless_ends_are_dropped_but_missing_cells_stay_out():
    values = np.array([1.0, 2.0, 9.0])
    assert round_range("x", FORM, values, (-math.inf, math.inf)) is None
    found = round_range("x", FORM, np.array([1.0, 2.0, np.nan]), (-math.inf, math.inf))
    assert found is not None
    assert (found.low, found.high) == (None, 2)
    found = round_range("x", FORM, values, (1.0, math.inf))
    assert found is not None
    assert (found.low, found.high) == (1, None)
    assert isinstance(found.low, int)


@given(st.lists(st.integers(0, 3_000), min_size=2, max_size=20), st.integers(0, 10_000))
def test_period_has_the_same_rows(days, seed):
    rng = np.random.default_rng(seed)
    moments = np.array(days) * DAY + rng.integers(0, 2, len(days)) * rng.integers(0, int(DAY), len(days))
    low, high = np.sort(rng.choice(moments, 2))
    inside = (moments > low) & (moments <= high)
    if not inside.any():
        return
    found = round_period("since", moments, (float(low), float(high)))
    if found is None:
        assert inside.all()
        return
    cells = moments.astype("datetime64[us]")
    again = np.ones(len(cells), np.bool_)
    if found.since is not None:
        again &= cells >= np.datetime64(found.since)
    if found.before is not None:
        again &= cells < np.datetime64(found.before)
    assert (again == inside).all()


def test_period_without_needless_ends():
    moments = np.array([0.0, 1.0, 2.0]) * DAY
    assert round_period("since", moments, (-np.inf, np.inf)) is None
    found = round_period("since", np.append(moments, np.nan), (-np.inf, np.inf))
    assert found is not None
    assert found.since is not None
    assert (found.since.isoformat(), found.before) == ("1970-01-01T00:00:00", None)
