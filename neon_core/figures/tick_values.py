"""The numbers along an axis whose feature counts by its logarithm or its rank, in the user's units."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from neon_core.analysis import Analysis
from neon_core.checks import Vector
from neon_core.projection import Projection
from neon_core.transforms import IDENTITY, RANK, Transform
from neon_core.wording import format_amount

MOST = 6
"""Numbers along an axis, at most."""
NICE = (1.0, 2.0, 5.0)
"""First digits of the numbers along a logarithmic axis."""


class Ticks(NamedTuple):
    """Numbers along an axis: their places on it, and their texts."""

    places: list[float]
    texts: list[str]


def transform_ticks(analysis: Analysis, projection: Projection, axis: int) -> dict[str, Any]:
    """Return the ticks of an axis whose number does not count as it is, in the user's units; nothing for any other.

    Parameters
    ----------
    analysis : Analysis
        The analysis of the map.
    projection : Projection
        The map.
    axis : int
        0 for the axis across, 1 for the axis upwards.
    """
    if not projection.features:
        return {}
    design, feature = analysis.design, projection.features[axis]
    transform = next((column.transform for column in design.columns if column.start == feature), IDENTITY)
    if transform is IDENTITY:
        return {}
    ticks = tick_values(transform, float(design.low[feature]), float(design.high[feature]))
    return {"tickmode": "array", "tickvals": ticks.places, "ticktext": ticks.texts}


def tick_values(transform: Transform, low: float, high: float) -> Ticks:
    """Return the numbers along an axis from the lowest to the highest value.

    Examples
    --------
    >>> from neon_core.transforms import Logarithm
    >>> tick_values(Logarithm(offset=1.0), 0.0, 1500.0).texts
    ['0', '1', '10', '100', '1,000']
    """
    smallest = getattr(transform, "offset", 0.0)
    values = _quantiles(transform, low, high) if transform.name == RANK else _nice_numbers(low, high, smallest)
    return Ticks(transform.count(values).tolist(), [_format(value) for value in values.tolist()])


def _format(value: float) -> str:
    """Return a number of an axis, without zeros at its end."""
    text = format_amount(value, 0 if value.is_integer() else 12)
    return text if "." not in text or "·" in text else text.rstrip("0").rstrip(".")


def _quantiles(transform: Transform, low: float, high: float) -> Vector:
    """Return the values at equal steps of the rank."""
    first, last = transform.count(np.array([low, high])).tolist()
    values: Vector = np.unique(transform.invert(np.linspace(first, last, MOST - 1)))
    return values


def _nice_numbers(low: float, high: float, smallest: float) -> Vector:
    """Return 0 where it is in the range, and numbers that begin with 1, 2 or 5; powers of ten where these are many.

    `smallest` is the smallest positive number where there are zeros.
    """
    powers = np.array([float(f"1e{exponent}") for exponent in range(-323, 308)])
    for first_digits in (NICE, NICE[:1]):
        numbers = np.sort(np.concatenate([digit * powers for digit in first_digits]))
        inside = numbers[(numbers >= max(low, smallest)) & (numbers <= high)]
        if inside.size < MOST:
            break
    inside = inside[:: max(1, -(-inside.size // (MOST - 1)))]
    values: Vector = np.concatenate([[0.0] if low <= 0.0 else [], inside])
    return values if values.size > 1 else np.unique([low, *values, high])
