"""How much of a column's spread the clusters account for, in words."""

from __future__ import annotations

import math

from neon_core.wording.numbers import format_number

SYMBOLS = {"eta squared": "η²", "Cramér's V": "V"}
"""The measures of `column_spread`, as formulas write them."""

FADES = (1.0, 0.68, 0.45, 0.3, 0.2)
"""Opacity of the values of a category, from the most frequent on; the rest have the last one."""

HEAT_LABEL = "Mean relevance of each feature in each cluster"
HEAT_KEY = "Blue counts for membership, orange against. ▲ above or ▼ below the clusters it is compared with."
HEAT_SUM = "sum: mean evidence"
"""The words of the heat map: its name, how to read it, and its last line."""


def format_measure(measure: str, separation: float) -> str:
    """Return a measure with two decimals; empty where there are not two clusters to compare.

    Examples
    --------
    >>> format_measure("eta squared", 0.734), format_measure("Cramér's V", 0.09), format_measure("Cramér's V", math.nan)
    ('η² 0.73', 'V 0.09', '')
    """
    return "" if math.isnan(separation) else f"{SYMBOLS[measure]} {format_number(separation, 2)}"


def fade_of(rank: int) -> float:
    """Return the opacity of the value of a category with a rank.

    Examples
    --------
    >>> fade_of(0), fade_of(40)
    (1.0, 0.2)
    """
    return FADES[min(rank, len(FADES) - 1)]
