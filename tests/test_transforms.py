"""How a number counts: by hand on four values, there and back, and the skewness that decides on the usual way."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.transforms import (
    IDENTITY,
    LOGARITHM,
    RANK,
    TRANSFORMS,
    Logarithm,
    fit_transform,
    is_skewed,
    skewness,
)

AMOUNTS = st.floats(0.0, 1e12, allow_subnormal=False).map(lambda value: round(value, 3))


def test_logarithm_of_four_positive_numbers_is_the_plain_one():
    values = np.array([1.0, 10.0, 100.0, 1000.0])
    fitted = fit_transform(LOGARITHM, values)
    assert fitted.formula == "log(value)"
    np.testing.assert_allclose(fitted.count(values), np.log(10.0) * np.arange(4))
    assert fitted.invert(fitted.count(values)).tolist() == values.tolist()


def test_logarithm_of_counts_is_that_of_one_more():
    values = np.array([0.0, 1.0, 3.0, np.nan])
    fitted = fit_transform(LOGARITHM, values)
    assert fitted.formula == "log(value + 1)"
    np.testing.assert_allclose(fitted.count(values), np.log1p(values))
    assert fitted.invert(fitted.count(values[:3])).tolist() == [0.0, 1.0, 3.0]


def test_logarithm_in_another_unit_differs_by_a_constant():
    values = np.array([0.0, 0.5, 2.0, 80.0])
    cents, euros = (fit_transform(LOGARITHM, some).count(some) for some in (100.0 * values, values))
    np.testing.assert_allclose(cents - euros, np.log(100.0))


def test_rank_of_four_numbers_is_the_share_below_with_half_of_the_equal_ones():
    values = np.array([10.0, 30.0, 10.0, 20.0])
    fitted = fit_transform(RANK, values)
    assert fitted.count(values).tolist() == [0.25, 0.875, 0.25, 0.625]
    assert fitted.invert(np.array([0.25, 0.4375, 0.875])).tolist() == [10.0, 15.0, 30.0]
    assert fitted.count(np.array([-5.0, 99.0])).tolist() == [0.25, 0.875]  # beyond the table


def test_value_without_a_logarithm_is_not_accepted():
    assert Logarithm(offset=1.0).accepts(np.array([0.0, -0.5, -1.0, np.inf])).tolist() == [True, True, False, False]
    assert Logarithm().accepts(np.array([0.0, 1e-300])).tolist() == [False, True]


@pytest.mark.parametrize("name", TRANSFORMS)
@pytest.mark.parametrize("values", [[5.0], [0.0, 0.0], [1e-300, 1e300], [0.0, 5e-324], [3.0, 3.0, np.nan]])
def test_extreme_numbers_count_finitely_and_come_back(name, values):
    present = np.array(values)[~np.isnan(values)]
    fitted = fit_transform(name, np.array(values))
    counted = fitted.count(present)
    assert np.isfinite(counted).all()
    np.testing.assert_allclose(fitted.invert(counted), present, rtol=1e-11, atol=1e-310)


@pytest.mark.parametrize("name", TRANSFORMS)
@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_every_transform_is_monotone_and_has_an_inverse(name, values):
    ordered = np.unique(values)
    fitted = fit_transform(name, np.array(values))
    counted = fitted.count(ordered)
    assert (np.diff(counted) > 0.0).all() or np.diff(ordered).min() <= 1e-12 * ordered.max()
    smallest = ordered[ordered > 0.0].min(initial=1.0)
    np.testing.assert_allclose(fitted.invert(counted), ordered, rtol=1e-10, atol=1e-10 * smallest)


def test_as_it_is_changes_nothing():
    values = np.array([-1.0, 0.0, 2.5])
    assert fit_transform("as it is", values) is IDENTITY
    assert IDENTITY.count(values) is values
    assert IDENTITY.invert(values) is values


def test_skewness_by_hand():
    assert skewness(np.array([0.0, 1.0])) == 0.0
    assert skewness(np.array([0.0, 0.0, 3.0])) == pytest.approx(2.0**0.5 / 2.0)  # (-1 - 1 + 8) / 3 over 2 ** 1.5


def test_skewness_agrees_with_pandas_and_has_no_unit():
    import pandas as pd

    values = np.random.default_rng(0).lognormal(size=500)
    n = values.size
    population = float(cast(float, pd.Series(values).skew())) * (n - 2) / np.sqrt(n * (n - 1))
    assert skewness(values) == pytest.approx(population)
    assert skewness(1e300 * values / values.max()) == pytest.approx(skewness(values))


HEAVY = np.random.default_rng(1).lognormal(0.0, 1.5, 300)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (HEAVY, True),
        (np.append(HEAVY, np.nan), True),
        (np.append(np.floor(HEAVY), 0.0), True),
        (1e300 * HEAVY / HEAVY.max(), True),
        (np.append(HEAVY, -0.1), False),
        (np.append(HEAVY, np.inf), False),
        (np.array([0.0] * 99 + [1.0]), False),  # two values
        (np.array([7.0] * 9), False),
        (np.zeros(5), False),
        (np.full(3, np.nan), False),
        (np.arange(100.0), False),
        (-HEAVY, False),
        (1000.0 + np.append(np.zeros(98), [1.0, 2.0]), False),  # its logarithm has the same tail
    ],
)
def test_heavy_tail(values, expected):
    assert is_skewed(values) is expected
