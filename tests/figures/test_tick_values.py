"""Numbers along an axis of logarithms or ranks: round ones, in the user's units, at the places where they count."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.figures.tick_values import MOST, tick_values
from neon_core.transforms import Logarithm, fit_transform


@pytest.mark.parametrize(
    ("offset", "low", "high", "texts"),
    [
        (1.0, 0.0, 1500.0, ["0", "1", "10", "100", "1,000"]),
        (0.0, 3.0, 8.0, ["3", "5", "8"]),
        (0.0, 1000.0, 1001.0, ["1,000", "1,001"]),
        (0.01, 0.0, 0.5, ["0", "0.01", "0.1"]),
        (1.0, 0.0, 0.0, ["0"]),
        (0.0, 0.02, 0.3, ["0.02", "0.05", "0.1", "0.2"]),
    ],
)
def test_numbers_along_a_logarithmic_axis(offset, low, high, texts):
    ticks = tick_values(Logarithm(offset=offset), low, high)
    assert ticks.texts == texts
    numbers = [float(text.replace(",", "")) for text in texts]
    np.testing.assert_allclose(ticks.places, np.log(np.array(numbers) + offset), atol=1e-12)


def test_numbers_along_an_axis_of_ranks_are_at_equal_steps():
    ticks = tick_values(fit_transform("rank", np.arange(101.0) ** 2), 0.0, 10_000.0)
    assert ticks.texts == ["0", "625", "2,500", "5,625", "10,000"]
    np.testing.assert_allclose(np.diff(ticks.places), 25 / 101)


@given(st.lists(st.floats(0.0, 1e12), min_size=1, max_size=9), st.sampled_from(["logarithm", "rank"]))
def test_any_range_has_a_few_numbers_in_order(values, name):
    ticks = tick_values(fit_transform(name, np.array(values)), min(values), max(values))
    assert 1 <= len(ticks.texts) <= MOST
    assert np.isfinite(ticks.places).all()
    assert (np.diff(ticks.places) >= 0.0).all()
