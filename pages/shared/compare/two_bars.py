"""Both explanations of a row as lines of one table: bars on one scale, and printed numbers that add up."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from neon_core.wording import OTHERS
from neon_core.wording.evidence import EvidenceFormat, evidence_format, round_bars, round_equation
from pages.shared.compare.compare_markup import Bar, BarLine, Foot

if TYPE_CHECKING:
    from neon_core.evaluation import TwoExplanations

MOST_LINES = 13
"""Lines of the table; where there are more columns, the last line is all others together."""


class Side(NamedTuple):
    """One explanation: its bars, their printed units, and what they add up to.

    A bar is NaN where the column does not count, or there is one cluster.
    """

    bars: tuple[float, ...]
    units: tuple[int, ...]
    form: EvidenceFormat
    foot: Foot


class TwoBars(NamedTuple):
    """The table: the place of 0 in each cell, the lines, and the sums."""

    zero: float
    lines: tuple[BarLine, ...]
    feet: tuple[Foot, Foot]


def build_two_bars(both: TwoExplanations, values: Mapping[str, str], is_one_scale: bool) -> TwoBars:
    """Return the lines of both explanations; each has its own scale where their units differ."""
    n_shown = len(both.columns) if len(both.columns) <= MOST_LINES else MOST_LINES - 1
    names = list(both.columns[:n_shown])
    texts = [values.get(name, "") for name in names]
    if n_shown < len(both.columns):
        names.append(OTHERS.format(n=len(both.columns) - n_shown))
        texts.append("")
    sides = [_side(both, which, n_shown) for which in (0, 1)]
    longest = [max((abs(bar) for bar in side.bars if not math.isnan(bar)), default=0.0) or 1.0 for side in sides]
    scales = [max(longest)] * 2 if is_one_scale else longest
    places = [[bar / scale for bar in side.bars] for side, scale in zip(sides, scales, strict=True)]
    drawn = [place for side in places for place in side if not math.isnan(place)]
    low, high = min([0.0, *drawn]), max([0.0, *drawn])
    width = (high - low) or 1.0
    lines = [
        BarLine(name, text, (_bar(sides[0], places[0], i, low, width), _bar(sides[1], places[1], i, low, width)))
        for i, (name, text) in enumerate(zip(names, texts, strict=True))
    ]
    return TwoBars(-low / width, tuple(lines), (sides[0].foot, sides[1].foot))


def _side(both: TwoExplanations, which: int, n_shown: int) -> Side:
    bars = both.relevance[which].tolist()
    rest = [bar for bar in bars[n_shown:] if not math.isnan(bar)]
    shown = [*bars[:n_shown], *([math.fsum(rest) if rest else math.nan] if n_shown < len(bars) else [])]
    logit, (pro, contra) = both.evidence[which], both.sums(which)
    form = evidence_format(max((abs(bar) for bar in shown if not math.isnan(bar)), default=0.0), logit)
    if math.isnan(logit):
        return Side((math.nan,) * len(shown), (0,) * len(shown), form, Foot("", "", ""))
    equation = round_equation(form, pro, contra, logit)
    heights = [0.0 if math.isnan(bar) else bar for bar in shown]
    units = round_bars(form, heights, equation, joint=n_shown < len(bars))
    foot = Foot(form.write(equation.pro, sign=True), form.write(equation.contra, sign=True), form.write(equation.logit))
    return Side(tuple(shown), tuple(units), form, foot)


def _bar(side: Side, places: list[float], i: int, low: float, width: float) -> Bar | None:
    """Return a bar with its place in the cell; None for a column that does not count."""
    place = places[i]
    if math.isnan(place):
        return None
    start = (min(place, 0.0) - low) / width
    return Bar(start, abs(place) / width, place >= 0.0, side.form.write(side.units[i], sign=True))
