"""Counts of batches add up to those of the whole."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from neon_core.errors import DataError
from neon_core.preparation import PreparedColumn
from neon_core.streaming import exact_counts
from neon_core.streaming.exact_counts import NumberCounts, ValueCounts
from neon_core.transforms import Logarithm

COLUMN = PreparedColumn("a", "number", "", 0, 1)


def test_numbers_by_hand():
    counts = NumberCounts()
    counts.add(np.array([0.0, 4.0]), 0, COLUMN)
    counts.add(np.array([]), 1, COLUMN)
    counts.add(np.array([8.0]), 1, COLUMN)
    assert (counts.n, counts.n_missing, counts.low, counts.high, counts.mean) == (3, 2, 0.0, 8.0, 4.0)
    assert (counts.least_positive, counts.has_zero, counts.squares) == (4.0, True, 32.0)
    assert counts.moments(COLUMN, 4.0).deviation == pytest.approx(np.std([0.0, 4.0, 4.0, 4.0, 8.0]))


def test_moments_of_many_batches_are_those_of_the_whole_also_far_from_0():
    values = 1e9 + np.random.default_rng(0).normal(size=10_000)
    counts = NumberCounts()
    for some in np.array_split(values, [1, 5, 900, 901]):
        counts.add(some, 0, COLUMN)
    moments = counts.moments(COLUMN, np.nan)
    assert moments.mean == pytest.approx(values.mean(), rel=1e-15)
    assert moments.deviation == pytest.approx(values.std(), rel=1e-6)
    assert (moments.low, moments.high) == (values.min(), values.max())


def test_numbers_are_counted_as_they_count():
    column = PreparedColumn("a", "number", "", 0, 1, transform=Logarithm())
    counts = NumberCounts()
    counts.add(np.array([1.0, np.e**2]), 0, column)
    assert counts.mean == pytest.approx(1.0)
    assert counts.moments(column, np.nan).high == pytest.approx(2.0)


def test_values_are_counted_by_their_names(monkeypatch):
    counts = ValueCounts()
    counts.add(pd.Series(["u", None, "v", "u"], dtype=object), "kind", str)
    counts.add(pd.Series(["u"], dtype=object), "kind", str)
    assert (dict(counts.counts), counts.n_missing) == ({"u": 3, "v": 1}, 1)
    monkeypatch.setattr(exact_counts, "MOST_VALUES", 2)
    with pytest.raises(DataError, match="kind has more than 2 different values"):
        counts.add(pd.Series(["w"], dtype=object), "kind", str)
