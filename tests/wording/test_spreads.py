"""How much of a column's spread the clusters account for, in words."""

from __future__ import annotations

import math

from neon_core.summaries.separation import CRAMERS_V, ETA_SQUARED
from neon_core.wording.spreads import FADES, SYMBOLS, fade_of, format_measure


def test_every_measure_has_its_symbol():
    assert set(SYMBOLS) == {CRAMERS_V, ETA_SQUARED}
    assert format_measure(CRAMERS_V, 1.0) == "V 1.00"
    assert format_measure(ETA_SQUARED, math.nan) == ""


def test_values_fade_by_their_rank():
    assert [fade_of(rank) for rank in range(5)] == sorted(FADES, reverse=True)
    assert fade_of(11) == FADES[-1]
