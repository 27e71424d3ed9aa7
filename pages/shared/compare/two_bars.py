"""Both explanations of a row as lines of one table: bars on one scale, and printed numbers that add up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pages.shared.bar_tables import BarTable, Given, lay_out

if TYPE_CHECKING:
    from neon_core.evaluation import TwoExplanations


def build_two_bars(both: TwoExplanations, values: Mapping[str, str], is_one_scale: bool) -> BarTable:
    """Return the lines of both explanations; each has its own scale where their units differ."""
    given = [Given(both.relevance[which].tolist(), both.evidence[which], both.sums(which)) for which in (0, 1)]
    return lay_out(both.columns, given, values, is_one_scale)
