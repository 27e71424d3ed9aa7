"""Units that convert into one another by an exact definition, such as g and kg, or °F and °C."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

_TABLE = {
    "mass": {
        "µg ug mcg": "1/1000000",
        "mg": "1/1000",
        "g gr gram grams Gramm": "1",
        "kg kgs kilo kilos kilogram kilograms Kilogramm": "1000",
        "t tonne tonnes": "1000000",
        "oz ounce ounces": "28.349523125",
        "lb lbs pound pounds": "453.59237",
    },
    "length": {
        "µm um": "1/1000000",
        "mm": "1/1000",
        "cm": "1/100",
        "dm": "1/10",
        "m metre metres meter meters Meter": "1",
        "km kms Kilometer": "1000",
        'in inch inches ″ "': "0.0254",
        "ft foot feet ′ '": "0.3048",
        "yd yds yard yards": "0.9144",
        "mi mile miles": "1609.344",
    },
    "area": {
        "mm² mm2": "1/1000000",
        "cm² cm2": "1/10000",
        "m² m2 sqm qm": "1",
        "ha": "10000",
        "km² km2": "1000000",
        "sqft ft² ft2": "0.09290304",
    },
    "volume": {
        "µl µL": "1/1000000",
        "ml mL": "1/1000",
        "cl cL": "1/100",
        "dl dL": "1/10",
        "l L litre litres liter liters Liter": "1",
        "hl hL": "100",
        "m³ m3": "1000",
    },
    "speed": {"m/s": "1", "km/h kph kmh": "5/18", "mph": "0.44704"},
    "concentration": {
        "ng/ml ng/mL µg/l µg/L ug/l ug/L": "1/1000000",
        "mg/l mg/L": "1/1000",
        "mg/dl mg/dL": "1/100",
        "g/dl g/dL": "10",
        "g/l g/L": "1",
    },
    "power": {"W": "1", "kW": "1000", "MW": "1000000"},
    "energy": {"Wh": "1", "kWh": "1000", "MWh": "1000000"},
    "share": {"‰": "1", "%": "10"},
}
"""For each dimension the spellings of its units, and how many base units one of them is."""

_OFFSETS = {"K": ("1", "0"), "°C": ("1", "273.15"), "°F": ("5/9", "459.67")}
"""Temperatures: the size of a degree, and the degrees from absolute zero to 0."""


@dataclass(frozen=True)
class Scale:
    """A unit: its dimension, its size in base units, and where its 0 stands, in the unit itself."""

    dimension: str
    size: Fraction
    offset: Fraction = Fraction(0)


_SCALES = {
    spelling: Scale(dimension, Fraction(size))
    for dimension, units in _TABLE.items()
    for spellings, size in units.items()
    for spelling in spellings.split()
} | {unit: Scale("temperature", Fraction(size), Fraction(offset)) for unit, (size, offset) in _OFFSETS.items()}


def can_convert(units: Collection[str]) -> bool:
    """Return whether all units are known and measure the same.

    Examples
    --------
    >>> can_convert(["kg", "g", "lbs"]), can_convert(["kg", "m"]), can_convert(["€", "$"])
    (True, False, False)
    """
    dimensions = {_SCALES[unit].dimension if unit in _SCALES else "" for unit in units}
    return len(dimensions) == 1 and "" not in dimensions


def convert(values: Any, unit: str, to: str) -> Any:
    """Return numbers in another unit.

    They are rounded to the 15 digits that a float keeps: 1.1 m are 110 cm, not 110.00000000000001 cm.

    Parameters
    ----------
    values : ndarray of float
        The numbers; NaN stays NaN.
    unit, to : str
        Their unit, and the other one; see `can_convert`.

    Examples
    --------
    >>> import numpy as np
    >>> convert(np.array([300.0, 7.0]), "g", "kg").tolist(), convert(np.array([32.0, 212.0]), "°F", "°C").tolist()
    ([0.3, 0.007], [0.0, 100.0])
    >>> convert(np.array([1.1]), "m", "cm").tolist()
    [110.0]
    """
    if unit == to:
        return values
    given, wanted = _SCALES[unit], _SCALES[to]
    factor = given.size / wanted.size
    shift = given.offset * factor - wanted.offset
    below = lcm(factor.denominator, shift.denominator)
    exact = (values * float(factor * below) + float(shift * below)) / float(below)
    return np.array([float(f"{value:.15g}") for value in exact.tolist()])
