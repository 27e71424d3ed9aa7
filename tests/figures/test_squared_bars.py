"""Ink bars."""

from __future__ import annotations

import numpy as np

from neon_core.figures.squared_bars import bar_range, squared_bars
from neon_core.style import INK


def test_bars_are_ink_with_their_words():
    bars = squared_bars(np.array([2.0, 0.5]), ["a", "b"])
    assert (bars.x.tolist(), bars.y.tolist(), list(bars.text)) == ([2.0, 0.5], [0, 1], ["a", "b"])
    assert bars.marker.color == INK


def test_axis_ends_at_the_longest_and_never_without_length():
    assert bar_range(np.array([2.0, 0.5])) == (-0.06, 2.0)
    low, high = bar_range(np.zeros(3))
    assert low < 0.0 < high
