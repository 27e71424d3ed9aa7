"""Profiles of columns, by hand and compared with a count of every value."""

from __future__ import annotations

from collections import Counter
from time import process_time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.profile import MOST_BARS, Profile, profile_columns
from tests.helpers.reference import moderately


def of(values, kind=None):
    data = nc.Dataset.from_frame(pd.DataFrame({"a": values}))
    (found,) = profile_columns(data.with_kinds({"a": kind}) if kind else data)
    return found


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3.0, 1.0, 3.0, None], Profile("a", "number", "", 0.25, 2, (1, 2), (1.0, 3.0))),
        ([5.0], Profile("a", "number", "", 0.0, 1, (1,), (5.0, 5.0))),
        ([None, None], Profile("a", "category", "", 1.0, 0)),
        ([np.nan], Profile("a", "number", "", 1.0, 0)),
        ([1.0, np.inf], Profile("a", "number", "", 0.0, 2, (*[0] * 15, 1), (1.0, 1.0))),
        (["u", "v", "u", None], Profile("a", "category", "", 0.25, 2, (2, 1), frequent=("u", "v"))),
        ([True, False, False], Profile("a", "boolean", "", 0.0, 2, (2, 1), frequent=("no", "yes"))),
        (
            pd.to_datetime(["2020-01-02 00:00", "2020-01-01 00:00", "2020-01-02 05:00"]),
            Profile("a", "date", "", 0.0, 3, (1, 1, 1), ("2020-01-01", "2020-01-02")),
        ),
        (pd.to_datetime(["NaT"]), Profile("a", "date", "", 1.0, 0)),
        ([[1], [2], [1]], Profile("a", "category", "", 0.0, 2, (2, 1), frequent=("[1]", "[2]"))),
        ([], Profile("a", "number", "", 0.0, 0)),
    ],
    ids=str,
)
def test_profile_of_a_column(values, expected):
    assert of(values) == expected


def test_free_text_has_no_bars():
    assert of(["one text", "another", "one text"], "text") == Profile("a", "text", "", 0.0, 2)


def test_bars_are_equal_steps_from_lowest_to_highest():
    assert of(np.arange(32.0)).bars == (2,) * 16
    assert of([0.0] * 90 + list(np.arange(1.0, 18.0)) + [100.0]).bars == (96, 6, 5, *[0] * 12, 1)


def test_bars_of_numbers_whose_difference_overflows():
    assert sum(of([-1.7e308, *np.linspace(0, 1, 30), 1.7e308]).bars) == 32


def test_category_with_many_values_shows_the_most_frequent():
    found = of([f"w{i}" for i in range(40) for _ in range(40 - i)])
    assert (found.distinct, found.bars) == (40, tuple(range(40, 24, -1)))
    assert found.frequent == ("w0", "w1", "w2")


@moderately
@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False, width=32), min_size=1, max_size=60))
def test_every_number_is_in_one_bar(values):
    series = pd.Series(values, dtype="float64")
    found, there = of(series), series.dropna()
    assert found.missing == pytest.approx(series.isna().mean())
    assert found.distinct == there.nunique()
    assert sum(found.bars) == len(there)
    assert len(found.bars) <= MOST_BARS
    if len(there):
        assert found.bounds == (there.min(), there.max())
    if there.nunique() > MOST_BARS:
        parts = np.linspace(0, 1, MOST_BARS + 1)
        assert found.bars == tuple(np.histogram(there, there.min() * (1 - parts) + there.max() * parts)[0])
    else:
        assert found.bars == tuple(n for _, n in sorted(Counter(there.tolist()).items()))


def test_million_rows_and_two_thousand_columns_are_profiled_in_seconds():
    chance = np.random.default_rng(0)
    long = pd.DataFrame({f"c{i}": chance.normal(size=1_000_000) for i in range(12)})
    long["kind"] = pd.Series(chance.choice(list("abcdefg"), 1_000_000), dtype="str")
    wide = pd.DataFrame(chance.normal(size=(100, 2000))).rename(columns=str)
    for frame in (long, wide):
        data = nc.Dataset.from_frame(frame)
        began = process_time()  # of both threads; the wall clock depends on the machine's other work
        found = profile_columns(data)
        assert process_time() - began < 3.0  # measured: 0.9 s and 0.3 s
        assert len(found) == frame.shape[1]
        assert found[0].distinct == len(frame)


def test_ordered_column_has_a_bar_for_each_step_and_the_ends_of_its_order():
    data = nc.Dataset.from_frame(pd.DataFrame({"a": ["high", "low", "high", None]}))
    (found,) = profile_columns(data.with_orders({"a": ["low", "mid", "high"]}))
    assert found == Profile("a", "ordered", "", 0.25, 2, (1, 0, 2), frequent=("low", "high"))


def test_long_order_has_bars_of_equal_parts():
    cells = [f"v{i:02}" for i in range(20)]
    (found,) = profile_columns(nc.Dataset.from_frame(pd.DataFrame({"a": cells})).with_orders({"a": cells}))
    assert (len(found.bars), sum(found.bars)) == (16, 20)
