"""Find columns of numbers that are another one in other units: times a factor, plus an offset.

A column's distance from its mean, divided by its length, is the same up to its sign for every factor and offset. Its
products with a few random directions are a fingerprint, which costs some passes per column. In a long table the
fingerprints of some rows come first: most columns are near no other one there. Columns whose fingerprints are near are
compared in every row.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

N_DIRECTIONS = 4
NEAR = 2e-3
"""Largest difference between the fingerprints of copies, whose typical size is 1; rounding causes most of it."""

SAMPLE, NEAR_IN_SAMPLE = 1024, 0.3
"""Rows of a sample, and the largest difference there. Beside the extremes of a column, which are in every sample, the
rounding of the others is at most a tenth of the column's length."""
MOST_SAMPLED = 256
"""Columns up to which that holds: each brings two rows."""

MIN_ROWS = 10
MAX_ROUNDING = 1 / 500
"""Largest rounding, as a share of a column's range, up to which a rounded copy is one."""

FLOAT_ERROR, SHORT_FLOAT_ERROR = 1e-9, 1e-6
"""Error of a relation between floats of 64 and of 32 bits, as a share of the range."""

MOST_DECIMALS = 6
MOST_MISSES = 10
GLANCE = 64
DECIMALS_SAMPLE = 1000
LARGEST = 1e150
"""Numbers up to here have a square."""

EXACT = 2**53
"""Whole numbers up to here are exact as floats."""


@dataclass(frozen=True, eq=False)
class _Fingerprint:
    """What is compared before whole columns are: the rows without a value, and products with random directions."""

    name: str
    missing: bytes
    products: NDArray[Any]


def find_linear_copies(frame: pd.DataFrame, names: Sequence[str]) -> dict[str, str]:
    """Return the columns that are an earlier one times a factor plus an offset, each with the reason.

    Columns must have their missing values in the same rows, and agree in all others, but for the rounding of their
    own decimals.

    Parameters
    ----------
    frame : DataFrame
        The values.
    names : sequence of str
        The columns of numbers, in the order in which they count as originals.

    Examples
    --------
    >>> import pandas as pd
    >>> grams = pd.Series([3.0, 1.0, 7.0, 2.0] * 4)
    >>> find_linear_copies(pd.DataFrame({"grams": grams, "kilos": grams / 1000}), ["grams", "kilos"])
    {'kilos': 'the same as grams times 0.001'}
    """
    if len(frame) < MIN_ROWS or len(names) < 2:
        return {}
    if len(frame) > 4 * SAMPLE and len(names) <= MOST_SAMPLED:
        names = _keep_near_in_sample(frame, names)
    reasons: dict[str, str] = {}
    for group in _group_by_gaps(frame, names):
        reasons |= _compare_near(frame, group)
    return reasons


def _group_by_gaps(frame: pd.DataFrame, names: Sequence[str]) -> list[list[_Fingerprint]]:
    """Return the fingerprints of columns, together where values are missing in the same rows."""
    if len(names) < 2:
        return []
    directions = np.random.default_rng(0).standard_normal((len(frame), N_DIRECTIONS), dtype=np.float32)
    by_gaps: dict[bytes, list[_Fingerprint]] = {}
    for name in names:
        if mark := _take_fingerprint(name, frame[name], directions):
            by_gaps.setdefault(mark.missing, []).append(mark)
    return list(by_gaps.values())


def _keep_near_in_sample(frame: pd.DataFrame, names: Sequence[str]) -> list[str]:
    """Return the columns that are near another one in some rows, among them the extremes of each column."""
    spread = np.linspace(0, len(frame) - 1, SAMPLE).astype(np.intp)
    extremes = [row for name in names for row in _find_extremes(frame[name])]
    sample = frame[list(names)].iloc[np.union1d(spread, np.array(extremes, np.intp))]
    near = set[str]()
    for group in _group_by_gaps(sample, names):
        products = np.array([mark.products for mark in group])
        for at, mark in enumerate(group):
            distances = np.abs(products - products[at]).max(axis=1)
            if (distances <= NEAR_IN_SAMPLE).sum() > 1:
                near.add(mark.name)
    return [name for name in names if name in near]


def _find_extremes(values: pd.Series[Any]) -> list[int]:
    """Return a row with the smallest value and one with the largest; none where there are no numbers."""
    numbers = values.to_numpy() if values.dtype.kind in "iu" else values.to_numpy(np.float64, na_value=np.nan)
    return [int((numbers == reduce(numbers)).argmax()) for reduce in (np.fmin.reduce, np.fmax.reduce)]


def _take_fingerprint(name: str, values: pd.Series[Any], directions: NDArray[Any]) -> _Fingerprint | None:
    """Return the fingerprint of a column; None for a constant, infinite values and too large whole numbers."""
    numbers = _shift_to_floats(values)
    if numbers is None:
        return None
    is_missing = np.isnan(numbers)
    has_gaps = bool(is_missing.any())
    numbers = numbers - (np.nanmean(numbers) if has_gaps else numbers.mean())
    numbers = np.where(is_missing, 0, numbers) if has_gaps else numbers
    length = math.sqrt(float(numbers @ numbers))
    if not 0 < length < math.inf:
        return None
    products = (numbers / length).astype(np.float32) @ directions
    largest = np.abs(products).argmax()
    gaps = np.packbits(is_missing).tobytes() if has_gaps else b""
    return _Fingerprint(name, gaps, products * np.sign(products[largest]))


def _shift_to_floats(values: pd.Series[Any]) -> NDArray[Any] | None:
    """Return numbers as floats, large whole ones less their smallest; None where floats cannot hold them."""
    if values.dtype.kind in "iu":
        numbers: NDArray[Any] = values.to_numpy()
        low, high = int(numbers.min()), int(numbers.max())
        if high - low > EXACT:
            return None
        shifted = numbers - numbers.dtype.type(low) if max(high, -low) > EXACT else numbers
        return shifted.astype(np.float64)
    floats: NDArray[Any] = values.to_numpy(np.float64, na_value=np.nan)
    low, high = np.fmin.reduce(floats), np.fmax.reduce(floats)
    return floats if low > -LARGEST and high < LARGEST else None


def _compare_near(frame: pd.DataFrame, group: Sequence[_Fingerprint]) -> dict[str, str]:
    """Return the copies among columns with the same gaps: each original is compared with the later ones near it."""
    products = np.array([mark.products for mark in group])
    order = np.argsort(products[:, 0], kind="stable")
    sorted_first = products[order, 0]
    reasons: dict[str, str] = {}
    for at, mark in enumerate(group):
        if mark.name in reasons:
            continue
        window = order[np.searchsorted(sorted_first, products[at, 0] - NEAR) :]
        window = window[: np.searchsorted(sorted_first, products[at, 0] + NEAR, "right") - (len(order) - len(window))]
        later = window[window > at]
        distances = np.abs(products[later] - products[at]).max(axis=1, initial=0)
        nearest = later[np.argsort(distances, kind="stable")][: int((distances <= NEAR).sum())]
        near = [group[other].name for other in nearest if group[other].name not in reasons]
        reasons |= _compare_with(frame, mark.name, near)
    return reasons


def _compare_with(frame: pd.DataFrame, original: str, names: Sequence[str]) -> dict[str, str]:
    """Return the copies of a column among others, the nearest first; after some that are none, the rest are farther."""
    reasons: dict[str, str] = {}
    misses = 0
    for name in names:
        relation = describe_relation(frame[original], frame[name])
        if relation:
            reasons[name] = f"the same as {original}{relation}"
        misses += not relation
        if misses > MOST_MISSES:
            break
    return reasons


def describe_relation(original: pd.Series[Any], copy: pd.Series[Any]) -> str:
    """Return how a copy follows from its original, such as " plus 1"; "" where it does not in every row.

    Examples
    --------
    >>> import pandas as pd
    >>> years = pd.Series([1990, 1994, 1991])
    >>> describe_relation(years, years + 1), describe_relation(years, pd.Series([3, 1, 9]))
    (' plus 1', '')
    """
    x, y = _shift_to_floats(original), _shift_to_floats(copy)
    if x is None or y is None:
        return ""
    keep = ~(np.isnan(x) | np.isnan(y))
    x, y = x[keep], y[keep]
    some = np.linspace(0, len(x) - 1, min(GLANCE, len(x))).astype(np.intp)
    low, high = int(x.argmin()), int(x.argmax())
    slope = float((y[high] - y[low]) / (x[high] - x[low]))
    offset = float(y[low] - slope * x[low])
    is_short = np.dtype(np.float32) in (original.dtype, copy.dtype)
    allowed = (SHORT_FLOAT_ERROR if is_short else FLOAT_ERROR) * float(np.ptp(y)) + 1e-14 * float(
        max(np.abs(y).max(), abs(slope) * np.abs(x).max())
    )
    if all(np.abs(y[rows] - (slope * x[rows] + offset)).max() <= allowed for rows in (some, slice(None))):
        is_shifted = any(values.dtype.kind in "iu" and values.abs().max() > EXACT for values in (original, copy))
        return " in other units" if is_shifted else _format_relation(slope, offset, float(np.abs(x).max()))
    return " in other units, rounded" if _is_rounded(x, y, some) else ""


def _format_relation(slope: float, offset: float, size: float) -> str:
    """Return a factor or an offset in words, where it is a short number."""
    is_shift, is_factor = abs(slope - 1) < FLOAT_ERROR, abs(offset) <= FLOAT_ERROR * abs(slope) * size
    short = [number for number in (slope, offset) if math.isclose(number, float(f"{number:.6g}"), rel_tol=FLOAT_ERROR)]
    if is_shift and offset in short:
        return f" {'plus' if offset > 0 else 'minus'} {_format_number(abs(offset))}"
    if is_factor and slope in short and 1e-4 <= abs(slope) < 1e6:
        return f" times {_format_number(slope)}"
    return " in other units"


def _format_number(number: float) -> str:
    return f"{float(f'{number:.6g}'):,.10g}".replace("-", "−")


def _is_rounded(x: NDArray[Any], y: NDArray[Any], some: NDArray[Any]) -> bool:
    """Whether the numbers are a line but for the rounding of their decimals, which is small beside their ranges."""
    steps = _find_step(x), _find_step(y)
    if any(step > 2 * MAX_ROUNDING * float(np.ptp(numbers)) for step, numbers in zip(steps, (x, y), strict=True)):
        return False
    middle = x - x.mean()
    slope = float(middle @ (y - y.mean()) / (middle @ middle))
    allowed = (abs(slope) * steps[0] + steps[1]) / 2 * 1.001
    line = y.mean() + slope * middle
    return all(np.abs(y[rows] - line[rows]).max() <= allowed for rows in (some, slice(None)))


def _find_step(numbers: NDArray[Any]) -> float:
    """Return the last decimal of numbers, such as 0.1; 0 where they have more decimals than people write."""
    some = numbers[np.linspace(0, len(numbers) - 1, min(DECIMALS_SAMPLE, len(numbers))).astype(np.intp)]
    for decimals in range(MOST_DECIMALS + 1):
        if np.allclose(some, np.round(some, decimals), rtol=1e-12, atol=1e-10):
            return float(10.0**-decimals)
    return 0.0
