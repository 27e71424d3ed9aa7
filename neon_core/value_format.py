"""How the numbers of a column are written: decimals, thousands, and what stands before and behind them.

The format is decided once for a column, from all its values, so that its numbers can be compared digit by digit: as
many decimals as tell its values apart, none for whole numbers. `wording.column_values` writes numbers by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.blocks import ROWS
from neon_core.parse.column_names import ID_WORDS, NUMBER_WORDS, split_name, word_set
from neon_core.text import MOST_DECIMALS

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.checks import Vector
    from neon_core.dataset import Column

LOSSLESS = 1e-12
"""A number has so many decimals as change it by no more than this share of it."""

FEW = 2
"""Decimals that are always written, such as cents."""

SAMPLED = 10_000
"""Values that decide how many decimals tell a column's values apart."""

SAME = 1e-4
"""Numbers with all digits of a computer may look alike where they differ by less than this share of the range."""

ARTEFACT = 1.5e-6, 1e-6
"""9.899999 is 9.9: a number this near to one of two decimals is that number, but for rounding in its file. The first is
a difference, the second a share of the number."""

NEARLY = 1e-6
"""Rounding of the difference of two written numbers, as a share of it."""

SMALLEST = 5e-324

FULL, TINY = 1e15, 1e-6
"""From here on, or where every number is smaller, numbers are written with a power of ten."""

LEAST_DIGITS, MOST_DIGITS, MOST_DIGITS_OF_POWERS = 3, 15, 6
"""Significant digits of a typical value and of a mean, at least; of any number, and beside a power of ten, at most."""

YEARS = 1500, 2100
"""Whole numbers without a unit that all lie between are years."""

LAST_YEAR = 9999

YEAR_WORDS = word_set("year years yr vintage jahr jahre baujahr annee an ano anno anni jaar")
CODE_WORDS = ID_WORDS | NUMBER_WORDS | word_set("code codes zip plz postcode phone serial sku ean isbn")


@dataclass(frozen=True)
class ValueFormat:
    """How the numbers of a column are written.

    Attributes
    ----------
    decimals, mean_decimals : int
        The decimals of its values, and those of a mean of them: one more where values have one or two digits.
    is_grouped : bool
        Whether thousands are separated; years and codes have no such mark.
    before, behind : str
        The texts around a number, such as a currency before it or a unit behind it.
    digits : int
        Where numbers are written with a power of ten, their significant digits; else 0.
    """

    decimals: int = 0
    mean_decimals: int = 1
    is_grouped: bool = True
    before: str = ""
    behind: str = ""
    digits: int = 0


USUAL_FORMAT = ValueFormat()
"""That of whole numbers without a unit."""


def choose_value_format(
    values: Any, name: str = "", unit: str = "", affixes: tuple[str, str] = ("", "")
) -> ValueFormat:
    r"""Return the format of a column's numbers.

    Parameters
    ----------
    values : array-like of float
        The column's values; missing and infinite ones do not count.
    name, unit : str
        As in the table. A name tells years and codes, which have no thousands mark.
    affixes : tuple of str
        The texts that the file has before and behind the numbers; without them, the unit stands behind.

    Examples
    --------
    >>> choose_value_format([0.1234, 0.1235]).decimals, choose_value_format([3.0, 1200.0]).decimals
    (4, 0)
    >>> choose_value_format([1998, 2004], "vintage").is_grouped, choose_value_format([5.0], unit="kg").behind
    (False, '\xa0kg')
    """
    numbers = np.asarray(values, np.float64)
    numbers = numbers[np.isfinite(numbers)]
    before, behind = affixes if any(affixes) or not unit else ("", f" {unit}")
    before, behind = (text.replace(" ", "\N{NO-BREAK SPACE}") for text in (before, behind))
    largest = float(np.abs(numbers).max(initial=0.0))
    if largest >= FULL or 0.0 < largest < TINY:
        return ValueFormat(before=before, behind=behind, digits=_count_digits(_sample(numbers)))
    decimals = _count_decimals_apart(numbers)
    is_whole = decimals == 0 and bool((numbers == np.floor(numbers)).all())
    is_grouped = not (is_whole and _are_years_or_codes(numbers, name, unit))
    has_digits = _typical_exponent(_sample(numbers)) + decimals >= LEAST_DIGITS - 1
    return ValueFormat(decimals, decimals + (not has_digits), is_grouped, before, behind)


def format_column(values: pd.Series[Any], column: Column) -> ValueFormat:
    """Return the format of a column of a table; a mean of yes and no is a share with two decimals.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> format_column(wine.frame["alcohol"], wine.columns[0]).decimals
    2
    """
    if column.kind != "number":
        return ValueFormat(mean_decimals=FEW)
    numbers = values.to_numpy(np.float64, na_value=np.nan)
    return choose_value_format(numbers, column.name, column.unit, column.affixes)


def count_decimals(values: Vector) -> int:
    """Return the fewest decimals that lose nothing of any of some numbers, 6 at most.

    Examples
    --------
    >>> count_decimals(np.array([3.0, 3.75])), count_decimals(np.array([1 / 3])), count_decimals(np.array([-2.0]))
    (2, 6, 0)
    """
    blocks = range(0, len(values), ROWS)
    decimals = 0
    for start in blocks:
        while decimals < MOST_DECIMALS and not _is_lossless(values[start : start + ROWS], decimals):
            decimals += 1
    return decimals


def _is_lossless(values: Vector, decimals: int) -> bool:
    """Whether rounding to some decimals leaves numbers as they are."""
    with np.errstate(over="ignore", invalid="ignore"):
        shifted = values * 10.0**decimals
        return bool((np.abs(shifted - np.rint(shifted)) <= LOSSLESS * np.abs(shifted)).all())


def _count_decimals_apart(numbers: Vector) -> int:
    """Return the decimals of a column: all where they are few, else as many as tell its values apart.

    A typical value has three significant digits at least; no decimal is written that no value has.
    """
    few = _without_artefacts(_sample(numbers))
    is_written = _is_lossless(few, MOST_DECIMALS)  # seen before all numbers are looked at
    written = count_decimals(numbers) if is_written else MOST_DECIMALS
    if written > FEW and is_written:
        written = count_decimals(_without_artefacts(numbers))
    if written <= FEW:
        return written
    distinct = np.unique(few)
    same = 0.0 if is_written else SAME * (distinct[-1] - distinct[0])
    decimals = max(0, LEAST_DIGITS - 1 - _typical_exponent(few))
    most = written if is_written else MOST_DIGITS
    gaps = np.diff(distinct)
    smallest = float(gaps[gaps > same].min(initial=np.inf))
    while decimals < most and 10.0**-decimals > smallest * (1.0 + NEARLY):
        decimals += 1
    return min(decimals, most)


def _without_artefacts(numbers: Vector) -> Vector:
    """Return numbers with two decimals where only rounding in their file gave them more."""
    near, (most, share) = np.round(numbers, FEW), ARTEFACT
    result: Vector = np.where(np.abs(numbers - near) <= np.minimum(most, share * np.abs(numbers)), near, numbers)
    return result


def _typical_exponent(numbers: Vector) -> int:
    """Return the power of ten of a typical number, not 0; 0 where there is none."""
    sizes = np.abs(numbers[numbers != 0.0])
    return int(np.floor(np.log10(np.median(sizes)))) if sizes.size else 0


def _sample(numbers: Vector) -> Vector:
    """Return some numbers, spread over all of them, with the lowest and the highest."""
    if numbers.size <= SAMPLED:
        return numbers
    ends = [numbers.min(), numbers.max()]
    return np.append(numbers[:: -(-numbers.size // SAMPLED)], ends)


def _count_digits(numbers: Vector) -> int:
    """Return the significant digits that tell numbers apart beside a power of ten, 6 at most."""
    distinct = np.unique(numbers)
    sizes = np.maximum(np.abs(distinct[1:]), np.abs(distinct[:-1]))
    units = np.maximum(10.0 ** np.floor(np.log10(sizes)), SMALLEST)
    with np.errstate(over="ignore"):
        share = float((np.diff(distinct) / units).min(initial=1.0))
    return int(np.clip(np.ceil(1.0 - np.log10(max(share, TINY) * (1.0 + NEARLY))), LEAST_DIGITS, MOST_DIGITS_OF_POWERS))


def _are_years_or_codes(whole: Vector, name: str, unit: str) -> bool:
    """Whether whole numbers are years or codes, by their name or because all look like years."""
    if unit or not whole.size:
        return False
    words, low, high = set(split_name(name)), float(whole.min()), float(whole.max())
    if words & CODE_WORDS:
        return True
    is_named = bool(words & YEAR_WORDS) and abs(low) <= LAST_YEAR and abs(high) <= LAST_YEAR
    return is_named or YEARS[0] <= low <= high <= YEARS[1]
