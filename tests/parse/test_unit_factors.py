"""Conversion of units by their definitions, by hand and there and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.parse import unit_factors

BY_HAND = [
    (300, "g", "kg", 0.3),
    (1, "lb", "g", 453.59237),
    (16, "oz", "lb", 1),
    (12, "in", "ft", 1),
    (1.1, "m", "cm", 110),
    (1, "mile", "km", 1.609344),
    (36, "km/h", "m/s", 10),
    (90, "mg/dL", "g/l", 0.9),
    (-40, "°F", "°C", -40),
    (98.6, "°F", "°C", 37),
    (0, "°C", "K", 273.15),
    (2, "%", "‰", 20),
    (1, "ha", "m²", 10_000),
]


@pytest.mark.parametrize(("value", "unit", "to", "expected"), BY_HAND)
def test_number_is_converted_by_definition(value, unit, to, expected):
    assert unit_factors.convert(np.array([float(value)]), unit, to).tolist() == [expected]


def test_missing_number_stays_missing():
    assert np.isnan(unit_factors.convert(np.array([np.nan]), "g", "kg")).all()


@given(st.sampled_from(BY_HAND), st.floats(-1e6, 1e6))
def test_there_and_back_is_the_same(case, value):
    _, unit, to, _ = case
    back = unit_factors.convert(unit_factors.convert(np.array([value]), unit, to), to, unit)
    np.testing.assert_allclose(back, [value], rtol=1e-12, atol=1e-9)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (["kg", "lbs"], True),
        (["kg"], True),
        (["kg", "cm"], False),
        (["€", "$"], False),
        (["kg", ""], False),
        ([], False),
    ],
)
def test_units_of_one_dimension_convert(units, expected):
    assert unit_factors.can_convert(units) is expected
